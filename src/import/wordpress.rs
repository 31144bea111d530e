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
    for (label, text) in footnotes {
        // A note that the text lists itself comes from there.
        if !article.notes.iter().any(|note| note.label == *label) {
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
mod tests {
    use super::*;
    use crate::article::{Code, Diagnostic, Span, visit};
    use crate::import::MAX_DEPTH;
    use crate::import::native::Html5;

    fn reading(text: &str) -> (Article, Vec<Diagnostic>) {
        let mut report = Report::new(text);
        (read(text, &Options::default(), &Html5, &mut report), report.diagnostics)
    }

    /// All words of an article's text and notes.
    fn words(article: &Article) -> String {
        let notes = article.notes.iter().flat_map(|note| note.content.clone());
        let blocks = article.body.iter().cloned().chain(notes);
        blocks.map(|block| visit::text_of(&html::into_line(block))).collect()
    }

    #[test]
    fn shortcodes_nest_as_deep_as_an_article_and_no_deeper() {
        // What stands around the toggles, and how many levels that is.
        for (before, after, levels) in [
            ("", "", 0),
            ("[ref]", "[/ref]", 1),
            ("[caption]", "[/caption]", 1),
            ("[caption]<img src=a.png>", "[/caption]", 1),
            ("<ol class=\"wp-block-footnotes\"><li id=\"a\">", "</li></ol>", 1),
        ] {
            let nested = |depth: usize| {
                let (open, close) = ("[toggle title=\"x\"]".repeat(depth), "[/toggle]".repeat(depth));
                reading(&format!("{before}{open}Words.{close}{after}"))
            };
            let (article, told) = nested(MAX_DEPTH - levels);
            assert_eq!(told, [], "{before}");
            assert!(words(&article).contains("Words."), "{before}");
            for more in [1, 3] {
                let (article, told) = nested(MAX_DEPTH - levels + more);
                assert_eq!(told.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::TooDeep], "{before}");
                assert!(words(&article).ends_with("Words."), "{before}: the inner ones are opened up");
            }
        }
    }

    #[test]
    fn a_note_that_is_too_deep_stays_in_its_line() {
        let (open, close) = ("[toggle title=\"x\"]".repeat(MAX_DEPTH), "[/toggle]".repeat(MAX_DEPTH));
        let (article, _) = reading(&format!("{open}Held[ref]444 days[/ref].{close}"));
        assert!(words(&article).ends_with("Held444 days."));
        assert!(article.notes.is_empty());
    }

    #[test]
    fn notes_know_their_place() {
        let (article, _) = reading("One.[ref]A.[/ref]\n\nTwo.[ref]B.[/ref]");
        let places: Vec<_> = article.notes.iter().map(|note| note.span).collect();
        assert_eq!(places, [Span { line: 1, column: 5 }, Span { line: 3, column: 5 }]);
    }

    #[test]
    #[rustfmt::skip]
    fn no_text_makes_the_importer_panic() {
        const PARTS: [&str; 28] = [
            "[", "]", "[/toggler]", "[toggler title=”By A. Writer” ]", "[toggle title=\"x\"]", "[/toggle]", "[caption]<img src=x>", "[/caption]",
            "[ref]", "[/ref]", "[accordion]", "[/accordion]", "[[gallery]]", "<p>", "</p>", "<pre>", "</pre>", "<!-- wp:a -->", "<!-- /wp:a -->",
            "<sup data-fn=\"u\">1</sup>", "<ol class=\"wp-block-footnotes\"><li id=\"u\">", "</li></ol>", "\n", "\n\n", "https://a.org/b\n",
            "نص ", "a ", "Skip to content\n",
        ];
        let mut seed: u64 = 11;
        for _ in 0..2_000 {
            let mut text = String::new();
            for _ in 0..20 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(PARTS[usize::try_from(seed >> 33).unwrap_or_default() % PARTS.len()]);
            }
            let mut report = Report::new(&text);
            read(&text, &Options::default(), &Html5, &mut report);
        }
    }

    #[test]
    fn shortcodes_are_listed_outer_before_inner() {
        let found = shortcodes("[a b=\"c\" d][e f=g]h[/e][/a] [[x y=z]]");
        let tags: Vec<_> = found.iter().map(|found| (found.tag.as_str(), found.content.as_deref())).collect();
        assert_eq!(tags, [("a", Some("[e f=g]h[/e]")), ("e", Some("h"))]);
        assert_eq!(found[0].attributes, [(Some("b".into()), "c".into()), (None, "d".into())]);
    }
}
