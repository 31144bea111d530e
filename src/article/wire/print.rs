//! Prints JSON, value by value. Commas come by themselves.

use std::fmt::Write;

/// JSON so far.
#[derive(Debug, Default)]
pub struct Printer(String);

impl Printer {
    /// The text, once all that was opened is closed.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    /// Opens an array or object.
    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.0.push(bracket);
    }

    /// Closes an array or object.
    pub fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The name of the value that follows.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.0.push(':');
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.separate();
        self.0.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.0.extend(['\\', c]),
                '\n' => self.0.push_str("\\n"),
                // Within a script element of a page, `<` could end it.
                '\0'..='\u{1f}' | '<' => {
                    // Writing to a string does not fail.
                    let _ = write!(self.0, "\\u{:04x}", u32::from(c));
                }
                _ => self.0.push(c),
            }
        }
        self.0.push('"');
    }

    /// A number, or `true` or `false`.
    pub fn bare(&mut self, text: &str) {
        self.separate();
        self.0.push_str(text);
    }

    fn separate(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }
}
