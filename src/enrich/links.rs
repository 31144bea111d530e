//! Links to places of this article find them; a link to an event ties its passage to it.

use std::collections::HashMap;
use std::rc::Rc;

use crate::article::anchor::Register;
use crate::article::{Anchor, Article, Code, Diagnostic, Inline, Link, Span, Time, visit};

/// Resolves fragments. Links in the text become passages of their events; links in
/// bios, events and notes only lead to them. What stands in a link leads nowhere else.
pub(super) fn run(
    article: &mut Article,
    places: &HashMap<String, Anchor>,
    dates: &HashMap<String, Anchor>,
    names: &mut Register,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let parts = article.parts();
    let mut resolver =
        Resolver { places, dates, parts, names, passages: HashMap::new(), in_link: 0, is_tied: false, diagnostics };
    visit::in_line_mut(&mut article.description, &mut |inline| resolver.tie(inline));
    visit::inlines_mut(&mut article.body, &mut |inline| resolver.tie(inline));
    for author in &mut article.authors {
        for bio in &mut Rc::make_mut(author).bios {
            visit::inlines_mut(&mut bio.content, &mut |inline| drop(resolver.find(inline)));
        }
    }
    for note in &mut article.notes {
        visit::inlines_mut(&mut Rc::make_mut(note).content, &mut |inline| drop(resolver.find(inline)));
    }
    if let Some(timeline) = &mut article.timeline {
        let timeline = Rc::make_mut(timeline);
        visit::in_line_mut(&mut timeline.heading, &mut |inline| drop(resolver.find(inline)));
        for event in &mut timeline.events {
            visit::inlines_mut(&mut event.content, &mut |inline| drop(resolver.find(inline)));
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
    /// How many of the next inlines stand in a link.
    in_link: usize,
    /// That link is tied to an event already.
    is_tied: bool,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// A link or date of the text: where it leads to an event, its passage is the event's.
    fn tie(&mut self, inline: &mut Inline) {
        let Some(event) = self.find(inline) else { return };
        match inline {
            Inline::Link(link) => link.anchor = Some(self.passage(&event)),
            Inline::Time(time) => time.anchor = Some(self.passage(&event)),
            _ => {}
        }
    }

    /// Finds where a link or date leads; returns the event that it tells of. What stands in a link
    /// leads nowhere, since no page can have a link in a link; a date there is the way back from its event.
    /// Inlines are visited parents first, so that those in a link are the next ones.
    fn find(&mut self, inline: &mut Inline) -> Option<Anchor> {
        let (leads, tied) = (self.in_link == 0, self.in_link > 0 && self.is_tied);
        self.in_link = self.in_link.saturating_sub(1);
        match inline {
            Inline::Link(link) => {
                (link.target, link.anchor) = (None, None);
                if !leads {
                    return None;
                }
                self.enter(&mut link.content);
                let event = self.resolve(link);
                self.is_tied = event.is_some();
                event
            }
            Inline::Time(time) => {
                (time.target, time.anchor) = (None, None);
                let event = self.event(time).filter(|_| !tied && !holds_link(&mut time.content))?;
                if leads {
                    time.target = Some(event.clone());
                    self.enter(&mut time.content);
                    self.is_tied = true;
                }
                Some(event)
            }
            _ => None,
        }
    }

    /// What comes next stands in a link.
    fn enter(&mut self, content: &mut [Inline]) {
        visit::in_line_mut(content, &mut |_| self.in_link += 1);
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

/// Whether an author's link stands in a line; around it no date can be one.
fn holds_link(line: &mut [Inline]) -> bool {
    let mut found = false;
    visit::in_line_mut(line, &mut |inline| found |= matches!(inline, Inline::Link(_)));
    found
}

fn unresolved(fragment: &str, span: Span) -> Diagnostic {
    let message = if fragment.starts_with(|c: char| c.is_ascii_digit()) {
        format!("No event has the date `{fragment}`. Add it to the timeline, or mend the link.")
    } else {
        format!("This article has no place `{fragment}`. Add `{{#{fragment}}}` to a heading, or mend the link.")
    };
    Diagnostic::new(Code::LinkUnresolved, span, message)
}
