//! Dates in prose, held against sentences and articles whose dates are marked.
//!
//! `dates/LANG.md` marks each date as a link to its value, with the day of publication before the sentence
//! (`none` where there is none); `?` marks what nobody can place. What is found is an answer where it overlaps
//! a mark and has its value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::ops::Range;

use sidelight::enrich::dates::{Day, find};

/// A sentence, and what it says of dates.
struct Sample {
    published: Option<Day>,
    text: String,
    marks: Vec<(Range<usize>, String)>,
}

fn samples(lang: &str) -> Vec<Sample> {
    let path = format!("{}/tests/dates/{lang}.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    page.lines().filter_map(|line| line.strip_prefix("- ")).map(sample).collect()
}

fn sample(line: &str) -> Sample {
    let (published, rest) = line.split_once(": ").unwrap_or_else(|| panic!("no day of publication: {line}"));
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = rest;
    while let Some((before, marked)) = rest.split_once('[') {
        let (said, value) = marked.split_once("](").unwrap_or_else(|| panic!("a bracket without a value: {line}"));
        let (value, after) = value.split_once(')').unwrap_or_else(|| panic!("a value without end: {line}"));
        text.push_str(before);
        let start = text.len();
        text.push_str(said);
        marks.push((start..text.len(), value.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    Sample { published: Day::parse(published), text, marks }
}

/// How many values were right, given and wanted; and a line for each that was not right.
#[derive(Default)]
struct Score {
    right: usize,
    given: usize,
    wanted: usize,
    wrong: Vec<String>,
}

impl Score {
    fn add(&mut self, sample: &Sample, lang: &str) {
        let mut left: Vec<_> = sample.marks.iter().filter(|(_, value)| value != "?").collect();
        self.wanted += left.len();
        for mention in find(&[&sample.text], Some(lang), sample.published) {
            let Ok(value) = mention.value.map(|value| value.edtf()) else { continue };
            self.given += 1;
            let overlaps = |range: &Range<usize>| range.start < mention.range.end && mention.range.start < range.end;
            let said = &sample.text[mention.range.clone()];
            match left.iter().position(|(range, wanted)| overlaps(range) && *wanted == value) {
                Some(at) => {
                    left.remove(at);
                    self.right += 1;
                }
                None => self.wrong.push(format!("given {said} = {value}: {}", sample.text)),
            }
        }
        for (range, value) in left {
            self.wrong.push(format!("wanted {} = {value}: {}", &sample.text[range.clone()], sample.text));
        }
    }

    /// The harmonic mean of precision and recall, in percent.
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.given + self.wanted) as f64
    }
}

fn at_least(lang: &str, floor: f64) {
    let mut score = Score::default();
    for sample in samples(lang) {
        score.add(&sample, lang);
    }
    let Score { right, given, wanted, wrong } = &score;
    let found = format!("{lang}: {right} right of {given} given and {wanted} wanted, F1 {:.1}", score.f1());
    println!("{found}\n{}", wrong.join("\n"));
    assert!(score.f1() >= floor, "{found}; {floor} are promised\n{}", wrong.join("\n"));
}

#[test]
fn english_dates_get_their_values() {
    at_least("en", 95.0);
}

#[test]
fn arabic_dates_get_their_values() {
    at_least("ar", 95.0);
}

#[test]
fn persian_dates_get_their_values() {
    at_least("fa", 95.0);
}
