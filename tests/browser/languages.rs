//! Languages and directions: an article is a guest that keeps its own.

use super::articles::{PERSIAN, TALKS, page};
use super::runner::tests;
use super::tab::Tab;
use serde_json::json;

tests![
    a_persian_article_reads_from_the_right,
    its_interface_is_persian,
    its_sidebar_stands_on_the_left,
    arabic_digits,
    the_host_keeps_its_direction,
    an_english_article_on_a_persian_page,
    lang_attribute_decides_the_interface,
];

const ARABIC: &str =
    "---\ntitle: أربعة عقود\nlang: ar\n---\nالفقرة الأولى.[^a]\n\nوالثانية.[^b]\n\n[^a]: حاشية.\n\n[^b]: حاشية أخرى.\n";

fn a_persian_article_reads_from_the_right(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, PERSIAN));
    tab.equal("getComputedStyle(prose()[0]).direction", &json!("rtl"), "a Persian article reads from right to left");
    tab.equal("prose()[0].closest('[lang]').lang", &json!("fa"), "its language is said");
    tab.equal("getComputedStyle(part('timeline')).direction", &json!("rtl"), "so does its timeline");
    let english = "prose().find((p) => p.textContent.startsWith('This paragraph'))";
    tab.equal(
        &format!("getComputedStyle({english}).direction"),
        &json!("ltr"),
        "an English paragraph in it reads from the left",
    );
    tab.equal("getComputedStyle(prose()[0]).letterSpacing", &json!("normal"), "joined letters are not torn apart");
}

fn its_interface_is_persian(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, PERSIAN));
    let body = "calls().filter((call) => host().contains(call) && !notes().contains(call)).map((call) => call.textContent.replace(/[^\\p{Nd}]/gu, ''))";
    tab.equal(body, &json!(["۱", "۲"]), "a marker has the digits of its language");
    let latin = "parts('skip-links').flatMap((list) => [...list.querySelectorAll('a')]).filter((link) => /[a-z]/i.test(link.textContent)).map((link) => link.textContent)";
    tab.equal(latin, &json!([]), "the widget's own words are Persian");
    tab.check("/[۰-۹]{4}/.test(part('event').querySelector('time').textContent)", "dates have Persian digits");
}

fn its_sidebar_stands_on_the_left(tab: &Tab<'_>) {
    tab.resize(1280, 900);
    tab.open_ready(&page(tab, PERSIAN));
    let left =
        "part('timeline').querySelector('ol').getBoundingClientRect().right <= prose()[0].getBoundingClientRect().left";
    tab.check(left, "the sidebar stands at the end of the line, which is on the left");
    tab.check("document.scrollingElement.scrollWidth <= innerWidth", "nothing hangs out of the page");
}

fn arabic_digits(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, ARABIC));
    let markers = "calls().map((call) => call.textContent.replace(/[^\\p{Nd}]/gu, ''))";
    tab.equal(markers, &json!(["١", "٢"]), "a marker has the digits of its language");
    tab.equal("getComputedStyle(prose()[0]).direction", &json!("rtl"), "an Arabic article reads from right to left");
}

fn the_host_keeps_its_direction(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, PERSIAN));
    let host = "[getComputedStyle(document.body).direction, document.documentElement.lang, document.title]";
    tab.equal(host, &json!(["ltr", "en", "Host page"]), "the article changes nothing of the page around it");
}

fn an_english_article_on_a_persian_page(tab: &Tab<'_>) {
    let host = page(tab, TALKS).language("fa\" dir=\"rtl");
    tab.open_ready(&host);
    tab.equal(
        "getComputedStyle(prose()[0]).direction",
        &json!("ltr"),
        "an English article reads from the left on any page",
    );
    tab.equal("prose()[0].closest('[lang]').lang", &json!("en"), "its language is said");
}

fn lang_attribute_decides_the_interface(tab: &Tab<'_>) {
    let bare = "Words without a language.[^a]\n\n[^a]: A note.\n";
    tab.open_ready(&page(tab, bare).replace("<sidelight-article", "<sidelight-article lang=fa"));
    tab.check("/[۰-۹]/.test(calls()[0].textContent)", "the attribute lang gives the language that the source does not");
}
