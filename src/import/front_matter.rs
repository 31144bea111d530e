//! Front matter: what an article says about itself, between two lines `---`.
//!
//! The form is the part of YAML 1.2 that front matter is written in: maps and lists
//! by indentation or in brackets, plain, quoted and block scalars, comments. Anchors,
//! tags and several documents are not read. A YAML crate would cost the page more
//! than this whole module (saphyr-parser alone: see ARCHITECTURE.md, "Bytes"), and
//! agreement with one is a test.

mod yaml;

use std::rc::Rc;

use crate::article::{Article, Author, Code, Image, Inline, SafeUrl};

use super::{Report, html};
use yaml::{Entry, Value};

/// A biography that is still Markdown.
pub(super) struct RawBio {
    /// Whose: the position in the article's authors.
    pub(super) author: usize,
    /// In which language.
    pub(super) lang: Option<String>,
    /// The Markdown.
    pub(super) text: String,
    /// Where it starts in the source.
    pub(super) offset: usize,
}

/// The text between the marks, and where the body starts.
pub(super) fn split(source: &str) -> (Option<&str>, usize) {
    let Some(rest) = source.strip_prefix("---\n") else { return (None, 0) };
    let mut at = 4;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return (source.get(..at), at + line.len());
        }
        at += line.len();
    }
    (None, 0)
}

/// Reads front matter into an article; biographies are handed on, since they are Markdown.
/// `front` starts at the start of the source.
pub(super) fn read(front: &str, article: &mut Article, bios: &mut Vec<RawBio>, report: &mut Report<'_>) {
    let (entries, errors) = yaml::read(front, 4);
    for at in errors {
        let message = "This line of the front matter is not understood and was left out. Write `key: value`.";
        report.add(Code::FrontMatter, at, message);
    }
    for Entry { key, value, at } in entries {
        match key.to_ascii_lowercase().as_str() {
            "title" => article.title = line(&value),
            "description" | "standfirst" | "subtitle" | "summary" | "excerpt" => article.description = line(&value),
            "date" | "published" => article.published = day(&value, at, report),
            "updated" | "modified" | "lastmod" => article.modified = day(&value, at, report),
            "lang" | "language" => {
                article.lang = value.text().and_then(html::language_tag);
                if article.lang.is_none() {
                    let message = "This is no language tag and was left out. Write one such as `en`, `fa` or `ar-EG`.";
                    report.add(Code::FrontMatter, at, message);
                }
            }
            "dir" => {
                article.dir = value.text().and_then(crate::article::Direction::parse);
                if article.dir.is_none() {
                    report.add(Code::FrontMatter, at, "This is no direction and was left out. Write `ltr` or `rtl`.");
                }
            }
            "author" | "authors" | "by" | "byline" => authors(value, at, article, bios, report),
            // Other tools keep keys of their own here; they are none of ours to judge.
            _ => {}
        }
    }
}

fn line(value: &Value) -> Vec<Inline> {
    value.text().filter(|text| !text.is_empty()).map(|text| vec![Inline::text(text)]).unwrap_or_default()
}

/// The day of a date, without the time that many tools add; what is no such date stays as it is.
fn day(value: &Value, at: usize, report: &mut Report<'_>) -> Option<String> {
    let text = value.text()?;
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let number = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = day.split('-').zip([4, 2, 2]);
    if day.len() == 10 && parts.all(|(part, length)| number(part, length)) {
        return Some(day.to_string());
    }
    let message = format!("`{text}` is shown as it is, since it is no day. Write one such as 2018-08-20.");
    report.add(Code::BadDate, at, message);
    Some(text.to_string())
}

fn authors(value: Value, at: usize, article: &mut Article, bios: &mut Vec<RawBio>, report: &mut Report<'_>) {
    match value {
        Value::List(items) => items.into_iter().for_each(|(item, at)| author(item, at, article, bios, report)),
        value => author(value, at, article, bios, report),
    }
}

fn author(value: Value, at: usize, article: &mut Article, bios: &mut Vec<RawBio>, report: &mut Report<'_>) {
    let mut author = Author::default();
    match value {
        Value::Text(name) => author.name = name,
        Value::Map(entries) => {
            for Entry { key, value, at } in entries {
                match key.to_ascii_lowercase().as_str() {
                    "name" => author.name = value.text().unwrap_or_default().to_string(),
                    "role" | "title" | "job" => author.role = value.text().map(str::to_string),
                    "url" | "link" | "href" => author.url = address(&value, at, report),
                    "image" | "portrait" | "photo" => author.image = portrait(&value, at, report),
                    "bio" | "about" | "description" => bio(value, at, article.authors.len(), bios),
                    _ => {}
                }
            }
        }
        Value::List(_) => {}
    }
    if author.name.trim().is_empty() {
        report.add(Code::AuthorUnnamed, at, "This author has no name. Add `name: …`.");
    }
    article.authors.push(Rc::new(author));
}

/// One biography, or one for each language.
fn bio(value: Value, at: usize, author: usize, bios: &mut Vec<RawBio>) {
    match value {
        Value::Text(text) => bios.push(RawBio { author, lang: None, text, offset: at }),
        Value::Map(entries) => {
            for Entry { key, value, at } in entries {
                if let Value::Text(text) = value {
                    bios.push(RawBio { author, lang: html::language_tag(&key), text, offset: at });
                }
            }
        }
        Value::List(_) => {}
    }
}

fn portrait(value: &Value, at: usize, report: &mut Report<'_>) -> Option<Image> {
    let image = |src, alt: &str| Image { src, alt: alt.to_string(), title: None, width: None, height: None };
    match value {
        Value::Map(entries) => {
            let get = |name: &str| entries.iter().find(|entry| entry.key == name);
            let src = get("src").or_else(|| get("url"))?;
            let size = |name| get(name).and_then(|entry| entry.value.text()).and_then(|text| text.parse().ok());
            let alt = get("alt").and_then(|entry| entry.value.text()).unwrap_or_default();
            let src = address(&src.value, src.at, report)?;
            Some(Image { width: size("width"), height: size("height"), ..image(src, alt) })
        }
        value => address(value, at, report).map(|src| image(src, "")),
    }
}

fn address(value: &Value, at: usize, report: &mut Report<'_>) -> Option<SafeUrl> {
    let text = value.text()?;
    let url = SafeUrl::parse(text);
    if url.is_none() {
        report.add(Code::UrlRefused, at, html::refused_address(text));
    }
    url
}
