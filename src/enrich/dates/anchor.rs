//! Which year, month or day an expression counts from.
//!
//! What is told has an anchor of its own, the date told last; what is reported counts from the day of
//! publication, by the tense of its clause. Choosing between the two is most of the task.

use crate::article::{Point, Precision};

use super::calendar::{Calendar, Day};
use super::expression::Expression;
use super::lexicon::{STORY, era, unit};
use super::resolve::{shifted, span_of};
use super::value::Value;
use super::{Basis, Year};

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
    fn story_year(&self, calendar: Calendar) -> Option<(i32, Basis)> {
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
        let here = self.story.filter(|story| story.paragraph == self.paragraph);
        here.zip(self.published).is_some_and(|(story, day)| story.from.year > day.year)
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

    /// The calendar that a bare year is of.
    pub(super) fn calendar_of_year(&self, said: &Expression, year: i32) -> Calendar {
        match (said.era, said.month) {
            (Some(era::JALALI), _) => Calendar::Jalali,
            (Some(era::HIJRI), _) => Calendar::Hijri,
            (Some(_), _) => Calendar::Gregorian,
            (None, Some((calendar, _))) if calendar != Calendar::Gregorian => calendar,
            // No newspaper dates by numbers what was so long ago.
            (None, None) if !said.numerals.is_empty() && (1250..1450).contains(&year) => Calendar::Jalali,
            (None, None) if self.jalali && (1200..1500).contains(&year) => Calendar::Jalali,
            (None, _) => Calendar::Gregorian,
        }
    }

    /// The year that "57" or "'88" means.
    pub(super) fn short_year(&self, said: &Expression) -> Option<(Calendar, i32)> {
        let short = i32::try_from(said.short?).ok()?;
        if said.era == Some(era::HIJRI) {
            return Some((Calendar::Hijri, short));
        }
        let calendar = match self.calendar_of_year(said, 1350) {
            Calendar::Gregorian => said.month.map_or(Calendar::Gregorian, |(calendar, _)| calendar),
            calendar => calendar,
        };
        let latest = match (self.published, calendar) {
            (Some(day), _) => day.in_calendar(calendar).0 + 5,
            (None, Calendar::Jalali) => 1405,
            (None, Calendar::Hijri) => 1450,
            (None, Calendar::Gregorian) => 2029,
        };
        let told = self.story.filter(|story| story.calendar == calendar && self.history).map(|story| story.year);
        let year = latest - latest.rem_euclid(100) + short;
        let years = [year, year - 100, year - 200].into_iter().filter(|year| *year <= latest);
        Some((calendar, years.min_by_key(|year| (told.unwrap_or(latest) - year).abs())?))
    }

    /// The first year of "the fifties".
    pub(super) fn decade(&self, said: &Expression, tens: i32) -> (Calendar, i32) {
        let solar = self.jalali && said.era.is_none() || said.era == Some(era::JALALI);
        let calendar = if solar { Calendar::Jalali } else { Calendar::Gregorian };
        let century = match (said.nth, said.which.zip(self.published)) {
            (Some(nth), _) if said.is_century => i32::try_from(nth).ok().map(|nth| nth - 1),
            (_, Some((which, published))) if said.unit == Some(unit::CENTURY) => {
                Some(published.in_calendar(calendar).0 / 100 + i32::from(direction(which)))
            }
            _ => None,
        };
        if let Some(century) = century {
            return (calendar, century * 100 + tens);
        }
        let latest = match self.published {
            Some(day) => day.in_calendar(calendar).0,
            None if calendar == Calendar::Jalali => 1405,
            None => 2029,
        };
        let told = self.story.filter(|story| story.calendar == calendar && self.history).map(|story| story.year);
        let decade = told.unwrap_or(latest) / 100 * 100 + tens;
        (calendar, if decade > latest { decade - 100 } else { decade })
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
        let months = year * 12 + i32::from(month) - 1 + count;
        let month = u8::try_from(months.rem_euclid(12) + 1).ok().filter(|_| known)?;
        span_of(calendar, months.div_euclid(12), Some(month), day)
    }

    /// The year of a month, a day or a season.
    pub(super) fn year(
        &self,
        said: &Expression,
        calendar: Calendar,
        month: Option<u8>,
        day: Option<u8>,
    ) -> Option<Year> {
        if let Some(year) = said.year {
            let year = i32::try_from(year).ok()?;
            let of = if month.is_some() { calendar } else { self.calendar_of_year(said, year) };
            let year = if said.era == Some(era::BEFORE) { 1 - year } else { year };
            return Some(Year { calendar: of, year, basis: Basis::Said });
        }
        if said.short.is_some() {
            let (of, year) = self.short_year(said)?;
            return Some(Year { calendar: if month.is_some() { calendar } else { of }, year, basis: Basis::ShortYear });
        }
        let which = said.which.filter(|_| said.weekday.is_none());
        match (which, said.unit) {
            (Some(which), Some(unit::YEAR)) if self.counts_from_story(said, which) => {
                let (year, basis) = self.story_year(calendar)?;
                Some(Year { calendar, year: year + i32::from(direction(which)), basis })
            }
            (Some(which), Some(unit::YEAR)) => {
                let year = self.published?.in_calendar(calendar).0 + i32::from(which);
                Some(Year { calendar, year, basis: Basis::Publication })
            }
            (Some(which), _) if self.counts_from_story(said, which) => {
                let (year, basis) = self.story_year(calendar)?;
                let told =
                    self.story.filter(|story| story.calendar == calendar && story.month > 0).map(|story| story.month);
                let passed = told.zip(month).map(|(told, month)| month <= told);
                let year = match direction(which) {
                    1 => year + i32::from(passed != Some(false)),
                    -1 => year - i32::from(passed != Some(true)),
                    _ => year,
                };
                Some(Year { calendar, year, basis })
            }
            (Some(which), _) => {
                let published = self.published?;
                let (year, now, _) = published.in_calendar(calendar);
                let first = month.unwrap_or_else(|| {
                    said.season
                        .map_or(1, |season| (season - 21) * 3 + if calendar == Calendar::Gregorian { 3 } else { 1 })
                });
                let year = match which {
                    -1 => year - i32::from(first >= now),
                    1 => year + i32::from(first <= now),
                    _ => year,
                };
                Some(Year { calendar, year, basis: Basis::Publication })
            }
            (None, _) => {
                let found =
                    self.found_year(calendar, month.or(said.season.map(|season| (season - 21) * 3 + 4)), day)?;
                Some(Year { year: with_weekday(said, found, month, day).unwrap_or(found.year), ..found })
            }
        }
    }

    /// The year of a month that is named without one.
    fn found_year(&self, calendar: Calendar, month: Option<u8>, day: Option<u8>) -> Option<Year> {
        let told = self.story.and_then(|story| {
            let year = if story.calendar == calendar { story.year } else { in_calendar(story.from, calendar)? };
            let basis = match (story.paragraph == self.paragraph, self.sentence - story.sentence.min(self.sentence)) {
                (true, 0) => Basis::Sentence,
                (true, 1) => Basis::SentenceBefore,
                _ => Basis::Earlier,
            };
            // A winter goes on in the year after.
            let next = story.from.day.is_some() && story.month == 12 && month == Some(1) && self.entry.is_none();
            let near = next || basis != Basis::Earlier;
            let on = story.month >= 10 && month.is_some_and(|month| month <= 2) && near;
            Some(Year { calendar, year: year + i32::from(on), basis })
        });
        match (told, self.published) {
            (Some(told), _) if self.history => Some(told),
            (told, None) => told,
            (Some(told), Some(published)) => {
                let whole = self.story.is_some_and(|story| story.from.month.is_some());
                let long_ago = published.in_calendar(calendar).0 - told.year > 1;
                let by_publication = self.published_year(published, calendar, month, day);
                // What was in these weeks is told of them, and not of the story.
                let lately = by_publication.is_some_and(|found| self.is_lately(published, found, month, day));
                let past = !matches!(self.tense, Tense::Future | Tense::Deadline) && !self.since && !lately;
                let before = told.basis == Basis::SentenceBefore && whole && long_ago && past;
                // "Last year, in May" is of that year; a year alone is that of a day which a verb firmly puts there.
                let relative = self.story.is_some_and(|story| story.is_relative);
                let firm = (whole || self.placed) && long_ago && self.tense != Tense::Future;
                let story = told.basis == Basis::Sentence && (relative || firm) || before;
                let ahead = |found: &Year| self.is_ahead(published, *found, month, day);
                let goes_on = (!lately || told.basis == Basis::Sentence)
                    && self.tense != Tense::Future
                    && self.goes_on(&told, month, day);
                let story = story || goes_on;
                let told_of = self.tense == Tense::Unknown && told.basis != Basis::Earlier && whole;
                match by_publication {
                    // "Down to 3.8 percent last month from 4.1 in December": what is told has been.
                    Some(found) if story && past && ahead(&told) && !ahead(&found) => Some(found),
                    // "In June 2018 they met. The leaders approve it on 25 November."
                    Some(found) if !story && told_of && ahead(&found) && !ahead(&told) => Some(told),
                    found => {
                        if story {
                            Some(told)
                        } else {
                            found
                        }
                    }
                }
            }
            (None, Some(published)) => self.published_year(published, calendar, month, day),
        }
    }

    /// Whether a day was in the weeks before publication.
    fn is_lately(&self, published: Day, found: Year, month: Option<u8>, day: Option<u8>) -> bool {
        let day = month.zip(day).and_then(|(month, day)| Day::new(found.calendar, found.year, month, day));
        day.is_some_and(|day| (0..=NEAR).contains(&(published.number() - day.number())))
    }

    /// Whether a day follows within weeks on one of an earlier year that was told in this paragraph or before it.
    fn goes_on(&self, told: &Year, month: Option<u8>, day: Option<u8>) -> bool {
        const WEEKS: i32 = 45;
        let near = self.story.is_some_and(|story| story.paragraph + 1 >= self.paragraph);
        let day = month.zip(day).and_then(|(month, day)| Day::new(told.calendar, told.year, month, day));
        let after =
            self.story_day().zip(day).is_some_and(|(from, to)| (0..=WEEKS).contains(&(to.number() - from.number())));
        let earlier =
            self.story_day().zip(self.published).is_some_and(|(from, now)| now.number() - from.number() > 300);
        near && after && earlier
    }

    /// Whether a month or day begins after publication.
    fn is_ahead(&self, published: Day, found: Year, month: Option<u8>, day: Option<u8>) -> bool {
        let first = Day::new(found.calendar, found.year, month.unwrap_or(1), day.unwrap_or(1));
        first.is_some_and(|first| first.number() > published.number())
    }

    /// A day of a month that is not named: by publication, or in the month that is told of; where its weekday is
    /// said with it, in the nearest month in which they fall together.
    pub(super) fn day_of_month(&self, day: u8, weekday: Option<u8>) -> Option<(Day, Basis)> {
        let told =
            self.story.filter(|story| self.history || story.paragraph == self.paragraph && story.from.day.is_some());
        if let Some(From { year, month: Some(month), .. }) = told.map(|story| story.from) {
            return Some((Day::new(Calendar::Gregorian, year, month, day)?, Basis::Story));
        }
        let published = self.published?;
        let months = published.year * 12 + i32::from(published.month) - 1;
        let later = matches!(self.tense, Tense::Future | Tense::Deadline);
        let step = match day.cmp(&published.day) {
            std::cmp::Ordering::Less if later => 1,
            std::cmp::Ordering::Greater if !later => -1,
            _ => 0,
        };
        let of = |months: i32| {
            let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
            Day::new(Calendar::Gregorian, months.div_euclid(12), month, day)
        };
        let together = [0, -step, 1, -1, 2, -2].into_iter().filter_map(|apart| of(months + step + apart));
        let found =
            together.into_iter().find(|found| Some(found.weekday()) == weekday).or_else(|| of(months + step))?;
        Some((found, Basis::PublicationYear))
    }

    /// The year by publication: the last such month that the past tense can mean, the next for the future.
    fn published_year(&self, published: Day, calendar: Calendar, month: Option<u8>, day: Option<u8>) -> Option<Year> {
        let (this, _, _) = published.in_calendar(calendar);
        let month = month?;
        let length = |year| calendar.days_in(year, month.min(12));
        let first = |year: i32| calendar.first_of(year, month.min(12)) + day.map_or(0, |day| i32::from(day) - 1);
        let last = |year: i32| first(year) + if day.is_some() { 0 } else { i32::from(length(year)) - 1 };
        let now = published.number();
        let year = match self.tense {
            Tense::Past => (this - 1..=this).rev().find(|year| first(*year) <= now),
            Tense::Future => (this..=this + 1).find(|year| last(*year) >= now),
            Tense::Deadline | Tense::Unknown => None,
        };
        let apart = |year: i32| (first(year) - now).abs().min((last(year) - now).abs());
        let nearest = (this - 1..=this + 1).min_by_key(|year| apart(*year))?;
        // A date of these weeks is told without a year, whatever the nearest verb says.
        let firm = (if day.is_some() { self.firm_day } else { self.firm }) && self.tense == Tense::Past;
        let sure = |year: &i32| firm || apart(*year) <= FAR || apart(nearest) > NEAR;
        let year = year.filter(sure).unwrap_or(nearest);
        Some(Year { calendar, year, basis: Basis::PublicationYear })
    }
}

/// The nearest year in which a day falls on the weekday that is said with it.
fn with_weekday(said: &Expression, found: Year, month: Option<u8>, day: Option<u8>) -> Option<i32> {
    let (weekday, month, day) = (said.weekday?, month?, day?);
    let falls = |year: &i32| Day::new(found.calendar, *year, month, day).is_some_and(|day| day.weekday() == weekday);
    (0..=1).flat_map(|apart| [found.year - apart, found.year + apart]).find(falls)
}

/// A date so many days away would be told with its year, if there is one so many days near.
const FAR: i32 = 290;
const NEAR: i32 = 60;

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

fn in_calendar(from: From, calendar: Calendar) -> Option<i32> {
    let day = Day::new(Calendar::Gregorian, from.year, from.month.unwrap_or(6), from.day.unwrap_or(1))?;
    Some(shifted(day, 0).in_calendar(calendar).0)
}
