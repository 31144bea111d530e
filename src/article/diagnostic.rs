//! What an author is told: where, how bad, what is wrong, and how to mend it.

use serde::{Serialize, Serializer};

/// One finding about a source text. Importing never fails; it reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// Which rule.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// One sentence that says what is wrong and one that names the fix.
    pub message: String,
}

impl Diagnostic {
    /// A finding of the rule's own severity.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), span, message: message.into() }
    }
}

/// A place in the source: line and column count from 1, the column in characters.
/// Zero means that the place is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode characters.
    pub column: u32,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something was repaired or left out on purpose; the reader loses nothing.
    Info,
    /// The reader sees something other than the author meant.
    Warning,
    /// Part of the source could not be read.
    Error,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $severity:ident,)*) => {
        /// The rules, by name; the wire form is the name in kebab case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])* $name,)*
        }

        impl Code {
            /// How bad a breach of the rule is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }

            /// The name in kebab case, such as `bad-date`.
            #[must_use]
            pub fn name(self) -> String {
                kebab(match self {
                    $(Self::$name => stringify!($name),)*
                })
            }
        }
    };
}

codes! {
    /// The source is larger than the limit and was cut.
    TooLarge = Error,
    /// The source nests deeper than the limit and was flattened.
    TooDeep = Warning,
    /// A paragraph, list or table is longer than a page draws at once and was divided.
    TooLong = Info,
    /// The source is not valid UTF-8; replacement characters stand for what was lost.
    InvalidUtf8 = Warning,
    /// The JSON is not an article.
    BadJson = Error,
    /// A part of the JSON that an article does not have.
    JsonUnknown = Warning,
    /// A line of the front matter is not understood.
    FrontMatter = Warning,
    /// An element or attribute of HTML that the article cannot hold.
    HtmlRefused = Warning,
    /// The page gave no way to parse HTML; its tags were left out.
    HtmlUnparsed = Warning,
    /// An address whose scheme is not allowed.
    UrlRefused = Warning,
    /// Furniture of the page it was copied from.
    PageFurniture = Info,
    /// A shortcode that had to be repaired.
    ShortcodeRepaired = Info,
    /// A shortcode that is opened and never closed.
    ShortcodeUnclosed = Warning,
    /// A shortcode that Sidelight does not know.
    ShortcodeUnknown = Warning,
    /// Something that the text names and does not hold, such as the images of a gallery.
    MediaMissing = Warning,
    /// A call of a note that does not exist.
    NoteMissing = Warning,
    /// A note that nothing calls.
    NoteUnused = Warning,
    /// A second note with the same label.
    NoteDuplicate = Warning,
    /// A note without text.
    NoteEmpty = Warning,
    /// A date that is not EDTF level 0 or 1.
    BadDate = Warning,
    /// An event without a description.
    EventEmpty = Warning,
    /// A timeline heading with no events under it.
    TimelineEmpty = Warning,
    /// An event that the text dates in two ways.
    DateContradicted = Warning,
    /// An event that the timeline and the text date in two ways.
    DateDisagrees = Warning,
    /// A link to a place that this article does not have.
    LinkUnresolved = Warning,
    /// A second heading, event or author with the same id.
    IdDuplicate = Warning,
    /// An author without a name.
    AuthorUnnamed = Warning,
    /// A heading that skips a level.
    HeadingSkipped = Info,
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

impl Severity {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// `BadDate` → `bad-date`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Finds lines and columns of byte offsets.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Indexes the lines of `text`, in one pass.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The place of a byte offset; an offset within a character counts as its start.
    #[must_use]
    pub fn span(&self, offset: usize) -> Span {
        const LONGEST_LINE: usize = 10_000;
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        // A line longer than any editor shows is counted in bytes from there on:
        // counting characters afresh for each finding would cost the square of its length.
        let near = offset.min(start + LONGEST_LINE);
        let characters = self
            .text
            .as_bytes()
            .get(start..near.min(self.text.len()))
            .unwrap_or_default()
            .iter()
            .filter(|byte| (**byte as i8) >= -0x40)
            .count();
        let column = characters + (offset - near.min(offset)) + 1;
        Span { line: u32::try_from(line + 1).unwrap_or(u32::MAX), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_serde_print_the_same() {
        let found = [
            Diagnostic::new(Code::InvalidUtf8, Span { line: 3, column: 14 }, "\"A\"\n"),
            Diagnostic::new(Code::TooLarge, Span::default(), "ب"),
            Diagnostic::new(Code::HeadingSkipped, Span::default(), ""),
        ];
        assert_eq!(serde_json::to_string(&found).ok(), Some(crate::article::wire::diagnostics(&found)));
    }

    #[test]
    fn columns_count_characters_and_not_bytes() {
        let text = "one\nتهران x\n";
        let lines = Lines::new(text);
        let at = text.find('x').unwrap_or_default();
        assert_eq!(lines.span(0), Span { line: 1, column: 1 });
        assert_eq!(lines.span(at), Span { line: 2, column: 7 });
        assert_eq!(lines.span(text.len()), Span { line: 3, column: 1 });
    }
}
