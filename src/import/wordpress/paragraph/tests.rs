//! Paragraphs, breaks, and where the text may be cut.

use super::*;

fn all_of(text: &str) -> Vec<Segment> {
    segments(text, 0..text.len(), &[], &mut Reader::new())
}

/// The HTML, with `|` where it is cut.
fn html(text: &str) -> String {
    let segments = all_of(text);
    segments.iter().map(|segment| segment.html.replace('\n', "")).collect::<Vec<_>>().join("|")
}

#[test]
fn paragraphs_and_breaks() {
    for (text, expected) in [
        ("a", "<p>a</p>"),
        ("a\nb", "<p>a<br />b</p>"),
        ("\n\na\n \n\nb\n", "<p>a</p><p>b</p>"),
        ("a<br>\nb", "<p>a<br />b</p>"),
        ("a<br /><br/>b", "<p>a</p><p>b</p>"),
        ("<p>a</p>\n\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("a <b>b\nc</b>", "<p>a <b>b<br />c</b></p>"),
        ("a < b", "<p>a &lt; b</p>"),
        ("a<!--more-->b", "<p>a</p><p>b</p>"),
        ("a\n<h2>b</h2>\nc", "<p>a</p>|<h2>b</h2>|<p>c</p>"),
        ("<ul>\n<li>a\nb</li>\n<li>c</li>\n</ul>", "<ul><li>a<br />b</li><li>c</li></ul>"),
        ("<blockquote>a\n\nb</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
        ("<div>a\n\nb</div>", "<div>a<p>b</p></div>"),
        ("<a href=\"x\">a</a>\n\nb\n\nc", "<p><a href=\"x\">a</a></p>|<p>b</p><p>c</p>"),
        ("<textarea>a\n\n<p>b</textarea>\n\nc", "<p><textarea>a<p>b</textarea></p>|<p>c</p>"),
        ("<u><textarea>a</textarea>\n\nb</u>\n\nc", "<p><u><textarea>a</textarea></p><p>b</u></p>|<p>c</p>"),
        ("<img src=x>\n\n<i class=x>b</i>\n\nc", "<p><img src=x></p>|<p><i class=x>b</i></p>|<p>c</p>"),
        ("<x/>\n\n<i class=x>b</i>\n\nc", "<p><x/></p>|<p><i class=x>b</i></p>|<p>c</p>"),
        ("<u>a\n\nb</u>\n\nc", "<p><u>a</p><p>b</u></p>|<p>c</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert_eq!(all_of("<pre>a\n\n<b>b</pre>").first().map(|s| s.html.as_str()), Some("<pre>a\n\n<b>b</pre>"));
}

#[test]
fn blocks_of_the_editor_are_left_as_they_are() {
    let text = "<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\nfree\n\ntext\n\n<!-- wp:shortcode -->\nc\n\nd\n<!-- /wp:shortcode -->";
    assert_eq!(html(text), "<p>ab</p><p>free</p><p>text</p><p>c</p><p>d</p>");
    let text = "<!-- wp:paragraph -->\n<p>a <i class=x>b</i></p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>c</p>\n<!-- /wp:paragraph -->";
    assert_eq!(html(text), "<p>a <i class=x>b</i></p>|<p>c</p>");
}

#[test]
fn segments_know_their_place() {
    let text = "a\n\n  <i class=x>b</i>\n\n<h2>c</h2>";
    let found: Vec<usize> = all_of(text).iter().map(|segment| segment.offset).collect();
    assert_eq!(found, [0, 5, 23]);
    let text = "  a<h2 class=x>b</h2>  c";
    let found: Vec<usize> = all_of(text).iter().map(|segment| segment.offset).collect();
    assert_eq!(found, [2, 3, 23], "spaces before words are not of them");
}

#[test]
fn stand_ins_part_paragraphs_or_stand_in_them() {
    let text = "a XX b YY c";
    let stands = [
        Stand { range: 2..4, html: "<x></x>".into(), block: true },
        Stand { range: 7..9, html: "<y></y>".into(), block: false },
    ];
    let joined: String =
        segments(text, 0..text.len(), &stands, &mut Reader::new()).into_iter().map(|segment| segment.html).collect();
    assert_eq!(joined, "<p>a</p><x></x><p>b <y></y> c</p>");
}
