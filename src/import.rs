//! Source text → [`Article`] and diagnostics.
//!
//! 1. The format is decided: as asked for, else by content type, extension and a look at the text.
//! 2. One importer reads it: `markdown`, `wordpress`, [`html`] or [`json`].
//! 3. HTML met on the way is parsed by a [`Parser`] (the browser's own, or html5ever
//!    natively) and walked into the model by one allow-list: [`html`].
//!
//! Importing never fails and never panics: what cannot be read is reported and its
//! text is kept.

#[cfg_attr(not(feature = "formats"), allow(dead_code, reason = "shortcodes need all of it"))]
mod byline;
mod depth;
#[cfg(feature = "formats")]
mod front_matter;
#[cfg_attr(
    not(feature = "formats"),
    allow(dead_code, unused_imports, reason = "formats that hold HTML need all of it")
)]
pub mod html;
mod json;
#[cfg(feature = "formats")]
mod markdown;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(feature = "formats")]
pub mod shortcode;
#[cfg(feature = "formats")]
mod smart;
#[cfg(feature = "formats")]
pub mod wordpress;
mod words;

use serde::Serialize;

use crate::article::diagnostic::Lines;
use crate::article::{Article, Code, Diagnostic, Span};

pub use html::{Node, Parser, Tree};

/// What a source is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Markdown in the authoring form.
    Markdown,
    /// The text of a WordPress post.
    Wordpress,
    /// HTML.
    Html,
    /// The typed article, or a post of the WordPress REST API.
    Json,
}

impl Format {
    /// Reads the value of the `format` attribute.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "markdown" => Some(Self::Markdown),
            "wordpress" => Some(Self::Wordpress),
            "html" => Some(Self::Html),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format that a MIME type names; `None` for types that say nothing, such as `text/plain`.
    #[must_use]
    pub fn of_content_type(value: &str) -> Option<Self> {
        let essence = value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match essence.as_str() {
            "text/markdown" | "text/x-markdown" => Some(Self::Markdown),
            "text/html" | "application/xhtml+xml" => Some(Self::Html),
            "application/json" | "text/json" => Some(Self::Json),
            _ if essence.ends_with("+json") => Some(Self::Json),
            _ => None,
        }
    }

    /// The format that the extension of an address names.
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format that a text looks like.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let start = text.trim_start();
        if start.starts_with('{') && start.trim_end().ends_with('}') {
            return Self::Json;
        }
        #[cfg(feature = "formats")]
        if start.starts_with("<!-- wp:") || wordpress::looks_like(text) {
            return Self::Wordpress;
        }
        let lower: String = start.chars().take(16).collect::<String>().to_ascii_lowercase();
        if ["<!doctype", "<html", "<article", "<p>", "<p ", "<body", "<main"].iter().any(|tag| lower.starts_with(tag)) {
            return Self::Html;
        }
        Self::Markdown
    }
}

/// Whether a source can be read by this build: without the feature `formats` it reads HTML
/// and the typed article.
#[must_use]
pub fn can_read(source: &str, format: Option<Format>) -> bool {
    cfg!(feature = "formats")
        || match format.unwrap_or_else(|| Format::of_text(source)) {
            Format::Html => true,
            Format::Json => !json::is_post(source),
            Format::Markdown | Format::Wordpress => false,
        }
}

/// How a source is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The format; decided by a look at the text where it is absent.
    pub format: Option<Format>,
    /// The language, where the source does not name its own.
    pub lang: Option<String>,
    /// Whether straight quotes, dashes and dots become the language's typographic ones.
    pub smart: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { format: None, lang: None, smart: true }
    }
}

/// The largest source that is read, in bytes; what is beyond is cut, with a diagnostic.
pub const MAX_BYTES: usize = 5 * 1024 * 1024;

/// The deepest nesting that an article keeps; what is deeper is flattened, with a diagnostic.
pub const MAX_DEPTH: usize = 100;

/// Reads a source with the given HTML parser.
pub fn import<P: Parser>(source: &str, options: &Options, parser: &P) -> (Article, Vec<Diagnostic>) {
    let (source, cut) = tidy(source);
    let source = source.as_ref();
    let mut report = Report::new(source);
    if cut {
        report.add(Code::TooLarge, source.len(), "The source is over 5 MB; the rest was cut. Split the article.");
    }
    let format = options.format.unwrap_or_else(|| Format::of_text(source));
    let mut article = match format {
        #[cfg(feature = "formats")]
        Format::Markdown => markdown::read(source, options, parser, &mut report),
        #[cfg(feature = "formats")]
        Format::Wordpress => wordpress::read(source, options, parser, &mut report),
        Format::Json => json::read(source, options, parser, &mut report),
        _ => html::read(source, parser, &mut report),
    };
    depth::limit(&mut article, &mut report);
    if article.lang.is_none() {
        article.lang.clone_from(&options.lang);
    }
    (article, report.diagnostics)
}

/// The text without byte order mark, null characters and what is over the limit.
fn tidy(source: &str) -> (std::borrow::Cow<'_, str>, bool) {
    let mut text = source.strip_prefix('\u{feff}').unwrap_or(source);
    let cut = text.len() > MAX_BYTES;
    if cut {
        let end = (0..=MAX_BYTES).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text = &text[..end];
    }
    let text = if text.contains(['\0', '\r']) {
        text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}").into()
    } else {
        text.into()
    };
    (text, cut)
}

/// Collects what an importer finds, with places in the source.
#[derive(Debug)]
pub struct Report<'a> {
    lines: Lines<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    /// More findings than an author can use; the rest is counted in the last one.
    const MOST: usize = 1000;

    fn new(source: &'a str) -> Self {
        Self { lines: Lines::new(source), diagnostics: Vec::new() }
    }

    /// The line and column of a byte offset of the source.
    fn span(&self, offset: usize) -> Span {
        self.lines.span(offset)
    }

    /// Reports a finding at a byte offset of the source.
    fn add(&mut self, code: Code, offset: usize, message: impl Into<String>) {
        let span = self.span(offset);
        self.add_at(code, span, message);
    }

    /// Reports that what was read in several ways nests too deep all in all.
    fn deep(&mut self, offset: usize) {
        let message =
            format!("The text nests deeper than {MAX_DEPTH} levels; what is deeper was flattened. Nest less.");
        self.add(Code::TooDeep, offset, message);
    }

    /// Reports a finding at a place that is known already.
    fn add_at(&mut self, code: Code, span: Span, message: impl Into<String>) {
        if self.diagnostics.len() < Self::MOST {
            self.diagnostics.push(Diagnostic::new(code, span, message));
        }
    }
}
