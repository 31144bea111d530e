//! Attributes as they are written, and as they are damaged.

use super::*;

fn values(text: &str) -> Option<String> {
    let tag = Reader::new(text).read(0)?;
    let attributes = tag.attributes.into_iter().map(|a| format!("{}={}", a.name.unwrap_or_default(), a.value));
    Some(std::iter::once(tag.name).chain(attributes).collect::<Vec<_>>().join("|"))
}

#[test]
fn attributes_as_wordpress_reads_them() {
    for (text, expected) in [
        ("[a]", "a"),
        ("[a b=\"c d\" e='f' g=h i \"j k\" http://x.org/]", "a|b=c d|e=f|g=h|=i|=j k|=http://x.org"),
        ("[a B = \"c\" ]", "a|b=c"),
        ("[a b=\"[c\" d=\"e [f] g\"]", "a|b=[c|d=e [f] g"),
        ("[a\u{a0}b=\"c\u{a0}\u{200b}d\"]", "a|b=c d"),
        ("[a href=http://x.org/y/z title='']", "a|href=http://x.org/y/z|title="),
    ] {
        assert_eq!(values(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn damaged_attributes_are_read_as_they_were_meant() {
    for (text, expected) in [
        ("[toggler title=”By A. Writer” ]", "toggler|title=By A. Writer"),
        ("[toggler title=“By A. “Pen” Writer” open=yes]", "toggler|title=By A. “Pen” Writer|open=yes"),
        ("[toggler title=„By A.“]", "toggler|title=By A."),
        ("[toggler title=«نوشته»]", "toggler|title=نوشته"),
        ("[toggler title=&#8221;By A. Writer&#8243; /]", "toggler|title=By A. Writer"),
        ("[toggler title=&quot;By A&quot;]", "toggler|title=By A"),
        ("[toggler title=\"By A. Writer”]", "toggler|title=By A. Writer"),
        ("[toggler title=’Pat O’Brien’]", "toggler|title=Pat O’Brien"),
        ("[toggler title=\"By A. Writer]said \"yes\"", "toggler|title=By A. Writer"),
        ("[ toggler&nbsp;title=&#039;x&#039;]", "toggler|title=x"),
        ("[toggler<br />title=\"x\"]", "toggler|title=x"),
        ("[toggler title=\"x\"open=\"y\"]", "toggler|title=x|open=y"),
        ("[spoiler=\"The end\"]", "spoiler|=The end"),
        ("[/ toggler ]", "toggler"),
        ("[\\toggler]", "toggler"),
    ] {
        assert_eq!(values(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn brackets_of_prose_are_no_tags() {
    for text in ["[1]", "[…]", "[^note]", "[Editor's note]", "[note: x]", "[a [b]", "[a", "[", "[]", "[ ]"] {
        assert_eq!(values(text), None, "{text}");
    }
}
