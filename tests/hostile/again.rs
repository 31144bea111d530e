//! What was written, read again as HTML: the same is written of it.

use ego_tree::NodeRef;
use scraper::{Html, Node};

use sidelight::import::{self, Format, native::Html5};

/// Why what is written can differ from what is written of it, when it is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// Directions that follow from the surroundings, which a part does not carry; white space and breaks at the
    /// ends of a block; text beside paragraphs, which becomes one; a carriage return or a null character, which
    /// HTML cannot spell.
    /// FIXME: a null that a post's JSON has escaped is written as it is.
    Form,
    /// A list of dates under a heading that says so is a timeline in HTML, and stands beside the text.
    Timeline,
}

/// Why two texts that should be one differ; `Err` where nothing excuses it.
pub(crate) fn reason(once: &str, twice: &str) -> Result<Option<Reason>, ()> {
    if once == twice {
        return Ok(None);
    }
    if form(once) == form(twice) {
        return Ok(Some(Reason::Form));
    }
    let options = import::Options { format: Some(Format::Html), ..import::Options::default() };
    if import::import(once, &options, &Html5).0.timeline.is_some() { Ok(Some(Reason::Timeline)) } else { Err(()) }
}

/// Elements and text in order, without what [`Reason::Form`] names.
fn form(html: &str) -> String {
    let mut out = String::new();
    describe(Html::parse_fragment(html).tree.root(), &mut out);
    out
}

fn describe(node: NodeRef<'_, Node>, out: &mut String) {
    match node.value() {
        Node::Text(text) => out.extend(text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\0' | '\u{fffd}'))),
        Node::Element(element) if !matches!(element.name(), "p" | "div" | "br" | "wbr") => {
            let attributes = element.attrs().filter(|(name, _)| *name != "dir");
            let said: String = attributes.map(|(name, value)| format!(" {name}={value:?}")).collect();
            out.push_str(&format!("<{}{}>", element.name(), said.replace("\\r", "\\n").replace("\\0", "\u{fffd}")));
            node.children().for_each(|child| describe(child, out));
            out.push_str(&format!("</{}>", element.name()));
        }
        _ => node.children().for_each(|child| describe(child, out)),
    }
}
