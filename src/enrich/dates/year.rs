//! Which year a month or a day is of that is named without one, and which calendar a year is of.
//!
//! A history goes on in the year told last. A report counts from its publication by the tense of the clause, unless a
//! date told before it says otherwise.

use super::anchor::{Context, From, Tense, direction, in_calendar};
use super::calendar::{Calendar, Day, months_on};
use super::expression::Expression;
use super::lexicon::{era, unit};
use super::{Basis, Year};

/// A date so many days away would be told with its year, if there is one so many days near.
const FAR: i32 = 290;
const NEAR: i32 = 60;

/// A story goes on within so many days.
const WEEKS: i32 = 45;

impl Context {
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

    /// The year of a month, a day or a season.
    pub(super) fn year(
        &self,
        said: &Expression,
        calendar: Calendar,
        month: Option<u8>,
        day: Option<u8>,
    ) -> Option<Year> {
        // "15 December 37 AD": a number of a few digits is a year by its era.
        if let Some(year) = said.year.or(said.count.filter(|_| said.era.is_some())) {
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
                // "Thursday 18 August" is in the year in which they fall together.
                let (Some(weekday), Some(month), Some(day)) = (said.weekday, month, day) else { return Some(found) };
                let falls =
                    |year: &Year| Day::new(calendar, year.year, month, day).is_some_and(|day| day.weekday() == weekday);
                let reported =
                    self.published.and_then(|now| self.published_year(now, calendar, Some(month), Some(day)));
                let near = [0, -1, 1].map(|apart| Some(Year { year: found.year + apart, ..found }));
                let years = [near[0], reported, near[1], near[2]];
                Some(years.into_iter().flatten().find(falls).unwrap_or(found))
            }
        }
    }

    /// The year of a month that is named without one.
    fn found_year(&self, calendar: Calendar, month: Option<u8>, day: Option<u8>) -> Option<Year> {
        let told = self.year_told(calendar, month);
        let (Some(told), Some(published), false) = (told, self.published, self.history) else {
            return told.or_else(|| self.published_year(self.published?, calendar, month, day));
        };
        let reported = self.published_year(published, calendar, month, day);
        if self.is_of_story(&told, reported, published, month, day) { Some(told) } else { reported }
    }

    /// The year of the story, and how far away that was told.
    fn year_told(&self, calendar: Calendar, month: Option<u8>) -> Option<Year> {
        let story = self.story?;
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
    }

    /// Whether a report means the year that was told, and not the one that it has by its publication.
    fn is_of_story(
        &self,
        told: &Year,
        reported: Option<Year>,
        published: Day,
        month: Option<u8>,
        day: Option<u8>,
    ) -> bool {
        let first = |year: &Year| Some(Day::new(year.calendar, year.year, month?, day.unwrap_or(1))?.number());
        let ago = |year: &Year| first(year).map(|first| published.number() - first);
        let is_ahead = |year: &Year| ago(year).is_some_and(|ago| ago < 0);
        let is_whole = self.story.is_some_and(|story| story.from.month.is_some());
        let is_relative = self.story.is_some_and(|story| story.is_relative);
        let is_long_ago = published.in_calendar(told.calendar).0 - told.year > 1;
        let back = !matches!(self.tense, Tense::Future | Tense::Deadline);
        // What was in these weeks is told of them, and not of the story.
        let is_lately = day.is_some() && reported.as_ref().and_then(ago).is_some_and(|ago| (0..=NEAR).contains(&ago));
        let past = back && !self.since && !is_lately;
        let is_here = told.basis == Basis::Sentence;
        // "Last year, in May" is of that year; a year alone is that of a day which a verb firmly puts there.
        let in_sentence =
            is_here && (is_relative || (is_whole || self.placed) && is_long_ago && self.tense != Tense::Future);
        let before = told.basis == Basis::SentenceBefore && is_whole && is_long_ago && past;
        // A day within weeks after one of an earlier year goes on with it.
        let story = self.story.filter(|story| story.paragraph + 1 >= self.paragraph).and_then(|_| self.story_day());
        let goes_on = story.zip(first(told)).filter(|_| day.is_some()).is_some_and(|(from, to)| {
            (0..=WEEKS).contains(&(to - from.number())) && published.number() - from.number() > FAR
        });
        let goes_on = goes_on && (is_here || !is_lately) && self.tense != Tense::Future;
        let of_story = in_sentence || before || goes_on;
        match reported {
            // "Down to 3.8 percent last month from 4.1 in December": what is told has been.
            Some(reported) if of_story && past && is_ahead(told) && !is_ahead(&reported) => false,
            // "In June 2018 they met. The leaders approve it on 25 November."
            Some(reported) if self.tense == Tense::Unknown && told.basis != Basis::Earlier && is_whole => {
                of_story || is_ahead(&reported) && !is_ahead(told)
            }
            _ => of_story,
        }
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
        let later = matches!(self.tense, Tense::Future | Tense::Deadline);
        let step = match day.cmp(&published.day) {
            std::cmp::Ordering::Less if later => 1,
            std::cmp::Ordering::Greater if !later => -1,
            _ => 0,
        };
        let of = |count: i32| {
            let (year, month) = months_on(published.year, published.month, count);
            Day::new(Calendar::Gregorian, year, month, day)
        };
        let mut together = [0, -step, 1, -1, 2, -2].into_iter().filter_map(|apart| of(step + apart));
        let found = together.find(|found| Some(found.weekday()) == weekday).or_else(|| of(step))?;
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
