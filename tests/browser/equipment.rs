//! The tests' own equipment: a test that finds nothing wrong is worth what its recorder can see.

use super::runner::tests;
use super::server::STRICT;
use super::site::{Gate, Page, Reply};
use super::tab::{Key, Scheme, Tab};
use serde_json::json;

tests![
    recorder_sees_the_console,
    recorder_sees_what_nobody_caught,
    recorder_sees_a_violation,
    recorder_sees_events_of_widgets,
    recorder_measures_shift,
    strict_policy_lets_tests_in,
    clicks_and_keys_are_real,
    clicks_reach_into_shadow_roots,
    the_window_has_focus,
    widths_and_schemes,
    a_gate_holds_a_reply,
    the_other_origin_is_another,
    storage_is_empty,
];

fn recorder_sees_the_console(tab: &Tab<'_>) {
    tab.open(&Page::plain("<script>console.error('broken', { code: 1 }); console.warn('odd')</script>"));
    tab.equal("lines('error')", &json!(["broken {\"code\":1}"]), "errors are recorded as they read");
    tab.equal("lines('warn')", &json!(["odd"]), "warnings are recorded");
}

fn recorder_sees_what_nobody_caught(tab: &Tab<'_>) {
    tab.open(&Page::plain("<script>Promise.reject(new Error('late')); throw new Error('early')</script>"));
    tab.wait("recorded.uncaught.length === 2", "an error and a rejection are recorded");
    tab.check("recorded.uncaught.some((line) => line.includes('early'))", "the error by its words");
    tab.check("recorded.uncaught.some((line) => line.includes('late'))", "the rejection by its words");
}

fn recorder_sees_a_violation(tab: &Tab<'_>) {
    tab.open(&Page::plain("<p style='color: red'>Red</p><script>window.ran = true</script>").policy(STRICT));
    tab.wait("recorded.violations.length === 2", "a blocked script and a blocked style are recorded");
    tab.check("window.ran === undefined", "the policy is in force");
}

fn recorder_sees_events_of_widgets(tab: &Tab<'_>) {
    tab.open(&Page::plain(
        "<sidelight-article id=a></sidelight-article><script>document.querySelector('#a').dispatchEvent(
        new CustomEvent('sidelight-error', { bubbles: true, detail: { kind: 'none' } }))</script>",
    ));
    let event = json!({ "type": "sidelight-error", "detail": { "kind": "none" }, "target": "a", "bubbles": true, "composed": false });
    tab.equal("recorded.events[0]", &event, "an event is recorded with all that is promised about it");
}

fn recorder_measures_shift(tab: &Tab<'_>) {
    tab.open(&Page::plain("<p id=late></p><h1>Pushed down</h1>"));
    tab.settle();
    tab.run("$('#late').style.height = '400px'");
    let measured = "!PerformanceObserver.supportedEntryTypes.includes('layout-shift') || recorded.shift > 0";
    tab.wait(measured, "a shift is seen by an engine that measures it");
}

fn strict_policy_lets_tests_in(tab: &Tab<'_>) {
    let trusted = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types 'none'");
    tab.open(&Page::plain("<p>Text</p>").policy(&trusted));
    tab.equal("$('p').textContent", &json!("Text"), "questions are answered under a policy");
    tab.wait("document.readyState === 'complete'", "waiting works under a policy");
    tab.equal("recorded.violations", &json!([]), "the equipment violates no policy");
}

fn clicks_and_keys_are_real(tab: &Tab<'_>) {
    tab.open(&Page::plain(
        "<div style='height: 3000px'></div><a href='#a' id=a>A</a> <a href='#b' id=b>B</a>
        <script>for (const type of ['click', 'keydown']) addEventListener(type, (event) => (window.last = [event.type, event.isTrusted, event.target.id]))</script>",
    ));
    tab.click("$('#a')");
    tab.equal("last", &json!(["click", true, "a"]), "a click is the reader's, wherever on the page");
    tab.run("$('#a').focus()");
    tab.press(Key::Tab);
    tab.equal("focused().id", &json!("b"), "Tab goes to the next link");
    tab.press(Key::Enter);
    tab.equal("[last[0], last[1], location.hash]", &json!(["click", true, "#b"]), "Enter follows it");
    tab.press(Key::BackTab);
    tab.equal("focused().id", &json!("a"), "Shift+Tab goes back");
}

fn clicks_reach_into_shadow_roots(tab: &Tab<'_>) {
    tab.open(&Page::plain(
        "<sidelight-article></sidelight-article><script>const root = document.querySelector('sidelight-article').attachShadow({ mode: 'open' });
        root.append(document.createElement('button')); root.firstChild.textContent = 'Inner'; root.firstChild.onclick = () => (window.inner = true)</script>",
    ));
    tab.click("shadow().querySelector('button')");
    tab.check("window.inner === true", "a button in a shadow root can be clicked");
    tab.equal("text()", &json!("Inner"), "its words are read");
}

fn the_window_has_focus(tab: &Tab<'_>) {
    tab.open(&Page::plain("<a href=/ id=a>A</a> <a href=/ id=b>B</a>"));
    tab.run("$('#a').focus()");
    tab.wait("document.hasFocus()", "the window has the keyboard, or no focus would show");
    tab.check("$('#a').matches(':focus')", "focus shows");
    tab.press(Key::Tab);
    tab.resize(375, 700);
    tab.check("$('#b').matches(':focus-visible')", "and is visible for the keyboard");
}

fn widths_and_schemes(tab: &Tab<'_>) {
    tab.open(&Page::plain("<p>Text</p>"));
    for width in [320, 375, 768, 1280] {
        tab.resize(width, 700);
    }
    tab.scheme(Scheme::Dark);
    tab.scheme(Scheme::Light);
}

fn a_gate_holds_a_reply(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.site.put("late.md", Reply::markdown("Late").behind(&gate));
    tab.open(&Page::plain("<p>Text</p>"));
    tab.run("fetch('late.md').then((reply) => reply.text()).then((text) => (window.came = text))");
    tab.settle();
    tab.check("window.came === undefined", "a held reply has not come");
    gate.open();
    tab.wait("window.came === 'Late'", "it comes when the gate opens");
}

fn the_other_origin_is_another(tab: &Tab<'_>) {
    tab.site.put("closed.md", Reply::markdown("Closed"));
    tab.site.put("open.md", Reply::markdown("Open").with("Access-Control-Allow-Origin", "*"));
    tab.open(&Page::plain("<p>Text</p>").policy("connect-src *"));
    let ask = |name: &str| {
        format!("return fetch('{}').then((reply) => reply.text(), () => 'refused')", tab.site.elsewhere(name))
    };
    assert_eq!(tab.run_async(&ask("closed.md")), json!("refused"), "without CORS the other origin is closed");
    assert_eq!(tab.run_async(&ask("open.md")), json!("Open"), "with CORS it is open");
}

fn storage_is_empty(tab: &Tab<'_>) {
    tab.open(&Page::plain("<p>Text</p>"));
    tab.check("localStorage.length === 0", "no test sees what another stored");
    tab.run("localStorage.setItem('sidelight-left', '1')");
}
