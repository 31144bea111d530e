//! Shortcodes: `[tag name="value"]content[/tag]`, in any text, as WordPress reads them
//! and as they are really found.
//!
//! 1. [`tag`] reads one tag in brackets and mends its quotes and spaces ([`glyph`]).
//! 2. [`pair`] finds which close belongs to which tag, and where content ends that
//!    was never closed.
//! 3. [`table`] says what a tag is.
//!
//! A bracket is a shortcode when its tag is known, when it has a `name=value`, or
//! when a close belongs to it; `[sic]`, `[1]`, `[text](address)`, `[^note]` and
//! `- [x]` are text. Cost is linear in the text.

mod glyph;
pub(super) mod markup;
mod pair;
mod seek;
pub(super) mod table;
mod tag;

use std::ops::Range;

use crate::article::Code;

pub(super) use glyph::decode;
pub(super) use table::Kind;
pub(super) use tag::Attribute;

/// A shortcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shortcode {
    /// The tag: in lower case where it is known, else as it is written.
    pub(super) tag: String,
    /// What it is.
    pub(super) kind: Kind,
    /// The attributes in order, named and positional.
    pub(super) attributes: Vec<Attribute>,
    /// The bytes from the opening bracket to the end of the close.
    pub(super) range: Range<usize>,
    /// The bytes between tag and close; a shortcode that stands alone has none.
    pub(super) content: Option<Range<usize>>,
    /// What had to be repaired.
    pub(super) repairs: Vec<Repair>,
}

/// What an author is told about a shortcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    /// Which rule.
    pub(super) code: Code,
    /// Where, in bytes of the text.
    pub(super) offset: usize,
    /// What is wrong, and the fix.
    pub(super) message: String,
}

/// A part of a text that is about shortcodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A shortcode.
    Shortcode(Shortcode),
    /// `[[tag]]`: the bytes of the whole. The text within the outer brackets is meant.
    Escaped(Range<usize>),
    /// A close with nothing to close, which no reader should see.
    Stray(Range<usize>, Repair),
}

impl Item {
    /// The bytes it takes.
    pub(super) fn range(&self) -> Range<usize> {
        match self {
            Self::Shortcode(shortcode) => shortcode.range.clone(),
            Self::Escaped(range) | Self::Stray(range, _) => range.clone(),
        }
    }
}

/// A toggle, as the Markdown importer reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Toggle {
    /// All its bytes.
    pub(super) range: Range<usize>,
    /// The title, with entities decoded.
    pub(super) title: String,
    /// The bytes of what it folds.
    pub(super) content: Range<usize>,
    /// Whether it starts open.
    pub(super) open: bool,
    /// What to tell the author.
    pub(super) repairs: Vec<Repair>,
}

/// How brackets are to be read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rules<'a> {
    /// Where a bracket is only a bracket.
    pub(super) code: &'a [Range<usize>],
    /// Whether a backslash before a bracket makes it a bracket.
    pub(super) backslash: bool,
}

/// Everything about shortcodes in a text, in order, outer before inner.
pub(super) fn scan(text: &str, rules: Rules<'_>) -> Vec<Item> {
    pair::items(text, rules)
}

/// The outermost toggles of a Markdown text. Brackets that start within `code` are left alone.
pub(super) fn toggles(text: &str, code: &[Range<usize>]) -> Vec<Toggle> {
    let mut end = 0;
    let mut toggles = Vec::new();
    for item in scan(text, Rules { code, backslash: true }) {
        match item {
            Item::Shortcode(shortcode) if shortcode.kind == Kind::Toggle && shortcode.range.start >= end => {
                end = shortcode.range.end;
                toggles.push(Toggle {
                    title: decode(&shortcode.title()),
                    open: shortcode.is_open(),
                    content: shortcode.content.unwrap_or(end..end),
                    range: shortcode.range,
                    repairs: shortcode.repairs,
                });
            }
            _ => {}
        }
    }
    toggles
}

impl Shortcode {
    /// The value of a named attribute; the last one counts, as in WordPress.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().rev().find(|a| a.name.as_deref() == Some(name)).map(|a| a.value.as_str())
    }

    /// The positional values.
    pub(super) fn positional(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().filter(|a| a.name.is_none()).map(|a| a.value.as_str())
    }

    /// The title of a toggle as it is written; it may hold HTML.
    pub(super) fn title(&self) -> String {
        let named = table::titles(&self.tag).find_map(|name| {
            self.attributes.iter().position(|a| a.name.as_deref() == Some(name) && !a.value.is_empty())
        });
        let Some(at) = named.or_else(|| self.attributes.iter().position(is_title)) else { return String::new() };
        let mut words = Vec::new();
        for attribute in self.attributes.iter().skip(at) {
            // `title=By A. Writer`: the words after an unquoted value belong to it.
            if !words.is_empty() && (attribute.name.is_some() || attribute.quoted) {
                break;
            }
            words.push(attribute.value.trim());
            if attribute.quoted {
                break;
            }
        }
        words.join(" ")
    }

    /// Whether a toggle starts open.
    pub(super) fn is_open(&self) -> bool {
        const NAMES: [&str; 6] = ["open", "state", "expanded", "initial_state", "active", "default"];
        const VALUES: [&str; 8] = ["open", "opened", "yes", "true", "on", "1", "expanded", "active"];
        let says = |value: &str| VALUES.contains(&value.trim().to_ascii_lowercase().as_str());
        NAMES.iter().any(|name| self.attribute(name).is_some_and(says))
            || self.attribute("hidden").is_some_and(|value| matches!(value.trim(), "no" | "false" | "0"))
            || self.positional().any(|value| value.eq_ignore_ascii_case("open"))
    }
}

/// A positional value that can be a title: `[spoiler "The end"]`, not `[toggle open]`.
fn is_title(attribute: &Attribute) -> bool {
    attribute.name.is_none()
        && !attribute.value.is_empty()
        && (attribute.quoted || !["open", "closed", "close", "off", "on"].contains(&attribute.value.as_str()))
}

/// A tag as it should be written, shortened where it is long.
fn clean(tag: &str, attributes: &[Attribute]) -> String {
    const LONGEST: usize = 80;
    let mut out = format!("[{tag}");
    for attribute in attributes {
        let value: String = decode(&attribute.value).chars().take(LONGEST).collect();
        let value = value.trim();
        let quote = if value.contains('"') { '\'' } else { '"' };
        match &attribute.name {
            Some(name) => out.push_str(&format!(" {name}={quote}{value}{quote}")),
            None if attribute.quoted => out.push_str(&format!(" {quote}{value}{quote}")),
            None => out.push_str(&format!(" {value}")),
        }
        if out.len() > LONGEST {
            out.push_str(" …");
            break;
        }
    }
    out.push(']');
    out
}

#[cfg(test)]
mod tests;
