//! Walks over a text in reading order, so that a pass says only what it does to each part.

use super::{Block, Inline};

/// Calls `f` on every inline of `blocks`, parents before what they hold.
pub fn inlines_mut(blocks: &mut [Block], f: &mut dyn FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Plain(line) => in_line_mut(line, f),
            Block::Heading(heading) => in_line_mut(&mut heading.content, f),
            Block::Quote(content) | Block::Part { content, .. } => inlines_mut(content, f),
            Block::Fold { summary, content, .. } => {
                in_line_mut(summary, f);
                inlines_mut(content, f);
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| inlines_mut(&mut item.content, f)),
            Block::Table { caption, head, body } => {
                in_line_mut(caption, f);
                head.iter_mut().chain(body).flatten().for_each(|cell| inlines_mut(&mut cell.content, f));
            }
            Block::Definitions(list) => {
                for entry in list {
                    entry.terms.iter_mut().for_each(|term| in_line_mut(term, f));
                    entry.descriptions.iter_mut().for_each(|description| inlines_mut(description, f));
                }
            }
            Block::Figure { content, caption } => {
                inlines_mut(content, f);
                inlines_mut(caption, f);
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

/// Calls `f` on every inline of one line, parents before what they hold.
pub fn in_line_mut(line: &mut [Inline], f: &mut dyn FnMut(&mut Inline)) {
    for inline in line {
        f(inline);
        match inline {
            Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
                in_line_mut(content, f);
            }
            Inline::Link(link) => in_line_mut(&mut link.content, f),
            Inline::Time(time) => in_line_mut(&mut time.content, f),
            Inline::Text(_) | Inline::Code(_) | Inline::Image(_) | Inline::Call(_) => {}
            Inline::Break | Inline::WordBreak => {}
        }
    }
}

/// Calls `f` on every line of `blocks`: those of the blocks, and within each those of what it holds.
pub fn lines_mut(blocks: &mut [Block], f: &mut dyn FnMut(&mut Vec<Inline>)) {
    blocks_mut(blocks, &mut |block| match block {
        Block::Paragraph(line) | Block::Plain(line) => lines_in_mut(line, f),
        Block::Heading(heading) => lines_in_mut(&mut heading.content, f),
        Block::Fold { summary: line, .. } | Block::Table { caption: line, .. } => lines_in_mut(line, f),
        Block::Definitions(list) => {
            list.iter_mut().flat_map(|entry| &mut entry.terms).for_each(|term| lines_in_mut(term, f));
        }
        _ => {}
    });
}

/// Calls `f` on a line, then on the lines of what it holds.
pub fn lines_in_mut(line: &mut Vec<Inline>, f: &mut dyn FnMut(&mut Vec<Inline>)) {
    f(line);
    for inline in line {
        match inline {
            Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
                lines_in_mut(content, f);
            }
            Inline::Link(link) => lines_in_mut(&mut link.content, f),
            Inline::Time(time) => lines_in_mut(&mut time.content, f),
            _ => {}
        }
    }
}

/// Calls `f` on every block, parents before what they hold.
pub fn blocks_mut(blocks: &mut [Block], f: &mut dyn FnMut(&mut Block)) {
    for block in blocks {
        f(block);
        match block {
            Block::Quote(content) | Block::Fold { content, .. } | Block::Part { content, .. } => blocks_mut(content, f),
            Block::List { items, .. } => {
                for item in items {
                    blocks_mut(&mut item.content, f);
                }
            }
            Block::Table { head, body, .. } => {
                for cell in head.iter_mut().chain(body).flatten() {
                    blocks_mut(&mut cell.content, f);
                }
            }
            Block::Definitions(list) => {
                for description in list.iter_mut().flat_map(|entry| &mut entry.descriptions) {
                    blocks_mut(description, f);
                }
            }
            Block::Figure { content, caption } => {
                blocks_mut(content, f);
                blocks_mut(caption, f);
            }
            Block::Paragraph(_) | Block::Plain(_) | Block::Heading(_) | Block::Code { .. } | Block::Rule => {}
        }
    }
}

/// How many parts a block has at any depth: what a page makes of it grows with that.
#[must_use]
pub fn weight(block: &Block) -> usize {
    let all = |blocks: &[Block]| blocks.iter().map(weight).sum::<usize>();
    1 + match block {
        Block::Paragraph(line) | Block::Plain(line) => weight_of_line(line),
        Block::Heading(heading) => weight_of_line(&heading.content),
        Block::Quote(content) | Block::Part { content, .. } => all(content),
        Block::Fold { summary, content, .. } => weight_of_line(summary) + all(content),
        Block::List { items, .. } => items.iter().map(|item| 1 + all(&item.content)).sum(),
        Block::Table { caption, head, body } => {
            let cells = head.iter().chain(body).flatten();
            weight_of_line(caption) + cells.map(|cell| 1 + all(&cell.content)).sum::<usize>()
        }
        Block::Definitions(list) => list
            .iter()
            .map(|entry| {
                let terms: usize = entry.terms.iter().map(|term| 1 + weight_of_line(term)).sum();
                terms + entry.descriptions.iter().map(|said| 1 + all(said)).sum::<usize>()
            })
            .sum(),
        Block::Figure { content, caption } => all(content) + all(caption),
        Block::Code { .. } | Block::Rule => 0,
    }
}

/// How many parts a line has at any depth.
#[must_use]
pub fn weight_of_line(line: &[Inline]) -> usize {
    let within = |inline: &Inline| match inline {
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
            weight_of_line(content)
        }
        Inline::Link(link) => weight_of_line(&link.content),
        Inline::Time(time) => weight_of_line(&time.content),
        _ => 0,
    };
    line.iter().map(|inline| 1 + within(inline)).sum()
}

/// The words of a line, without notes and marks: for names, ids and descriptions.
#[must_use]
pub fn text_of(line: &[Inline]) -> String {
    fn collect(line: &[Inline], out: &mut String) {
        for inline in line {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Styled { content, .. }
                | Inline::Abbreviation { content, .. }
                | Inline::Part { content, .. } => collect(content, out),
                Inline::Link(link) => collect(&link.content, out),
                Inline::Time(time) => collect(&time.content, out),
                Inline::Image(image) => out.push_str(&image.alt),
                Inline::Break => out.push(' '),
                Inline::Call(_) | Inline::WordBreak => {}
            }
        }
    }
    let mut out = String::new();
    collect(line, &mut out);
    out
}

/// How many words blocks have: what white space divides and holds a letter or digit.
#[must_use]
pub fn words(blocks: &[Block]) -> u32 {
    let line = |line: &[Inline]| {
        let words = text_of(line).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        u32::try_from(words).unwrap_or(u32::MAX)
    };
    let of = |block: &Block| match block {
        Block::Paragraph(content) | Block::Plain(content) => line(content),
        Block::Heading(heading) => line(&heading.content),
        Block::Quote(content) | Block::Part { content, .. } => words(content),
        Block::Fold { summary, content, .. } => line(summary) + words(content),
        Block::List { items, .. } => items.iter().map(|item| words(&item.content)).sum(),
        Block::Table { caption, head, body } => {
            line(caption) + head.iter().chain(body).flatten().map(|cell| words(&cell.content)).sum::<u32>()
        }
        Block::Definitions(list) => list
            .iter()
            .map(|entry| {
                let terms: u32 = entry.terms.iter().map(|term| line(term)).sum();
                terms + entry.descriptions.iter().map(|description| words(description)).sum::<u32>()
            })
            .sum(),
        Block::Figure { content, caption } => words(content) + words(caption),
        Block::Code { .. } | Block::Rule => 0,
    };
    blocks.iter().map(of).sum()
}

/// Whether blocks say nothing at all.
#[must_use]
pub fn is_blank(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| match block {
        Block::Paragraph(line) | Block::Plain(line) => is_blank_line(line),
        Block::Quote(content) | Block::Part { content, .. } => is_blank(content),
        _ => false,
    })
}

/// Whether a line says nothing at all.
#[must_use]
pub fn is_blank_line(line: &[Inline]) -> bool {
    line.iter().all(|inline| match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break | Inline::WordBreak => true,
        _ => false,
    })
}
