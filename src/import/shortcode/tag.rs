//! One tag in square brackets, with its attributes, however it is damaged.
//!
//! The grammar is that of WordPress's `shortcode_parse_atts`: `name="value"`,
//! `name='value'`, `name=value`, and positional values, bare or quoted. What
//! WordPress would read as something else than its author meant is repaired, and
//! each kind of repair is remembered.

use std::ops::Range;

use super::glyph::{self, Glyph, Kind};
use super::markup;
use super::seek::Seek;

/// A tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// The name as it is written.
    pub(super) name: String,
    /// The attributes, in order.
    pub(super) attributes: Vec<Attribute>,
    /// Its bytes, brackets and all.
    pub(super) range: Range<usize>,
    /// `[/name]`.
    pub(super) closes: bool,
    /// `[name /]`.
    pub(super) empty: bool,
    /// Spaces stand between the bracket and the name.
    pub(super) spaced: bool,
    /// What had to be repaired.
    pub(super) damage: Damage,
}

/// An attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) struct Attribute {
    /// The name in lower case; a positional value has none.
    pub(in crate::import) name: Option<String>,
    /// The value as it is written.
    pub(in crate::import) value: String,
    /// Whether the value was quoted.
    pub(in crate::import) quoted: bool,
}

/// The kinds of damage that a tag shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Damage {
    /// Quotes other than `"` and `'`.
    pub(super) quotes: bool,
    /// A value whose closing quote is missing.
    pub(super) unclosed_quote: bool,
    /// Spaces or invisible characters that break a tag, or HTML within it.
    pub(super) spaces: bool,
    /// Upper-case letters in the name.
    pub(super) capitals: bool,
    /// Attributes without a space between them.
    pub(super) glued: bool,
}

impl Damage {
    /// The damage in words.
    pub(super) fn words(self) -> Vec<&'static str> {
        [
            (self.quotes, "curly or encoded quotes"),
            (self.unclosed_quote, "a quote that is not closed"),
            (self.spaces, "stray spaces or invisible characters"),
            (self.capitals, "capital letters in its name"),
            (self.glued, "no space between its attributes"),
        ]
        .into_iter()
        .filter_map(|(is, words)| is.then_some(words))
        .collect()
    }
}

/// Longer names are no tags.
const LONGEST_NAME: usize = 64;

/// A quoted value that runs past a closing bracket is at most this long.
const LONGEST_CROSSING: usize = 300;

/// Reads the tags of one text from left to right.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    text: &'t str,
    bracket: Seek,
    double: Seek,
    single: Seek,
    markup: markup::Reader,
}

impl<'t> Reader<'t> {
    /// A reader for one text.
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            bracket: Seek::new(b']'),
            double: Seek::new(b'"'),
            single: Seek::new(b'\''),
            markup: markup::Reader::new(),
        }
    }

    /// The tag that starts with the `[` at `start`; `None` where that is only a bracket.
    pub(super) fn read(&mut self, start: usize) -> Option<Tag> {
        self.bracket.next(self.text, start)?;
        let mut tag = Tag::default();
        let mut at = self.skip(start + 1, &mut Damage::default());
        tag.spaced = at > start + 1;
        if self.text.get(at..)?.starts_with(['/', '\\']) {
            tag.closes = true;
            tag.damage.spaces = tag.spaced || self.text.get(at..)?.starts_with('\\');
            let name = self.skip(at + 1, &mut Damage::default());
            tag.damage.spaces |= name > at + 1;
            at = name;
        } else {
            tag.damage.spaces = tag.spaced;
        }
        let len = name_len(self.text.get(at..)?)?;
        tag.name = self.text.get(at..at + len)?.to_string();
        at += len;
        let end = if tag.closes { self.close(at, &mut tag)? } else { self.attributes(at, &mut tag)? };
        tag.range = start..end;
        Some(tag)
    }

    /// The end of a closing tag, which holds nothing but its name.
    fn close(&self, at: usize, tag: &mut Tag) -> Option<usize> {
        let end = self.skip(at, &mut Damage::default());
        tag.damage.spaces |= end > at;
        self.text.get(end..)?.starts_with(']').then_some(end + 1)
    }

    /// Reads attributes up to the closing bracket, and returns where it ends.
    fn attributes(&mut self, from: usize, tag: &mut Tag) -> Option<usize> {
        let mut at = from;
        loop {
            let gap = at;
            at = self.skip(at, &mut tag.damage);
            let rest = self.text.get(at..)?;
            match rest.chars().next()? {
                ']' => return Some(at + 1),
                // A bracket within a tag: what came before was only a bracket.
                '[' => return None,
                '/' => {
                    let end = self.skip(at + 1, &mut Damage::default());
                    if self.text.get(end..)?.starts_with(']') {
                        tag.empty = true;
                        return Some(end + 1);
                    }
                }
                // `[spoiler=Title]`, as bulletin boards write it.
                '=' if at == from => {
                    at = self.skip(at + 1, &mut tag.damage);
                    let (value, quoted, end) = self.value(at, &mut tag.damage)?;
                    tag.attributes.push(Attribute { name: None, value, quoted });
                    at = end;
                    continue;
                }
                // Names end at a space: `[Editor's note]` and `[note: x]` are prose.
                first if gap == at && at == from => {
                    let glyph = glyph::at(self.text, at)?;
                    if first.is_alphanumeric() || !matches!(glyph.kind, Kind::Quote { double: true }) {
                        return None;
                    }
                    tag.damage.glued = true;
                }
                _ if gap == at => tag.damage.glued = true,
                _ => {}
            }
            at = self.attribute(at, tag)?;
        }
    }

    /// Reads one attribute, named or positional.
    fn attribute(&mut self, at: usize, tag: &mut Tag) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let len: usize =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-')).map(char::len_utf8).sum();
        let name = rest.get(..len)?;
        let mut damage = tag.damage;
        let equals = self.skip(at + len, &mut damage);
        if len > 0 && self.text.get(equals..)?.starts_with('=') {
            let start = self.skip(equals + 1, &mut damage);
            // An empty value is followed by the next name or the end.
            let (value, quoted, end) = self.value(start, &mut damage)?;
            tag.damage = damage;
            tag.attributes.push(Attribute { name: Some(name.to_ascii_lowercase()), value, quoted });
            return Some(end);
        }
        let (value, quoted, end) = self.value(at, &mut tag.damage)?;
        tag.attributes.push(Attribute { name: None, value, quoted });
        // A sign that is no value at all must not hold up the reader.
        Some(if end == at { at + rest.chars().next()?.len_utf8() } else { end })
    }

    /// A value, whether it was quoted, and where it ends.
    fn value(&mut self, at: usize, damage: &mut Damage) -> Option<(String, bool, usize)> {
        let Some(glyph) = glyph::at(self.text, at) else { return Some((String::new(), false, at)) };
        if let Kind::Quote { double } = glyph.kind
            && glyph.character != '`'
        {
            let (inner, end) = self.quoted(at, glyph, double, damage)?;
            let value = self.text.get(inner)?;
            return Some((tidy(value), true, end));
        }
        let end = self.bare_end(at);
        Some((tidy(self.text.get(at..end)?), false, end))
    }

    /// The end of a value without quotes: a space, the bracket, or the slash before it.
    fn bare_end(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(glyph) = glyph::at(self.text, at) {
            let rest = self.text.get(at..).unwrap_or_default();
            if glyph.kind == Kind::Space || rest.starts_with([']', '[']) || rest.starts_with("/]") {
                break;
            }
            at += glyph.len;
        }
        at
    }

    /// The inside of a quoted value, and where the value ends with its closing quote.
    fn quoted(&mut self, at: usize, open: Glyph, double: bool, damage: &mut Damage) -> Option<(Range<usize>, usize)> {
        let start = at + open.len;
        if open.is_plain() {
            let bracket = self.bracket.next(self.text, start)?;
            let seek = if double { &mut self.double } else { &mut self.single };
            if let Some(end) = seek.next(self.text, start)
                && (end < bracket || self.may_cross(start, end))
            {
                return Some((start..end, end + 1));
            }
        }
        damage.quotes |= !open.is_plain();
        let (close, end) = self.damaged_close(start, double)?;
        match end {
            Some(end) => {
                damage.quotes = true;
                Some((start..close, end))
            }
            None => {
                damage.unclosed_quote = true;
                Some((start..close, close))
            }
        }
    }

    /// Whether a value may hold the closing bracket that stands in it: it holds the
    /// opening one too, all of it is on one line, and nothing is glued to its end.
    fn may_cross(&self, start: usize, end: usize) -> bool {
        let follows = glyph::at(self.text, end + 1)
            .is_some_and(|next| next.kind == Kind::Space || matches!(next.character, ']' | '/'));
        if !follows || end - start > LONGEST_CROSSING {
            return false;
        }
        let value = self.text.get(start..end).unwrap_or_default();
        let opens_first = value.find('[') < value.find(']');
        opens_first && value.matches('[').count() == value.matches(']').count() && !value.contains('\n')
    }

    /// Where a value with damaged quotes ends: at the quote that is followed by the
    /// bracket or the next attribute, else at the first quote, else at the bracket.
    fn damaged_close(&self, start: usize, double: bool) -> Option<(usize, Option<usize>)> {
        let mut first = None;
        let mut at = start;
        loop {
            let glyph = glyph::at(self.text, at)?;
            let here = self.text.get(at..)?;
            if here.starts_with([']', '[']) {
                break;
            }
            if glyph.kind == (Kind::Quote { double }) {
                let end = at + glyph.len;
                if self.ends_value(end) {
                    return Some((at, Some(end)));
                }
                first = first.or(Some((at, Some(end))));
            }
            at += glyph.len;
        }
        // An apostrophe within a word is no closing quote: `‘O’Brien`.
        let found = first.filter(|_| double);
        Some(found.unwrap_or((at, None)))
    }

    /// Whether a value can end here: at the bracket, or before another attribute.
    fn ends_value(&self, at: usize) -> bool {
        let next = self.skip(at, &mut Damage::default());
        let rest = self.text.get(next..).unwrap_or_default();
        if rest.starts_with(']')
            || (rest.starts_with('/') && self.text.get(next + 1..).unwrap_or_default().trim_start().starts_with(']'))
        {
            return true;
        }
        if next == at {
            return false;
        }
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
        name.len() < rest.len() && name.trim_start_matches([' ', '\u{a0}']).starts_with('=')
    }

    /// Past spaces, invisible characters and HTML tags that editors put in a shortcode.
    fn skip(&self, from: usize, damage: &mut Damage) -> usize {
        let mut at = from;
        while let Some(glyph) = glyph::at(self.text, at) {
            match glyph.kind {
                Kind::Space | Kind::Invisible => {
                    damage.spaces |= !glyph.is_plain();
                    at += glyph.len;
                }
                _ => match self.html_len(at) {
                    Some(len) => {
                        damage.spaces = true;
                        at += len;
                    }
                    None => break,
                },
            }
        }
        at
    }

    /// The length of a line break or paragraph tag that stands here.
    fn html_len(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?.strip_prefix('<')?;
        let end = rest.bytes().take(100).position(|byte| byte == b'>')?;
        let name = rest.get(..end)?.trim_start_matches('/');
        let name: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
        ["br", "p", "span", "b", "i", "em", "strong", "font"]
            .contains(&name.to_ascii_lowercase().as_str())
            .then_some(end + 2)
    }

    /// The HTML tag or comment at a `<`.
    pub(super) fn markup(&mut self, at: usize) -> Option<markup::Markup> {
        self.markup.read(self.text, at)
    }

    /// Where the content ends of an element that never holds text.
    pub(super) fn past_raw(&mut self, markup: &markup::Markup) -> Option<usize> {
        self.markup.raw_end(self.text, markup)
    }
}

/// How many bytes of `text` are the name of a tag.
fn name_len(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    let len: usize = text
        .chars()
        .take(LONGEST_NAME + 1)
        .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
        .map(char::len_utf8)
        .sum();
    (len <= LONGEST_NAME).then_some(len)
}

/// A value with its non-breaking and zero-width spaces as WordPress reads them: one space.
fn tidy(value: &str) -> String {
    if !value.contains(['\u{a0}', '\u{200b}', '\u{feff}']) {
        return value.to_string();
    }
    let mut out = String::with_capacity(value.len());
    let mut odd = false;
    for character in value.chars() {
        let is_odd = matches!(character, '\u{a0}' | '\u{200b}' | '\u{feff}');
        if !is_odd {
            out.push(character);
        } else if !odd {
            out.push(' ');
        }
        odd = is_odd;
    }
    out
}

#[cfg(test)]
mod tests;
