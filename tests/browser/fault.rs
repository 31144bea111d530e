//! What goes wrong around the widget, and what the reader has then: always something to read.

use super::articles::{SHORT, WIDGET};
use super::runner::tests;
use super::site::{Gate, Page, Reply};
use super::tab::Tab;
use serde_json::json;

tests![
    script_missing,
    glue_missing,
    wasm_missing,
    wasm_truncated,
    wasm_of_the_wrong_type,
    wasm_is_a_page,
    source_missing,
    source_is_a_page,
    source_takes_too_long,
    source_refused_by_cors,
    source_allowed_by_cors,
    nothing_between_the_tags_and_no_wasm,
    nothing_between_the_tags_and_no_source,
    one_tag_and_no_wasm,
    a_second_source_mends_it,
    reload_mends_it,
    a_failed_change_is_told,
    unknown_attribute_value,
];

/// The page shows the fallback and says once, in each of its ways, what is wrong.
#[track_caller]
pub(crate) fn falls_back(tab: &Tab<'_>, seconds: u32) {
    tab.wait_within(seconds, "host().state === 'error'", "state says that the widget could not read");
    tab.settle();
    tab.check("visible($('#fallback')) && visible($('#fallback a'))", "what stands between the tags is shown");
    told_once(tab);
}

/// One event, at most one line in the console, nothing uncaught.
#[track_caller]
fn told_once(tab: &Tab<'_>) {
    tab.equal("events('error').length", &json!(1), "sidelight-error comes once");
    let detail = "(({ kind, message }) => typeof kind === 'string' && kind && typeof message === 'string' && message)(events('error')[0].detail)";
    tab.check(detail, "it says of what kind the failure is, and a sentence");
    tab.equal("events('ready')", &json!([]), "a widget that failed is not called ready");
    tab.check("recorded.console.length <= 1", "at most one line in the console");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

/// With nothing to fall back to: one sentence that leads to the source.
#[track_caller]
fn points_to_the_source(tab: &Tab<'_>) {
    tab.wait("host().state === 'error'", "state says that the widget could not read");
    tab.check("visible(one('a[href$=\"talks.md\"]'))", "a link to the source is shown");
    tab.check("text().length > 20 && text().length < 200", "in one sentence");
    told_once(tab);
}

fn with_fault(tab: &Tab<'_>, fault: &str, body: &str) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(body).widget_from(&format!("/fault/{fault}")));
}

fn with_source(tab: &Tab<'_>, reply: Reply) {
    tab.site.put("talks.md", reply);
    tab.open(&Page::new(WIDGET));
}

fn script_missing(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(WIDGET).widget_from("/nowhere"));
    tab.check("visible($('#fallback'))", "without the script the page shows what stands between the tags");
}

fn glue_missing(tab: &Tab<'_>) {
    with_fault(tab, "glue-missing", WIDGET);
    falls_back(tab, 10);
}

fn wasm_missing(tab: &Tab<'_>) {
    with_fault(tab, "wasm-missing", WIDGET);
    falls_back(tab, 10);
}

fn wasm_truncated(tab: &Tab<'_>) {
    with_fault(tab, "wasm-truncated", WIDGET);
    falls_back(tab, 10);
}

fn wasm_of_the_wrong_type(tab: &Tab<'_>) {
    with_fault(tab, "wasm-type", WIDGET);
    tab.ready(0);
    tab.check("text().includes('The first paragraph')", "wasm of the wrong content type still works");
    tab.equal("events('error')", &json!([]), "and is no error");
}

fn wasm_is_a_page(tab: &Tab<'_>) {
    with_fault(tab, "wasm-page", WIDGET);
    falls_back(tab, 10);
}

fn source_missing(tab: &Tab<'_>) {
    with_source(tab, Reply::missing());
    falls_back(tab, 10);
    tab.check("!text().includes('This host has no such page')", "the host's 404 page is not taken for the article");
}

fn source_is_a_page(tab: &Tab<'_>) {
    with_source(tab, Reply::new("text/html", "<!doctype html><title>Sign in</title><h1>Sign in first</h1>"));
    falls_back(tab, 10);
    tab.check("!text().includes('Sign in')", "a page of the host is not taken for the article");
}

fn source_takes_too_long(tab: &Tab<'_>) {
    let never = Gate::default();
    with_source(tab, Reply::markdown(SHORT).behind(&never));
    tab.check("visible($('#fallback'))", "while the source is on its way the fallback is shown");
    falls_back(tab, 15);
}

fn source_refused_by_cors(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(&WIDGET.replacen("talks.md", &tab.site.elsewhere("talks.md"), 1)));
    falls_back(tab, 10);
}

fn source_allowed_by_cors(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT).with("Access-Control-Allow-Origin", "*"));
    tab.open_ready(&Page::new(&WIDGET.replacen("talks.md", &tab.site.elsewhere("talks.md"), 1)));
    tab.check("text().includes('The first paragraph')", "a source at another origin that allows it is read");
}

const EMPTY: &str = "<sidelight-article src=\"talks.md\"></sidelight-article>";

fn nothing_between_the_tags_and_no_wasm(tab: &Tab<'_>) {
    with_fault(tab, "wasm-missing", EMPTY);
    points_to_the_source(tab);
}

fn nothing_between_the_tags_and_no_source(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::missing());
    tab.open(&Page::new(EMPTY));
    points_to_the_source(tab);
}

fn one_tag_and_no_wasm(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    let tag = "<script type=module src=/fault/wasm-missing/sidelight.js data-src=talks.md></script>";
    tab.open(&Page::plain(tag));
    tab.wait("host()", "one tag makes the element without wasm too");
    points_to_the_source(tab);
}

fn a_second_source_mends_it(tab: &Tab<'_>) {
    tab.site.put("good.md", Reply::markdown(SHORT));
    with_source(tab, Reply::missing());
    falls_back(tab, 10);
    tab.run("host().src = 'good.md'");
    tab.ready(0);
    tab.wait(
        "text().includes('The first paragraph') && !visible($('#fallback'))",
        "a good source takes the place of the fallback",
    );
}

fn reload_mends_it(tab: &Tab<'_>) {
    with_source(tab, Reply::missing());
    falls_back(tab, 10);
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.run("host().reload()");
    tab.wait(
        "host().state === 'ready' && text().includes('The first paragraph')",
        "reload() reads a source that has come back",
    );
}

fn a_failed_change_is_told(tab: &Tab<'_>) {
    with_source(tab, Reply::markdown(SHORT));
    tab.ready(0);
    tab.run("host().src = 'gone.md'");
    tab.wait("host().state === 'error'", "a change to a source that is not there is an error");
    tab.equal("events('error').length", &json!(1), "sidelight-error comes once");
    tab.check("text().length > 20", "and there is something to read");
}

fn unknown_attribute_value(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open_ready(&Page::new(&WIDGET.replace(" src", " timeline=sideways src")));
    tab.equal("lines('warn').length", &json!(1), "an unknown value is told once");
    tab.check(
        "lines('warn')[0].includes('timeline') && lines('warn')[0].includes('sideways')",
        "by attribute and value",
    );
    tab.equal("lines('error')", &json!([]), "and is no error");
}
