//! How deep an article nests: no deeper than those who walk through it can follow.
//!
//! Each reader bounds what it nests itself, but HTML within Markdown within HTML adds up.

use std::rc::Rc;

use crate::article::{Article, Block, Inline};

use super::html::into_line;

/// Flattens what nests deeper than `most` levels of blocks and marks in each other; says
/// whether anything did.
pub(super) fn cap(article: &mut Article, most: usize) -> bool {
    let mut deep = cap_line(&mut article.title, most) | cap_line(&mut article.description, most);
    deep |= cap_blocks(&mut article.body, most);
    for bio in article.authors.iter_mut().flat_map(|author| &mut Rc::make_mut(author).bios) {
        deep |= cap_blocks(&mut bio.content, most);
    }
    for note in &mut article.notes {
        deep |= cap_blocks(&mut Rc::make_mut(note).content, most);
    }
    for event in article.timeline.iter_mut().flat_map(|timeline| &mut Rc::make_mut(timeline).events) {
        deep |= cap_blocks(&mut event.content, most);
    }
    deep
}

/// The same for blocks.
pub(super) fn cap_blocks(blocks: &mut [Block], most: usize) -> bool {
    blocks.iter_mut().fold(false, |deep, block| deep | cap_block(block, most))
}

fn cap_block(block: &mut Block, most: usize) -> bool {
    let holds_lines = matches!(block, Block::Paragraph(_) | Block::Plain(_) | Block::Heading(_) | Block::Code { .. });
    let Some(most) = most.checked_sub(1) else {
        if holds_lines || *block == Block::Rule {
            return false;
        }
        *block = Block::Plain(leaves(into_line(std::mem::replace(block, Block::Rule))));
        return true;
    };
    match block {
        Block::Paragraph(line) | Block::Plain(line) => cap_line(line, most),
        Block::Heading(heading) => cap_line(&mut heading.content, most),
        Block::Quote(content) | Block::Part { content, .. } => cap_blocks(content, most),
        Block::Fold { summary, content, .. } => cap_line(summary, most) | cap_blocks(content, most),
        Block::List { items, .. } => {
            items.iter_mut().fold(false, |deep, item| deep | cap_blocks(&mut item.content, most))
        }
        Block::Table { caption, head, body } => {
            let cells = head.iter_mut().chain(body).flatten();
            cells.fold(cap_line(caption, most), |deep, cell| deep | cap_blocks(&mut cell.content, most))
        }
        Block::Definitions(list) => list.iter_mut().fold(false, |deep, entry| {
            let terms = entry.terms.iter_mut().fold(false, |deep, term| deep | cap_line(term, most));
            entry.descriptions.iter_mut().fold(deep | terms, |deep, said| deep | cap_blocks(said, most))
        }),
        Block::Figure { content, caption } => cap_blocks(content, most) | cap_blocks(caption, most),
        Block::Code { .. } | Block::Rule => false,
    }
}

/// The same for a line.
pub(super) fn cap_line(line: &mut Vec<Inline>, most: usize) -> bool {
    let Some(most) = most.checked_sub(1) else {
        let deep = line.iter().any(|inline| content(inline).is_some());
        if deep {
            *line = leaves(std::mem::take(line));
        }
        return deep;
    };
    line.iter_mut().filter_map(content_mut).fold(false, |deep, content| deep | cap_line(content, most))
}

/// A line without its marks.
fn leaves(line: Vec<Inline>) -> Vec<Inline> {
    let mut out = Vec::new();
    for mut inline in line {
        match content_mut(&mut inline).map(std::mem::take) {
            Some(content) => out.extend(leaves(content)),
            None => out.push(inline),
        }
    }
    out
}

fn content(inline: &Inline) -> Option<&Vec<Inline>> {
    match inline {
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
            Some(content)
        }
        Inline::Link(link) => Some(&link.content),
        Inline::Time(time) => Some(&time.content),
        _ => None,
    }
}

fn content_mut(inline: &mut Inline) -> Option<&mut Vec<Inline>> {
    match inline {
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
            Some(content)
        }
        Inline::Link(link) => Some(&mut link.content),
        Inline::Time(time) => Some(&mut time.content),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Style, visit};

    #[test]
    fn what_is_deeper_keeps_its_words() {
        let mut line = vec![Inline::text("deep")];
        for _ in 0..5 {
            line = vec![Inline::text("a "), Inline::Styled { style: Style::Strong, content: line }];
        }
        let mut block = Block::Paragraph(line);
        for _ in 0..5 {
            block = Block::Quote(vec![block]);
        }
        let words = visit::text_of(&into_line(block.clone()));
        for most in 0..12 {
            let mut capped = vec![block.clone()];
            assert_eq!(cap_blocks(&mut capped, most), most < 11, "{most}");
            assert!(!cap_blocks(&mut capped, most), "{most}: once is enough");
            let kept: Vec<Inline> = capped.into_iter().flat_map(into_line).collect();
            assert_eq!(visit::text_of(&kept), words, "{most}");
        }
    }
}
