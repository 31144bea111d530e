//! A post of the WordPress REST API → the model.

use std::rc::Rc;

use crate::article::wire::{self, Value};
use crate::article::{Article, Author, Bio, SafeUrl, Span};
use crate::import::html::{self, Held, Parser};
use crate::import::{Options, Report};

/// A post as `/wp-json/wp/v2/posts/ID?_embed` returns it; of its fields, those that an article has.
pub(in crate::import) fn post<P: Parser>(
    mut post: Value,
    options: &Options,
    parser: &P,
    report: &mut Report<'_>,
) -> Article {
    let text = post.take("content").take_text("rendered").unwrap_or_default();
    // Places within a JSON string help no author; findings carry none.
    let mut inner = Report::new("");
    let footnotes = footnotes(post.take("meta"));
    let mut article = super::read_with_notes(&text, &footnotes, options, parser, &mut inner);
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
