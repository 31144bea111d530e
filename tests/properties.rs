//! Promises that hold for every source, tried on sources made of what breaks parsers.
//!
//! Import never panics; enriching twice is enriching once; nothing is written but the
//! elements, attributes and schemes listed here. A failing source is made as small as it
//! can be and printed; each mended one leaves an example in `tests/spec/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use scraper::node::Element;
use scraper::{Html, Node, Selector};
use sidelight::article::{Article, Inline, SafeUrl};
use sidelight::import::{self, Format, native::Html5};
use sidelight::markup::Page;
use sidelight::{Options, TimelineMode, enrich, read, write};

/// Characters and words that mean something to one of the grammars, or to a browser.
const PIECES: [&str; 92] = [
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "&",
    ";",
    "#",
    "*",
    "_",
    "~",
    "~~",
    "^",
    ":",
    "|",
    "\"",
    "'",
    "”",
    "“",
    "«",
    "»",
    "`",
    "```\n",
    "\\",
    "=",
    "-",
    "--",
    "---\n",
    "+",
    "!",
    "{",
    "}",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "\r\n",
    "0",
    "1979",
    "ی",
    "ا",
    "گفت‌وگو",
    "\u{200c}",
    "\u{a0}",
    "\u{200f}",
    "\u{0}",
    "\u{feff}",
    "\u{1f642}",
    "a",
    "word",
    "\n: ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n| a |\n|---|\n",
    "- [x] ",
    "[^a]",
    "\n\n[^a]: ",
    "[^b]",
    "\n\n[^b]: ",
    "\n\n## T {.timeline}\n\n",
    "1979-11-04\n: ",
    "1985~/..\n: ",
    "{#a}",
    "](#1979-11-04)",
    "](#a)",
    "](javascript:a)",
    "javascript:",
    "<script>",
    "</script>",
    "<b>",
    "</b>",
    "<p onclick=x style=y>",
    "<a href=javascript:x>",
    "<img src=x onerror=y>",
    "<svg><a xlink:href=javascript:x>",
    "<table><tr><td>",
    "<details><summary>",
    "<!--",
    "-->",
    "<sl-hold-0>",
    "<pre><code>",
    "[toggle title=”By A. Writer” ]",
    "[/toggle]",
    "[toggler title=\"x\"]",
    "&#8221;",
    "&#106;avascript:",
    "---\ntitle: \"x\nauthors:\n  - name: A\n    bio: |\n      b[^a]\n---\n",
];

const FORMATS: [Option<Format>; 5] =
    [None, Some(Format::Markdown), Some(Format::Wordpress), Some(Format::Html), Some(Format::Json)];

/// A source of hostile pieces, with some arbitrary characters between them.
fn source() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        30 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_string),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn format() -> impl Strategy<Value = Option<Format>> {
    prop::sample::select(FORMATS.to_vec())
}

fn lang() -> impl Strategy<Value = Option<String>> {
    prop_oneof![Just(None), prop::sample::select(vec!["en", "fa", "fr", "de"]).prop_map(|lang| Some(lang.to_string()))]
}

fn options(format: Option<Format>, lang: Option<String>) -> Options {
    Options { import: import::Options { format, lang, smart: true }, timeline: TimelineMode::Authored }
}

/// As many sources as a debug build reads in a minute; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1000);
    // What fails becomes an example of the manual, which also says why; no seeds are kept.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reading_never_panics_on_arbitrary_text(text in any::<String>(), format in format()) {
        let _ = read(&text, &options(format, None));
    }

    #[test]
    fn nothing_is_written_but_what_is_allowed(text in source(), format in format(), lang in lang()) {
        let reading = read(&text, &options(format, lang));
        let html = write::article(&reading.article, &Page::of(&reading.article));
        let found = forbidden(&html);
        prop_assert!(found.is_none(), "{}\n{html}", found.unwrap_or_default());
    }

    #[test]
    fn enriching_twice_is_enriching_once(text in source(), format in format()) {
        let once = read(&text, &options(format, None)).article;
        let twice = enrich::enrich(once.clone()).0;
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(write::article(&once, &Page::of(&once)), write::article(&twice, &Page::of(&twice)));
    }

    #[test]
    fn ids_are_unique_and_every_link_within_finds_one(text in source(), format in format()) {
        let article = read(&text, &options(format, None)).article;
        let found = dangling(&article);
        prop_assert!(found.is_none(), "{}", found.unwrap_or_default());
    }

    #[test]
    fn the_same_source_gives_the_same_bytes(text in source(), format in format()) {
        let once = read(&text, &options(format, None));
        prop_assert_eq!(once, read(&text, &options(format, None)));
    }

    #[test]
    fn nothing_that_is_said_ends_the_data_of_a_page(title in any::<String>(), words in source()) {
        let said = format!("{words}</script>{title}");
        let article = Article { title: vec![Inline::text(said.clone())], ..Article::default() };
        let site = write::Site { widget: "", url: None, name: "page" };
        let page = Html::parse_document(&write::document(&article, &Page::of(&article), &site));
        let scripts = Selector::parse("script").unwrap();
        let scripts: Vec<String> = page.select(&scripts).map(|script| script.text().collect()).collect();
        prop_assert_eq!(scripts.len(), 2);
        let data: serde_json::Value = serde_json::from_str(&scripts[0]).unwrap();
        prop_assert_eq!(data["headline"].as_str().unwrap(), said.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn findings_stand_within_the_source(text in source(), format in format()) {
        let (_, found) = import::import(&text, &options(format, None).import, &Html5);
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count();
        for found in found {
            prop_assert!(found.span.line as usize <= lines, "{found:?} in {lines} lines");
            prop_assert!(!found.message.is_empty());
        }
    }
}

/// Whatever a document in one of the grammars can nest, many times over.
#[test]
fn deep_nesting_ends_within_the_stack() {
    for piece in [
        "> ",
        "<div>",
        "<b>",
        "*a ",
        "- ",
        "[toggle title=\"x\"]",
        "<details>",
        "[",
        "<table><tr><td>",
        "![",
        "~~a ",
        "<sup>",
    ] {
        let text = piece.repeat(5000);
        for format in FORMATS {
            let reading = read(&text, &options(format, None));
            let html = write::article(&reading.article, &Page::of(&reading.article));
            assert!(html.len() < 10_000_000, "{piece} {format:?}: {} bytes", html.len());
        }
    }
}

const ELEMENTS: [&str; 60] = [
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "sidelight-article",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

const ATTRIBUTES: [&str; 27] = [
    "alt",
    "aria-label",
    "aria-labelledby",
    "class",
    "colspan",
    "data-sl-date",
    "datetime",
    "dir",
    "height",
    "href",
    "id",
    "lang",
    "loading",
    "open",
    "part",
    "rel",
    "role",
    "rowspan",
    "scope",
    "slot",
    "src",
    "start",
    "tabindex",
    "title",
    "width",
    "hidden",
    "aria-hidden",
];

/// The first thing in written HTML that has no business there.
fn forbidden(html: &str) -> Option<String> {
    let tree = Html::parse_fragment(html);
    tree.root_element().descendants().skip(1).find_map(|node| match node.value() {
        Node::Element(element) => in_element(element),
        Node::Text(_) | Node::Fragment => None,
        other => Some(format!("a node {other:?}")),
    })
}

fn in_element(element: &Element) -> Option<String> {
    let name = element.name();
    if !ELEMENTS.contains(&name) {
        return Some(format!("an element `{name}`"));
    }
    let owned = |id: &str| id.starts_with("sl-");
    element.attrs().find_map(|(attribute, value)| {
        let right = match attribute {
            "href" | "src" => SafeUrl::parse(value).is_some_and(|url| url.as_str() == value || owned(&value[1..])),
            "id" | "aria-labelledby" => owned(value),
            "dir" => matches!(value, "ltr" | "rtl"),
            _ => ATTRIBUTES.contains(&attribute),
        };
        (!right).then(|| format!("`{attribute}={value}` on `{name}`"))
    })
}

/// The first id that stands twice, or link to an id of ours that stands nowhere.
fn dangling(article: &Article) -> Option<String> {
    let html = write::article(article, &Page::of(article));
    let tree = Html::parse_fragment(&html);
    let elements = || tree.tree.values().filter_map(Node::as_element);
    let mut ids: Vec<&str> = elements().filter_map(|element| element.attr("id")).collect();
    ids.sort_unstable();
    if let Some(id) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
        return Some(format!("the id {} stands twice\n{html}", id[0]));
    }
    let links = elements().filter_map(|element| element.attr("href")?.strip_prefix("#sl-"));
    let names = links.chain(elements().filter_map(|element| element.attr("aria-labelledby")?.strip_prefix("sl-")));
    let missing = names.map(|name| format!("sl-{name}")).find(|id| ids.binary_search(&id.as_str()).is_err());
    missing.map(|id| format!("nothing has the id {id}\n{html}"))
}
