//! JSON → the model: the typed article, or a post of the WordPress REST API.
//!
//! The typed form is the model's own [`wire`] form; its schema is published in
//! `schema/article.schema.json`. A post is recognised by `content.rendered`.

use std::rc::Rc;

use crate::article::wire::{self, Value};
use crate::article::{Article, Author, Bio, Code, SafeUrl, Span};

use super::html::{self, Held, Parser};
use super::{Options, Report, wordpress};

/// Reads a JSON source.
pub(super) fn read<P: Parser>(source: &str, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
    let parsed = match wire::parse(source) {
        Ok(parsed) => parsed,
        Err(wire::Error { offset, expected }) => {
            report.add(Code::BadJson, offset, format!("This is no JSON: here should stand {expected}. Mend it."));
            return Article::default();
        }
    };
    if parsed.cut {
        let message = "This JSON nests deeper than 100 blocks; what is deeper was left out. Nest less.";
        report.add_at(Code::TooDeep, Span::default(), message);
    }
    let mut value = parsed.value;
    if let Some(Value::Text(_)) = value.get("content").and_then(|content| content.get("rendered")) {
        let text = value.take("content").take_text("rendered").unwrap_or_default();
        return post(&text, value, options, parser, report);
    }
    let Some((article, losses)) = wire::read(value) else {
        let message = "This JSON has no field of an article. Compare it with the published schema.";
        report.add_at(Code::BadJson, Span::default(), message);
        return Article::default();
    };
    if losses.unknown > 0 {
        let count = losses.unknown;
        let message =
            format!("{count} parts are not of an article, or misplaced; their text was kept. See the schema.");
        report.add_at(Code::JsonUnknown, Span::default(), message);
    }
    if losses.refused > 0 {
        let count = losses.refused;
        let message = format!("{count} addresses have a scheme that is not allowed; their text was kept. Use https.");
        report.add_at(Code::UrlRefused, Span::default(), message);
    }
    article
}

/// A post as `/wp-json/wp/v2/posts/ID?_embed` returns it; of its fields, those that an article has.
fn post<P: Parser>(text: &str, mut post: Value, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
    // Places within a JSON string help no author; findings carry none.
    let mut inner = Report::new("");
    let footnotes = footnotes(post.take("meta"));
    let mut article = wordpress::read_with_notes(text, &footnotes, options, parser, &mut inner);
    let mut held = Held::default();
    let mut flow = |html: Option<String>| match html {
        Some(html) => html::blocks(&html, 0, parser, &mut held, &mut inner),
        None => Vec::new(),
    };
    article.title = flow(post.take("title").take_text("rendered")).into_iter().flat_map(html::into_line).collect();
    let mut day = |name| post.take_text(name).map(|date| date.split('T').next().unwrap_or_default().to_string());
    article.published = day("date");
    article.modified = day("modified").filter(|modified| Some(modified) != article.published.as_ref());
    for mut user in post.take("_embedded").take("author").into_list() {
        let content = flow(user.take_text("description"));
        let bios = if content.is_empty() { Vec::new() } else { vec![Bio { lang: None, content }] };
        let url = user.take_text("link").and_then(|url| SafeUrl::parse(&url));
        // A user who may not be shown is an error in the place of an author.
        if let Some(name) = user.take_text("name") {
            article.authors.push(Rc::new(Author { name, url, bios, ..Author::default() }));
        }
    }
    for finding in inner.diagnostics {
        report.add_at(finding.code, Span::default(), finding.message);
    }
    article
}

/// The notes of WordPress's own footnotes block: ids and HTML, kept as JSON in the post's meta.
fn footnotes(mut meta: Value) -> Vec<(String, String)> {
    let text = meta.take_text("footnotes").unwrap_or_default();
    let list = wire::parse(&text).map(|parsed| parsed.value.into_list()).unwrap_or_default();
    list.into_iter().filter_map(|mut note| Some((note.take_text("id")?, note.take_text("content")?))).collect()
}
