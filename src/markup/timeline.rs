//! The timeline: an ordered list of events, each with its date in words and the
//! passages that mention it.
//!
//! Classes say what a drawn line shows: a stretch of time, a date that is not certain, and
//! how long it has been since the event before.

use std::ops::Range;

use crate::article::{Anchor, Basis, End, Event, Point, Timeline, When, direction};
use crate::labels::dates::{Piece, say};
use crate::labels::fill;

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The timeline as a fold that a sidebar keeps open; `open` is how it starts.
    pub fn timeline(&mut self, timeline: &Timeline, open: bool) {
        self.timeline_around(timeline, open, |m| m.events(timeline, 0..timeline.events.len()));
    }

    /// The place of the timeline, around its events.
    pub fn timeline_around(&mut self, timeline: &Timeline, open: bool, events: impl FnOnce(&mut Self)) {
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
                if timeline.is_drafted() {
                    m.element("p", &[("class", "sl-notice")], |m| {
                        m.interface_language();
                        m.sink.text(m.page.labels.drafted());
                    });
                }
                m.element("ol", &[], events);
            });
        });
    }

    /// Some of the events; each is drawn as long after the one before as it was.
    pub fn events(&mut self, timeline: &Timeline, some: Range<usize>) {
        let year_of = |event: &Event| event.when.as_ref().and_then(first_year);
        let (earlier, events) = (timeline.events.get(..some.start), timeline.events.get(some));
        let mut before = earlier.and_then(|earlier| earlier.iter().rev().find_map(year_of));
        for event in events.into_iter().flatten() {
            let year = year_of(event);
            self.event(event, before.zip(year).map_or(0, |(before, year)| year - before));
            before = year.or(before);
        }
    }

    fn timeline_heading(&mut self, timeline: &Timeline) {
        let name = self.heading_name(1);
        self.element(name, &[], |m| {
            m.id(&Anchor::heading_of(&Anchor::timeline()));
            if timeline.heading.is_empty() {
                m.interface_language();
                m.sink.text(m.page.labels.timeline());
            } else {
                m.line(&timeline.heading);
            }
        });
    }

    /// One event, so many years after the one before it.
    fn event(&mut self, event: &Event, years: i32) {
        let class = class_of(event, years);
        // The date as it was written stands in the page, so that the article can be read from it again.
        let attributes = [("class", &*class), ("part", "event"), ("data-sl-date", &*event.date), ("tabindex", "-1")];
        self.element("li", &attributes, |m| {
            if let Some(anchor) = &event.anchor {
                m.id(anchor);
            }
            m.optional("data-sl-drafted", event.drafted.map(Basis::name));
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
        for piece in say(when, &page.labels, &*page.locale) {
            match piece {
                Piece::Words(words) => self.sink.text(&words),
                Piece::Date(words, Some(datetime)) => {
                    self.element("time", &[("datetime", &datetime)], |m| m.sink.text(&words));
                }
                Piece::Date(words, None) => self.sink.text(&words),
            }
        }
    }

    /// What the date of a drafted event rests on, in words.
    fn ground(&mut self, basis: Basis) {
        let labels = &self.page.labels;
        let words = match basis {
            Basis::Said | Basis::None => labels.by_text(),
            Basis::ShortYear => labels.by_century(),
            Basis::Sentence => labels.by_sentence(),
            Basis::SentenceBefore => labels.by_sentence_before(),
            Basis::Earlier => labels.by_earlier(),
            Basis::PublicationYear => labels.by_year_of_publication(),
            Basis::Publication => labels.by_publication(),
            Basis::Story => labels.by_story(),
        };
        self.element("span", &[("class", "sl-ground")], |m| m.sink.text(words));
    }

    /// Links to the passages; one is named by a word, several by numbers.
    fn passages(&mut self, event: &Event) {
        let page = self.page;
        if event.passages.is_empty() && event.drafted.is_none() {
            return;
        }
        self.element("p", &[("class", "sl-mentions")], |m| {
            m.interface_language();
            if let Some(basis) = event.drafted {
                m.ground(basis);
                m.sink.text(if event.passages.is_empty() { "" } else { " · " });
            }
            let alone = event.passages.len() == 1;
            if event.passages.len() > 1 {
                m.sink.text(page.labels.in_the_text());
            }
            for (at, anchor) in event.passages.iter().enumerate() {
                let number = page.labels.number(u32::try_from(at + 1).unwrap_or(u32::MAX));
                let href = page.ids.href(anchor);
                m.sink.text(if alone { "" } else { " " });
                m.element("a", &[("href", &href)], |m| {
                    if alone {
                        m.sink.text(page.labels.in_the_text());
                    } else {
                        m.sink.attribute("aria-label", &fill(page.labels.passage(), &number));
                        m.sink.text(&number);
                    }
                });
            }
        });
    }
}

/// What the style sheet draws an event by.
fn class_of(event: &Event, years: i32) -> String {
    let mut class = "sl-event".to_string();
    if matches!(event.when, Some(When::Range(..))) {
        class.push_str(" sl-span");
    }
    if event.when.iter().flat_map(points).any(|point| point.approximate || point.uncertain) {
        class.push_str(" sl-about");
    }
    class.push_str(match years {
        ..=0 => "",
        1..=4 => " sl-later",
        _ => " sl-much-later",
    });
    class
}

fn points(when: &When) -> impl Iterator<Item = &Point> {
    let (from, to) = match when {
        When::At(point) => (Some(point), None),
        When::Range(from, to) => (known(from), known(to)),
    };
    from.into_iter().chain(to)
}

fn known(end: &End) -> Option<&Point> {
    match end {
        End::At(point) => Some(point),
        End::Open | End::Unknown => None,
    }
}

fn first_year(when: &When) -> Option<i32> {
    points(when).next().map(|point| point.year)
}
