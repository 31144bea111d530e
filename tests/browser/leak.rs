//! Nothing is left behind: elements come and go, sources change, notes open and close, and the page holds what it held.
//!
//! `SIDELIGHT_SOAK` asks for thousands of each, and prints what was counted (`cargo xtask soak`).

use super::articles::{SHORT, TALKS};
use super::engine::Engine;
use super::runner::tests;
use super::site::{Page, Reply};
use super::tab::{Tab, told};
use serde_json::{Value, json};

tests![elements_that_come_and_go, one_element_that_comes_and_goes, sources_that_change, a_day_of_reading,];

/// How often each thing is done, when nobody asks for a soak.
const SOME: usize = 60;

fn times(soak: usize) -> usize {
    if std::env::var_os("SIDELIGHT_SOAK").is_some() { soak } else { SOME }
}

/// What a page holds: nodes and listeners where the engine's driver can count them, and the memory of the module.
#[derive(Debug)]
struct Held {
    nodes: Option<i64>,
    listeners: Option<i64>,
    memory: i64,
}

fn held(tab: &Tab<'_>) -> Held {
    let counters = (tab.engine == Engine::Chromium).then(|| {
        // What only the collector could take away is no leak.
        for _ in 0..3 {
            told(tab.devtools("HeapProfiler.collectGarbage", &json!({})), "the collector runs");
        }
        told(tab.devtools("Memory.getDOMCounters", &json!({})), "nodes and listeners are counted")
    });
    let count = |name: &str| counters.as_ref().and_then(|counters: &Value| counters[name].as_i64());
    let memory = tab.read("trap.lives.reduce((sum, memory) => sum + memory.buffer.byteLength, 0)");
    Held { nodes: count("nodes"), listeners: count("jsEventListeners"), memory: memory.as_i64().unwrap_or(-1) }
}

/// Does something once and again many times: after the warm-up nothing more is held.
#[track_caller]
fn leaves_nothing(tab: &Tab<'_>, soak: usize, what: &str) {
    let count = times(soak);
    let many = |count: usize| drop(tab.run_async(&format!("for (let i = 0; i < {count}; i += 1) {{ {what} }}")));
    many(20.max(count / 10));
    let before = held(tab);
    many(count);
    let after = held(tab);
    if std::env::var_os("SIDELIGHT_SOAK").is_some() {
        println!("{}: {count} times; before {before:?}, after {after:?}", tab.engine.name());
    }
    let grown = |before: Option<i64>, after: Option<i64>| after.zip(before).map_or(0, |(after, before)| after - before);
    // What the page itself keeps for a moment may come to a few; one a time would be a leak.
    let few = i64::try_from(count / 4).unwrap_or(0);
    assert!(grown(before.nodes, after.nodes) < few, "nodes are left: {before:?}, {after:?}");
    assert!(grown(before.listeners, after.listeners) < few, "listeners are left: {before:?}, {after:?}");
    assert_eq!(after.memory, before.memory, "the memory of the module grows");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

const WAIT: &str = "window.settled = (element) => new Promise((done) => { const over = new AbortController();
    for (const kind of ['ready', 'error']) element.addEventListener('sidelight-' + kind, (event) => { over.abort(); done(event) }, { signal: over.signal }) });
    window.frame = () => new Promise((done) => setTimeout(done));";

fn open(tab: &Tab<'_>, body: &str) {
    tab.site.put("short.md", Reply::markdown(SHORT));
    tab.site.put("talks.md", Reply::markdown(TALKS));
    tab.open(&Page::new(&format!("<script src=/trap.js></script><script>{WAIT}</script><main>{body}</main>")));
}

fn elements_that_come_and_go(tab: &Tab<'_>) {
    open(tab, "");
    tab.wait("customElements.get('sidelight-article')", "the script defines the element");
    leaves_nothing(
        tab,
        1_000,
        "const element = document.createElement('sidelight-article');
         element.setAttribute('loading', 'eager');
         element.setAttribute('src', 'short.md');
         const ready = settled(element);
         $('main').append(element);
         await ready;
         if (element.state !== 'ready') throw new Error(element.state);
         element.remove();
         await frame();",
    );
}

fn one_element_that_comes_and_goes(tab: &Tab<'_>) {
    open(tab, "<sidelight-article src=talks.md></sidelight-article>");
    tab.ready(0);
    tab.run("window.kept = host()");
    leaves_nothing(tab, 1_000, "kept.remove(); await frame(); $('main').append(kept); await frame();");
    tab.check("kept.state === 'ready' && calls().length > 0", "it is whole");
}

fn sources_that_change(tab: &Tab<'_>) {
    open(tab, "<sidelight-article src=short.md></sidelight-article>");
    tab.ready(0);
    leaves_nothing(
        tab,
        1_000,
        "const ready = settled(host()); host().src = i % 2 ? 'short.md' : 'talks.md'; await ready;
         if (host().state !== 'ready') throw new Error(host().state);",
    );
}

/// Notes are opened and closed, bios unfolded, the page scrolled.
fn a_day_of_reading(tab: &Tab<'_>) {
    open(tab, "<sidelight-article src=talks.md></sidelight-article>");
    tab.ready(0);
    leaves_nothing(
        tab,
        10_000,
        "const call = calls()[i % calls().length]; call.click(); await frame();
         popovers()[0]?.hidePopover(); await frame();
         const bio = part('bio'); bio.open = !bio.open;
         scrollTo(0, (i * 97) % document.body.scrollHeight);",
    );
}
