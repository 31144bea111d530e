//! Depth, places, and that no text makes the importer panic.

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
        ("[caption]<img src=a.png>", "[/caption]", 2),
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
            let codes: Vec<Code> = told.iter().map(|found| found.code).collect();
            assert!(codes.starts_with(&[Code::TooDeep]) && codes.iter().all(|code| *code == Code::TooDeep), "{before}");
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
