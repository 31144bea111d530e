//! A drafted timeline as an author writes it, ready to be pasted at the end of the article.

use sidelight::article::{Article, Basis};
use sidelight::enrich::draft::{Draft, Entry};
use sidelight::labels::Labels;

use super::places::Places;
use super::{Told, confidence, one_line, rule, sentence};
use crate::markdown;

/// How many characters of a sentence are enough to know it by.
const LONGEST: usize = 160;

/// The heading, and for each entry its date, its line, and a comment that says where both come from.
pub(super) fn timeline(told: &[Told<'_>], article: &Article, draft: &Draft, places: &Places<'_>) -> String {
    let labels = Labels::of_language(article.lang.as_deref().unwrap_or("en"));
    let mut text = format!("## {} {{.timeline}}\n", labels.timeline());
    for Told { entry, line } in told {
        let (line, comment) = (markdown::line(line), comment(entry, draft, places));
        text.push_str(&format!("\n{}\n: {line}\n  <!-- {comment} -->\n", entry.date));
    }
    text
}

/// How sure the date is, what it rests on, and each sentence that tells of it.
fn comment(entry: &Entry, draft: &Draft, places: &Places<'_>) -> String {
    let mut parts = vec![confidence(entry.basis).replace('-', " ")];
    if entry.basis != Basis::Said {
        parts.push(rule(entry.basis).to_owned());
    }
    for passage in &entry.passages {
        parts.extend(places.of_sentence(passage).map(|span| format!("line {}", span.line)));
        parts.push(format!("“{}”", shortened(&one_line(sentence(draft, passage)))));
    }
    parts.extend(entry.contradicts.as_ref().map(|other| format!("contradicts {other}")));
    // Two hyphens could end the comment.
    parts.join(" · ").replace("--", "–")
}

/// The beginning of a sentence, up to a word's end.
fn shortened(sentence: &str) -> String {
    let Some((end, _)) = sentence.char_indices().nth(LONGEST) else { return sentence.to_owned() };
    let start = sentence.get(..end).unwrap_or_default();
    // A word that is longer than all that is shown is cut.
    let whole = if sentence.get(end..).is_some_and(|rest| rest.starts_with(' ')) {
        start
    } else {
        start.rsplit_once(' ').map_or(start, |(words, _)| words)
    };
    format!("{}…", whole.trim_end())
}
