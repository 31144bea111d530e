//! A timeline for an article that has none, drafted from the dates of its text.
//!
//! An entry is an event: the clause that carries a date, in the article's words. What is told
//! again is the same entry with one passage more; a range is one entry. Nothing is guessed: a date that cannot
//! be placed makes no entry, and each entry keeps what its date rests on ([`Basis`]).

mod disagree;
mod line;
mod same;

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use crate::article::{Article, Basis, Block, Code, Diagnostic, Event, Precision, Span, Timeline, visit};

use super::dates::{self, Day, Mention, Value};
pub use disagree::disagreements;

use line::{Line, Mark, Places};
use same::{RECENT, Telling, Words};

/// An entry, before it is one of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When, in EDTF.
    pub date: String,
    /// What is unique among the entries: the date, or the date and a number.
    pub id: String,
    /// What its date rests on.
    pub basis: Basis,
    /// The clause that says what happened.
    pub content: Vec<Block>,
    /// Where the text tells of it, in reading order.
    pub passages: Vec<Passage>,
    /// The date of another entry that seems to tell of the same event.
    pub contradicts: Option<String>,
}

/// A place of the text that tells of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Which of the lines that were read.
    pub line: usize,
    /// The words that are the date, in bytes of that line.
    pub range: Range<usize>,
    /// The clause, in bytes of that line.
    pub clause: Range<usize>,
    /// The sentence, in bytes of that line.
    pub sentence: Range<usize>,
    /// Whether it is the last date of that sentence.
    pub is_last: bool,
    /// What they mean here, in EDTF.
    pub value: String,
    /// What that rests on.
    pub basis: Basis,
}

/// What was read in an article: its lines, the dates in them, and the entries that they make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The lines that were read, as plain words.
    pub lines: Vec<String>,
    /// Every expression that was looked at, in reading order, but for those of headings.
    pub mentions: Vec<Mention>,
    /// The entries, in the order of the text.
    pub entries: Vec<Entry>,
}

/// Reads the dates of a text and makes entries of them.
#[must_use]
pub fn read(article: &Article) -> Draft {
    let mut found = Vec::new();
    line::lines(&article.body, &mut found);
    let lines: Vec<String> = found
        .iter()
        .map(|line| {
            let mut text = String::new();
            line::words(line.inlines, &mut text);
            text
        })
        .collect();
    let texts: Vec<&str> = lines.iter().map(String::as_str).collect();
    let published = article.published.as_deref().and_then(|date| Day::parse(date.get(..10)?));
    let mut mentions = dates::find(&texts, article.lang.as_deref(), published);
    mentions.retain(|mention| found.get(mention.paragraph).is_some_and(|line| !line.is_heading));
    let mut passages = passages(&mentions, published);
    for (at, line) in found.iter().enumerate() {
        let mut times = Vec::new();
        line::times(line.inlines, 0, &mut times);
        if !times.is_empty() {
            let from = passages.partition_point(|passage| passage.line < at);
            let to = passages.partition_point(|passage| passage.line <= at);
            correct(passages.get_mut(from..to).unwrap_or_default(), &times);
        }
    }
    let entries = entries(&lines, &found, passages);
    Draft { lines, mentions, entries }
}

/// Makes entries of the passages: one for each event, however often it is told.
fn entries(lines: &[String], found: &[Line<'_>], passages: Vec<Passage>) -> Vec<Entry> {
    let telling = Telling::new(lines);
    let mut entries: Vec<Entry> = Vec::new();
    // The words of each entry's passages; and the last entry of each year with the one before it in each: only
    // those of one year can be the same.
    let mut words: Vec<Vec<Words>> = Vec::new();
    let mut years: HashMap<String, usize> = HashMap::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let mut places: Option<(usize, Places<'_>)> = None;
    for passage in passages {
        let line = lines.get(passage.line).map(String::as_str).unwrap_or_default();
        let own = Telling::words(line, &passage);
        if passage.is_bare(line) || passage.is_dateline(line) {
            continue;
        }
        let year: String = passage.value.chars().take(4).collect();
        let last = years.get(&year).copied();
        let of_year = std::iter::successors(last, |at| before.get(*at).copied().flatten());
        let same = of_year.take(RECENT).find(|at| {
            let Some((entry, words)) = entries.get(*at).zip(words.get(*at)) else { return false };
            let mut known = entry.passages.iter().zip(words).take(RECENT);
            dates::agree(&entry.date, &passage.value)
                && known.any(|known| telling.is_same(known, (&passage, &own), &entry.date))
        });
        if let Some((entry, words)) = same.and_then(|at| entries.get_mut(at).zip(words.get_mut(at))) {
            entry.add(passage);
            words.push(own);
            continue;
        }
        years.insert(year, entries.len());
        before.push(last);
        words.push(vec![own]);
        if places.as_ref().is_none_or(|(line, _)| *line != passage.line) {
            places = found.get(passage.line).map(|line| (passage.line, Places::new(line.inlines)));
        }
        // What a sentence calls at its end it calls for its last date; a call after the full stop is the sentence's.
        let calls = if passage.is_last { passage.sentence.end.max(passage.clause.end) } else { passage.clause.end } + 1;
        let content = places.as_ref().map(|(_, places)| places.slice(&passage.clause, calls));
        entries.push(Entry {
            date: passage.value.clone(),
            id: String::new(),
            basis: passage.basis,
            content: vec![Block::Plain(content.unwrap_or_default())],
            passages: vec![passage],
            contradicts: None,
        });
    }
    name(&mut entries);
    let first: Vec<&Words> = words.iter().filter_map(|words| words.first()).collect();
    telling.contradictions(&first, &mut entries);
    entries
}

/// Drafts the timeline of an article that has none, and marks the passages of its events.
pub(crate) fn run(article: &mut Article, diagnostics: &mut Vec<Diagnostic>) {
    if article.timeline.is_some() {
        return;
    }
    let draft = read(article);
    if draft.entries.is_empty() {
        return;
    }
    let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); draft.lines.len()];
    for entry in &draft.entries {
        for passage in &entry.passages {
            if let Some(marks) = marks.get_mut(passage.line) {
                let (range, event) = (passage.range.clone(), entry.id.clone());
                marks.push(Mark { range, datetime: passage.value.clone(), event });
            }
        }
        if let Some(other) = &entry.contradicts {
            let message = format!(
                "The text dates one event {} and {other}: “{}”. Mend one of the dates.",
                entry.date,
                told(&entry.content)
            );
            diagnostics.push(Diagnostic::new(Code::DateContradicted, Span::default(), message));
        }
    }
    let mut marks = marks.into_iter();
    line::lines_mut(&mut article.body, &mut |inlines| {
        let mut marks = marks.next().unwrap_or_default();
        marks.sort_unstable_by_key(|mark| mark.range.start);
        line::mark(inlines, &marks);
    });
    let events = draft.entries.into_iter().map(|entry| Event {
        date: entry.date,
        id: Some(entry.id),
        content: entry.content,
        drafted: Some(entry.basis),
        ..Event::default()
    });
    article.timeline = Some(Rc::new(Timeline { heading: Vec::new(), events: events.collect() }));
}

/// What an event tells, in plain words.
fn told(content: &[Block]) -> String {
    let words = content.iter().map(|block| match block {
        Block::Paragraph(line) | Block::Plain(line) => visit::text_of(line),
        _ => String::new(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The places that tell of a dated event; the two ends of a range are one.
fn passages(mentions: &[Mention], published: Option<Day>) -> Vec<Passage> {
    let today = published.map(Value::day).map(|value| value.plain());
    let mut out: Vec<Passage> = Vec::new();
    let mut mentions = mentions.iter().filter(|mention| mention.value.is_ok());
    let mut again = false;
    while let Some(mention) = mentions.next() {
        let Ok(value) = &mention.value else { continue };
        let (mut date, mut range, mut basis) = (date(value), mention.range.clone(), mention.basis);
        if mention.to_next
            && let Some(second) = mentions.next()
            && let Ok(to) = &second.value
        {
            date = value.to(to);
            range.end = second.range.end;
            basis = basis.max(second.basis);
        }
        let is_now = basis == Basis::Publication && date == today;
        let Some(value) = date.filter(|_| !is_now) else {
            again = false;
            continue;
        };
        let (line, clause, sentence) = (mention.paragraph, mention.clause.clone(), mention.sentence.clone());
        let passage = Passage { line, range, clause, sentence, is_last: true, value, basis };
        if let Some(last) = out.last_mut() {
            if again {
                last.tell_again(passage);
            } else {
                last.is_last = last.line != passage.line || last.sentence != passage.sentence;
                out.push(passage);
            }
        } else {
            out.push(passage);
        }
        again = mention.again_next;
    }
    out
}

/// The date of an entry: what has a year, and is not a whole century.
fn date(value: &Value) -> Option<String> {
    let first = value.first()?;
    (first.precision != Precision::Century).then(|| value.edtf())
}

/// What the page itself says of the dates of a line is surer than what was read. Both are in order.
fn correct(passages: &mut [Passage], times: &[(Range<usize>, String)]) {
    for passage in passages {
        let at = times.partition_point(|(range, _)| range.end <= passage.range.start);
        let said = times
            .get(at)
            .filter(|(range, datetime)| range.start < passage.range.end && super::timeline::is_date(datetime));
        if let Some((_, datetime)) = said {
            passage.value.clone_from(datetime);
            passage.basis = Basis::Said;
        }
    }
}

/// Gives each entry an id of its own.
fn name(entries: &mut [Entry]) {
    let mut taken = HashMap::new();
    for entry in entries {
        let number: &mut usize = taken.entry(entry.date.clone()).or_default();
        *number += 1;
        entry.id = if *number == 1 { entry.date.clone() } else { format!("{}-{number}", entry.date) };
    }
}

impl Entry {
    /// Adds a passage that tells of it too; the more precise date is the entry's.
    fn add(&mut self, passage: Passage) {
        let finer = passage.value.len() > self.date.len() && !self.date.contains('/');
        if finer && !passage.value.contains('/') {
            self.date.clone_from(&passage.value);
            self.basis = passage.basis;
        } else if passage.value == self.date {
            self.basis = self.basis.min(passage.basis);
        }
        self.passages.push(passage);
    }
}

impl Passage {
    /// Whether its clause says nothing but the date.
    fn is_bare(&self, line: &str) -> bool {
        const FEW: usize = 3;
        let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let (clause, date) = (&self.clause, &self.range);
        let before = part(clause.start, date.start.clamp(clause.start, clause.end));
        let after = part(date.end.clamp(clause.start, clause.end), clause.end);
        let words = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(char::is_alphabetic)).count()
        };
        words(before) + words(after) < FEW
    }

    /// "WASHINGTON, August 11 (Xinhua)" tells when the text was written, and no event.
    fn is_dateline(&self, line: &str) -> bool {
        const LONGEST: usize = 40;
        // A line is not looked through again for each of its dates.
        let Some(place) = line.get(..self.range.start).filter(|place| place.len() < LONGEST) else { return false };
        let after = line.get(self.range.end..).unwrap_or_default().trim_start();
        let large = place.contains(char::is_uppercase) && !place.contains(char::is_lowercase);
        large && after.starts_with('(')
    }

    /// The same date follows in other words: it is told once, as precisely as it is said.
    fn tell_again(&mut self, next: Self) {
        self.range.end = next.range.end;
        if next.value.len() > self.value.len() {
            (self.value, self.basis) = (next.value, next.basis);
        }
    }
}
