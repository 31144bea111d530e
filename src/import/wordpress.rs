//! The text of a WordPress post → [`Article`].
//!
//! 1. What is no HTML is found in the text: shortcodes, core footnotes, addresses on a
//!    line of their own, furniture of the page it was copied from: [`element`].
//! 2. Each is built, from the inside out: bios, folds, figures, links, notes: [`build`].
//! 3. What is left becomes paragraphs as WordPress makes them: [`paragraph`].
//! 4. The walker of [`html`] reads the result.

mod build;
mod element;
mod footnote;
mod furniture;
mod look;
mod paragraph;
mod post;

use std::collections::HashSet;

use serde::Serialize;

use crate::article::{Article, Note};

use super::html::{self, Parser};
use super::shortcode::{self, Item, Rules};
use super::{Options, Report};

pub(super) use look::looks_like;
pub(super) use post::post;

/// Reads the text of a post.
pub(super) fn read<P: Parser>(source: &str, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
    read_with_notes(source, &[], options, parser, report)
}

/// Reads the text of a post whose footnotes stand apart: their ids and HTML, as the
/// REST API gives them in `meta.footnotes`.
pub(super) fn read_with_notes<P: Parser>(
    source: &str,
    footnotes: &[(String, String)],
    _options: &Options,
    parser: &P,
    report: &mut Report<'_>,
) -> Article {
    let elements = element::elements(source);
    let mut reader = build::Reader::new(source, &elements, parser, report);
    let body = reader.blocks(0..source.len(), 0);
    let mut article = reader.article(body);
    let mut known: HashSet<String> = article.notes.iter().map(|note| note.label.clone()).collect();
    for (label, text) in footnotes {
        // A note that the text lists itself comes from there.
        if known.insert(label.clone()) {
            let content = html::blocks(text, 0, parser, &mut html::Held::default(), report);
            article.notes.push(Note { label: label.clone(), content, ..Note::default() }.into());
        }
    }
    article
}

/// A shortcode of a text, for comparison with WordPress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// The tag.
    pub tag: String,
    /// The attributes in order; a positional value has no name.
    pub attributes: Vec<(Option<String>, String)>,
    /// What stands between tag and close; absent for a tag that stands alone.
    pub content: Option<String>,
}

/// The shortcodes of a text in order, outer before inner, without escaped ones.
#[must_use]
pub fn shortcodes(text: &str) -> Vec<Found> {
    shortcode::scan(text, Rules::default())
        .into_iter()
        .filter_map(|item| match item {
            Item::Shortcode(shortcode) => Some(Found {
                content: shortcode.content.and_then(|range| text.get(range)).map(str::to_string),
                tag: shortcode.tag,
                attributes: shortcode.attributes.into_iter().map(|a| (a.name, a.value)).collect(),
            }),
            Item::Escaped(_) | Item::Stray(..) => None,
        })
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
