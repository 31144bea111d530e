//! Events get their dates, their order and their names.
//!
//! Dates are EDTF, read by `edtf-core`; of its levels 0 and 1 are an author's, since
//! they can be said in a few words. Order is by the earliest day that a date can mean.

use std::collections::HashMap;
use std::rc::Rc;

use edtf_core::{Bound, BoundDate, Edtf, IntervalEndpoint, YearKind};

use crate::article::anchor::Register;
use crate::article::{Anchor, Article, Code, Diagnostic, End, Event, Point, Precision, When, order, visit};

/// Dates, sorts and names the events; returns which fragment means which event.
pub(super) fn run(
    article: &mut Article,
    names: &mut Register,
    diagnostics: &mut Vec<Diagnostic>,
) -> HashMap<String, Anchor> {
    let Some(timeline) = &mut article.timeline else { return HashMap::new() };
    let timeline = Rc::make_mut(timeline);
    if timeline.events.is_empty() {
        let message = "The timeline has no events. Write `date` and, on the next line, `: what happened`.";
        diagnostics.push(Diagnostic::new(Code::TimelineEmpty, crate::article::Span::default(), message));
        article.timeline = None;
        return HashMap::new();
    }
    let mut dated: Vec<(Option<BoundDate>, Event)> = Vec::new();
    for mut event in std::mem::take(&mut timeline.events) {
        let date = read(&event.date);
        if date.is_none() {
            diagnostics.push(bad_date(&event));
        }
        if visit::is_blank(&event.content) {
            let message = format!("The event of {} says nothing. Add a line `: what happened`.", event.date);
            diagnostics.push(Diagnostic::new(Code::EventEmpty, event.span, message));
        }
        let (when, earliest) = date.map_or((None, None), |(when, earliest)| (Some(when), earliest));
        event.when = when;
        event.passages = Vec::new();
        dated.push((earliest, event));
    }
    // The sort is stable: events of one day stay in the author's order, undated ones go last.
    let dated = order::by_key(dated, |(earliest, _)| (earliest.map_or(u64::MAX, day_number), 0));
    timeline.events = dated.into_iter().map(|(_, event)| event).collect();
    name(&mut timeline.events, names, diagnostics)
}

/// A number for each day that is larger for later days, of any year that EDTF can write.
fn day_number(day: BoundDate) -> u64 {
    let year = day.year.saturating_add(1 << 50).clamp(0, 1 << 51).unsigned_abs();
    (year << 9) | (u64::from(day.month) << 5) | u64::from(day.day)
}

/// Names the events, and collects by which fragments a link may mean them: the date as
/// written, the author's id, the first day of a range, the date without `~` and `?`.
fn name(events: &mut [Event], names: &mut Register, diagnostics: &mut Vec<Diagnostic>) -> HashMap<String, Anchor> {
    let mut exact = HashMap::new();
    let mut loose = HashMap::new();
    for event in events {
        let anchor = names.name("event", event.id.as_deref().unwrap_or(&event.date));
        if let Some(id) = &event.id
            && exact.insert(id.clone(), anchor.clone()).is_some()
        {
            let message = format!("Two events have the id `{id}`; links mean the last one. Give one another id.");
            diagnostics.push(Diagnostic::new(Code::IdDuplicate, event.span, message));
        }
        exact.entry(event.date.clone()).or_insert_with(|| anchor.clone());
        let plain = event.date.replace(['~', '?', '%'], "");
        let start = plain.split('/').next().unwrap_or_default().to_string();
        for fragment in [plain, start, anchor.as_str().to_string()] {
            loose.entry(fragment).or_insert_with(|| anchor.clone());
        }
        event.anchor = Some(anchor);
    }
    loose.extend(exact);
    loose
}

fn bad_date(event: &Event) -> Diagnostic {
    let message = format!(
        "`{}` is not a date in EDTF. Write a year, a month or a day such as 1979-11-04, a range such as 1985/1986, or add ~ for about.",
        event.date
    );
    Diagnostic::new(Code::BadDate, event.span, message)
}

/// Whether a text is a date that an event can have.
#[cfg(feature = "dates")]
pub(super) fn is_date(text: &str) -> bool {
    read(text).is_some()
}

/// A date and the earliest day that it can mean; `None` for what is not EDTF level 0 or 1.
fn read(text: &str) -> Option<(When, Option<BoundDate>)> {
    let date = Edtf::parse(text.trim()).ok().filter(|date| date.level() <= 1)?;
    let when = match &date {
        Edtf::Date(date) => When::At(point(date)?),
        Edtf::DateTime(time) => When::At(point(&time.date)?),
        Edtf::Interval(interval) => When::Range(end(&interval.start)?, end(&interval.end)?),
        Edtf::Set(_) => return None,
    };
    let bounds = date.bounds();
    let earliest = match (bounds.earliest, bounds.latest) {
        (Bound::Date(day), _) | (_, Bound::Date(day)) => Some(day),
        _ => None,
    };
    Some((when, earliest))
}

fn end(endpoint: &IntervalEndpoint) -> Option<End> {
    Some(match endpoint {
        IntervalEndpoint::Date(date) => End::At(point(date)?),
        IntervalEndpoint::OnOrBefore(date) | IntervalEndpoint::OnOrAfter(date) => End::At(point(date)?),
        IntervalEndpoint::Open => End::Open,
        IntervalEndpoint::Unknown => End::Unknown,
    })
}

fn point(date: &edtf_core::Date) -> Option<Point> {
    let (year, precision) = match date.year.kind {
        YearKind::Standard { negative, digits: [Some(a), Some(b), c, d] } => {
            let precision = match (c, d) {
                (Some(_), Some(_)) => precision(date)?,
                (Some(_), None) => Precision::Decade,
                _ => Precision::Century,
            };
            let digits = [a, b, c.unwrap_or(0), d.unwrap_or(0)];
            let year = digits.iter().fold(0, |year, digit| year * 10 + i32::from(*digit));
            (if negative { -year } else { year }, precision)
        }
        YearKind::Standard { .. } => return None,
        _ => (i32::try_from(date.year.value()?).ok()?, Precision::Year),
    };
    Some(Point { year, precision, approximate: date.is_approximate(), uncertain: date.is_uncertain() })
}

fn precision(date: &edtf_core::Date) -> Option<Precision> {
    let Some(month) = date.month.as_ref().and_then(|month| month.value()) else { return Some(Precision::Year) };
    match (month, date.day.as_ref().and_then(|day| day.value())) {
        (1..=12, Some(day)) => Some(Precision::Day(month, day)),
        (1..=12, None) => Some(Precision::Month(month)),
        (21..=24, _) => Some(Precision::Season(month)),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn when(text: &str) -> Option<When> {
        read(text).map(|(when, _)| when)
    }

    fn at(year: i32, precision: Precision) -> Point {
        Point { year, precision, approximate: false, uncertain: false }
    }

    #[test]
    fn levels_0_and_1_are_read() {
        assert_eq!(when("1979"), Some(When::At(at(1979, Precision::Year))));
        assert_eq!(when("1979-11-04"), Some(When::At(at(1979, Precision::Day(11, 4)))));
        assert_eq!(when("2001-21"), Some(When::At(at(2001, Precision::Season(21)))));
        assert_eq!(when("198X"), Some(When::At(at(1980, Precision::Decade))));
        assert_eq!(when("19XX"), Some(When::At(at(1900, Precision::Century))));
        assert_eq!(when("1985-XX"), Some(When::At(at(1985, Precision::Year))));
        assert_eq!(when("1985~"), Some(When::At(Point { approximate: true, ..at(1985, Precision::Year) })));
        assert_eq!(when("1985/.."), Some(When::Range(End::At(at(1985, Precision::Year)), End::Open)));
        assert_eq!(when("/1985"), Some(When::Range(End::Unknown, End::At(at(1985, Precision::Year)))));
    }

    #[test]
    fn a_date_is_read_as_it_is_printed() {
        for text in ["1979", "1979-11-04", "2001-21", "198X", "19XX", "1985%", "-0043", "Y17000", "Y-17000"] {
            let Some(When::At(point)) = when(text) else { panic!("{text} is no date") };
            assert_eq!(point.edtf(), text);
        }
    }

    #[test]
    fn what_cannot_be_said_in_a_few_words_is_refused() {
        for text in ["November 1979", "1979-13", "1979-02-30", "[1667,1668]", "2004-06~-11", "", "XXXX"] {
            assert_eq!(when(text), None, "{text}");
        }
    }
}
