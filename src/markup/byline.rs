//! The authors' biographies, each folded behind a native `<details>`.
//!
//! The browser owns the open state: find in page, print and a page without scripts
//! all work, and there is no state of ours to keep in step with the DOM.

use crate::article::{Anchor, Article, Author, Bio, Image};
use crate::labels::fill;

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The bios; nothing where no author has one.
    pub fn byline(&mut self, article: &Article) {
        let mut authors = article.authors.iter().filter(|author| author.has_bio()).peekable();
        if authors.peek().is_none() {
            return;
        }
        let page = self.page;
        let name = page.labels.authors();
        let attributes =
            [("class", "sl-byline"), ("part", "byline"), ("role", "group"), ("aria-label", name), ("tabindex", "-1")];
        self.element("div", &attributes, |m| {
            m.id(&Anchor::authors());
            authors.for_each(|author| m.bio(author));
        });
    }

    fn bio(&mut self, author: &Author) {
        let page = self.page;
        let (before, after) = page.labels.about().split_once("{}").unwrap_or((page.labels.about(), ""));
        self.element("details", &[("class", "sl-bio"), ("part", "bio")], |m| {
            if let Some(anchor) = &author.anchor {
                m.id(anchor);
            }
            m.element("summary", &[], |m| {
                m.interface_language();
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
            self.portrait(image, &author.name);
        }
        let (first, others) = in_order(&author.bios, self.page.labels.lang());
        for bio in first {
            self.element("div", &[], |m| {
                m.own_language(bio.lang.as_deref());
                m.blocks(&bio.content);
            });
        }
        others.into_iter().for_each(|bio| self.other_language(bio));
        self.element("p", &[("class", "sl-bio-ways")], |m| {
            if let Some(url) = &author.url {
                m.element("a", &[("href", url.as_str()), ("rel", "author")], |m| m.sink.text(&author.name));
                m.sink.text(" ");
            }
            m.back_to_byline(author);
        });
    }

    /// A bio in another language than the reader's: one tap away, under that language's name.
    fn other_language(&mut self, bio: &Bio) {
        let Some(tag) = bio.lang.as_deref() else { return };
        let name = self.page.locale.language(tag);
        self.element("details", &[("class", "sl-other-language")], |m| {
            m.own_language(Some(tag));
            m.element("summary", &[], |m| m.sink.text(name.as_deref().unwrap_or(tag)));
            m.blocks(&bio.content);
        });
    }

    fn back_to_byline(&mut self, author: &Author) {
        let page = self.page;
        let Some(anchor) = &author.anchor else { return };
        let href = page.ids.href(&Anchor::byline_of(anchor));
        self.element(
            "a",
            &[("class", "sl-back"), ("href", &href), ("aria-label", page.labels.back_to_byline())],
            |m| {
                m.interface_language();
                m.sink.text(super::BACK);
            },
        );
    }

    /// A portrait: its place is kept by the style sheet and by its size, so it may come late.
    fn portrait(&mut self, image: &Image, name: &str) {
        let page = self.page;
        let alt = if image.alt.is_empty() { fill(page.labels.portrait(), name) } else { image.alt.clone() };
        let size = |size: Option<u32>| size.unwrap_or(PORTRAIT);
        let (width, height) = (Some(size(image.width)), Some(size(image.height)));
        self.image(&Image { alt, width, height, ..image.clone() });
    }
}

/// The size that a portrait is shown in, in pixels.
const PORTRAIT: u32 = 96;

/// The bios in the language of the interface, else the first; and the others, in their order.
fn in_order<'a>(bios: &'a [Bio], lang: &str) -> (Vec<&'a Bio>, Vec<&'a Bio>) {
    let is_the_readers = |bio: &&Bio| bio.lang.as_deref().is_none_or(|tag| tag.split('-').next() == Some(lang));
    let (mut first, mut others): (Vec<_>, Vec<_>) = bios.iter().partition(is_the_readers);
    if first.is_empty() && !others.is_empty() {
        first.push(others.remove(0));
    }
    (first, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bio_in_the_readers_language_comes_first() {
        let bio = |lang: &str| Bio { lang: Some(lang.into()), content: Vec::new() };
        let bios = [bio("fa"), bio("en-GB"), bio("ar")];
        let langs = |bios: Vec<&Bio>| bios.into_iter().filter_map(|bio| bio.lang.clone()).collect::<Vec<_>>();
        let (first, others) = in_order(&bios, "en");
        assert_eq!((langs(first), langs(others)), (vec!["en-GB".into()], vec!["fa".into(), "ar".into()]));
        let (first, others) = in_order(&bios, "de");
        assert_eq!((langs(first), others.len()), (vec!["fa".into()], 2));
    }
}
