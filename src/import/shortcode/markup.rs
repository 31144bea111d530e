//! Where HTML tags begin and end, so that brackets in them are left alone.
//!
//! This is no HTML parser: it finds tags and comments as WordPress's own text
//! filters do, and leaves what they mean to the parser.

use std::ops::Range;

use super::seek::{Known, Seek};

/// A tag or comment of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Markup {
    /// Its bytes, angle brackets and all.
    pub(in crate::import) range: Range<usize>,
    /// What it is.
    pub(in crate::import) kind: Sort,
}

/// What a piece of markup is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Sort {
    /// `<name …>`, with the name in lower case.
    Open(String),
    /// `</name>`, with the name in lower case.
    Close(String),
    /// `<!-- … -->` or another declaration.
    Comment,
}

/// Reads the markup of one text from left to right.
#[derive(Debug)]
pub(in crate::import) struct Reader {
    angle: Seek,
    double: Seek,
    single: Seek,
    comment: Known,
    /// For each of the elements of [`RAW`].
    raw: [Known; RAW.len()],
}

/// Elements whose content is text to the parser, whatever it looks like.
const RAW: [&str; 4] = ["script", "style", "textarea", "svg"];

impl Reader {
    /// A reader for one text.
    pub(in crate::import) fn new() -> Self {
        Self {
            angle: Seek::new(b'>'),
            double: Seek::new(b'"'),
            single: Seek::new(b'\''),
            comment: Known::default(),
            raw: [Known::default(); RAW.len()],
        }
    }

    /// The tag or comment that starts with the `<` at `at`; `None` where that is only a sign.
    pub(in crate::import) fn read(&mut self, text: &str, at: usize) -> Option<Markup> {
        let rest = text.get(at..)?.strip_prefix('<')?;
        if rest.starts_with("!--") {
            return self.comment(text, at);
        }
        let (closing, name) = match rest.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, rest),
        };
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || (c == '!' && !closing)) {
            return None;
        }
        let len = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':')).count();
        let after = at + 1 + usize::from(closing) + len;
        let end = self.tag_end(text, after)?;
        let name = name.get(..len)?.to_ascii_lowercase();
        let kind = match (name.is_empty(), closing) {
            (true, _) => Sort::Comment,
            (false, true) => Sort::Close(name),
            (false, false) => Sort::Open(name),
        };
        Some(Markup { range: at..end, kind })
    }

    fn comment(&mut self, text: &str, at: usize) -> Option<Markup> {
        let end = self.comment.next(text, at + "<!--".len(), "-->")? + "-->".len();
        Some(Markup { range: at..end, kind: Sort::Comment })
    }

    /// Where the content ends of an element whose content is left alone, before its closing tag.
    pub(in crate::import) fn raw_end(&mut self, text: &str, markup: &Markup) -> Option<usize> {
        let Sort::Open(name) = &markup.kind else { return None };
        let index = RAW.iter().position(|raw| raw == name)?;
        self.raw.get_mut(index)?.next(text, markup.range.end, &format!("</{name}"))
    }

    /// The end of a tag, past quoted values; a `<` before it means that it was no tag.
    fn tag_end(&mut self, text: &str, from: usize) -> Option<usize> {
        let first = self.angle.next(text, from)?;
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            match bytes.get(at)? {
                b'>' => return Some(at + 1),
                b'<' => return None,
                quote @ (b'"' | b'\'') if at > from => {
                    let seek = if *quote == b'"' { &mut self.double } else { &mut self.single };
                    match seek.next(text, at + 1) {
                        Some(close) => at = close + 1,
                        // A quote that never ends is a slip; the tag ends at its first bracket.
                        None => return (first >= at).then_some(first + 1),
                    }
                }
                _ => at += 1,
            }
        }
    }
}

/// The value of an attribute of the tag `tag` (`<a href="x">`), as it is written.
pub(in crate::import) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(found) = tag.get(from..)?.find(name) {
        let start = from + found;
        from = start + name.len();
        let starts_a_name = tag.get(..start)?.ends_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let Some(value) = tag.get(from..)?.trim_start().strip_prefix('=').filter(|_| starts_a_name) else { continue };
        let value = value.trim_start();
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
            _ => value.split(|c: char| c.is_whitespace() || c == '>').next(),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> Option<usize> {
        Reader::new().read(text, 0).map(|markup| markup.range.end)
    }

    #[test]
    fn tags_end_where_a_browser_ends_them() {
        assert_eq!(end("<a title=\"x>y\">z"), Some(15));
        assert_eq!(end("<a title=\"x>y"), Some(12));
        assert_eq!(end("<b>"), Some(3));
        assert_eq!(end("</b >"), Some(5));
        assert_eq!(end("<!-- > -->x"), Some(10));
        assert_eq!(end("< b>"), None);
        assert_eq!(end("<b <c>"), None);
        assert_eq!(end("<3 you>"), None);
    }

    #[test]
    fn attributes_are_found_by_their_whole_name() {
        let tag = "<li data-id=\"no\" id=\"yes\" class=wide>";
        assert_eq!(attribute(tag, "id"), Some("yes"));
        assert_eq!(attribute(tag, "class"), Some("wide"));
        assert_eq!(attribute(tag, "href"), None);
    }
}
