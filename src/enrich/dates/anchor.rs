//! Which year, month or day an expression counts from.
//!
//! What is told has an anchor of its own, the date told last; what is reported counts from the day of
//! publication, by the tense of its clause. Choosing between the two is most of the task.

use crate::article::{Point, Precision};

use super::Basis;
use super::calendar::{Calendar, Day, months_on};
use super::expression::Expression;
use super::lexicon::{STORY, unit};
use super::resolve::{shifted, span_of};
use super::value::Value;

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tense {
    Past,
    Future,
    /// To a date that is set: ahead of the day of publication, or behind it by less than a year.
    Deadline,
    #[default]
    Unknown,
}

/// A date as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct From {
    pub(super) year: i32,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

/// The date told last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Story {
    pub(super) from: From,
    /// The calendar it was told in, and its year there.
    pub(super) calendar: Calendar,
    pub(super) year: i32,
    /// The month there; 0 where only the year is known.
    pub(super) month: u8,
    /// It was told as "last year" or "two years later", and not by its number.
    pub(super) is_relative: bool,
    pub(super) paragraph: usize,
    pub(super) sentence: u32,
}

/// What is known where an expression stands.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) published: Option<Day>,
    /// Whether the text is a history: most of its years are said, and not those of its publication.
    pub(super) history: bool,
    pub(super) day_first: Option<bool>,
    /// Years of the Persian calendar are written without saying so.
    pub(super) jalali: bool,
    /// The calendar that the text counts in, before it has told a date.
    pub(super) reckoning: Calendar,
    /// It is English: "next Friday" is not tomorrow, and 9/11 is a day of 2001.
    pub(super) english: bool,
    /// The week begins on Saturday.
    pub(super) friday: bool,
    pub(super) tense: Tense,
    /// The expression stands after "on" or "in", where a past tense means what it says.
    pub(super) firm: bool,
    /// It stands after "on" or "in", and nothing says that a verb is another's.
    pub(super) placed: bool,
    /// The same, with the verb right before it: "it vanished on December 28".
    pub(super) firm_day: bool,
    /// It stands after "since".
    pub(super) since: bool,
    pub(super) paragraph: usize,
    pub(super) sentence: u32,
    pub(super) story: Option<Story>,
    /// Where the story goes on when the sentence ends that looks aside from it.
    pub(super) aside: Option<Story>,
    /// The date of the last entry of a chronicle.
    pub(super) entry: Option<Story>,
    /// What is read is of that entry.
    pub(super) in_entry: bool,
}

impl Context {
    /// Remembers what was told.
    pub(super) fn tell(&mut self, value: &Value, calendar: Calendar, is_relative: bool) {
        let Some(Point { year, precision, .. }) = value.last().filter(|_| value.first().is_some()) else { return };
        let (month, day) = match (precision, value) {
            (Precision::Century | Precision::Decade, _) => return,
            (Precision::Month(month), _) => (Some(*month), None),
            (Precision::Day(month, day), Value::At(_)) => (Some(*month), Some(*day)),
            _ => (None, None),
        };
        let from = From { year: *year, month, day };
        let begin = value.first().and_then(day_of);
        // A whole month, season or year that is no row of days is one of the Gregorian calendar.
        let calendar = if begin.is_some() { calendar } else { Calendar::Gregorian };
        let (year, month) = match (calendar, begin) {
            (Calendar::Gregorian, _) | (_, None) => (from.year, month.unwrap_or(0)),
            (_, Some(begin)) => {
                let (year, month, _) = begin.in_calendar(calendar);
                // A whole year is told as the days from its first to its last.
                let whole = value.last().and_then(day_of).is_some_and(|last| last.number() - begin.number() > 40);
                (year, if whole { 0 } else { month })
            }
        };
        let (paragraph, sentence) = (self.paragraph, self.sentence);
        self.story = Some(Story { from, calendar, year, month, is_relative, paragraph, sentence });
    }

    /// Goes on where the story was before a sentence that looked aside.
    pub(super) fn return_to_story(&mut self) {
        self.story = self.aside.take().or(self.story);
    }

    /// Goes on from the last entry of a chronicle, wherever that looked.
    pub(super) fn return_to_entry(&mut self) {
        self.story = self.entry.or(self.story);
    }

    pub(super) fn published_point(&self) -> Option<From> {
        self.published.map(|day| From { year: day.year, month: Some(day.month), day: Some(day.day) })
    }

    /// Whether a word such as "next" counts from the story: those of a history do, and in any text "the next day".
    pub(super) fn counts_from_story(&self, said: &Expression, which: i16) -> bool {
        let day = said.unit == Some(unit::DAY);
        let goes_on = which == 1 && (day && said.definite || self.tense != Tense::Future && (self.history || day));
        let told = said.definite && which == 1 && self.tense == Tense::Past;
        let here = which == 0 && day;
        let of_entry = day && self.in_entry && self.story_day().is_some();
        // "ماه بعد به چین می‌رود": in Persian "next" and "the following" are one word.
        if self.jalali && which == STORY + 1 && self.tense == Tense::Future && !self.history && !self.is_story_ahead() {
            return false;
        }
        which >= STORY - 1 || self.story.is_some() && (goes_on || told || here || of_entry)
    }

    /// Whether "a year earlier" counts from the story; in news it compares with what is reported.
    pub(super) fn compares(&self, ago: i16, unit: i16) -> bool {
        ago < STORY - 1 || !self.history && ago == STORY - 1 && unit == unit::YEAR
    }

    /// Where the story is; before it has begun, the day of publication.
    pub(super) fn story_point(&self) -> Option<(From, Basis)> {
        match self.story {
            Some(story) => Some((story.from, Basis::Story)),
            None => Some((self.published_point()?, Basis::Publication)),
        }
    }

    /// The year of the story in a calendar.
    pub(super) fn story_year(&self, calendar: Calendar) -> Option<(i32, Basis)> {
        match self.story {
            Some(story) if story.calendar == calendar => Some((story.year, Basis::Story)),
            _ => {
                let (from, basis) = self.story_point()?;
                Some((in_calendar(from, calendar)?, basis))
            }
        }
    }

    /// Whether what is told here has not been when it was published.
    pub(super) fn is_story_ahead(&self) -> bool {
        let here = self.story.filter(|story| story.paragraph == self.paragraph && !story.is_relative);
        let day = self.story_day().filter(|_| here.is_some());
        here.zip(self.published).is_some_and(|(story, now)| {
            story.from.year > now.year || day.is_some_and(|day| day.number() > now.number())
        })
    }

    pub(super) fn story_day(&self) -> Option<Day> {
        let From { year, month, day } = self.story?.from;
        Day::new(Calendar::Gregorian, year, month?, day?)
    }

    /// Whether weekdays are those of the story.
    pub(super) fn tells_of_days(&self) -> bool {
        const RECENT: i32 = 60;
        if self.in_entry {
            return self.story_day().is_some();
        }
        let day = self
            .story_day()
            .filter(|_| self.history && self.story.is_some_and(|story| story.paragraph == self.paragraph));
        day.is_some_and(|day| self.published.is_none_or(|published| (published.number() - day.number()).abs() > RECENT))
    }

    /// The calendar that the text counts in, and the year, month and day of a date in it.
    fn counted(&self, from: From) -> Option<(Calendar, (i32, u8, u8))> {
        let calendar = self.story.map_or(self.reckoning, |story| story.calendar);
        let day = match self.story.filter(|story| story.from == from) {
            // The middle of a month or year is in that month and year of the calendar that it is of.
            Some(story) if story.calendar != Calendar::Gregorian && from.day.is_none() => {
                return Some((calendar, (story.year, story.month, 1)));
            }
            _ => Day::new(Calendar::Gregorian, from.year, from.month.unwrap_or(6), from.day.unwrap_or(1))?,
        };
        Some((calendar, day.in_calendar(calendar)))
    }

    /// The year so many years from another, in the calendar that the text counts in.
    pub(super) fn year_of(&self, from: From, count: i32) -> Option<Value> {
        let (calendar, (year, ..)) = self.counted(from)?;
        span_of(calendar, year + count, None, None)
    }

    /// The month so many months from another, or a day of it.
    pub(super) fn month_of(&self, from: From, count: i32, day: Option<u8>) -> Option<Value> {
        let (calendar, (year, month, _)) = self.counted(from)?;
        let known = from.month.is_some() || self.story.is_some_and(|story| story.from == from && story.month > 0);
        let (year, month) = Some(months_on(year, month, count)).filter(|_| known)?;
        span_of(calendar, year, Some(month), day)
    }
}

/// Back, here or ahead, wherever it counts from.
pub(super) fn direction(which: i16) -> i16 {
    if which >= STORY - 1 { which - STORY } else { which }
}

fn day_of(point: &Point) -> Option<Day> {
    match point.precision {
        Precision::Day(month, day) => Day::new(Calendar::Gregorian, point.year, month, day),
        _ => None,
    }
}

/// The year in a calendar.
pub(super) fn in_calendar(from: From, calendar: Calendar) -> Option<i32> {
    let day = Day::new(Calendar::Gregorian, from.year, from.month.unwrap_or(6), from.day.unwrap_or(1))?;
    Some(shifted(day, 0).in_calendar(calendar).0)
}
