//! Paragraphs as WordPress makes them (`wpautop`), before HTML is parsed.
//!
//! A blank line ends a paragraph, a single line break is a break, block elements
//! stand on their own and `<pre>` is left as it is. Within the comments of the block
//! editor (`<!-- wp:… -->`) the HTML is finished already and nothing is added; what
//! stands freely between blocks gets its paragraphs.
//!
//! The result is cut into segments that can be parsed alone, so that what is said
//! about one of them has a place in the source.

use std::ops::Range;

use crate::import::shortcode::markup::{Markup, Reader, Sort};

/// HTML that stands for a range of the source.
#[derive(Debug, Clone)]
pub(super) struct Stand {
    /// The bytes it stands for.
    pub(super) range: Range<usize>,
    /// The HTML; empty where nothing is shown.
    pub(super) html: String,
    /// Whether it is a block, which no paragraph holds.
    pub(super) block: bool,
}

/// HTML that can be parsed alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Where it starts in the source.
    pub(super) offset: usize,
    /// The HTML.
    pub(super) html: String,
}

/// The HTML of a range of `text`, in which `stands`, in order, are replaced; `markup` is the
/// reader of the whole text.
pub(super) fn segments(text: &str, range: Range<usize>, stands: &[Stand], markup: &mut Reader) -> Vec<Segment> {
    let mut writer = Writer::new(text, markup);
    let mut at = range.start;
    for stand in stands {
        writer.run(at, stand.range.start);
        writer.stand(stand);
        at = stand.range.end.max(at);
    }
    writer.run(at, range.end);
    writer.finish()
}

/// Elements that are blocks to `wpautop`.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "area", "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
    "li", "main", "map", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
];

/// Blocks whose end tag may be left out, or that have none: they do not count as open.
const LOOSE: &[&str] =
    &["area", "col", "colgroup", "dd", "dt", "hr", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"];

/// Inline elements without an end tag.
const VOID: &[&str] = &["br", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Tags of which nothing can be said but what they are; text with these alone is not cut.
const SIMPLE: &[&str] =
    &["<p>", "</p>", "<br>", "<strong>", "</strong>", "<em>", "</em>", "<b>", "</b>", "<i>", "</i>"];

/// Blocks of the editor whose content is text as in the classic editor.
const CLASSIC: &[&str] = &["freeform", "core/freeform", "shortcode", "core/shortcode"];

#[derive(Debug)]
struct Writer<'t, 'm> {
    text: &'t str,
    markup: &'m mut Reader,
    out: Vec<Segment>,
    /// The paragraph in the making, and where it started.
    chunk: String,
    chunk_at: usize,
    /// Whether the chunk has a tag that something could be said about.
    tagged: bool,
    /// Whether the last segment has one.
    last_tagged: bool,
    /// Whether the chunk becomes a paragraph; text right after an opening block does not.
    wraps: bool,
    /// A line has ended; whether that is a break shows when another follows.
    line_ended: bool,
    /// Open block elements, inline elements, and whether a `<p>` is open.
    blocks: usize,
    inlines: usize,
    /// How many were open where the chunk started.
    chunk_inlines: usize,
    in_p: bool,
    /// Within a `<pre>`.
    pre: bool,
    /// Open blocks of the editor: whether their content is classic text.
    editor: Vec<bool>,
}

impl<'t, 'm> Writer<'t, 'm> {
    fn new(text: &'t str, markup: &'m mut Reader) -> Self {
        Self {
            text,
            markup,
            out: Vec::new(),
            chunk: String::new(),
            chunk_at: 0,
            tagged: false,
            last_tagged: true,
            wraps: true,
            line_ended: false,
            blocks: 0,
            inlines: 0,
            chunk_inlines: 0,
            in_p: false,
            pre: false,
            editor: Vec::new(),
        }
    }

    /// Whether paragraphs are made here.
    fn is_classic(&self) -> bool {
        self.editor.last().copied().unwrap_or(true)
    }

    /// Reads the source between two stand-ins.
    fn run(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            if self.pre {
                at = self.run_pre(at, to);
                continue;
            }
            let rest = self.text.get(at..to).unwrap_or_default();
            let len = rest.find(['<', '\n']).unwrap_or(rest.len());
            self.words(at, rest.get(..len).unwrap_or_default());
            at += len;
            match rest.as_bytes().get(len) {
                Some(b'\n') => at = self.newline(at, to),
                Some(_) => match self.markup.read(self.text, at).filter(|markup| markup.range.end <= to) {
                    Some(markup) => at = self.tag(&markup, to),
                    None => {
                        self.words(at, "&lt;");
                        at += 1;
                    }
                },
                None => break,
            }
        }
    }

    /// Adds text to the chunk.
    fn words(&mut self, at: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.chunk.is_empty() && text.trim().is_empty() && self.is_classic() {
            return;
        }
        if !text.trim().is_empty() {
            self.end_line();
        }
        self.mark(at + (text.len() - text.trim_start().len()));
        self.chunk.push_str(text);
    }

    /// Remembers where the chunk starts.
    fn mark(&mut self, at: usize) {
        if self.chunk.trim().is_empty() {
            self.chunk_at = at;
            self.chunk_inlines = self.inlines;
        }
    }

    /// Writes the break for a line that ended, now that another line follows.
    fn end_line(&mut self) {
        if std::mem::take(&mut self.line_ended) && !self.chunk.trim_end().ends_with("<br />") && !self.chunk.is_empty()
        {
            self.chunk.push_str("<br />");
        }
    }

    /// A line break at `at`: the end of a line or, if only spaces follow to the next, of a paragraph.
    fn newline(&mut self, at: usize, to: usize) -> usize {
        let rest = self.text.get(at..to).unwrap_or_default();
        if !self.is_classic() {
            self.chunk.push('\n');
            return at + 1;
        }
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\u{a0}']).len();
        let lines = rest.get(..blank).unwrap_or_default().matches('\n').count();
        if lines > 1 {
            self.end_chunk();
            self.wraps = true;
            return at + blank;
        }
        self.line_ended = true;
        at + 1
    }

    /// A tag or comment; returns where reading goes on.
    fn tag(&mut self, markup: &Markup, to: usize) -> usize {
        let source = self.text.get(markup.range.clone()).unwrap_or_default();
        let end = markup.range.end;
        match &markup.kind {
            Sort::Comment => self.comment(source),
            Sort::Open(name) if name == "br" => self.line_break(markup.range.start),
            Sort::Open(name) if name == "pre" => self.start_pre(markup, source),
            Sort::Open(name) | Sort::Close(name) if BLOCKS.contains(&name.as_str()) => self.block(markup, name, source),
            Sort::Open(name) => {
                if let Some(raw) = self.markup.raw_end(self.text, markup).filter(|raw| *raw <= to) {
                    self.inline(markup.range.start, self.text.get(markup.range.start..raw).unwrap_or_default());
                    self.inlines += 1;
                    return raw;
                }
                self.inline(markup.range.start, source);
                let alone = VOID.contains(&name.as_str()) || source.ends_with("/>");
                self.inlines += usize::from(!alone);
            }
            Sort::Close(_) => {
                self.inline(markup.range.start, source);
                self.inlines = self.inlines.saturating_sub(1);
            }
        }
        end
    }

    fn inline(&mut self, at: usize, html: &str) {
        if html.is_empty() {
            return;
        }
        self.end_line();
        self.mark(at);
        self.tagged |= !SIMPLE.contains(&html);
        self.chunk.push_str(html);
    }

    /// `<br>`; two of them are the end of a paragraph.
    fn line_break(&mut self, at: usize) {
        self.line_ended = false;
        let content = self.chunk.trim_end();
        if self.is_classic() && content.ends_with("<br />") {
            self.end_chunk();
            self.wraps = true;
        } else if self.is_classic() && content.is_empty() {
            self.chunk.clear();
        } else {
            self.mark(at);
            self.chunk.push_str("<br />");
        }
    }

    fn block(&mut self, markup: &Markup, name: &str, source: &str) {
        self.end_chunk();
        let opens = matches!(markup.kind, Sort::Open(_));
        let counts = !LOOSE.contains(&name);
        self.chunk_inlines = self.inlines;
        if opens {
            self.begin(markup.range.start, !SIMPLE.contains(&source));
        }
        self.write(source);
        match (name, opens) {
            ("p", _) => self.in_p = opens,
            (_, true) => {
                self.in_p = false;
                self.blocks += usize::from(counts);
            }
            (_, false) => self.blocks = self.blocks.saturating_sub(usize::from(counts)),
        }
        self.wraps = !opens || matches!(name, "blockquote" | "hr");
    }

    /// `<pre>` starts; all up to its end is left as it is.
    fn start_pre(&mut self, markup: &Markup, source: &str) {
        self.end_chunk();
        self.chunk_inlines = self.inlines;
        self.begin(markup.range.start, true);
        self.write(source);
        self.pre = true;
    }

    /// The content of a `<pre>`, and its end tag where that is before `to`.
    fn run_pre(&mut self, at: usize, to: usize) -> usize {
        let rest = self.text.get(at..to).unwrap_or_default();
        let close = rest.find("</pre>").map(|len| at + len + "</pre>".len());
        let end = close.unwrap_or(to);
        self.write(self.text.get(at..end).unwrap_or_default());
        self.pre = close.is_none();
        self.wraps = true;
        end
    }

    /// A comment: of the editor, of WordPress (`<!--more-->`), or of an author.
    fn comment(&mut self, source: &str) {
        let body = source.trim_start_matches("<!--").trim_end_matches("-->").trim();
        if let Some(name) = body.strip_prefix("wp:") {
            self.end_chunk();
            self.wraps = true;
            if !body.ends_with('/') {
                let name = name.split_whitespace().next().unwrap_or_default();
                self.editor.push(CLASSIC.contains(&name));
            }
        } else if body.starts_with("/wp:") {
            self.end_chunk();
            self.wraps = true;
            self.editor.pop();
        } else if matches!(body, "more" | "nextpage" | "noteaser") {
            self.end_chunk();
            self.wraps = true;
        }
    }

    fn stand(&mut self, stand: &Stand) {
        if self.pre {
            self.write(&stand.html);
        } else if stand.block {
            self.end_chunk();
            self.chunk_inlines = self.inlines;
            if !stand.html.is_empty() {
                self.begin(stand.range.start, false);
                self.write(&stand.html);
            }
            self.wraps = true;
        } else if !stand.html.is_empty() {
            self.end_line();
            self.mark(stand.range.start);
            self.chunk.push_str(&stand.html);
        }
    }

    /// Ends the chunk and writes it, as a paragraph where it is one.
    fn end_chunk(&mut self) {
        self.line_ended = false;
        let chunk = std::mem::take(&mut self.chunk);
        let tagged = std::mem::take(&mut self.tagged);
        if !self.is_classic() {
            self.begin(self.chunk_at, tagged && !chunk.trim().is_empty());
            self.write(&chunk);
            return;
        }
        let mut content = chunk.trim();
        while let Some(shorter) = content.strip_suffix("<br />") {
            content = shorter.trim_end();
        }
        if content.is_empty() {
            return;
        }
        self.begin(self.chunk_at, tagged);
        if self.wraps {
            self.write("<p>");
            self.write(content);
            self.write("</p>");
            self.in_p = false;
        } else {
            self.write(content);
        }
    }

    /// Starts a segment at `at`, where the text may be cut and there is a reason to.
    fn begin(&mut self, at: usize, tagged: bool) {
        let closed = self.blocks == 0 && self.chunk_inlines == 0 && !self.in_p;
        if self.out.is_empty() || (closed && (tagged || self.last_tagged)) {
            self.out.push(Segment { offset: at, html: String::new() });
            self.last_tagged = tagged;
        } else {
            self.last_tagged |= tagged;
        }
    }

    fn write(&mut self, html: &str) {
        if self.out.is_empty() {
            self.out.push(Segment { offset: 0, html: String::new() });
        }
        if let Some(segment) = self.out.last_mut() {
            segment.html.push_str(html);
        }
    }

    fn finish(mut self) -> Vec<Segment> {
        self.end_chunk();
        self.out.retain(|segment| !segment.html.trim().is_empty());
        self.out
    }
}

#[cfg(test)]
mod tests;
