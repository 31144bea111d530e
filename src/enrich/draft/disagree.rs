//! Where a timeline and the text beside it date one event in two ways.

use std::collections::HashSet;

use crate::article::{Article, Basis, Code, Diagnostic, Event, visit};

use super::same::{self, Telling};
use super::{Block, Passage};

/// Finds the events of an authored timeline that the text tells of with another date.
///
/// Only dates that the text says itself are held against the author's.
#[must_use]
pub fn disagreements(article: &Article) -> Vec<Diagnostic> {
    let Some(timeline) = article.timeline.as_ref().filter(|timeline| !timeline.is_drafted()) else { return Vec::new() };
    let draft = super::read(article);
    let telling = Telling::new(&draft.lines);
    let said =
        draft.entries.iter().flat_map(|entry| &entry.passages).filter(|passage| passage.basis <= Basis::SentenceBefore);
    let told: Vec<(&Passage, HashSet<String>)> = said
        .map(|passage| {
            let line = draft.lines.get(passage.line).map(String::as_str).unwrap_or_default();
            (passage, telling.words(line, passage))
        })
        .collect();
    timeline.events.iter().filter_map(|event| disagreement(event, &told, &telling)).collect()
}

fn disagreement(event: &Event, told: &[(&Passage, HashSet<String>)], telling: &Telling) -> Option<Diagnostic> {
    let text: String = event.content.iter().map(words).collect::<Vec<_>>().join(" ");
    let own = same::words_of(&text).into_iter().collect();
    let alike: Vec<&Passage> =
        told.iter().filter(|(_, words)| telling.is_alike(&own, words)).map(|(passage, _)| *passage).collect();
    // A passage that agrees clears the event: others tell of something like it.
    if alike.is_empty() || alike.iter().any(|passage| same::meet(&event.date, &passage.value)) {
        return None;
    }
    let message = format!(
        "The timeline dates this {}, the text {}. Mend the one that is wrong.",
        event.date,
        alike.first()?.value
    );
    Some(Diagnostic::new(Code::DateDisagrees, event.span, message))
}

fn words(block: &Block) -> String {
    match block {
        Block::Paragraph(line) | Block::Plain(line) => visit::text_of(line),
        _ => String::new(),
    }
}
