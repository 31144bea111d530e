//! HTML → blocks and inlines, by one allow-list.
//!
//! The list is that of the model: an element either is one of its variants, or is
//! opened up so that its text stays, or (what never was text: scripts, styles,
//! embedded documents) is left out. Nothing of the source survives but text,
//! checked addresses, and the attributes named here. Based on the element list of
//! the W3C HTML Sanitizer API's default configuration.
//!
//! Importers that meet HTML in the middle of their own syntax hand over what they
//! have built already in [`Held`]; an element `<sl-hold-3>` stands for it.

mod attributes;
mod document;
mod flow;
mod head;
mod notes;
mod phrase;
mod role;
mod table;
mod tame;
mod timeline;
mod tree;

use std::collections::HashSet;

use crate::article::{Article, Block, Call, Code, Inline, Span, visit};

use super::{MAX_DEPTH, Report, depth};

/// Makes a tree from HTML, by the HTML standard's algorithm, without running anything.
pub trait Parser {
    /// Parses the content of a `body`; the children of the result's root are that content. The
    /// HTML has been [tamed](tame): no input keeps a parser longer than its length deserves.
    /// `None` where the page allows no way to parse.
    fn parse(&self, html: &str) -> Option<Tree>;
}

/// Reads a whole source as HTML.
pub(super) fn read<P: Parser>(source: &str, parser: &P, report: &mut Report<'_>) -> Article {
    let mut held = Held::default();
    match parse(source, 0, parser, &mut held, report) {
        Some(tree) => document::read(&tree, Walker::new(&mut held, report, 0)),
        None => Article { body: held.without_html(source, 0, report), ..Article::default() },
    }
}

/// Reads an article that stands in a page already, from its own nodes. The `line` of each
/// span is the [`number`](Node::number) of the node that it is about.
#[must_use]
pub fn page(tree: &Tree) -> Article {
    let mut held = Held::default();
    let mut report = Report::new("");
    document::read(tree, Walker { is_page: true, ..Walker::new(&mut held, &mut report, 0) })
}

/// HTML in the place of blocks. `offset` is where it starts in the source.
pub(super) fn blocks<P: Parser>(
    html: &str,
    offset: usize,
    parser: &P,
    held: &mut Held,
    report: &mut Report<'_>,
) -> Vec<Block> {
    match parse(html, offset, parser, held, report) {
        Some(tree) => Walker::new(held, report, offset).flow(tree.root().children(), 0),
        None => held.without_html(html, offset, report),
    }
}

/// HTML in the place of inlines. `offset` is where it starts in the source.
pub(super) fn inlines<P: Parser>(
    html: &str,
    offset: usize,
    parser: &P,
    held: &mut Held,
    report: &mut Report<'_>,
) -> Vec<Inline> {
    match parse(html, offset, parser, held, report) {
        Some(tree) => Walker::new(held, report, offset).line(tree.root().children(), 0),
        None => held.without_html(html, offset, report).into_iter().flat_map(into_line).collect(),
    }
}

/// The tree of HTML that stands at `offset` of the source.
fn parse<P: Parser>(html: &str, offset: usize, parser: &P, held: &mut Held, report: &mut Report<'_>) -> Option<Tree> {
    if std::mem::take(&mut held.flattened) {
        report.deep(offset);
    }
    let tamed = tame::tame(html);
    if tamed.cut {
        let message = "This HTML opens more elements than any page needs; tags were left out, and their text was kept. Close what it opens.";
        report.add(Code::TooDeep, offset, message);
    }
    parser.parse(&tamed.html)
}

/// The name of the element that stands for something built already.
const HOLD: &str = "sl-hold-";

/// What an importer has built already, each thing to be used once.
#[derive(Debug, Default)]
pub(super) struct Held {
    parts: Vec<Option<Built>>,
    /// Whether something was too deep to be put into something else.
    flattened: bool,
}

/// Blocks or inlines that stand in the middle of HTML.
#[derive(Debug)]
pub(super) enum Built {
    /// Blocks.
    Blocks(Vec<Block>),
    /// Inlines.
    Line(Vec<Inline>),
}

impl Held {
    /// Keeps `built` and returns the HTML that stands for it.
    pub(super) fn hold(&mut self, built: Built) -> String {
        let name = self.keep(built);
        format!("<{name}></{name}>")
    }

    /// Keeps `built` and returns the name of the element that stands for it.
    pub(super) fn keep(&mut self, mut built: Built) -> String {
        self.flattened |= match &mut built {
            Built::Blocks(blocks) => depth::blocks(blocks, MAX_DEPTH),
            Built::Line(line) => depth::line(line, MAX_DEPTH),
        };
        self.parts.push(Some(built));
        format!("{HOLD}{}", self.parts.len() - 1)
    }

    /// Takes what the element `name` stands for. What is not ours, or was taken, is nothing.
    pub(super) fn take(&mut self, name: &str) -> Option<Built> {
        let number: usize = name.strip_prefix(HOLD)?.parse().ok()?;
        self.parts.get_mut(number)?.take()
    }

    /// What is left when HTML cannot be parsed: the held parts in order, and text without its tags.
    fn without_html(&mut self, html: &str, offset: usize, report: &mut Report<'_>) -> Vec<Block> {
        report.add(
            Code::HtmlUnparsed,
            offset,
            "This page's security policy allows no HTML parser; tags were left out. Write Markdown instead of HTML.",
        );
        let mut out = Vec::new();
        for piece in html.split('<') {
            let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
            match self.take(tag) {
                Some(Built::Blocks(blocks)) => out.extend(blocks),
                Some(Built::Line(line)) => out.push(Block::Plain(line)),
                None => {}
            }
            if !text.trim().is_empty() {
                out.push(Block::Paragraph(vec![Inline::text(text)]));
            }
        }
        out
    }
}

/// The inlines of a block, for places that hold a line only.
pub(super) fn into_line(block: Block) -> Vec<Inline> {
    match block {
        Block::Paragraph(line) | Block::Plain(line) => line,
        Block::Heading(heading) => heading.content,
        Block::Code { text, .. } => vec![Inline::Code(text)],
        Block::Quote(content) | Block::Part { content, .. } => joined(content),
        Block::Fold { summary, content, .. } => joined([Block::Plain(summary)].into_iter().chain(content).collect()),
        Block::Figure { content, caption } => joined(content.into_iter().chain(caption).collect()),
        Block::List { items, .. } => joined(items.into_iter().flat_map(|item| item.content).collect()),
        Block::Table { caption, head, body } => {
            let cells = head.into_iter().chain(body).flatten().flat_map(|cell| cell.content);
            joined([Block::Plain(caption)].into_iter().chain(cells).collect())
        }
        Block::Definitions(list) => list
            .into_iter()
            .flat_map(|entry| {
                let said = joined(entry.descriptions.into_iter().flatten().collect());
                entry.terms.into_iter().flatten().chain([Inline::text(" ")]).chain(said).collect::<Vec<_>>()
            })
            .collect(),
        Block::Rule => vec![Inline::Break],
    }
}

/// Blocks as one line, with breaks where there were ends.
fn joined(blocks: Vec<Block>) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks.into_iter().filter(|block| !visit::is_blank(std::slice::from_ref(block))) {
        if !line.is_empty() {
            line.push(Inline::Break);
        }
        line.extend(into_line(block));
    }
    line
}

pub use attributes::READ;
pub(super) use attributes::{language_tag, refused_address};
pub(super) use flow::trimmed;
pub use head::structured;
use notes::Notes;
pub use tree::{Node, Tree};

/// A name in an address or an id that Sidelight has written, as the author gave it.
fn own_name(name: String) -> String {
    name.strip_prefix("sl-").map(str::to_string).unwrap_or(name)
}

/// Walks a parsed tree into the model.
struct Walker<'w, 'r> {
    held: &'w mut Held,
    report: &'w mut Report<'r>,
    span: Span,
    told: HashSet<String>,
    /// Whether the nodes stand in a page: spans name them, and nothing is reported, since
    /// nothing is left out.
    is_page: bool,
    notes: Notes,
}

impl<'w, 'r> Walker<'w, 'r> {
    fn new(held: &'w mut Held, report: &'w mut Report<'r>, offset: usize) -> Self {
        let span = report.span(offset);
        Self { held, report, span, told: HashSet::new(), is_page: false, notes: Notes::default() }
    }

    /// Where a node stands: in the source, as far as that is known, or in the page.
    fn span(&self, node: Node<'_>) -> Span {
        let line = u32::try_from(node.number()).unwrap_or_default();
        if self.is_page { Span { line, column: 0 } } else { self.span }
    }

    /// Whether a node is of the notes and not of the text; a call of one goes into the line.
    fn is_of_notes(&self, node: Node<'_>, line: &mut Vec<Inline>) -> bool {
        if let Some((note, link)) = self.notes.calls.get(&node.number()) {
            let span = self.span(node.of_number(*link));
            line.push(Inline::Call(Call { note: note.clone(), span, ..Call::default() }));
            return true;
        }
        self.notes.aside.contains(&node.number())
    }

    /// Reports a finding once for each `what` of a piece of HTML.
    fn tell(&mut self, code: Code, what: &str, message: impl FnOnce() -> String) {
        if !self.is_page && self.told.insert(what.to_string()) {
            self.report.add_at(code, self.span, message());
        }
    }

    /// Whether `depth` is beyond what an article keeps; says so once.
    fn too_deep(&mut self, depth: usize) -> bool {
        let deep = depth > MAX_DEPTH;
        if deep {
            self.tell(Code::TooDeep, "depth", || {
                format!("This HTML nests deeper than {MAX_DEPTH} elements; what is deeper was left out. Nest less.")
            });
        }
        deep
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
