//! Lists of dates: entries that begin with theirs, under years that stand by themselves.

use super::scan::{Kind, Token};
use super::{Found, Reason, Text};

/// How many entries make a chronicle; fewer are paragraphs that happen to begin with a date.
const ENTRIES: usize = 3;

/// What a paragraph is to a chronicle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It is none of it.
    None,
    /// It begins an entry: which of its dates is the last of its head.
    Head(usize),
    /// It goes on under the heading before it.
    Under,
}

/// What each paragraph is to the chronicle of a text, if it has one. "17:" is a day only under a month there.
pub(super) fn parts(texts: &mut [Text<'_>]) -> Vec<Part> {
    let mut heads: Vec<Option<usize>> = texts.iter().map(|text| head(&text.tokens, &text.found)).collect();
    let is_chronicle = heads.iter().flatten().count() >= ENTRIES;
    let mut in_month = false;
    for (text, head) in texts.iter_mut().zip(&mut heads) {
        let Some(found) = head.and_then(|at| text.found.get_mut(at)) else { continue };
        if !found.said.is_bare_day() {
            in_month = found.said.month.is_some();
        } else if !in_month || !is_chronicle {
            (found.trap, *head) = (Some(Reason::Number), None);
        }
    }
    if !is_chronicle {
        return vec![Part::None; texts.len()];
    }
    // Entries follow one another; a heading stands before what it is of.
    let (mut under, mut after_head) = (false, false);
    let part = |(text, head): (&Text<'_>, Option<usize>)| match head {
        Some(at) => {
            under = !after_head && is_heading(&text.tokens);
            after_head = true;
            Part::Head(at)
        }
        None => {
            after_head = false;
            if under { Part::Under } else { Part::None }
        }
    };
    texts.iter().zip(heads).map(part).collect()
}

/// Which of its dates a paragraph begins with, as an entry does: "April 15: …", "7–15 March – …", "2013" alone.
fn head(tokens: &[Token], found: &[Found]) -> Option<usize> {
    let first = tokens.iter().position(|token| !matches!(token.kind, Kind::Sign(_)))?;
    let mut at = found.iter().position(|found| found.place.start == first && found.trap.is_none())?;
    let said = &found.get(at)?.said;
    if said.month.is_none() && said.year.is_none() && said.numerals.is_empty() && !said.is_bare_day() {
        return None;
    }
    while found.get(at)?.said.to_next && found.get(at + 1).is_some_and(|next| next.said.second) {
        at += 1;
    }
    let rest = tokens.get(found.get(at)?.place.end..).unwrap_or_default();
    let parted = match rest.first() {
        Some(Token { kind: Kind::Sign('-'), glued, .. }) => !glued,
        sign => sign.is_some_and(Token::is_colon),
    };
    (parted || rest.iter().all(|token| matches!(token.kind, Kind::Sign(_)))).then_some(at)
}

/// Whether a paragraph only says what the next ones tell: it is short, and no sentence.
fn is_heading(tokens: &[Token]) -> bool {
    const WORDS: usize = 20;
    let ends = matches!(tokens.last(), Some(Token { kind: Kind::Sign('.' | '!' | '?' | '؟' | '۔' | '…'), .. }));
    tokens.len() < WORDS && !ends
}
