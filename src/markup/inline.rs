//! The words of a block.

use crate::article::{Anchor, Call, Image, Inline, Link, Time};
use crate::labels::fill;

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// One line.
    pub fn line(&mut self, line: &[Inline]) {
        let mut before: Option<&Inline> = None;
        for inline in line {
            match inline {
                Inline::Call(call) => self.call(call, matches!(before, Some(Inline::Call(_)))),
                _ => self.inline(inline),
            }
            before = Some(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.sink.text(text),
            Inline::Styled { style, content } => self.element(style.element(), &[], |m| m.line(content)),
            Inline::Code(text) => self.element("code", &[], |m| m.sink.text(text)),
            Inline::Link(link) => self.link(link),
            Inline::Image(image) => self.image(image),
            Inline::Call(call) => self.call(call, false),
            Inline::Time(time) => self.time(time),
            Inline::Abbreviation { title, content } => {
                self.element("abbr", &[("title", title)], |m| m.line(content));
            }
            Inline::Part { lang, dir, content } => {
                let name = if lang.is_none() && dir.is_none() { "bdi" } else { "span" };
                self.element(name, &[], |m| {
                    m.optional("lang", lang.as_deref());
                    m.optional("dir", dir.map(crate::article::Direction::as_str));
                    m.line(content);
                });
            }
            Inline::Break => self.element("br", &[], |_| {}),
            Inline::WordBreak => self.element("wbr", &[], |_| {}),
        }
    }

    fn link(&mut self, link: &Link) {
        self.anchor(|m, is_link| {
            match &link.target {
                _ if !is_link => return m.line(&link.content),
                Some(target) => m.lead_to(target, link.anchor.as_ref()),
                None => m.sink.attribute("href", link.href.as_str()),
            }
            m.optional("title", link.title.as_deref());
            m.line(&link.content);
        });
    }

    /// The element of a link. No link can stand in another: of one in it the words are drawn, and
    /// its calls stand after it.
    fn anchor(&mut self, content: impl FnOnce(&mut Self, bool)) {
        if self.calls.is_some() {
            return content(self, false);
        }
        self.calls = Some(Vec::new());
        self.element("a", &[], |m| content(m, true));
        for (at, call) in self.calls.take().unwrap_or_default().iter().enumerate() {
            self.call(call, at > 0);
        }
    }

    /// The attributes of a link within the article; a passage is also the way back from its event.
    fn lead_to(&mut self, target: &Anchor, passage: Option<&Anchor>) {
        self.sink.attribute("href", &self.page.ids.href(target));
        if let Some(anchor) = passage {
            self.sink.attribute("class", "sl-passage");
            self.id(anchor);
        }
    }

    fn time(&mut self, time: &Time) {
        // In a link the date leads nowhere, and is still the place that its event leads back to.
        let words = |m: &mut Self, is_place: bool| {
            m.element("time", &[("datetime", &time.datetime)], |m| {
                if let Some(anchor) = time.anchor.as_ref().filter(|_| is_place) {
                    m.id(anchor);
                }
                m.line(&time.content);
            });
        };
        match &time.target {
            Some(target) => self.anchor(|m, is_link| {
                if is_link {
                    m.lead_to(target, time.anchor.as_ref());
                }
                words(m, !is_link);
            }),
            None => words(self, true),
        }
    }

    /// An image; its load waits only where its place is kept, so that nothing moves.
    pub(super) fn image(&mut self, image: &Image) {
        self.element("img", &[("src", image.src.as_str()), ("alt", &image.alt)], |m| {
            m.optional("title", image.title.as_deref());
            if let (Some(width), Some(height)) = (image.width, image.height) {
                m.sink.attribute("width", &width.to_string());
                m.sink.attribute("height", &height.to_string());
                m.sink.attribute("loading", "lazy");
            }
        });
    }

    /// A call; one that follows another keeps its distance, so that each can be hit.
    fn call(&mut self, call: &Call, follows: bool) {
        if call.number == 0 {
            // There is no such note: what the author wrote is shown.
            return self.sink.text(&format!("[^{}]", call.note));
        }
        if let Some(calls) = &mut self.calls {
            return calls.push(call.clone());
        }
        let page = self.page;
        let number = page.labels.number(call.number);
        let href = page.ids.href(&Anchor::note(call.number));
        self.element("sup", &[("class", if follows { "sl-call sl-next" } else { "sl-call" })], |m| {
            m.element("a", &[("href", &href), ("role", "doc-noteref")], |m| {
                m.id(&Anchor::call(call.number, call.ordinal));
                m.interface_language();
                m.sink.attribute("aria-label", &fill(page.labels.note(), &number));
                m.sink.text(&number);
            });
        });
    }
}
