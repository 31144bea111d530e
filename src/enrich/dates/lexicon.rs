//! The words that dates are made of: what a word of a language means.
//!
//! A language is a table of strings. It is compiled once into a hash table of folded words;
//! most words of a text miss at the first look.

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $word:literal,)*) => {
        /// What kind of thing a word says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Class {
            $($(#[doc = $doc])* $name,)*
        }

        impl Class {
            /// The class with that name in a pattern.
            pub(super) fn named(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// A month: 1 to 12, and 100 more for each calendar after the Gregorian.
    Month = "month",
    /// A weekday, Monday as 1.
    Weekday = "weekday",
    /// A season, as EDTF numbers them.
    Season = "season",
    /// A stretch of time: see [`unit`].
    Unit = "unit",
    /// The same in the plural, which is a date only where it is counted.
    Units = "units",
    /// Two of them: "عامين".
    Dual = "dual",
    /// A year told from this one: "پارسال".
    YearNow = "year-now",
    /// What a year of two digits is the year of: "the elections of 88".
    Named = "named",
    /// Before a day and its month: they are a name, "26 July Street".
    Title = "title",
    /// The word "year" before its number.
    Year = "year-word",
    /// The word "month" before its name.
    MonthWord = "month-word",
    /// The word "day" before its number or name.
    DayWord = "day-word",
    /// The word "decade" beside its number.
    DecadeWord = "decade-word",
    /// The word "century".
    CenturyWord = "century-word",
    /// A decade as a word: "nineties".
    Decade = "decade",
    /// A number in words: 1 to 19, tens, 100, 1000.
    Count = "count",
    /// An ordinal in words.
    Nth = "nth-word",
    /// An article that counts one: "a year ago".
    One = "one",
    /// An ending that makes a number an ordinal.
    Th = "th",
    /// An ending that makes a year a decade.
    Ies = "ies",
    /// A day told from today: 0 today, -1 yesterday.
    Today = "today",
    /// Which one: -1 last, 0 this, 1 next; and [`STORY`] more where the text and not its publication counts.
    Which = "which",
    /// "Now", after "two weeks from"; 0 where it is this day of another year: "nine years ago on such a day".
    Now = "now",
    /// "Of it", after a day: of the month that was told; 0 for "the day after it".
    It = "it",
    /// How far: as above, for "ago" and "later".
    Ago = "ago",
    /// The same, of words that mean it only at the end of a phrase: "two years before".
    Apart = "apart",
    /// The end of a stretch of time, where it stands after it: "year-end".
    Close = "close",
    /// A word for a day of the year: month times 100, and the day; below 0 for one that floats, and its last
    /// digits are then the weekday and which of its month, 9 for the last. About 9000 it is so many days from Easter.
    Feast = "feast",
    /// What is a feast only with "'s Day" or "'s Eve": "New Year".
    FeastOf = "feast-of",
    /// Which part of it: "early", "late", "the end".
    Part = "part",
    /// "Early" and "late", which may stand "in" what they are of.
    Early = "early",
    /// Whose: "in his 60s" is no decade.
    Whose = "whose",
    /// Before a name: "Mrs."
    Mister = "mister",
    /// "Until", "by": what is told looks ahead to it, unless it is a year back.
    Deadline = "deadline",
    /// "On", "in": where a verb is firmly of its day.
    Firm = "firm",
    /// "About".
    About = "about",
    /// An era: see [`era`].
    Era = "era",
    /// An article.
    The = "the",
    /// "Of".
    Of = "of",
    /// "In", "on", "at": what a date stands after.
    In = "in",
    /// "After" and "before", where a date follows and no length of time.
    Since = "since",
    /// "From", "between".
    From = "from",
    /// "To", "until": between the ends of a range.
    To = "to",
    /// "And".
    And = "and",
    /// A word that ties a bare number to a year: "since", "summer of".
    Before = "before",
    /// After a number: it counts something.
    Counted = "counted",
    /// Before a number: it numbers something.
    Numbered = "numbered",
    /// Beside a length of time that nobody has counted: "several"; 1 where it can only stand after it: "هایی".
    Vague = "vague",
    /// "Every": what comes again is no date.
    Each = "each",
    /// Says that the clause looks ahead: 1 where it only may be ("would", "should"), 2 where its verb can look back.
    Ahead = "ahead",
    /// "They", which begins a clause and is no noun that a date describes.
    Pronoun = "pronoun",
    /// "Be": the verb that follows tells no tense.
    Be = "be",
    /// "Had", which looks back from what is told.
    Had = "had",
    /// Says that the clause looks back.
    Back = "back",
    /// Also a word or a name that is no date.
    Weak = "weak",
    /// A month only beside a number.
    Bound = "bound",
    /// Ends with a full stop and no sentence.
    Short = "short",
    /// Begins another clause.
    Clause = "clause",
    /// Links a clause to the one before, and tells nothing: "but".
    Linking = "linking",
    /// Begins a clause that says little without the one before: "which".
    Leaning = "leaning",
}

/// Added to a direction that counts from the story told, and not from publication.
pub(super) const STORY: i16 = 10;

/// The values of [`Class::Unit`].
pub(super) mod unit {
    pub(in crate::enrich::dates) const DAY: i16 = 1;
    pub(in crate::enrich::dates) const WEEK: i16 = 2;
    pub(in crate::enrich::dates) const MONTH: i16 = 3;
    pub(in crate::enrich::dates) const YEAR: i16 = 4;
    pub(in crate::enrich::dates) const DECADE: i16 = 5;
    /// Quarters, weekends and terms are 7: seen, and never placed.
    pub(in crate::enrich::dates) const CENTURY: i16 = 6;
}

/// The values of [`Class::Era`]; 1 is the common one.
pub(super) mod era {
    pub(in crate::enrich::dates) const BEFORE: i16 = 2;
    pub(in crate::enrich::dates) const JALALI: i16 = 3;
    pub(in crate::enrich::dates) const HIJRI: i16 = 4;
}

/// What a language writes.
pub(super) struct Language {
    /// Words by what they say, separated by spaces. `|` divides words that mean the same, `=` gives the
    /// value, `_` stands for a space within a word.
    pub(super) words: &'static [(Class, &'static str)],
    /// How expressions are put together, see [`super::pattern`].
    pub(super) patterns: &'static [&'static str],
    /// Letters that are written at the start of the next word, the longest first.
    pub(super) attached: &'static str,
    /// How a verb that looks back ends, and how one that looks ahead begins.
    pub(super) past: &'static str,
    pub(super) future: &'static str,
    /// Whether the script has capital letters, and names of months are written with one.
    pub(super) cased: bool,
    /// Whether the verb stands last.
    pub(super) verb_last: bool,
    /// How a noun ends that stands after a number of thousands; empty where that does not tell.
    pub(super) counted: &'static str,
}

/// One meaning of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    pub(super) class: Class,
    pub(super) value: i16,
}

/// A word, or several that are one: "تشرين الأول".
pub(super) struct Entry {
    key: String,
    pub(super) senses: Vec<Sense>,
    /// A bit for each class that it is in.
    pub(super) mask: u64,
    /// How many words an entry has at most that begins with this one.
    pub(super) longest: usize,
}

/// The words of a language, ready to be looked up.
pub(super) struct Lexicon {
    /// The first is no word.
    entries: Vec<Entry>,
    /// Which entry stands at a hash; 0 for none.
    slots: Vec<u16>,
    pub(super) attached: Vec<&'static str>,
    /// The letters that those begin with.
    pub(super) attachable: Vec<char>,
    /// Endings of words that look back, and beginnings of words that look ahead.
    pub(super) past: Vec<&'static str>,
    pub(super) future: Vec<&'static str>,
    pub(super) cased: bool,
    pub(super) verb_last: bool,
    pub(super) counted: &'static str,
}

/// The number of an entry that a word does not have.
pub(super) const UNKNOWN: u16 = 0;

impl Lexicon {
    pub(super) fn new(language: &Language) -> Self {
        let none = Entry { key: String::new(), senses: Vec::new(), mask: 0, longest: 0 };
        let list = |words: &'static str| words.split(' ').filter(|word| !word.is_empty()).collect();
        let mut lexicon = Self {
            entries: vec![none],
            slots: vec![UNKNOWN; SLOTS],
            attached: list(language.attached),
            attachable: language.attached.split(' ').filter_map(|prefix| prefix.chars().next()).collect(),
            past: list(language.past),
            future: list(language.future),
            cased: language.cased,
            verb_last: language.verb_last,
            counted: language.counted,
        };
        for (class, list) in language.words {
            for group in list.split(' ') {
                let (names, value) = group.split_once('=').unwrap_or((group, "0"));
                let value = value.parse().unwrap_or_default();
                for name in names.split('|').filter(|name| !name.is_empty()) {
                    lexicon.learn(name, Sense { class: *class, value });
                }
            }
        }
        lexicon
    }

    fn learn(&mut self, name: &str, sense: Sense) {
        let mut key = String::new();
        for c in name.chars() {
            fold(if matches!(c, '_' | '\u{200c}') { ' ' } else { c }, &mut key);
        }
        if let Some((first, rest)) = key.split_once(' ') {
            let words = rest.split(' ').count() + 1;
            let at = self.entry(first.to_owned());
            if let Some(entry) = self.entries.get_mut(usize::from(at)) {
                entry.longest = entry.longest.max(words);
            }
        }
        let at = self.entry(key);
        if let Some(entry) = self.entries.get_mut(usize::from(at)) {
            entry.senses.push(sense);
            entry.mask |= 1 << sense.class as u64;
        }
    }

    /// The entry of a word, made where there is none.
    fn entry(&mut self, key: String) -> u16 {
        let slot = self.slot(&key);
        let known = self.slots.get(slot).copied().unwrap_or_default();
        if known != UNKNOWN {
            return known;
        }
        let new = u16::try_from(self.entries.len()).unwrap_or_default();
        self.entries.push(Entry { key, senses: Vec::new(), mask: 0, longest: 1 });
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = new;
        }
        new
    }

    /// The slot of a folded word, or the free one where it would be.
    fn slot(&self, key: &str) -> usize {
        // FNV-1a: short, and good enough for short words.
        let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut slot = (hash ^ (hash >> 15)) as usize & (SLOTS - 1);
        while let Some(at) = self.slots.get(slot).filter(|at| **at != UNKNOWN) {
            if self.entry_at(*at).key == key {
                break;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        slot
    }

    /// The number of a folded word's entry, or [`UNKNOWN`].
    pub(super) fn find(&self, key: &str) -> u16 {
        self.slots.get(self.slot(key)).copied().unwrap_or_default()
    }

    pub(super) fn entry_at(&self, at: u16) -> &Entry {
        self.entries.get(usize::from(at)).unwrap_or(&self.entries[0])
    }
}

/// A power of two, at least twice as many as a language has words.
const SLOTS: usize = 4096;

/// Adds a character as words are compared: in lower case, without vowel signs, tatweel and joiners, and with one form for each Arabic letter that is written in several.
pub(super) fn fold(c: char, key: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => key.push(c),
        'A'..='Z' => key.push(c.to_ascii_lowercase()),
        '\u{200d}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
        'أ' | 'إ' | 'آ' | 'ٱ' => key.push('ا'),
        'ي' | 'ى' | 'ئ' => key.push('ی'),
        'ك' => key.push('ک'),
        'ة' | 'ۀ' | 'ۂ' => key.push('ه'),
        'ؤ' => key.push('و'),
        _ => key.push(c),
    }
}
