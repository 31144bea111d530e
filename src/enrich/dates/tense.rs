//! Where a clause looks: back, or ahead.

use super::anchor::Tense;
use super::lexicon::{Class, Lexicon, UNKNOWN, fold};
use super::scan::{Kind, Token};
use super::{is, value};

/// How far a verb is looked for, in words; and how near it is the date's own.
const FAR: usize = 30;
pub(super) const NEAR: usize = 4;
pub(super) const BESIDE: usize = 2;
/// The value of a word that is ahead by itself, and not where its verb looks back.
pub(super) const WITH_ITS_VERB: i16 = 2;
/// How far the verb is from "Sunday's" noun.
const NEXT: usize = 6;

/// The tense of the clause around an expression: that of the nearest word that has one,
/// within the sentence, before it if there is one; and how many words before it that stands.
pub(super) fn tense(text: &str, tokens: &[Token], from: usize, to: usize, lexicon: &Lexicon) -> (Tense, usize) {
    let sentence = tokens.get(from).map(|token| token.sentence);
    let here = |at: &usize| tokens.get(*at).is_some_and(|token| Some(token.sentence) == sentence);
    let of = |at: usize| tense_of(text, tokens, at, lexicon);
    let possessive = matches!(tokens.get(to), Some(Token { kind: Kind::Sign('\'' | '’'), glued: true, .. }));
    let before = || (0..from).rev().take(FAR).take_while(here).find_map(|at| Some((of(at)?, from - at)));
    // Without a verb before it, a clause ends at the comma.
    let ends = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Sign('،' | '؛' | ',')));
    let goes_on = |at: &usize| here(at) && (lexicon.cased || !ends(*at));
    let after = || (to..tokens.len()).take(FAR).take_while(goes_on).find_map(|at| Some((of(at)?, usize::MAX)));
    // "The department on Sunday issued": a verb right behind its day.
    let beside = || of(to).filter(|_| here(&to) && lexicon.cased).map(|tense| (tense, BESIDE));
    let found = if lexicon.verb_last { after().or_else(before) } else { beside().or_else(before).or_else(after) };
    if possessive && tokens.get(to + 1).is_some_and(|token| token.glued) {
        // "Wednesday's ruling" has been, but "Sunday's race will go on", and police wait "ahead of Friday's vote".
        let ahead = from.checked_sub(1).is_some_and(|at| is(lexicon, tokens, at, Class::Ahead));
        // But "Sunday's ruling should be read" tells nothing of that day.
        let will = (to..tokens.len())
            .take(NEXT)
            .take_while(here)
            .any(|at| value(lexicon, tokens, at, Class::Ahead) == Some(0));
        return (if ahead || will { Tense::Future } else { Tense::Past }, usize::MAX);
    }
    // "By Jan. 14", "until Tuesday": ahead, but for "had gone by January".
    let deadline = from.checked_sub(1).is_some_and(|at| is(lexicon, tokens, at, Class::Deadline));
    let verb = |at: &usize| of(*at).is_some();
    let had = || {
        let before = (0..from).rev().take(FAR).take_while(here).find(verb);
        before.or_else(|| (to..tokens.len()).take(FAR).take_while(here).find(verb))
    };
    if deadline
        && !had().is_some_and(|at| [at, at.wrapping_sub(1)].iter().any(|at| is(lexicon, tokens, *at, Class::Back)))
    {
        return (Tense::Deadline, usize::MAX);
    }
    // Where verbs show their tense in ways that no list has, what is told is past.
    found.unwrap_or((if lexicon.cased { Tense::Unknown } else { Tense::Past }, usize::MAX))
}

fn tense_of(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Tense> {
    let token = tokens.get(at)?;
    let Kind::Word { entry, .. } = token.kind else { return None };
    // "The plan", "its vote" are nouns.
    let noun = at
        .checked_sub(1)
        .is_some_and(|at| [Class::The, Class::One, Class::Whose].iter().any(|class| is(lexicon, tokens, at, *class)));
    let ahead = lexicon.has(entry, Class::Ahead).filter(|_| !noun);
    if let Some(kind) = ahead {
        // "می‌کرد" looks back, "می‌کند" does not.
        let back = kind == WITH_ITS_VERB && is(lexicon, tokens, at + 1, Class::Back);
        return Some(if back { Tense::Past } else { Tense::Future });
    }
    // "Won't" has not been.
    let cut = matches!(tokens.get(at + 1), Some(Token { kind: Kind::Sign('\'' | '’'), glued: true, .. }));
    // "Will be held" looks ahead, and so do "is sentenced" and "can't cut".
    let nt = at.checked_sub(3).filter(|at| lexicon.cased && tokens.get(at + 2).is_some_and(|word| word.glued));
    let before = nt.or(at.checked_sub(1));
    let be = before.is_some_and(|before| {
        is(lexicon, tokens, before, Class::Be) || lexicon.cased && is(lexicon, tokens, before, Class::Ahead)
    });
    if lexicon.has(entry, Class::Back).is_some() && !cut && !be {
        return Some(Tense::Past);
    }
    let word = text.get(token.start..token.end).filter(|_| entry == UNKNOWN)?;
    if !lexicon.future.is_empty() {
        // They all begin with one letter, and few words do.
        let bare = word.trim_start_matches(['و', 'ف']);
        if bare.chars().next() != lexicon.future.first().and_then(|start| start.chars().next()) {
            return None;
        }
        let mut key = String::new();
        word.chars().for_each(|c| fold(c, &mut key));
        let (key, word) = (key.trim_start_matches(['و', 'ف']), word.trim_start_matches(['و', 'ف']));
        // "سأ" tells only with its hamza, which folding takes away.
        let ahead = |start: &&str| key.starts_with(start) || word.starts_with(start);
        return lexicon.future.iter().any(ahead).then_some(Tense::Future);
    }
    // "The proposed merger" tells nothing of when, nor does an unspecified date.
    let past = !be
        && !noun
        && !word.starts_with("un")
        && lexicon.past.iter().any(|end| word.ends_with(end))
        && !token.capital
        && word.len() > 4;
    past.then_some(Tense::Past)
}
