//! What was found of each date of a text, and why it made an entry or none.

use std::ops::Range;

use sidelight::article::{Article, Basis, Precision};
use sidelight::enrich::dates::{Mention, Reason, Value};
use sidelight::enrich::draft::Draft;

use super::places::Places;
use super::{one_line, rule};

/// A line for each expression that was looked at, in reading order, and one under each date without an entry.
pub(super) fn report(draft: &Draft, article: &Article, places: &Places<'_>) -> String {
    let passages = draft.entries.iter().flat_map(|entry| &entry.passages);
    let mut told: Vec<(usize, Range<usize>)> = passages.map(|passage| (passage.line, passage.range.clone())).collect();
    told.sort_unstable_by_key(|(line, range)| (*line, range.start));
    let mut text = String::new();
    let (mut before, today) = (None, article.published.as_deref().and_then(|day| day.get(..10)));
    for mention in &draft.mentions {
        let found = places.find(mention.paragraph, mention.range.start).unwrap_or_default();
        let said = draft.lines.get(mention.paragraph).and_then(|line| line.get(mention.range.clone()));
        let said = one_line(said.unwrap_or_default());
        let what = match &mention.value {
            Ok(value) => format!("{}  ({})", value.edtf(), rule(mention.basis)),
            Err(reason) => format!("left out: {}", words(*reason)),
        };
        text.push_str(&format!("{}:{}  \"{said}\"  →  {what}\n", found.line, found.column));
        let Ok(value) = &mention.value else { continue };
        if !is_told(mention, &told) {
            text.push_str(&format!("    no event: {}\n", why_not(mention, value, before, today)));
        }
        before = Some(mention);
    }
    text
}

/// Whether a passage of an entry holds the date; passages are in order and do not overlap.
fn is_told(mention: &Mention, told: &[(usize, Range<usize>)]) -> bool {
    let after = told.partition_point(|(line, range)| (*line, range.start) < (mention.paragraph, mention.range.end));
    let last = after.checked_sub(1).and_then(|last| told.get(last));
    last.is_some_and(|(line, range)| *line == mention.paragraph && range.end > mention.range.start)
}

/// Why an expression has no value.
fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::Repeated => "comes again",
        Reason::Length => "a length of time",
        Reason::Word => "a word or a name",
        Reason::Number => "a number of something",
        Reason::Open => "nothing tells which year",
    }
}

/// Why a date made no entry, as [`draft`](sidelight::enrich::draft) has it.
fn why_not(mention: &Mention, value: &Value, before: Option<&Mention>, today: Option<&str>) -> &'static str {
    match value.first() {
        None => "its year is not known",
        Some(first) if first.precision == Precision::Century => "a century is too long for one",
        Some(_) if mention.basis == Basis::Publication && Some(value.plain().as_str()) == today => {
            "it is the day of publication"
        }
        Some(_) if before.is_some_and(|before| before.again_next) => "the same date in other words",
        Some(_) => "nothing but the date is said, or when the text was written",
    }
}
