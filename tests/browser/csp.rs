//! Content security policies: nothing is reported under a strict one, and a policy that forbids the widget leaves the text.

use super::articles::{SHORT, TALKS, WIDGET, page};
use super::fault::falls_back;
use super::runner::tests;
use super::server::STRICT;
use super::site::{Page, Reply};
use super::tab::{Scheme, Tab};
use serde_json::json;

tests![
    strict,
    strict_with_a_child_script,
    strict_without_styles_and_with_trusted_types,
    wasm_forbidden,
    requests_forbidden,
];

#[track_caller]
fn not_one_report(tab: &Tab<'_>) {
    tab.settle();
    tab.equal("recorded.violations", &json!([]), "the policy has nothing to report");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
}

/// Uses what the widget adds: a note, a bio, a width, a scheme.
fn use_it(tab: &Tab<'_>) {
    tab.ready(0);
    tab.click("calls()[1]");
    tab.wait("popovers().length === 1", "a note opens under the policy");
    tab.press(super::tab::Key::Escape);
    tab.click("part('bio').querySelector('summary')");
    tab.scheme(Scheme::Dark);
    tab.resize(375, 700);
}

fn strict(tab: &Tab<'_>) {
    tab.open(&page(tab, TALKS).policy(STRICT));
    use_it(tab);
    tab.check(
        "getComputedStyle(part('bio').querySelector('summary')).display !== 'inline'",
        "the widget has its styles",
    );
    not_one_report(tab);
}

fn strict_with_a_child_script(tab: &Tab<'_>) {
    let body = format!("<sidelight-article><script type=text/markdown>\n{TALKS}</script></sidelight-article>");
    tab.open(&Page::new(&body).policy(STRICT));
    use_it(tab);
    not_one_report(tab);
}

fn strict_without_styles_and_with_trusted_types(tab: &Tab<'_>) {
    let policy = STRICT.replace("style-src 'self'", "style-src 'none'");
    let policy = format!("{policy}; require-trusted-types-for 'script'; trusted-types 'none'");
    tab.open(&page(tab, TALKS).policy(&policy));
    use_it(tab);
    not_one_report(tab);
}

fn wasm_forbidden(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(WIDGET).policy("script-src 'self'"));
    falls_back(tab, 10);
}

fn requests_forbidden(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(WIDGET).policy("connect-src 'none'"));
    falls_back(tab, 10);
}
