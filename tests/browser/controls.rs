//! The reading aids: what a reader sets, copies and does by keys.

use super::articles::{TALKS, mute, open_talks, page};
use super::runner::tests;
use super::site::Page;
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    larger_text,
    larger_text_on_a_page_with_pixels,
    wider_lines,
    a_narrow_column,
    a_dark_theme,
    nothing_is_stored_before_a_change,
    remembered_on_the_next_page,
    never_stored_where_the_publisher_says_so,
    taken_back,
    a_panel_takes_the_focus_and_gives_it_back,
    what_is_set_is_told,
    set_in_an_isolated_article,
    shortcuts_are_listed,
    shortcuts_lead_through_the_article,
    shortcuts_need_the_focus,
    shortcuts_leave_the_hosts_fields_alone,
    progress_is_that_of_the_article,
    a_copied_passage_has_its_source,
    a_few_words_are_copied_as_they_are,
    a_link_to_what_is_selected,
    a_link_where_the_clipboard_is_closed,
    a_link_by_the_keyboard,
    a_passage_in_the_address,
];

/// The button that opens a panel.
fn opener(panel: &str) -> String {
    format!("part('controls').querySelector('[popovertarget=sl-{panel}]')")
}

/// Opens the panel of settings.
fn open_display(tab: &Tab<'_>) {
    tab.click(&opener("display"));
    tab.wait("byId('sl-display').matches(':popover-open')", "the panel opens");
}

/// Presses one value of a setting.
fn choose(tab: &Tab<'_>, setting: &str, value: &str) {
    if tab.read("byId('sl-display').matches(':popover-open')") == json!(false) {
        open_display(tab);
    }
    tab.click(&format!("byId('sl-display').querySelector('[data-sl-setting={setting}][data-sl-value=\"{value}\"]')"));
}

/// How many lines a paragraph takes: engines measure what is zoomed in different pixels.
const LINES: &str = "((p) => { const range = new Range(); range.selectNodeContents(p); return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size; })(prose()[1])";

fn larger_text(tab: &Tab<'_>) {
    open_talks(tab);
    let before = tab.number(LINES);
    choose(tab, "size", "130");
    let after = tab.number(LINES);
    assert!(after > before, "broken promise: the text gets larger, from {before} to {after}");
    tab.check("document.scrollingElement.scrollWidth <= innerWidth", "and nothing hangs out");
}

fn larger_text_on_a_page_with_pixels(tab: &Tab<'_>) {
    tab.open_ready(
        &page(tab, TALKS).replace("<header>", "<style>p { font-size: 17px; line-height: 25px }</style><header>"),
    );
    let before = tab.number(LINES);
    choose(tab, "size", "150");
    let after = tab.number(LINES);
    assert!(
        after > before * 1.2,
        "broken promise: the reader's wish holds against the site's pixels, from {before} to {after}"
    );
}

fn wider_lines(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, TALKS).replace("<header>", "<style>p { line-height: 1.2 }</style><header>"));
    let height =
        "parseFloat(getComputedStyle(prose()[1]).lineHeight) / parseFloat(getComputedStyle(prose()[1]).fontSize)";
    choose(tab, "line", "open");
    tab.check(&format!("{height} > 1.7"), "lines stand apart as the reader wishes, whatever the site says");
    choose(tab, "line", "usual");
    tab.check(&format!("{height} < 1.3"), "the usual is the site's own");
}

fn a_narrow_column(tab: &Tab<'_>) {
    tab.resize(1280, 900);
    open_talks(tab);
    let width = "prose()[1].getBoundingClientRect().width";
    let usual = tab.number(width);
    choose(tab, "width", "narrow");
    let narrow = tab.number(width);
    choose(tab, "width", "wide");
    let wide = tab.number(width);
    assert!(
        narrow < usual && usual < wide,
        "broken promise: the column is as wide as the reader wishes: {narrow} {usual} {wide}"
    );
    tab.check("document.scrollingElement.scrollWidth <= innerWidth", "and nothing hangs out");
}

fn a_dark_theme(tab: &Tab<'_>) {
    open_talks(tab);
    choose(tab, "theme", "dark");
    tab.equal("getComputedStyle(host()).colorScheme", &json!("dark"), "the reader's theme holds");
    choose(tab, "theme", "auto");
    tab.check("!host().hasAttribute('theme')", "and the page's own again");
}

fn nothing_is_stored_before_a_change(tab: &Tab<'_>) {
    open_talks(tab);
    open_display(tab);
    tab.equal("localStorage.length", &json!(0), "nothing is stored before the reader changes something");
    choose(tab, "size", "115");
    tab.equal(
        "[localStorage.length, localStorage.getItem('sidelight')]",
        &json!([1, "size=115"]),
        "then what was changed is",
    );
    choose(tab, "size", "100");
    tab.equal("localStorage.length", &json!(0), "what is usual again is forgotten");
}

fn remembered_on_the_next_page(tab: &Tab<'_>) {
    let host = page(tab, TALKS);
    tab.open_ready(&host);
    choose(tab, "size", "130");
    choose(tab, "theme", "dark");
    tab.open_ready(&host);
    tab.equal(
        "[host().dataset.slSize, host().getAttribute('theme')]",
        &json!(["130", "dark"]),
        "what was set holds on the next page",
    );
    tab.click(&opener("display"));
    let pressed =
        "[...byId('sl-display').querySelectorAll('[aria-pressed=true]')].map((button) => button.dataset.slValue)";
    tab.wait(
        &format!("JSON.stringify({pressed}) === '[\"130\",\"usual\",\"usual\",\"dark\"]'"),
        "and the panel says so",
    );
    choose(tab, "theme", "auto");
    tab.check("!host().hasAttribute('theme')", "the page's own theme can be had again");
}

fn never_stored_where_the_publisher_says_so(tab: &Tab<'_>) {
    let host = page(tab, TALKS).replace("<sidelight-article", "<sidelight-article storage=none");
    tab.open_ready(&host);
    choose(tab, "size", "130");
    tab.equal("localStorage.length", &json!(0), "storage=none stores nothing");
    tab.run("localStorage.setItem('sidelight', 'size=150')");
    tab.open_ready(&host);
    tab.check("host().dataset.slSize === undefined", "and reads nothing");
}

fn taken_back(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, TALKS).replace("<sidelight-article", "<sidelight-article theme=light"));
    for (setting, value) in [("size", "150"), ("line", "open"), ("width", "narrow"), ("theme", "dark")] {
        choose(tab, setting, value);
    }
    tab.click("byId('sl-display').querySelector('[data-sl-do=reset]')");
    tab.equal(
        "[...host().attributes].map(({ name }) => name).filter((name) => name.startsWith('data-sl'))",
        &json!([]),
        "one button takes all of it back",
    );
    tab.equal("host().getAttribute('theme')", &json!("light"), "to what the publisher gave");
    tab.equal("localStorage.length", &json!(0), "and nothing is remembered");
}

fn a_panel_takes_the_focus_and_gives_it_back(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run(&format!("{}.focus()", opener("display")));
    tab.press(Key::Enter);
    tab.wait("within(focused(), byId('sl-display'))", "the focus goes into the panel");
    tab.check(
        "byId('sl-display').getAttribute('aria-label') && byId('sl-display').getAttribute('role') === 'dialog'",
        "which has a name",
    );
    tab.check(
        "inView(byId('sl-display')) && byId('sl-display').getBoundingClientRect().right <= innerWidth",
        "and is whole",
    );
    tab.press(Key::Escape);
    tab.wait(&format!("focused() === {}", opener("display")), "Esc closes it, and the focus returns to its button");
}

fn what_is_set_is_told(tab: &Tab<'_>) {
    open_talks(tab);
    choose(tab, "line", "open");
    let pressed = "byId('sl-display').querySelectorAll('[data-sl-setting=line][aria-pressed=true]')";
    tab.equal(
        &format!("[...{pressed}].map((button) => button.textContent)"),
        &json!(["Open"]),
        "what is set is pressed, and nothing else of its group",
    );
    tab.check(
        &format!("{pressed}[0].closest('[role=group]').getAttribute('aria-label') === 'Line spacing'"),
        "the group has a name",
    );
}

fn set_in_an_isolated_article(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, TALKS).replace("<sidelight-article", "<sidelight-article isolated"));
    let before = tab.number(LINES);
    choose(tab, "size", "150");
    let after = tab.number(LINES);
    assert!(
        after > before * 1.2,
        "broken promise: the text of an isolated article gets larger, from {before} to {after}"
    );
}

fn shortcuts_are_listed(tab: &Tab<'_>) {
    tab.open_ready(&mute(page(tab, TALKS)));
    tab.run(&format!("{}.focus()", opener("display")));
    tab.press(Key::Char("?"));
    tab.wait("byId('sl-shortcuts').matches(':popover-open')", "? lists the shortcuts");
    let listed = "[...byId('sl-shortcuts').querySelectorAll('kbd')].filter(visible).map((key) => key.textContent)";
    tab.equal(listed, &json!(["?", "x", "c", "t", "n", "a", "k", "+", "-"]), "those that do something here");
    tab.press(Key::Char("?"));
    tab.wait("!byId('sl-shortcuts').matches(':popover-open')", "? closes the list");
}

fn shortcuts_lead_through_the_article(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run(&format!("{}.focus()", opener("display")));
    for (key, id) in
        [("t", "sl-timeline"), ("n", "sl-notes"), ("a", "sl-authors"), ("c", "sl-contents"), ("x", "sl-text")]
    {
        tab.press(Key::Char(key));
        tab.wait(&format!("within(focused(), byId('{id}'))"), &format!("{key} leads to {id}"));
    }
    tab.press(Key::Char("+"));
    tab.wait("host().dataset.slSize === '115'", "+ enlarges the text");
    tab.press(Key::Char("-"));
    tab.wait("host().dataset.slSize === undefined", "- makes it smaller again");
}

fn shortcuts_need_the_focus(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("$('#before').focus()");
    for key in ["?", "t", "+"] {
        tab.press(Key::Char(key));
    }
    tab.settle();
    tab.equal("focused().id", &json!("before"), "keys pressed elsewhere are the host's");
    tab.check(
        "host().dataset.slSize === undefined && !byId('sl-shortcuts').matches(':popover-open')",
        "and do nothing here",
    );
}

fn shortcuts_leave_the_hosts_fields_alone(tab: &Tab<'_>) {
    let slotted = "<sidelight-article src=\"talks.md\"><label slot=before>Search <input id=field></label>";
    tab.site.put("talks.md", super::site::Reply::markdown(TALKS));
    tab.open_ready(&Page::new(&format!("{slotted}</sidelight-article>")));
    tab.run("$('#field').focus()");
    for key in ["t", "?", "n"] {
        tab.press(Key::Char(key));
    }
    tab.equal(
        "[$('#field').value, focused().id]",
        &json!(["t?n", "field"]),
        "what is typed into a field of the host's is text",
    );
}

fn progress_is_that_of_the_article(tab: &Tab<'_>) {
    tab.resize(1280, 500);
    tab.open_ready(&page(tab, TALKS).replace("</main>", "</main><div style='height: 5000px'></div>"));
    let percent = "recorded.events.filter(({ type }) => type === 'sidelight-progress').at(-1)?.detail.percent";
    tab.run("scrollTo({ top: 0, behavior: 'instant' })");
    tab.settle();
    tab.run("byId('sl-text').lastElementChild.scrollIntoView({ block: 'end', behavior: 'instant' })");
    tab.wait(&format!("{percent} >= 97"), "at the end of the text it is read, whatever the page has after it");
    tab.wait("part('progress').getAttribute('aria-valuenow') === part('progress').getAttribute('aria-valuemax') || part('progress').getAttribute('aria-valuenow') === '90'", "assistive technology is told");
    tab.run("scrollTo({ top: 0, behavior: 'instant' })");
    tab.wait(&format!("{percent} < 60"), "and it goes back");
    tab.check("part('progress').getAttribute('aria-label')", "it has a name");
}

/// Copies what a script selects, and keeps what came of it.
fn copied(tab: &Tab<'_>, select: &str) {
    tab.run("addEventListener('copy', (event) => { window.copied = ['text/plain', 'text/html'].map((kind) => event.clipboardData.getData(kind)) })");
    tab.run(select);
    tab.settle();
    tab.press(Key::Copy);
    tab.wait("window.copied !== undefined", "something is copied");
}

fn a_copied_passage_has_its_source(tab: &Tab<'_>) {
    open_talks(tab);
    copied(tab, "getSelection().selectAllChildren(prose()[1])");
    let [text, html] = [0, 1].map(|at| tab.words(&format!("window.copied[{at}]")));
    assert!(text.starts_with("Students took the embassy"), "broken promise: the passage itself is copied: {text}");
    let source = text.lines().last().unwrap_or_default();
    for part in ["Source: ", "Four decades of talks", "Ada Writer", "http", "#sl-block-"] {
        assert!(source.contains(part), "broken promise: its last line says where it is from: {part} in {source}");
    }
    assert!(html.contains("took the embassy") && html.contains("Source: "), "broken promise: also as HTML: {html}");
}

fn a_few_words_are_copied_as_they_are(tab: &Tab<'_>) {
    open_talks(tab);
    copied(tab, "getSelection().selectAllChildren(prose('a')[0])");
    tab.check("!window.copied.join().includes('Source')", "a term is copied without a source");
}

fn a_link_to_what_is_selected(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.written = text; } } })");
    tab.run("prose()[2].scrollIntoView({ block: 'center', behavior: 'instant' }); getSelection().selectAllChildren(prose()[2])");
    let button = "shadow().querySelector('.sl-selection button')";
    tab.wait(&format!("visible({button})"), "a button stands at what is selected");
    tab.click(button);
    tab.wait("window.written !== undefined", "it copies a link");
    tab.wait("squeeze(shadow().querySelector('[role=status]').textContent) === 'Link copied'", "and says so");
    let link = tab.words("window.written");
    let (page, fragment) = link.split_once('#').expect("a link to a place in the page");
    assert_eq!(page, tab.site.url(""), "broken promise: it is a link to this page");
    tab.run("getSelection().removeAllRanges()");
    tab.wait(&format!("!visible({button})"), "the button goes with the selection");
    tab.run("window.goal = squeeze(prose()[2].textContent); scrollTo({ top: 0, behavior: 'instant' })");
    tab.run(&format!("location.hash = '{fragment}'"));
    tab.wait(
        "squeeze(host().querySelector('[data-sl-shown]')?.textContent ?? '') === goal",
        "and the link leads to that very passage",
    );
}

fn a_link_where_the_clipboard_is_closed(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => { throw new Error('no'); } } })");
    tab.run("prose()[2].scrollIntoView({ block: 'center', behavior: 'instant' }); getSelection().selectAllChildren(prose()[2])");
    tab.wait("visible(shadow().querySelector('.sl-selection button'))", "a button stands at what is selected");
    tab.click("shadow().querySelector('.sl-selection button')");
    tab.wait("/^#sl-block-\\d+$/.test(location.hash)", "where the clipboard is closed the link is in the address bar");
    tab.check("shadow().querySelector('[role=status]').textContent.includes('address bar')", "and the reader is told");
}

fn a_link_by_the_keyboard(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.written = text; } } })");
    tab.run("calls().find((call) => call.id === 'sl-ref-3').focus(); prose()[2].scrollIntoView({ block: 'start', behavior: 'instant' })");
    tab.press(Key::Char("k"));
    tab.wait("window.written !== undefined", "k copies a link without a selection");
    tab.run("window.goal = prose()[2]; location.hash = new URL(window.written).hash");
    tab.wait("goal.hasAttribute('data-sl-shown')", "to the block that is being read");
}

fn a_passage_in_the_address(tab: &Tab<'_>) {
    tab.open_at(&page(tab, TALKS), "#sl-block-6");
    tab.ready(0);
    let block = "byId('sl-text').children[5]";
    tab.wait(&format!("inView({block}) && {block}.hasAttribute('data-sl-shown')"), "an address of a block shows it");
}
