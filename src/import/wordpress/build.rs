//! Builds what a post holds besides HTML, from the inside out.

mod caption;

use std::ops::Range;

use crate::article::{Article, Block, Call, Code, Inline, Link, Note, SafeUrl, url, visit};
use crate::import::byline::{self, Authors};
use crate::import::html::{self, Built, Held, Parser};
use crate::import::shortcode::{Kind, Repair, Shortcode, decode, markup};
use crate::import::{MAX_DEPTH, Report};

use super::element::{Element, What};
use super::footnote::Part;
use super::paragraph::{self, Stand};

/// One reading of a post.
pub(super) struct Reader<'a, 'r, 's, P> {
    text: &'a str,
    elements: &'a [Element],
    parser: &'a P,
    report: &'r mut Report<'s>,
    markup: markup::Reader,
    held: Held,
    authors: Authors,
    notes: Vec<Note>,
    too_deep: bool,
}

impl<'a, 'r, 's, P: Parser> Reader<'a, 'r, 's, P> {
    /// A reader of `text`, in which `elements` stand.
    pub(super) fn new(text: &'a str, elements: &'a [Element], parser: &'a P, report: &'r mut Report<'s>) -> Self {
        let (authors, notes) = (Authors::default(), Vec::new());
        let (markup, held) = (markup::Reader::new(), Held::default());
        Self { text, elements, parser, report, markup, held, authors, notes, too_deep: false }
    }

    /// The article, with what was found besides its body.
    pub(super) fn article(&mut self, body: Vec<Block>) -> Article {
        Article {
            body,
            authors: std::mem::take(&mut self.authors).list.into_iter().map(Into::into).collect(),
            notes: std::mem::take(&mut self.notes).into_iter().map(Into::into).collect(),
            ..Article::default()
        }
    }

    /// The blocks of a range of the post.
    pub(super) fn blocks(&mut self, range: Range<usize>, depth: usize) -> Vec<Block> {
        let stands = self.stands(&range, depth);
        let segments = paragraph::segments(self.text, range, &stands, &mut self.markup);
        let mut blocks = Vec::new();
        for segment in segments {
            // Most text has no markup at all; it needs no parser, and gets none.
            if let Some(plain) = plain(&segment.html) {
                blocks.extend(plain);
                continue;
            }
            blocks.extend(html::blocks(&segment.html, segment.offset, self.parser, &mut self.held, self.report));
        }
        // Where a shortcode was taken out, half a paragraph may be left: `<p>` without words.
        let is_empty =
            |block: &Block| matches!(block, Block::Paragraph(_)) && visit::is_blank(std::slice::from_ref(block));
        blocks.retain(|block| !is_empty(block));
        blocks
    }

    /// What stands for the elements of a range, in order.
    fn stands(&mut self, range: &Range<usize>, depth: usize) -> Vec<Stand> {
        let elements = self.elements;
        let mut stands: Vec<Stand> = Vec::new();
        // Closes of frames that were opened up, the innermost last.
        let mut closes: Vec<Stand> = Vec::new();
        let mut index = elements.partition_point(|element| element.range.start < range.start);
        while let Some(element) = elements.get(index).filter(|element| element.range.start < range.end) {
            index += 1;
            if element.range.end > range.end {
                continue;
            }
            while let Some(close) = closes.pop_if(|close| close.range.start <= element.range.start) {
                stands.push(close);
            }
            if let Some(shortcode) = self.frame(element, depth) {
                let (open, close) = opened(shortcode);
                stands.push(open);
                closes.extend(close);
            } else if let Some(stand) = self.stand(element, depth) {
                index = elements.partition_point(|next| next.range.start < element.range.end).max(index);
                stands.push(stand);
            }
        }
        stands.extend(closes.into_iter().rev());
        // What overlaps what stands before it was not nested; it stays as it is.
        let mut end = range.start;
        stands.retain(|stand| {
            let fits = stand.range.start >= end;
            if fits {
                end = stand.range.end;
            }
            fits
        });
        stands
    }

    /// The shortcode of an element that is opened up: a frame, a mark, or what nests too deep.
    fn frame(&mut self, element: &'a Element, depth: usize) -> Option<&'a Shortcode> {
        let What::Shortcode(shortcode) = &element.what else { return None };
        let deep = depth >= MAX_DEPTH && shortcode.content.is_some() && shortcode.kind != Kind::Unknown;
        if deep && !std::mem::replace(&mut self.too_deep, true) {
            let message =
                format!("Shortcodes nest deeper than {MAX_DEPTH} here; the inner ones were opened up. Nest less.");
            self.report.add(Code::TooDeep, element.range.start, message);
        }
        if !deep && !matches!(shortcode.kind, Kind::Wrapper | Kind::Mark) {
            return None;
        }
        self.tell(&shortcode.repairs);
        Some(shortcode)
    }

    /// What stands for one element; `None` where it stays in the text as it is.
    fn stand(&mut self, element: &Element, depth: usize) -> Option<Stand> {
        let range = element.range.clone();
        let source = self.text.get(range.clone()).unwrap_or_default();
        let (html, block) = match &element.what {
            What::Shortcode(shortcode) => return self.shortcode(shortcode, depth),
            What::Escaped => {
                let inner = source.get(1..source.len().saturating_sub(1)).unwrap_or_default();
                (self.held.hold(Built::Line(vec![Inline::text(decode(inner))])), false)
            }
            What::Stray(repair) => {
                self.tell(std::slice::from_ref(repair));
                (String::new(), false)
            }
            What::Furniture => {
                let words = source.trim();
                let message = format!(
                    "“{words}” belongs to the page that this was copied from; it was left out. Delete the line."
                );
                self.report.add(Code::PageFurniture, range.start, message);
                (String::new(), true)
            }
            What::Address => {
                let link = self.link(source, source, range.start);
                (self.held.hold(Built::Line(link)), false)
            }
            What::Footnote(part) => self.footnote(part, range.start, depth),
            What::Dynamic(name) => {
                let message = format!(
                    "The block “{name}” is filled in by the site, so its content is not in this text. Write the content out, or remove the block."
                );
                self.report.add(Code::ShortcodeUnknown, range.start, message);
                return None;
            }
        };
        Some(Stand { range, html, block })
    }

    fn footnote(&mut self, part: &Part, offset: usize, depth: usize) -> (String, bool) {
        match part {
            Part::Call(id) => (self.call(id.clone(), offset), false),
            Part::List(notes) => {
                for (id, content) in notes {
                    let span = self.report.span(content.start);
                    let content = self.blocks(content.clone(), depth + 1);
                    self.notes.push(Note { label: id.clone(), content, span, ..Note::default() });
                }
                (String::new(), true)
            }
            Part::Back => (String::new(), false),
        }
    }

    /// The HTML that stands for a call.
    fn call(&mut self, note: String, offset: usize) -> String {
        let span = self.report.span(offset);
        self.held.hold(Built::Line(vec![Inline::Call(Call { note, span, ..Call::default() })]))
    }

    fn shortcode(&mut self, shortcode: &Shortcode, depth: usize) -> Option<Stand> {
        self.tell(&shortcode.repairs);
        let offset = shortcode.range.start;
        let (html, block) = match shortcode.kind {
            Kind::Toggle => (self.toggle(shortcode, depth), true),
            Kind::Caption => (self.caption(shortcode, depth), true),
            Kind::Media | Kind::Embed => (self.media(shortcode), true),
            Kind::Note => (self.note(shortcode, depth), false),
            Kind::Library => {
                let message = format!(
                    "[{}] shows files of the site’s media library, which are not in this text; it was left out. Insert the images themselves.",
                    shortcode.tag
                );
                self.report.add(Code::ShortcodeUnknown, offset, message);
                (String::new(), true)
            }
            Kind::Unknown | Kind::Wrapper | Kind::Mark => {
                let tag = &shortcode.tag;
                let message = format!(
                    "Sidelight does not know the shortcode [{tag}]; it was left as text. Replace it with what it shows, or write [[{tag}]] where the brackets are meant."
                );
                self.report.add(Code::ShortcodeUnknown, offset, message);
                return None;
            }
        };
        Some(Stand { range: shortcode.range.clone(), html, block })
    }

    /// A bio where the title is a byline, else a fold.
    fn toggle(&mut self, shortcode: &Shortcode, depth: usize) -> String {
        let summary = self.line(&shortcode.title(), shortcode.range.start);
        let content = match &shortcode.content {
            Some(range) => self.blocks(range.clone(), depth + 1),
            None => Vec::new(),
        };
        if let Some(byline) = byline::read(&visit::text_of(&summary)) {
            byline.into_authors(content).into_iter().for_each(|author| self.authors.add(author));
            return String::new();
        }
        if content.is_empty() {
            // There is nothing to fold.
            let words = if summary.is_empty() { Vec::new() } else { vec![Block::Paragraph(summary)] };
            return self.held.hold(Built::Blocks(words));
        }
        self.held.hold(Built::Blocks(vec![Block::Fold { summary, open: shortcode.is_open(), content }]))
    }

    /// An attribute's value as a line: it may hold HTML, and entities encoded twice.
    fn line(&mut self, value: &str, offset: usize) -> Vec<Inline> {
        if value.contains('<') {
            return html::inlines(value.trim(), offset, self.parser, &mut self.held, self.report);
        }
        let text = decode(value);
        if text.trim().is_empty() { Vec::new() } else { vec![Inline::text(text.trim())] }
    }

    /// A link to a recording or a page that WordPress would embed.
    fn media(&mut self, shortcode: &Shortcode) -> String {
        const SOURCES: [&str; 13] =
            ["src", "mp3", "m4a", "ogg", "oga", "wav", "flac", "mp4", "m4v", "webm", "ogv", "wmv", "url"];
        let content = shortcode.content.clone().and_then(|range| self.text.get(range)).map(str::trim);
        let address = SOURCES
            .iter()
            .find_map(|name| shortcode.attribute(name))
            .or(content.filter(|content| !content.is_empty() && !content.contains(['<', ' ', '\n'])))
            .or_else(|| shortcode.positional().find(|value| value.contains("//")));
        let Some(address) = address else {
            let message = format!(
                "[{}] names no address that could be shown; it was left out. Write [{} src=\"https://…\"].",
                shortcode.tag, shortcode.tag
            );
            self.report.add(Code::ShortcodeUnknown, shortcode.range.start, message);
            return String::new();
        };
        let address = decode(address.trim());
        let words = match shortcode.attribute("title").or(shortcode.attribute("caption")) {
            Some(title) => decode(title),
            None if shortcode.kind == Kind::Embed => address.clone(),
            None => file_name(&address),
        };
        let line = self.link(&address, &words, shortcode.range.start);
        self.held.hold(Built::Blocks(vec![Block::Paragraph(line)]))
    }

    fn link(&mut self, address: &str, words: &str, offset: usize) -> Vec<Inline> {
        let content = vec![Inline::text(words.trim())];
        match SafeUrl::parse(&decode(address)) {
            Some(href) => {
                let span = self.report.span(offset);
                vec![Inline::Link(Link { href, title: None, content, target: None, anchor: None, span })]
            }
            None => {
                let message = format!(
                    "The address “{address}” is of a kind that is not allowed; its words were kept. Use an https address."
                );
                self.report.add(Code::UrlRefused, offset, message);
                content
            }
        }
    }

    /// A note, with its text where it is called.
    fn note(&mut self, shortcode: &Shortcode, depth: usize) -> String {
        let span = self.report.span(shortcode.range.start);
        let content = match &shortcode.content {
            Some(range) => self.blocks(range.clone(), depth + 1),
            None => Vec::new(),
        };
        if visit::is_blank(&content) {
            let message = format!("This note has no text; it was left out. Write [{0}]text[/{0}].", shortcode.tag);
            self.report.add(Code::NoteEmpty, shortcode.range.start, message);
            return String::new();
        }
        let label = (self.notes.len() + 1..)
            .map(|number| format!("note-{number}"))
            .find(|label| !self.notes.iter().rev().take(8).any(|note| note.label == *label))
            .unwrap_or_default();
        self.notes.push(Note { label: label.clone(), content, span, ..Note::default() });
        self.call(label, shortcode.range.start)
    }

    fn tell(&mut self, repairs: &[Repair]) {
        for repair in repairs {
            self.report.add(repair.code, repair.offset, repair.message.clone());
        }
    }
}

/// The paragraphs of a segment that has no markup but them and breaks.
fn plain(html: &str) -> Option<Vec<Block>> {
    let paragraphs = html.strip_prefix("<p>")?.strip_suffix("</p>")?.split("</p><p>");
    paragraphs
        .map(|paragraph| {
            let mut line = Vec::new();
            for (index, words) in paragraph.split("<br />").enumerate() {
                if words.contains(['<', '&', '\n', '\t'])
                    || words.contains("  ")
                    || words.starts_with(' ')
                    || words.ends_with(' ')
                {
                    return None;
                }
                line.extend((index > 0).then_some(Inline::Break));
                line.push(Inline::text(words));
            }
            Some(Block::Paragraph(line))
        })
        .collect()
}

/// The stand-ins for the two tags of a frame that is opened up.
fn opened(shortcode: &Shortcode) -> (Stand, Option<Stand>) {
    let block = shortcode.kind != Kind::Mark && shortcode.kind != Kind::Note;
    let stand = |range| Stand { range, html: String::new(), block };
    let range = shortcode.range.clone();
    match &shortcode.content {
        Some(content) => (stand(range.start..content.start), Some(stand(content.end..range.end))),
        None => (stand(range), None),
    }
}

/// The last part of an address, decoded: what a reader can call a recording.
fn file_name(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if name.is_empty() { address.to_string() } else { url::decode(name) }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
