//! Characters as a shortcode's author meant them: spaces of all kinds, quotes of
//! all kinds, and the entities that editors turn them into.

/// What a character is for, within the brackets of a shortcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// White space.
    Space,
    /// Takes no room: zero-width spaces, marks of direction, soft hyphens.
    Invisible,
    /// A quotation mark; whether it is a double one.
    Quote {
        /// `"` and its kin, not `'` and its kin.
        double: bool,
    },
    /// Anything else.
    Other,
}

/// One character, written as itself or as an entity.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// The character meant.
    pub(super) character: char,
    /// What it is for.
    pub(super) kind: Kind,
    /// How many bytes it takes in the source.
    pub(super) len: usize,
}

impl Glyph {
    /// Whether WordPress itself reads this character as what it is for.
    pub(super) fn is_plain(&self) -> bool {
        self.len == self.character.len_utf8() && matches!(self.character, ' ' | '\t' | '\n' | '\r' | '"' | '\'')
    }
}

/// The character at a byte offset, with its entity decoded.
pub(super) fn at(text: &str, offset: usize) -> Option<Glyph> {
    let rest = text.get(offset..)?;
    let first = rest.chars().next()?;
    let (character, len) = match first {
        '&' => entity(rest).unwrap_or((first, 1)),
        _ => (first, first.len_utf8()),
    };
    Some(Glyph { character, kind: kind(character), len })
}

/// The text with the entities decoded that editors write for quotes, spaces and signs.
pub(in crate::import) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let (character, len) = entity(from).unwrap_or(('&', 1));
        out.push(character);
        rest = from.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

fn kind(character: char) -> Kind {
    match character {
        ' '
        | '\t'
        | '\n'
        | '\r'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Kind::Space,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{61c}' => Kind::Invisible,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '〝' | '〞' | '〟' | '＂' => {
            Kind::Quote { double: true }
        }
        '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '‵' | '＇' | '`' | '´' => {
            Kind::Quote { double: false }
        }
        _ => Kind::Other,
    }
}

/// The named entities that stand for punctuation; others stay as they are.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("apos", '\''),
    ("bdquo", '„'),
    ("gt", '>'),
    ("hellip", '…'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lrm", '\u{200e}'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("prime", '′'),
    ("Prime", '″'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("rlm", '\u{200f}'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// The character of the entity that `text` starts with, and its length. An ampersand
/// that was encoded twice (`&amp;#8221;`) means the entity after it.
fn entity(text: &str) -> Option<(char, usize)> {
    let (character, len) = one_entity(text)?;
    if character == '&'
        && let Some(rest) = text.get(len..)
    {
        let again: String = std::iter::once('&').chain(rest.chars().take(10)).collect();
        if let Some((character, inner)) = one_entity(&again) {
            return Some((character, len + inner - 1));
        }
    }
    Some((character, len))
}

fn one_entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let character = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        char::from_u32(code).filter(|character| *character != '\0')?
    } else {
        NAMED.iter().find(|(known, _)| *known == name)?.1
    };
    Some((character, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_as_the_characters_they_mean() {
        for (text, character, len) in [
            ("&#8221; ]", '”', 7),
            ("&quot;", '"', 6),
            ("&#039;", '\'', 6),
            ("&#x201d;", '”', 8),
            ("&amp;#8243;", '″', 11),
            ("&nbsp;", '\u{a0}', 6),
            ("&", '&', 1),
            ("&nothing;", '&', 1),
            ("&#0;", '&', 1),
            ("ن", 'ن', 2),
        ] {
            let glyph = at(text, 0);
            assert_eq!(glyph.map(|glyph| (glyph.character, glyph.len)), Some((character, len)), "{text}");
        }
        assert_eq!(decode("Terms &amp;amp; &#8220;conditions&rdquo; & co"), "Terms & “conditions” & co");
    }
}
