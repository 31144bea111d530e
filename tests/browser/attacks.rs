//! The inputs of `tests/hostile/` in browsers: through each door nothing runs and nothing is drawn but what the
//! model says, and where an address leads is what the browser itself makes of it.
//!
//! Inputs that leave nothing open share a source; each source has a widget of its own, sixty at a time. The
//! control shows that the judge sees: the same inputs without us run in great number.

use super::npm;
use super::runner::tests;
use super::site::{Page, Reply};
use super::tab::Tab;
use crate::hostile::addresses::{self, Case, Place, Verdict};
use crate::hostile::doors::Door;
use crate::hostile::grammar::{self, Input};
use crate::hostile::lists;
use serde_json::{Value, json};
use sidelight::article::SafeUrl;
use std::collections::BTreeMap;
use std::sync::OnceLock;

tests![
    nothing_runs_as_html,
    nothing_runs_as_markdown,
    nothing_runs_as_wordpress,
    nothing_runs_as_a_post,
    without_us_they_run,
    addresses_lead_where_the_browser_says,
];

const WORDS: &str = include_str!("attacks.js");

/// Everything may run in the page but what comes from elsewhere: so what does not run was held by us, and
/// nothing leaves the machine.
const OPEN: &str = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

/// Files beside the page that only an attack asks for.
const BAIT: [&str; 4] = ["attack.js", "attack.html", "attack.svg", "attack.css"];

/// How many widgets stand in the page at once.
const BATCH: usize = 60;

/// The sources of a door, the same for every engine.
fn sources(door: Door) -> &'static [String] {
    static SOURCES: [OnceLock<Vec<String>>; Door::ALL.len()] = [const { OnceLock::new() }; Door::ALL.len()];
    SOURCES[door as usize].get_or_init(|| {
        let inputs = grammar::inputs().into_iter().chain(lists::inputs(npm::script));
        let texts: Vec<String> = inputs.map(|input| input.text).collect();
        door.joined(&texts).iter().map(|joined| door.source(joined)).collect()
    })
}

/// Opens a page with the words of `attacks.js`, before and beside the widget's own script.
fn open(tab: &Tab<'_>, page: fn(&str) -> Page) {
    tab.site.put("attacks.js", Reply::new("text/javascript", WORDS));
    tab.site.put("frame.html", frame());
    tab.open(&page("<p>What the host says.</p><main></main><script src=attacks.js></script>").policy(OPEN));
}

/// The page in which inputs stand as they are.
fn frame() -> Reply {
    let html = "<!doctype html><title>Exposed</title><main></main><script>
        Object.defineProperty(window, 'pwned', { set(number) { top.pwned = number } });
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (what) => top[name](what)</script>";
    Reply::new("text/html; charset=utf-8", html).with("Content-Security-Policy", OPEN)
}

/// How often a file that only an attack asks for was asked for, as anything but the image of an article.
fn asked(tab: &Tab<'_>) -> usize {
    // What is asked of the host's root may be another engine's control, which runs at the same time.
    let count = |file: &str| tab.site.asked(file);
    BAIT.iter().map(|file| count(file) - count(&format!("{file} as an image"))).sum()
}

/// Every `step`th source of a door.
#[track_caller]
fn nothing_runs(tab: &Tab<'_>, door: Door, format: &str, media_type: &str, step: usize) {
    open(tab, Page::new);
    let sources: Vec<&String> = sources(door).iter().step_by(step).collect();
    let mut elements = 0;
    for batch in sources.chunks(BATCH) {
        let attack = format!("return attack({}, {}, {})", json!(batch), json!(format), json!(media_type));
        let answer = tab.run_async(&attack);
        let found = &answer["found"];
        assert!(*found == json!([]), "broken promise: only what the model says is drawn\n{found:#}");
        elements += answer["elements"].as_u64().unwrap_or_default();
    }
    assert!(elements > 40 * sources.len() as u64, "the judge has seen what was drawn: {elements} elements");
    tab.settle();
    tab.equal("[...ran.numbers, ...ran.dialogs]", &json!([]), "nothing in a source runs");
    tab.equal("recorded.uncaught", &json!([]), "no source makes an error that nobody catches");
    tab.check(
        "visible(document.body) && location.pathname.startsWith('/t/') && document.querySelectorAll('body > *').length === 3",
        "the page stays as it is and where it is",
    );
    assert_eq!(asked(tab), 0, "broken promise: no source asks for a file but for images");
}

fn nothing_runs_as_html(tab: &Tab<'_>) {
    nothing_runs(tab, Door::Html, "html", "text/html", 1);
}

// Natively every input goes through every door (`tests/hostile.rs`); what a browser adds is the same for all of them.

fn nothing_runs_as_markdown(tab: &Tab<'_>) {
    nothing_runs(tab, Door::Markdown, "markdown", "text/markdown", 2);
}

fn nothing_runs_as_wordpress(tab: &Tab<'_>) {
    nothing_runs(tab, Door::Wordpress, "wordpress", "text/plain", 4);
}

fn nothing_runs_as_a_post(tab: &Tab<'_>) {
    // Its text is read as WordPress's is.
    nothing_runs(tab, Door::Post, "json", "application/json", 8);
}

fn without_us_they_run(tab: &Tab<'_>) {
    const BATCH: usize = 40;
    open(tab, Page::plain);
    let inputs = grammar::inputs();
    let texts: Vec<&str> = inputs.iter().map(|input| input.text.as_str()).collect();
    for batch in texts.chunks(BATCH) {
        tab.run_async(&format!("await expose({})", json!(batch)));
    }
    let numbers = tab.read("[...ran.numbers]");
    let ran = |input: &&Input| numbers.as_array().is_some_and(|numbers| numbers.contains(&json!(input.number)));
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    inputs.iter().filter(ran).for_each(|input| *by_source.entry(input.source).or_default() += 1);
    let (all, files) = (inputs.len(), asked(tab));
    println!("{}: of {all} inputs run by themselves {by_source:?}; {files} files asked for", tab.engine.name());
    for source in ["cuts", "elements", "shapes", "trees"] {
        assert!(by_source.get(source) >= Some(&100), "the judge sees what runs: of {all} inputs only {by_source:?}");
    }
    assert!(files >= 100, "the judge sees what is asked for: only {files} files");
}

fn addresses_lead_where_the_browser_says(tab: &Tab<'_>) {
    open(tab, Page::plain);
    let cases: Vec<(Case, Option<SafeUrl>)> =
        addresses::cases().into_iter().map(|case| (case.clone(), SafeUrl::parse(&case.input))).collect();
    let told = cases.iter().map(
        |(case, kept)| json!({ "input": case.input, "base": case.base, "kept": kept.as_ref().map(SafeUrl::as_str) }),
    );
    let places = tab.read(&format!("places({})", json!(told.collect::<Vec<_>>())));
    let broken: Vec<String> = cases
        .iter()
        .enumerate()
        .filter_map(|(at, (case, kept))| {
            let [theirs, after] = [0, 1].map(|side| place(&places[at][side]));
            match addresses::verdict(case, kept.as_ref().map(SafeUrl::as_str), theirs, after) {
                Verdict::Broken(promise) => Some(promise),
                _ => None,
            }
        })
        .collect();
    assert!(broken.is_empty(), "broken promise in {} of {}:\n{}", broken.len(), cases.len(), broken.join("\n"));
}

fn place(told: &Value) -> Option<Place> {
    let part = |name: &str| told[name].as_str().map(str::to_owned);
    Some(Place { whole: part("whole")?, scheme: part("scheme")?, host: part("host")?, path: part("path")? })
}
