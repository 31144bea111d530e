//! What the dates of a timeline promise.

use std::rc::Rc;

use sidelight::article::{Article, Block, End, Event, Inline, Point, Precision, Timeline, When};
use sidelight::enrich;

use crate::drawn;

/// As many lines of an input as are read.
const MOST: usize = 40;

/// Reads each line as the date of an event.
pub(crate) fn hold(text: &str) {
    let (article, found) = enrich::enrich(with_events(text.lines().take(MOST)));
    let events = article.timeline.as_ref().map_or(&[][..], |timeline| &timeline.events);
    let unread = events.iter().filter(|event| event.when.is_none()).count();
    let told = found.iter().filter(|found| found.code == sidelight::article::Code::BadDate).count();
    assert_eq!(unread, told, "what is no date is told");
    for when in events.iter().filter_map(|event| event.when.as_ref()) {
        let printed = print(when);
        assert_eq!(read(&printed).as_ref(), Some(when), "`{printed}` is read as it was printed");
        points(when).for_each(machine_readable);
    }
    in_order(events);
    for lang in ["en", "ar", "fa"] {
        drawn::holds(&Article { lang: Some(lang.to_string()), ..article.clone() });
    }
}

fn with_events<'a>(dates: impl Iterator<Item = &'a str>) -> Article {
    let content = vec![Block::Paragraph(vec![Inline::text("It happened.")])];
    let events = dates.map(|date| Event { date: date.to_string(), content: content.clone(), ..Event::default() });
    let timeline = Timeline { heading: Vec::new(), events: events.collect() };
    Article { timeline: Some(Rc::new(timeline)), ..Article::default() }
}

fn read(date: &str) -> Option<When> {
    let (article, _) = enrich::enrich(with_events(std::iter::once(date)));
    article.timeline?.events.first()?.when.clone()
}

/// A date in EDTF.
fn print(when: &When) -> String {
    let end = |end: &End| match end {
        End::At(point) => point.edtf(),
        End::Open => "..".to_string(),
        End::Unknown => String::new(),
    };
    match when {
        When::At(point) => point.edtf(),
        When::Range(from, to) => format!("{}/{}", end(from), end(to)),
    }
}

fn points(when: &When) -> impl Iterator<Item = &Point> {
    match when {
        When::At(point) => [Some(point), None],
        When::Range(from, to) => [point_of(from), point_of(to)],
    }
    .into_iter()
    .flatten()
}

fn point_of(end: &End) -> Option<&Point> {
    match end {
        End::At(point) => Some(point),
        End::Open | End::Unknown => None,
    }
}

/// The value of `datetime` is a year, a month or a day of the HTML standard.
fn machine_readable(point: &Point) {
    let Some(value) = point.datetime() else { return };
    let parts: Vec<&str> = value.split('-').collect();
    let digits = value.chars().all(|c| c.is_ascii_digit() || c == '-');
    let long = parts.iter().enumerate().all(|(at, part)| if at == 0 { part.len() >= 4 } else { part.len() == 2 });
    assert!(digits && long && parts.len() <= 3, "`{value}` is no date of HTML");
}

/// Events stand by the first day that they can mean, and those without a date last.
fn in_order(events: &[Event]) {
    let dates = events.iter().map(|event| event.when.as_ref());
    for (one, next) in dates.clone().zip(dates.skip(1)) {
        assert!(one.is_some() || next.is_none(), "an event without a date stands before one with a date");
        // Where a season begins is left open by EDTF.
        let first = |when: Option<&When>| match when {
            Some(When::At(point)) if !matches!(point.precision, Precision::Season(_)) => Some(point.first_day()),
            _ => None,
        };
        if let (Some(one), Some(next)) = (first(one), first(next)) {
            assert!(one <= next, "{one:?} stands before {next:?}");
        }
    }
}
