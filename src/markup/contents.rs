//! The contents: the headings of the text, nested as they are, from three on.

use crate::article::{Anchor, Article, Heading, direction, visit};

use super::{Markup, Sink};

/// How many headings a text has that is worth a list of them.
const FEWEST: usize = 3;

impl<S: Sink> Markup<'_, S> {
    /// The contents as a fold; `open` is how it starts. Nothing where there are few headings.
    pub fn contents(&mut self, article: &Article, open: bool) {
        if article.outline.len() < FEWEST {
            return;
        }
        let page = self.page;
        let heading = page.ids.id(&Anchor::heading_of(&Anchor::contents()));
        let attributes = [("class", "sl-contents"), ("part", "contents"), ("aria-labelledby", &*heading)];
        self.element("nav", &attributes, |m| {
            m.element("details", &[], |m| {
                m.id(&Anchor::contents());
                m.optional("open", open.then_some(""));
                m.element("summary", &[], |m| {
                    let name = m.heading_name(1);
                    m.element(name, &[], |m| {
                        m.id(&Anchor::heading_of(&Anchor::contents()));
                        m.interface_language();
                        m.sink.text(page.labels.contents());
                    });
                });
                m.entries(&article.outline);
            });
        });
    }

    /// Headings of one section: each with those that follow it and are below it.
    fn entries(&mut self, headings: &[Heading]) {
        let mut rest = headings;
        self.element("ol", &[], |m| {
            while let Some((heading, after)) = rest.split_first() {
                let below = after.iter().take_while(|next| next.level > heading.level).count();
                let (inner, next) = after.split_at(below);
                m.element("li", &[], |m| {
                    m.entry(heading);
                    if !inner.is_empty() {
                        m.entries(inner);
                    }
                });
                rest = next;
            }
        });
    }

    fn entry(&mut self, heading: &Heading) {
        let Some(anchor) = &heading.anchor else { return };
        let href = self.page.ids.href(anchor);
        self.element("a", &[("href", &href)], |m| {
            m.own_direction(direction::of_inlines(&heading.content));
            // Only the words: a heading may hold links and calls of its own.
            m.sink.text(visit::text_of(&heading.content).trim());
        });
    }
}
