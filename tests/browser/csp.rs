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
    strict_for_every_kind_of_source,
    a_nonce_alone,
    strict_dynamic,
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
    tab.open(&page(tab, TALKS));
    use_it(tab);
    tab.check(
        "getComputedStyle(part('bio').querySelector('summary')).display !== 'inline'",
        "the widget has its styles",
    );
    not_one_report(tab);
}

fn strict_with_a_child_script(tab: &Tab<'_>) {
    let body = format!("<sidelight-article><script type=text/markdown>\n{TALKS}</script></sidelight-article>");
    tab.open(&Page::new(&body));
    use_it(tab);
    not_one_report(tab);
}

/// What each door lets in is drawn without a word from the policy: Markdown with HTML in it, a
/// WordPress post, HTML, JSON, an article that stands in the page, a timeline that is drafted.
fn strict_for_every_kind_of_source(tab: &Tab<'_>) {
    tab.site.put("a.md", Reply::markdown(include_str!("pages/hostile.md")));
    tab.site.put(
        "b.txt",
        Reply::new(
            "text/plain",
            "[toggler title=\"By A. Writer\"]Writes.[/toggler]\n\nOn 4 November 1979 <b>it</b> began.",
        ),
    );
    tab.site.put("c.html", Reply::new("text/html", "<h1>Title</h1><p style='color: red' onclick=alert(1)>Words.</p>"));
    tab.site.put(
        "d.json",
        Reply::new("application/json", r#"{"title":{"rendered":"Post"},"content":{"rendered":"<p>Words.</p>"}}"#),
    );
    let element = |rest: &str| format!("<sidelight-article loading=eager {rest}</sidelight-article>");
    let body: String = ["src=a.md>", "src=b.txt format=wordpress timeline=auto>", "src=c.html>", "src=d.json>",
        "calendar='persian islamic'><h1>Standing</h1><p>It stood here<sup><a href=#n1 id=r1>1</a></sup>.</p><ol><li id=n1>Note. <a href=#r1>back</a></li></ol>"]
        .into_iter().map(element).collect();
    tab.open(&Page::new(&body));
    (0..5).for_each(|i| tab.ready(i));
    not_one_report(tab);
}

/// The policy of a host that names its scripts by a nonce and not by their places.
fn under_nonce(tab: &Tab<'_>, more: &str) {
    let sources = format!("script-src 'nonce-r4nd0m'{more} 'wasm-unsafe-eval'");
    let policy = STRICT.replace("script-src 'self' 'wasm-unsafe-eval'", &sources);
    tab.open(&page(tab, TALKS).nonce("r4nd0m").policy(&policy));
    use_it(tab);
    not_one_report(tab);
}

fn a_nonce_alone(tab: &Tab<'_>) {
    under_nonce(tab, "");
}

fn strict_dynamic(tab: &Tab<'_>) {
    under_nonce(tab, " 'strict-dynamic'");
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
