//! Blocks: the paragraphs, lists, tables and figures of a text.

use super::{Anchor, Direction, Inline, Span};

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text that is no paragraph of its own: the line of a tight list, a caption.
    Plain(Vec<Inline>),
    /// A heading.
    Heading(Heading),
    /// A quotation set off from the text.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The first number of an ordered list; absent for a bulleted one.
        start: Option<u32>,
        /// The items.
        items: Vec<Item>,
    },
    /// Preformatted text.
    Code {
        /// The language named by the author.
        language: Option<String>,
        /// The text, line breaks and all.
        text: String,
    },
    /// A table.
    Table {
        /// What the table shows.
        caption: Vec<Inline>,
        /// Rows of column headings.
        head: Vec<Row>,
        /// Rows of data.
        body: Vec<Row>,
    },
    /// Terms and what is said of them.
    Definitions(Vec<Definition>),
    /// An image, table or text with a caption.
    Figure {
        /// What is shown.
        content: Vec<Block>,
        /// What is said of it.
        caption: Vec<Block>,
    },
    /// Text folded behind a summary.
    Fold {
        /// The line that stays visible.
        summary: Vec<Inline>,
        /// Whether the fold starts open.
        open: bool,
        /// What is folded.
        content: Vec<Block>,
    },
    /// Blocks whose language or direction differs from what is around them.
    Part {
        /// Language as a BCP 47 tag.
        lang: Option<String>,
        /// Direction.
        dir: Option<Direction>,
        /// The blocks.
        content: Vec<Block>,
    },
    /// A thematic break.
    Rule,
}

/// A heading of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6; the title of the article is 1, its sections 2.
    pub level: u8,
    /// The id the author gave it, without a prefix.
    pub id: Option<String>,
    /// The words.
    pub content: Vec<Inline>,
    /// Derived: where it stands.
    pub anchor: Option<Anchor>,
    /// Where the source says it.
    pub span: Span,
}

/// One item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Whether a task is done; absent for an item that is no task.
    pub done: Option<bool>,
    /// What the item says.
    pub content: Vec<Block>,
}

/// A row of a table.
pub type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Whether the cell heads its row or column.
    pub heading: bool,
    /// How the text is aligned.
    pub align: Option<Align>,
    /// How many columns the cell spans; 0 and 1 mean one.
    pub columns: u16,
    /// How many rows the cell spans; 0 and 1 mean one.
    pub rows: u16,
    /// What the cell says.
    pub content: Vec<Block>,
}

/// How a cell's text is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right, as figures are.
    Right,
}

/// Terms that share their descriptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What is said of them.
    pub descriptions: Vec<Vec<Block>>,
}
