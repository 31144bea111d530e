//! What is too long to be drawn at once is divided: a list of 100,000 items becomes lists of some hundred.
//!
//! A page is drawn block by block in tasks of a few milliseconds, and answers its reader between them; one block
//! of that length would keep it busy for seconds. So no block of the text is larger than [`MOST`], as long as it can
//! be divided. Nothing is lost: words, numbers of lists, headers of tables go on where they were.

use std::rc::Rc;

use crate::article::{Article, Block, Code, Diagnostic, Inline, Row, Span, visit};

/// How much one block may hold: parts of a text (words in a row, links, items, cells) at any depth.
const MOST: usize = 1_000;

/// Divides what is too long, and says so.
pub(super) fn run(article: &mut Article, diagnostics: &mut Vec<Diagnostic>) {
    let mut divided = divide_all(&mut article.body);
    for note in &mut article.notes {
        divided |= note.content.iter().any(is_long) && divide_all(&mut Rc::make_mut(note).content);
    }
    if divided {
        let message = "A paragraph, list or table is so long that it was divided. Divide it where it makes sense.";
        diagnostics.push(Diagnostic::new(Code::TooLong, Span::default(), message));
    }
}

fn is_long(block: &Block) -> bool {
    visit::weight(block) > MOST
}

/// Divides those of some blocks that are too long; whether there were any.
fn divide_all(blocks: &mut Vec<Block>) -> bool {
    if !blocks.iter().any(is_long) {
        return false;
    }
    let before = blocks.len();
    *blocks = std::mem::take(blocks)
        .into_iter()
        .flat_map(|block| if is_long(&block) { divide(block) } else { vec![block] })
        .collect();
    blocks.len() > before
}

/// A block that is too long, in portions; one that cannot be divided stays.
fn divide(block: Block) -> Vec<Block> {
    match block {
        Block::Paragraph(line) => lines(line).into_iter().map(Block::Paragraph).collect(),
        Block::Plain(line) => lines(line).into_iter().map(Block::Paragraph).collect(),
        Block::Quote(content) => blocks(content).into_iter().map(Block::Quote).collect(),
        Block::Part { lang, dir, content } => {
            let part = |content| Block::Part { lang: lang.clone(), dir, content };
            blocks(content).into_iter().map(part).collect()
        }
        Block::List { start, items } => {
            let mut next = start;
            let list = |items: Vec<_>| {
                let start = next;
                next = next.map(|at| at.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX)));
                Block::List { start, items }
            };
            portions(items, |item| weight_of(&item.content)).into_iter().map(list).collect()
        }
        Block::Definitions(list) => {
            let weight = |entry: &crate::article::Definition| {
                let terms: usize = entry.terms.iter().map(|term| visit::weight_of_line(term)).sum();
                terms + entry.descriptions.iter().map(|said| weight_of(said)).sum::<usize>()
            };
            portions(list, weight).into_iter().map(Block::Definitions).collect()
        }
        Block::Table { caption, head, body } => {
            let mut caption = caption;
            let head = rows(head);
            // A header that is long itself is not said again.
            let again =
                if head.iter().map(weight_of_row).sum::<usize>() > MOST / 10 { Vec::new() } else { head.clone() };
            let mut heads = std::iter::once(head).chain(std::iter::repeat(again));
            let table = |body| Block::Table {
                caption: std::mem::take(&mut caption),
                head: heads.next().unwrap_or_default(),
                body,
            };
            portions(rows(body), weight_of_row).into_iter().map(table).collect()
        }
        other => vec![other],
    }
}

/// The content of a block that groups others, in portions.
fn blocks(mut content: Vec<Block>) -> Vec<Vec<Block>> {
    divide_all(&mut content);
    portions(content, visit::weight)
}

/// Rows that are not too wide: what is beyond goes into rows below.
fn rows(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().flat_map(|row| portions(row, |cell| weight_of(&cell.content))).collect()
}

fn weight_of_row(row: &Row) -> usize {
    row.iter().map(|cell| weight_of(&cell.content)).sum()
}

fn weight_of(content: &[Block]) -> usize {
    1 + content.iter().map(visit::weight).sum::<usize>()
}

/// A line in portions; what is marked as a whole is marked in each.
fn lines(line: Vec<Inline>) -> Vec<Vec<Inline>> {
    let line = line.into_iter().flat_map(|inline| {
        if visit::weight_of_line(std::slice::from_ref(&inline)) > MOST { apart(inline) } else { vec![inline] }
    });
    portions(line.collect(), |inline| visit::weight_of_line(std::slice::from_ref(inline)))
}

/// A mark around very many words as many marks around some of them.
fn apart(inline: Inline) -> Vec<Inline> {
    match inline {
        Inline::Styled { style, content } => {
            lines(content).into_iter().map(|content| Inline::Styled { style, content }).collect()
        }
        Inline::Part { lang, dir, content } => {
            let part = |content| Inline::Part { lang: lang.clone(), dir, content };
            lines(content).into_iter().map(part).collect()
        }
        Inline::Link(link) => {
            let mut link = link;
            let content = std::mem::take(&mut link.content);
            let part = |content| Inline::Link(crate::article::Link { content, ..link.clone() });
            lines(content).into_iter().map(part).collect()
        }
        other => vec![other],
    }
}

/// Things in their order, as many together as weigh no more than [`MOST`].
fn portions<T>(things: Vec<T>, weight: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut out = vec![Vec::new()];
    let mut sum = 0;
    for thing in things {
        let weight = weight(&thing).max(1);
        if sum > 0 && sum + weight > MOST {
            out.push(Vec::new());
            sum = 0;
        }
        sum += weight;
        if let Some(last) = out.last_mut() {
            last.push(thing);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Cell, Item, Style};

    fn plain(text: &str) -> Vec<Block> {
        vec![Block::Plain(vec![Inline::text(text)])]
    }

    #[test]
    fn a_long_list_goes_on_with_its_numbers() {
        let items = (0..2_500).map(|at| Item { done: None, content: plain(&at.to_string()) }).collect();
        let lists = divide(Block::List { start: Some(7), items });
        assert!(lists.len() > 2 && !lists.iter().any(is_long));
        let mut next = 7;
        for list in lists {
            let Block::List { start, items } = list else { unreachable!("a list is divided into lists") };
            assert_eq!(start, Some(next));
            next += u32::try_from(items.len()).unwrap_or(0);
        }
        assert_eq!(next, 2_507);
    }

    #[test]
    fn a_table_says_its_header_again() {
        let row = |text: &str| vec![Cell { content: plain(text), ..Cell::default() }];
        let body = (0..1_500).map(|at| row(&at.to_string())).collect();
        let tables = divide(Block::Table { caption: vec![Inline::text("Caption")], head: vec![row("Head")], body });
        let heads = tables.iter().filter(|table| matches!(table, Block::Table { head, .. } if head.len() == 1)).count();
        assert!(tables.len() > 1 && heads == tables.len());
    }

    #[test]
    fn words_marked_as_a_whole_stay_marked() {
        let content = (0..3_000).map(|at| Inline::Code(at.to_string())).collect();
        let paragraphs = divide(Block::Paragraph(vec![Inline::Styled { style: Style::Strong, content }]));
        assert!(paragraphs.len() > 2);
        for paragraph in paragraphs {
            let Block::Paragraph(line) = paragraph else { unreachable!("a paragraph is divided into paragraphs") };
            assert!(matches!(line.as_slice(), [Inline::Styled { .. }]));
        }
    }

    #[test]
    fn what_is_short_is_left_alone() {
        let mut body = vec![Block::Paragraph(vec![Inline::text("Words.")]), Block::Rule];
        let before = body.clone();
        assert!(!divide_all(&mut body));
        assert_eq!(body, before);
    }
}
