//! Lists of dates: entries that begin with theirs, under years that stand by themselves.

use super::scan::{Kind, Token};
use super::{Found, Text};

/// How many entries make a chronicle; fewer are paragraphs that happen to begin with a date.
const ENTRIES: usize = 3;

/// For each paragraph the date that it is an entry of, if the text has a chronicle.
pub(super) fn heads(texts: &[Text<'_>]) -> Vec<Option<usize>> {
    let heads: Vec<Option<usize>> = texts.iter().map(|text| head(&text.tokens, &text.found)).collect();
    if heads.iter().flatten().count() < ENTRIES { Vec::new() } else { heads }
}

/// Which of its dates a paragraph begins with, as an entry does: "April 15: …", "7–15 March – …", "2013" alone.
fn head(tokens: &[Token], found: &[Found]) -> Option<usize> {
    let first = tokens.iter().position(|token| !matches!(token.kind, Kind::Sign(_)))?;
    let mut at = found.iter().position(|found| found.place.start == first && found.trap.is_none())?;
    let said = &found.get(at)?.said;
    if said.month.is_none() && said.year.is_none() && said.numerals.is_empty() {
        return None;
    }
    while found.get(at)?.said.to_next && found.get(at + 1).is_some_and(|next| next.said.second) {
        at += 1;
    }
    let rest = tokens.get(found.get(at)?.place.end..).unwrap_or_default();
    let parted = match rest.first() {
        Some(Token { kind: Kind::Sign(':' | '–' | '—'), .. }) => true,
        Some(Token { kind: Kind::Sign('-'), glued, .. }) => !glued,
        _ => false,
    };
    (parted || rest.iter().all(|token| matches!(token.kind, Kind::Sign(_)))).then_some(at)
}
