//! The reader-facing words, in one place.
//!
//! A language is a table of words: a word that is missing does not compile.
//! A publisher overrides single words by name with the `labels` attribute. `{}` in a
//! word stands for what is said.

mod ar;
pub mod dates;
mod en;
mod fa;
pub mod locale;

use crate::article::Direction;

macro_rules! labels {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// The words of one language, as that language's module writes them down.
        struct Words {
            $($name: &'static str,)*
        }

        impl Words {
            const fn list(self) -> [&'static str; COUNT] {
                [$(self.$name),*]
            }
        }

        /// Where a word stands in the list.
        #[allow(non_camel_case_types, reason = "the names by which words are overridden")]
        enum Word {
            $($name,)*
        }

        const COUNT: usize = Labels::NAMES.len();

        impl Labels {
            /// The names by which words can be overridden.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            $($(#[doc = $doc])* #[must_use] pub fn $name(&self) -> &str {
                self.word(Word::$name as usize)
            })*
        }
    };
}

/// What is known of one language.
#[derive(Debug, PartialEq, Eq)]
struct Table {
    lang: &'static str,
    dir: Direction,
    zero: char,
    months: [&'static str; 12],
    pace: (u32, u32),
    words: [&'static str; COUNT],
}

/// All words of the interface in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    table: &'static Table,
    /// What a publisher says instead, by the place in the list.
    own: Vec<(usize, String)>,
}

labels! {
    /// The link before the widget.
    skip_past,
    /// The name of the list of skip links.
    skip_links,
    /// The link to the text.
    skip_to_text,
    /// The link to the timeline.
    skip_to_timeline,
    /// The link to the notes.
    skip_to_notes,
    /// The link to the authors.
    skip_to_authors,
    /// The place after the article.
    end,
    /// The language itself, as those who speak it call it.
    own_name,
    /// The byline; `{}` are the names.
    by,
    /// Between the last two names of a byline.
    and,
    /// Between other names of a byline.
    comma,
    /// Summary of a bio; `{}` is the name.
    about,
    /// Name of the group of bios.
    authors,
    /// Alternative text of a portrait that has none; `{}` is the name.
    portrait,
    /// The link from a bio to the byline.
    back_to_byline,
    /// Heading of the contents.
    contents,
    /// How long the article takes; `{}` are the minutes.
    reading_time,
    /// From one number to another, both `{}`.
    numbers,
    /// Minutes, `Intl.PluralRules` category one.
    minutes_one,
    /// Minutes, category two.
    minutes_two,
    /// Minutes, category few.
    minutes_few,
    /// Minutes, category many.
    minutes_many,
    /// Minutes, every other category.
    minutes_other,
    /// Heading of the timeline.
    timeline,
    /// Told of a timeline that nobody wrote.
    drafted,
    /// What the date of a drafted event rests on: the text gives it.
    by_text,
    /// The century of a year in two digits is the nearest.
    by_century,
    /// The year is that of a date in the same sentence.
    by_sentence,
    /// The year is that of the sentence before.
    by_sentence_before,
    /// The year is that of an earlier date.
    by_earlier,
    /// The year follows from the day of publication.
    by_year_of_publication,
    /// Counted from the day of publication.
    by_publication,
    /// Counted from the date told before.
    by_story,
    /// Before the links from an event to its passages.
    in_the_text,
    /// One such link; `{}` is its number.
    passage,
    /// Heading of the notes.
    notes,
    /// Name of a call and of its popover; `{}` is the number.
    note,
    /// The link from a note to its call; `{}` is the call.
    back,
    /// The way back within a popover; `{}` is the number of the note.
    back_to_note,
    /// Button of a popover.
    close,
    /// Link from the popover to the list.
    show_in_list,
    /// Name of the group of reading aids.
    reading_aids,
    /// How much of the article has been read.
    read_so_far,
    /// Button and name of the panel that sets the type.
    display,
    /// Size of the text.
    text_size,
    /// Space between lines.
    line_spacing,
    /// Width of the column.
    column_width,
    /// Light or dark.
    theme,
    /// A setting as the page has it.
    usual,
    /// Little space between lines.
    close_lines,
    /// Much space between lines.
    open_lines,
    /// A narrow column.
    narrow,
    /// A wide column.
    wide,
    /// The light theme.
    light,
    /// The dark theme.
    dark,
    /// Button that takes all settings back.
    reset,
    /// Button that reads aloud.
    listen,
    /// Button that halts it.
    pause,
    /// Button that goes on.
    resume,
    /// Button that ends it.
    stop,
    /// How fast it is read aloud.
    speed,
    /// Button that copies the address of a passage.
    copy_link,
    /// Told when that is done.
    link_copied,
    /// Told where the clipboard is closed to the page.
    link_in_address,
    /// The line under a text that was copied; `{}` is the source.
    source,
    /// Button and name of the list of shortcuts.
    shortcuts,
    /// The shortcut that opens that list.
    show_shortcuts,
    /// The shortcut that enlarges the text.
    enlarge,
    /// The shortcut that makes the text smaller.
    reduce,
    /// Before the date of publication; `{}` is the date.
    published,
    /// Before the date of the last change; `{}` is the date.
    updated,
    /// A task that is done.
    done,
    /// A task that is not done.
    not_done,
    /// Shown where nothing could be loaded; the link to the source follows.
    unavailable,
    /// The words of that link.
    read_source,
    /// An approximate date (`~`).
    approximate,
    /// An uncertain date (`?`).
    uncertain,
    /// From one date to another.
    range,
    /// From a date on (`/..`).
    since,
    /// Up to a date (`../`).
    until,
    /// From a date to one not known.
    from_unknown_end,
    /// To a date from one not known.
    from_unknown_start,
    /// A decade; `{}` is its first year.
    decade,
    /// A century; `{}` is its first year.
    century,
    /// EDTF season 21.
    spring,
    /// EDTF season 22.
    summer,
    /// EDTF season 23.
    autumn,
    /// EDTF season 24.
    winter,
    /// A year before the common era.
    before_common_era,
    /// A month of a year: `{m}` and `{y}`.
    month_form,
    /// A day: `{d}`, `{m}` and `{y}`.
    day_form,
}

impl Labels {
    /// Language as a BCP 47 tag.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.table.lang
    }

    /// Direction of that language.
    #[must_use]
    pub fn dir(&self) -> Direction {
        self.table.dir
    }

    /// A month of the Gregorian calendar, counted from 1.
    #[must_use]
    pub fn month(&self, number: u8) -> Option<&'static str> {
        self.table.months.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// Words a minute that most adults read silently, the slow and the fast.
    #[must_use]
    pub fn pace(&self) -> (u32, u32) {
        self.table.pace
    }

    /// Replaces one word; false where there is none of that name.
    pub fn set(&mut self, name: &str, word: &str) -> bool {
        let at = Self::NAMES.iter().position(|known| *known == name);
        at.map(|at| self.own.push((at, word.to_string()))).is_some()
    }

    fn word(&self, at: usize) -> &str {
        let own = self.own.iter().rfind(|(place, _)| *place == at);
        own.map_or_else(|| self.table.words.get(at).copied().unwrap_or_default(), |(_, word)| word)
    }

    /// The words for a language; English for languages that are not among ours.
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let table = match primary.to_ascii_lowercase().as_str() {
            "ar" => &ar::TABLE,
            "fa" | "prs" => &fa::TABLE,
            _ => &en::TABLE,
        };
        Self { table, own: Vec::new() }
    }

    /// A number in the digits of the language.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        self.digits(&number.to_string())
    }

    /// A text with its digits in those of the language.
    #[must_use]
    pub fn digits(&self, text: &str) -> String {
        let native =
            |c: char| c.to_digit(10).and_then(|digit| char::from_u32(self.table.zero as u32 + digit)).unwrap_or(c);
        text.chars().map(native).collect()
    }
}

/// `word` with `{}` replaced by `value`.
#[must_use]
pub fn fill(word: &str, value: &str) -> String {
    word.replacen("{}", value, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_writes_its_own_digits() {
        let said = |lang| Labels::of_language(lang).number(1979);
        assert_eq!(["en", "ar", "fa"].map(said), ["1979", "١٩٧٩", "۱۹۷۹"]);
    }

    #[test]
    fn words_are_overridden_by_name() {
        let mut labels = Labels::of_language("en");
        assert!(labels.set("notes", "Footnotes"));
        assert!(!labels.set("nothing", ""));
        assert_eq!(labels.notes(), "Footnotes");
        assert!(Labels::NAMES.contains(&"notes"));
    }
}
