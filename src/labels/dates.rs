//! Dates in words.
//!
//! [`Dates`] says one date; in a page the browser's `Intl` does, elsewhere [`Plain`]
//! does from the month names of [`Labels`]. What is said around a date (about, since,
//! until) is the same everywhere.

use std::fmt;

use crate::article::{End, Point, Precision, When};

use super::{Labels, fill};

/// Says one date at its precision, in a language.
pub trait Dates: fmt::Debug {
    /// A day, month or year in words; `None` leaves it to [`Plain`].
    fn say(&self, point: &Point, labels: &Labels) -> Option<String>;
}

/// Dates of the Gregorian calendar from the words of [`Labels`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Plain;

impl Dates for Plain {
    fn say(&self, point: &Point, labels: &Labels) -> Option<String> {
        let year = year(point.year, labels);
        let month = |month: u8| labels.months.get(usize::from(month).checked_sub(1)?).copied();
        Some(match point.precision {
            Precision::Year => year,
            Precision::Century => fill(&labels.century, &year),
            Precision::Decade => fill(&labels.decade, &year),
            Precision::Season(21) => fill(&labels.spring, &year),
            Precision::Season(22) => fill(&labels.summer, &year),
            Precision::Season(23) => fill(&labels.autumn, &year),
            Precision::Season(_) => fill(&labels.winter, &year),
            Precision::Month(number) => labels.month_form.replace("{m}", month(number)?).replace("{y}", &year),
            Precision::Day(number, day) => labels
                .day_form
                .replace("{d}", &labels.number(day.into()))
                .replace("{m}", month(number)?)
                .replace("{y}", &year),
        })
    }
}

fn year(year: i32, labels: &Labels) -> String {
    let number = |year: u32| labels.number(year);
    match u32::try_from(year) {
        Ok(year) if year > 0 => number(year),
        // Astronomical year 0 is 1 BCE (ISO 8601-1, 4.3.2).
        _ => fill(
            &labels.before_common_era,
            &number((1 - i64::from(year)).unsigned_abs().try_into().unwrap_or(u32::MAX)),
        ),
    }
}

/// A date in words, in pieces: plain words, and dates with their machine-readable form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words around a date.
    Words(String),
    /// A date, and the value of `datetime` where HTML has one.
    Date(String, Option<String>),
}

/// Says when an event was.
#[must_use]
pub fn say(when: &When, labels: &Labels, dates: &dyn Dates) -> Vec<Piece> {
    let (word, points) = match when {
        When::At(point) => return point_pieces(point, labels, dates),
        When::Range(End::At(from), End::At(to)) => (&labels.range, vec![from, to]),
        When::Range(End::At(from), End::Open) => (&labels.since, vec![from]),
        When::Range(End::At(from), End::Unknown) => (&labels.from_unknown_end, vec![from]),
        When::Range(End::Open, End::At(to)) => (&labels.until, vec![to]),
        When::Range(End::Unknown, End::At(to)) => (&labels.from_unknown_start, vec![to]),
        When::Range(..) => return Vec::new(),
    };
    template(word, points.into_iter().map(|point| point_pieces(point, labels, dates)).collect())
}

fn point_pieces(point: &Point, labels: &Labels, dates: &dyn Dates) -> Vec<Piece> {
    let said = dates.say(point, labels).or_else(|| Plain.say(point, labels)).unwrap_or_default();
    let mut pieces = vec![Piece::Date(said, point.datetime())];
    if point.approximate {
        pieces = template(&labels.approximate, vec![pieces]);
    }
    if point.uncertain {
        pieces = template(&labels.uncertain, vec![pieces]);
    }
    pieces
}

/// The words of a template with each `{}` replaced by the next value.
fn template(word: &str, values: Vec<Vec<Piece>>) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut values = values.into_iter();
    for (at, words) in word.split("{}").enumerate() {
        if at > 0 {
            out.extend(values.next().unwrap_or_default());
        }
        if !words.is_empty() {
            out.push(Piece::Words(words.to_string()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(when: &When, lang: &str) -> String {
        let piece = |piece| match piece {
            Piece::Words(words) | Piece::Date(words, _) => words,
        };
        say(when, &Labels::of_language(lang), &Plain).into_iter().map(piece).collect()
    }

    fn at(year: i32, precision: Precision) -> Point {
        Point { year, precision, approximate: false, uncertain: false }
    }

    #[test]
    fn dates_are_said_in_each_language() {
        let day = When::At(at(1979, Precision::Day(11, 4)));
        assert_eq!(words(&day, "en"), "4 November 1979");
        assert_eq!(words(&day, "fa"), "۴ نوامبر ۱۹۷۹");
        assert_eq!(words(&day, "ar"), "٤ نوفمبر ١٩٧٩");
    }

    #[test]
    fn what_is_not_certain_is_said() {
        let about = Point { approximate: true, ..at(1985, Precision::Year) };
        let perhaps = Point { approximate: true, uncertain: true, ..at(1985, Precision::Year) };
        assert_eq!(words(&When::At(about.clone()), "en"), "about 1985");
        assert_eq!(words(&When::At(perhaps), "en"), "about 1985 (uncertain)");
        assert_eq!(words(&When::Range(End::At(about), End::Open), "en"), "since about 1985");
        assert_eq!(words(&When::At(at(-43, Precision::Year)), "en"), "44 BCE");
        assert_eq!(words(&When::At(at(1980, Precision::Decade)), "en"), "1980s");
    }
}
