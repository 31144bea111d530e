//! Notes in the forms of the wild: one article in each form that a page may have them in
//! (`tests/articles/notes/`), of which the same must come.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::fs;

use sidelight::article::{Article, Inline};
use sidelight::import::Options;
use sidelight::markup::Page;
use sidelight::{Format, read, write};

const A: &str = "The pearl fishery of the Gulf fills many pages of the India Office Records, which can be read online at the Qatar Digital Library.";
const B: &str = "Lorimer’s Gazetteer of the Persian Gulf was printed at Calcutta, the geographical volume in 1908 and the historical one in 1915.";
const C: &str =
    "The truces came in three steps: one season, from May 1835; ten years, from June 1843; without end, from May 1853.";
const D: &str = "The text of the agreement is in C. U. Aitchison, A Collection of Treaties, Engagements and Sanads, under the date of 4 May 1853.";
/// The one margin note, which only Tufte CSS has.
const E: &str = "Mikimoto Kokichi grew his first cultured pearl, a half-round one, in 1893.";

/// The forms, and whether note B is called twice in them.
const FORMS: [(&str, bool); 17] = [
    ("asciidoctor", true),
    ("gfm", true),
    ("hugo", true),
    ("jekyll", true),
    ("kramdown", true),
    ("libreoffice", false),
    ("littlefoot", true),
    ("markdown-it", true),
    ("mediawiki", true),
    ("pandoc", false),
    ("plain", true),
    ("pressbooks", false),
    ("substack", false),
    ("tufte", false),
    ("word", false),
    ("word-endnotes", false),
    ("wordpress", false),
];

fn article(form: &str) -> Article {
    let path = format!("tests/articles/notes/{form}.html");
    let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let import = Options { format: Some(Format::Html), ..Options::default() };
    read(&source, &sidelight::Options { import, ..sidelight::Options::default() }).article
}

/// The words of HTML that was written, without its calls; white space is one space.
fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.replace("<br>", " ").split("<sup class=\"sl-call").enumerate().map(|(at, piece)| match at {
        0 => piece,
        _ => piece.split_once("</sup>").map_or("", |(_, after)| after),
    }) {
        for part in piece
            .replace("</p>", " </p>")
            .replace("</li>", " </li>")
            .replace("<li>", " <li>")
            .replace("</h", " </h")
            .split('<')
        {
            text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        }
    }
    text.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ").trim().to_string()
}

/// The numbers of the notes that the text calls, in order.
fn calls(article: &Article) -> Vec<u32> {
    let mut body = article.body.clone();
    let mut calls = Vec::new();
    sidelight::article::visit::inlines_mut(&mut body, &mut |inline| {
        if let Inline::Call(call) = inline {
            calls.push(call.number);
        }
    });
    calls
}

#[test]
fn every_form_gives_the_same_notes() {
    for (form, _) in FORMS {
        let article = article(form);
        let page = Page::of(&article);
        let notes: Vec<String> = article.notes.iter().map(|note| words(&write::blocks(&note.content, &page))).collect();
        let mut expected = vec![A, B, C, D];
        expected.extend((form == "tufte").then_some(E));
        assert_eq!(notes, expected, "the notes of {form}.html");
    }
}

#[test]
fn every_form_gives_the_same_calls() {
    for (form, twice) in FORMS {
        let mut expected = if twice { vec![1, 2, 3, 2, 4] } else { vec![1, 2, 3, 4] };
        expected.extend((form == "tufte").then_some(5));
        assert_eq!(calls(&article(form)), expected, "the calls in {form}.html");
    }
}

#[test]
fn every_form_gives_the_same_text() {
    let text = |form: &str| {
        let article = article(form);
        words(&write::blocks(&article.body, &Page::of(&article)))
    };
    let expected = text("pandoc");
    assert!(expected.contains("4,500 boats") && expected.ends_with('.'), "the text is read: {expected}");
    for (form, _) in FORMS {
        assert_eq!(text(form), expected, "the text of {form}.html, with nothing of the notes in it");
    }
}

#[test]
fn every_form_of_the_folder_is_tested() {
    let mut files: Vec<String> = fs::read_dir("tests/articles/notes")
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok()?.strip_suffix(".html").map(str::to_string))
        .collect();
    files.sort();
    assert_eq!(files, FORMS.map(|(form, _)| form));
}
