//! Where the lines of a draft stand in their source.
//!
//! The text of an article knows no lines of its source, so that its words are looked for there: each
//! line by three words that follow each other, its other words from there on, past the marks between them.

use std::collections::HashMap;

use sidelight::article::Span;
use sidelight::article::diagnostic::Lines;
use sidelight::enrich::draft::Passage;

/// A word, and the byte that it begins at.
type Word<'a> = (usize, &'a str);

/// Further marks between two words, such as an address, are not looked past.
const FAR: usize = 60;

/// A line is looked for by its first words, and where marks stand between them by the next.
const FIRST: usize = 12;

/// Where the words of a draft stand.
#[derive(Debug)]
pub(super) struct Places<'a> {
    source: Lines<'a>,
    /// The words of each line that were found: where in the line, and where in the source.
    lines: Vec<Vec<(usize, usize)>>,
}

impl<'a> Places<'a> {
    /// Looks for the lines of a draft, in their order.
    pub(super) fn new(source: &'a str, lines: &[String]) -> Self {
        let words = words_of(source);
        let mut threes: HashMap<[&str; 3], Vec<usize>> = HashMap::new();
        for (at, three) in threes_of(&words).enumerate() {
            threes.entry(three).or_default().push(at);
        }
        let start = after_front_matter(source);
        let mut from = words.partition_point(|(at, _)| *at < start);
        let mut found = Vec::new();
        for line in lines {
            let line = words_of(line);
            let begins = threes_of(&line).take(FIRST).enumerate().find_map(|(skipped, three)| {
                let places = threes.get(&three)?;
                // What stands out of order, as a part that was moved does, is found all the same.
                let next = places.get(places.partition_point(|at| *at < from)).or(places.first())?;
                Some((skipped, *next))
            });
            // A line of two words is looked for soon after the line before it.
            let begins = begins.or((line.len() < 3).then_some((0, from)));
            let aligned = begins.map(|(skipped, at)| align(line.get(skipped..).unwrap_or_default(), &words, at));
            let (aligned, end) = aligned.unwrap_or_else(|| (Vec::new(), from));
            from = end;
            found.push(aligned);
        }
        Self { source: Lines::new(source), lines: found }
    }

    /// Where a byte of a line stands, or a word that soon follows it.
    pub(super) fn find(&self, line: usize, byte: usize) -> Option<Span> {
        /// In bytes: a mark may hide a word or two.
        const NEAR: usize = 40;
        let words = self.lines.get(line)?;
        let (at, place) = words.get(words.partition_point(|(at, _)| *at < byte))?;
        (at - byte <= NEAR).then(|| self.source.span(*place))
    }

    /// Where the sentence of a passage begins.
    pub(super) fn of_sentence(&self, passage: &Passage) -> Option<Span> {
        self.find(passage.line, passage.sentence.start)
    }
}

/// Finds the words of a line from a place on; returns where each stands that was found, and where the line ends.
fn align(line: &[Word<'_>], source: &[Word<'_>], from: usize) -> (Vec<(usize, usize)>, usize) {
    let (mut at, mut found) = (from, Vec::new());
    for (number, (byte, word)) in line.iter().enumerate() {
        let is = |at: usize, word: &str| source.get(at).is_some_and(|(_, other)| *other == word);
        let next = line.get(number + 1).map(|(_, word)| *word);
        // A word further on is the same one only where the next follows it.
        let fits = |place: &usize| is(*place, word) && (*place == at || next.is_some_and(|next| is(place + 1, next)));
        if let Some(place) = (at..at + FAR).find(fits) {
            found.extend(source.get(place).map(|(start, _)| (*byte, *start)));
            at = place + 1;
        }
    }
    (found, at)
}

fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.extend(text.get(from..at).map(|word| (from, word)));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn threes_of<'a>(words: &[Word<'a>]) -> impl Iterator<Item = [&'a str; 3]> {
    words.windows(3).filter_map(|three| match three {
        [(_, one), (_, two), (_, three)] => Some([*one, *two, *three]),
        _ => None,
    })
}

/// Where the text begins: a description above it may begin with the same words.
fn after_front_matter(source: &str) -> usize {
    let end = source.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
    end.unwrap_or_default()
}
