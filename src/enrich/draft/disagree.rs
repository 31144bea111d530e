//! Where a timeline and the text beside it date one event in two ways.

use crate::article::{Article, Basis, Code, Diagnostic, Event};

use super::Passage;
use super::same::{self, Holders, Telling, Words};

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
    let told: Vec<(&Passage, Words)> = said
        .map(|passage| {
            let line = draft.lines.get(passage.line).map(String::as_str).unwrap_or_default();
            (passage, Telling::words(line, passage))
        })
        .collect();
    let words: Vec<&Words> = told.iter().map(|(_, words)| words).collect();
    let holders = Holders::new(&words);
    let alike = |event: &Event| {
        let own = same::words_of(&super::told(&event.content));
        let sharing = holders.sharing(&telling, &own, told.len()).into_iter().filter_map(|at| told.get(at));
        sharing.filter(|(_, words)| telling.is_alike(&own, words)).map(|(passage, _)| *passage).collect::<Vec<_>>()
    };
    timeline.events.iter().filter_map(|event| disagreement(event, &alike(event))).collect()
}

/// What an event and the passages that tell of it disagree about.
fn disagreement(event: &Event, alike: &[&Passage]) -> Option<Diagnostic> {
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
