//! Tags and text, as the tokenizer of the HTML standard reads them.

/// A piece of HTML. Comments and declarations are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'h> {
    /// Text, with entities as they are written.
    Text(&'h str),
    /// A start tag.
    Start(Tag<'h>),
    /// An end tag, by its name.
    End(&'h str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    /// The name as it is written.
    pub(super) name: &'h str,
    /// What stands between the name and the end, as far as there are not too many attributes.
    pub(super) attributes: &'h str,
    /// Whether it ends with `/>`.
    pub(super) is_empty: bool,
}

/// More attributes than an element has.
const MOST: usize = 100;

/// Reads HTML from its start to its end.
pub(super) struct Reader<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Reader<'h> {
    /// A reader of this HTML.
    pub(super) fn new(html: &'h str) -> Self {
        Self { html, at: 0 }
    }

    fn rest(&self) -> &'h str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// Goes on after so many bytes, and returns them.
    fn take(&mut self, len: usize) -> &'h str {
        let taken = self.rest().get(..len).unwrap_or_else(|| self.rest());
        self.at += taken.len();
        taken
    }

    /// The next tag or text, in HTML or in foreign content.
    pub(super) fn next_token(&mut self, is_foreign: bool) -> Option<Token<'h>> {
        while !self.rest().is_empty() {
            let rest = self.rest();
            let len = rest.find('<').unwrap_or(rest.len());
            if len > 0 {
                return Some(Token::Text(self.take(len)));
            }
            let after = rest.get(1..).unwrap_or_default();
            let starts = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
            match after.as_bytes().first() {
                Some(b'/') if starts(after.get(1..).unwrap_or_default()) => match self.tag(2) {
                    Some(tag) => return Some(Token::End(tag.name)),
                    None => break,
                },
                Some(b'!') if after.starts_with("!--") => self.comment(),
                Some(b'!') if is_foreign && after.starts_with("![CDATA[") => self.skip("]]>"),
                Some(b'!' | b'?' | b'/') if after.len() > 1 => self.skip(">"),
                Some(_) if starts(after) => return self.tag(1).map(Token::Start),
                _ => {
                    self.take(1);
                    return Some(Token::Text("&lt;"));
                }
            }
        }
        None
    }

    /// Past the next such end: that of a declaration, or of text that holds no tags.
    fn skip(&mut self, end: &str) {
        let len = self.rest().find(end).map_or(self.rest().len(), |len| len + end.len());
        self.take(len);
    }

    /// Past a comment.
    fn comment(&mut self) {
        self.take("<!--".len());
        let rest = self.rest();
        let short = [">", "->"].into_iter().find(|end| rest.starts_with(*end)).map(str::len);
        let ends = |at: &usize| rest.get(..*at).is_some_and(|text| text.ends_with("--") || text.ends_with("--!"));
        let long = || rest.match_indices('>').map(|(at, _)| at).find(ends).map(|at| at + 1);
        self.take(short.or_else(long).unwrap_or(rest.len()));
    }

    /// The tag whose name begins after so many bytes; `None`, and all is read, where it never ends.
    fn tag(&mut self, lead: usize) -> Option<Tag<'h>> {
        self.take(lead);
        let rest = self.rest();
        let len = rest.find(|c: char| is_space(c) || c == '/' || c == '>').unwrap_or(rest.len());
        let name = self.take(len);
        let rest = self.rest();
        let Some((kept, end, is_empty)) = attributes(rest) else {
            self.take(rest.len());
            return None;
        };
        self.take(end + 1);
        let attributes = rest.get(..kept.min(end)).unwrap_or_default();
        Some(Tag { name, attributes, is_empty })
    }

    /// The text up to the end tag of this name, and past it; without a name, and without an end tag, all that is left.
    pub(super) fn raw(&mut self, name: Option<&str>) -> &'h str {
        let rest = self.rest();
        let ends = |at: &usize| {
            let after = rest.get(at + 2..).unwrap_or_default();
            name.is_some_and(|name| {
                let found = after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
                let next = after.get(name.len()..).and_then(|after| after.chars().next());
                found && next.is_some_and(|c| is_space(c) || c == '/' || c == '>')
            })
        };
        let end = rest.match_indices("</").map(|(at, _)| at).find(ends);
        let text = self.take(end.unwrap_or(rest.len()));
        if end.is_some() {
            self.tag(2);
        }
        text
    }
}

/// Where the attributes end that are kept, where the tag does, and whether it ends with `/>`; `None` where it has no end.
fn attributes(text: &str) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let find =
        |from: usize, is: &dyn Fn(u8) -> bool| bytes.get(from..)?.iter().position(|byte| is(*byte)).map(|at| from + at);
    let space = |byte: u8| is_space(char::from(byte));
    let (mut at, mut count, mut kept) = (0, 0, usize::MAX);
    loop {
        let last = at;
        at = find(at, &|byte| !space(byte) && byte != b'/')?;
        if bytes.get(at) == Some(&b'>') {
            // A slash before is part of a value that has no quotes.
            return Some((kept, at, bytes.get(last..at).is_some_and(|between| between.ends_with(b"/"))));
        }
        count += 1;
        // A name may begin with `=`, and with nothing else that ends it.
        at = find(at + 1, &|byte| space(byte) || matches!(byte, b'/' | b'>' | b'='))?;
        let sign = find(at, &|byte| !space(byte))?;
        if bytes.get(sign) == Some(&b'=') {
            let value = find(sign + 1, &|byte| !space(byte))?;
            at = match bytes.get(value)? {
                quote @ (b'"' | b'\'') => find(value + 1, &|byte| byte == *quote)? + 1,
                b'>' => value,
                _ => find(value, &|byte| space(byte) || byte == b'>')?,
            };
        }
        if count == MOST {
            kept = at;
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
