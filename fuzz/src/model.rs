//! Measures an article, and takes off it what only its source gave.

use std::rc::Rc;

use sidelight::article::{Article, Block, Inline, visit};
use sidelight::import::MAX_DEPTH;

/// The deepest nesting of elements that an importer may make: the limit, and the leaf in it.
pub(crate) const DEEPEST: usize = MAX_DEPTH + 2;

/// How many elements stand in one another when an article is drawn, at most: an item is one beside its list.
pub(crate) fn depth(article: &Article) -> usize {
    let bios = article.authors.iter().flat_map(|author| &author.bios).map(|bio| blocks(&bio.content));
    let notes = article.notes.iter().map(|note| blocks(&note.content));
    let events = article.timeline.iter().flat_map(|timeline| &timeline.events).map(|event| blocks(&event.content));
    let heading = article.timeline.iter().map(|timeline| line(&timeline.heading));
    let rest = [line(&article.title), line(&article.description), blocks(&article.body)];
    bios.chain(notes).chain(events).chain(heading).chain(rest).max().unwrap_or(0)
}

fn blocks(content: &[Block]) -> usize {
    content.iter().map(block).max().unwrap_or(0)
}

fn block(block: &Block) -> usize {
    match block {
        Block::Plain(content) => line(content),
        Block::Paragraph(content) => 1 + line(content),
        Block::Heading(heading) => 1 + line(&heading.content),
        Block::Quote(content) | Block::Part { content, .. } => 1 + blocks(content),
        Block::Fold { summary, content, .. } => 1 + line(summary).max(blocks(content)),
        Block::List { items, .. } => 2 + items.iter().map(|item| blocks(&item.content)).max().unwrap_or(0),
        Block::Table { caption, head, body } => {
            let cells = head.iter().chain(body).flatten().map(|cell| blocks(&cell.content)).max();
            4 + line(caption).max(cells.unwrap_or(0))
        }
        Block::Definitions(list) => {
            let terms = list.iter().flat_map(|entry| &entry.terms).map(|term| line(term)).max();
            let said = list.iter().flat_map(|entry| &entry.descriptions).map(|said| blocks(said)).max();
            2 + terms.max(said).unwrap_or(0)
        }
        Block::Figure { content, caption } => 1 + blocks(content).max(blocks(caption)),
        Block::Code { .. } | Block::Rule => 1,
    }
}

fn line(content: &[Inline]) -> usize {
    content.iter().map(inline).max().unwrap_or(0)
}

fn inline(inline: &Inline) -> usize {
    match inline {
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
            1 + line(content)
        }
        Inline::Link(link) => 1 + line(&link.content),
        Inline::Time(time) => 1 + line(&time.content),
        Inline::Text(_) => 0,
        Inline::Code(_) | Inline::Image(_) | Inline::Call(_) | Inline::Break | Inline::WordBreak => 1,
    }
}

/// Takes off what the JSON form leaves out of an imported article: where the source said each thing.
pub(crate) fn without_places(article: &mut Article) {
    article.visit_mut(&mut |inline| match inline {
        Inline::Link(link) => link.span = Default::default(),
        Inline::Call(call) => call.span = Default::default(),
        Inline::Time(time) => time.span = Default::default(),
        _ => {}
    });
    let headings = |content: &mut Vec<Block>| {
        visit::blocks_mut(content, &mut |block| {
            if let Block::Heading(heading) = block {
                heading.span = Default::default();
            }
        });
    };
    headings(&mut article.body);
    for author in &mut article.authors {
        Rc::make_mut(author).bios.iter_mut().for_each(|bio| headings(&mut bio.content));
    }
    for note in &mut article.notes {
        let note = Rc::make_mut(note);
        note.span = Default::default();
        headings(&mut note.content);
    }
    for event in article.timeline.iter_mut().flat_map(|timeline| &mut Rc::make_mut(timeline).events) {
        event.span = Default::default();
        headings(&mut event.content);
    }
}
