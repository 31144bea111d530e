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
    /// A note that nothing calls is not known for a note.
    Uncalled,
    /// FIXME: a frame, film or sound within a link becomes a link within a link, which no parser leaves so.
    LinkInLink,
}

/// Why two texts that should be one differ; `Err` where nothing excuses it.
pub(crate) fn reason(once: &str, twice: &str) -> Result<Option<Reason>, ()> {
    if once == twice {
        return Ok(None);
    }
    if links_nest(once) {
        return Ok(Some(Reason::LinkInLink));
    }
    if form(once) == form(twice) {
        return Ok(Some(Reason::Form));
    }
    let options = import::Options { format: Some(Format::Html), ..import::Options::default() };
    let tree = Html::parse_fragment(once);
    if import::import(once, &options, &Html5).0.timeline.is_some() {
        Ok(Some(Reason::Timeline))
    } else if has_uncalled_note(&tree) {
        Ok(Some(Reason::Uncalled))
    } else {
        Err(())
    }
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

/// Whether a link is opened while another is open. What is written holds no `<` but that of a tag.
fn links_nest(html: &str) -> bool {
    let mut open = 0_usize;
    html.split('<').any(|piece| {
        if piece.starts_with("a ") {
            open += 1;
        } else if piece.starts_with("/a>") {
            open = open.saturating_sub(1);
        }
        open > 1
    })
}

fn has_uncalled_note(tree: &Html) -> bool {
    let is_back = |node: &Node| node.as_element().is_some_and(|element| element.attr("role") == Some("doc-backlink"));
    let is_note = |node: &Node| {
        node.as_element().is_some_and(|element| element.attr("id").is_some_and(|id| id.starts_with("sl-note-")))
    };
    let mut notes = tree.tree.nodes().filter(|node| is_note(node.value()));
    notes.any(|note| !note.descendants().any(|node| is_back(node.value())))
}
