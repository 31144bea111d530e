//! A line of a text as plain words, and the way back from places in them to its inlines.

use std::ops::Range;

use crate::article::{Block, Call, Inline, Span, Time};

/// Stands in the plain words for what is no text: an image, a break.
const OTHER: char = '\u{fffc}';

/// The lines that carry the story: paragraphs and items, and neither headings nor tables nor captions.
pub(super) fn lines<'a>(blocks: &'a [Block], found: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Plain(line) => found.push(line),
            Block::Quote(content) | Block::Part { content, .. } | Block::Fold { content, .. } => lines(content, found),
            Block::List { items, .. } => items.iter().for_each(|item| lines(&item.content, found)),
            _ => {}
        }
    }
}

/// The same lines, to be changed.
pub(super) fn lines_mut(blocks: &mut [Block], f: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Plain(line) => f(line),
            Block::Quote(content) | Block::Part { content, .. } | Block::Fold { content, .. } => lines_mut(content, f),
            Block::List { items, .. } => items.iter_mut().for_each(|item| lines_mut(&mut item.content, f)),
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

fn with(inline: &Inline, content: Vec<Inline>) -> Inline {
    let mut inline = inline.clone();
    match &mut inline {
        Inline::Styled { content: old, .. }
        | Inline::Abbreviation { content: old, .. }
        | Inline::Part { content: old, .. } => *old = content,
        Inline::Link(link) => link.content = content,
        Inline::Time(time) => time.content = content,
        _ => {}
    }
    inline
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

/// A line, and where each of its inlines begins in its words: so that a part is found without all before it.
pub(super) struct Places<'a> {
    line: &'a [Inline],
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(line: &'a [Inline]) -> Self {
        let mut starts = Vec::with_capacity(line.len());
        let mut at = 0;
        for inline in line {
            starts.push(at);
            at += length(inline);
        }
        Self { line, starts }
    }

    /// A part of the line with the calls that stand in it, or after it up to a place.
    pub(super) fn slice(&self, range: &Range<usize>, calls: usize) -> Vec<Inline> {
        let from = self.starts.partition_point(|start| *start <= range.start).saturating_sub(1);
        let to = self.starts.partition_point(|start| *start <= calls);
        let mut out = Vec::new();
        let start = self.starts.get(from).copied().unwrap_or(0);
        cut(self.line.get(from..to).unwrap_or_default(), start, range, calls, &mut out);
        out
    }
}

/// Adds what of a line is in a range; returns where the line ends.
fn cut(line: &[Inline], mut at: usize, range: &Range<usize>, calls: usize, out: &mut Vec<Inline>) -> usize {
    for inline in line {
        let end = at + length(inline);
        let inside = at.max(range.start)..end.min(range.end);
        match inline {
            Inline::Call(call) if at > range.start && at <= calls => {
                // It stands in the entry, and not where the text has it.
                out.push(Inline::Call(Call { span: Span::default(), ..call.clone() }));
            }
            Inline::Text(text) if inside.start < inside.end => {
                let part = text.get(inside.start - at..inside.end - at).unwrap_or_default();
                out.push(Inline::text(part));
            }
            _ if inside.start < inside.end || at >= range.start && end <= range.end && at < end => match within(inline)
            {
                Some(content) => {
                    let mut part = Vec::new();
                    cut(content, at, range, calls, &mut part);
                    // A date of the text ties its passage; in the entry it is words.
                    match inline {
                        Inline::Time(_) => out.append(&mut part),
                        _ => out.push(with(inline, part)),
                    }
                }
                None => out.push(inline.clone()),
            },
            _ => {}
        }
        at = end;
    }
    at
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
            Inline::Link(_) => line.push(inline),
            mut inline => {
                if let Inline::Styled { content, .. }
                | Inline::Abbreviation { content, .. }
                | Inline::Part { content, .. } = &mut inline
                {
                    marked(content, at, marks);
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
