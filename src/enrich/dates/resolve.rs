//! From what is said to the days that are meant.

use crate::article::Precision;

use super::anchor::{Context, Tense, direction};
use super::calendar::{self, Calendar, Day, months_on};
use super::expression::Expression;
use super::lexicon::{STORY, era, unit};
use super::scan::Number;
use super::value::{Value, point};
use super::{Basis, Year};

/// What an expression means where it stands, and what that rests on.
pub(super) fn resolve(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let (value, basis) = meaning(said, context)?;
    // What is told of the past cannot have been after it was told: "after twenty years in office".
    let ahead = |years: i32| {
        value
            .first()
            .zip(context.published)
            .is_some_and(|(first, day)| first.first_day() > (day.year + years, day.month, day.day))
    };
    // Nor is what will be so far away: "the last soldier leaves after 29 years".
    if basis == Basis::Story && ahead(if context.tense == Tense::Future { PLANNED } else { 0 }) {
        return None;
    }
    Some((if said.about { value.about() } else { value }, basis))
}

/// How many years ahead a text plans when it counts from its story.
const PLANNED: i32 = 5;

fn meaning(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    if !said.numerals.is_empty() {
        return Some((in_numbers(said, context)?, Basis::Said));
    }
    if let (Some(days), Some(unit), None) = (said.today, said.unit, said.weekday) {
        return Some((from_day(said, unit, days, context)?, Basis::Publication));
    }
    let dated = said.month.is_some() || !said.numerals.is_empty();
    if let Some(days) = said.today.filter(|_| !dated) {
        // Who writes a chronicle says "last night" on the day of the entry.
        let (day, basis) = match context.story_day().filter(|_| context.in_entry && days < 0) {
            Some(day) => (day, Basis::Story),
            None => (context.published?, Basis::Publication),
        };
        return Some((Value::day(shifted(day, days.into())), basis));
    }
    if said.is_decade {
        return Some((decade(said, context)?, Basis::Said));
    }
    if said.is_century {
        if matches!(said.era, Some(era::HIJRI | era::JALALI)) {
            return None;
        }
        let century = i32::try_from(said.nth.or(said.count)?).ok().filter(|nth| (1..=21).contains(nth))?;
        let first = if said.era == Some(era::BEFORE) { (1 - century) * 100 } else { (century - 1) * 100 };
        return Some((Value::At(point(first, Precision::Century)), Basis::Said));
    }
    if let Some(ago) = said.ago {
        return apart(said, ago, context);
    }
    let alone = said.month.is_none() && said.feast.is_none();
    if let (true, Some(unit::MONTH), Some(weekday)) = (said.counts_weekdays, said.unit, said.weekday) {
        // "The first Friday of next month".
        let nth = said.nth.and_then(|nth| u8::try_from(nth).ok()).filter(|nth| *nth <= 5)?;
        let of = Expression { nth: None, ..said.clone() };
        let (month, basis) = relative_unit(&of, unit::MONTH, said.which.unwrap_or(0), context)?;
        let point = month.first()?;
        let Precision::Month(month) = point.precision else { return None };
        return Some((nth_weekday(Calendar::Gregorian, point.year, month, weekday, nth)?, basis));
    }
    if let Some(weekday) = said.weekday.filter(|weekday| alone && !is_its_day(said, *weekday, context)) {
        return on_weekday(weekday, said, context);
    }
    if said.month.is_some() || said.season.is_some() || said.feast.is_some() {
        return in_year(said, context);
    }
    if let Some(year) = said.year.or(said.count.filter(|_| said.era.is_some())) {
        return Some((whole_year(said, i32::try_from(year).ok()?, context)?, Basis::Said));
    }
    if said.short.is_some() {
        let (calendar, year) = context.short_year(said)?;
        return Some((span_of(calendar, year, None, None)?, Basis::ShortYear));
    }
    let month = said.which.filter(|_| said.day.is_some() || said.nth.is_some()).map(|_| unit::MONTH);
    if let Some(unit) = said.unit.or(month) {
        let here = if context.history && context.tense != Tense::Future { STORY } else { 0 };
        return relative_unit(said, unit, said.which.unwrap_or(here), context);
    }
    day_alone(said, context)
}

/// "Two days from tomorrow": so many units from a day that is told from publication.
fn from_day(said: &Expression, unit: i16, days: i16, context: &Context) -> Option<Value> {
    let from = shifted(context.published?, days.into());
    let count = i32::try_from(said.count.unwrap_or(1)).ok()? * said.ago.map_or(1, |ago| i32::from(direction(ago)));
    let month = |count: i32| {
        let (year, month) = months_on(from.year, from.month, count);
        Day::new(Calendar::Gregorian, year, month, from.day.min(Calendar::Gregorian.days_in(year, month)))
    };
    Some(Value::day(match unit {
        unit::DAY => shifted(from, count),
        unit::WEEK => shifted(from, 7 * count),
        unit::MONTH => month(count)?,
        unit::YEAR => month(12 * count)?,
        _ => return None,
    }))
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
    let year = i32::try_from(named).ok()?;
    let (calendar, year) =
        if named >= 1000 { (context.calendar_of_year(said, year), year) } else { context.decade(said, year) };
    let year = year - year % 10;
    match calendar {
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
    if context.english && is_nine_eleven(&said.numerals) {
        return span_of(Calendar::Gregorian, 2001, Some(9), Some(11));
    }
    if said.numerals.len() == 2 && first.digits < 3 && second.digits < 3 {
        // A day and its month, or the other way round where that alone can be.
        let swapped = second.value > 12 || context.day_first == Some(false);
        let (day, month) = if swapped { (second, first) } else { (first, second) };
        let (day, month) = (small(day.value), Some(small(month.value)));
        let Year { calendar, year, .. } = context.year(said, Calendar::Gregorian, month, Some(day))?;
        return span_of(calendar, year, month, Some(day));
    }
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
    let (one, other) = (small(one.value), small(other.value));
    let (calendar, year) = if year.digits == 2 && !year_first {
        context.short_year(&Expression { short: Some(year.value), era: said.era, ..Expression::default() })?
    } else {
        let year = i32::try_from(year.value).ok().filter(|year| (1000..2200).contains(year))?;
        (context.calendar_of_year(said, year), year)
    };
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

/// The day that English calls by its numbers.
pub(super) fn is_nine_eleven(numerals: &[Number]) -> bool {
    matches!(numerals, [month, day] if (month.value, day.value) == (9, 11))
}

/// "Two years ago", "three days later".
fn apart(said: &Expression, ago: i16, context: &Context) -> Option<(Value, Basis)> {
    let unit = said.unit?;
    // "In two months": what looks ahead counts from the day of publication, unless a history tells it.
    // or the story is there already: "elections will be held in 2022, and a year later".
    let ahead = ago == STORY + 1 && context.tense == Tense::Future && !context.history && !context.is_story_ahead();
    let story = !context.compares(ago, unit) && !ahead;
    let count = i32::try_from(said.count.unwrap_or(1)).ok()? * i32::from(direction(ago));
    let (from, basis) =
        if story { (context.story?.from, Basis::Story) } else { (context.published_point()?, Basis::Publication) };
    let day = Day::new(Calendar::Gregorian, from.year, from.month.unwrap_or(1), from.day.unwrap_or(1));
    let value = match unit {
        unit::DAY | unit::WEEK => {
            from.day?;
            Value::day(shifted(day?, count * if unit == unit::WEEK { 7 } else { 1 }))
        }
        // "75 years ago this month".
        unit::YEAR if said.which == Some(0) => context.month_of(from, 12 * count, None)?,
        unit::MONTH => context.month_of(from, count, None)?,
        unit::YEAR => context.year_of(from, count)?,
        unit::DECADE => Value::At(point(from.year + count * 10, Precision::Year)).about(),
        unit::CENTURY => Value::At(point(from.year + count * 100, Precision::Year)).about(),
        _ => return None,
    };
    Some((value, basis))
}

/// Whether a weekday and the day of the month beside it are one day: "Friday 22", and not "Sunday 12 people".
fn is_its_day(said: &Expression, weekday: u8, context: &Context) -> bool {
    // "Friday, the fourth" of four in a row is English too.
    let nth = said.nth.filter(|_| !context.english).and_then(|nth| u8::try_from(nth).ok());
    let found = said.day.or(nth).and_then(|day| context.day_of_month(day, Some(weekday)));
    let nth = nth.or(said.day.filter(|_| said.in_words)).is_some_and(|day| day <= 5);
    nth || found.is_some_and(|(day, _)| day.weekday() == weekday)
}

fn on_weekday(weekday: u8, said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    if let (Some(unit::WEEK), Some(count), None) = (said.unit, said.count, said.which) {
        // "Two weeks from Tuesday".
        let published = context.published?;
        let ahead = match i32::from((7 + weekday - published.weekday()) % 7) {
            0 => 7,
            days => days,
        };
        return Some((Value::day(shifted(published, ahead + 7 * i32::try_from(count).ok()?)), Basis::Publication));
    }
    if let (Some(unit::WEEK), Some(which)) = (said.unit, said.which) {
        // Weeks begin on Monday (ISO 8601), but on Saturday where Friday is the day of rest.
        let published = context.published?;
        let start = if context.friday { (published.weekday() + 1) % 7 } else { published.weekday() - 1 };
        let of_week = if context.friday { (weekday + 1) % 7 } else { weekday - 1 };
        let days = i32::from(direction(which)) * 7 - i32::from(start) + i32::from(of_week);
        return Some((Value::day(shifted(published, days)), Basis::Publication));
    }
    let (from, which, basis) = match said.which {
        Some(which) if which >= STORY - 1 => (context.story_day()?, Some(which - STORY), Basis::Story),
        which => match context.story_day().filter(|_| which.is_none() && context.tells_of_days()) {
            Some(day) if context.in_entry => (day, None, Basis::Story),
            Some(day) => (day, Some(1), Basis::Story),
            None => (context.published?, which, Basis::Publication),
        },
    };
    let back = i32::from((7 + from.weekday() - weekday) % 7);
    let days = match which {
        Some(-1) if back == 0 => -7,
        Some(-1) => -back,
        Some(1) if back == 0 => 7,
        // Nobody calls tomorrow "next Wednesday".
        Some(1) if back == 6 && basis == Basis::Publication && context.english => 8,
        Some(1) => 7 - back,
        // "This Friday" is that of the week, which begins on Monday.
        Some(0) => i32::from(weekday) - i32::from(from.weekday()),
        Some(_) => -back,
        None => match context.tense {
            Tense::Future | Tense::Deadline if back == 0 => 0,
            Tense::Future | Tense::Deadline => 7 - back,
            _ => -back,
        },
    };
    Some((Value::day(shifted(from, days)), basis))
}

/// How a feast is written that is so many days from Easter.
const EASTER: i16 = 9000;

/// A month, a season or a feast, with or without day, in a year that is said or found.
fn in_year(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let (easter, feast) = match said.feast {
        Some(feast) if (EASTER - 50..=EASTER + 50).contains(&feast) => (Some(feast - EASTER), None),
        feast => (None, feast.map(i16::unsigned_abs)),
    };
    if let Some(days) = easter {
        let Year { year, basis, .. } = context.year(said, Calendar::Gregorian, Some(4), None)?;
        return Some((Value::day(shifted(calendar::easter(year)?, days.into())), basis));
    }
    let (calendar, month) = match (said.month, feast) {
        (Some((calendar, month)), _) => (calendar, Some(month)),
        (None, Some(feast)) if feast > 10_000 => (Calendar::Jalali, u8::try_from(feast / 100 - 100).ok()),
        (None, Some(feast)) => (Calendar::Gregorian, u8::try_from(feast / 100).ok()),
        // "That winter" is one of the calendar that the text counts in.
        (None, None) if context.jalali && said.year.is_none() => {
            (context.story.map_or(context.reckoning, |story| story.calendar), None)
        }
        (None, None) => (Calendar::Gregorian, None),
    };
    let feast_day = feast.and_then(|feast| u8::try_from(feast % 100).ok());
    // Thanksgiving, the fourth Thursday of its month.
    let floats = feast_day.filter(|_| said.feast.is_some_and(i16::is_negative));
    let feast_day = feast_day.filter(|_| floats.is_none());
    let nth = said.nth.and_then(|nth| u8::try_from(nth).ok());
    // "The second Friday of July".
    let counted = said.weekday.filter(|_| said.counts_weekdays);
    let day = said.day.or(nth.filter(|_| counted.is_none())).or(feast_day);
    let Some(Year { calendar, mut year, basis }) = context.year(said, calendar, month, day) else {
        let month = month.filter(|_| calendar == Calendar::Gregorian && said.which.is_none())?;
        return Some((Value::Yearless { month, day }, Basis::None));
    };
    // "29 February" is of a year that has one.
    if (calendar, month, day) == (Calendar::Gregorian, Some(2), Some(29)) && said.year.is_none() {
        let step = if matches!(context.tense, Tense::Future | Tense::Deadline) { 1 } else { -1 };
        let leaps = std::iter::successors(Some(year), |year| Some(year + step)).take(9);
        year = leaps.into_iter().find(|year| calendar.days_in(*year, 2) == 29).unwrap_or(year);
    }
    if let Some(season) = said.season.filter(|_| month.is_none()) {
        let value = match calendar {
            Calendar::Gregorian => Value::At(point(year, Precision::Season(season))),
            _ => months(calendar, year, (season - 21) * 3 + 1, (season - 21) * 3 + 3)?,
        };
        return Some((value, basis));
    }
    if let (Some(floats), Some(month)) = (floats, month) {
        return Some((nth_weekday(calendar, year, month, floats / 10, floats % 10)?, basis));
    }
    if let (Some(weekday), Some(month)) = (counted, month) {
        let nth = nth.filter(|nth| *nth <= 5)?;
        return Some((nth_weekday(calendar, year, month, weekday, nth)?, basis));
    }
    Some((span_of(calendar, year, month, day)?, basis))
}

/// The day of a month that is so many weekdays into it; the last of them where `nth` is 9.
fn nth_weekday(calendar: Calendar, year: i32, month: u8, weekday: u8, nth: u8) -> Option<Value> {
    let first = 1 + (7 + weekday - Day::new(calendar, year, month, 1)?.weekday()) % 7;
    let weeks = if nth == 9 { (calendar.days_in(year, month) - first) / 7 } else { nth.checked_sub(1)? };
    span_of(calendar, year, Some(month), Some(first.checked_add(weeks.checked_mul(7)?)?))
}

/// "Last year", "the following month", "that day".
fn relative_unit(said: &Expression, unit: i16, which: i16, context: &Context) -> Option<(Value, Basis)> {
    let story = context.counts_from_story(said, which);
    let count = i32::from(direction(which));
    let (from, basis) = if story { context.story_point()? } else { (context.published_point()?, Basis::Publication) };
    let value = match unit {
        unit::DAY => {
            let day = Day::new(Calendar::Gregorian, from.year, from.month?, from.day?)?;
            Value::day(shifted(day, count))
        }
        unit::MONTH => {
            let nth = said.nth.and_then(|nth| u8::try_from(nth).ok());
            context.month_of(from, count, said.day.or(nth))?
        }
        unit::YEAR => context.year_of(from, count)?,
        unit::CENTURY => Value::At(point((from.year / 100 + count) * 100, Precision::Century)),
        unit::DECADE if count == 0 || story => Value::At(point((from.year / 10 + count) * 10, Precision::Decade)),
        _ => return None,
    };
    Some((value, basis))
}

/// "The 25th": a day of the month that the story is in.
fn day_alone(said: &Expression, context: &Context) -> Option<(Value, Basis)> {
    let day = said.day.or(said.nth.and_then(|nth| u8::try_from(nth).ok()))?;
    let (found, basis) = context.day_of_month(day, said.weekday)?;
    match said.weekday {
        // "The second Sunday": of this month.
        Some(weekday) if weekday != found.weekday() && (1..=5).contains(&day) => {
            let of = context.story_day().or(context.published).unwrap_or(found);
            let first = Day::new(Calendar::Gregorian, of.year, of.month, 1)?;
            let first = 1 + (7 + weekday - first.weekday()) % 7;
            Some((Value::day(Day::new(Calendar::Gregorian, of.year, of.month, first + 7 * (day - 1))?), basis))
        }
        _ => Some((Value::day(found), basis)),
    }
}
