//! Access: axe-core on every demo article, in every state that a reader can bring it to.
//!
//! What axe cannot see is measured (`measure.rs`), walked (`walk.rs`) and read (`tree.rs`).

use super::articles::page;
use super::demo;
use super::engine::Engine;
use super::measure::{each_panel, rest};
use super::npm;
use super::runner::tests;
use super::site::Page;
use super::tab::{Scheme, Tab};
use super::tree::{ARABIC, PERSIAN};
use serde_json::json;

tests![
    axe_sees_what_is_wrong,
    axe_in_light,
    axe_in_dark,
    axe_with_a_theme_of_its_own,
    axe_on_a_narrow_screen,
    axe_at_400_percent,
    axe_in_forced_colours,
    axe_with_bios_open,
    axe_with_a_note_open,
    axe_with_each_panel_open,
    axe_from_right_to_left,
];

/// What axe finds wrong on the page, one line an element.
pub(crate) fn violations(tab: &Tab<'_>) -> Vec<String> {
    violations_but(tab, &[])
}

/// The same without what some rules find.
fn violations_but(tab: &Tab<'_>, without: &[&str]) -> Vec<String> {
    rest(tab);
    tab.run(&format!("if (!window.axe) {{ {} }}", npm::script("axe-core/axe.min.js")));
    let rules: serde_json::Map<_, _> =
        without.iter().map(|rule| ((*rule).to_owned(), json!({ "enabled": false }))).collect();
    let found = tab.run_async(&format!(
        "const {{ violations }} = await axe.run(document, {{ resultTypes: ['violations'], rules: {} }});
        return violations.flatMap(({{ id, nodes }}) => nodes.map(({{ target, any, all, none, html }}) =>
            [id, target.flat().join(' '), [...any, ...all, ...none][0]?.message, html.slice(0, 120)].join(' · ')));",
        serde_json::Value::Object(rules)
    ));
    found.as_array().unwrap().iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

/// Every demo article, with all that axe says about any of them in one failure.
fn axe_finds_nothing(tab: &Tab<'_>, scheme: Scheme, prepare: impl Fn()) {
    axe_finds_nothing_but(tab, scheme, &[], prepare);
}

fn axe_finds_nothing_but(tab: &Tab<'_>, scheme: Scheme, without: &[&str], prepare: impl Fn()) {
    let mut found = Vec::new();
    for article in demo::articles(tab) {
        demo::open(tab, "none", &format!("?article={}", article.name));
        tab.scheme(scheme);
        prepare();
        found.extend(violations_but(tab, without).into_iter().map(|line| format!("{}: {line}", article.name)));
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

/// Where the reader's theme is not that of the page around it.
fn axe_with_a_theme_of_its_own(tab: &Tab<'_>) {
    for (scheme, theme) in [(Scheme::Light, "dark"), (Scheme::Dark, "light")] {
        axe_finds_nothing(tab, scheme, || {
            tab.run(&format!("host().setAttribute('theme', '{theme}')"));
            open_all(tab);
        });
    }
}

/// 1280 by 1024 pixels at 400 %.
fn axe_at_400_percent(tab: &Tab<'_>) {
    axe_finds_nothing(tab, Scheme::Light, || {
        tab.resize(320, 256);
        open_all(tab);
    });
}

/// For text axe asks for `-webkit-text-fill-color`, of which Chromium tells the colour that it
/// did not draw; there contrast is measured instead (`measure::marks_stay_in_forced_colours`).
fn axe_in_forced_colours(tab: &Tab<'_>) {
    let without: &[&str] = if tab.engine == Engine::Chromium { &["color-contrast"] } else { &[] };
    axe_finds_nothing_but(tab, Scheme::Light, without, || {
        tab.forced_colours();
        open_all(tab);
    });
}

fn axe_with_bios_open(tab: &Tab<'_>) {
    axe_finds_nothing(tab, Scheme::Light, || {
        tab.run("parts('bio').forEach((bio) => (bio.open = true))");
        let shown = "parts('bio').every((bio) => bio.querySelector(':scope > :not(summary)').checkVisibility())";
        tab.check(shown, "bios are open");
    });
}

/// With the bios, in both themes.
fn axe_with_a_note_open(tab: &Tab<'_>) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        axe_finds_nothing(tab, scheme, || open_all(tab));
    }
}

fn axe_with_each_panel_open(tab: &Tab<'_>) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        demo::open(tab, "none", "");
        tab.scheme(scheme);
        each_panel(tab, || {
            let found = violations(tab);
            assert!(
                found.is_empty(),
                "broken promise: axe-core finds nothing wrong in {scheme:?}\n{}",
                found.join("\n")
            );
        });
    }
}

/// The demo has articles from right to left, on pages that run from the left; here the page turns too.
fn axe_from_right_to_left(tab: &Tab<'_>) {
    for (language, article) in [("ar", ARABIC), ("fa", PERSIAN)] {
        for width in [1280, 375] {
            tab.resize(width, 800);
            tab.open_ready(&page(tab, article).language(&format!("{language}\" dir=\"rtl")));
            open_all(tab);
            let found = violations(tab);
            assert!(
                found.is_empty(),
                "broken promise: axe-core finds nothing wrong at {width} px\n{}",
                found.join("\n")
            );
        }
    }
}

/// All folds, and the first note.
fn open_all(tab: &Tab<'_>) {
    tab.run("all('details').forEach((fold) => (fold.open = true))");
    tab.click("calls().find((call) => host().contains(call))");
    tab.wait("popovers().length === 1", "a note is open");
}
