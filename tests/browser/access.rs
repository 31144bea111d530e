//! Access: axe-core on every demo article, the whole page by keyboard.

use super::articles::open_talks;
use super::demo;
use super::runner::tests;
use super::site::Page;
use super::tab::{Key, Scheme, Tab};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

tests![
    axe_sees_what_is_wrong,
    axe_in_light,
    axe_in_dark,
    axe_on_a_narrow_screen,
    axe_with_a_note_open,
    by_keyboard_alone,
    text_spacing_holds,
];

/// axe-core, installed by `npm ci` in `tests/` when it is not there yet.
fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let file = folder.join("node_modules/axe-core/axe.min.js");
        if !file.is_file() {
            let install = Command::new("npm").arg("ci").current_dir(&folder).output();
            let install = install.expect("npm is installed, axe-core comes by it");
            assert!(install.status.success(), "npm ci in tests/: {}", String::from_utf8_lossy(&install.stderr));
        }
        std::fs::read_to_string(&file).expect("npm ci brings axe-core")
    })
}

/// What axe finds wrong on the page, one line an element.
fn violations(tab: &Tab<'_>) -> Vec<String> {
    // A style that is still fading has no colour of its own yet.
    tab.run_async("await Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished))");
    tab.run(&format!("if (!window.axe) {{ {} }}", axe()));
    let found = tab.run_async(
        "const { violations } = await axe.run(document, { resultTypes: ['violations'] });
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none, html }) =>
            [id, target.flat().join(' '), [...any, ...all, ...none][0]?.message, html.slice(0, 120)].join(' · ')));",
    );
    found.as_array().unwrap().iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

/// Every demo article, with all that axe says about any of them in one failure.
fn axe_finds_nothing(tab: &Tab<'_>, scheme: Scheme, prepare: impl Fn()) {
    let mut found = Vec::new();
    for article in demo::articles(tab) {
        demo::open(tab, "none", &format!("?article={}", article.name));
        tab.scheme(scheme);
        prepare();
        found.extend(violations(tab).into_iter().map(|line| format!("{}: {line}", article.name)));
    }
    assert!(found.is_empty(), "broken promise: axe-core finds nothing wrong in {scheme:?}\n{}", found.join("\n"));
}

fn axe_sees_what_is_wrong(tab: &Tab<'_>) {
    tab.open(&Page::plain(
        "<main><h1>Page</h1><p style='color: #bbb; background: #fff'>Pale words</p><img src='/blank'></main>",
    ));
    let found = violations(tab).join("\n");
    assert!(
        found.contains("color-contrast") && found.contains("image-alt"),
        "axe sees what is wrong, not only: {found}"
    );
}

fn axe_in_light(tab: &Tab<'_>) {
    axe_finds_nothing(tab, Scheme::Light, || ());
}

fn axe_in_dark(tab: &Tab<'_>) {
    axe_finds_nothing(tab, Scheme::Dark, || ());
}

fn axe_on_a_narrow_screen(tab: &Tab<'_>) {
    axe_finds_nothing(tab, Scheme::Light, || tab.resize(375, 700));
}

fn axe_with_a_note_open(tab: &Tab<'_>) {
    axe_finds_nothing(tab, Scheme::Light, || {
        tab.run("parts('bio').forEach((bio) => (bio.open = true))");
        tab.click("calls().find((call) => host().contains(call))");
        tab.wait("popovers().length === 1", "a note is open");
    });
}

/// One stop of the keyboard walk: what it is, and whether the reader can see it.
const STOP: &str = "((element) => [element.id || element.getAttribute('href') || element.localName,
    inView(element), getComputedStyle(element).outlineStyle !== 'none' || getComputedStyle(element).boxShadow !== 'none'])(focused())";

fn by_keyboard_alone(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("$('#before').focus(); window.stops = []");
    let mut stops: Vec<Value> = Vec::new();
    for _ in 0..80 {
        tab.press(Key::Tab);
        tab.check("!stops.includes(focused())", "Tab never comes to the same stop twice");
        tab.run("stops.push(focused())");
        stops.push(tab.read(STOP));
        if stops.last().is_some_and(|stop| stop[0] == "after") {
            break;
        }
    }
    assert_eq!(
        stops.last().map(|stop| &stop[0]),
        Some(&json!("after")),
        "broken promise: Tab leaves the widget; it went {stops:?}"
    );
    let unseen: Vec<&Value> = stops.iter().filter(|stop| stop[1] != true || stop[2] != true).collect();
    assert!(unseen.is_empty(), "broken promise: each stop is in view and shows its focus, but not {unseen:?}");
    tab.check("calls().filter(visible).every((call) => stops.includes(call))", "every call in view is a stop");
    tab.press(Key::BackTab);
    tab.check("within(focused(), host()) || within(focused(), shadow())", "Shift+Tab goes back into the widget");
}

fn text_spacing_holds(tab: &Tab<'_>) {
    tab.resize(375, 700);
    open_talks(tab);
    tab.run(
        "const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
        for (const tree of [document, shadow()]) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];",
    );
    tab.settle();
    tab.check("document.scrollingElement.scrollWidth <= 375", "with WCAG's text spacing nothing hangs out");
    let cut = "all('p, li, a, summary, h2').filter((element) => visible(element) && getComputedStyle(element).overflow !== 'visible'
        && element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 1).map((element) => element.outerHTML.slice(0, 80))";
    tab.equal(cut, &json!([]), "and nothing is cut off");
}
