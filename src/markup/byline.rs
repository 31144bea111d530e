//! The authors' biographies, each folded behind a native `<details>`.
//!
//! The browser owns the open state: find in page, print and a page without scripts
//! all work, and there is no state of ours to keep in step with the DOM.

use crate::article::{Anchor, Article, Author, Bio};

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The bios; nothing where no author has one.
    pub fn byline(&mut self, article: &Article) {
        let mut authors = article.authors.iter().filter(|author| author.has_bio()).peekable();
        if authors.peek().is_none() {
            return;
        }
        let name = self.page.labels.authors.clone();
        let attributes =
            [("class", "sl-byline"), ("part", "byline"), ("role", "group"), ("aria-label", &*name), ("tabindex", "-1")];
        self.element("div", &attributes, |m| {
            m.id(&Anchor::authors());
            authors.for_each(|author| m.bio(author));
        });
    }

    fn bio(&mut self, author: &Author) {
        let page = self.page;
        let (before, after) = page.labels.about.split_once("{}").unwrap_or((&page.labels.about, ""));
        self.element("details", &[("class", "sl-bio"), ("part", "bio")], |m| {
            if let Some(anchor) = &author.anchor {
                m.id(anchor);
            }
            m.element("summary", &[], |m| {
                m.sink.text(before);
                m.element("bdi", &[], |m| m.sink.text(&author.name));
                m.sink.text(after);
                if let Some(role) = &author.role {
                    m.sink.text(" ");
                    m.element("span", &[("class", "sl-role")], |m| m.sink.text(role));
                }
            });
            m.element("div", &[("class", "sl-bio-text")], |m| m.about(author));
        });
    }

    fn about(&mut self, author: &Author) {
        if let Some(image) = &author.image {
            self.image(image);
        }
        let reader = self.page.labels.lang.clone();
        for bio in in_order(&author.bios, &reader) {
            self.element("div", &[], |m| {
                m.own_language(bio.lang.as_deref());
                m.blocks(&bio.content);
            });
        }
        if let Some(url) = &author.url {
            self.element("p", &[], |m| {
                m.element("a", &[("href", url.as_str()), ("rel", "author")], |m| m.sink.text(&author.name));
            });
        }
    }
}

/// The bio in the language of the interface first, the others in their order.
fn in_order<'a>(bios: &'a [Bio], lang: &'a str) -> impl Iterator<Item = &'a Bio> {
    let is_first = move |bio: &&Bio| bio.lang.as_deref().is_none_or(|tag| tag.split('-').next() == Some(lang));
    bios.iter().filter(is_first).chain(bios.iter().filter(move |bio| !is_first(bio)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bio_in_the_readers_language_comes_first() {
        let bio = |lang: &str| Bio { lang: Some(lang.into()), content: Vec::new() };
        let bios = [bio("fa"), bio("en-GB")];
        let order: Vec<_> = in_order(&bios, "en").filter_map(|bio| bio.lang.as_deref()).collect();
        assert_eq!(order, ["en-GB", "fa"]);
    }
}
