//! What no source can show: a page that has no parser, nodes that stand in a page, depth.

use super::*;
use crate::article::{Basis, Diagnostic, Event};
use crate::import::native::Html5;

/// Reads HTML as a source.
fn reading(html: &str, parser: &impl Parser) -> (Article, Vec<Diagnostic>) {
    let mut report = Report::new(html);
    (read(html, parser, &mut report), report.diagnostics)
}

/// The nodes of a page, as they stand there.
fn nodes(html: &str) -> Tree {
    Html5.parse(html).unwrap_or_default()
}

fn number_of(tree: &Tree, name: &str, at: usize) -> u32 {
    let node = tree.all().filter(|node| node.name() == Some(name)).nth(at);
    node.and_then(|node| u32::try_from(node.number()).ok()).unwrap_or_default()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::text(text)])
}

/// A page whose policy allows no HTML parser.
struct NoParser;

impl Parser for NoParser {
    fn parse(&self, _: &str) -> Option<Tree> {
        None
    }
}

#[test]
fn without_a_parser_the_words_stay_and_the_tags_go() {
    let (article, told) = reading("One <em>two</em> <hr>three", &NoParser);
    assert_eq!(article.body, [paragraph("One "), paragraph("two"), paragraph("three")]);
    assert_eq!(told.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::HtmlUnparsed]);
}

#[test]
fn without_a_parser_what_was_built_already_stays() {
    let mut held = Held::default();
    let blocks = held.hold(Built::Blocks(vec![Block::Rule]));
    let line = held.hold(Built::Line(vec![Inline::text("line")]));
    let html = format!("One {blocks}two {line}");
    let found = super::blocks(&html, 0, &NoParser, &mut held, &mut Report::new(&html));
    let built = Block::Plain(vec![Inline::text("line")]);
    assert_eq!(found, [paragraph("One "), Block::Rule, paragraph("two "), built]);
}

#[test]
fn what_stands_in_a_page_is_named_by_its_nodes() {
    let tree = nodes(
        "<h2>Siege</h2><p>Held.<sup><a id=r href=#n>1</a></sup> <a href=https://example.org/>Link</a> \
         <time datetime=1979>1979</time> <sup data-fn=f>2</sup></p>\
         <p id=n>1. Carter Library. <a href=#r>↩</a></p>\
         <h2>Timeline</h2><ul><li><time datetime=1979-11-04>4 November</time> It begins.</li></ul>",
    );
    let article = page(&tree);
    let at = |name, at| Span { line: number_of(&tree, name, at), column: 0 };
    let [Block::Heading(heading), Block::Paragraph(line)] = article.body.as_slice() else {
        unreachable!("{:?}", article.body)
    };
    assert_eq!(heading.span, at("h2", 0));
    let spans = line.iter().filter_map(|inline| match inline {
        Inline::Call(call) => Some(call.span),
        Inline::Link(link) => Some(link.span),
        Inline::Time(time) => Some(time.span),
        _ => None,
    });
    assert_eq!(spans.collect::<Vec<_>>(), [at("a", 0), at("a", 1), at("time", 0), at("sup", 1)]);
    assert_eq!(article.notes.iter().map(|note| note.span).collect::<Vec<_>>(), [at("p", 1)], "a note");
    let events = article.timeline.iter().flat_map(|timeline| &timeline.events);
    assert_eq!(events.map(|event: &Event| event.span).collect::<Vec<_>>(), [at("li", 0)], "an event");
}

#[test]
fn what_the_date_of_a_drafted_event_rests_on_is_read_again() {
    let event = "<li data-sl-date=1979 data-sl-drafted=short-year><time>1979</time><div class=sl-what>It began.</div>";
    let article = page(&nodes(&format!("<h2>Timeline</h2><ol>{event}</ol>")));
    let events = article.timeline.iter().flat_map(|timeline| &timeline.events);
    assert_eq!(events.map(|event| event.drafted).collect::<Vec<_>>(), [Some(Basis::ShortYear)]);
}

#[test]
fn an_address_that_was_refused_is_shown_in_short() {
    let told = refused_address(&format!("java\u{7}script:{}", "x".repeat(100)));
    assert!(told.contains(&format!("`javascript:{}`", "x".repeat(49))), "{told}");
}

/// Whether the words within tags are shown that are nested so often, and what is told.
fn nested(tags: &str, times: usize) -> (bool, usize) {
    let (article, told) = reading(&format!("{}Words.", tags.repeat(times)), &Html5);
    let shown = joined(article.body).iter().any(|part| visit::text_of(std::slice::from_ref(part)).contains("Words."));
    (shown, told.iter().filter(|found| found.code == Code::TooDeep).count())
}

#[test]
fn elements_nest_as_deep_as_an_article_and_no_deeper() {
    // Each element is a level; a table has a body, and a list its item, where none is written.
    for (tags, times) in [
        ("<div>", 100),
        ("<blockquote>", 100),
        ("<b>", 100),
        ("<blink>", 100),
        ("<sl-hold-x>", 100),
        ("<ul><li>", 50),
        ("<ul>", 50),
        ("<dl><dd>", 50),
        ("<dl><dt>", 50),
        ("<dl><div><dd>", 33),
        ("<figure>", 100),
        ("<figure><figcaption>", 50),
        ("<details>", 100),
        ("<details><summary>", 50),
        ("<table><tr><td>", 25),
        ("<table><thead><tr><td>", 25),
        ("<table><caption>", 50),
        ("<span><div>", 50),
        ("<blink><div>", 50),
        ("<h2><i><div>", 33),
        ("<h2><i><blink>", 33),
        ("<h2><i><sl-hold-x>", 33),
    ] {
        assert_eq!(nested(tags, times), (true, 0), "{tags}");
        assert_eq!(nested(tags, times + 1), (false, 1), "{tags}");
    }
}

#[test]
fn a_page_may_be_deeper_than_any_article() {
    for name in ["b", "blink", "div", "ul", "table", "sl-hold-x"] {
        let mut tree = Tree::new();
        (0..50_000).for_each(|_| tree.open(name, Vec::new()));
        tree.text("Words.");
        assert_eq!(page(&tree).notes.len(), 0, "{name}: it ends");
    }
}

#[test]
fn terms_that_share_a_description_are_one_entry() {
    let (article, _) = reading("<dl><dt>Dhow<dt>Boom<dd>A ship.<dt>Lateen<dd>A sail.</dl>", &Html5);
    let [Block::Definitions(list)] = article.body.as_slice() else { unreachable!("it has a list") };
    assert_eq!(list.iter().map(|entry| entry.terms.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn rows_may_stand_in_a_table_that_a_script_made() {
    let mut tree = Tree::new();
    for name in ["table", "tr", "td"] {
        tree.open(name, Vec::new());
    }
    tree.text("Words.");
    let [Block::Table { body, .. }] = &page(&tree).body[..] else { unreachable!("it has a table") };
    assert_eq!(body.iter().flatten().map(|cell| cell.content.len()).collect::<Vec<_>>(), [1]);
}
