//! Article → Article: an ordered list of passes, each a plain function.
//!
//! 1. [`bidi`]: control characters for direction end where they began.
//! 2. [`portions`]: what is too long to be drawn at once is divided.
//! 3. [`outline`]: the title is lifted out of the text, headings get their levels.
//! 4. [`anchors`]: headings get their names.
//! 5. [`authors`]: authors are merged and named.
//! 6. [`timeline`]: events are dated, ordered and named.
//! 7. [`links`]: links to places of this article find them; passages are tied to events.
//! 8. [`notes`]: notes are numbered by their first call.
//! 9. The finished headings are collected as the article's outline.
//!
//! Enriching twice is enriching once.

mod anchors;
mod authors;
mod bidi;
#[cfg(feature = "dates")]
pub mod dates;
#[cfg(feature = "dates")]
pub mod draft;
mod links;
mod notes;
mod outline;
mod portions;
mod timeline;

use crate::article::anchor::Register;
use crate::article::{Article, Diagnostic};

/// Runs all passes.
#[must_use]
pub fn enrich(mut article: Article) -> (Article, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let mut names = Register::default();
    bidi::run(&mut article);
    portions::run(&mut article, &mut diagnostics);
    outline::run(&mut article, &mut diagnostics);
    let places = anchors::run(&mut article, &mut names, &mut diagnostics);
    authors::run(&mut article, &mut names);
    let dates = timeline::run(&mut article, &mut names, &mut diagnostics);
    links::run(&mut article, &places, &dates, &mut names, &mut diagnostics);
    notes::run(&mut article, &mut diagnostics);
    anchors::collect(&mut article);
    (article, diagnostics)
}

/// Runs the passes that leave the text as it was written: no title is lifted, no heading named.
///
/// This is what a suite for a markup language compares.
#[must_use]
pub fn number_notes(mut article: Article) -> (Article, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    bidi::run(&mut article);
    notes::run(&mut article, &mut diagnostics);
    (article, diagnostics)
}
