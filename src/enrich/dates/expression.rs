//! What the words of one date expression say together, before anything is known of the year it means.

use super::calendar::Calendar;
use super::lexicon::{Class, STORY, unit};
use super::pattern::Want;
use super::scan::Number;

/// The parts of a date that were said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) day: Option<u8>,
    /// The day is said in words.
    pub(super) in_words: bool,
    pub(super) nth: Option<u32>,
    pub(super) month: Option<(Calendar, u8)>,
    pub(super) year: Option<u32>,
    /// The last two digits of a year.
    pub(super) short: Option<u32>,
    pub(super) weekday: Option<u8>,
    /// The ordinal counts weekdays: "the second Friday of July".
    pub(super) counts_weekdays: bool,
    pub(super) season: Option<u8>,
    pub(super) unit: Option<i16>,
    pub(super) count: Option<u32>,
    /// Last, this, next.
    pub(super) which: Option<i16>,
    /// Ago, later.
    pub(super) ago: Option<i16>,
    /// Days from today.
    pub(super) today: Option<i16>,
    pub(super) feast: Option<i16>,
    pub(super) part: bool,
    /// "The".
    pub(super) definite: bool,
    pub(super) about: bool,
    pub(super) era: Option<i16>,
    /// The first year of a decade, or its last two digits.
    pub(super) decade: Option<u32>,
    pub(super) is_decade: bool,
    pub(super) is_century: bool,
    /// The word "year" stands with the number.
    pub(super) is_year: bool,
    /// A date in numbers: its parts and how long the first is.
    pub(super) numerals: Vec<Number>,
    /// The first end of a range, whose second follows.
    pub(super) to_next: bool,
    /// The second end.
    pub(super) second: bool,
}

impl Expression {
    /// Adds what one token says.
    pub(super) fn take(&mut self, want: Want, value: i16, number: Number) {
        let small = u8::try_from(number.value).unwrap_or_default();
        match want {
            Want::Day | Want::Cardinal => (self.day, self.in_words) = (Some(small), number.digits == 0),
            Want::Nth => self.nth = Some(number.value),
            Want::Year | Want::LongAgo => self.year = Some(number.value),
            Want::Short | Want::Apostrophe => self.short = Some(number.value),
            Want::Count => self.count = Some(number.value),
            Want::Digits => self.numerals.push(number),
            Want::Class(class) => self.word(class, value),
            Want::Sign(_) => {}
        }
    }

    fn word(&mut self, class: Class, value: i16) {
        let small = u8::try_from(value).unwrap_or_default();
        match class {
            Class::Month => {
                let calendar = match small / 100 {
                    0 => Calendar::Gregorian,
                    1 => Calendar::Jalali,
                    _ => Calendar::Hijri,
                };
                self.month = Some((calendar, small % 100));
            }
            Class::Weekday => {
                self.weekday = Some(small);
                self.counts_weekdays = self.nth.is_some() && self.month.is_none();
            }
            Class::Season => self.season = Some(small),
            Class::Unit | Class::Units => self.unit = Some(value),
            Class::It if value == 0 => (self.which, self.unit) = (Some(STORY + 1), Some(unit::DAY)),
            Class::It => (self.which, self.unit) = (Some(value), Some(unit::MONTH)),
            Class::Dual => (self.unit, self.count) = (Some(value), Some(2)),
            Class::YearNow => (self.unit, self.which) = (Some(unit::YEAR), Some(value)),
            Class::Which => self.which = Some(value),
            Class::Ago | Class::Apart => self.ago = Some(value),
            Class::Today => self.today = Some(value),
            Class::Now if value == 0 => self.today = Some(0),
            Class::Feast | Class::FeastOf => self.feast = Some(value),
            // "New Year's Eve" is the day before.
            Class::Part if self.feast == Some(101) => self.feast = Some(1231),
            Class::Part | Class::Early | Class::Close => (self.part, self.definite) = (true, false),
            Class::About => self.about = true,
            Class::Era => self.era = Some(value),
            Class::Decade => (self.decade, self.is_decade) = (u32::try_from(value).ok(), true),
            // The "s" of "New Year's Day" makes no decade.
            Class::Ies => self.is_decade |= self.feast.is_none() && self.unit.is_none(),
            Class::DecadeWord => self.is_decade = true,
            Class::CenturyWord => self.is_century = true,
            Class::The => self.definite = true,
            Class::One => self.count = Some(1),
            Class::Year => self.is_year = true,
            _ => {}
        }
    }

    /// The other end of a range says what this one leaves out.
    pub(super) fn complete_from(&mut self, other: &Self) {
        if self.day.is_some() || self.nth.is_some() {
            self.month = self.month.or(other.month);
        }
        if self.season.is_none()
            && self.day.is_none()
            && self.month.is_none()
            && self.year.is_none()
            && self.short.is_none()
        {
            self.season = other.season;
        }
        if self.year.is_none() {
            match (self.short, other.year) {
                (Some(short), Some(year)) => (self.year, self.short) = (Some(year - year % 100 + short), None),
                (None, year) => (self.year, self.short) = (year, other.short),
                (Some(_), None) => {}
            }
        }
        self.era = self.era.or(other.era);
        self.is_decade |= other.is_decade;
        self.about |= other.about;
        if self.which.is_none() && self.year.is_none() && self.short.is_none() {
            (self.which, self.unit) = (other.which, self.unit.or(other.unit));
        }
    }

    /// "Last May", "two years ago": said by somebody who knows what day it is.
    pub(super) fn counts_from_publication(&self) -> bool {
        [self.which, self.ago].into_iter().flatten().any(|direction| direction < STORY - 1)
    }

    /// "17:" says no more than a day, and is one only in a list of them.
    pub(super) fn is_bare_day(&self) -> bool {
        *self == Self { day: self.day, in_words: self.in_words, ..Self::default() } && self.day.is_some()
    }

    /// "444 days" and "two years" are lengths of time.
    pub(super) fn is_length(&self) -> bool {
        let told = self.weekday.is_some()
            || self.ago.is_some()
            || self.which.is_some()
            || self.today.is_some()
            || self.is_decade
            || self.is_century;
        // "In the 30 last years" is read as a day of them.
        let of_years = self.day.is_some() && self.month.is_none() && self.unit == Some(unit::YEAR);
        of_years || self.unit.is_some() && self.count.is_some() && !told
    }
}
