//! What a host's page may be or do around the widget: the article is read all the same.

use super::articles::{SHORT, TALKS, WIDGET};
use super::runner::tests;
use super::site::{Gate, Page, Reply};
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    everything_is_unset,
    forty_pixels_wide,
    right_to_left,
    quirks,
    the_name_is_taken,
    another_version_came_first,
    the_registry_refuses,
    the_registry_throws,
    no_webassembly,
    fifty_elements,
    removed_while_loading,
    moved_into_a_frame,
    back_again,
    gone_and_back_after_many_others,
];

fn open(tab: &Tab<'_>, page: &Page) {
    tab.site.put("talks.md", Reply::markdown(TALKS));
    tab.open(page);
}

/// The article is there, a note of it opens and closes, and nobody complains.
#[track_caller]
fn reads(tab: &Tab<'_>) {
    tab.ready(0);
    tab.check(
        "visible(prose()[0]) && !visible($('#fallback'))",
        "the article is shown, and not what stood in its place",
    );
    tab.run("calls()[0].click()");
    tab.wait("popovers().length === 1", "a note opens");
    tab.press(Key::Escape);
    tab.wait("popovers().length === 0", "and closes");
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

/// Nothing of ours runs, the page reads as it would without us, and the embedder is told why in one line.
#[track_caller]
fn stays_out(tab: &Tab<'_>, word: &str) {
    tab.wait("lines('error', 'warn').length > 0", "the embedder is told");
    tab.settle();
    tab.check("visible($('#fallback'))", "what stands between the tags is shown");
    tab.equal("lines('error', 'warn').length", &json!(1), "one line is written to the console");
    tab.check(&format!("lines('error')[0].includes({})", json!(word)), "which says why");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn everything_is_unset(tab: &Tab<'_>) {
    open(tab, &Page::new(&format!("<style>* {{ all: unset !important }}</style>{WIDGET}")));
    reads(tab);
}

fn forty_pixels_wide(tab: &Tab<'_>) {
    open(tab, &Page::new(&format!("<div style='width: 40px'>{WIDGET}</div>")));
    reads(tab);
}

fn right_to_left(tab: &Tab<'_>) {
    open(tab, &Page::new(&format!("<div dir=rtl lang=ar>{WIDGET}</div>")));
    reads(tab);
    tab.check("getComputedStyle(prose()[0]).direction === 'ltr'", "an English article runs left to right in it");
}

fn quirks(tab: &Tab<'_>) {
    open(tab, &Page::new(WIDGET).quirks());
    reads(tab);
    tab.equal("document.compatMode", &json!("BackCompat"), "in a page of quirks");
}

fn the_name_is_taken(tab: &Tab<'_>) {
    let stranger = "<script>customElements.define('sidelight-article', class extends HTMLElement {})</script>";
    open(tab, &Page::new(&format!("{stranger}{WIDGET}")));
    stays_out(tab, "taken this name");
}

fn another_version_came_first(tab: &Tab<'_>) {
    let other = "<script type=module src=/fault/other-version/sidelight.js></script>";
    tab.site.put("talks.md", Reply::markdown(TALKS));
    tab.open(&Page::plain(&format!("{WIDGET}{other}<script type=module src=/w/sidelight.js></script>")));
    tab.ready(0);
    tab.check("visible(prose()[0])", "the first version shows the article");
    tab.equal("events('ready').length", &json!(1), "once");
    tab.wait("lines('error', 'warn').length === 1", "one line tells that there are two");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn the_registry_refuses(tab: &Tab<'_>) {
    let patch = "<script>customElements.define = () => { throw new TypeError('by appointment only') }</script>";
    open(tab, &Page::new(&format!("{patch}{WIDGET}")));
    stays_out(tab, "by appointment only");
}

fn the_registry_throws(tab: &Tab<'_>) {
    let patch = "<script>customElements.get = () => { throw new TypeError('never heard of') }</script>";
    open(tab, &Page::new(&format!("{patch}{WIDGET}")));
    stays_out(tab, "never heard of");
}

fn no_webassembly(tab: &Tab<'_>) {
    open(tab, &Page::new(&format!("<script>delete window.WebAssembly</script>{WIDGET}")));
    super::fault::falls_back(tab, 10);
}

fn fifty_elements(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(&"<sidelight-article loading=eager src=talks.md></sidelight-article>".repeat(50)));
    tab.wait_within(30, "$$('sidelight-article').every((host) => host.state === 'ready')", "fifty articles get ready");
    let ids = "((ids) => ids.length - new Set(ids).size)($$('[id]').map((element) => element.id))";
    tab.equal(ids, &json!(0), "their ids are unique");
    tab.run("calls(49)[0].click()");
    tab.wait("popovers(49).length === 1", "the last one's notes open");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn removed_while_loading(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.site.put("talks.md", Reply::markdown(SHORT).behind(&gate));
    tab.open(&Page::new(&format!(
        "<script>const ask = fetch; window.signals = []; window.fetch = (url, options) => {{
            if (options?.signal) signals.push(options.signal); return ask(url, options) }}</script><main>{WIDGET}</main>"
    )));
    tab.wait("host()?.state === 'loading' && signals.length === 1", "the source is on its way");
    tab.run("window.kept = host(); kept.remove()");
    tab.settle();
    tab.equal(
        "[kept.state, signals[0].aborted]",
        &json!(["idle", true]),
        "an element that goes asks for nothing any more",
    );
    tab.run("$('main').append(kept)");
    gate.open();
    tab.ready(0);
    tab.check("text().includes('The second ends.')", "one that comes back loads again");
    tab.equal("[events('error').length, events('ready').length]", &json!([0, 1]), "and that is no error");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn moved_into_a_frame(tab: &Tab<'_>) {
    open(tab, &Page::new(&format!("<main>{WIDGET}</main><iframe></iframe>")));
    tab.ready(0);
    tab.run("window.kept = host(); $('iframe').contentDocument.body.append(kept)");
    tab.wait(
        "kept.state === 'ready' && kept.querySelector('[slot=text] p')",
        "an element that moves into a frame is read there",
    );
    tab.check(
        "kept.shadowRoot.adoptedStyleSheets.length > 0 && kept.ownerDocument.adoptedStyleSheets.length > 0",
        "and has its styles",
    );
    tab.run("$('main').append(kept)");
    tab.wait("host()?.state === 'ready'", "and so it is when it comes back");
    reads(tab);
}

/// From the back-forward cache where the engine keeps the page, anew where it does not.
fn back_again(tab: &Tab<'_>) {
    open(tab, &Page::new(WIDGET));
    tab.ready(0);
    tab.go(&tab.site.host().url("/blank"));
    tab.back();
    tab.wait("host()?.state === 'ready'", "a page that the reader comes back to has its article");
    reads(tab);
}

/// The last elements that left keep what they drew; one that was away longer is drawn anew.
fn gone_and_back_after_many_others(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    let element = "<sidelight-article loading=eager src=talks.md><p>Before.</p></sidelight-article>";
    tab.open(&Page::new(&format!("<main>{}</main>", element.repeat(12))));
    (0..12).for_each(|i| tab.ready(i));
    tab.run("window.kept = $$('sidelight-article'); kept.forEach((one) => one.remove())");
    tab.settle();
    tab.equal("[kept[0].state, kept[11].state]", &json!(["idle", "ready"]), "the first to go were let go");
    tab.check("!kept[0].querySelector('[slot]') && kept[11].querySelector('[slot]')", "with what was drawn in them");
    tab.run("$('main').append(...kept)");
    (0..12).for_each(|i| tab.ready(i));
    tab.check("$$('sidelight-article').every((_, i) => text(i).includes('The second ends.'))", "all read again");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}
