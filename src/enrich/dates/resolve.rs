//! From what is said to the days that are meant.

use crate::article::Precision;

use super::anchor::{Context, Tense, direction};
use super::calendar::{Calendar, Day};
use super::expression::Expression;
use super::lexicon::{STORY, era, unit};
use super::value::{Value, point};
use super::{Basis, Year};

/// What an expression means where it stands, and what that rests on.
pub(super) fn resolve(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let (value, basis) = meaning(said, context)?;
    Some((if said.about { value.about() } else { value }, basis))
}

fn meaning(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    if !said.numerals.is_empty() {
        return Some((in_numbers(said, context)?, Basis::Said));
    }
    if let Some(days) = said.today {
        let published = context.published?;
        return Some((Value::day(shifted(published, days.into())), Basis::Publication));
    }
    if said.is_century {
        let century = i32::try_from(said.nth.or(said.count)?).ok().filter(|nth| (1..=21).contains(nth))?;
        return (said.era != Some(era::BEFORE)).then(|| (Value::At(point((century - 1) * 100, Precision::Century)), Basis::Said));
    }
    if said.is_decade {
        return Some((decade(said, context)?, Basis::Said));
    }
    if let Some(ago) = said.ago {
        return apart(said, ago, context);
    }
    if let Some(weekday) = said.weekday.filter(|_| said.month.is_none() && said.day.is_none() && said.feast.is_none()) {
        return on_weekday(weekday, said, context);
    }
    if said.month.is_some() || said.season.is_some() || said.feast.is_some() {
        return in_year(said, context);
    }
    if let Some(year) = said.year {
        return Some((whole_year(said, i32::try_from(year).ok()?, context)?, Basis::Said));
    }
    if said.short.is_some() {
        let (calendar, year) = context.short_year(said)?;
        return Some((span_of(calendar, year, None, None)?, Basis::ShortYear));
    }
    if let Some(unit) = said.unit {
        let here = if context.history { STORY } else { 0 };
        return relative_unit(said, unit, said.which.unwrap_or(here), context);
    }
    day_alone(said, context)
}

/// The days of a year, a month or one day of a calendar.
pub(super) fn span_of(calendar: Calendar, year: i32, month: Option<u8>, day: Option<u8>) -> Option<Value> {
    match (calendar, month, day) {
        (_, Some(month), Some(day)) => Some(Value::day(Day::new(calendar, year, month, day)?)),
        (Calendar::Gregorian, Some(month), None) => Some(Value::At(point(year, Precision::Month(month)))),
        (Calendar::Gregorian, None, _) => Some(Value::At(point(year, Precision::Year))),
        (_, Some(month), None) => months(calendar, year, month, month),
        (_, None, _) => months(calendar, year, 1, 12),
    }
}

fn months(calendar: Calendar, year: i32, from: u8, to: u8) -> Option<Value> {
    let last = calendar.days_in(year, to);
    Some(Value::days(Day::new(calendar, year, from, 1)?, Day::new(calendar, year, to, last)?))
}

pub(super) fn shifted(day: Day, days: i32) -> Day {
    Day::of_number(day.number() + days)
}

/// A year that is said, in the calendar that it is of.
fn whole_year(said: &Expression, year: i32, context: &Context) -> Option<Value> {
    let calendar = context.calendar_of_year(said, year);
    let year = if said.era == Some(era::BEFORE) { 1 - year } else { year };
    span_of(calendar, year, None, None)
}

fn decade(said: &Expression, context: &Context) -> Option<Value> {
    let named = said.decade.or(said.year).or(said.short).or(said.count)?;
    let year = if named >= 1000 { i32::try_from(named).ok()? } else { context.decade(i32::try_from(named).ok()?) };
    let year = year - year % 10;
    match context.calendar_of_year(said, year) {
        Calendar::Gregorian => Some(Value::At(point(year, Precision::Decade))),
        calendar => {
            let last = calendar.days_in(year + 9, 12);
            Some(Value::days(Day::new(calendar, year, 1, 1)?, Day::new(calendar, year + 9, 12, last)?))
        }
    }
}

/// A date in numbers. Where day and month could be either, only the year is sure.
fn in_numbers(said: &Expression, context: &Context) -> Option<Value> {
    let part = |at: usize| said.numerals.get(at);
    let small = |value: u32| u8::try_from(value).unwrap_or_default();
    let (first, second) = (part(0)?, part(1)?);
    if said.numerals.len() == 2 {
        // A year and its month.
        let (year, month) = if first.digits == 4 { (first, second) } else { (second, first) };
        let year = i32::try_from(year.value).ok()?;
        let month = Some(small(month.value)).filter(|month| (1..=12).contains(month))?;
        return span_of(context.calendar_of_year(said, year), year, Some(month), None);
    }
    let third = part(2)?;
    let (year, one, other, year_first) =
        if first.digits >= 3 { (first, second, third, true) } else { (third, first, second, false) };
    if !(1000..2200).contains(&year.value) {
        return None;
    }
    let (year, one, other) = (i32::try_from(year.value).ok()?, small(one.value), small(other.value));
    let calendar = context.calendar_of_year(said, year);
    if year_first {
        return Some(Value::day(Day::new(calendar, year, one, other)?));
    }
    let (day_first, month_first) = (Day::new(calendar, year, other, one), Day::new(calendar, year, one, other));
    match (day_first, month_first) {
        (Some(day), Some(_)) if context.day_first == Some(true) => Some(Value::day(day)),
        (Some(_), Some(day)) if context.day_first == Some(false) => Some(Value::day(day)),
        (Some(one), Some(other)) if one == other => Some(Value::day(one)),
        (Some(_), Some(_)) => span_of(calendar, year, None, None),
        (Some(day), None) | (None, Some(day)) => Some(Value::day(day)),
        (None, None) => None,
    }
}

/// "Two years ago", "three days later".
fn apart(said: &Expression, ago: i16, context: &Context) -> Option<(Value, Basis)> {
    let story = ago >= STORY - 1;
    let count = i32::try_from(said.count.unwrap_or(1)).ok()? * i32::from(direction(ago));
    let (from, basis) = if story { context.story_point()? } else { (context.published_point()?, Basis::Publication) };
    let unit = said.unit?;
    let day = Day::new(Calendar::Gregorian, from.year, from.month.unwrap_or(1), from.day.unwrap_or(1));
    let value = match unit {
        unit::DAY | unit::WEEK => {
            from.day?;
            Value::day(shifted(day?, count * if unit == unit::WEEK { 7 } else { 1 }))
        }
        unit::MONTH => {
            let months = from.year * 12 + i32::from(from.month?) - 1 + count;
            Value::At(point(months.div_euclid(12), Precision::Month(u8::try_from(months.rem_euclid(12) + 1).ok()?)))
        }
        unit::YEAR => context.year_of(from, count)?,
        unit::DECADE => Value::At(point(from.year + count * 10, Precision::Year)).about(),
        unit::CENTURY => Value::At(point(from.year + count * 100, Precision::Year)).about(),
        _ => return None,
    };
    Some((value, basis))
}

fn on_weekday(weekday: u8, said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let (from, which, basis) = match said.which {
        Some(which) if which >= STORY - 1 => (context.story_day()?, Some(which - STORY), Basis::Story),
        which => match context.story_day().filter(|_| which.is_none() && context.tells_of_days()) {
            Some(day) => (day, Some(1), Basis::Story),
            None => (context.published?, which, Basis::Publication),
        },
    };
    let back = i32::from((7 + from.weekday() - weekday) % 7);
    let days = match which {
        Some(-1) if back == 0 => -7,
        Some(-1) => -back,
        Some(1) if back == 0 => 7,
        Some(1) => 7 - back,
        Some(_) => -back,
        None => match context.tense {
            Tense::Future if back == 0 => 0,
            Tense::Future => 7 - back,
            _ => -back,
        },
    };
    Some((Value::day(shifted(from, days)), basis))
}

/// A month, a season or a feast, with or without day, in a year that is said or found.
fn in_year(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let (calendar, month) = match (said.month, said.feast) {
        (Some((calendar, month)), _) => (calendar, Some(month)),
        (None, Some(feast)) => (Calendar::Gregorian, u8::try_from(feast / 100).ok()),
        (None, None) => (Calendar::Gregorian, None),
    };
    let feast_day = said.feast.and_then(|feast| u8::try_from(feast % 100).ok());
    let nth = said.nth.and_then(|nth| u8::try_from(nth).ok());
    let day = said.day.or(nth).or(feast_day);
    let Some(Year { calendar, year, basis }) = context.year(said, calendar, month, day) else {
        let month = month.filter(|_| calendar == Calendar::Gregorian && said.which.is_none())?;
        return Some((Value::Yearless { month, day }, Basis::None));
    };
    if let Some(season) = said.season.filter(|_| month.is_none()) {
        let value = match calendar {
            Calendar::Gregorian => Value::At(point(year, Precision::Season(season))),
            _ => months(calendar, year, (season - 21) * 3 + 1, (season - 21) * 3 + 3)?,
        };
        return Some((value, basis));
    }
    Some((span_of(calendar, year, month, day)?, basis))
}

/// "Last year", "the following month", "that day".
fn relative_unit(said: &Expression, unit: i16, which: i16, context: &Context) -> Option<(Value, Basis)> {
    let story = context.counts_from_story(which, Some(unit));
    let count = i32::from(direction(which));
    let (from, basis) = if story { context.story_point()? } else { (context.published_point()?, Basis::Publication) };
    let value = match unit {
        unit::DAY => {
            let day = Day::new(Calendar::Gregorian, from.year, from.month?, from.day?)?;
            Value::day(shifted(day, count))
        }
        unit::MONTH => {
            let months = from.year * 12 + i32::from(from.month?) - 1 + count;
            let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
            match said.day.or(said.nth.and_then(|nth| u8::try_from(nth).ok())) {
                Some(day) => Value::day(Day::new(Calendar::Gregorian, months.div_euclid(12), month, day)?),
                None => Value::At(point(months.div_euclid(12), Precision::Month(month))),
            }
        }
        unit::YEAR => context.year_of(from, count)?,
        unit::DECADE if count == 0 || story => Value::At(point((from.year / 10 + count) * 10, Precision::Decade)),
        _ => return None,
    };
    Some((value, basis))
}

/// "The 25th": a day of the month that the story is in.
fn day_alone(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let day = said.day.or(said.nth.and_then(|nth| u8::try_from(nth).ok()))?;
    let (from, basis) = context.story_point()?;
    Some((Value::day(Day::new(Calendar::Gregorian, from.year, from.month?, day)?), basis))
}
