//! Links to places of this article find them; a link to an event ties its passage to it.

use std::collections::HashMap;
use std::rc::Rc;

use crate::article::anchor::Register;
use crate::article::{Anchor, Article, Block, Code, Diagnostic, Inline, Link, Span, Time, visit};

/// Resolves fragments. Links in the text become passages of their events; links in
/// bios, events and notes only lead to them.
pub(super) fn run(
    article: &mut Article,
    places: &HashMap<String, Anchor>,
    dates: &HashMap<String, Anchor>,
    names: &mut Register,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let parts = article.parts();
    let mut resolver = Resolver { places, dates, parts, names, passages: HashMap::new(), diagnostics };
    visit::in_line_mut(&mut article.description, &mut |inline| resolver.tie(inline));
    visit::inlines_mut(&mut article.body, &mut |inline| resolver.tie(inline));
    for author in &mut article.authors {
        for bio in &mut Rc::make_mut(author).bios {
            resolver.lead(&mut bio.content);
        }
    }
    for note in &mut article.notes {
        resolver.lead(&mut Rc::make_mut(note).content);
    }
    if let Some(timeline) = &mut article.timeline {
        let timeline = Rc::make_mut(timeline);
        for event in &mut timeline.events {
            resolver.lead(&mut event.content);
        }
        for event in &mut timeline.events {
            event.passages =
                event.anchor.as_ref().and_then(|anchor| resolver.passages.remove(anchor)).unwrap_or_default();
        }
    }
}

struct Resolver<'a> {
    places: &'a HashMap<String, Anchor>,
    dates: &'a HashMap<String, Anchor>,
    /// Timeline, notes and authors, where the article has them.
    parts: Vec<Anchor>,
    names: &'a mut Register,
    passages: HashMap<Anchor, Vec<Anchor>>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// A link or date of the text: where it leads to an event, its passage is the event's.
    fn tie(&mut self, inline: &mut Inline) {
        match inline {
            Inline::Link(link) => link.anchor = self.resolve(link).map(|event| self.passage(&event)),
            Inline::Time(time) => {
                time.target = self.event(time);
                time.anchor = time.target.clone().map(|event| self.passage(&event));
            }
            _ => {}
        }
    }

    fn lead(&mut self, blocks: &mut [Block]) {
        visit::inlines_mut(blocks, &mut |inline| match inline {
            Inline::Link(link) => drop(self.resolve(link)),
            Inline::Time(time) => time.target = self.event(time),
            _ => {}
        });
    }

    fn event(&self, time: &Time) -> Option<Anchor> {
        self.dates.get(time.event.as_deref().unwrap_or(time.datetime.trim())).cloned()
    }

    /// Finds the target of a link; returns it where it is an event.
    fn resolve(&mut self, link: &mut Link) -> Option<Anchor> {
        let fragment = link.href.fragment().filter(|fragment| !fragment.is_empty())?;
        let event = self.dates.get(&fragment).cloned();
        let part = || self.parts.iter().find(|part| part.as_str() == fragment);
        link.target = event.clone().or_else(|| self.places.get(&fragment).or_else(part).cloned());
        if link.target.is_none() {
            self.diagnostics.push(unresolved(&fragment, link.span));
        }
        event
    }

    /// Names a passage that mentions an event.
    fn passage(&mut self, event: &Anchor) -> Anchor {
        let name = event.as_str();
        let anchor = self.names.name("passage", name.strip_prefix("event-").unwrap_or(name));
        self.passages.entry(event.clone()).or_default().push(anchor.clone());
        anchor
    }
}

fn unresolved(fragment: &str, span: Span) -> Diagnostic {
    let message = if fragment.starts_with(|c: char| c.is_ascii_digit()) {
        format!("No event has the date `{fragment}`. Add it to the timeline, or mend the link.")
    } else {
        format!("This article has no place `{fragment}`. Add `{{#{fragment}}}` to a heading, or mend the link.")
    };
    Diagnostic::new(Code::LinkUnresolved, span, message)
}
