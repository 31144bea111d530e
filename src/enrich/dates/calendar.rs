//! Days of three calendars: Gregorian, Persian solar (Jalali) and Hijri (Umm al-Qura).
//!
//! A day is counted from 1970-01-01, so that one calendar's date is another's by way of a number.

/// Which calendar a date is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Calendar {
    /// The Gregorian calendar, also for days before 1582 (as ISO 8601 counts).
    #[default]
    Gregorian,
    /// The Persian solar calendar, by the 33-year rule that ICU has: exact for the years 1178 to 1501.
    Jalali,
    /// The Hijri calendar of Umm al-Qura for the years 1300 to 1600, before and after them the tabular one.
    Hijri,
}

/// A date of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, astronomical.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// A day of the calendar; `None` for one that it does not have.
    #[must_use]
    pub fn new(calendar: Calendar, year: i32, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=calendar.days_in(year, month)).contains(&day) && (-9999..=9999).contains(&year);
        fits.then(|| Self::of_number(calendar.first_of(year, month) + i32::from(day) - 1))
    }

    /// The day written as `2018-08-20`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let mut next = |long: usize| {
            let part = parts.next().filter(|part| part.len() == long && part.bytes().all(|byte| byte.is_ascii_digit()));
            part.and_then(|part| part.parse::<u16>().ok())
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Self::new(Calendar::Gregorian, year.into(), u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        gregorian_first(self.year, self.month) + i32::from(self.day) - 1
    }

    /// The day with that number.
    #[must_use]
    pub fn of_number(number: i32) -> Self {
        // Years begin in March here, so that the day of a leap year is the last of its year.
        let days = number + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = small(of_year - (153 * shifted + 2) / 5 + 1);
        let month = small(if shifted < 10 { shifted + 3 } else { shifted - 9 });
        Self { year: year_of_era + era * 400 + i32::from(month <= 2), month, day }
    }

    /// The day of the week, Monday as 1 and Sunday as 7 (ISO 8601).
    #[must_use]
    pub fn weekday(self) -> u8 {
        small((self.number() + 3).rem_euclid(7) + 1)
    }

    /// The year, month and day in a calendar.
    #[must_use]
    pub fn in_calendar(self, calendar: Calendar) -> (i32, u8, u8) {
        if calendar == Calendar::Gregorian {
            return (self.year, self.month, self.day);
        }
        let number = self.number();
        // Years of 365.2422 and 354.367 days: no more than one off, which the search mends.
        let (epoch, hundred_years) =
            if calendar == Calendar::Jalali { (JALALI_EPOCH, 36_524) } else { (HIJRI_EPOCH, 35_437) };
        let guess = ((number - epoch) / 10).saturating_mul(1000) / hundred_years + 1;
        let year = (guess - 2..=guess + 2).rev().find(|year| calendar.first_of(*year, 1) <= number).unwrap_or(guess);
        let month = (1..=12).rev().find(|month| calendar.first_of(year, *month) <= number).unwrap_or(1);
        (year, month, small(number - calendar.first_of(year, month) + 1))
    }
}

fn small(number: i32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}

impl Calendar {
    /// The number of the first day of a month.
    #[must_use]
    pub fn first_of(self, year: i32, month: u8) -> i32 {
        match self {
            Self::Gregorian => gregorian_first(year, month),
            Self::Jalali => jalali_first(year, month),
            Self::Hijri => hijri_first(year, month),
        }
    }

    /// How many days a month has; 0 for what is no month.
    #[must_use]
    pub fn days_in(self, year: i32, month: u8) -> u8 {
        match month {
            1..=11 => small(self.first_of(year, month + 1) - self.first_of(year, month)),
            12 => small(self.first_of(year + 1, 1) - self.first_of(year, 12)),
            _ => 0,
        }
    }
}

fn gregorian_first(year: i32, month: u8) -> i32 {
    let month = i32::from(month);
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// 1 Farvardin of the year 1.
const JALALI_EPOCH: i32 = -492_268;

fn jalali_first(year: i32, month: u8) -> i32 {
    let before = i32::from(month) - 1;
    let months = if before <= 6 { before * 31 } else { before * 30 + 6 };
    JALALI_EPOCH + 365 * (year - 1) + (8 * year + 21).div_euclid(33) + months
}

/// 1 Muharram of the year 1, of the tabular calendar.
const HIJRI_EPOCH: i32 = -492_148;

fn hijri_first(year: i32, month: u8) -> i32 {
    let before = usize::try_from(year - UMM_AL_QURA_FROM).ok().filter(|before| *before < UMM_AL_QURA.len());
    let Some(before) = before else {
        let months = (59 * (i32::from(month) - 1) + 1) / 2;
        return HIJRI_EPOCH + 354 * (year - 1) + (11 * year + 3).div_euclid(30) + months;
    };
    let months = |bits: u16, count: u8| {
        let long = (bits & ((1 << count) - 1)).count_ones();
        29 * i32::from(count) + i32::try_from(long).unwrap_or_default()
    };
    let years: i32 = UMM_AL_QURA.iter().take(before).map(|bits| months(*bits, 12)).sum();
    let this = UMM_AL_QURA.get(before).map_or(0, |bits| months(*bits, month.saturating_sub(1)));
    UMM_AL_QURA_EPOCH + years + this
}

/// The year and the month so many months on, in any calendar of twelve.
pub(super) fn months_on(year: i32, month: u8, count: i32) -> (i32, u8) {
    let months = year * 12 + i32::from(month) - 1 + count;
    // What remains of twelve is a month.
    (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
}

/// Easter Sunday of the western churches, by the Gregorian computus (1583 and later).
pub(super) fn easter(year: i32) -> Option<Day> {
    if year < 1583 {
        return None;
    }
    let (golden, century) = (year % 19, year / 100);
    let corrections = century - century / 4 - (8 * century + 13) / 25;
    // The age of the moon on 21 March, with the two exceptions that keep full moons of a cycle apart.
    let epact = (corrections + 19 * golden + 15) % 30;
    let full = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
    let march = Day::new(Calendar::Gregorian, year, 3, 28)?;
    Some(Day::of_number(march.number() + full - weekday))
}

/// The first year of the table, and its first day: 1882-11-12.
const UMM_AL_QURA_FROM: i32 = 1300;
const UMM_AL_QURA_EPOCH: i32 = -31_826;

/// A bit for each month of a year, the first month lowest: set where the month has 30 days.
/// It is what `Intl` says of `islamic-umalqura`; a browser test holds it against that.
#[rustfmt::skip]
const UMM_AL_QURA: [u16; 301] = [
    0x555, 0x2ab, 0x937, 0x2b6, 0x576, 0x36c, 0xb55, 0xaaa, 0x956, 0x49e, 0x95d, 0x2ba,
    0x5b5, 0x3aa, 0xb4b, 0xa96, 0x52e, 0x2ad, 0x56d, 0xb5a, 0x752, 0xf25, 0xe8a, 0xd16,
    0xa56, 0xab5, 0x6b4, 0xda9, 0xb92, 0xb25, 0x64b, 0xa9b, 0x35a, 0x6d9, 0x5d4, 0xda5,
    0xd4a, 0xa95, 0x536, 0x975, 0x2f4, 0x6e9, 0x6d4, 0x6a9, 0x535, 0x25d, 0x4bd, 0x9ba,
    0x3b4, 0xb69, 0xb2a, 0xa55, 0x4ad, 0xa5d, 0x2da, 0x6d9, 0xeaa, 0xe94, 0xd2a, 0xc56,
    0x4ae, 0xa6d, 0x56a, 0xd55, 0xd4a, 0xa93, 0x52b, 0xa5b, 0x53a, 0x6b5, 0xea9, 0xd52,
    0xd29, 0xa55, 0x4ad, 0x56d, 0xaea, 0x6e4, 0xed1, 0xda2, 0xaaa, 0x95a, 0x2da, 0x5b9,
    0xbb2, 0x764, 0x6c9, 0x555, 0x2ab, 0x4db, 0xaba, 0x5b4, 0xda9, 0xd52, 0xaa5, 0x92d,
    0x26d, 0x8ed, 0x2da, 0xad5, 0xaa5, 0xa4b, 0x497, 0x937, 0x2b6, 0x975, 0xd69, 0xd52,
    0xc95, 0x92b, 0x25b, 0x4db, 0x9d5, 0x5d2, 0xda5, 0xd4a, 0xa95, 0x54d, 0xaad, 0x3aa,
    0xbd2, 0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a, 0x6d4, 0xdc9, 0xd92, 0xaa6, 0x956,
    0x2ae, 0x56d, 0x36a, 0xb55, 0xaaa, 0x94d, 0x49d, 0x95d, 0x2ba, 0x5b5, 0x5aa, 0xd55,
    0xa9a, 0x92e, 0x26e, 0x55d, 0xada, 0x6d4, 0x6a5, 0xb27, 0xa4d, 0x4ad, 0x56d, 0xb5a,
    0x754, 0xf49, 0xe92, 0xd26, 0xa56, 0x356, 0x6b5, 0xbaa, 0xb92, 0xb25, 0x68b, 0xa9b,
    0x55a, 0xada, 0x5b4, 0xda9, 0xb52, 0xa9a, 0x536, 0x276, 0x575, 0xaf2, 0x6d4, 0x6a9,
    0x555, 0x2ad, 0x4bd, 0x9ba, 0x574, 0xb69, 0xb52, 0xa95, 0x52d, 0xa5d, 0x4da, 0xad9,
    0x6b2, 0xe95, 0xe2a, 0xc96, 0x92e, 0xaad, 0x56a, 0xd65, 0xd4a, 0xd15, 0x62b, 0xc5b,
    0x53a, 0x6b5, 0xdb2, 0xd64, 0xd29, 0xa55, 0x4ad, 0x96d, 0xaea, 0x6e8, 0xed1, 0xda4,
    0xd4a, 0xa6a, 0x2da, 0x5b9, 0xb72, 0xb68, 0x6d1, 0x655, 0x4ab, 0x95b, 0x2ba, 0x5b5,
    0xda9, 0xd52, 0xca6, 0x94e, 0x46e, 0x95d, 0x4da, 0xad5, 0xaaa, 0xa4d, 0x49b, 0x937,
    0x4b6, 0x975, 0xd6a, 0xd52, 0xaa5, 0x94b, 0x2ab, 0x55b, 0xad9, 0x5d2, 0xdc5, 0xd92,
    0xb25, 0x555, 0xab5, 0x5b4, 0xba9, 0x7a2, 0x745, 0x593, 0xaab, 0x4d6, 0x9d6, 0x5d2,
    0xba5, 0xb4a, 0xa95, 0x4ad, 0x15d, 0x2dd, 0x9da, 0x5b4, 0x5a9, 0x52d, 0x25b, 0x8b7,
    0x176, 0x56d, 0xb6a, 0xaca, 0xa96, 0x52b, 0x15b, 0x2bb, 0x5b6, 0xdaa, 0xb94, 0xd46,
    0xa8d, 0x52d, 0xa9d, 0x55a, 0x755, 0x749, 0xf13, 0xe4a, 0xa96, 0x556, 0x6b5, 0xbaa,
    0xb94,
];

#[cfg(test)]
mod tests {
    use calendrical_calculations::persian::fixed_from_fast_persian;
    use calendrical_calculations::rata_die::RataDie;

    use super::*;

    /// The day count of the crate begins 719163 days earlier.
    fn fixed(day: RataDie) -> i32 {
        i32::try_from(day.to_i64_date() - 719_163).unwrap_or(i32::MAX)
    }

    #[test]
    fn days_of_the_gregorian_calendar_are_counted_as_everybody_counts_them() {
        for number in (-800_000..100_000).step_by(37) {
            let day = Day::of_number(number);
            let known = calendrical_calculations::gregorian::fixed_from_gregorian(day.year, day.month, day.day);
            assert_eq!((fixed(known), day.number()), (number, number));
        }
        assert_eq!(Day::parse("2018-08-20").map(Day::weekday), Some(1));
    }

    #[test]
    fn easter_is_when_it_was() {
        // The earliest and the latest that can be, and Sundays between: the years' own calendars tell them.
        let known = [
            "1818-03-22",
            "1943-04-25",
            "1916-04-23",
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2013-03-31",
            "2024-03-31",
        ];
        for day in known {
            let year = day[..4].parse().unwrap_or_default();
            assert_eq!(easter(year), Day::parse(day));
        }
        let between = |day: Day| ((3, 22)..=(4, 25)).contains(&(day.month, day.day)) && day.weekday() == 7;
        assert!((1583..4000).filter_map(easter).all(between));
        assert_eq!(easter(1582), None);
    }

    #[test]
    fn persian_months_begin_where_the_reference_says() {
        for year in 1178..1502 {
            for month in 1..=12 {
                assert_eq!(
                    Calendar::Jalali.first_of(year, month),
                    fixed(fixed_from_fast_persian(year, month, 1)),
                    "{year}-{month}"
                );
            }
        }
        assert_eq!(Day::new(Calendar::Jalali, 1357, 11, 22), Day::parse("1979-02-11"));
        assert_eq!(Calendar::Jalali.days_in(1399, 12), 30);
        assert_eq!(Day::new(Calendar::Jalali, 1400, 12, 30), None);
    }

    #[test]
    fn tabular_hijri_years_begin_where_the_reference_says() {
        for year in (1..1300).chain(1601..1700) {
            for month in 1..=12 {
                let known = calendrical_calculations::islamic::fixed_from_tabular_islamic(
                    year,
                    month,
                    1,
                    calendrical_calculations::islamic::ISLAMIC_EPOCH_FRIDAY,
                );
                assert_eq!(Calendar::Hijri.first_of(year, month), fixed(known), "{year}-{month}");
            }
        }
    }

    #[test]
    fn every_day_is_the_same_day_in_every_calendar() {
        for number in (-120_000..80_000).step_by(11) {
            let day = Day::of_number(number);
            for calendar in [Calendar::Gregorian, Calendar::Jalali, Calendar::Hijri] {
                let (year, month, of_month) = day.in_calendar(calendar);
                assert_eq!(Day::new(calendar, year, month, of_month), Some(day), "{calendar:?}");
            }
        }
    }
}
