//! `sidelight timeline`: a timeline drafted from an article's text, for its author.
//!
//! 1. The article is read as it is written, and [`draft::read`] makes entries of its dates.
//! 2. [`told`] puts them in the order of a timeline; [`places`] finds their sentences in the source.
//! 3. They are printed as an author writes them ([`paste`]) or for other programs ([`json`], [`edtf`]);
//!    or [`explain`] tells of each date why it is there or not.

mod explain;
mod paste;
mod places;

use std::collections::HashMap;
use std::rc::Rc;

use serde::Serialize;
use sidelight::TimelineMode;
use sidelight::article::{self, Article, Basis, Block, Event, Inline, visit};
use sidelight::enrich::dates::Value;
use sidelight::enrich::draft::{self, Draft, Entry, Passage};

use crate::args::{Form, Timeline};
use crate::source::Source;
use crate::{FAILED, complain, ended, print};

use places::Places;

/// Does what is asked. An article without events is told on standard error.
pub(crate) fn run(request: &Timeline) -> u8 {
    let source = match Source::read(&request.input) {
        Ok(source) => source,
        Err(message) => return ended(Err(message)),
    };
    let mut article = source.import(request.lang.clone());
    if let Some(day) = request.published {
        article.published = Some(Value::day(day).plain());
    }
    let draft = draft::read(&article);
    let places = Places::new(&source.text, &draft.lines);
    let printed = match request.form {
        _ if request.explain => print(&explain::report(&draft, &article, &places)),
        _ if draft.entries.is_empty() => Ok(()),
        Form::Markdown => print(&paste::timeline(&told(&article, &draft), &article, &draft, &places)),
        Form::Json => json(&told(&article, &draft), &draft, &places).and_then(|text| print(&text)),
        Form::Edtf => print(&edtf(&told(&article, &draft))),
    };
    if draft.entries.is_empty() {
        complain(&format!("no dated event was found in {}", request.input.display()));
        return FAILED;
    }
    ended(printed)
}

/// An entry, and the line that says what happened, its links tied to where they lead.
struct Told<'a> {
    entry: &'a Entry,
    line: Vec<Inline>,
}

impl Told<'_> {
    /// The words of the line.
    fn label(&self) -> String {
        one_line(&visit::text_of(&self.line))
    }

    /// The labels of the notes that the line calls.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        visit::in_line_mut(&mut self.line.clone(), &mut |inline| match inline {
            Inline::Call(call) if !notes.contains(&call.note) => notes.push(call.note.clone()),
            _ => {}
        });
        notes
    }
}

/// The entries in the order in which their timeline is read: the article is given it, and enriched.
fn told<'a>(article: &Article, draft: &'a Draft) -> Vec<Told<'a>> {
    let events = draft.entries.iter().map(|entry| Event {
        date: entry.date.clone(),
        id: Some(entry.id.clone()),
        content: entry.content.clone(),
        ..Event::default()
    });
    let timeline = article::Timeline { heading: Vec::new(), events: events.collect() };
    let article = Article { timeline: Some(Rc::new(timeline)), ..article.clone() };
    let article = sidelight::enriched(article, Vec::new(), TimelineMode::Authored).article;
    let entries: HashMap<&str, &Entry> = draft.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let told = |event: &Event| {
        let entry = *entries.get(event.id.as_deref()?)?;
        let lines = event.content.iter().filter_map(|block| match block {
            Block::Plain(line) | Block::Paragraph(line) => Some(line.as_slice()),
            _ => None,
        });
        Some(Told { entry, line: lines.flatten().cloned().collect() })
    };
    article.timeline.iter().flat_map(|timeline| &timeline.events).filter_map(told).collect()
}

/// An entry as other programs read it.
#[derive(Serialize)]
struct Line<'a> {
    date: &'a str,
    label: String,
    confidence: &'static str,
    basis: &'static str,
    passages: Vec<Place<'a>>,
    notes: Vec<String>,
    contradicts: Option<&'a str>,
}

/// A passage as other programs read it.
#[derive(Serialize)]
struct Place<'a> {
    line: Option<u32>,
    sentence: String,
    text: String,
    value: &'a str,
    basis: &'static str,
}

fn json<'a>(told: &'a [Told<'_>], draft: &Draft, places: &Places<'_>) -> Result<String, String> {
    let line = |told: &'a Told<'_>| Line {
        date: &told.entry.date,
        label: told.label(),
        confidence: confidence(told.entry.basis),
        basis: told.entry.basis.name(),
        passages: told.entry.passages.iter().map(|passage| place(passage, draft, places)).collect(),
        notes: told.notes(),
        contradicts: told.entry.contradicts.as_deref(),
    };
    let lines: Vec<Line<'a>> = told.iter().map(line).collect();
    serde_json::to_string_pretty(&lines).map(|text| text + "\n").map_err(|error| error.to_string())
}

fn place<'a>(passage: &'a Passage, draft: &Draft, places: &Places<'_>) -> Place<'a> {
    let text = draft.lines.get(passage.line).and_then(|line| line.get(passage.range.clone()));
    Place {
        line: places.of_sentence(passage).map(|span| span.line),
        sentence: one_line(sentence(draft, passage)),
        text: one_line(text.unwrap_or_default()),
        value: &passage.value,
        basis: passage.basis.name(),
    }
}

fn edtf(told: &[Told<'_>]) -> String {
    told.iter().map(|told| format!("{}\t{}\n", told.entry.date, told.label())).collect()
}

/// The sentence of a passage.
fn sentence<'a>(draft: &'a Draft, passage: &Passage) -> &'a str {
    draft.lines.get(passage.line).and_then(|line| line.get(passage.sentence.clone())).unwrap_or_default()
}

/// How sure a date is.
fn confidence(basis: Basis) -> &'static str {
    match basis {
        Basis::Said | Basis::ShortYear => "explicit",
        Basis::Sentence | Basis::SentenceBefore | Basis::Earlier | Basis::PublicationYear => "inferred-year",
        Basis::Publication | Basis::Story => "relative",
        Basis::None => "none",
    }
}

/// The rule that gave a date.
fn rule(basis: Basis) -> &'static str {
    match basis {
        Basis::Said => "as the text gives it",
        Basis::ShortYear => "century taken as the nearest",
        Basis::Sentence => "year taken from the same sentence",
        Basis::SentenceBefore => "year taken from the sentence before",
        Basis::Earlier => "year taken from an earlier date",
        Basis::PublicationYear => "year taken from the day of publication",
        Basis::Publication => "counted from the day of publication",
        Basis::Story => "counted from the date told before",
        Basis::None => "nothing tells which",
    }
}

/// A text without line breaks, and without the sign that stands for what is no text.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_ascii_whitespace() || c == '\u{fffc}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
