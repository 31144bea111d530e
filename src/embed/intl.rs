//! Dates by the browser's own `Intl.DateTimeFormat`: in UTC, at the precision given,
//! in the digits of the interface's language, in one calendar or two.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};

use crate::article::{Point, Precision};
use crate::labels::Labels;
use crate::labels::dates::Dates;

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

/// Says dates in a language.
#[derive(Debug)]
pub(super) struct Intl {
    /// One locale for each calendar.
    locales: Vec<String>,
}

impl Intl {
    /// Dates in the language of the interface, in the region that the article's language names.
    pub(super) fn new(lang: Option<&str>, labels: &Labels, calendars: &[Calendar]) -> Self {
        let digits = match &*labels.lang {
            "ar" => "arab",
            "fa" => "arabext",
            _ => "latn",
        };
        let own = lang.filter(|tag| tag.split('-').next() == Some(&*labels.lang));
        // English without a region is written day first, as in most of the world.
        let tag = own.filter(|tag| *tag != "en").unwrap_or(if labels.lang == "en" { "en-GB" } else { &labels.lang });
        let locale = |calendar: &Calendar| format!("{tag}-u-ca-{}-nu-{digits}", calendar.key());
        let calendars = if calendars.is_empty() { &[Calendar::Gregory] } else { calendars };
        Self { locales: calendars.iter().map(locale).collect() }
    }
}

impl Dates for Intl {
    fn say(&self, point: &Point, _: &Labels) -> Option<String> {
        // A month or a year of one calendar is none of another: only days have two names.
        let Precision::Day(month, day) = point.precision else { return None };
        let date = Date::new_with_year_month_day(2000, 0, 1);
        date.set_time(0.0);
        date.set_utc_full_year_with_month_date(u32::try_from(point.year).ok()?, i32::from(month) - 1, i32::from(day));
        let mut said = self.locales.iter().map(|locale| format(locale, &date));
        let first = said.next()?;
        Some(said.fold(first, |all, other| format!("{all} ({other})")))
    }
}

fn format(locale: &str, date: &Date) -> String {
    let options = Object::new();
    for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")] {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let format = DateTimeFormat::new(&Array::of1(&locale.into()), &options).format();
    format.call1(&wasm_bindgen::JsValue::UNDEFINED, date).ok().and_then(|said| said.as_string()).unwrap_or_default()
}
