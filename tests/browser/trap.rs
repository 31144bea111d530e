//! A module that traps: the article that it was about falls back, and every other one lives.

use super::articles::{SHORT, TALKS};
use super::runner::tests;
use super::site::{Page, Reply};
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    while_an_article_is_drawn,
    in_the_answer_to_a_click,
    of_the_only_element,
    at_any_moment,
    of_one_build_and_not_of_another,
    a_stranger_removes_what_was_drawn,
    a_stranger_empties_the_element,
    nesting_beyond_any_stack,
];

/// Three articles in a page whose modules can be made to trap.
fn open_three(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(TALKS));
    tab.site.put("short.md", Reply::markdown(SHORT));
    let element =
        |src: &str| format!("<sidelight-article loading=eager src={src}><p>Instead of {src}.</p></sidelight-article>");
    let body = ["short.md", "talks.md", "short.md"].map(element).concat();
    tab.open(&Page::new(&format!("<script src=/trap.js></script>{body}")));
    (0..3).for_each(|i| tab.ready(i));
}

/// Element `i` shows its fallback and says why; the rest of the page reads on, and nobody else hears of it.
#[track_caller]
fn one_fails(tab: &Tab<'_>, i: usize, count: usize) {
    tab.wait(&format!("host({i}).state === 'error'"), "the element that it was about is left in error");
    tab.check(&format!("text({i}) === 'Instead of ' + host({i}).src + '.'"), "and shows what stands between its tags");
    for other in (0..count).filter(|other| *other != i) {
        lives(tab, other);
    }
    tab.equal(
        "events('error').map((event) => event.detail.kind)",
        &json!(["trap"]),
        "the page is told once, of a trap",
    );
    tab.check("lines('error', 'warn').length <= 1", "in at most one line of the console");
    tab.equal("recorded.uncaught", &json!([]), "and no error is left uncaught");
}

/// An element is whole: it reads, and its notes open.
#[track_caller]
fn lives(tab: &Tab<'_>, i: usize) {
    tab.wait(&format!("host({i}).state === 'ready'"), "every other element gets ready again");
    tab.check(&format!("text({i}).length > 40 && !text({i}).includes('Instead of')"), "with its text");
    tab.equal(&format!("[all('.sl-frame', {i}).length, all('[slot=text]', {i}).length]"), &json!([1, 1]), "drawn once");
    tab.run(&format!("calls({i})[0].click()"));
    tab.wait(&format!("popovers({i}).length === 1"), "and its notes open");
    tab.press(Key::Escape);
    tab.wait(&format!("popovers({i}).length === 0"), "and close");
}

fn while_an_article_is_drawn(tab: &Tab<'_>) {
    open_three(tab);
    tab.run("trap.after(100); host(1).reload().catch((error) => window.why = error.kind)");
    one_fails(tab, 1, 3);
    tab.equal("window.why", &json!("trap"), "reload() says that it failed");
    tab.equal("trap.lives.length", &json!(2), "the others share one new module");
    tab.run("host(1).reload()");
    lives(tab, 1);
}

fn in_the_answer_to_a_click(tab: &Tab<'_>) {
    open_three(tab);
    tab.run("trap.after(3); calls(2)[0].click()");
    one_fails(tab, 2, 3);
}

fn of_the_only_element(tab: &Tab<'_>) {
    tab.site.put("short.md", Reply::markdown(SHORT));
    tab.open_ready(&Page::new("<script src=/trap.js></script><sidelight-article src=short.md></sidelight-article>"));
    tab.run("trap.after(50); host().reload().catch(() => {})");
    tab.wait("host().state === 'error'", "it is left in error");
    tab.check("text().length > 20 && visible(one('a[href$=\"short.md\"]'))", "with a way to its source");
    tab.equal("recorded.uncaught", &json!([]), "and no error is left uncaught");
    tab.run("host().src = 'short.md?again'");
    tab.site.put("short.md", Reply::markdown(SHORT));
    lives(tab, 0);
}

/// Wherever it happens: while it reads, draws, follows, cleans up. What is asked of the page before that is
/// counted, so that the last traps come late.
fn at_any_moment(tab: &Tab<'_>) {
    open_three(tab);
    for calls in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987] {
        // A trap that was about nobody, in a timer of the module, leaves nobody in error.
        tab.run(&format!(
            "window.over = false; trap.after({calls}); host(0).reload().catch(() => {{}}).then(() => window.over = true)"
        ));
        tab.wait("over && ['ready', 'error'].includes(host(0).state)", "a load comes to an end");
        tab.run("trap.after(Infinity)");
        tab.wait(
            "[1, 2].every((i) => host(i).state === 'ready' && !text(i).includes('Instead of'))",
            "the others live",
        );
        tab.run("host(0).reload()");
        tab.wait(
            "host(0).state === 'ready' && text(0).includes('The second ends.')",
            "and so does the one, loaded again",
        );
    }
    (0..3).for_each(|i| lives(tab, i));
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
    tab.check("trap.lives.length > 8", "most of the traps were real");
}

fn of_one_build_and_not_of_another(tab: &Tab<'_>) {
    tab.site.put("short.md", Reply::markdown(SHORT));
    let html =
        "<p>It stands here<sup><a href=#n1 id=r1>1</a></sup>.</p><ol><li id=n1>A note. <a href=#r1>back</a></li></ol>";
    tab.open(&Page::new(&format!(
        "<script src=/trap.js></script><sidelight-article loading=eager>{html}</sidelight-article>\
         <sidelight-article id=later></sidelight-article>"
    )));
    tab.ready(0);
    tab.run("window.was = shadow(0).querySelector('.sl-frame'); host(1).src = 'short.md'; host(1).loading = 'eager'");
    tab.ready(1);
    tab.run("trap.after(40); host(1).reload().catch(() => {})");
    tab.wait("host(1).state === 'error'", "an element of one build is left in error");
    tab.check(
        "host(0).state === 'ready' && shadow(0).querySelector('.sl-frame') === was",
        "one of another was not touched",
    );
    tab.equal("recorded.uncaught", &json!([]), "and no error is left uncaught");
}

/// Yew takes away what it has drawn, and cannot where somebody else did.
fn a_stranger_removes_what_was_drawn(tab: &Tab<'_>) {
    open_three(tab);
    tab.run(
        "const body = host(0).querySelector('[slot=text]');
         [...body.children].forEach((child) => child.remove());
         shadow(0).querySelectorAll('.sl-frame *').forEach((child) => child.remove());
         host(0).src = 'talks.md'",
    );
    tab.wait("['ready', 'error'].includes(host(0).state) && text(0).length > 15", "the element has something to read");
    (1..3).for_each(|i| lives(tab, i));
    tab.equal("recorded.uncaught", &json!([]), "and no error is left uncaught");
}

fn a_stranger_empties_the_element(tab: &Tab<'_>) {
    open_three(tab);
    tab.run("host(0).replaceChildren(); host(0).src = 'talks.md'");
    tab.wait("['ready', 'error'].includes(host(0).state) && text(0).length > 15", "the element has something to read");
    (1..3).for_each(|i| lives(tab, i));
    tab.equal("recorded.uncaught", &json!([]), "and no error is left uncaught");
}

/// Between 1,000 and 3,000 nested nodes overflow the stack of a module; an article keeps 100.
fn nesting_beyond_any_stack(tab: &Tab<'_>) {
    tab.site
        .put("deep.html", Reply::new("text/html", format!("<p>Above.</p>{}Deep.", "<div><blockquote>".repeat(20_000))));
    tab.site.put(
        "deep.md",
        Reply::markdown(&format!("Above.\n\n{}Deep.\n\n{}x", "> ".repeat(20_000), "*a ".repeat(20_000))),
    );
    tab.site.put("short.md", Reply::markdown(SHORT));
    let element = |src: &str| format!("<sidelight-article loading=eager src={src}></sidelight-article>");
    tab.open(&Page::new(&["deep.html", "deep.md", "short.md"].map(element).concat()));
    (0..3).for_each(|i| tab.ready(i));
    tab.check("text(0).includes('Above.') && text(1).includes('Above.')", "what stands above the depth is read");
    lives(tab, 2);
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
}
