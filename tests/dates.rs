//! Dates in prose, held against sentences and articles whose dates are marked.
//!
//! `dates/LANG.md` marks each date as a link to its value, with the day of publication before the sentence
//! (`none` where there is none); `?` marks what nobody can place. What is found is an answer where it overlaps
//! a mark and has its value.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::ops::Range;

use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, proptest};
use sidelight::enrich::dates::{Day, find};

/// A sentence, and what it says of dates.
struct Sample {
    /// The heading that it stands under.
    rule: String,
    /// What is known to be wrong with its reading stays told here until it is mended.
    is_known_wrong: bool,
    published: Option<Day>,
    text: String,
    marks: Vec<(Range<usize>, String)>,
}

fn samples(lang: &str) -> Vec<Sample> {
    let path = format!("{}/tests/dates/{lang}.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut rule = String::new();
    let mut samples = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut rule);
        } else if let Some(item) = line.strip_prefix("- ") {
            samples.push(sample(&rule, item));
        }
    }
    samples
}

fn sample(rule: &str, item: &str) -> Sample {
    let known = item.strip_prefix("FIXME ");
    let item = known.unwrap_or(item);
    let (published, mut rest) = item.split_once(": ").unwrap_or_else(|| panic!("no day of publication: {item}"));
    let (mut text, mut marks) = (String::new(), Vec::new());
    while let Some((before, marked)) = rest.split_once('[') {
        let (said, value) = marked.split_once("](").unwrap_or_else(|| panic!("a bracket without a value: {item}"));
        let (value, after) = value.split_once(')').unwrap_or_else(|| panic!("a value without end: {item}"));
        text.push_str(before);
        let start = text.len();
        text.push_str(said);
        marks.push((start..text.len(), value.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    Sample { rule: rule.to_owned(), is_known_wrong: known.is_some(), published: Day::parse(published), text, marks }
}

/// How many values were right, given and wanted; and what was not as promised.
#[derive(Default)]
struct Score {
    right: usize,
    given: usize,
    wanted: usize,
    broken: Vec<String>,
}

impl Score {
    fn add(&mut self, sample: &Sample, lang: &str) {
        let mut left: Vec<_> = sample.marks.iter().filter(|(_, value)| value != "?").collect();
        self.wanted += left.len();
        let mut wrong = Vec::new();
        for mention in find(&[&sample.text], Some(lang), sample.published) {
            let Ok(value) = mention.value.map(|value| value.edtf()) else { continue };
            self.given += 1;
            let overlaps = |range: &Range<usize>| range.start < mention.range.end && mention.range.start < range.end;
            match left.iter().position(|(range, wanted)| overlaps(range) && *wanted == value) {
                Some(at) => {
                    left.remove(at);
                    self.right += 1;
                }
                None => wrong.push(format!("{} is no {value}", &sample.text[mention.range.clone()])),
            }
        }
        wrong.extend(left.iter().map(|(range, value)| format!("{} is {value}", &sample.text[range.clone()])));
        let Sample { rule, text, .. } = sample;
        match (wrong.is_empty(), sample.is_known_wrong) {
            (false, false) => self.broken.push(format!("{rule}: {}: {text}", wrong.join(", "))),
            (true, true) => self.broken.push(format!("{rule}: it is right now, take its FIXME away: {text}")),
            _ => {}
        }
    }

    /// The harmonic mean of precision and recall, in percent.
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.given + self.wanted) as f64
    }
}

/// Every sentence is read as its page says, but for those that are known to be wrong, and those are few.
fn are_read(lang: &str, floor: f64) {
    let mut score = Score::default();
    for sample in samples(lang) {
        score.add(&sample, lang);
    }
    let Score { right, given, wanted, broken } = &score;
    let found = format!("{lang}: {right} right of {given} given and {wanted} wanted, F1 {:.1}", score.f1());
    assert!(broken.is_empty(), "{found}\n{}", broken.join("\n"));
    assert!(score.f1() >= floor, "{found}; {floor} are promised");
}

#[test]
fn english_sentences_are_read() {
    are_read("en", 95.0);
}

#[test]
fn arabic_sentences_are_read() {
    are_read("ar", 95.0);
}

#[test]
fn persian_sentences_are_read() {
    are_read("fa", 95.0);
}

/// What means something to the reader of dates, in three languages, and what breaks readers.
const PIECES: [&str; 72] = [
    " ",
    " ",
    " ",
    "\n",
    ",",
    "، ",
    ". ",
    "-",
    "–",
    "/",
    "'",
    "’",
    "\"",
    "(",
    ")",
    ":",
    "+",
    "%",
    "$",
    "\u{200c}",
    "\u{64b}",
    "\u{fffc}",
    "🕊",
    "4",
    "11",
    "31",
    "88",
    "1979",
    "1357",
    "2015",
    "13579",
    "۱۳۵۷",
    "۲۲",
    "١٩٧٩",
    "٤",
    "November",
    "May",
    "Nov",
    "Monday",
    "spring",
    "the",
    "of",
    "in",
    "from",
    "to",
    "and",
    "between",
    "last",
    "next",
    "year",
    "years",
    "ago",
    "later",
    "two",
    "twenty",
    "fourth",
    "century",
    "s",
    "th",
    "BC",
    "نوفمبر",
    "رمضان",
    "عام",
    "الماضي",
    "قبل",
    "و",
    "تشرين الأول",
    "بهمن",
    "سال",
    "گذشته",
    "سه‌شنبه",
    "دهه",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40);
    (pieces, prop::bool::ANY).prop_map(|(pieces, spaced)| if spaced { pieces.join(" ") } else { pieces.concat() })
}

fn days() -> impl Strategy<Value = Day> {
    (-20_000_i32..40_000).prop_map(Day::of_number)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every mention stands in the text, between characters, after the one before; the same text gives the same.
    #[test]
    fn mentions_are_places_of_the_text(text in texts(), day in days()) {
        let found = find(&[&text], None, Some(day));
        let mut before = 0;
        for mention in &found {
            prop_assert!(before <= mention.range.start && mention.range.start < mention.range.end);
            prop_assert!(text.get(mention.range.clone()).is_some(), "{:?} is no place of {text:?}", mention.range);
            if mention.value.is_ok() {
                prop_assert!(text.get(mention.clause.clone()).is_some() && text.get(mention.sentence.clone()).is_some());
                prop_assert!(mention.sentence.start <= mention.clause.start && mention.clause.end <= mention.sentence.end);
            }
            before = mention.range.end;
        }
        prop_assert_eq!(&found, &find(&[&text], None, Some(day)));
    }

    /// A value is EDTF that a timeline can hold, or a date that only lacks its year.
    #[test]
    fn values_are_edtf(text in texts(), day in days()) {
        for value in find(&[&text], None, Some(day)).into_iter().filter_map(|mention| mention.value.ok()) {
            let edtf = value.edtf();
            let read = edtf_core::Edtf::parse(&edtf);
            prop_assert!(read.is_ok_and(|read| read.level() <= 1) || edtf.starts_with("XXXX-"), "{edtf} in {text:?}");
        }
    }

    /// What counts from publication does not go back when publication goes on.
    #[test]
    fn later_publication_means_no_earlier_day(
        text in prop::sample::select(vec![
            "He left yesterday.", "He left last May.", "He left last year.", "He left two months ago.", "He left on Tuesday.", "He left in May.",
            "He will leave next Friday.", "He left on 4 November.", "غادر أمس.", "غادر في مايو الماضي.", "غادر قبل عامين.", "دیروز رفت.", "پارسال رفت.",
            "سه ماه پیش رفت.", "سه‌شنبه گذشته رفت.",
        ]),
        day in days(),
        on in 0_i32..800,
    ) {
        let of = |day| find(&[text], None, Some(day)).into_iter().find_map(|mention| Some(mention.value.ok()?.first()?.first_day()));
        let (early, late) = (of(day), of(Day::of_number(day.number() + on)));
        prop_assert!(early.is_some() && early <= late, "{text} {early:?} {late:?}");
    }
}

#[test]
fn nothing_is_placed_without_what_places_it() {
    for text in [
        "He left yesterday.",
        "He left last May.",
        "He left on Tuesday.",
        "He left two years later.",
        "غادر أمس.",
        "سه‌شنبه رفت.",
    ] {
        let placed: Vec<_> = find(&[text], None, None).into_iter().filter_map(|mention| mention.value.ok()).collect();
        assert!(placed.is_empty(), "{text}: nobody can know {placed:?}");
    }
    let open = find(&["He left on 6 August."], None, None);
    assert_eq!(
        open.iter().map(|mention| mention.value.as_ref().map(|value| value.edtf())).collect::<Vec<_>>(),
        [Ok("XXXX-08-06".into())]
    );
}

#[test]
fn offsets_do_not_care_for_what_stands_before() {
    let said = "on 4 November 1979";
    for before in ["", "🕊 ", "سه‌شنبه، ", "a\u{301} "] {
        let text = format!("{before}{said}");
        let found: Vec<_> =
            find(&[&text], Some("en"), None).into_iter().filter(|mention| mention.value.is_ok()).collect();
        assert_eq!(
            found.iter().map(|mention| &text[mention.range.clone()]).collect::<Vec<_>>(),
            ["4 November 1979"],
            "{text}"
        );
    }
}
