//! Drafted timelines, held against what an editor would put into them.
//!
//! `dates/articles/NAME.md` is an article without a timeline, `NAME.timeline.md` its events: a date, and words of
//! the clause that tells of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::path::PathBuf;

use sidelight::enrich::draft;
use sidelight::import::{self, native::Html5};

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
