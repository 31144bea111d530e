//! The accessibility tree of one article in each language, against snapshots to read in `tree/`.
//!
//! `UPDATE_TREES=1 SIDELIGHT_ENGINES=chromium cargo test --test browser -- snapshot` writes them.
//! Chromium has to say every line of them; the others say the same landmarks, headings, links
//! and buttons in the same order, for names of roles differ between engines.

use super::articles::{mute, page};
use super::engine::Engine;
use super::runner::tests;
use super::spoken::{lines, stops};
use super::tab::Tab;
use std::path::Path;

tests![english_is_its_snapshot, arabic_is_its_snapshot, persian_is_its_snapshot, shadow_and_slots_are_read_in_order];

/// The small article that the snapshots are of, in English.
pub(crate) const ENGLISH: &str = include_str!("pages/tree-en.md");
/// In Arabic.
pub(crate) const ARABIC: &str = include_str!("pages/tree-ar.md");
/// In Persian.
pub(crate) const PERSIAN: &str = include_str!("pages/tree-fa.md");

/// Divides what is there at first from what is added by opening a bio and a note.
const OPENED: &str = "With a bio and a note open there is more:";

fn english_is_its_snapshot(tab: &Tab<'_>) {
    tree(tab, "en", ENGLISH);
}

fn arabic_is_its_snapshot(tab: &Tab<'_>) {
    tree(tab, "ar", ARABIC);
}

fn persian_is_its_snapshot(tab: &Tab<'_>) {
    tree(tab, "fa", PERSIAN);
}

/// An engine that left out shadow roots or slots would still agree with itself.
fn shadow_and_slots_are_read_in_order(tab: &Tab<'_>) {
    tab.open(&super::site::Page::plain(
        "<main id=host><h3 slot=second>Third</h3><h2 slot=first>First</h2><h2>Nowhere</h2></main><script>
        const root = document.querySelector('#host').attachShadow({ mode: 'open' });
        const put = (name, words) => { const it = document.createElement(name); it[name === 'slot' ? 'name' : 'textContent'] = words; root.append(it); };
        put('slot', 'first'); put('h2', 'Second'); put('slot', 'second');</script>",
    ));
    let lines = lines(&tab.spoken());
    let found = stops(lines.iter().map(String::as_str));
    let wanted = ["main \"\"", "heading \"First\"", "heading \"Second\"", "heading \"Third\""];
    assert_eq!(found, wanted, "the tree follows shadow roots and slots");
}

fn tree(tab: &Tab<'_>, language: &str, article: &str) {
    // All of it is in view, so that opening something does not change what is being read.
    tab.resize(1280, 1600);
    tab.open_ready(&mute(page(tab, article)));
    let mut said = at_rest(tab, "doc-endnotes");
    tab.click("part('bio').querySelector('summary')");
    tab.wait("part('bio').open", "the bio opens");
    tab.click("calls().find((call) => host().contains(call))");
    tab.wait("popovers().length === 1", "the note opens");
    let opened = at_rest(tab, "dialog");
    let more = added(&said, &opened);
    said.push(String::new());
    said.push(OPENED.to_owned());
    said.extend(more);
    compare(tab, &format!("{language}.txt"), &said);
}

/// What is told when it has come to include a role and stays the same: Firefox carries changes
/// from the page to its tree in its own time.
fn at_rest(tab: &Tab<'_>, role: &str) -> Vec<String> {
    const PATIENCE: usize = 60;
    let mut before = Vec::new();
    for _ in 0..PATIENCE {
        let said = lines(&tab.spoken());
        if said == before && said.iter().any(|line| line.trim_start().starts_with(role)) {
            break;
        }
        before = said;
        tab.settle();
    }
    before
}

/// The lines of `after` that are not in `before` as often.
fn added(before: &[String], after: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = before.iter().collect();
    let known = |line: &&String| left.iter().position(|it| it == line).map(|at| left.swap_remove(at)).is_none();
    after.iter().filter(known).cloned().collect()
}

/// Whether these lines are those of a snapshot; or writes them, where that is asked for.
#[track_caller]
pub(crate) fn compare(tab: &Tab<'_>, name: &str, said: &[String]) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/tree").join(name);
    if std::env::var_os("UPDATE_TREES").is_some() {
        // Others would write the same roles in other words.
        if tab.engine == Engine::Chromium {
            std::fs::write(&file, said.join("\n") + "\n").expect("the snapshot can be written");
        }
        return;
    }
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let (wanted, said): (Vec<String>, Vec<String>) = match tab.engine {
        Engine::Chromium => (text.lines().map(str::to_owned).collect(), said.to_vec()),
        _ => (stops(text.lines()), stops(said.iter().map(String::as_str))),
    };
    assert!(!wanted.is_empty(), "there is a snapshot {name}, and landmarks, headings and links are in it");
    assert!(
        wanted == said,
        "broken promise: what assistive technology is told is {name} (to take what is told now: \
        UPDATE_TREES=1 SIDELIGHT_ENGINES=chromium cargo test --test browser -- snapshot)\n{}",
        difference(&wanted, &said)
    );
}

/// The lines between the first and the last that differ, as a patch would have them.
fn difference(wanted: &[String], said: &[String]) -> String {
    let before = wanted.iter().zip(said).take_while(|(one, other)| one == other).count();
    let (wanted, said) = (&wanted[before..], &said[before..]);
    let after = wanted.iter().rev().zip(said.iter().rev()).take_while(|(one, other)| one == other).count();
    let gone = wanted[..wanted.len() - after].iter().map(|line| format!("-{line}"));
    let new = said[..said.len() - after].iter().map(|line| format!("+{line}"));
    gone.chain(new).collect::<Vec<_>>().join("\n")
}
