//! JSON → the model: the typed article, or a post of the WordPress REST API.
//!
//! The typed form is the model's own serde form; its schema is published in
//! `schema/article.schema.json`. A post is recognised by `content.rendered`.

use std::rc::Rc;

use serde::Deserialize;

use crate::article::{Article, Author, Bio, Code, Inline, Note, SafeUrl, Span};

use super::html::{self, Held, Parser};
use super::{Options, Report, wordpress};

/// Reads a JSON source.
pub(super) fn read<P: Parser>(source: &str, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
    if let Ok(post) = serde_json::from_str::<Post>(source) {
        return post.read(options, parser, report);
    }
    match serde_json::from_str::<Article>(source) {
        Ok(mut article) => {
            refuse_addresses(&mut article, report);
            article
        }
        Err(error) => {
            let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let span = Span { line: number(error.line()), column: number(error.column()) };
            let message = format!("This JSON is not an article: {error}. Compare it with the published schema.");
            report.add_at(Code::BadJson, span, message);
            Article::default()
        }
    }
}

/// A post as `/wp-json/wp/v2/posts/ID?_embed` returns it; of its fields, those that an article has.
#[derive(Deserialize)]
struct Post {
    content: Rendered,
    #[serde(default)]
    title: Rendered,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    modified: Option<String>,
    #[serde(default)]
    meta: serde_json::Value,
    #[serde(default, rename = "_embedded")]
    embedded: Embedded,
}

#[derive(Default, Deserialize)]
struct Rendered {
    #[serde(default)]
    rendered: String,
}

#[derive(Default, Deserialize)]
struct Embedded {
    #[serde(default)]
    author: Vec<User>,
}

#[derive(Deserialize)]
struct User {
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    link: Option<SafeUrl>,
}

/// A note of WordPress's own footnotes block, whose text is kept in the post's meta.
#[derive(Deserialize)]
struct Footnote {
    id: String,
    content: String,
}

impl Post {
    fn read<P: Parser>(self, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
        // Places within a JSON string help no author; findings carry none.
        let mut inner = Report::new("");
        let text = &self.content.rendered;
        let mut article = wordpress::read(text, options, parser, &mut inner);
        let mut held = Held::default();
        let mut flow = |html: &str| html::blocks(html, 0, parser, &mut held, &mut inner);
        article.title = flow(&self.title.rendered).into_iter().flat_map(html::into_line).collect();
        let day = |date: Option<String>| date.map(|date| date.split('T').next().unwrap_or_default().to_string());
        article.published = day(self.date);
        article.modified = day(self.modified).filter(|modified| Some(modified) != article.published.as_ref());
        for user in self.embedded.author {
            let content = flow(&user.description);
            let bios = if content.is_empty() { Vec::new() } else { vec![Bio { lang: None, content }] };
            article.authors.push(Rc::new(Author { name: user.name, url: user.link, bios, ..Author::default() }));
        }
        let footnotes = self.meta.get("footnotes").and_then(serde_json::Value::as_str).unwrap_or_default();
        for Footnote { id, content } in serde_json::from_str::<Vec<Footnote>>(footnotes).unwrap_or_default() {
            if article.notes.iter().all(|note| note.label != id) {
                article.notes.push(Rc::new(Note { label: id, content: flow(&content), ..Note::default() }));
            }
        }
        for finding in inner.diagnostics {
            report.add_at(finding.code, Span::default(), finding.message);
        }
        article
    }
}

/// Takes out addresses that were refused while the JSON was read; their words stay.
fn refuse_addresses(article: &mut Article, report: &mut Report<'_>) {
    let mut refused = 0;
    let mut mend = |inline: &mut Inline| match inline {
        Inline::Link(link) if link.href.is_refused() => {
            refused += 1;
            let content = std::mem::take(&mut link.content);
            *inline = Inline::Part { lang: None, dir: None, content };
        }
        Inline::Image(image) if image.src.is_refused() => {
            refused += 1;
            *inline = Inline::Text(std::mem::take(&mut image.alt));
        }
        _ => {}
    };
    article.visit_mut(&mut mend);
    for author in &mut article.authors {
        let author = Rc::make_mut(author);
        author.url = author.url.take().filter(|url| !url.is_refused());
        author.image = author.image.take().filter(|image| !image.src.is_refused());
    }
    if refused > 0 {
        let message = format!("{refused} addresses have a scheme that is not allowed; their text was kept. Use https.");
        report.add_at(Code::UrlRefused, Span::default(), message);
    }
}
