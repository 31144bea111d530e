//! Drafted timelines, held against what an editor would put into them.
//!
//! `dates/articles/NAME.md` is an article without a timeline, `NAME.timeline.md` its events: a date, and words of
//! the clause that tells of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::path::PathBuf;

use sidelight::article::{Article, Block, visit};
use sidelight::enrich::draft;
use sidelight::import::{self, native::Html5};
use sidelight::markup::Page;
use sidelight::{Format, Options, TimelineMode, read, write};

/// An event as the editor wrote it: its date, and words of the text.
struct Wanted {
    date: String,
    words: String,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/dates/articles")
}

fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = files.filter_map(|name| name.strip_suffix(".timeline.md").map(str::to_owned)).collect();
    names.sort();
    names
}

fn wanted(name: &str) -> Vec<Wanted> {
    let page = std::fs::read_to_string(folder().join(format!("{name}.timeline.md"))).unwrap();
    let mut events = Vec::new();
    let mut date = String::new();
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix(": ") {
            Some(words) => events.push(Wanted { date: std::mem::take(&mut date), words: words.to_owned() }),
            None => date = line.to_owned(),
        }
    }
    events
}

fn drafted(name: &str) -> draft::Draft {
    let source = std::fs::read_to_string(folder().join(format!("{name}.md"))).unwrap();
    let options = import::Options { smart: false, ..import::Options::default() };
    draft::read(&import::import(&source, &options, &Html5).0)
}

/// Which of the wanted events have an entry with their date whose sentence holds their words, and which entries
/// are none of them.
fn compare(name: &str) -> (usize, usize, usize, Vec<String>) {
    let draft = drafted(name);
    let mut left = wanted(name);
    let all = left.len();
    let mut wrong = Vec::new();
    for entry in &draft.entries {
        let tells = |event: &Wanted| {
            entry.date == event.date
                && entry.passages.iter().any(|passage| {
                    let line = &draft.lines[passage.line];
                    line[passage.sentence.clone()].contains(&event.words)
                })
        };
        match left.iter().position(tells) {
            Some(at) => drop(left.remove(at)),
            None => {
                let passage = &entry.passages[0];
                let label = &draft.lines[passage.line][passage.clause.clone()];
                wrong.push(format!("{name}: given {} “{label}”", entry.date));
            }
        }
    }
    let right = all - left.len();
    wrong.extend(left.iter().map(|event| format!("{name}: wanted {} “{}”", event.date, event.words)));
    (right, draft.entries.len(), all, wrong)
}

#[test]
fn what_is_drafted_is_what_an_editor_would_write() {
    let (mut right, mut given, mut wanted, mut wrong) = (0, 0, 0, Vec::new());
    for name in names() {
        let found = compare(&name);
        (right, given, wanted) = (right + found.0, given + found.1, wanted + found.2);
        wrong.extend(found.3);
    }
    let found = format!("{right} right of {given} given and {wanted} wanted\n{}", wrong.join("\n"));
    assert!(100 * right >= 97 * given && 100 * right >= 97 * wanted, "97 % are promised: {found}");
}

/// An article with the timeline that `mode` gives it.
fn article(name: &str, timeline: TimelineMode) -> Article {
    let source = std::fs::read_to_string(folder().join(format!("{name}.md"))).unwrap();
    read(&source, &Options { timeline, ..Options::default() }).article
}

fn words(blocks: &[Block]) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Paragraph(line) | Block::Plain(line) => visit::text_of(line),
        _ => String::new(),
    };
    blocks.iter().map(line).collect()
}

#[test]
fn drafting_leaves_every_word_where_it_is() {
    for name in names() {
        let (plain, drafted) = (article(&name, TimelineMode::Off), article(&name, TimelineMode::Auto));
        assert_eq!(words(&plain.body), words(&drafted.body), "{name}: the text reads as before");
        let text = words(&plain.body).join("\n");
        let timeline = drafted.timeline.as_ref().unwrap_or_else(|| panic!("{name} has dates"));
        for event in &timeline.events {
            let label = words(&event.content).concat();
            assert!(text.contains(&label), "{name}: “{label}” is not in the article's own words");
            assert!(!event.passages.is_empty(), "{name}: “{label}” leads to no passage");
            assert!(
                event.when.is_some() && event.drafted.is_some(),
                "{name}: “{label}” has no date, or does not say why"
            );
        }
    }
}

#[test]
fn what_was_drafted_and_written_is_read_again() {
    for name in names() {
        let article = article(&name, TimelineMode::Auto);
        let page = Page::of(&article);
        let written = write::article(&article, &page);
        let import = import::Options { format: Some(Format::Html), lang: article.lang.clone(), ..Default::default() };
        let again = read(&written, &Options { import, ..Options::default() }).article;
        assert!(
            again.timeline.as_ref().is_some_and(|timeline| timeline.is_drafted()),
            "{name}: it still says that it was drafted"
        );
        assert_eq!(write::article(&again, &page), written, "{name}");
    }
}

#[test]
fn a_long_text_is_drafted_in_time_that_grows_with_it() {
    // Ten thousand events of one year in one paragraph: whatever compares each with each, or reads the line anew for
    // each of its dates, takes minutes here.
    let text = (0..10_000)
        .map(|at| format!("On {} May 1979 envoy number {at}x left the house. ", at % 28 + 1))
        .collect::<String>();
    let article = read(&text, &Options { timeline: TimelineMode::Auto, ..Options::default() }).article;
    let events = article.timeline.map(|timeline| timeline.events.len()).unwrap_or_default();
    assert!(events > 0, "it has a timeline");
}
