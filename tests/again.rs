//! What was written can be read again: a page that Sidelight has rendered gives the article
//! that it was rendered from, so that the widget can take it over as it stands.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::fs;

use sidelight::article::Article;
use sidelight::import::Options;
use sidelight::markup::Page;
use sidelight::{Format, read, write};

fn html(source: &str, lang: Option<&str>) -> Article {
    let import = Options { format: Some(Format::Html), lang: lang.map(str::to_string), ..Options::default() };
    read(source, &sidelight::Options { import, ..sidelight::Options::default() }).article
}

#[test]
fn the_demo_articles_are_read_as_they_were_written() {
    for path in ["demo/talks.md", "demo/gofteguha.fa.md", "demo/muhadathat.ar.md", "demo/post.wordpress.txt"] {
        let source = fs::read_to_string(path).unwrap();
        let article = read(&source, &sidelight::Options::default()).article;
        let page = Page::of(&article);
        let written = write::article(&article, &page);
        let again = html(&written, article.lang.as_deref());
        assert_eq!(write::article(&again, &page), written, "{path}");
    }
}

/// Once read otherwise: the list of notes as text where one is not called, a name of one letter as the call of a note.
#[test]
fn what_looks_like_something_else_is_read_as_it_was_written() {
    let author = "---\nauthors:\n  - name: B\n    bio: A reporter.\n---\nText.[^a]\n\n[^a]: A note.\n";
    for source in ["Text.[^a]\n\n[^a]: Called.\n[^b]: Unused.\n", "Text.\n\n[^b]: Unused.\n", author] {
        let article = read(source, &sidelight::Options::default()).article;
        let page = Page::of(&article);
        let written = write::article(&article, &page);
        assert_eq!(write::article(&html(&written, None), &page), written, "{source}");
    }
}
