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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// What the importer needs to know.
    pub import: import::Options,
    /// Which timeline is shown.
    pub timeline: TimelineMode,
}

/// Which timeline stands beside an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineMode {
    /// The one that its author wrote.
    #[default]
    Authored,
    /// The author's, or one drafted from the text where there is none (the feature `dates`).
    Auto,
    /// None.
    Off,
}

impl TimelineMode {
    /// Reads the value of the attribute and the option `timeline`.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        match value.trim() {
            "authored" => Some(Self::Authored),
            "auto" => Some(Self::Auto),
            "off" => Some(Self::Off),
            _ => None,
        }
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
pub fn enriched(mut article: Article, mut diagnostics: Vec<Diagnostic>, timeline: TimelineMode) -> Reading {
    if timeline == TimelineMode::Off {
        article.timeline = None;
    }
    #[cfg(feature = "dates")]
    if timeline == TimelineMode::Auto {
        enrich::draft::run(&mut article, &mut diagnostics);
    }
    let (article, more) = enrich::enrich(article);
    diagnostics.extend(more);
    let diagnostics = order::by_key(diagnostics, |found| (found.span.line.into(), found.span.column.into()));
    Reading { article, diagnostics }
}
