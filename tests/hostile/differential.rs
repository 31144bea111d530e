//! Our reading of HTML against that of ammonia, an allow-list sanitiser that others keep.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, driver, local_name, ns};
use scraper::{ElementRef, Html, HtmlTreeSink, Node};

use super::judge::addresses;

/// Elements that go with all that they hold, where ammonia opens them up and keeps the text in them.
pub(crate) const DROPPED: [(&str, &str); 21] = [
    ("applet", "what is shown in place of a program"),
    ("audio", "what is shown in place of a sound; a link to it is kept"),
    ("canvas", "what is shown in place of a picture"),
    ("datalist", "not shown until something is typed"),
    ("dialog", "not shown until it is opened"),
    ("iframe", "what is shown in place of a document; a link to it is kept"),
    ("map", "the areas of an image"),
    ("math", "a formula: its signs make no sense in a row"),
    ("noembed", "not shown by any browser of today"),
    ("noframes", "not shown by any browser of today"),
    ("object", "what is shown in place of an object; a link to it is kept"),
    ("script", "ammonia keeps it where it stands in a drawing"),
    ("slot", "the place of a text, not a text"),
    ("style", "ammonia keeps it where it stands in a drawing"),
    ("svg", "a drawing: its labels make no sentence without it"),
    ("template", "not shown"),
    ("title", "the name of a page or of a drawing, not part of its text"),
    ("video", "what is shown in place of a film; a link to it is kept"),
    ("label", "of a side note in the form of Tufte CSS: the sign of its call, which is numbered"),
    ("dl", "of a timeline: its dates are written in words"),
    ("sup", "of a footnote in WordPress's form: the sign of its call, which is numbered"),
];

/// Texts that ammonia keeps, and what became of them with us.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    /// How many we keep too.
    pub(crate) kept: usize,
    /// The elements of [`DROPPED`] for whose sake one is not kept, the innermost of each.
    pub(crate) dropped: Vec<&'static str>,
    /// The first that is lost, though nothing says that it should go.
    pub(crate) lost: Option<String>,
}

/// Compares the texts that ammonia keeps of an input with those in what we have written of it.
pub(crate) fn texts(input: &str, ours: &str) -> Texts {
    let theirs = text_of(&Html::parse_fragment(&ammonia::clean(input)));
    let ours = text_of(&Html::parse_fragment(ours));
    let tree = parsed(input);
    let mut texts = Texts::default();
    for node in tree.root_element().descendants() {
        let Some(text) = node.value().as_text().map(|text| squeezed(text)) else { continue };
        if text.is_empty() || !theirs.contains(&text) {
            continue;
        }
        let mut around = node.ancestors().filter_map(ElementRef::wrap).map(|element| element.value().name());
        if ours.contains(&text) {
            texts.kept += 1;
        } else if let Some((name, _)) = around.find_map(|name| DROPPED.iter().find(|(known, _)| *known == name)) {
            texts.dropped.push(name);
        } else {
            texts.lost.get_or_insert(text);
        }
    }
    texts
}

/// What ammonia would still take out of what we have written: an element or an address.
pub(crate) fn refused(ours: &str) -> Option<String> {
    let theirs = ammonia::clean(ours);
    let names = |html: &str| {
        let tree = Html::parse_fragment(html);
        let elements = tree.tree.values().filter_map(Node::as_element).map(|element| element.name().to_owned());
        // The list of notes; ammonia knows no sections and opens them up.
        elements.filter(|name| name != "section").collect::<Vec<_>>()
    };
    if names(ours) != names(&theirs) {
        return Some(format!("elements {:?} of {:?}", names(&theirs), names(ours)));
    }
    let (ours, theirs) = (addresses(ours), addresses(&theirs));
    (ours != theirs).then(|| format!("addresses {theirs:?} of {ours:?}"))
}

/// An input as it is read where no scripts run.
fn parsed(input: &str) -> Html {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let body = QualName::new(None, ns!(html), local_name!("body"));
    driver::parse_fragment(HtmlTreeSink::new(Html::new_fragment()), options, body, Vec::new(), false).one(input)
}

fn text_of(tree: &Html) -> String {
    squeezed(&tree.tree.values().filter_map(Node::as_text).map(|text| &**text).collect::<String>())
}

/// Without white space; the parsers differ in what they do with a null character.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\0' | '\u{fffd}')).collect()
}
