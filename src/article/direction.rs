//! Writing direction: of a language, and of a text by its first strong character
//! (Unicode Standard Annex #9, rules P2 and P3, over the letters of a block).

use super::{Block, Inline};

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// Reads a `dir` attribute; `auto` and anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            value if value.eq_ignore_ascii_case("ltr") => Some(Self::Ltr),
            value if value.eq_ignore_ascii_case("rtl") => Some(Self::Rtl),
            _ => None,
        }
    }

    /// The direction of a language's usual script; `None` where the tag says nothing.
    #[must_use]
    pub fn of_language(tag: &str) -> Option<Self> {
        const RIGHT_TO_LEFT: [&str; 16] =
            ["ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "pnb", "ps", "sd", "ug", "ur"];
        let mut subtags = tag.split(['-', '_']);
        let primary = subtags.next()?.to_ascii_lowercase();
        if primary.is_empty() {
            return None;
        }
        // A script subtag (RFC 5646, section 2.2.3) outweighs the language: `az-Arab`, `fa-Latn`.
        if let Some(script) = subtags.next().filter(|subtag| subtag.len() == 4) {
            let script = script.to_ascii_lowercase();
            let rtl = ["arab", "hebr", "thaa", "syrc", "nkoo"].contains(&script.as_str());
            return Some(if rtl { Self::Rtl } else { Self::Ltr });
        }
        Some(if RIGHT_TO_LEFT.contains(&primary.as_str()) { Self::Rtl } else { Self::Ltr })
    }

    /// The direction of a text by its first strong character; `None` where it has none.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        text.chars().find_map(|c| match c {
            '\u{0590}'..='\u{08FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}'
                if c.is_alphabetic() =>
            {
                Some(Self::Rtl)
            }
            '\u{200F}' | '\u{061C}' => Some(Self::Rtl),
            '\u{200E}' => Some(Self::Ltr),
            _ if c.is_alphabetic() => Some(Self::Ltr),
            _ => None,
        })
    }
}

/// The direction of a line of inlines.
#[must_use]
pub fn of_inlines(inlines: &[Inline]) -> Option<Direction> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(text) => Direction::of_text(text),
        Inline::Styled { content, .. } | Inline::Abbreviation { content, .. } => of_inlines(content),
        Inline::Link(link) => of_inlines(&link.content),
        Inline::Time(time) => of_inlines(&time.content),
        // An isolated run does not decide for its surroundings (UAX #9, P2).
        Inline::Part { .. } | Inline::Code(_) | Inline::Image(_) | Inline::Call(_) => None,
        Inline::Break | Inline::WordBreak => None,
    })
}

/// The direction of the first block that has one.
#[must_use]
pub fn of_blocks(blocks: &[Block]) -> Option<Direction> {
    blocks.iter().find_map(|block| match block {
        Block::Paragraph(content) | Block::Plain(content) => of_inlines(content),
        Block::Heading(heading) => of_inlines(&heading.content),
        Block::Quote(content) | Block::Figure { content, .. } => of_blocks(content),
        Block::Fold { summary, content, .. } => of_inlines(summary).or_else(|| of_blocks(content)),
        Block::List { items, .. } => items.iter().find_map(|item| of_blocks(&item.content)),
        Block::Part { dir, content, .. } => dir.or_else(|| of_blocks(content)),
        Block::Definitions(list) => list.iter().find_map(|entry| entry.terms.iter().find_map(|t| of_inlines(t))),
        Block::Table { head, body, .. } => head.iter().chain(body).flatten().find_map(|cell| of_blocks(&cell.content)),
        Block::Code { .. } | Block::Rule => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_and_scripts() {
        assert_eq!(Direction::of_language("fa"), Some(Direction::Rtl));
        assert_eq!(Direction::of_language("ar-EG"), Some(Direction::Rtl));
        assert_eq!(Direction::of_language("az-Arab"), Some(Direction::Rtl));
        assert_eq!(Direction::of_language("fa-Latn"), Some(Direction::Ltr));
        assert_eq!(Direction::of_language("en"), Some(Direction::Ltr));
        assert_eq!(Direction::of_language(""), None);
    }

    #[test]
    fn the_first_letter_decides_and_digits_do_not() {
        assert_eq!(Direction::of_text("1979: انقلاب"), Some(Direction::Rtl));
        assert_eq!(Direction::of_text("۵ + 1 group"), Some(Direction::Ltr));
        assert_eq!(Direction::of_text("1979 – 1981"), None);
    }
}
