//! What a language knows beside its words: dates, plural forms, names of languages.
//!
//! In a page the browser's `Intl` knows them for every language and calendar;
//! elsewhere [`Plain`] knows them for the languages of [`Labels`].

use std::fmt;

use crate::article::{Point, Precision};

use super::{Labels, fill};

/// The knowledge of a language that is not words.
pub trait Locale: fmt::Debug {
    /// A day, month or year in words; `None` leaves it to [`Plain`].
    fn date(&self, point: &Point, labels: &Labels) -> Option<String>;

    /// The days from one to another in fewer words, where they are a whole month or year of the calendar that
    /// is shown.
    fn span(&self, _from: &Point, _to: &Point, _labels: &Labels) -> Option<String> {
        None
    }

    /// The plural form that goes with a whole number.
    fn plural(&self, number: u32, labels: &Labels) -> Plural;

    /// A language by the name that its own speakers give it; `None` where it has none.
    fn language(&self, tag: &str) -> Option<String>;
}

/// A plural category (Unicode Technical Standard 35, part 3, language plural rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// As in "1 minute".
    One,
    /// As of two, in Arabic.
    Two,
    /// As of three to ten, in Arabic.
    Few,
    /// As of eleven to ninety-nine, in Arabic.
    Many,
    /// All others.
    Other,
}

impl Plural {
    /// Reads the name that `Intl.PluralRules` gives.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        match name {
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }
}

/// The Gregorian calendar from the words of [`Labels`], and the plural rules of CLDR 48
/// for their languages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

impl Locale for Plain {
    fn date(&self, point: &Point, labels: &Labels) -> Option<String> {
        let year = year(point.year, labels);
        Some(match point.precision {
            Precision::Year => year,
            Precision::Century => fill(labels.century(), &year),
            Precision::Decade => fill(labels.decade(), &year),
            Precision::Season(21) => fill(labels.spring(), &year),
            Precision::Season(22) => fill(labels.summer(), &year),
            Precision::Season(23) => fill(labels.autumn(), &year),
            Precision::Season(_) => fill(labels.winter(), &year),
            Precision::Month(number) => labels.month_form().replace("{m}", labels.month(number)?).replace("{y}", &year),
            Precision::Day(number, day) => labels
                .day_form()
                .replace("{d}", &labels.number(day.into()))
                .replace("{m}", labels.month(number)?)
                .replace("{y}", &year),
        })
    }

    fn plural(&self, number: u32, labels: &Labels) -> Plural {
        match (labels.lang(), number, number % 100) {
            ("en" | "ar", 1, _) | ("fa", 0 | 1, _) => Plural::One,
            ("ar", 2, _) => Plural::Two,
            ("ar", _, 3..=10) => Plural::Few,
            ("ar", _, 11..=99) => Plural::Many,
            _ => Plural::Other,
        }
    }

    fn language(&self, tag: &str) -> Option<String> {
        let own = Labels::of_language(tag);
        let known = tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case(own.lang()));
        known.then(|| own.own_name().to_string())
    }
}

fn year(year: i32, labels: &Labels) -> String {
    let number = |year: u32| labels.number(year);
    match u32::try_from(year) {
        Ok(year) if year > 0 => number(year),
        // Astronomical year 0 is 1 BCE (ISO 8601-1, 4.3.2).
        _ => fill(
            labels.before_common_era(),
            &number((1 - i64::from(year)).unsigned_abs().try_into().unwrap_or(u32::MAX)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_forms_are_those_of_cldr() {
        let form = |lang: &str, number| Plain.plural(number, &Labels::of_language(lang));
        assert_eq!([0, 1, 2, 11].map(|n| form("en", n)), [Plural::Other, Plural::One, Plural::Other, Plural::Other]);
        assert_eq!([0, 1, 2].map(|n| form("fa", n)), [Plural::One, Plural::One, Plural::Other]);
        let arabic = [(0, Plural::Other), (1, Plural::One), (2, Plural::Two), (3, Plural::Few), (10, Plural::Few)];
        let more = [(11, Plural::Many), (99, Plural::Many), (100, Plural::Other), (103, Plural::Few)];
        for (number, wanted) in arabic.into_iter().chain(more) {
            assert_eq!(form("ar", number), wanted, "{number}");
        }
    }

    #[test]
    fn languages_are_named_by_themselves() {
        assert_eq!(Plain.language("fa-IR").as_deref(), Some("فارسی"));
        assert_eq!(Plain.language("de"), None);
    }
}
