//! Skip links (WCAG 2.4.1): past the article, and to its parts that exist.

use crate::article::{Anchor, Article};

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The skip links.
    pub fn skip_links(&mut self, article: &Article) {
        let page = self.page;
        let labels = &page.labels;
        let attributes = [("class", "sl-skip-links"), ("part", "skip-links"), ("aria-label", labels.skip_links())];
        self.element("nav", &attributes, |m| {
            m.interface_language();
            m.skip_link(&Anchor::end(), labels.skip_past());
            m.element("ul", &[], |m| {
                for anchor in [Anchor::text()].into_iter().chain(article.parts()) {
                    let word = if anchor == Anchor::text() {
                        labels.skip_to_text()
                    } else if anchor == Anchor::timeline() {
                        labels.skip_to_timeline()
                    } else if anchor == Anchor::notes() {
                        labels.skip_to_notes()
                    } else {
                        labels.skip_to_authors()
                    };
                    m.element("li", &[], |m| m.skip_link(&anchor, word));
                }
            });
        });
    }

    fn skip_link(&mut self, anchor: &Anchor, word: &str) {
        let href = self.page.ids.href(anchor);
        self.element("a", &[("href", &href)], |m| m.sink.text(word));
    }

    /// The place after the article, where "skip past" leads.
    pub fn end_of_article(&mut self) {
        let page = self.page;
        self.element("div", &[("class", "sl-end"), ("tabindex", "-1")], |m| {
            m.id(&Anchor::end());
            m.interface_language();
            m.sink.text(page.labels.end());
        });
    }

    /// The text, in the place where "skip to the text" leads.
    pub fn text(&mut self, article: &Article) {
        self.text_around(|m| m.blocks(&article.body));
    }

    /// The place of the text, around its blocks.
    pub fn text_around(&mut self, blocks: impl FnOnce(&mut Self)) {
        // The notes have the same class: a reader view takes both for one text by it.
        self.element("div", &[("class", "sl-prose"), ("slot", "text"), ("tabindex", "-1")], |m| {
            m.id(&Anchor::text());
            m.language();
            blocks(m);
        });
    }
}
