//! Inlines: the words of a block, and what is marked in them.

use super::{Anchor, Direction, SafeUrl, Span};

/// A run of text or a mark in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Words with a meaning of their own.
    Styled {
        /// Which.
        style: Style,
        /// The words.
        content: Vec<Inline>,
    },
    /// A fragment of code.
    Code(String),
    /// A link.
    Link(Link),
    /// An image.
    Image(Image),
    /// A call of a note.
    Call(Call),
    /// A date or time.
    Time(Time),
    /// An abbreviation and what it stands for.
    Abbreviation {
        /// The words it stands for.
        title: String,
        /// The abbreviation.
        content: Vec<Inline>,
    },
    /// Words whose language or direction differs from what is around them.
    Part {
        /// Language as a BCP 47 tag.
        lang: Option<String>,
        /// Direction; absent means isolated, from its own text.
        dir: Option<Direction>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A line break that the author meant.
    Break,
    /// A place where a long word may be broken.
    WordBreak,
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// What marked words mean; each is one HTML element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Stress (`em`).
    Emphasis,
    /// Importance (`strong`).
    Strong,
    /// Removed (`del`).
    Deleted,
    /// Added (`ins`).
    Inserted,
    /// No longer true (`s`).
    Struck,
    /// Another voice or a term (`i`).
    Italic,
    /// Drawn to attention (`b`).
    Bold,
    /// Annotated, such as a misspelling (`u`).
    Underlined,
    /// Highlighted (`mark`).
    Marked,
    /// Side comment (`small`).
    Small,
    /// Above the line (`sup`).
    Superscript,
    /// Below the line (`sub`).
    Subscript,
    /// Title of a work (`cite`).
    Cited,
    /// Quoted in the line (`q`).
    Quoted,
    /// Term that is defined here (`dfn`).
    Defined,
    /// Keys to press (`kbd`).
    Keyboard,
    /// Output of a program (`samp`).
    Sample,
    /// Variable (`var`).
    Variable,
}

impl Style {
    /// The name of its element.
    #[must_use]
    pub fn element(self) -> &'static str {
        match self {
            Self::Emphasis => "em",
            Self::Strong => "strong",
            Self::Deleted => "del",
            Self::Inserted => "ins",
            Self::Struck => "s",
            Self::Italic => "i",
            Self::Bold => "b",
            Self::Underlined => "u",
            Self::Marked => "mark",
            Self::Small => "small",
            Self::Superscript => "sup",
            Self::Subscript => "sub",
            Self::Cited => "cite",
            Self::Quoted => "q",
            Self::Defined => "dfn",
            Self::Keyboard => "kbd",
            Self::Sample => "samp",
            Self::Variable => "var",
        }
    }
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads. A fragment alone (`#1979-11-04`) means a place in this article.
    pub href: SafeUrl,
    /// What is said of the target.
    pub title: Option<String>,
    /// The words.
    pub content: Vec<Inline>,
    /// Derived: the place in this article that the fragment means.
    pub target: Option<Anchor>,
    /// Derived: where the link stands, if it ties its passage to an event.
    pub anchor: Option<Anchor>,
    /// Where the source says it.
    pub span: Span,
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Its address.
    pub src: SafeUrl,
    /// What it shows, in words; empty for decoration.
    pub alt: String,
    /// What is said of it.
    pub title: Option<String>,
    /// Width in CSS pixels, so that its place is kept while it loads.
    pub width: Option<u32>,
    /// Height in CSS pixels.
    pub height: Option<u32>,
}

/// A call of a note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Call {
    /// The label of the note that is called.
    pub note: String,
    /// Derived: the number of the note, 0 where there is no such note.
    pub number: u32,
    /// Derived: which call of that note this is, from 1.
    pub ordinal: u32,
    /// Where the source says it.
    pub span: Span,
}

/// A date or time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Time {
    /// The machine-readable value (HTML `datetime`).
    pub datetime: String,
    /// The words.
    pub content: Vec<Inline>,
    /// Derived: the id of the event that was drafted from it, where its value does not tell.
    pub event: Option<String>,
    /// Derived: the event that this date means.
    pub target: Option<Anchor>,
    /// Derived: where it stands, if it ties its passage to an event.
    pub anchor: Option<Anchor>,
    /// Where the source says it.
    pub span: Span,
}
