//! What a date expression means, as EDTF (ISO 8601-2, levels 0 and 1).

use crate::article::{Point, Precision};

use super::calendar::Day;

/// The meaning of one expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A date, at the precision that is said.
    At(Point),
    /// All days from one to another: the month of a calendar, or what "from … to" says.
    Range(Point, Point),
    /// A month, or a day of it, of a year that the text does not tell.
    Yearless {
        /// The month, from 1.
        month: u8,
        /// The day, where one is said.
        day: Option<u8>,
    },
}

impl Value {
    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self::At(point(day.year, Precision::Day(day.month, day.day)))
    }

    /// From one day to another.
    pub(super) fn days(from: Day, to: Day) -> Self {
        let at = |day: Day| point(day.year, Precision::Day(day.month, day.day));
        Self::Range(at(from), at(to))
    }

    /// From the first day of this to the last of another, in EDTF.
    #[must_use]
    pub fn to(&self, other: &Self) -> Option<String> {
        Some(format!("{}/{}", self.first()?.edtf(), other.last()?.edtf()))
    }

    /// The same, said to be about.
    pub(super) fn about(self) -> Self {
        let about = |point| Point { approximate: true, ..point };
        match self {
            Self::At(point) => Self::At(about(point)),
            Self::Range(from, to) => Self::Range(about(from), about(to)),
            Self::Yearless { .. } => self,
        }
    }

    /// EDTF: `1979-11-04`, `197X`, `1911~`, `1980/1988`, `XXXX-08-06`.
    #[must_use]
    pub fn edtf(&self) -> String {
        match self {
            Self::At(point) => point.edtf(),
            Self::Range(from, to) => format!("{}/{}", from.edtf(), to.edtf()),
            Self::Yearless { month, day: Some(day) } => format!("XXXX-{month:02}-{day:02}"),
            Self::Yearless { month, day: None } => format!("XXXX-{month:02}"),
        }
    }

    /// The same without "about": what ISO 8601 can say of a year, month or day.
    #[must_use]
    pub fn plain(&self) -> String {
        self.edtf().replace('~', "")
    }

    /// Whether two values can be of one date: they are equal, or one is the year or month of the other.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        agree(&self.plain(), &other.plain())
    }

    /// Its first point, where it has a year.
    #[must_use]
    pub fn first(&self) -> Option<&Point> {
        match self {
            Self::At(point) | Self::Range(point, _) => Some(point),
            Self::Yearless { .. } => None,
        }
    }

    /// Its last point, where it has a year.
    #[must_use]
    pub fn last(&self) -> Option<&Point> {
        match self {
            Self::At(point) | Self::Range(_, point) => Some(point),
            Self::Yearless { .. } => None,
        }
    }
}

/// Whether two dates in EDTF can be the same: they are equal, or one is the year or month of the other.
pub(in crate::enrich) fn agree(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('~'), other.trim_end_matches('~'));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || !long.contains('/') && long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
}

/// A date that is not in doubt.
pub(super) fn point(year: i32, precision: Precision) -> Point {
    Point { year, precision, approximate: false, uncertain: false }
}
