//! What the browser's own `Intl` knows: dates in UTC at the precision given, in the
//! digits of the interface's language and in one calendar or two; plural forms; the
//! names of languages.
//!
//! A language tag comes from an author and may be none, for which `Intl` throws; so
//! every class is made and asked through [`js`], which catches that.

use std::cell::OnceCell;

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::article::{Point, Precision};
use crate::labels::Labels;
use crate::labels::locale::{Locale, Plain, Plural};

use super::js;

/// A calendar that dates are said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Calendar {
    /// Gregorian.
    Gregory,
    /// Solar Hijri, as in Iran.
    Persian,
    /// Hijri, Umm al-Qura, as in Saudi Arabia.
    Islamic,
}

impl Calendar {
    /// Reads one value of the attribute `calendar`.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "gregory" => Some(Self::Gregory),
            "persian" => Some(Self::Persian),
            "islamic" => Some(Self::Islamic),
            _ => None,
        }
    }

    /// The calendar's key in a locale (Unicode Technical Standard 35, `ca`).
    fn key(self) -> &'static str {
        match self {
            Self::Gregory => "gregory",
            Self::Persian => "persian",
            Self::Islamic => "islamic-umalqura",
        }
    }
}

/// A language, as the browser knows it.
#[derive(Debug)]
pub(super) struct Intl {
    /// One locale for each calendar.
    locales: Vec<String>,
    /// Their formats, made when a date is first said: to make one takes longer than to say a
    /// hundred dates with it.
    formats: OnceCell<Vec<Option<JsValue>>>,
}

impl Intl {
    /// The language of the interface, in the region that the article's language names.
    pub(super) fn new(lang: Option<&str>, labels: &Labels, calendars: &[Calendar]) -> Self {
        let digits = match labels.lang() {
            "ar" => "arab",
            "fa" => "arabext",
            _ => "latn",
        };
        let own = lang.filter(|tag| tag.split('-').next() == Some(labels.lang()));
        // English without a region is written day first, as in most of the world.
        let tag = own.filter(|tag| *tag != "en").unwrap_or(if labels.lang() == "en" { "en-GB" } else { labels.lang() });
        let locale = |calendar: &Calendar| format!("{tag}-u-ca-{}-nu-{digits}", calendar.key());
        let calendars = if calendars.is_empty() { &[Calendar::Gregory] } else { calendars };
        Self { locales: calendars.iter().map(locale).collect(), formats: OnceCell::new() }
    }
}

impl Locale for Intl {
    fn date(&self, point: &Point, _: &Labels) -> Option<String> {
        // A month or a year of one calendar is none of another: only days have two names.
        let date = day(point)?;
        let options = [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")];
        let make = |locale: &String| made("DateTimeFormat", locale, &options);
        let formats = self.formats.get_or_init(|| self.locales.iter().map(make).collect());
        let mut said = formats.iter().map(|format| js::call(format.as_ref()?, "format", &[&date])?.as_string());
        let first = said.next()??;
        said.try_fold(first, |all, other| Some(format!("{all} ({})", other?)))
    }

    fn span(&self, from: &Point, to: &Point, labels: &Labels) -> Option<String> {
        let [locale] = self.locales.as_slice() else { return None };
        let days = [day(from)?, day(to)?, around(from, -1)?, around(to, 1)?];
        let said = |part: (&'static str, &'static str)| -> Option<[String; 4]> {
            let format = made("DateTimeFormat", locale, &[part, ("timeZone", "UTC")])?;
            let mut said = days.iter().map(|day| js::call(&format, "format", &[day])?.as_string());
            Some([said.next()??, said.next()??, said.next()??, said.next()??])
        };
        let years = said(("year", "numeric"))?;
        let is_whole = |[first, last, before, after]: &[String; 4]| first == last && before != first && after != first;
        if is_whole(&years) {
            return years.into_iter().next();
        }
        let months = said(("month", "long"))?;
        let [year, last_year, ..] = &years;
        // Each by itself: together, `Intl` puts the year first in Persian.
        (is_whole(&months) && year == last_year)
            .then(|| labels.month_form().replace("{m}", &months[0]).replace("{y}", year))
    }

    fn plural(&self, number: u32, labels: &Labels) -> Plural {
        let said = ask("PluralRules", labels.lang(), &[], "select", &number.into());
        said.map_or_else(|| Plain.plural(number, labels), |category| Plural::parse(&category))
    }

    fn language(&self, tag: &str) -> Option<String> {
        ask("DisplayNames", tag, &[("type", "language")], "of", &tag.into())
    }
}

/// The day of a date that is one.
fn day(point: &Point) -> Option<Date> {
    around(point, 0)
}

/// So many days from a date that is a day.
fn around(point: &Point, days: i32) -> Option<Date> {
    let Precision::Day(month, day) = point.precision else { return None };
    let date = Date::new_with_year_month_day(2000, 0, 1);
    date.set_time(0.0);
    date.set_utc_full_year_with_month_date(
        u32::try_from(point.year).ok()?,
        i32::from(month) - 1,
        i32::from(day) + days,
    );
    Some(date)
}

/// Makes an `Intl` class for a locale; `None` where it throws.
fn made(class: &str, locale: &str, options: &[(&str, &str)]) -> Option<JsValue> {
    let settings: Vec<(&str, JsValue)> = options.iter().map(|(name, value)| (*name, (*value).into())).collect();
    js::make(js::get(&js::global("Intl")?, class), &[&locale.into(), &js::options(&settings)])
}

/// Makes an `Intl` class for a locale and calls one of its methods; `None` where it throws.
fn ask(class: &str, locale: &str, options: &[(&str, &str)], method: &str, value: &JsValue) -> Option<String> {
    js::call(&made(class, locale, options)?, method, &[value])?.as_string()
}
