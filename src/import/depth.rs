//! How deep an article may nest: a page and the stack of whoever draws it have an end.
//!
//! Each importer stops at [`MAX_DEPTH`] where it reads, but their depths add up where one reads within
//! another: Markdown in HTML in Markdown, shortcodes in both. So what is put in a place is cut to the
//! room that is left there, and every article once more as a whole. What is cut keeps its words.

use std::rc::Rc;

use crate::article::{Article, Block, Code, Inline, Span, visit};

use super::html::into_line;
use super::{MAX_DEPTH, Report};

/// Cuts a whole article to the deepest nesting that is kept.
pub(super) fn limit(article: &mut Article, report: &mut Report<'_>) {
    let mut cut = line(&mut article.title, MAX_DEPTH) | line(&mut article.description, MAX_DEPTH);
    cut |= blocks(&mut article.body, MAX_DEPTH);
    for author in &mut article.authors {
        for bio in &mut Rc::make_mut(author).bios {
            cut |= blocks(&mut bio.content, MAX_DEPTH);
        }
    }
    for note in &mut article.notes {
        cut |= blocks(&mut Rc::make_mut(note).content, MAX_DEPTH);
    }
    if let Some(timeline) = &mut article.timeline {
        let timeline = Rc::make_mut(timeline);
        cut |= line(&mut timeline.heading, MAX_DEPTH);
        for event in &mut timeline.events {
            cut |= blocks(&mut event.content, MAX_DEPTH);
        }
    }
    if cut && !report.diagnostics.iter().any(|found| found.code == Code::TooDeep) {
        let message =
            format!("The text nests deeper than {MAX_DEPTH} levels; what is deeper was flattened. Nest less.");
        report.add_at(Code::TooDeep, Span::default(), message);
    }
}

/// Makes a paragraph of every block that has no room for what it holds; says whether there was one.
pub(super) fn blocks(content: &mut [Block], room: usize) -> bool {
    let mut cut = false;
    for block in content {
        if room < elements(block) {
            let deep = std::mem::replace(block, Block::Rule);
            *block = Block::Paragraph(into_line(deep));
            cut = true;
        }
        let room = room.saturating_sub(elements(block));
        cut |= match block {
            Block::Paragraph(words) | Block::Plain(words) => line(words, room),
            Block::Heading(heading) => line(&mut heading.content, room),
            Block::Quote(content) | Block::Part { content, .. } => blocks(content, room),
            Block::Fold { summary, content, .. } => line(summary, room) | blocks(content, room),
            Block::List { items, .. } => {
                items.iter_mut().fold(false, |cut, item| cut | blocks(&mut item.content, room))
            }
            Block::Table { caption, head, body } => {
                let cells = head.iter_mut().chain(body).flatten();
                line(caption, room) | cells.fold(false, |cut, cell| cut | blocks(&mut cell.content, room))
            }
            Block::Definitions(list) => list.iter_mut().fold(false, |cut, entry| {
                let terms = entry.terms.iter_mut().fold(cut, |cut, term| cut | line(term, room));
                entry.descriptions.iter_mut().fold(terms, |cut, said| cut | blocks(said, room))
            }),
            Block::Figure { content, caption } => blocks(content, room) | blocks(caption, room),
            Block::Code { .. } | Block::Rule => false,
        };
    }
    cut
}

/// Leaves the words of every mark that has no room; says whether there was one.
pub(super) fn line(content: &mut [Inline], room: usize) -> bool {
    let mut cut = false;
    for inline in content {
        if room == 0 && marks(inline).is_some() {
            *inline = Inline::Text(visit::text_of(std::slice::from_ref(inline)));
            cut = true;
        } else if let Some(content) = marks(inline) {
            cut |= line(content, room - 1);
        }
    }
    cut
}

/// How many elements stand around what a block holds; none where it holds a line alone.
fn elements(block: &Block) -> usize {
    match block {
        Block::Quote(_) | Block::Part { .. } | Block::Fold { .. } | Block::Figure { .. } => 1,
        Block::List { .. } | Block::Definitions(_) => 2,
        Block::Table { .. } => 4,
        Block::Paragraph(_) | Block::Plain(_) | Block::Heading(_) | Block::Code { .. } | Block::Rule => 0,
    }
}

/// The words that an inline marks.
fn marks(inline: &mut Inline) -> Option<&mut Vec<Inline>> {
    match inline {
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
            Some(content)
        }
        Inline::Link(link) => Some(&mut link.content),
        Inline::Time(time) => Some(&mut time.content),
        Inline::Text(_) | Inline::Code(_) | Inline::Image(_) | Inline::Call(_) => None,
        Inline::Break | Inline::WordBreak => None,
    }
}

#[cfg(all(test, feature = "formats", not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::import::native::Html5;
    use crate::import::{Format, Options, import};

    /// Block after block, the first of what each holds: how many levels there are, and the words of the last.
    fn innermost(mut content: &[Block]) -> (usize, String) {
        let mut depth = 0;
        loop {
            content = match content.first() {
                Some(Block::Quote(inner) | Block::Part { content: inner, .. }) => inner,
                Some(Block::List { items, .. }) => items.first().map_or(&[][..], |item| &item.content),
                Some(Block::Paragraph(line) | Block::Plain(line)) => return (depth, visit::text_of(line)),
                _ => return (depth, String::new()),
            };
            depth += 1;
        }
    }

    fn read(source: &str, format: Format) -> (usize, String, bool) {
        let options = Options { format: Some(format), ..Options::default() };
        let (article, found) = import(source, &options, &Html5);
        let (depth, words) = innermost(&article.body);
        (depth, words, found.iter().any(|found| found.code == Code::TooDeep))
    }

    #[test]
    fn lists_nest_half_as_deep_since_each_is_two_elements() {
        assert_eq!(read(&format!("{}word", "- ".repeat(50)), Format::Markdown), (50, "word".into(), false));
        assert_eq!(read(&format!("{}word", "- ".repeat(60)), Format::Markdown), (50, "word".into(), true));
    }

    #[test]
    fn depths_of_markdown_and_of_html_in_it_are_one() {
        let nested = |quotes: usize, parts: usize| {
            let (quotes, parts) = ("> ".repeat(quotes), "<blockquote>".repeat(parts));
            format!("{quotes}{parts}\n{quotes}\n{quotes}> word\n")
        };
        assert_eq!(read(&nested(30, 30), Format::Markdown), (61, "word".into(), false));
        assert_eq!(read(&nested(60, 60), Format::Markdown), (100, "word".into(), true));
    }
}
