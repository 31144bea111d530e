//! Article → static HTML that works without scripts.
//!
//! The markup is that of the view, since both read [`markup`](crate::markup); this
//! module only knows how HTML is spelled (HTML standard, section 13.3, fragment
//! serialisation). Around it [`document`] puts a page of its own, which says of the article
//! what [`structured`] data says for search engines.

mod document;
mod structured;

use crate::article::{Article, Block};
use crate::markup::{Markup, Page, Sink};

pub use document::{Part, Site, document, head};

/// The name of the custom element; where no script makes it one, it is an element like any other.
pub const ELEMENT: &str = "sidelight-article";

/// The whole article, as the element that the widget takes over where there are scripts.
#[must_use]
pub fn article(article: &Article, page: &Page) -> String {
    let mut html = Html::default();
    html.start(ELEMENT);
    for (name, value) in attributes(page) {
        html.attribute(name, value);
    }
    Markup::new(&mut html, page).frame(article);
    html.end();
    html.out
}

/// The attributes of that element.
pub fn attributes(page: &Page) -> impl Iterator<Item = (&'static str, &str)> {
    let lang = page.lang.as_deref().map(|lang| ("lang", lang));
    [("role", "article")].into_iter().chain(lang).chain([("dir", page.direction.as_str())])
}

/// What stands in that element.
#[must_use]
pub fn inside(article: &Article, page: &Page) -> String {
    part(page, |markup| markup.frame(article))
}

/// Blocks alone, such as the body.
#[must_use]
pub fn blocks(blocks: &[Block], page: &Page) -> String {
    part(page, |markup| markup.blocks(blocks))
}

/// Any part of the markup.
#[must_use]
pub fn part(page: &Page, draw: impl FnOnce(&mut Markup<'_, Html>)) -> String {
    let mut html = Html::default();
    draw(&mut Markup::new(&mut html, page));
    html.out
}

/// Spells a stream of elements as HTML.
#[derive(Debug, Default)]
pub struct Html {
    out: String,
    open: Vec<&'static str>,
    in_tag: bool,
}

impl Html {
    fn end_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }
}

impl Sink for Html {
    fn start(&mut self, name: &'static str) {
        self.end_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.in_tag = true;
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, true, &mut self.out);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        self.end_tag();
        escape(text, false, &mut self.out);
    }

    fn end(&mut self) {
        self.end_tag();
        match self.open.pop() {
            Some("br" | "hr" | "img" | "wbr") | None => {}
            Some(name) => {
                self.out.push_str("</");
                self.out.push_str(name);
                self.out.push('>');
            }
        }
    }
}

/// Text as it is spelled within a quoted attribute; text between tags may be spelled so too.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, true, &mut out);
    out
}

fn escape(text: &str, in_attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if in_attribute => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}
