//! Which language a text is in, and the languages made ready to read it.

use std::sync::OnceLock;

use super::lexicon::Lexicon;
use super::pattern::Patterns;
use super::{arabic, english, persian};

/// Whether the day stands before the month where both are numbers; unknown for English without a region.
pub(super) fn day_first(name: Name, lang: Option<&str>) -> Option<bool> {
    match (name, lang) {
        (Name::Arabic | Name::Persian, _) => Some(true),
        (Name::English, Some("en-US")) => Some(false),
        (Name::English, Some(lang)) if lang.starts_with("en-") => Some(true),
        _ => None,
    }
}

/// The languages that there is a table for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    English,
    Arabic,
    Persian,
}

/// A language, ready to read.
pub(super) struct Tongue {
    pub(super) lexicon: Lexicon,
    pub(super) patterns: Patterns,
}

impl Name {
    /// The language, made ready for the first text that needs it.
    pub(super) fn tongue(self) -> &'static Tongue {
        static READY: [OnceLock<Tongue>; 3] = [const { OnceLock::new() }; 3];
        let (ready, language) = match self {
            Self::English => (&READY[0], &english::ENGLISH),
            Self::Arabic => (&READY[1], &arabic::ARABIC),
            Self::Persian => (&READY[2], &persian::PERSIAN),
        };
        ready.get_or_init(|| Tongue { lexicon: Lexicon::new(language), patterns: Patterns::new(language) })
    }
}

/// The language of each paragraph. One without letters ("۱۳۵۷") is in that of the one before it, or of the next.
pub(super) fn languages(paragraphs: &[&str], lang: Option<&str>) -> Vec<Name> {
    let known: Vec<Option<Name>> = paragraphs.iter().map(|text| language_of(text, lang)).collect();
    let mut last = known.iter().flatten().next().copied().unwrap_or(Name::English);
    known
        .into_iter()
        .map(|name| {
            last = name.unwrap_or(last);
            last
        })
        .collect()
}

/// The language of a paragraph by its letters: Arabic script is Persian where the text's language or
/// a letter that Arabic does not have says so.
fn language_of(text: &str, lang: Option<&str>) -> Option<Name> {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    let mut persian = false;
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{620}'..='\u{6d3}' => {
                arabic += 1;
                persian |= matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی');
            }
            _ => {}
        }
    }
    let tag = lang.unwrap_or_default().split('-').next().unwrap_or_default();
    Some(match (latin > arabic, tag) {
        (true, _) => Name::English,
        (_, "fa" | "prs") => Name::Persian,
        (_, "ar") => Name::Arabic,
        _ if arabic == 0 => return None,
        _ if persian => Name::Persian,
        _ => Name::Arabic,
    })
}
