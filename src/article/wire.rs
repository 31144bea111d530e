//! The JSON form of an article, which `schema/article.schema.json` describes.
//!
//! The top level is an object with the fields of [`Article`](super::Article). Every
//! content is a list of nodes: plain text is a string, anything else an object with a
//! `type`, as in mdast and ProseMirror:
//!
//! ```json
//! {"type": "paragraph", "content": ["They ", {"type": "link", "href": "#1979-11-04", "content": ["took it"]}]}
//! ```
//!
//! 1. [`parse`] reads a text into a [`Value`].
//! 2. [`read`] makes an article of it; what it does not understand keeps its words.
//! 3. [`write`](fn@write) prints an article, [`diagnostics`] prints findings, a [`Printer`] any JSON.
//!
//! Why not serde: derived on the model it cost the page 28 kB (brotli) more than this, and
//! serde_json's messages print numbers of every kind, floating point too. An article has
//! no fractions and fills no types of strangers: strings, lists and a few dozen names.

mod parse;
mod print;
mod read;
#[cfg(feature = "schema")]
pub mod schema;
mod write;

use std::borrow::Cow;

use super::{Align, Style};

pub use parse::{Error, Parsed, parse};
pub use print::Printer;
pub use read::{Losses, read};
pub use write::{diagnostics, write};

/// A JSON value, as far as an article has a use for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`, a number that is not a `u32`, or nothing at all.
    #[default]
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(u32),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object, its names in order.
    Object(Vec<(Cow<'static, str>, Value)>),
}

impl Value {
    /// What an object has under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Takes what an object has under a name out of it.
    pub fn take(&mut self, name: &str) -> Self {
        let Self::Object(fields) = self else { return Self::Null };
        fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| std::mem::take(value)).unwrap_or_default()
    }

    /// Takes a string; a number is one too, so that a year needs no quotes.
    pub fn take_text(&mut self, name: &str) -> Option<String> {
        self.take(name).into_text()
    }

    /// Takes a number.
    pub fn take_number(&mut self, name: &str) -> Option<u32> {
        match self.take(name) {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Takes `true` or `false`.
    pub fn take_flag(&mut self, name: &str) -> Option<bool> {
        match self.take(name) {
            Self::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// The string, or the number in digits.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The values of a list; a value that is none is a list of itself.
    #[must_use]
    pub fn into_list(self) -> Vec<Self> {
        match self {
            Self::Null => Vec::new(),
            Self::List(values) => values,
            value => vec![value],
        }
    }

    /// The `type` of a node; empty for what has none.
    fn kind(&self) -> &str {
        match self.get("type") {
            Some(Self::Text(kind)) => kind,
            _ => "",
        }
    }
}

/// The names of the blocks.
const BLOCKS: [&str; 11] =
    ["paragraph", "plain", "heading", "quote", "list", "code-block", "table", "definitions", "figure", "fold", "rule"];

/// The names of the inlines, beside those of [`STYLES`].
const INLINES: [&str; 8] = ["code", "link", "image", "call", "time", "abbreviation", "break", "word-break"];

/// The names of words with a meaning of their own.
const STYLES: [(&str, Style); 18] = [
    ("emphasis", Style::Emphasis),
    ("strong", Style::Strong),
    ("deleted", Style::Deleted),
    ("inserted", Style::Inserted),
    ("struck", Style::Struck),
    ("italic", Style::Italic),
    ("bold", Style::Bold),
    ("underlined", Style::Underlined),
    ("marked", Style::Marked),
    ("small", Style::Small),
    ("superscript", Style::Superscript),
    ("subscript", Style::Subscript),
    ("cited", Style::Cited),
    ("quoted", Style::Quoted),
    ("defined", Style::Defined),
    ("keyboard", Style::Keyboard),
    ("sample", Style::Sample),
    ("variable", Style::Variable),
];

/// The names of a cell's alignments.
const ALIGNS: [(&str, Align); 3] = [("left", Align::Left), ("center", Align::Center), ("right", Align::Right)];

/// What a name stands for.
fn named<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, means)| *means)
}

/// The name of what has one.
fn name_of<T: PartialEq>(names: &[(&'static str, T)], means: &T) -> &'static str {
    names.iter().find(|(_, known)| known == means).map_or("", |(name, _)| name)
}
