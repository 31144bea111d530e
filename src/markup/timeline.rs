//! The timeline: an ordered list of events, each with its date in words and the
//! passages that mention it.

use crate::article::{Anchor, Event, Timeline, direction};
use crate::labels::dates::{Piece, say};
use crate::labels::fill;

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The timeline as a fold that a sidebar keeps open; `open` is how it starts.
    pub fn timeline(&mut self, timeline: &Timeline, open: bool) {
        let page = self.page;
        let heading = page.ids.id(&Anchor::heading_of(&Anchor::timeline()));
        let attributes = [("class", "sl-timeline"), ("part", "timeline"), ("aria-labelledby", &*heading)];
        self.element("aside", &attributes, |m| {
            // No tabindex here: Chromium leaves out of the tab order what stands in a
            // `<details>` that has a negative one.
            m.element("details", &[], |m| {
                m.id(&Anchor::timeline());
                m.optional("open", open.then_some(""));
                m.element("summary", &[], |m| m.timeline_heading(timeline));
                m.element("ol", &[], |m| timeline.events.iter().for_each(|event| m.event(event)));
            });
        });
    }

    fn timeline_heading(&mut self, timeline: &Timeline) {
        let name = self.heading_name(1);
        self.element(name, &[], |m| {
            m.id(&Anchor::heading_of(&Anchor::timeline()));
            if timeline.heading.is_empty() {
                m.interface_language();
                m.sink.text(&m.page.labels.timeline);
            } else {
                m.line(&timeline.heading);
            }
        });
    }

    fn event(&mut self, event: &Event) {
        self.element("li", &[("class", "sl-event"), ("part", "event"), ("tabindex", "-1")], |m| {
            if let Some(anchor) = &event.anchor {
                m.id(anchor);
            }
            m.element("p", &[("class", "sl-when")], |m| m.when(event));
            m.element("div", &[("class", "sl-what")], |m| {
                m.own_direction(direction::of_blocks(&event.content));
                m.blocks(&event.content);
            });
            m.passages(event);
        });
    }

    fn when(&mut self, event: &Event) {
        let page = self.page;
        let Some(when) = &event.when else {
            // A date that cannot be read is shown as the author wrote it.
            return self.sink.text(&event.date);
        };
        self.interface_language();
        for piece in say(when, &page.labels, &*page.dates) {
            match piece {
                Piece::Words(words) => self.sink.text(&words),
                Piece::Date(words, Some(datetime)) => {
                    self.element("time", &[("datetime", &datetime)], |m| m.sink.text(&words));
                }
                Piece::Date(words, None) => self.sink.text(&words),
            }
        }
    }

    /// Links to the passages; one is named by a word, several by numbers.
    fn passages(&mut self, event: &Event) {
        let page = self.page;
        if event.passages.is_empty() {
            return;
        }
        self.element("p", &[("class", "sl-mentions")], |m| {
            m.interface_language();
            let alone = event.passages.len() == 1;
            if !alone {
                m.sink.text(&page.labels.in_the_text);
            }
            for (at, anchor) in event.passages.iter().enumerate() {
                let number = page.labels.number(u32::try_from(at + 1).unwrap_or(u32::MAX));
                let href = page.ids.href(anchor);
                m.sink.text(if alone { "" } else { " " });
                m.element("a", &[("href", &href)], |m| {
                    if alone {
                        m.sink.text(&page.labels.in_the_text);
                    } else {
                        m.sink.attribute("aria-label", &fill(&page.labels.passage, &number));
                        m.sink.text(&number);
                    }
                });
            }
        });
    }
}
