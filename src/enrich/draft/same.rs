//! Which passages tell of the same event: those that share its telling words, on dates that agree.

use crate::article::order::fold_case;
use crate::enrich::dates::agree;

use super::{Entry, Passage};

/// The words of a text, as numbers in order: two texts share what two lists have in common.
pub(super) type Words = Vec<u64>;

/// How many lines of an article have each word: a word that is everywhere tells nothing.
#[derive(Debug)]
pub(super) struct Telling {
    counts: Vec<(u64, usize)>,
    often: usize,
}

impl Telling {
    pub(super) fn new(lines: &[String]) -> Self {
        let mut all: Words = lines.iter().flat_map(|line| words_of(line)).collect();
        all.sort_unstable();
        let counts =
            all.chunk_by(|one, other| one == other).filter_map(|run| Some((*run.first()?, run.len()))).collect();
        Self { counts, often: (lines.len() / 3).max(5) }
    }

    /// The words of a passage's clause, without its date.
    pub(super) fn words(line: &str, passage: &Passage) -> Words {
        let part = |from: usize, to: usize| line.get(from..to).unwrap_or_default();
        let (clause, date) = (&passage.clause, &passage.range);
        let before = part(clause.start, date.start.clamp(clause.start, clause.end));
        let after = part(date.end.clamp(clause.start, clause.end), clause.end);
        sorted([words_of(before), words_of(after)].concat())
    }

    fn tells(&self, word: u64) -> bool {
        let at = self.counts.partition_point(|(known, _)| *known < word);
        self.counts.get(at).is_none_or(|(known, count)| *known != word || *count <= self.often)
    }

    /// How many telling words two passages share, and how many the shorter has.
    fn shared(&self, one: &Words, other: &Words) -> (usize, usize) {
        let telling = |words: &Words| words.iter().filter(|word| self.tells(**word)).count();
        let shared = one.iter().filter(|word| other.binary_search(word).is_ok() && self.tells(**word)).count();
        (shared, telling(one).min(telling(other)).max(1))
    }

    /// Whether two passages with these words tell of one event, on dates that agree.
    pub(super) fn is_same(&self, known: (&Passage, &Words), new: (&Passage, &Words), date: &str) -> bool {
        let (shared, of) = self.shared(known.1, new.1);
        let is_day = date.len() >= 10 && date == new.0.value;
        let clause = known.0.line == new.0.line && known.0.clause == new.0.clause;
        clause && date == new.0.value || if is_day { shared >= 1 } else { shared >= 2 && shared * 5 >= of * 2 }
    }

    /// Whether two clauses with these words say nearly the same.
    pub(super) fn is_alike(&self, one: &Words, other: &Words) -> bool {
        let (shared, of) = self.shared(one, other);
        shared >= ALIKE && shared * 3 >= of * 2
    }

    /// Finds entries that share most of their words, and whose dates cannot both be right. `words` are those of
    /// each entry's first passage.
    pub(super) fn contradictions(&self, words: &[&Words], entries: &mut [Entry]) {
        let holders = Holders::new(words);
        let mut found = Vec::new();
        for (at, own) in words.iter().enumerate() {
            for other in holders.sharing(self, own, at) {
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

/// With how many others one is compared for a word that they share, so that the cost stays linear.
pub(super) const RECENT: usize = 32;

/// How many words two clauses share at least that say nearly the same.
const ALIKE: usize = 3;

/// Which texts have a word: the words in order, each with the numbers of its texts in order.
#[derive(Debug)]
pub(super) struct Holders(Vec<(u64, usize)>);

impl Holders {
    pub(super) fn new(texts: &[&Words]) -> Self {
        let pairs = texts.iter().enumerate().flat_map(|(at, words)| words.iter().map(move |word| (*word, at)));
        let mut pairs: Vec<(u64, usize)> = pairs.collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// The texts before one that share enough telling words with it to be alike.
    pub(super) fn sharing(&self, telling: &Telling, own: &Words, before: usize) -> Vec<usize> {
        let mut others = Vec::new();
        for word in own.iter().copied().filter(|word| telling.tells(*word)) {
            let end = self.0.partition_point(|pair| *pair < (word, before));
            let holds = self.0.get(..end).unwrap_or_default().iter().rev().take(RECENT);
            others.extend(holds.take_while(|(known, _)| *known == word).map(|(_, at)| *at));
        }
        others.sort_unstable();
        let runs = others.chunk_by(|one, other| one == other).filter(|run| run.len() >= ALIKE);
        runs.filter_map(|run| run.first().copied()).collect()
    }
}

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

/// The words of a text that can tell something: long enough, folded, each once.
pub(super) fn words_of(text: &str) -> Words {
    let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() >= if word.is_ascii() { 4 } else { 3 };
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\u{200c}').filter(|word| long(word));
    sorted(words.map(|word| number(&fold_case(word.trim_start_matches("ال")))).collect())
}

fn sorted(mut words: Words) -> Words {
    words.sort_unstable();
    words.dedup();
    words
}

/// FNV-1a of a word: a list of numbers is compared where a set of words would be hashed again and again.
fn number(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
