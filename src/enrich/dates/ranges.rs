//! Which dates belong together: the two ends of a range, and one date in two wordings.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::scan::{Kind, Token};
use super::{Mention, is};

/// Two dates with nothing between them but "to" or a dash are the ends of a range; with "and", after "between".
/// Two that stand together and agree are one date.
pub(super) fn join(tokens: &[Token], lexicon: &Lexicon, places: &[Range<usize>], found: &mut [Mention]) {
    for at in 1..found.len() {
        let (Some(before), Some(after)) = (places.get(at - 1), places.get(at)) else { continue };
        let is = |at: usize, class: Class| is(lexicon, tokens, at, class);
        let sentence = |at: usize| tokens.get(at).map(|token| token.sentence);
        let opens = before.start.checked_sub(1).is_some_and(|at| is(at, Class::From));
        let links = |at: usize| {
            let dash = matches!(tokens.get(at), Some(Token { kind: Kind::Sign('-' | '–' | '—'), .. }));
            dash || is(at, Class::To) || is(at, Class::The) || is(at, Class::Year) || is(at, Class::And) && opens
        };
        let joined = after.start > before.end && (before.end..after.start).all(links);
        if let Some([first, second]) = found.get_mut(at - 1..=at)
            && let (Ok(one), Ok(other)) = (&first.value, &second.value)
        {
            let order = one.first().zip(other.last()).is_some_and(|(one, other)| one.before(other));
            first.to_next = (joined || first.to_next) && order;
            let one_sentence = (before.start..after.start).all(|at| sentence(at) == sentence(after.start));
            let near = after.start.saturating_sub(before.end) <= NEAR && one_sentence;
            first.again_next = near && !first.to_next && one.agrees(other);
        }
    }
    if let Some(last) = found.last_mut() {
        last.to_next = false;
    }
}

/// How many words and signs stand between two wordings of one date at most.
const NEAR: usize = 4;
