//! The view, drawn without a browser.
//!
//! 1. It shows what [`sidelight::write`] writes: for every example of the manual, every
//!    demo article and every article of the tests, compared as html5ever reads them.
//! 2. One small article in each of three languages is kept as HTML in `tests/view/`, to be
//!    read by a person: `UPDATE_SPEC=1 cargo test --test view` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

#[allow(dead_code, reason = "the pages are only read here; tests/spec.rs also writes them")]
#[path = "spec/page.rs"]
mod page;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ego_tree::NodeRef;
use scraper::{Html, Node};
use sidelight::article::Article;
use sidelight::markup::Page;
use sidelight::view::state::Shown;
use sidelight::view::{Props, Reader};
use sidelight::{Options, read, write};
use yew::{Callback, LocalServerRenderer};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What the view draws where it has no host element.
fn drawn(article: &Article) -> String {
    let page = Page::of(article);
    let shown = Shown { article: Rc::new(article.clone()), page: Rc::new(page), standing: None };
    let props = Props {
        shown,
        host: None,
        wide: true,
        controls: false,
        on_happening: Callback::default(),
        on_progress: Callback::default(),
        on_drawn: Callback::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime on this thread");
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, LocalServerRenderer::<Reader>::with_props(props).hydratable(false).render())
}

/// What is written, without the element around it.
fn written(article: &Article) -> String {
    let html = write::article(article, &Page::of(article));
    let inside =
        html.strip_suffix("</sidelight-article>").and_then(|html| html.split_once('>')).map(|(_, inside)| inside);
    inside.expect("one article element").to_string()
}

/// Elements, attributes and text as a parser finds them, a line each.
fn parsed(html: &str) -> String {
    fn lines(parent: NodeRef<'_, Node>, depth: usize, out: &mut String) {
        for node in parent.children() {
            let _ = write!(out, "{:depth$}", "");
            match node.value() {
                Node::Element(element) => {
                    let mut attributes: Vec<_> = element.attrs().collect();
                    attributes.sort_unstable();
                    let _ = writeln!(out, "{} {attributes:?}", element.name());
                }
                Node::Text(text) => writeln!(out, "{:?}", &**text).unwrap(),
                other => writeln!(out, "{other:?}").unwrap(),
            }
            lines(node, depth + 1, out);
        }
    }
    let mut out = String::new();
    lines(*Html::parse_fragment(html).root_element(), 0, &mut out);
    out
}

/// Fails at the first line in which view and write differ.
fn agree(name: &str, source: &str, options: &Options) {
    let article = read(source, options).article;
    let (drawn, written) = (parsed(&drawn(&article)), parsed(&written(&article)));
    let differ = |(_, (drawn, written)): &(usize, (&str, &str))| drawn != written;
    if let Some((line, (drawn, written))) = drawn.lines().zip(written.lines()).enumerate().find(differ) {
        panic!("{name}: in line {line} of the tree, the view draws\n  {drawn}\nand write writes\n  {written}");
    }
    assert_eq!(drawn.lines().count(), written.lines().count(), "{name}: one of the two stops early");
}

/// Reads the articles of a folder, by name.
fn articles(folder: &str) -> Vec<(String, String)> {
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).expect("the folder is there") {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let kind = file.extension().is_some_and(|extension| extension == "md" || extension == "txt");
        if kind && name != "README.md" {
            articles.push((format!("{folder}/{name}"), std::fs::read_to_string(&file).unwrap()));
        }
    }
    articles.sort();
    assert!(!articles.is_empty(), "{folder} has articles");
    articles
}

#[test]
fn view_and_write_agree_on_every_example_of_the_manual() {
    for page in page::all() {
        for example in &page.examples {
            agree(&format!("{}.md:{}", page.name, example.line), &example.source, &example.options());
        }
    }
}

#[test]
fn view_and_write_agree_on_every_demo_article() {
    for (name, source) in articles("demo") {
        agree(&name, &source, &Options::default());
    }
}

#[test]
fn view_and_write_agree_on_every_test_article() {
    for (name, source) in articles("tests/articles") {
        agree(&name, &source, &Options::default());
    }
}

/// Compares what the view draws for `tests/view/<name>.md` with `tests/view/<name>.html`.
fn snapshot(name: &str) {
    let file = |extension| root().join("tests/view").join(format!("{name}.{extension}"));
    let source = std::fs::read_to_string(file("md")).unwrap();
    let reading = read(&source, &Options::default());
    assert_eq!(reading.diagnostics, [], "the article itself is without fault");
    let got = readable(&drawn(&reading.article));
    compare(&file("html"), &got);
}

fn compare(file: &Path, got: &str) {
    if std::env::var_os("UPDATE_SPEC").is_some() {
        std::fs::write(file, got).unwrap();
    }
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    for (at, (expected, got)) in expected.lines().zip(got.lines()).enumerate() {
        assert_eq!(expected, got, "{}:{} (UPDATE_SPEC=1 writes it anew)", file.display(), at + 1);
    }
    assert_eq!(expected.lines().count(), got.lines().count(), "{}: one of the two is longer", file.display());
}

/// HTML with each block on a line of its own.
fn readable(html: &str) -> String {
    let mut out = String::new();
    for (at, piece) in html.split('<').enumerate() {
        let name = piece.split([' ', '>']).next().unwrap_or_default();
        let block = matches!(name, "aside" | "blockquote" | "details" | "div" | "h1" | "h2" | "h3" | "header" | "li")
            || matches!(name, "nav" | "ol" | "p" | "section" | "summary" | "ul" | "/ol" | "/ul");
        if block && at > 1 {
            out.push('\n');
        }
        if at > 0 {
            out.push('<');
        }
        out.push_str(piece);
    }
    out.push('\n');
    out
}

#[test]
fn an_english_article() {
    snapshot("en");
}

#[test]
fn a_persian_article() {
    snapshot("fa");
}

#[test]
fn an_arabic_article() {
    snapshot("ar");
}
