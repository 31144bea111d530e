//! A page of its own around an article.
//!
//! The head is made in parts, so that a page that a publisher has already can take the
//! parts that it lacks.

use std::fmt::Write as _;

use crate::article::{Article, visit};
use crate::markup::Page;

use super::{article as element, escaped, structured};

/// Where a page stands, as far as its head says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Site<'a> {
    /// The address of the folder that holds `sidelight.js` and `sidelight.css`; it ends with a
    /// slash, or is empty where they stand beside the page.
    pub widget: &'a str,
    /// The address of the page by which others should know it.
    pub url: Option<&'a str>,
    /// The name of a page whose article has no title.
    pub name: &'a str,
}

/// A part of a page's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// What the article is about.
    Description,
    /// Who wrote it.
    Authors,
    /// The address of the page.
    Url,
    /// The style sheet of what no script has drawn.
    StyleSheet,
    /// The same for search engines.
    Data,
    /// The widget.
    Script,
}

/// The parts of the head that there is something to say in, as HTML and in order.
#[must_use]
pub fn head(article: &Article, page: &Page, site: &Site<'_>) -> Vec<(Part, String)> {
    let Site { widget, url, name } = *site;
    let title = words(&article.title);
    let title = if title.is_empty() { name } else { &title };
    let description = words(&article.description);
    let authors = article.authors.iter().filter(|author| !author.name.is_empty());
    let authors: Vec<String> = authors.map(|author| meta("author", &author.name)).collect();
    let data = structured::data(article, page, url);
    let widget = escaped(widget);
    let parts = [
        (Part::Title, format!("<title>{}</title>", escaped(title))),
        (Part::Description, if description.is_empty() { String::new() } else { meta("description", &description) }),
        (Part::Authors, authors.join("\n")),
        (Part::Url, url.map(|url| format!("<link rel=\"canonical\" href=\"{}\">", escaped(url))).unwrap_or_default()),
        (Part::StyleSheet, format!("<link rel=\"stylesheet\" href=\"{widget}sidelight.css\">")),
        (Part::Data, format!("<script type=\"application/ld+json\">{data}</script>")),
        (Part::Script, format!("<script type=\"module\" src=\"{widget}sidelight.js\"></script>")),
    ];
    parts.into_iter().filter(|(_, html)| !html.is_empty()).collect()
}

/// A whole page that holds the article and nothing else.
#[must_use]
pub fn document(article: &Article, page: &Page, site: &Site<'_>) -> String {
    let lang = page.lang.as_deref().map(|lang| format!(" lang=\"{}\"", escaped(lang))).unwrap_or_default();
    let mut html = format!("<!doctype html>\n<html{lang} dir=\"{}\">\n<head>\n", page.direction.as_str());
    html.push_str("<meta charset=\"utf-8\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    for (_, part) in head(article, page, site) {
        html.push_str(&part);
        html.push('\n');
    }
    // Writing to a string does not fail. The class is for the style sheet: a page that is ours alone.
    let element = element(article, page);
    let _ = write!(html, "</head>\n<body class=\"sl-page\">\n<main>\n{element}\n</main>\n</body>\n</html>\n");
    html
}

fn meta(name: &str, content: &str) -> String {
    format!("<meta name=\"{name}\" content=\"{}\">", escaped(content))
}

/// The words of a line, with single spaces.
pub(super) fn words(line: &[crate::article::Inline]) -> String {
    visit::text_of(line).split_whitespace().collect::<Vec<_>>().join(" ")
}
