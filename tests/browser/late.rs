//! Before the module is there: it comes when it is wanted, and what is clicked meanwhile is not lost.

use super::articles::{SHORT, TALKS};
use super::runner::tests;
use super::site::{Gate, Page, Reply};
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    it_comes_when_the_article_is_near,
    it_comes_for_a_touch_or_the_focus,
    a_click_on_a_note_is_answered_later,
    without_a_module_the_link_is_followed,
    a_modified_click_is_the_browsers,
    html_asks_for_no_markdown,
    markdown_asks_for_no_second_build,
    one_build_serves_all_elements,
    a_post_of_the_api_brings_the_other_build,
    another_build_takes_the_place_of_the_first,
];

const POST: &str = include_str!("pages/post.html");
/// The wasm modules of the two builds.
const CORE: &str = "w/sidelight-core_bg.wasm";
const ALL: &str = "w/sidelight-widget_bg.wasm";

/// The widget from the test's own folder, so that what it asks for is counted, with its
/// modules behind a gate.
fn page(tab: &Tab<'_>, body: &str, gate: &Gate) -> Page {
    tab.site.put_widget(gate);
    Page::new(body).widget_from(&tab.site.path("w"))
}

fn opened() -> Gate {
    let gate = Gate::default();
    gate.open();
    gate
}

fn far(inner: &str) -> String {
    format!("<div style='height: 9000px'></div><sidelight-article>{inner}</sidelight-article>")
}

#[track_caller]
fn waits(tab: &Tab<'_>) {
    tab.wait("customElements.get('sidelight-article')", "the script defines the element");
    tab.settle();
    assert_eq!(tab.site.asked(CORE) + tab.site.asked(ALL), 0, "no module is asked for while the article is far away");
    tab.equal("host().state", &json!("idle"), "and the element waits");
}

fn it_comes_when_the_article_is_near(tab: &Tab<'_>) {
    tab.open(&page(tab, &far(POST), &opened()));
    waits(tab);
    tab.run("host().scrollIntoView()");
    tab.ready(0);
}

fn it_comes_for_a_touch_or_the_focus(tab: &Tab<'_>) {
    tab.open(&page(tab, &far(POST), &opened()));
    waits(tab);
    tab.run("$('#fnref1').focus({ preventScroll: true })");
    tab.ready(0);
}

fn a_click_on_a_note_is_answered_later(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.open(&page(tab, &format!("<sidelight-article>{POST}</sidelight-article>"), &gate));
    tab.wait("host().state === 'loading'", "the module is on its way");
    tab.click("$('#fnref1')");
    tab.settle();
    tab.check("location.hash === '' && popovers().length === 0", "nothing happens yet");
    gate.open();
    tab.wait("popovers().length === 1", "the note that was clicked opens when it can");
    tab.check("popovers()[0].textContent.includes('Imray')", "and it is that note");
    tab.press(Key::Escape);
    tab.wait("focused() === $('#fnref1')", "from its call");
}

fn without_a_module_the_link_is_followed(tab: &Tab<'_>) {
    let gate = Gate::default();
    let page = page(tab, &format!("<sidelight-article>{POST}</sidelight-article>"), &gate);
    tab.site.put(CORE, Reply::missing().behind(&gate));
    tab.open(&page);
    tab.wait("host().state === 'loading'", "the module is on its way");
    tab.click("$('#fnref1')");
    gate.open();
    tab.wait("location.hash === '#fn1'", "a click that nobody can answer is the browser's again");
    tab.check("visible($('#fn1'))", "and the article is there");
    tab.click("$('#fnref2')");
    tab.wait("location.hash === '#fn2'", "as all later ones are");
}

fn a_modified_click_is_the_browsers(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.open(&page(tab, &format!("<sidelight-article>{POST}</sidelight-article>"), &gate));
    tab.wait("host().state === 'loading'", "the module is on its way");
    tab.run(
        "addEventListener('click', (event) => { window.prevented = event.defaultPrevented; event.preventDefault() });
         $('#fnref1').dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true }))",
    );
    tab.check("window.prevented === false", "a click with a modifier key is left to the browser");
}

fn html_asks_for_no_markdown(tab: &Tab<'_>) {
    tab.site.put("a.html", Reply::new("text/html", "<h1>Title</h1><p>Words of the article.</p>"));
    let body = format!(
        "<sidelight-article>{POST}</sidelight-article><sidelight-article src=a.html loading=eager></sidelight-article>
         <sidelight-article loading=eager><script type=application/json>{{\"body\":[{{\"type\":\"paragraph\",\"content\":[\"JSON\"]}}]}}</script></sidelight-article>"
    );
    tab.open(&page(tab, &body, &opened()));
    (0..3).for_each(|i| tab.ready(i));
    assert_eq!(
        (tab.site.asked(CORE), tab.site.asked(ALL)),
        (1, 0),
        "articles that are HTML or JSON never fetch Markdown"
    );
}

fn markdown_asks_for_no_second_build(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(TALKS));
    tab.open(&page(tab, "<sidelight-article src=talks.md></sidelight-article>", &opened()));
    tab.ready(0);
    assert_eq!((tab.site.asked(CORE), tab.site.asked(ALL)), (0, 1), "a Markdown article fetches one build");
}

fn one_build_serves_all_elements(tab: &Tab<'_>) {
    // Each has its text with it: WebKit under load has kept one of three equal requests waiting.
    let article = "<sidelight-article><script type=text/markdown># Title\n\nWords.</script></sidelight-article>";
    tab.open(&page(tab, &article.repeat(3), &opened()));
    (0..3).for_each(|i| tab.ready(i));
    assert_eq!((tab.site.asked(CORE), tab.site.asked(ALL)), (0, 1), "it is fetched once for all elements");
}

fn a_post_of_the_api_brings_the_other_build(tab: &Tab<'_>) {
    let post = json!({ "title": { "rendered": "Post" }, "content": { "rendered": "<p>Words of the post.</p>" } });
    tab.site.put("post.json", Reply::new("application/json", post.to_string()));
    tab.open(&page(tab, "<sidelight-article src=post.json></sidelight-article>", &opened()));
    tab.ready(0);
    tab.check("text().includes('Words of the post.')", "a post that only the other build reads is read");
    tab.equal("lines('error', 'warn')", &json!([]), "without a word");
}

fn another_build_takes_the_place_of_the_first(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&page(tab, &format!("<sidelight-article>{POST}</sidelight-article>"), &opened()));
    tab.ready(0);
    tab.run("host().src = 'talks.md'");
    tab.wait("host().state === 'ready' && text().includes('The second ends.')", "a Markdown article takes the place");
    tab.check("!text().includes('The first lamp')", "of what stood there, which is not shown any more");
    tab.equal(
        "[all('.sl-frame').length, all('[slot=text]').length, all('.sl-skip-links').length]",
        &json!([1, 1, 1]),
        "and stands there once",
    );
    tab.click("calls().find((call) => call.closest('[slot=text]'))");
    tab.wait("popovers().length === 1", "its notes open");
    tab.press(Key::Escape);
    tab.run("host().removeAttribute('src')");
    tab.wait("host().state === 'ready' && text().includes('The first lamp')", "and the page's own article comes back");
    tab.equal("[all('.sl-frame').length, all('[slot=text]').length]", &json!([1, 0]), "alone");
    tab.equal("recorded.uncaught", &json!([]), "nothing throws");
}
