//! Skip links: a guest on someone else's page lets the reader pass.

use super::articles::{SHORT, TALKS, open_talks, page};
use super::runner::tests;
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    nothing_before_the_hosts_first_link,
    hidden_until_focused,
    skip_past_the_article,
    focus_really_moves,
    only_to_what_exists,
    not_under_a_bar_of_the_host,
    nothing_focused_is_under_a_bar,
];

const LINKS: &str =
    "parts('skip-links').flatMap((list) => list.localName === 'a' ? [list] : [...list.querySelectorAll('a')])";

fn nothing_before_the_hosts_first_link(tab: &Tab<'_>) {
    open_talks(tab);
    tab.equal("$('a').id", &json!("before"), "the host's first link stays the first of the page");
    tab.press(Key::Tab);
    tab.equal("focused().id", &json!("before"), "and the first stop of Tab");
}

fn hidden_until_focused(tab: &Tab<'_>) {
    open_talks(tab);
    let size = "(({ width, height }) => width * height)";
    let shown = format!(
        "((link) => {{ const box = link.getBoundingClientRect(); return {size}(box) > 100 && inView(link); }})"
    );
    tab.run("$('#before').focus()");
    let clipped = "(link) => getComputedStyle(link).clipPath !== 'none' || getComputedStyle(link).opacity === '0' || link.getBoundingClientRect().width <= 1 || !inView(link)
        || (link.closest('[part~=skip-links]').getBoundingClientRect().height <= 1)";
    tab.check(
        &format!("({LINKS}).length > 1 && ({LINKS}).every({clipped})"),
        "skip links are not seen before they have focus",
    );
    tab.press(Key::Tab);
    tab.check(&format!("({LINKS}).includes(focused())"), "the first stop in the widget is a skip link");
    tab.wait(&format!("{shown}(focused())"), "it is seen when it has focus");
    let first = format!(
        "document.elementFromPoint(...((box) => [box.x + box.width / 2, box.y + box.height / 2])({LINKS}[0].getBoundingClientRect())) === host()"
    );
    tab.wait(&first, "nothing lies over it");
}

fn skip_past_the_article(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("$('#before').focus()");
    tab.press(Key::Tab);
    tab.check("/past/i.test(focused().textContent)", "the first skip link leads past the article");
    tab.press(Key::Enter);
    tab.settle();
    tab.press(Key::Tab);
    tab.equal("focused().id", &json!("after"), "after it Tab goes to the host's next link");
    tab.check("inView(focused())", "which is in view");
}

fn focus_really_moves(tab: &Tab<'_>) {
    open_talks(tab);
    let goals = tab.read(&format!("({LINKS}).map((link) => decodeURIComponent(new URL(link.href).hash.slice(1)))"));
    let goals: Vec<&str> = goals.as_array().unwrap().iter().map(|goal| goal.as_str().unwrap()).collect();
    assert!(
        goals.len() >= 5,
        "broken promise: skip links to past, text, timeline, notes and authors; there are {goals:?}"
    );
    for (i, goal) in goals.iter().enumerate() {
        tab.run(&format!("scrollTo({{ top: 0, behavior: 'instant' }}); ({LINKS})[{i}].focus()"));
        tab.press(Key::Enter);
        tab.wait(
            &format!("inView(byId('{goal}')) || inView(focused())"),
            &format!("a skip link brings {goal} into view"),
        );
        tab.wait(&format!("within(focused(), byId('{goal}'))"), &format!("a skip link moves focus to {goal}"));
    }
}

fn only_to_what_exists(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, SHORT));
    tab.equal(
        &format!("({LINKS}).filter((link) => /timeline|author/i.test(link.textContent)).length"),
        &json!(0),
        "no skip link leads to what is not there",
    );
    tab.check(&format!("({LINKS}).some((link) => /note/i.test(link.textContent))"), "one leads to the notes that are");
    tab.check(&format!("({LINKS}).every((link) => target(link))"), "every skip link has a target");
}

/// A host whose header stays at the top, and which tells no one how high it is.
fn open_under_a_bar(tab: &Tab<'_>) {
    let bar = "<style>body { margin: 0 } header { position: sticky; top: 0; height: 90px; background: #234; z-index: 9 }</style><header>";
    tab.open_ready(&page(tab, TALKS).replace("<header>", bar));
}

fn not_under_a_bar_of_the_host(tab: &Tab<'_>) {
    open_under_a_bar(tab);
    let count = tab.number(&format!("({LINKS}).length")) as usize;
    for i in 1..count {
        tab.run(&format!("scrollTo({{ top: 0, behavior: 'instant' }}); ({LINKS})[{i}].focus()"));
        tab.press(Key::Enter);
        tab.wait(&format!("!({LINKS}).includes(focused())"), "a skip link moves the focus");
        tab.wait("focused().getBoundingClientRect().top >= 89", "the host's bar does not cover where it leads");
    }
}

fn nothing_focused_is_under_a_bar(tab: &Tab<'_>) {
    open_under_a_bar(tab);
    tab.run("$('#after').focus()");
    for _ in 0..40 {
        tab.press(Key::BackTab);
        if tab.read("focused().id === 'before'") == json!(true) {
            break;
        }
        let clear = "focused().getBoundingClientRect().bottom >= 95 || within($('header'), focused()) || getComputedStyle(focused()).position === 'absolute'";
        tab.wait(clear, "going back by the keyboard, what has the focus is not under the host's bar");
    }
}
