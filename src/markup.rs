//! Article → a stream of elements and text: the one description of our markup.
//!
//! [`write`](crate::write) turns the stream into static HTML, the view turns it into
//! Yew nodes; so what is printed and what is drawn cannot differ. The stream is made of
//! names and attributes that are written in this folder and text that is not; there is
//! no way to say "this string is HTML".

mod block;
mod byline;
mod contents;
pub mod controls;
mod header;
mod inline;
mod notes;
mod skip_links;
mod timeline;

use std::rc::Rc;

use crate::article::{Anchor, Article, Call, Direction, Ids};
use crate::labels::Labels;
use crate::labels::locale::{Locale, Plain};

/// The sign of a way back; the variation selector keeps it from becoming an emoji.
const BACK: &str = "↩\u{fe0e}";

/// Takes elements and text in document order.
pub trait Sink {
    /// Opens an element.
    fn start(&mut self, name: &'static str);
    /// Adds an attribute to the element that was opened last, before anything is put in it.
    fn attribute(&mut self, name: &'static str, value: &str);
    /// Adds text to the open element.
    fn text(&mut self, text: &str);
    /// Closes the open element.
    fn end(&mut self);
}

/// What the markup of one element of a page depends on, beside the article.
#[derive(Debug, Clone)]
pub struct Page {
    /// Prefixes the anchors.
    pub ids: Ids,
    /// The words of the interface.
    pub labels: Rc<Labels>,
    /// Knows dates, plural forms and names of languages.
    pub locale: Rc<dyn Locale>,
    /// The level of the title, 1 to 6.
    pub heading_level: u8,
    /// The base direction of the article.
    pub direction: Direction,
    /// The language of the article, where it is known.
    pub lang: Option<String>,
}

impl Page {
    /// The surroundings of the first element of a page, for an article in its own language.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self {
            ids: Ids::of_element(1),
            labels: Rc::new(Labels::of_language(article.lang.as_deref().unwrap_or("en"))),
            locale: Rc::new(Plain),
            heading_level: 1,
            direction: article.direction(),
            lang: article.lang.clone(),
        }
    }

    /// The language of the interface, where it is not that of the article.
    #[must_use]
    pub fn interface_language(&self) -> Option<&'static str> {
        let interface = self.labels.lang();
        let same = self.lang.as_deref().is_some_and(|lang| lang.split('-').next() == Some(interface));
        (!same).then_some(interface)
    }
}

/// Describes parts of an article to a [`Sink`].
#[derive(Debug)]
pub struct Markup<'a, S> {
    sink: &'a mut S,
    page: &'a Page,
    /// Whether elements get their ids; a note shown a second time has none.
    named: bool,
    /// Within a link: the calls that stand in it.
    calls: Option<Vec<Call>>,
}

impl<'a, S: Sink> Markup<'a, S> {
    /// Markup with ids, for the one place where a part stands.
    pub fn new(sink: &'a mut S, page: &'a Page) -> Self {
        Self { sink, page, named: true, calls: None }
    }

    /// Markup without ids, for a part that is shown a second time.
    pub fn again(sink: &'a mut S, page: &'a Page) -> Self {
        Self { sink, page, named: false, calls: None }
    }

    /// What takes the elements: for content that is not made of them.
    pub fn sink(&mut self) -> &mut S {
        self.sink
    }

    /// The whole article, in the order in which it is read.
    pub fn frame(&mut self, article: &Article) {
        self.element("div", &[("class", "sl-frame")], |m| {
            m.language();
            m.skip_links(article);
            m.element("div", &[("class", "sl-columns")], |m| {
                m.header(article);
                m.byline(article);
                m.contents(article, true);
                m.text(article);
                if let Some(timeline) = &article.timeline {
                    m.timeline(timeline, true);
                }
                m.notes(article);
            });
            m.end_of_article();
        });
    }

    /// An element with the attributes that are given, around `content`.
    fn element(&mut self, name: &'static str, attributes: &[(&'static str, &str)], content: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        content(self);
        self.sink.end();
    }

    /// One function for all elements: inlined into each it was half of the view's code.
    #[inline(never)]
    fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.sink.start(name);
        for (name, value) in attributes {
            self.sink.attribute(name, value);
        }
    }

    /// Sets the id of the element that was opened last.
    fn id(&mut self, anchor: &Anchor) {
        if self.named {
            self.sink.attribute("id", &self.page.ids.id(anchor));
        }
    }

    fn optional(&mut self, name: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.sink.attribute(name, value);
        }
    }

    /// Marks a part that may stand apart from the rest with the article's language and direction.
    pub fn language(&mut self) {
        let page = self.page;
        self.optional("lang", page.lang.as_deref());
        self.sink.attribute("dir", page.direction.as_str());
    }

    /// Marks the direction of a text where it is not that of the article.
    fn own_direction(&mut self, own: Option<Direction>) {
        if let Some(own) = own.filter(|own| *own != self.page.direction) {
            self.sink.attribute("dir", own.as_str());
        }
    }

    /// Marks the language of a part where it is not that of the article, and its direction with it.
    fn own_language(&mut self, lang: Option<&str>) {
        let Some(lang) = lang.filter(|lang| self.page.lang.as_deref() != Some(lang)) else { return };
        self.sink.attribute("lang", lang);
        self.own_direction(Direction::of_language(lang));
    }

    /// Marks a part of the text with its language and direction: as they were said, else as the language has it.
    fn part(&mut self, lang: Option<&str>, dir: Option<Direction>) {
        match dir {
            Some(dir) => {
                self.optional("lang", lang);
                self.sink.attribute("dir", dir.as_str());
            }
            None => self.own_language(lang),
        }
    }

    /// Marks words of the interface where its language is not that of the article.
    fn interface_language(&mut self) {
        let page = self.page;
        if let Some(interface) = page.interface_language() {
            self.sink.attribute("lang", interface);
            self.own_direction(Some(page.labels.dir()));
        }
    }

    /// A heading as many levels under the title as `below` says.
    fn heading_name(&self, below: u8) -> &'static str {
        match self.page.heading_level.saturating_add(below) {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}
