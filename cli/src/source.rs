//! The articles that a command names: found, read and understood.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sidelight::Reading;
use sidelight::article::diagnostic::Lines;
use sidelight::article::{Article, Code, Diagnostic, Span};
use sidelight::import::{self, Format, native::Html5};
use walkdir::{DirEntry, WalkDir};

/// What stands for standard input where a file is named.
const STANDARD_INPUT: &str = "-";

/// Every article below a folder, in the order of names, and what could not be looked into.
///
/// What is hidden, and what stands below `without`, is no source.
pub(crate) fn below(folder: &Path, without: Option<&Path>) -> (Vec<PathBuf>, Vec<String>) {
    let without = without.and_then(|path| path.canonicalize().ok());
    let is_left_out = |entry: &DirEntry| {
        let is = |path: &PathBuf| entry.path().canonicalize().is_ok_and(|entry| entry == *path);
        entry.file_type().is_dir() && without.as_ref().is_some_and(is)
    };
    let is_hidden = |entry: &DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    // The folder itself was asked for by name.
    let wanted = |entry: &DirEntry| entry.depth() == 0 || !(is_hidden(entry) || is_left_out(entry));
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(wanted) {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_article(entry.path()) => found.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => lost.push(error.to_string()),
        }
    }
    (found, lost)
}

/// Whether a name is that of an article; a post of WordPress is kept as plain text.
fn is_article(path: &Path) -> bool {
    Format::of_path(&path.to_string_lossy()).is_some()
        || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

/// The text of a file or of standard input, with the line breaks of Unix.
#[derive(Debug)]
pub(crate) struct Source {
    /// The text.
    pub(crate) text: String,
    /// The format that the name of the file tells.
    format: Option<Format>,
    /// Where the first byte stands that is not UTF-8.
    lossy: Option<Span>,
}

impl Source {
    /// Reads a file; the error is a sentence that names it.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let mut lossy = None;
        let text = String::from_utf8(bytes(path)?).unwrap_or_else(|error| {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            // Up to there nothing was replaced, so that it is at the same place in the text.
            let before = lines_of(text.get(..error.utf8_error().valid_up_to()).unwrap_or_default().to_owned());
            lossy = Some(Lines::new(&before).span(before.len()));
            text
        });
        Ok(Self { text: lines_of(text), format: Format::of_path(&path.to_string_lossy()), lossy })
    }

    /// The article as it is written: no part of it named, numbered or lifted out of the text.
    pub(crate) fn import(&self, lang: Option<String>) -> Article {
        let options = import::Options { format: self.format, lang, ..import::Options::default() };
        import::import(&self.text, &options, &Html5).0
    }

    /// Understands the text.
    pub(crate) fn understand(&self, options: &sidelight::Options) -> Reading {
        let mut options = options.clone();
        options.import.format = options.import.format.or(self.format);
        let mut reading = sidelight::read(&self.text, &options);
        if let Some(span) = self.lossy {
            let message = "The source is not UTF-8; what could not be read is shown as �. Save it as UTF-8.";
            let found = Diagnostic::new(Code::InvalidUtf8, span, message);
            let at = reading.diagnostics.partition_point(|other| other.span < span);
            reading.diagnostics.insert(at, found);
        }
        reading
    }
}

/// A text as it stands in a file or comes from standard input, but for a byte order mark.
pub(crate) fn plain(path: &Path) -> Result<String, String> {
    let bytes = bytes(path)?;
    Ok(String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).into_owned())
}

/// What a file or standard input holds; the error is a sentence that names it.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == STANDARD_INPUT {
        io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| format!("{} could not be read: {error}", path.display()))?;
    Ok(bytes)
}

/// The lines that findings count: without byte order mark, each ended by a line feed.
fn lines_of(text: String) -> String {
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
