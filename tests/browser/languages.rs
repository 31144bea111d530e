//! Languages and directions: an article is a guest that keeps its own.

use super::articles::{PERSIAN, TALKS, page};
use super::runner::tests;
use super::site::Reply;
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
    a_marker_after_a_word_of_the_other_direction,
    words_of_the_publishers_own,
    the_interface_says_its_language_where_it_is_another,
    arabic_script_has_room,
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

fn a_marker_after_a_word_of_the_other_direction(tab: &Tab<'_>) {
    let persian = "---\ntitle: برجام\nlang: fa\n---\nمتن توافق را JCPOA[^a] می‌نامند.\n\nThe word برجام[^a] is Persian, and this paragraph English.\n\n[^a]: یادداشت.\n";
    tab.open_ready(&page(tab, persian));
    let place = |at: usize, word: &str| {
        tab.read(&format!(
            "(() => {{ const p = prose()[{at}]; const node = [...p.childNodes].find((node) => node.nodeType === 3 && node.data.includes('{word}'));
            const range = new Range(); const from = node.data.indexOf('{word}'); range.setStart(node, from); range.setEnd(node, from + {});
            const word = range.getBoundingClientRect(), mark = p.querySelector('a').firstChild; const of = new Range(); of.selectNodeContents(mark);
            return [word.left, word.right, (of.getBoundingClientRect().left + of.getBoundingClientRect().right) / 2]; }})()",
            word.chars().count()
        ))
    };
    let [left, _, marker] = numbers(&place(0, "JCPOA"));
    assert!(
        marker < left,
        "broken promise: in a Persian sentence a marker follows an English word on its left: {marker} {left}"
    );
    let [_, right, marker] = numbers(&place(1, "برجام"));
    assert!(
        marker > right,
        "broken promise: in an English sentence a marker follows a Persian word on its right: {marker} {right}"
    );
}

fn numbers(list: &serde_json::Value) -> [f64; 3] {
    [0, 1, 2].map(|at| list[at].as_f64().unwrap_or(f64::NAN))
}

fn words_of_the_publishers_own(tab: &Tab<'_>) {
    tab.site.put("words.json", Reply::new("application/json", r#"{"notes": "Sources", "note": "Source {}"}"#));
    tab.open_ready(&page(tab, TALKS).replace("<sidelight-article", "<sidelight-article labels=words.json"));
    tab.equal(
        "squeeze(notes().querySelector('h2').textContent)",
        &json!("Sources"),
        "a publisher's word takes the place of ours",
    );
    tab.equal(
        "calls()[0].ariaLabel ?? calls()[0].getAttribute('aria-label')",
        &json!("Source 2"),
        "also around a number",
    );
    tab.check("part('timeline').textContent.includes('Timeline')", "the other words stay");
}

fn the_interface_says_its_language_where_it_is_another(tab: &Tab<'_>) {
    let french = "---\ntitle: Un article\nlang: fr\nauthors: Anne Auteur\n---\nDu texte.[^a]\n\nمتن فارسی.\n\n<p lang=fa>این هم.</p>\n\n[^a]: Une note.\n";
    tab.open_ready(&page(tab, french));
    tab.equal("prose()[0].closest('[lang]').lang", &json!("fr"), "the text says its language");
    let own = "[part('skip-links'), part('controls'), $('.sl-names'), notes().querySelector('h2'), notes().querySelector('.sl-back')].map((element) => element.closest('[lang]').lang)";
    tab.equal(own, &json!(["en", "en", "en", "en", "en"]), "our words, which are English here, say theirs");
    tab.run("calls().find((call) => host().contains(call)).click()");
    tab.wait("popovers().length === 1", "a note opens");
    let said = "['.sl-close', '.sl-to-list', '.sl-popover-text p'].map((part) => popovers()[0].querySelector(part).closest('[lang]').lang)";
    tab.equal(said, &json!(["en", "en", "fr"]), "also around a note, which says its own");
    let third = "[...$('[slot=text]').querySelectorAll('[lang=fa]')].map((part) => [part.lang, part.dir])";
    tab.equal(third, &json!([["fa", "rtl"]]), "a part in a third language says its own");
    tab.equal("prose()[1].dir", &json!("rtl"), "and its direction, also without a language");
}

fn arabic_script_has_room(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, PERSIAN).replace("<header>", "<style>p { letter-spacing: 0.1em }</style><header>"));
    tab.equal(
        "getComputedStyle(prose()[0]).letterSpacing",
        &json!("normal"),
        "nor by a rule of the site for its own script",
    );
    let plain = "part('timeline').querySelector('.sl-what')";
    tab.equal(
        &format!("getComputedStyle({plain}).letterSpacing"),
        &json!("normal"),
        "joined letters are not torn apart",
    );
    tab.equal(&format!("getComputedStyle({plain}).hyphens"), &json!("none"), "and not hyphenated");
    let leading = |element: &str| {
        format!("parseFloat(getComputedStyle({element}).lineHeight) / parseFloat(getComputedStyle({element}).fontSize)")
    };
    tab.check(&format!("{} >= 1.75", leading(plain)), "lines are taller beside the text");
    tab.check(&format!("{} >= 1.75", leading("prose()[0]")), "and in it, where the site says nothing");
}
