//! The timeline: dated events beside the text.
//!
//! A date is written in EDTF (ISO 8601-2:2019, levels 0 and 1). The written form
//! is the model's wire form; [`When`] is what enrichment reads from it.

use super::{Anchor, Block, Inline, Span};

/// All events of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The author's heading; the interface's word where it is empty.
    pub heading: Vec<Inline>,
    /// The events; after enrichment by earliest possible date.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// When, in EDTF, as the author wrote it.
    pub date: String,
    /// A name of the author's own, to link to.
    pub id: Option<String>,
    /// What happened; it may call notes.
    pub content: Vec<Block>,
    /// Derived: the date as read, absent where it is no EDTF.
    pub when: Option<When>,
    /// Derived: where the event stands.
    pub anchor: Option<Anchor>,
    /// Derived: the passages of the text that mention it, in reading order.
    pub passages: Vec<Anchor>,
    /// Derived: it was drafted from the text, and this is what its date rests on.
    pub drafted: Option<Basis>,
    /// Where the source says it.
    pub span: Span,
}

impl Timeline {
    /// Whether it was drafted from the text, and not written by an author.
    #[must_use]
    pub fn is_drafted(&self) -> bool {
        self.events.iter().any(|event| event.drafted.is_some())
    }
}

/// The date of an event as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// One date, of any precision.
    At(Point),
    /// From one date to another.
    Range(End, End),
}

/// What the date of a drafted event rests on, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// All of it is said.
    Said,
    /// The century of a year of two digits is the nearest.
    ShortYear,
    /// The year is that of a date before it in the sentence.
    Sentence,
    /// The year is that of the sentence before.
    SentenceBefore,
    /// The year is that of an earlier date of the text.
    Earlier,
    /// The year follows from the day of publication and the tense.
    PublicationYear,
    /// Counted from the day of publication: "last May", "yesterday".
    Publication,
    /// Counted from a date before it: "two years later".
    Story,
    /// Nothing: the year is not known.
    None,
}

impl Basis {
    /// Every basis, with the name that stands in a page.
    const NAMES: [(Self, &'static str); 9] = [
        (Self::Said, "said"),
        (Self::ShortYear, "short-year"),
        (Self::Sentence, "sentence"),
        (Self::SentenceBefore, "sentence-before"),
        (Self::Earlier, "earlier"),
        (Self::PublicationYear, "publication-year"),
        (Self::Publication, "publication"),
        (Self::Story, "story"),
        (Self::None, "none"),
    ];

    /// Its name, as written pages and the command line have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(basis, _)| *basis == self).map_or("", |(_, name)| name)
    }

    /// The basis with a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(basis, _)| *basis)
    }
}

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// A date.
    At(Point),
    /// Open (`..`): it has no beginning, or goes on.
    Open,
    /// Not known (empty).
    Unknown,
}

/// One date at the precision that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The year, astronomical: 0 is 1 BCE.
    pub year: i32,
    /// What more is known of it.
    pub precision: Precision,
    /// About that date (`~`).
    pub approximate: bool,
    /// Perhaps that date (`?`).
    pub uncertain: bool,
}

/// How precise a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// A century (`19XX`).
    Century,
    /// A decade (`198X`).
    Decade,
    /// A year.
    Year,
    /// A season, EDTF's 21 (spring) to 24 (winter).
    Season(u8),
    /// A month, from 1.
    Month(u8),
    /// A day of a month, both from 1.
    Day(u8, u8),
}

impl Point {
    /// The date in EDTF (ISO 8601-2, levels 0 and 1): `1979-11-04`, `1979-21` (spring), `197X`, `1911~`, `Y17000`.
    #[must_use]
    pub fn edtf(&self) -> String {
        let (sign, year) = (if self.year < 0 { "-" } else { "" }, self.year.unsigned_abs());
        let mut date = match self.precision {
            Precision::Century => format!("{sign}{:02}XX", year / 100),
            Precision::Decade => format!("{sign}{:03}X", year / 10),
            // A year of more than four digits is told by its letter (level 1).
            Precision::Year if year > 9999 => format!("Y{sign}{year}"),
            Precision::Year => format!("{sign}{year:04}"),
            Precision::Season(month) | Precision::Month(month) => format!("{sign}{year:04}-{month:02}"),
            Precision::Day(month, day) => format!("{sign}{year:04}-{month:02}-{day:02}"),
        };
        match (self.approximate, self.uncertain) {
            (true, true) => date.push('%'),
            (true, false) => date.push('~'),
            (false, true) => date.push('?'),
            (false, false) => {}
        }
        date
    }

    /// Whether it begins before another does, as far as both are known.
    #[must_use]
    pub fn before(&self, other: &Self) -> bool {
        self.first_day() < other.first_day()
    }

    /// The first year, month and day that it can mean.
    #[must_use]
    pub fn first_day(&self) -> (i32, u8, u8) {
        match self.precision {
            Precision::Century | Precision::Decade | Precision::Year => (self.year, 1, 1),
            // Winter begins at the end of its year, or is counted with the next: EDTF leaves it open.
            Precision::Season(season) => (self.year, season.saturating_sub(21) * 3 + 3, 1),
            Precision::Month(month) => (self.year, month, 1),
            Precision::Day(month, day) => (self.year, month, day),
        }
    }

    /// The value for the `datetime` attribute of HTML: `1979`, `1979-11` or `1979-11-04`.
    ///
    /// Absent where HTML has no form for it (centuries, decades, seasons, years before 1).
    #[must_use]
    pub fn datetime(&self) -> Option<String> {
        let year = self.year;
        if year < 1 {
            return None;
        }
        match self.precision {
            Precision::Year => Some(format!("{year:04}")),
            Precision::Month(month) => Some(format!("{year:04}-{month:02}")),
            Precision::Day(month, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
            Precision::Century | Precision::Decade | Precision::Season(_) => None,
        }
    }
}
