//! Pages that `sidelight render` writes, where no script runs: they read well, lead to their
//! places, keep all in reader view, and are laid out as the widget lays them out.
//!
//! Each is written here by the library, with the style sheet that ships and without the script.

use super::access;
use super::articles::TALKS;
use super::npm;
use super::runner::tests;
use super::site::Reply;
use super::tab::{Key, Tab};
use serde_json::{Value, json};
use sidelight::markup;
use sidelight::write::{self, Site};
use sidelight::{Options, read};

tests![
    reader_view_keeps_all_of_it,
    every_link_has_its_place,
    a_note_is_called_and_left_without_scripts,
    a_skip_link_moves_the_focus,
    timeline_and_contents_stand_beside_the_text,
    one_column_on_a_narrow_screen,
    it_is_laid_out_as_the_widget_lays_it_out,
    no_rule_of_the_site_reaches_what_is_not_the_sites,
    the_sites_rules_reach_the_text,
    on_paper_all_is_open,
    axe_finds_nothing_wrong,
    search_engines_are_told,
];

/// The articles of the demo.
const DEMO: [&str; 3] = [
    include_str!("../../demo/talks.md"),
    include_str!("../../demo/gofteguha.fa.md"),
    include_str!("../../demo/muhadathat.ar.md"),
];

/// The page of an article, without its script.
fn written(markdown: &str) -> String {
    let article = read(markdown, &Options::default()).article;
    let site = Site { widget: "/w/", url: None, name: "page" };
    let page = write::document(&article, &markup::Page::of(&article), &site);
    let without = page.replace("<script type=\"module\" src=\"/w/sidelight.js\"></script>\n", "");
    assert!(without != page, "the page has the script that is taken out here");
    without
}

fn open(tab: &Tab<'_>, page: &str) {
    tab.site.put("", Reply::new("text/html; charset=utf-8", page));
    // A change of fragment alone would not load the page again.
    tab.go(&tab.site.host().url("/blank"));
    tab.go(&tab.site.url(""));
}

/// What Firefox's reader view would show.
fn reader_view_keeps_all_of_it(tab: &Tab<'_>) {
    let library = npm::script("@mozilla/readability/Readability.js");
    for article in DEMO {
        open(tab, &written(article));
        tab.run(&format!(
            "{library}
            window.shown = new Readability(document.cloneNode(true)).parse();
            window.has = (element) => squeeze(shown.textContent).includes(squeeze(element.textContent));
            window.lost = (selector) => $$(selector).filter((element) => !has(element)).map((element) => squeeze(element.textContent));"
        ));
        tab.check("shown.title === squeeze($('h1').textContent)", "reader view shows the title");
        tab.check("$$('.sl-names bdi').every((name) => shown.byline.includes(name.textContent))", "and who wrote it");
        tab.check("shown.dir === $('html').dir && shown.lang === $('html').lang", "in its language and direction");
        let blocks = "lost('[slot=text] :is(p, h2, h3, li, blockquote, figcaption, th, td, dt, dd, pre, summary)')";
        tab.equal(blocks, &json!([]), "and every paragraph");
        tab.check("$$('[role=doc-endnotes] > ol > li').length > 0", "the article has notes");
        tab.equal("lost('[role=doc-endnotes] > ol > li')", &json!([]), "and every note");
    }
}

fn every_link_has_its_place(tab: &Tab<'_>) {
    for article in DEMO {
        open(tab, &written(article));
        let astray = "$$('a[href^=\"#\"]').filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).map((link) => link.hash)";
        tab.equal(astray, &json!([]), "every link within the page has its place");
        tab.equal(
            "$$('[id]').length - new Set($$('[id]').map(({ id }) => id)).size",
            &json!(0),
            "and every place one name",
        );
    }
}

fn a_note_is_called_and_left_without_scripts(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    tab.click("$('[slot=text] [role=doc-noteref]')");
    tab.wait("location.hash === $('[slot=text] [role=doc-noteref]').hash", "a call leads to its note");
    tab.wait("$(':target').matches('[role=doc-endnotes] li') && inView($(':target'))", "which comes into view");
    tab.click("$(':target [role=doc-backlink]')");
    tab.wait("$(':target')?.matches('[slot=text] [role=doc-noteref]') && inView($(':target'))", "and leads back");
    tab.click("$('.sl-passage')");
    tab.wait("$(':target')?.matches('.sl-event') && inView($(':target'))", "a passage leads to its event");
    tab.click("$('.sl-names a')");
    tab.wait("$(':target')?.matches('details.sl-bio') && inView($(':target'))", "a name leads to its bio");
    tab.click("$(':target > summary')");
    tab.wait("visible($(':target p'))", "which opens");
}

fn a_skip_link_moves_the_focus(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    tab.check("$$('.sl-skip-links a').every((link) => !visible(link))", "skip links are out of sight");
    tab.press(Key::Tab);
    tab.wait("focused().matches('.sl-skip-links a') && visible(focused())", "until they have the focus");
    for _ in 0..3 {
        tab.press(Key::Tab);
    }
    tab.wait("focused().hash === '#sl-notes'", "the fourth leads to the notes");
    tab.press(Key::Enter);
    tab.wait("focused().matches('[role=doc-endnotes]') && inView(focused())", "and the focus goes there");
}

/// The box of an element.
fn rect(tab: &Tab<'_>, element: &str) -> [f64; 4] {
    let value =
        tab.read(&format!("(({{ x, y, width, height }}) => [x, y, width, height])({element}.getBoundingClientRect())"));
    [0, 1, 2, 3].map(|at| value[at].as_f64().unwrap_or(f64::NAN))
}

fn timeline_and_contents_stand_beside_the_text(tab: &Tab<'_>) {
    tab.resize(1280, 900);
    for article in DEMO {
        open(tab, &written(article));
        let [header, text] = ["$('[slot=header]')", "$('[slot=text]')"].map(|element| rect(tab, element));
        let [contents, timeline] =
            ["$('.sl-contents > details')", "$('.sl-timeline > details')"].map(|element| rect(tab, element));
        let apart = |[x, _, width, _]: [f64; 4]| x >= text[0] + text[2] || x + width <= text[0];
        assert!(
            apart(contents) && apart(timeline),
            "broken promise: the sidebar is beside the text: {contents:?} {text:?}"
        );
        assert!(
            (contents[1] - header[1]).abs() < 30.0,
            "broken promise: it starts with the header: {contents:?} {header:?}"
        );
        assert!(timeline[1] >= contents[1] + contents[3], "broken promise: contents stand over the timeline");
        assert!(
            timeline[1] <= text[1].max(contents[1] + contents[3]) + 40.0,
            "broken promise: and it starts by the text"
        );
        let byline = rect(tab, "$('.sl-byline')");
        let gaps = [byline[1] - header[1] - header[3], text[1] - byline[1] - byline[3]];
        assert!(gaps.iter().all(|gap| (0.0..60.0).contains(gap)), "broken promise: the sidebar tears no gap: {gaps:?}");
    }
}

fn one_column_on_a_narrow_screen(tab: &Tab<'_>) {
    tab.resize(375, 900);
    for article in DEMO {
        open(tab, &written(article));
        let parts = ["[slot=header]", ".sl-byline", ".sl-contents", "[slot=text]", ".sl-timeline", "[slot=notes]"];
        let boxes = parts.map(|part| rect(tab, &format!("$('{part}')")));
        for (pair, parts) in boxes.windows(2).zip(parts.windows(2)) {
            assert!(pair[1][1] >= pair[0][1] + pair[0][3], "broken promise: {} is followed by {}", parts[0], parts[1]);
        }
        tab.check("document.documentElement.scrollWidth <= innerWidth", "and nothing is wider than the screen");
    }
}

/// Widths and heights, and where they stand on the line; the widget's reading aids move them down together.
fn it_is_laid_out_as_the_widget_lays_it_out(tab: &Tab<'_>) {
    let boxes = |selector: &str| -> Value {
        tab.read(&format!(
            "['[slot=header] > *', '[slot=text] > *', '[slot=notes] li', '.sl-bio > summary', {selector}].map((which) =>
                [host(), host().shadowRoot].filter(Boolean).flatMap((tree) => [...tree.querySelectorAll(which)])
                    .map((element) => element.getBoundingClientRect())
                    .map(({{ x, width, height }}) => [x, width, height].map(Math.round)))"
        ))
    };
    for width in [1280, 768, 375] {
        tab.resize(width, 900);
        // Where there is no sidebar, the widget closes the folds that stand in it.
        let beside = if width == 1280 { "'.sl-contents li', '.sl-timeline h2', '.sl-event'" } else { "'.sl-end'" };
        let page = written(TALKS);
        open(tab, &page);
        let alone = boxes(beside);
        let (head, rest) = page.split_once("<sidelight-article").unwrap();
        let (_, foot) = rest.split_once("</sidelight-article>").unwrap();
        let element = "<sidelight-article src=\"talks.md\"></sidelight-article>";
        let script = "<script type=\"module\" src=\"/w/sidelight.js\"></script></head>";
        tab.site.put("talks.md", Reply::markdown(TALKS));
        open(tab, &format!("{}{element}{foot}", head.replace("</head>", script)));
        tab.ready(0);
        tab.settle();
        let drawn = boxes(beside);
        assert!(alone == drawn, "broken promise: at {width} px nothing moves aside\nalone  {alone}\nwidget {drawn}");
    }
}

/// Rules for plain elements, as sites have them, and worse.
const SITE: &str = "li + li { margin-top: 2em } ul li::before { content: '–' } summary { display: block; padding: 30px }
    details { margin: 20px; border: 9px solid red } p { margin-bottom: 3em } ol { padding-left: 5em } nav { position: fixed }
    main a { padding: 5px; font-weight: 900 } h2 { font-size: 3em; text-transform: uppercase } aside { float: right; width: 30% }";

fn no_rule_of_the_site_reaches_what_is_not_the_sites(tab: &Tab<'_>) {
    let ours = "$$('.sl-frame *').filter((element) => !element.closest('[slot]') && !element.querySelector('[slot]'))";
    let boxes = format!(
        "{ours}.map((element) => [element, getComputedStyle(element)]).map(([element, style]) =>
            [element.localName, element.offsetWidth, element.offsetHeight, style.fontWeight, style.paddingInlineStart, style.textTransform].join(' '))"
    );
    tab.resize(375, 900);
    open(tab, &written(TALKS));
    let before = tab.read(&boxes);
    open(
        tab,
        &written(TALKS).replace("<link rel=\"stylesheet\"", &format!("<style>{SITE}</style><link rel=\"stylesheet\"")),
    );
    tab.equal(&boxes, &before, "what the widget draws in its shadow root looks the same on every site");
    tab.check("getComputedStyle($('.sl-skip-links')).position === 'static'", "also where the rules are worse");
}

fn the_sites_rules_reach_the_text(tab: &Tab<'_>) {
    open(tab, &written(TALKS).replace("</head>", &format!("<style>{SITE}</style></head>")));
    tab.check("getComputedStyle($('[slot=text] h2')).textTransform === 'uppercase'", "headings are the site's");
    tab.check("getComputedStyle($('[slot=text] > p')).marginBottom === '54px'", "paragraphs are the site's");
}

fn on_paper_all_is_open(tab: &Tab<'_>) {
    tab.resize(720, 900);
    open(tab, &written(TALKS));
    tab.print_media();
    tab.wait("$$('.sl-bio').every((bio) => visible(bio.querySelector('p')))", "bios are open on paper");
    tab.check(
        "$$('[role=doc-endnotes] li').every(visible) && !$$('.sl-back').some(visible)",
        "notes are listed, with no ways back",
    );
    tab.check("getComputedStyle($('.sl-event')).display === 'table-row'", "the timeline is a table of dates");
    tab.check(
        "![...$$('.sl-skip-links a'), $('.sl-contents')].some(visible)",
        "nothing is there that only works on a screen",
    );
}

fn axe_finds_nothing_wrong(tab: &Tab<'_>) {
    for width in [1280, 375] {
        tab.resize(width, 900);
        for article in DEMO {
            open(tab, &written(article));
            tab.run("$$('details').forEach((fold) => (fold.open = true))");
            let found = access::violations(tab);
            assert!(
                found.is_empty(),
                "broken promise: axe-core finds nothing wrong at {width} px\n{}",
                found.join("\n")
            );
        }
    }
}

fn search_engines_are_told(tab: &Tab<'_>) {
    open(tab, &written(TALKS));
    let data = tab.read("JSON.parse($('script[type=\"application/ld+json\"]').textContent)");
    assert_eq!(data["@type"], json!("NewsArticle"));
    tab.check("$('script').textContent.length > 0 && !document.scripts[1]", "and that is the page's only script");
    assert_eq!(data["headline"], tab.read("squeeze($('h1').textContent)"));
    let names: Vec<&Value> = data["author"].as_array().unwrap().iter().map(|author| &author["name"]).collect();
    assert_eq!(json!(names), tab.read("$$('.sl-names bdi').map((name) => name.textContent)"));
}
