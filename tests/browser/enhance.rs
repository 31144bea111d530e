//! Articles that stand in the page already: nothing of them is touched, and what is missing
//! is drawn around them.

use super::runner::tests;
use super::server::STRICT;
use super::site::{Gate, Page, Reply};
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    nothing_of_the_page_is_touched,
    every_form_of_notes_opens,
    a_note_is_left_and_found_again,
    frames_stay_and_listeners_hear,
    the_reader_keeps_the_place,
    an_article_that_it_does_not_hold,
    one_tag_for_an_article_in_the_page,
    a_selector_of_nothing,
    authors_by_structured_data,
    authors_by_microdata_and_links,
    authors_in_shortcodes_that_nothing_replaced,
    dates_and_passages_lead_to_each_other,
    a_long_timeline_is_whole,
    headings_are_listed,
    a_strict_page,
    forms_of_the_site,
    machine_translation,
    a_note_and_a_heading_come_later,
    others_insert_and_replace,
    what_is_read_aloud_is_the_text,
];

/// A post as a static site writes it.
const POST: &str = include_str!("pages/post.html");

const FORMS: [(&str, &str); 17] = [
    ("asciidoctor", include_str!("../articles/notes/asciidoctor.html")),
    ("gfm", include_str!("../articles/notes/gfm.html")),
    ("hugo", include_str!("../articles/notes/hugo.html")),
    ("jekyll", include_str!("../articles/notes/jekyll.html")),
    ("kramdown", include_str!("../articles/notes/kramdown.html")),
    ("libreoffice", include_str!("../articles/notes/libreoffice.html")),
    ("littlefoot", include_str!("../articles/notes/littlefoot.html")),
    ("markdown-it", include_str!("../articles/notes/markdown-it.html")),
    ("mediawiki", include_str!("../articles/notes/mediawiki.html")),
    ("pandoc", include_str!("../articles/notes/pandoc.html")),
    ("plain", include_str!("../articles/notes/plain.html")),
    ("pressbooks", include_str!("../articles/notes/pressbooks.html")),
    ("substack", include_str!("../articles/notes/substack.html")),
    ("tufte", include_str!("../articles/notes/tufte.html")),
    ("word", include_str!("../articles/notes/word.html")),
    ("word-endnotes", include_str!("../articles/notes/word-endnotes.html")),
    ("wordpress", include_str!("../articles/notes/wordpress.html")),
];

/// A page that keeps what its article was before any script of ours ran.
fn page(inner: &str) -> Page {
    Page::new(&format!(
        "<header><a id=before href=#before>Host</a></header><main><sidelight-article>{inner}</sidelight-article></main>\
         <script>window.was = document.querySelector('sidelight-article').getHTML();
         window.nodes = [...document.querySelectorAll('sidelight-article *')]</script>"
    ))
}

/// Nothing that stood in the page was moved, cloned or rewritten, and nothing went wrong.
#[track_caller]
fn untouched(tab: &Tab<'_>) {
    tab.check("host().getHTML() === was", "what stands between the tags is the same, byte for byte");
    tab.check(
        "((now) => now.length === nodes.length && now.every((node, at) => node === nodes[at]))($$('sidelight-article *'))",
        "each node is the one that was there",
    );
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

#[track_caller]
fn opens(tab: &Tab<'_>, call: &str, words: &str) {
    tab.click(call);
    tab.wait("popovers().length === 1", &format!("a click on {call} opens its note"));
    tab.check(&format!("squeeze(popovers()[0].textContent).includes({})", json!(words)), "with the words of the note");
    tab.press(Key::Escape);
    tab.wait("popovers().length === 0", "Escape closes it");
}

fn nothing_of_the_page_is_touched(tab: &Tab<'_>) {
    tab.open_ready(&page(POST));
    tab.check("visible($('h1')) && text().includes('The first lamp')", "the article is on the screen");
    untouched(tab);
    tab.check(
        "part('skip-links') && part('timeline') && part('byline') && part('controls')",
        "what is missing is there",
    );
    opens(tab, "$('#fnref1')", "Imray");
    tab.run("host().show('timeline')");
    tab.run("window.left = host(); left.remove()");
    tab.check("left.getHTML() === was", "and it is as it was when the element has gone");
}

fn every_form_of_notes_opens(tab: &Tab<'_>) {
    for (form, html) in FORMS {
        tab.open_ready(&page(html));
        let call = match form {
            "tufte" => "$('label.sidenote-number')",
            "gfm" => "$('[data-footnote-ref]')",
            "mediawiki" => "$('.reference a')",
            _ => {
                "[...host().querySelectorAll('a[href*=\"#\"]')].find((link) => /^\\W*(1|i)\\W*$/.test(link.textContent))"
            }
        };
        // On a wide screen Tufte CSS hides the label; here there is no style sheet of its own.
        if form == "tufte" {
            tab.run("$('label.sidenote-number').textContent = '*'; window.was = host().getHTML()");
        }
        opens(tab, call, "The pearl fishery of the Gulf fills many pages");
        untouched(tab);
    }
}

fn a_note_is_left_and_found_again(tab: &Tab<'_>) {
    tab.open_ready(&page(POST));
    tab.run("$('#fnref1').focus()");
    tab.press(Key::Enter);
    tab.wait("popovers().length === 1 && within(focused(), popovers()[0])", "Enter opens it, and the focus goes in");
    tab.press(Key::Escape);
    tab.wait("focused() === $('#fnref1')", "and back to the very call");
    tab.click("$('#fnref1')");
    tab.wait("popovers().length === 1", "it opens again");
    tab.click("[...popovers()[0].querySelectorAll('a')].find((link) => link.hash.startsWith('#sl-note-'))");
    tab.wait("focused() === $('#fn1')", "its link leads to the page's own list");
}

fn frames_stay_and_listeners_hear(tab: &Tab<'_>) {
    tab.site.put("frame", Reply::new("text/html", "<script>parent.loads = (parent.loads ?? 0) + 1</script>"));
    let inner = format!("<p>Before the frame.</p><iframe src=frame></iframe><p><button id=own>Own</button></p>{POST}");
    // A host that has frames allows them.
    tab.open_ready(&page(&inner).policy("frame-src 'self'"));
    tab.run("$('#own').addEventListener('click', () => (window.heard = true))");
    tab.click("$('#own')");
    tab.check("window.heard === true", "the site's own button works");
    tab.wait("window.loads === 1", "the frame was loaded once");
    tab.run("host().reload()");
    tab.settle();
    tab.check("window.loads === 1", "and never again");
    untouched(tab);
}

fn the_reader_keeps_the_place(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.site.put_widget(&gate);
    tab.open(&page(&format!("{POST}{}", "<p>More of the text.</p>".repeat(60))).widget_from(&tab.site.path("w")));
    tab.wait("host().state === 'loading'", "the module is on its way");
    tab.run("$('#left').focus(); scrollTo(0, $('#left').getBoundingClientRect().top + scrollY - 40)");
    tab.settle();
    gate.open();
    tab.ready(0);
    tab.settle();
    tab.check("inView($('#left'))", "what was being read is in view when the widget has arrived");
}

fn an_article_that_it_does_not_hold(tab: &Tab<'_>) {
    tab.open_ready(&Page::new(&format!(
        "<main><sidelight-article for='#post'></sidelight-article><div id=post>{POST}</div></main>
         <script>window.was = document.querySelector('#post').getHTML()</script>"
    )));
    tab.check("part('byline') && part('timeline')", "what is missing stands where the element is");
    opens(tab, "$('#fnref1')", "Imray");
    tab.hover("$('#fnref2')");
    tab.wait("popovers().length === 1", "a pointer that rests on a call previews its note there too");
    tab.press(Key::Escape);
    tab.check("$('#post').getHTML() === was", "the article is as it was");
    tab.click("[...part('controls').querySelectorAll('[popovertarget]')].find(visible)");
    tab.wait("popovers().length === 1", "the panel opens");
    tab.click("shadow().querySelector('[data-sl-setting=size][data-sl-value=\"130\"]')");
    tab.wait("getComputedStyle($('#post')).zoom === '1.3'", "what the reader sets holds for the article");
    tab.press(Key::Escape);
    tab.run("host().show('fn1')");
    tab.run("host().remove()");
    tab.check("$('#post').getHTML() === was", "also when the element has gone");
    tab.wait("getComputedStyle($('#post')).zoom === '1'", "and of its own size");
}

fn one_tag_for_an_article_in_the_page(tab: &Tab<'_>) {
    tab.open_ready(&Page::plain(&format!(
        "<script type=module src=/w/sidelight.js data-for='#post'></script><main><div id=post>{POST}</div></main>"
    )));
    tab.check("host().nextElementSibling === $('#post')", "the element stands before the article");
    opens(tab, "$('#fnref1')", "Imray");
}

fn a_selector_of_nothing(tab: &Tab<'_>) {
    for selector in ["#nowhere", "[[["] {
        tab.open(&Page::new(&format!("<sidelight-article for='{selector}'></sidelight-article>")));
        tab.wait("host().state === 'error'", "an article that is not there is an error");
        tab.equal("events('error')[0].detail.kind", &json!("no-source"), "with its kind");
        tab.equal("lines('error').length", &json!(1), "and one line on the console");
    }
}

/// Names of the bios, as they fold.
const BIOS: &str = "parts('bio').map((bio) => squeeze(bio.querySelector('summary bdi').textContent))";

fn authors_by_structured_data(tab: &Tab<'_>) {
    let data = json!({ "@context": "https://schema.org", "@graph": [
        { "@type": "NewsArticle", "headline": "A light", "datePublished": "2019-03-04T08:00:00+00:00", "author": { "@id": "#ana" } },
        { "@type": "Person", "@id": "#ana", "name": "Ana Marsh", "description": "Ana Marsh keeps lights.", "url": "https://example.org/ana" },
    ] });
    tab.open_ready(
        &page("<h1>A light</h1><p>Text of the article.</p>")
            .replace("<header>", &format!("<script type=application/ld+json>{data}</script><header>")),
    );
    tab.equal(BIOS, &json!(["Ana Marsh"]), "an author whom the page's data describes has a bio");
    tab.equal("host().article.published", &json!("2019-03-04"), "and the day is known");
    untouched(tab);
}

fn authors_by_microdata_and_links(tab: &Tab<'_>) {
    tab.open_ready(&page(
        "<h1>A light</h1><p itemprop=author itemscope><span itemprop=name>Ana Marsh</span>, <span itemprop=jobTitle>keeper</span>
         <span itemprop=description>Keeps lights.</span></p><p>By <a rel=author href=https://example.org/ben>Ben Roe</a></p><p>Text.</p>",
    ));
    tab.equal(BIOS, &json!(["Ana Marsh", "Ben Roe"]), "both authors have a bio");
    tab.check("parts('bio')[0].textContent.includes('Keeps lights.')", "with what is said of them");
}

fn authors_in_shortcodes_that_nothing_replaced(tab: &Tab<'_>) {
    tab.open_ready(&page(
        "<h1>A light</h1><p>[toggler title=”By Ana Marsh” ]Ana Marsh keeps <a href=https://example.org/>lights</a>.[/toggler]</p><p>Text.</p>",
    ));
    tab.equal(BIOS, &json!(["Ana Marsh"]), "a byline in a broken shortcode is a bio");
    tab.check("parts('bio')[0].querySelector('a[href^=\"https://example.org\"]')", "with its links");
    untouched(tab);
}

fn dates_and_passages_lead_to_each_other(tab: &Tab<'_>) {
    tab.resize(1280, 800);
    tab.open_ready(&page(POST));
    let event = "parts('event')[1]";
    tab.check(&format!("{event}.textContent.includes('1876')"), "the events of the list are drawn beside the text");
    tab.click(&format!("{event}.querySelector('.sl-mentions a')"));
    tab.wait("inView($('#mention')) && focused() === $('#mention')", "an event leads to its passage");
    tab.check("host().show('1876-07')", "and can be shown by its date");
    tab.wait(&format!("within(focused(), {event}) || focused() === {event}"), "which moves the focus to it");
}

fn a_long_timeline_is_whole(tab: &Tab<'_>) {
    let events: String =
        (1900..1960).map(|year| format!("<dt><time datetime={year}>{year}</time></dt><dd>Event.</dd>")).collect();
    tab.open_ready(&page(&format!("<h1>Long</h1><p>Text.</p><h2>Timeline</h2><dl>{events}</dl>")));
    tab.equal("parts('event').length", &json!(60), "every event of the page is drawn beside its text");
}

fn headings_are_listed(tab: &Tab<'_>) {
    tab.open_ready(&page(POST));
    let titles = "[...part('contents').querySelectorAll('a')].map((link) => squeeze(link.textContent))";
    tab.equal(
        titles,
        &json!(["The first lamp", "The keepers", "What is left"]),
        "the page's own headings are its contents",
    );
    tab.run("host().show('timeline')");
    tab.click("[...part('contents').querySelectorAll('a')].at(-1)");
    tab.wait("focused() === $('#left')", "and each leads to its own");
}

fn a_strict_page(tab: &Tab<'_>) {
    let body = format!("<main><sidelight-article>{POST}</sidelight-article></main>");
    tab.open_ready(&Page::new(&body).policy(STRICT));
    opens(tab, "$('#fnref1')", "Imray");
    tab.equal("recorded.violations", &json!([]), "nothing breaks a strict policy");
}

/// What a browser's translator does to a page: each text stands in two elements of its own.
const TRANSLATE: &str = "
    const walker = document.createTreeWalker(host(), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const text of texts) {
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(text.data.replaceAll('lamp', 'LAMPE').replaceAll('chart', 'KARTE'));
    }";

fn forms_of_the_site(tab: &Tab<'_>) {
    let names = [
        "firstChild",
        "nextSibling",
        "parentNode",
        "parentElement",
        "localName",
        "getAttributeNames",
        "closest",
        "matches",
        "id",
    ];
    let fields: String = names.iter().map(|name| format!("<input name={name}>")).collect();
    let form = format!(
        "<form><p>Write to us<sup><a id=within href=#fn1 role=doc-noteref>1</a></sup></p>{fields}<button>Send</button></form>"
    );
    tab.open_ready(&page(&format!("{POST}{form}")));
    untouched(tab);
    opens(tab, "$('#fnref1')", "Imray");
    // A site that sends its form by itself: the test must stay on its page.
    tab.run(
        "const form = document.querySelector('sidelight-article form');
         form.addEventListener('submit', (event) => event.preventDefault());
         form.querySelector('button').dispatchEvent(new Event('click', { bubbles: true }))",
    );
    tab.run("host().dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true, composed: true }))");
    tab.settle();
    tab.equal("recorded.uncaught", &json!([]), "the names of a form's fields confuse nobody");
}

fn machine_translation(tab: &Tab<'_>) {
    tab.open_ready(&page(POST));
    tab.run(TRANSLATE);
    tab.wait("part('contents').textContent.includes('The first LAMPE')", "what changed in the text changes beside it");
    opens(tab, "$('#fnref1')", "KARTE");
    tab.click("parts('event')[1].querySelector('.sl-mentions a')");
    tab.wait("inView($('#mention'))", "events lead to their passages still");
    tab.equal("recorded.uncaught", &json!([]), "nothing throws");
}

fn a_note_and_a_heading_come_later(tab: &Tab<'_>) {
    // The host's own scripts write HTML into it.
    tab.open_ready(&page(POST).policy(""));
    tab.run(
        "const fragment = (html) => document.createRange().createContextualFragment(html);
         $('#left').after(fragment('<p>More<sup><a id=fnref9 href=#fn9 role=doc-noteref>9</a></sup></p><h2>Afterwards</h2>'));
         $('.footnotes ol').append(fragment('<li id=fn9>A late note. <a href=#fnref9 role=doc-backlink>↩</a></li>'))",
    );
    tab.wait("part('contents').textContent.includes('Afterwards')", "a heading that comes later is listed");
    opens(tab, "$('#fnref9')", "A late note.");
    opens(tab, "$('#fnref1')", "Imray");
}

fn others_insert_and_replace(tab: &Tab<'_>) {
    tab.open_ready(&page(POST));
    tab.run(
        "$$('sidelight-article p').forEach((p) => p.before(Object.assign(document.createElement('aside'), { textContent: 'An advertisement' })));
         const call = $('#fnref1'); call.replaceChildren(Object.assign(document.createElement('span'), { textContent: '1' }));
         $$('sidelight-article p').forEach((p) => p.normalize())",
    );
    opens(tab, "$('#fnref1')", "Imray");
    tab.run("const old = $('#fnref1'); old.replaceWith(old.cloneNode(true))");
    tab.wait("host().article && true", "the widget is there");
    tab.settle();
    tab.wait(
        "(() => { $('#fnref1').click(); return popovers().length === 1 })()",
        "a call that was replaced is a call again",
    );
    tab.equal("recorded.uncaught", &json!([]), "nothing throws");
}

fn what_is_read_aloud_is_the_text(tab: &Tab<'_>) {
    tab.open_ready(&page(POST));
    tab.check("host().article.body.length > 5 && host().article.notes.length === 2", "the article is known");
    tab.equal("host().article.title?.[0] ?? host().article.title", &json!("A light on the rocks"), "by its title");
    tab.equal("host().diagnostics", &json!([]), "and nothing is wrong with it");
}
