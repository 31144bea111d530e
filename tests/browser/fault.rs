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
    wasm_corrupt,
    wasm_is_slow,
    source_missing,
    source_fails,
    source_is_empty,
    source_in_other_encodings,
    source_of_fifty_megabytes,
    source_of_no_web_address,
    source_redirected_at_home,
    source_redirected_to_another_origin,
    no_cookies_are_sent,
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

fn wasm_corrupt(tab: &Tab<'_>) {
    with_fault(tab, "wasm-corrupt", WIDGET);
    falls_back(tab, 10);
}

fn wasm_is_slow(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.site.put_widget(&gate);
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::new(WIDGET).widget_from(&tab.site.path("w")));
    tab.wait("host()?.state === 'loading'", "the module is on its way");
    tab.settle();
    tab.check("visible($('#fallback'))", "until it is there the page shows what stands between the tags");
    tab.equal("[events('error').length, recorded.console.length]", &json!([0, 0]), "and nobody complains");
    gate.open();
    tab.ready(0);
    tab.check("text().includes('The first paragraph')", "a module that comes late is used");
}

fn source_fails(tab: &Tab<'_>) {
    with_source(tab, Reply { status: 500, ..Reply::markdown("Stack trace") });
    falls_back(tab, 10);
    tab.check("!text().includes('Stack trace')", "what a server says of its failure is not taken for the article");
}

fn source_is_empty(tab: &Tab<'_>) {
    with_source(tab, Reply::markdown(" \n"));
    falls_back(tab, 10);
    tab.equal("events('error')[0].detail.kind", &json!("empty"), "an empty source is told as what it is");
}

/// As UTF-8 with a mark, as UTF-16 of both orders, as what the server says, with null characters.
fn source_in_other_encodings(tab: &Tab<'_>) {
    let text = "# Title\n\nسطر یکم و é.\n";
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let sources = [
        ("text/markdown", [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat()),
        ("text/markdown", [&b"\xff\xfe"[..], &utf16(u16::to_le_bytes)].concat()),
        ("text/markdown; charset=utf-8", [&b"\xfe\xff"[..], &utf16(u16::to_be_bytes)].concat()),
        ("text/markdown; charset=utf-16le", utf16(u16::to_le_bytes)),
        ("text/markdown; charset=no-such-thing", text.into()),
    ];
    for (media_type, bytes) in sources {
        with_source(tab, Reply::new(media_type, bytes));
        tab.ready(0);
        tab.equal("[prose()[0].textContent, host().diagnostics]", &json!(["سطر یکم و é.", []]), media_type);
    }
    with_source(tab, Reply::new("text/markdown; charset=windows-1252", &b"Caf\xe9 \0.\n"[..]));
    tab.ready(0);
    tab.equal("prose()[0].textContent", &json!("Café \u{fffd}."), "an old encoding, and a null character");
}

/// No more is fetched than is read.
fn source_of_fifty_megabytes(tab: &Tab<'_>) {
    let line = format!("A long line of one paragraph among others: {}.\n", "and so on ".repeat(5_000));
    with_source(tab, Reply::markdown(&format!("# Long\n\n{}", line.repeat(1_000))));
    tab.wait_within(60, "['ready', 'error'].includes(host()?.state)", "an endless source comes to an end");
    tab.check("host().state === 'ready' && text().includes('A long line of one paragraph')", "its beginning is read");
    tab.check("host().diagnostics.some(({ code }) => code === 'too-large')", "and its author is told");
    tab.check(
        "host().article.body.length > 0 && JSON.stringify(host().article).length < 6e6",
        "no more of it than that",
    );
}

fn source_of_no_web_address(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    let blob = "URL.createObjectURL(new Blob(['# From a blob'], { type: 'text/markdown' }))";
    for src in
        ["'javascript:\"# Ran\"'", "'data:text/markdown,From data'", "'file:///etc/hostname'", "'http://['", blob]
    {
        let set = format!("<script>document.querySelector('sidelight-article').setAttribute('src', {src})</script>");
        tab.open(&Page::new(&format!("{WIDGET}{set}")));
        falls_back(tab, 10);
        tab.equal("events('error')[0].detail.kind", &json!("address"), &format!("{src} is refused"));
    }
}

fn source_redirected_at_home(tab: &Tab<'_>) {
    tab.site.put("moved.md", Reply::markdown(SHORT));
    with_source(tab, Reply::redirect(&tab.site.url("moved.md")));
    tab.ready(0);
    tab.check("text().includes('The first paragraph')", "a redirect at home is followed");
}

fn source_redirected_to_another_origin(tab: &Tab<'_>) {
    tab.site.put("moved.md", Reply::markdown(SHORT).with("Access-Control-Allow-Origin", "*"));
    let away = Reply::redirect(&tab.site.elsewhere("moved.md"));
    tab.site.put("talks.md", away.clone());
    let free = |page: Page| page.policy("connect-src *");
    tab.open(&free(Page::new(WIDGET)));
    falls_back(tab, 10);
    assert_eq!(tab.site.asked("moved.md"), 0, "the other origin is not even asked");
    tab.open(&free(Page::new(&WIDGET.replace(" src", " crossorigin src"))));
    tab.ready(0);
    tab.check("text().includes('The first paragraph')", "unless the publisher allows it");
    // From another origin to a third one, which here is the page's own.
    tab.site.put("talks.md", Reply::redirect(&tab.site.url("moved.md")).with("Access-Control-Allow-Origin", "*"));
    tab.open(&free(Page::new(&WIDGET.replacen("talks.md", &tab.site.elsewhere("talks.md"), 1))));
    falls_back(tab, 10);
    tab.equal("events('error')[0].detail.kind", &json!("redirect"), "and that is told as what it is");
}

fn no_cookies_are_sent(tab: &Tab<'_>) {
    tab.site.put("words.json", Reply::new("application/json", "{}"));
    let page = Page::new(&format!(
        "<script>document.cookie = 'reader=42'</script>{}",
        WIDGET.replace(" src", " labels=words.json src")
    ));
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open_ready(&page);
    tab.check("document.cookie.includes('reader=42')", "the page has a cookie");
    let sent = ["talks.md", "words.json"].map(|name| tab.site.asked(&format!("{name} with a cookie")));
    tab.run("document.cookie = 'reader=; max-age=0'");
    assert_eq!((tab.site.asked("talks.md"), sent), (1, [0, 0]), "and the article is asked for without it");
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
    tab.open(&Page::new(&WIDGET.replacen("talks.md", &tab.site.elsewhere("talks.md"), 1)).policy("connect-src *"));
    falls_back(tab, 10);
}

fn source_allowed_by_cors(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT).with("Access-Control-Allow-Origin", "*"));
    let page = Page::new(&WIDGET.replacen("talks.md", &tab.site.elsewhere("talks.md"), 1));
    tab.open_ready(&page.policy("connect-src *"));
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
