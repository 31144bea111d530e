//! Blocks: the paragraphs, lists, tables and figures of a text.

use serde::{Deserialize, Serialize};

use super::{Anchor, Direction, Inline, Span};

/// One block. The JSON form is tagged by the key: `{"paragraph": [{"text": "…"}]}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// The items.
        items: Vec<Item>,
    },
    /// Preformatted text.
    Code {
        /// The language named by the author.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The text, line breaks and all.
        text: String,
    },
    /// A table.
    Table {
        /// What the table shows.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Inline>,
        /// Rows of column headings.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        head: Vec<Row>,
        /// Rows of data.
        #[serde(default)]
        body: Vec<Row>,
    },
    /// Terms and what is said of them.
    Definitions(Vec<Definition>),
    /// An image, table or text with a caption.
    Figure {
        /// What is shown.
        content: Vec<Block>,
        /// What is said of it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        caption: Vec<Block>,
    },
    /// Text folded behind a summary.
    Fold {
        /// The line that stays visible.
        summary: Vec<Inline>,
        /// Whether the fold starts open.
        #[serde(default)]
        open: bool,
        /// What is folded.
        content: Vec<Block>,
    },
    /// Blocks whose language or direction differs from what is around them.
    Part {
        /// Language as a BCP 47 tag.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        /// Direction.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        /// The blocks.
        content: Vec<Block>,
    },
    /// A thematic break.
    Rule,
}

/// A heading of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Heading {
    /// 1 to 6; the title of the article is 1, its sections 2.
    pub level: u8,
    /// The id the author gave it, without a prefix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The words.
    pub content: Vec<Inline>,
    /// Derived: where it stands.
    #[serde(skip)]
    pub anchor: Option<Anchor>,
    /// Where the source says it.
    #[serde(skip)]
    pub span: Span,
}

/// One item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Item {
    /// Whether a task is done; absent for an item that is no task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// What the item says.
    pub content: Vec<Block>,
}

/// A row of a table.
pub type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Cell {
    /// Whether the cell heads its row or column.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
    /// How the text is aligned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub align: Option<Align>,
    /// How many columns the cell spans; 0 and 1 mean one.
    #[serde(skip_serializing_if = "is_single")]
    pub columns: u16,
    /// How many rows the cell spans; 0 and 1 mean one.
    #[serde(skip_serializing_if = "is_single")]
    pub rows: u16,
    /// What the cell says.
    pub content: Vec<Block>,
}

/// How a cell's text is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right, as figures are.
    Right,
}

/// Terms that share their descriptions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What is said of them.
    pub descriptions: Vec<Vec<Block>>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field by reference")]
fn is_single(span: &u16) -> bool {
    *span <= 1
}
