//! Typographic quotation marks by language.
//!
//! The Markdown parser finds which straight marks open and which close, and writes
//! the English ones; this table says what a language writes instead (CLDR's
//! `quotationStart` and kin). A closing single mark where none is open is an apostrophe.

/// The quotation marks of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotes {
    double: (&'static str, &'static str),
    single: (&'static str, &'static str),
    open: u32,
}

impl Quotes {
    /// The marks of a language; the English ones for languages not listed.
    pub(super) fn of_language(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let (double, single) = match primary.as_str() {
            "de" | "cs" | "sk" | "bg" | "is" | "lt" | "sl" => (("„", "“"), ("‚", "‘")),
            "fr" => (("«\u{202f}", "\u{202f}»"), ("“", "”")),
            "es" | "it" | "pt" | "ca" | "el" | "no" | "nb" | "fa" | "ps" | "ru" | "uk" => (("«", "»"), ("“", "”")),
            "ar" => (("«", "»"), ("“", "”")),
            "pl" | "ro" | "hu" | "hr" => (("„", "”"), ("‚", "’")),
            "sv" | "fi" => (("”", "”"), ("’", "’")),
            _ => (("“", "”"), ("‘", "’")),
        };
        Self { double, single, open: 0 }
    }

    /// What stands for `written`, the English mark that was made of the straight mark `straight`.
    /// `None` where nothing is to be replaced.
    pub(super) fn localise(&mut self, written: &str, straight: &str) -> Option<&'static str> {
        match (straight, written) {
            ("\"", "“") => Some(self.double.0),
            ("\"", "”") => Some(self.double.1),
            ("'", "‘") => {
                self.open += 1;
                Some(self.single.0)
            }
            ("'", "’") if self.open > 0 => {
                self.open -= 1;
                Some(self.single.1)
            }
            _ => None,
        }
    }
}
