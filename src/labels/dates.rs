//! Dates in words.
//!
//! A [`Locale`] says one date; what is said around it (about, since, until) is the
//! same everywhere.

use crate::article::{End, Point, When};

use super::Labels;
use super::locale::{Locale, Plain};

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
pub fn say(when: &When, labels: &Labels, locale: &dyn Locale) -> Vec<Piece> {
    if let When::Range(End::At(from), End::At(to)) = when
        && let Some(words) = locale.span(from, to, labels)
    {
        return vec![Piece::Date(words, None)];
    }
    let (word, points) = match when {
        When::At(point) => return point_pieces(point, labels, locale),
        When::Range(End::At(from), End::At(to)) => (labels.range(), vec![from, to]),
        When::Range(End::At(from), End::Open) => (labels.since(), vec![from]),
        When::Range(End::At(from), End::Unknown) => (labels.from_unknown_end(), vec![from]),
        When::Range(End::Open, End::At(to)) => (labels.until(), vec![to]),
        When::Range(End::Unknown, End::At(to)) => (labels.from_unknown_start(), vec![to]),
        When::Range(..) => return Vec::new(),
    };
    template(word, points.into_iter().map(|point| point_pieces(point, labels, locale)).collect())
}

fn point_pieces(point: &Point, labels: &Labels, locale: &dyn Locale) -> Vec<Piece> {
    let said = locale.date(point, labels).or_else(|| Plain.date(point, labels)).unwrap_or_default();
    let mut pieces = vec![Piece::Date(said, point.datetime())];
    if point.approximate {
        pieces = template(labels.approximate(), vec![pieces]);
    }
    if point.uncertain {
        pieces = template(labels.uncertain(), vec![pieces]);
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
    use crate::article::Precision;

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
    fn every_kind_of_date_is_said_in_every_language() {
        let year = at(1985, Precision::Year);
        let about = Point { approximate: true, ..year.clone() };
        let perhaps = Point { uncertain: true, ..year.clone() };
        let kinds = [
            When::At(about),
            When::At(perhaps),
            When::Range(End::At(year.clone()), End::Open),
            When::Range(End::Open, End::At(year.clone())),
            When::Range(End::At(year.clone()), End::Unknown),
            When::Range(End::At(year.clone()), End::At(at(1988, Precision::Year))),
            When::At(at(1985, Precision::Season(21))),
            When::At(at(1980, Precision::Decade)),
        ];
        let said = |lang| kinds.iter().map(|kind| words(kind, lang)).collect::<Vec<_>>();
        let persian = [
            "حدود ۱۹۸۵",
            "۱۹۸۵ (نامطمئن)",
            "از ۱۹۸۵",
            "تا ۱۹۸۵",
            "از ۱۹۸۵، پایان نامعلوم",
            "۱۹۸۵ – ۱۹۸۸",
            "بهار ۱۹۸۵",
            "دههٔ ۱۹۸۰",
        ];
        let arabic = [
            "نحو ١٩٨٥",
            "١٩٨٥ (غير مؤكد)",
            "منذ ١٩٨٥",
            "حتى ١٩٨٥",
            "من ١٩٨٥، والنهاية غير معروفة",
            "١٩٨٥ – ١٩٨٨",
            "ربيع ١٩٨٥",
            "عقد ١٩٨٠",
        ];
        assert_eq!(said("fa"), persian);
        assert_eq!(said("ar"), arabic);
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
