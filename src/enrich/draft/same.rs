//! Which passages tell of the same event: those that share its telling words, on dates that agree.

use std::collections::{HashMap, HashSet};

use crate::article::order::fold_case;
use crate::enrich::dates::agree;

use super::{Entry, Passage};

/// How often each word of an article stands in its sentences: a word that is everywhere tells nothing.
#[derive(Debug)]
pub(super) struct Telling {
    lines: HashMap<String, usize>,
    often: usize,
}

impl Telling {
    pub(super) fn new(lines: &[String]) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for line in lines {
            for word in words_of(line).into_iter().collect::<HashSet<_>>() {
                *counts.entry(word).or_default() += 1;
            }
        }
        Self { lines: counts, often: (lines.len() / 4).max(3) }
    }

    /// The telling words of a passage's clause, without its date.
    pub(super) fn words(&self, line: &str, passage: &Passage) -> HashSet<String> {
        let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let (clause, date) = (&passage.clause, &passage.range);
        let mut words = words_of(part(clause.start, date.start.clamp(clause.start, clause.end)));
        words.extend(words_of(part(date.end.clamp(clause.start, clause.end), clause.end)));
        words.into_iter().collect()
    }

    fn tells(&self, word: &String) -> bool {
        self.lines.get(word).is_none_or(|count| *count <= self.often)
    }

    /// How many telling words two passages share, and how many the shorter has.
    fn shared(&self, one: &HashSet<String>, other: &HashSet<String>) -> (usize, usize) {
        let shared = one.iter().filter(|word| other.contains(*word) && self.tells(word)).count();
        let count = |words: &HashSet<String>| words.iter().filter(|word| self.tells(word)).count();
        (shared, count(one).min(count(other)).max(1))
    }

    /// Whether two passages with these words tell of one event, on dates that agree.
    pub(super) fn is_same(
        &self,
        known: (&Passage, &HashSet<String>),
        new: (&Passage, &HashSet<String>),
        date: &str,
    ) -> bool {
        let (shared, of) = self.shared(known.1, new.1);
        let is_day = date.len() >= 10 && date == new.0.value;
        let clause = known.0.line == new.0.line && known.0.clause == new.0.clause;
        clause && date == new.0.value || if is_day { shared >= 1 } else { shared >= 2 && shared * 5 >= of * 2 }
    }

    /// Whether two clauses with these words say nearly the same.
    pub(super) fn is_alike(&self, one: &HashSet<String>, other: &HashSet<String>) -> bool {
        let (shared, of) = self.shared(one, other);
        shared >= 3 && shared * 3 >= of * 2
    }

    /// Finds entries that share most of their words, and whose dates cannot both be right. `words` are those of
    /// each entry's first passage.
    pub(super) fn contradictions(&self, words: &[&HashSet<String>], entries: &mut [Entry]) {
        let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut found = Vec::new();
        for (at, own) in words.iter().enumerate() {
            let mut counts: HashMap<usize, usize> = HashMap::new();
            for word in own.iter().filter(|word| self.tells(word)) {
                let holders = holders.entry(word).or_default();
                for other in holders.iter().rev().take(RECENT) {
                    *counts.entry(*other).or_default() += 1;
                }
                holders.push(at);
            }
            let mut others: Vec<usize> = counts.into_keys().collect();
            others.sort_unstable();
            for other in others {
                let (Some(one), Some(theirs), Some(their_words)) =
                    (entries.get(at), entries.get(other), words.get(other))
                else {
                    continue;
                };
                if self.is_alike(own, their_words) && !meet(&one.date, &theirs.date) {
                    found.push((at, theirs.date.clone()));
                    found.push((other, one.date.clone()));
                }
            }
        }
        for (at, date) in found {
            if let Some(entry) = entries.get_mut(at) {
                entry.contradicts.get_or_insert(date);
            }
        }
    }
}

/// With how many of the entries before it one is compared, so that the cost stays linear.
pub(super) const RECENT: usize = 32;

/// Whether two dates of any form can be of one event: they agree, or an end of a range agrees with the other.
pub(super) fn meet(one: &str, other: &str) -> bool {
    one.split('/').any(|one| other.split('/').any(|other| agree(one, other)))
        || within(one, other)
        || within(other, one)
}

/// Whether a date is within a range, as far as both are written with four digits a year.
fn within(date: &str, range: &str) -> bool {
    range.split_once('/').is_some_and(|(from, to)| date >= from && (date <= to || date.starts_with(to)))
}

/// The words of a text that can tell something, folded.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= if word.is_ascii() { 4 } else { 3 };
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{200c}');
    words.filter(|word| long(word)).map(|word| fold_case(word.trim_start_matches("ال"))).collect()
}
