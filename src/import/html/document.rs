//! A whole document, or an article in a page, as the model: not only its text, but what it
//! says of its notes, its dates and its authors in the markup that pages have.

use crate::article::anchor::slug;
use crate::article::{Article, Basis, Block, Event, Inline, Note, Timeline, visit};

use super::attributes::language;
use super::notes::{self, Found};
use super::tree::{Node, Tree};
use super::{Walker, head, timeline};

/// Reads a tree. Parts of a page that Sidelight drew are read for what they say, not as text.
pub(super) fn read(tree: &Tree, walker: Walker<'_, '_>) -> Article {
    let dates = timeline::find(tree);
    let list = dates.as_ref().map(|found| tree.node(found.list));
    let mut walker = Walker { notes: notes::find(tree, list), ..walker };
    walker.notes.aside.extend(dates.iter().flat_map(|found| [found.heading, found.list]));
    walker.notes.aside.extend(tree.all().filter(|node| is_drawn(*node)).map(Node::number));
    let mut article = head::read(tree, &mut walker);
    article.timeline = dates.map(|found| walker.timeline(tree, found).into());
    let found = std::mem::take(&mut walker.notes.notes);
    article.notes = found.iter().map(|found| walker.note(tree, found).into()).collect();
    article.body = walker.flow(tree.root().children(), 0);
    if let Some(text) = tree.all().find(|node| is_frame(*node)) {
        (article.lang, article.dir) = language(text);
    }
    // What is said of the whole is said of the article.
    while let [Block::Part { lang, dir, content }] = article.body.as_mut_slice() {
        article.lang = article.lang.take().or(lang.take());
        article.dir = article.dir.or(*dir);
        article.body = std::mem::take(content);
    }
    article
}

/// Whether an element is one of those that Sidelight draws a text in, which say the language
/// of the article again.
pub(super) fn is_frame(node: Node<'_>) -> bool {
    ["sl-frame", "sl-header", "sl-prose"].iter().any(|class| node.has("class", class))
}

/// The id that an author gave to an event; Sidelight's own are made of its date.
fn event_id(element: Node<'_>) -> Option<String> {
    let id = element.said("id")?;
    match id.strip_prefix("sl-event-") {
        Some(own) => (Some(own) != element.attribute("data-sl-date").map(slug).as_deref()).then(|| own.to_string()),
        None => Some(id),
    }
}

/// Whether Sidelight drew an element around the text, when the page was written.
fn is_drawn(node: Node<'_>) -> bool {
    const DRAWN: [&str; 10] =
        ["skip-links", "standfirst", "names", "dates", "byline", "contents", "timeline", "notice", "mentions", "end"];
    node.attribute("class").is_some_and(|class| {
        class.split_ascii_whitespace().filter_map(|name| name.strip_prefix("sl-")).any(|name| DRAWN.contains(&name))
    })
}

impl Walker<'_, '_> {
    fn timeline(&mut self, tree: &Tree, found: timeline::Found) -> Timeline {
        let heading = super::trimmed(self.line(tree.node(found.heading).children(), 1));
        let events = found.entries.into_iter().map(|entry| {
            let element = tree.node(entry.element);
            let content = entry.content.into_iter().map(|number| tree.node(number));
            let content = content.flat_map(|node| if node.is(&["dd"]) { node.children() } else { vec![node] });
            Event {
                date: entry.date,
                id: event_id(element),
                content: self.loose(content.collect(), 1),
                drafted: element.attribute("data-sl-drafted").and_then(Basis::parse),
                span: self.span(element),
                ..Event::default()
            }
        });
        Timeline { heading, events: events.collect() }
    }

    fn note(&mut self, tree: &Tree, found: &Found) -> Note {
        let element = tree.node(found.element);
        let mut content = self.loose(element.children(), 1);
        if let Some(Block::Paragraph(line) | Block::Plain(line)) = content.first_mut() {
            trim_sign(line, &found.sign, element.is(&["li"]));
        }
        content.retain(|block| !visit::is_blank(std::slice::from_ref(block)));
        Note { label: found.label.clone(), content, span: self.span(element), ..Note::default() }
    }
}

/// Takes away the sign that a note begins with, and what stands after it. The items of a
/// list are numbered by the page.
fn trim_sign(line: &mut Vec<Inline>, sign: &str, is_item: bool) {
    if let Some(Inline::Text(text)) = line.first_mut() {
        let start = text.trim_start_matches(|c: char| c.is_whitespace() || "[(".contains(c));
        let after = start
            .strip_prefix(sign)
            .filter(|after| !is_item && after.starts_with(['.', ')', ']', ':', '\u{a0}', '\t']));
        let rest = after.unwrap_or(text);
        *text = rest.trim_start_matches(|c: char| c.is_whitespace() || ".)]:^↑".contains(c)).to_string();
    }
    *line = super::trimmed(std::mem::take(line));
}
