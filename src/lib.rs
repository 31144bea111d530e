//! Sidelight: what stands beside a text (who wrote it, where a claim comes from,
//! when things happened), drawn in any page.
//!
//! 1. [`import`] reads a source into the typed [`article`] and reports what is wrong with it.
//! 2. [`enrich`] names, numbers, dates and ties its parts.
//! 3. [`markup`] describes them as elements, in the words of [`labels`].
//! 4. [`mod@write`] prints that as static HTML; `view` draws it with Yew.
//! 5. `embed` puts it into the page: the custom element's side in Rust.
//!
//! The layers know only what is above them in this list, and [`article`].

pub mod article;
#[cfg(all(feature = "embed", target_arch = "wasm32"))]
pub mod embed;
pub mod enrich;
pub mod import;
pub mod labels;
pub mod markup;
#[cfg(feature = "view")]
pub mod view;
pub mod write;

use article::{Article, Diagnostic, order};
pub use import::Format;

/// How a source is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What the importer needs to know.
    pub import: import::Options,
    /// Whether the timeline that the author wrote is shown.
    pub timeline: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { import: import::Options::default(), timeline: true }
    }
}

/// A source that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The article, enriched.
    pub article: Article,
    /// What is wrong with the source, in the order of its lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a source, with the parser of native builds for the HTML in it.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn read(source: &str, options: &Options) -> Reading {
    read_with(source, options, &import::native::Html5)
}

/// Reads a source, with the given parser for the HTML in it.
pub fn read_with<P: import::Parser>(source: &str, options: &Options, parser: &P) -> Reading {
    let (article, diagnostics) = import::import(source, &options.import, parser);
    enriched(article, diagnostics, options.timeline)
}

/// The second half of reading: what was imported, enriched.
#[must_use]
pub fn enriched(mut article: Article, mut diagnostics: Vec<Diagnostic>, timeline: bool) -> Reading {
    if !timeline {
        article.timeline = None;
    }
    let (article, more) = enrich::enrich(article);
    diagnostics.extend(more);
    let diagnostics = order::by_key(diagnostics, |found| (found.span.line.into(), found.span.column.into()));
    Reading { article, diagnostics }
}
