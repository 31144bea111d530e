//! What an article is, for those that do not read it: JSON-LD in the vocabulary of schema.org.
//!
//! Output: a `NewsArticle` with a `Person` for each author. Only what the article says of
//! itself is said; nothing is made up to please a validator.

use crate::article::wire::Printer;
use crate::article::{Article, Author, Bio};
use crate::markup::{Markup, Page, Sink};

use super::document::words;

/// The data, as JSON that may stand in a `<script>`.
pub(super) fn data(article: &Article, page: &Page, url: Option<&str>) -> String {
    let mut json = Printer::default();
    json.open('{');
    field(&mut json, "@context", "https://schema.org");
    field(&mut json, "@type", "NewsArticle");
    field(&mut json, "headline", &words(&article.title));
    field(&mut json, "description", &words(&article.description));
    field(&mut json, "inLanguage", page.lang.as_deref().unwrap_or_default());
    field(&mut json, "datePublished", day(article.published.as_deref()));
    field(&mut json, "dateModified", day(article.modified.as_deref()));
    field(&mut json, "mainEntityOfPage", url.unwrap_or_default());
    let authors: Vec<&Author> =
        article.authors.iter().map(|author| &**author).filter(|author| !author.name.is_empty()).collect();
    if !authors.is_empty() {
        json.name("author");
        json.open('[');
        authors.into_iter().for_each(|author| person(&mut json, author, page));
        json.close(']');
    }
    json.close('}');
    json.into_text()
}

fn person(json: &mut Printer, author: &Author, page: &Page) {
    json.open('{');
    field(json, "@type", "Person");
    field(json, "name", &author.name);
    field(json, "jobTitle", author.role.as_deref().unwrap_or_default());
    field(json, "url", author.url.as_ref().map_or("", |url| url.as_str()));
    field(json, "image", author.image.as_ref().map_or("", |image| image.src.as_str()));
    field(json, "description", &bio(&author.bios, page));
    json.close('}');
}

/// A field that says something.
fn field(json: &mut Printer, name: &str, value: &str) {
    if !value.is_empty() {
        json.name(name);
        json.text(value);
    }
}

/// A date that others can read; one that is only shown as it was written is no date.
fn day(date: Option<&str>) -> &str {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    date.filter(|date| date.split('-').all(digits)).unwrap_or_default()
}

/// The bio in the article's language, else the first, in plain words.
fn bio(bios: &[Bio], page: &Page) -> String {
    let is_own = |bio: &&Bio| bio.lang.is_none() || bio.lang == page.lang;
    let Some(bio) = bios.iter().find(is_own).or(bios.first()) else { return String::new() };
    let mut plain = Plain::default();
    Markup::again(&mut plain, page).blocks(&bio.content);
    plain.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Keeps the words of a stream of markup, without calls of notes.
#[derive(Debug, Default)]
struct Plain {
    text: String,
    open: usize,
    /// How many elements were open around the call that is being left out.
    left_out: Option<usize>,
}

impl Sink for Plain {
    fn start(&mut self, name: &'static str) {
        self.open += 1;
        if matches!(name, "p" | "li" | "dt" | "dd" | "td" | "th" | "br") {
            self.text.push(' ');
        }
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        if name == "class" && value.starts_with("sl-call") {
            self.left_out.get_or_insert(self.open);
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out.is_none() {
            self.text.push_str(text);
        }
    }

    fn end(&mut self) {
        self.left_out = self.left_out.filter(|open| *open < self.open);
        self.open -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_a_date_is_said_to_be_one() {
        assert_eq!(day(Some("2018-08-20")), "2018-08-20");
        assert_eq!(day(Some("last Tuesday")), "");
        assert_eq!(day(Some("")), "");
        assert_eq!(day(None), "");
    }
}
