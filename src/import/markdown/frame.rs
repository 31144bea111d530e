//! A frame: one open element of Markdown, and what it holds so far.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, HeadingLevel, LinkType, Tag};

use crate::article::{Align, Block, Definition, Inline, Item, Row, Style};

/// One open element.
pub(super) struct Frame {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it starts in the text.
    pub(super) start: usize,
    /// Where it ends in the text.
    pub(super) end: usize,
    /// Finished blocks in it.
    pub(super) blocks: Vec<Piece<Block>>,
    /// Finished inlines in it.
    pub(super) line: Vec<Piece<Inline>>,
}

impl Frame {
    /// An element that was just opened.
    pub(super) fn new(kind: Kind, range: Range<usize>) -> Self {
        Self { kind, start: range.start, end: range.end, blocks: Vec::new(), line: Vec::new() }
    }
}

/// A finished part, or raw HTML between finished parts.
pub(super) enum Piece<T> {
    /// A part.
    Built(T),
    /// HTML, and where it starts in the text.
    Raw(String, usize),
}

impl<T> Piece<T> {
    /// The part, if it is one.
    pub(super) fn built(self) -> Option<T> {
        match self {
            Self::Built(part) => Some(part),
            Self::Raw(..) => None,
        }
    }

    /// Where raw HTML starts that says something to a reader.
    pub(super) fn raw_start(&self) -> Option<usize> {
        match self {
            Self::Raw(html, start) if !is_comment(html) => Some(*start),
            _ => None,
        }
    }
}

/// Whether HTML is one comment, which says nothing to a reader and needs no parser.
fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<!--") && html.find("-->").is_some_and(|end| end + 3 == html.len())
}

/// What an open element is.
pub(super) enum Kind {
    /// The whole text.
    Document,
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The id that the author gave.
        id: Option<String>,
        /// Whether it has the class `timeline`.
        timeline: bool,
    },
    /// A quotation.
    Quote,
    /// Preformatted text and its language.
    Code(Option<String>),
    /// Raw HTML.
    Html,
    /// A list.
    List(Option<u32>, Vec<Item>),
    /// An item of a list, and whether it is a task that is done.
    Item(Option<bool>),
    /// The definition of a note.
    Note(String),
    /// A definition list.
    Definitions(Vec<Definition>, Vec<Range<usize>>),
    /// A term of it.
    Term,
    /// A description in it.
    Description,
    /// A table: the alignment of its columns, its head and its body.
    Table(Vec<Option<Align>>, Vec<Row>, Vec<Row>),
    /// A row of a table, and whether it is the head.
    Row(bool, Row),
    /// A cell.
    Cell,
    /// Styled words.
    Styled(Style),
    /// A link: address and title.
    Link(String, String),
    /// An image: address and title.
    Image(String, String),
    /// Anything that the grammar does not enable: its content stays.
    Other,
}

impl Kind {
    /// Whether it ends the line before it.
    pub(super) fn is_block(&self) -> bool {
        !matches!(self, Self::Styled(_) | Self::Link(..) | Self::Image(..) | Self::Other)
    }

    /// Whether it can nest without end; the others hold only lines or their own parts. (A note
    /// stands beside the text, however deep it was written.)
    pub(super) fn is_container(&self) -> bool {
        let of_blocks = matches!(self, Self::Quote | Self::List(..) | Self::Definitions(..));
        of_blocks || matches!(self, Self::Styled(_) | Self::Link(..) | Self::Image(..) | Self::Other)
    }

    /// The kind of frame that a tag opens.
    pub(super) fn of(tag: Tag<'_>) -> Self {
        match tag {
            Tag::Paragraph => Self::Paragraph,
            Tag::Heading { level, id, classes, .. } => Self::Heading {
                level: heading_level(level),
                id: id.map(|id| id.to_string()),
                timeline: classes.iter().any(|class| class.eq_ignore_ascii_case("timeline")),
            },
            Tag::BlockQuote(_) => Self::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let language = info.split_ascii_whitespace().next().unwrap_or_default();
                Self::Code((!language.is_empty()).then(|| language.to_string()))
            }
            Tag::CodeBlock(CodeBlockKind::Indented) => Self::Code(None),
            Tag::HtmlBlock => Self::Html,
            Tag::List(start) => Self::List(start.map(|n| u32::try_from(n).unwrap_or(u32::MAX)), Vec::new()),
            Tag::Item => Self::Item(None),
            Tag::FootnoteDefinition(label) => Self::Note(label.to_string()),
            Tag::DefinitionList => Self::Definitions(Vec::new(), Vec::new()),
            Tag::DefinitionListTitle => Self::Term,
            Tag::DefinitionListDefinition => Self::Description,
            Tag::Table(columns) => Self::Table(columns.into_iter().map(alignment).collect(), Vec::new(), Vec::new()),
            Tag::TableHead => Self::Row(true, Vec::new()),
            Tag::TableRow => Self::Row(false, Vec::new()),
            Tag::TableCell => Self::Cell,
            Tag::Emphasis => Self::Styled(Style::Emphasis),
            Tag::Strong => Self::Styled(Style::Strong),
            Tag::Strikethrough => Self::Styled(Style::Deleted),
            Tag::Superscript => Self::Styled(Style::Superscript),
            Tag::Subscript => Self::Styled(Style::Subscript),
            Tag::Link { link_type, dest_url, title, .. } => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                Self::Link(format!("{scheme}{dest_url}"), title.to_string())
            }
            Tag::Image { dest_url, title, .. } => Self::Image(dest_url.to_string(), title.to_string()),
            _ => Self::Other,
        }
    }
}

fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn alignment(column: Alignment) -> Option<Align> {
    match column {
        Alignment::None => None,
        Alignment::Left => Some(Align::Left),
        Alignment::Center => Some(Align::Center),
        Alignment::Right => Some(Align::Right),
    }
}
