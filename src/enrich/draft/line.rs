//! A line of a text as plain words, and the way back from places in them to its inlines.

use std::ops::Range;

use crate::article::{Block, Call, Inline, Link, Span, Time};

/// Stands in the plain words for what is no text: an image, a break.
const OTHER: char = '\u{fffc}';

/// A line that is read.
pub(super) struct Line<'a> {
    pub(super) inlines: &'a [Inline],
    /// It stands over the lines that tell the events: their year may be in it, and it is none itself.
    pub(super) is_heading: bool,
}

/// The lines that carry the story: paragraphs and items, with the headings and terms over them, and neither tables
/// nor captions.
pub(super) fn lines<'a>(blocks: &'a [Block], found: &mut Vec<Line<'a>>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Plain(inlines) => found.push(Line { inlines, is_heading: false }),
            Block::Heading(heading) => found.push(Line { inlines: &heading.content, is_heading: true }),
            Block::Quote(content) | Block::Part { content, .. } | Block::Fold { content, .. } => lines(content, found),
            Block::List { items, .. } => items.iter().for_each(|item| lines(&item.content, found)),
            Block::Definitions(list) => {
                for entry in list {
                    found.extend(entry.terms.iter().map(|inlines| Line { inlines, is_heading: true }));
                    entry.descriptions.iter().for_each(|description| lines(description, found));
                }
            }
            _ => {}
        }
    }
}

/// The same lines, to be changed.
pub(super) fn lines_mut(blocks: &mut [Block], f: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Plain(line) => f(line),
            Block::Heading(heading) => f(&mut heading.content),
            Block::Quote(content) | Block::Part { content, .. } | Block::Fold { content, .. } => lines_mut(content, f),
            Block::List { items, .. } => items.iter_mut().for_each(|item| lines_mut(&mut item.content, f)),
            Block::Definitions(list) => {
                for entry in list {
                    entry.terms.iter_mut().for_each(&mut *f);
                    entry.descriptions.iter_mut().for_each(|description| lines_mut(description, f));
                }
            }
            _ => {}
        }
    }
}

/// The words of a line; what is no text takes one character, calls of notes take none.
pub(super) fn words(line: &[Inline], out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Call(_) => {}
            _ => match within(inline) {
                Some(content) => words(content, out),
                None => out.push(OTHER),
            },
        }
    }
}

/// What an inline holds.
fn within(inline: &Inline) -> Option<&[Inline]> {
    match inline {
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } | Inline::Part { content, .. } => {
            Some(content)
        }
        Inline::Link(link) => Some(&link.content),
        Inline::Time(time) => Some(&time.content),
        _ => None,
    }
}

/// The same mark around other words.
fn with(inline: &Inline, content: Vec<Inline>) -> Inline {
    match inline {
        Inline::Styled { style, .. } => Inline::Styled { style: *style, content },
        Inline::Abbreviation { title, .. } => Inline::Abbreviation { title: title.clone(), content },
        Inline::Part { lang, dir, .. } => Inline::Part { lang: lang.clone(), dir: *dir, content },
        Inline::Link(Link { href, title, target, anchor, span, .. }) => {
            let (href, title, target, anchor) = (href.clone(), title.clone(), target.clone(), anchor.clone());
            Inline::Link(Link { href, title, content, target, anchor, span: *span })
        }
        // A date is words where it is told; what has no words is taken as it is.
        other => other.clone(),
    }
}

/// How long an inline is in the words.
fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text(text) => text.len(),
        Inline::Call(_) => 0,
        _ => within(inline).map_or(OTHER.len_utf8(), |content| content.iter().map(length).sum()),
    }
}

/// The dates that a line marks itself (`<time datetime>`), and where.
pub(super) fn times(line: &[Inline], at: usize, found: &mut Vec<(Range<usize>, String)>) {
    let mut at = at;
    for inline in line {
        let end = at + length(inline);
        if let Inline::Time(time) = inline {
            found.push((at..end, time.datetime.trim().to_owned()));
        } else if let Some(content) = within(inline) {
            times(content, at, found);
        }
        at = end;
    }
}

/// A line, and where each of its inlines begins in its words, also within each other: so that a
/// part is found without all before it.
pub(super) struct Places<'a> {
    places: Vec<Place<'a>>,
    end: usize,
}

struct Place<'a> {
    start: usize,
    inline: &'a Inline,
    /// What it holds.
    within: Option<Places<'a>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(line: &'a [Inline]) -> Self {
        Self::from(0, line)
    }

    fn from(start: usize, line: &'a [Inline]) -> Self {
        let mut end = start;
        let place = |inline| {
            let start = end;
            let within = within(inline).map(|content| Self::from(start, content));
            end = within.as_ref().map_or_else(|| start + length(inline), |within| within.end);
            Place { start, inline, within }
        };
        let places = line.iter().map(place).collect();
        Self { places, end }
    }

    /// A part of the line with the calls that stand in it, or after it up to a place.
    pub(super) fn slice(&self, range: &Range<usize>, calls: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        self.cut(range, calls, &mut out);
        out
    }

    /// Adds what of the line is in a range.
    fn cut(&self, range: &Range<usize>, calls: usize, out: &mut Vec<Inline>) {
        let from = self.places.partition_point(|place| place.start <= range.start).saturating_sub(1);
        let to = self.places.partition_point(|place| place.start <= calls);
        for (index, place) in self.places.iter().enumerate().take(to).skip(from) {
            let at = place.start;
            let end = self.places.get(index + 1).map_or(self.end, |next| next.start);
            let inside = at.max(range.start)..end.min(range.end);
            match place.inline {
                Inline::Call(call) if at > range.start && at <= calls => {
                    // It stands in the entry, and not where the text has it.
                    out.push(Inline::Call(Call { span: Span::default(), ..call.clone() }));
                }
                Inline::Text(text) if inside.start < inside.end => {
                    let part = text.get(inside.start - at..inside.end - at).unwrap_or_default();
                    out.push(Inline::text(part));
                }
                inline if inside.start < inside.end || at >= range.start && end <= range.end && at < end => {
                    match &place.within {
                        // A date of the text ties its passage; in the entry it is words.
                        Some(within) if matches!(inline, Inline::Time(_)) => within.cut(range, calls, out),
                        Some(within) => out.push(with(inline, within.slice(range, calls))),
                        None => out.push(inline.clone()),
                    }
                }
                _ => {}
            }
        }
    }
}

/// A date of a line: where, its value for `datetime`, and the id of its event.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) datetime: String,
    pub(super) event: String,
}

/// The marks that begin in a part of a line; marks are in order.
fn within_marks<'m>(marks: &'m [Mark], part: &Range<usize>) -> &'m [Mark] {
    let from = marks.partition_point(|mark| mark.range.start < part.start);
    let to = marks.partition_point(|mark| mark.range.start < part.end);
    marks.get(from..to).unwrap_or_default()
}

/// Marks dates as passages of their events. A date that is a link, or part of one, stays as it is.
pub(super) fn mark(line: &mut Vec<Inline>, marks: &[Mark]) {
    if !marks.is_empty() {
        marked(line, 0, marks);
    }
}

fn marked(line: &mut Vec<Inline>, mut at: usize, marks: &[Mark]) {
    for inline in std::mem::take(line) {
        let end = at + length(&inline);
        match inline {
            Inline::Text(text) => divide(&text, at, marks, line),
            Inline::Time(mut time) => {
                time.event = within_marks(marks, &(at..end)).first().map(|mark| mark.event.clone());
                line.push(Inline::Time(time));
            }
            mut inline => {
                match &mut inline {
                    Inline::Styled { content, .. }
                    | Inline::Abbreviation { content, .. }
                    | Inline::Part { content, .. } => marked(content, at, marks),
                    // The link stays where it leads; the date in it is the way back from its event.
                    Inline::Link(link) => marked(&mut link.content, at, marks),
                    _ => {}
                }
                line.push(inline);
            }
        }
        at = end;
    }
}

/// Divides a text at the dates that begin in it.
fn divide(text: &str, at: usize, marks: &[Mark], line: &mut Vec<Inline>) {
    let mut done = 0;
    for mark in within_marks(marks, &(at..at + text.len())) {
        let (from, to) = (mark.range.start - at, (mark.range.end - at).min(text.len()));
        let (Some(before), Some(words)) = (text.get(done..from), text.get(from..to)) else { continue };
        if !before.is_empty() {
            line.push(Inline::text(before));
        }
        line.push(Inline::Time(Time {
            datetime: mark.datetime.clone(),
            content: vec![Inline::text(words)],
            event: Some(mark.event.clone()),
            ..Time::default()
        }));
        done = to;
    }
    match text.get(done..) {
        Some(rest) if done == 0 || !rest.is_empty() => line.push(Inline::text(rest)),
        _ => {}
    }
}
