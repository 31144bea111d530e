//! Pages that `sidelight render` wrote, when the widget arrives: it takes over what stands
//! there, and the reader notices nothing.

use super::articles::{PERSIAN, TALKS};
use super::runner::tests;
use super::site::{Gate, Reply};
use super::tab::{Key, Tab};
use serde_json::json;
use sidelight::markup;
use sidelight::write::{self, Site};
use sidelight::{Options, read};

tests![
    nothing_moves,
    nothing_moves_on_a_narrow_screen,
    nothing_moves_from_right_to_left,
    scroll_focus_and_selection_stay,
    nothing_of_the_page_is_touched,
    nothing_is_there_twice,
    notes_open,
    events_are_followed,
    the_type_is_set,
    a_link_to_a_place,
];

/// A page as it is written, with the recorder, and a script that keeps what it was.
fn written(markdown: &str) -> String {
    let article = read(markdown, &Options::default()).article;
    let site = Site { widget: "/w/", url: None, name: "page" };
    let page = write::document(&article, &markup::Page::of(&article), &site);
    let recorded = page.replacen("<head>", "<head><script src=\"/recorder.js\"></script>", 1);
    assert!(recorded != page, "the page has a head");
    recorded.replacen(
        "</body>",
        "<script>
        const parts = () => [...document.querySelectorAll('sidelight-article *')];
        const places = () => parts().map((part) => [part.className || part.localName, ...['x', 'y', 'width', 'height']
          .map((side) => Math.round(part.getBoundingClientRect()[side] + (side === 'y' ? scrollY : 0)))].join(' '));
        window.nodes = parts(); window.was = document.querySelector('sidelight-article').getHTML();
        window.places = places; window.before = places();
        </script></body>",
        1,
    )
}

/// The first call of the text.
const CALL: &str = "calls().find((call) => call.closest('[slot=text]'))";

/// Opens a page and waits for the widget.
fn open(tab: &Tab<'_>, page: &str) {
    tab.site.put("", Reply::new("text/html; charset=utf-8", page));
    // A change of fragment alone would not load the page again.
    tab.go(&tab.site.host().url("/blank"));
    tab.go(&tab.site.url(""));
    tab.ready(0);
}

#[track_caller]
fn stays(tab: &Tab<'_>, article: &str) {
    open(tab, &written(article));
    tab.settle();
    tab.check("part('controls') && visible(part('controls'))", "the widget has taken over");
    tab.equal(
        "places().map((place, at) => [before[at], place]).filter(([one, other]) => one !== other)",
        &json!([]),
        "everything is where it was",
    );
    tab.equal("recorded.shift", &json!(0), "and nothing has shifted");
    let clear = "part('controls').getBoundingClientRect().bottom <= $('.sl-header').getBoundingClientRect().top";
    tab.check(clear, "the reading aids stand in the room that was kept for them");
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
}

fn nothing_moves(tab: &Tab<'_>) {
    tab.resize(1280, 800);
    stays(tab, TALKS);
}

fn nothing_moves_on_a_narrow_screen(tab: &Tab<'_>) {
    for width in [768, 375] {
        tab.resize(width, 700);
        stays(tab, TALKS);
    }
}

fn nothing_moves_from_right_to_left(tab: &Tab<'_>) {
    for width in [1280, 375] {
        tab.resize(width, 700);
        stays(tab, PERSIAN);
    }
}

fn scroll_focus_and_selection_stay(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.site.put_widget(&gate);
    let page = written(TALKS).replace("/w/sidelight.js", "w/sidelight.js");
    tab.site.put("", Reply::new("text/html; charset=utf-8", page));
    tab.go(&tab.site.host().url("/blank"));
    tab.go(&tab.site.url(""));
    tab.wait("document.readyState === 'complete' && host().state === 'loading'", "the module is on its way");
    tab.run(
        "const first = $('[slot=text] p').firstChild;
         window.call = [...$('[slot=text]').querySelectorAll('[role=doc-noteref]')].at(-1);
         call.focus({ preventScroll: true });
         getSelection().setBaseAndExtent(first, 2, first, 12);
         scrollTo(0, 300);",
    );
    tab.settle();
    let kept = tab.read("[scrollY, focused() === call, String(getSelection()).length]");
    assert_eq!(kept, json!([300, true, 10]), "broken promise: the page is scrolled, focused and selected");
    gate.open();
    tab.ready(0);
    tab.settle();
    tab.equal(
        "[scrollY, focused() === call, String(getSelection()).length]",
        &kept,
        "scroll, focus and selection stay",
    );
}

fn nothing_of_the_page_is_touched(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    tab.check("host().getHTML() === was", "what is written stays, byte for byte");
    tab.check(
        "$$('sidelight-article *').every((node, at) => node === nodes[at])",
        "each node is the one that was there",
    );
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a note opens");
    tab.press(Key::Escape);
    tab.run("host().show('timeline'); window.left = host(); left.remove()");
    tab.wait("left.getHTML() === was", "and all is as it was when the element has gone");
}

fn nothing_is_there_twice(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    let both =
        "['.sl-skip-links', '.sl-byline', '.sl-contents', '.sl-timeline', '.sl-end'].map((part) => all(part).length)";
    tab.equal(both, &json!([1, 1, 1, 1, 1]), "what the page has is not drawn again");
    tab.check(
        "host().article.authors.length > 0 && host().article.timeline.events.length > 0",
        "and all of it is known",
    );
    tab.equal("host().diagnostics", &json!([]), "with nothing wrong in it");
}

fn notes_open(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    tab.click(CALL);
    tab.wait("popovers().length === 1 && within(focused(), popovers()[0])", "a call opens its note");
    tab.press(Key::Escape);
    tab.wait(&format!("focused() === {CALL}"), "and has the focus again");
}

fn events_are_followed(tab: &Tab<'_>) {
    tab.resize(1280, 800);
    open(tab, &written(TALKS));
    tab.run("$$('a.sl-passage').at(-1).scrollIntoView({ block: 'start', behavior: 'instant' })");
    tab.wait("$$('.sl-event[aria-current]').length === 1", "the event that is being read is marked");
    tab.click("$$('a.sl-passage')[0]");
    tab.wait("focused()?.closest('.sl-event') && inView(focused())", "a passage leads to its event");
    tab.run("window.left = host(); left.remove()");
    tab.wait("left.getHTML() === was", "and the marks go with the element");
}

fn the_type_is_set(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    tab.click("[...part('controls').querySelectorAll('[popovertarget]')].find(visible)");
    tab.wait("popovers().length === 1", "the panel opens");
    tab.click("shadow().querySelector('[data-sl-setting=size][data-sl-value=\"130\"]')");
    tab.wait("getComputedStyle($('[slot=text]')).zoom === '1.3'", "the text is larger");
}

fn a_link_to_a_place(tab: &Tab<'_>) {
    let page = written(TALKS);
    tab.site.put("", Reply::new("text/html; charset=utf-8", page));
    tab.go(&tab.site.host().url("/blank"));
    tab.go(&tab.site.url("#sl-note-2"));
    tab.ready(0);
    tab.wait("focused() === byId('sl-note-2') && inView(byId('sl-note-2'))", "a note in the address is shown");
}
