//! What an importer and the passes after it promise for every source.

use sidelight::article::{Article, Diagnostic, wire};
use sidelight::import::native::Html5;
use sidelight::import::{self, Format, Options};
use sidelight::{TimelineMode, enrich, enriched};

use crate::{difference, drawn, model};

/// Reads a source and checks every promise on the way.
pub(crate) fn holds(text: &str, format: Format) {
    let options = Options { format: Some(format), ..Options::default() };
    let (article, found) = import::import(text, &options, &Html5);
    places_are_in(text, &found);
    is_shallow(&article);
    is_read_from_json(&article);
    // Where the author wrote no timeline one is drafted: the reader of dates meets every text too.
    let reading = enriched(article, found, TimelineMode::Auto);
    places_are_in(text, &reading.diagnostics);
    drawn::holds(&reading.article);
    let again = enrich::enrich(reading.article.clone()).0;
    are_equal(&reading.article, &again, "enriching twice is enriching once");
}

/// Every finding stands at a place that the source has, or at none.
fn places_are_in(text: &str, found: &[Diagnostic]) {
    // As the importer sees it: one kind of line break, no byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    for found in found {
        assert!(!found.message.is_empty(), "a finding says what it is: {found:?}");
        let (line, column) = (found.span.line as usize, found.span.column as usize);
        if line == 0 {
            assert_eq!(column, 0, "no line has no column: {found:?}");
            continue;
        }
        let here = lines.get(line - 1).copied();
        // Far into a very long line bytes are counted; one place more is its end.
        let most = here.map(|here| if here.len() < 10_000 { here.chars().count() } else { here.len() } + 1);
        assert!(most.is_some_and(|most| (1..=most).contains(&column)), "{found:?} in {} lines", lines.len());
    }
}

fn is_shallow(article: &Article) {
    let depth = model::depth(article);
    assert!(depth <= model::DEEPEST, "an article nests {depth} deep");
}

/// What is written as JSON is read as the same article.
fn is_read_from_json(article: &Article) {
    let mut article = article.clone();
    model::without_places(&mut article);
    let json = wire::write(&article);
    let parsed = wire::parse(&json);
    assert!(parsed.is_ok(), "what is written is JSON: {parsed:?}\n{json}");
    let Ok(parsed) = parsed else { return };
    assert!(!parsed.cut, "what is written is shallow enough to be read");
    let Some((read, losses)) = wire::read(parsed.value) else {
        assert_eq!(article, Article::default(), "only an empty article is none in JSON");
        return;
    };
    are_equal(&article, &read, "JSON gives the article that it was written from");
    assert_eq!((losses.unknown, losses.refused), (0, 0), "nothing is lost in JSON");
}

/// Two articles are the same; where they are not, what is said is short enough to be read.
fn are_equal(one: &Article, other: &Article, promise: &str) {
    if one != other {
        let (one, other) = (format!("{one:?}"), format!("{other:?}"));
        assert!(one == other, "{promise}\n{}", difference(&one, &other));
    }
}
