//! Numbers in words become numbers, in all three languages by one rule: what follows is
//! smaller than what it is added to.

use super::lexicon::{Class, Lexicon, UNKNOWN};
use super::scan::{Kind, Number, Token};

/// Joins the words of each number, "4" with its "th", and the two names of a month.
pub(super) fn join(tokens: Vec<Token>, lexicon: &Lexicon) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some(next) = paired(&tokens, at, lexicon) {
            let end = tokens.get(next - 1).map_or(token.end, |last| last.end);
            out.push(Token { end, ..*token });
            at = next;
            continue;
        }
        let (joined, next) = match token.kind {
            Kind::Number(number) if number.digits > 0 => with_ending(number, &tokens, at, lexicon),
            Kind::Word { .. } => in_words(&tokens, at, lexicon),
            _ => (None, at + 1),
        };
        let end = tokens.get(next - 1).map_or(token.end, |last| last.end);
        out.push(joined.map_or(*token, |number| Token { end, kind: Kind::Number(number), ..*token }));
        at = next;
    }
    out
}

/// A month that is named twice, as Arab papers do: "أيار/مايو", "مايو (أيار)". Returns where it ends.
fn paired(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let month = |at: usize| match tokens.get(at)?.kind {
        Kind::Word { entry, .. } => lexicon.has(entry, Class::Month),
        _ => None,
    };
    let sign = |at: usize, wanted: char| matches!(tokens.get(at), Some(Token { kind: Kind::Sign(sign), .. }) if *sign == wanted);
    let first = month(at)?;
    let (second, next) = match () {
        () if sign(at + 1, '/') => (month(at + 2)?, at + 3),
        () if sign(at + 1, '(') && sign(at + 3, ')') => (month(at + 2)?, at + 4),
        () => (month(at + 1)?, at + 2),
    };
    (first == second).then_some(next)
}

fn with_ending(number: Number, tokens: &[Token], at: usize, lexicon: &Lexicon) -> (Option<Number>, usize) {
    match tokens.get(at + 1) {
        Some(Token { kind: Kind::Word { entry, .. }, glued: true, .. }) if lexicon.has(*entry, Class::Th).is_some() => {
            (Some(Number { ordinal: true, ..number }), at + 2)
        }
        _ => (None, at + 1),
    }
}

/// A word of a number: its value, and whether it is an ordinal.
fn part(token: &Token, lexicon: &Lexicon) -> Option<(u32, bool)> {
    let Kind::Word { entry, .. } = token.kind else { return None };
    if entry == UNKNOWN {
        return None;
    }
    let (value, ordinal) = match lexicon.has(entry, Class::Count) {
        Some(value) => (value, false),
        None => (lexicon.has(entry, Class::Nth)?, true),
    };
    Some((u32::try_from(value).ok()?, ordinal))
}

fn in_words(tokens: &[Token], at: usize, lexicon: &Lexicon) -> (Option<Number>, usize) {
    let Some((first, mut ordinal)) = tokens.get(at).and_then(|token| part(token, lexicon)) else {
        return (None, at + 1);
    };
    let (mut total, mut current, mut next) = (0_u32, first, at + 1);
    loop {
        let (linked, place) = link(tokens, next, lexicon);
        let Some((value, nth)) = tokens.get(place).and_then(|token| part(token, lexicon)) else { break };
        // An ordinal of two words ends with one of them: "twenty-second", "الثاني والعشرين".
        if ordinal && nth && value != 10 && linked != Link::And {
            break;
        }
        match (linked == Link::And, value) {
            (false, 1000) => {
                total += current * 1000;
                current = 0;
            }
            (false, 100) if current < 100 => current *= 100,
            (false, 10) if (1..10).contains(&(current % 100)) => current += 10,
            (false, 1..=9) if tens(current) => current += value,
            // "nineteen eighty", as a year is said.
            (false, 10..=99) if linked == Link::None && total == 0 && (10..=20).contains(&current) => {
                current = current * 100 + value;
            }
            (true, 1..=9) if tens(current) || total + current >= 100 && current.is_multiple_of(100) => current += value,
            (true, 10..=99) if (1..10).contains(&(current % 100)) && value.is_multiple_of(10) => current += value,
            (true, 10..=99) if total + current >= 100 && current.is_multiple_of(100) => current += value,
            (true, 100..=999) if total > 0 && current == 0 => current += value,
            (true, 100..=999) if total == 0 && current.is_multiple_of(1000) => current += value,
            _ => break,
        }
        ordinal |= nth;
        next = place + 1;
    }
    let value = total.saturating_add(current);
    (Some(Number { value, ordinal, ..Number::default() }), next)
}

/// Whether only units are missing: 20, 1980, but not 100.
fn tens(number: u32) -> bool {
    number.is_multiple_of(10) && number % 100 >= 20
}

#[derive(PartialEq)]
enum Link {
    None,
    Hyphen,
    And,
}

/// What links a number with the next word, and where that stands.
fn link(tokens: &[Token], at: usize, lexicon: &Lexicon) -> (Link, usize) {
    match tokens.get(at).map(|token| (token.kind, token.glued)) {
        Some((Kind::Sign('-' | '‐' | '‑'), true)) => (Link::Hyphen, at + 1),
        Some((Kind::Word { entry, .. }, _)) if lexicon.has(entry, Class::And).is_some() => (Link::And, at + 1),
        _ => (Link::None, at),
    }
}
