//! CommonMark events → blocks and inlines, on a stack of open frames.
//!
//! Elements deeper than an article may nest get no frame: their content joins what is
//! around them. The stack is a vector, so that no input can exhaust the machine's.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::article::{
    Block, Call, Cell, Code, Definition, Event as TimelineEvent, Heading, Image, Inline, Item, Link, Note, SafeUrl,
    Timeline, visit,
};
use crate::import::MAX_DEPTH;
use crate::import::html::{self, Built, Parser};

use super::Reader;
use super::frame::{Frame, Kind, Piece};
use super::splice::Places;

/// One text being built.
pub(super) struct Build<'b, 'p, 'r, 's, P> {
    reader: &'b mut Reader<'p, 'r, 's, P>,
    text: &'b str,
    places: &'b Places,
    depth: usize,
    stack: Vec<Frame>,
    /// Of each element that is open, whether it has a frame.
    framed: Vec<bool>,
    /// The level of the timeline's heading, while its section lasts.
    timeline: Option<u8>,
    /// Text before this offset has been read as a call of a note.
    read_to: usize,
    too_deep: bool,
}

impl<'b, 'p, 'r, 's, P: Parser> Build<'b, 'p, 'r, 's, P> {
    /// Starts with nothing open but the text itself.
    pub(super) fn new(reader: &'b mut Reader<'p, 'r, 's, P>, text: &'b str, places: &'b Places, depth: usize) -> Self {
        let document = Frame::new(Kind::Document, 0..text.len());
        let (stack, framed) = (vec![document], Vec::new());
        Self { reader, text, places, depth, stack, framed, timeline: None, read_to: 0, too_deep: false }
    }

    /// Whether straight punctuation becomes typographic.
    pub(super) fn is_smart(&self) -> bool {
        self.reader.smart.is_some()
    }

    /// Takes the next event.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(Kind::of(tag), range),
            Event::End(_) if self.framed.pop() == Some(true) => self.close(),
            Event::End(_) => self.end_loose_line_of_container(),
            Event::Text(text) => self.words(&text, range),
            Event::Code(code) => self.inline(Inline::Code(code.to_string())),
            Event::Html(html) | Event::InlineHtml(html) => {
                if let Some(top) = self.stack.last_mut() {
                    top.line.push(Piece::Raw(html.to_string(), range.start));
                }
            }
            Event::FootnoteReference(label) => self.call(&label, range.start),
            Event::SoftBreak => self.inline(Inline::text("\n")),
            Event::HardBreak => {
                self.inline(Inline::Break);
                self.inline(Inline::text("\n"));
            }
            Event::Rule => {
                self.end_loose_line();
                self.block(Block::Rule);
            }
            Event::TaskListMarker(done) => {
                if let Some(Frame { kind: Kind::Item(task), .. }) = self.stack.last_mut() {
                    *task = Some(done);
                } else if let Some(Frame { kind: Kind::Item(task), .. }) = self.stack.iter_mut().rev().nth(1) {
                    *task = Some(done);
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.inline(Inline::Code(text.to_string())),
        }
    }

    /// Opens a frame, unless it would be too deep.
    fn open(&mut self, kind: Kind, range: Range<usize>) {
        if kind.is_block() {
            self.end_loose_line();
        }
        let deep = match kind {
            // What belongs to a list has a place where the list has one.
            Kind::Item(_) | Kind::Description => self.framed.last() == Some(&false),
            _ => self.depth + self.stack.len() > MAX_DEPTH && kind.is_container(),
        };
        self.framed.push(!deep);
        if !deep {
            self.stack.push(Frame::new(kind, range));
        } else if !std::mem::replace(&mut self.too_deep, true) {
            let message =
                format!("The text nests deeper than {MAX_DEPTH} levels; what is deeper was flattened. Nest less.");
            self.reader.report.add(Code::TooDeep, self.places.source(range.start), message);
        }
    }

    /// The blocks of the whole text.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while self.stack.len() > 1 {
            self.close();
        }
        self.end_loose_line();
        let document = self.stack.pop().map(|frame| frame.blocks).unwrap_or_default();
        self.resolve_blocks(document)
    }

    fn words(&mut self, text: &str, range: Range<usize>) {
        if range.start < self.read_to {
            return;
        }
        let verbatim = self.text.get(range.clone()) == Some(text);
        if !verbatim {
            let quote = self.text.get(range).unwrap_or_default();
            let local = self.reader.smart.as_mut().and_then(|quotes| quotes.localise(text, quote));
            return self.inline(Inline::text(local.unwrap_or(text)));
        }
        // A call of a note that is defined elsewhere (or nowhere) reaches us as text.
        if !self.in_code()
            && let Some(at) = text.find('[').map(|at| range.start + at)
            && let Some((label, end)) = label_at(self.text, at)
        {
            let before = self.text.get(range.start..at).unwrap_or_default();
            self.inline(Inline::text(before));
            self.call(label, at);
            self.read_to = end;
            if end < range.end {
                let rest = self.text.get(end..range.end).unwrap_or_default();
                self.words(rest, end..range.end);
            }
            return;
        }
        self.inline(Inline::text(text));
    }

    fn call(&mut self, label: &str, at: usize) {
        let span = self.reader.report.span(self.places.source(at));
        self.inline(Inline::Call(Call { note: label.to_string(), span, ..Call::default() }));
    }

    fn in_code(&self) -> bool {
        matches!(self.stack.last().map(|top| &top.kind), Some(Kind::Code(_)))
    }

    /// Adds an inline to the open frame; neighbouring text is one text.
    fn inline(&mut self, inline: Inline) {
        let Some(top) = self.stack.last_mut() else { return };
        match (top.line.last_mut(), inline) {
            (Some(Piece::Built(Inline::Text(before))), Inline::Text(text)) => before.push_str(&text),
            (_, Inline::Text(text)) if text.is_empty() => {}
            (_, inline) => top.line.push(Piece::Built(inline)),
        }
    }

    fn block(&mut self, block: Block) {
        if let Some(top) = self.stack.last_mut() {
            top.blocks.push(Piece::Built(block));
        }
    }

    /// Ends the text of a tight list item before the block that follows it.
    fn end_loose_line(&mut self) {
        let Some(top) = self.stack.last_mut() else { return };
        if top.line.is_empty() || matches!(top.kind, Kind::Html) {
            return;
        }
        let line = std::mem::take(&mut top.line);
        let line = html::trimmed(self.resolve_line(line));
        if !visit::is_blank_line(&line) {
            self.block(Block::Plain(line));
        }
    }

    /// Closes the open frame and adds what it became to the frame around it.
    fn close(&mut self) {
        if self.stack.len() <= 1 {
            return;
        }
        self.end_loose_line_of_container();
        let Some(Frame { kind, start, end, blocks, line }) = self.stack.pop() else { return };
        match kind {
            Kind::Html => {
                let html = line.into_iter().map(raw_html).collect::<String>();
                self.raw(html, start);
            }
            Kind::Code(language) => {
                let text = line.into_iter().filter_map(code_text).collect();
                self.block(Block::Code { language, text });
            }
            Kind::Styled(_) | Kind::Link(..) | Kind::Image(..) => self.close_phrase(kind, line, start),
            Kind::Paragraph => {
                let line = self.resolve_line(line);
                self.paragraph(line);
            }
            Kind::Heading { level, id, timeline } => {
                let content = self.resolve_line(line);
                self.heading(level, id, timeline, content, start);
            }
            Kind::Term | Kind::Cell => {
                let line = self.resolve_line(line);
                self.close_part(kind, line, start..end);
            }
            _ => {
                let blocks = self.resolve_blocks(blocks);
                self.close_container(kind, blocks, start);
            }
        }
    }

    fn end_loose_line_of_container(&mut self) {
        let loose = self.stack.last().is_some_and(|top| {
            matches!(top.kind, Kind::Item(_) | Kind::Quote | Kind::Note(_) | Kind::Description | Kind::Other)
        });
        if loose {
            self.end_loose_line();
        }
    }

    fn paragraph(&mut self, line: Vec<Inline>) {
        // In a definition that stands on one line, the paragraph is the grammar's and not the author's.
        if !line.is_empty() {
            self.block(Block::Paragraph(line));
        }
    }

    fn heading(&mut self, level: u8, id: Option<String>, timeline: bool, content: Vec<Inline>, start: usize) {
        let span = self.reader.report.span(self.places.source(start));
        if self.stack.len() == 1 {
            if timeline {
                self.timeline = Some(level);
                self.reader.found.timeline.get_or_insert_with(|| Timeline { heading: content, events: Vec::new() });
                return;
            }
            self.timeline = self.timeline.filter(|open| level > *open);
        }
        self.block(Block::Heading(Heading { level, id, content, anchor: None, span }));
    }

    fn close_phrase(&mut self, kind: Kind, line: Vec<Piece<Inline>>, start: usize) {
        let content = self.resolve_line(line);
        let title = |title: String| (!title.is_empty()).then_some(title);
        match kind {
            Kind::Styled(style) => self.inline(Inline::Styled { style, content }),
            Kind::Link(address, name) => match self.address(&address, start) {
                Some(href) => {
                    let span = self.reader.report.span(self.places.source(start));
                    let link = Link { href, title: title(name), content, target: None, anchor: None, span };
                    self.inline(Inline::Link(link));
                }
                None => content.into_iter().for_each(|inline| self.inline(inline)),
            },
            Kind::Image(address, name) => {
                let alt = visit::text_of(&content);
                match self.address(&address, start) {
                    Some(src) => {
                        let image = Image { src, alt, title: title(name), width: None, height: None };
                        self.inline(Inline::Image(image));
                    }
                    None => self.inline(Inline::Text(alt)),
                }
            }
            _ => content.into_iter().for_each(|inline| self.inline(inline)),
        }
    }

    fn address(&mut self, address: &str, start: usize) -> Option<SafeUrl> {
        let url = SafeUrl::parse(address);
        if url.is_none() {
            let message = html::refused_address(address);
            self.reader.report.add(Code::UrlRefused, self.places.source(start), message);
        }
        url
    }

    /// A term of a definition list or a cell of a table.
    fn close_part(&mut self, kind: Kind, line: Vec<Inline>, range: Range<usize>) {
        match (&mut self.stack.last_mut().map(|top| &mut top.kind), kind) {
            (Some(Kind::Definitions(list, terms)), Kind::Term) => {
                terms.push(range);
                match list.last_mut() {
                    Some(entry) if entry.descriptions.is_empty() => entry.terms.push(line),
                    _ => list.push(Definition { terms: vec![line], descriptions: Vec::new() }),
                }
            }
            (Some(Kind::Row(heading, row)), Kind::Cell) => {
                let content = if line.is_empty() { Vec::new() } else { vec![Block::Plain(line)] };
                row.push(Cell { heading: *heading, content, ..Cell::default() });
            }
            _ => self.block(Block::Plain(line)),
        }
    }

    fn close_container(&mut self, kind: Kind, blocks: Vec<Block>, start: usize) {
        match kind {
            Kind::Quote => self.block(Block::Quote(blocks)),
            Kind::List(start, items) => self.block(Block::List { start, items }),
            Kind::Note(label) => {
                let span = self.reader.report.span(self.places.source(start));
                self.reader.found.notes.push(Note { label, content: blocks, span, ..Note::default() });
            }
            Kind::Item(done) => match self.stack.last_mut().map(|top| &mut top.kind) {
                Some(Kind::List(_, items)) => items.push(Item { done, content: blocks }),
                _ => blocks.into_iter().for_each(|block| self.block(block)),
            },
            Kind::Description => match self.stack.last_mut().map(|top| &mut top.kind) {
                Some(Kind::Definitions(list, _)) => {
                    if let Some(entry) = list.last_mut() {
                        entry.descriptions.push(blocks);
                    }
                }
                _ => blocks.into_iter().for_each(|block| self.block(block)),
            },
            Kind::Definitions(list, terms) if self.timeline.is_some() && self.stack.len() == 1 => {
                self.events(list, &terms);
            }
            Kind::Definitions(list, _) => self.block(Block::Definitions(list)),
            Kind::Row(heading, mut row) => {
                if let Some(Kind::Table(columns, head, body)) = self.stack.last_mut().map(|top| &mut top.kind) {
                    row.iter_mut().zip(columns.iter()).for_each(|(cell, align)| cell.align = *align);
                    if heading { head } else { body }.push(row);
                }
            }
            Kind::Table(_, head, body) => self.block(Block::Table { caption: Vec::new(), head, body }),
            _ => blocks.into_iter().for_each(|block| self.block(block)),
        }
    }

    /// A definition list under the timeline's heading: terms are dates, in the author's own characters.
    fn events(&mut self, list: Vec<Definition>, terms: &[Range<usize>]) {
        let mut terms = terms.iter();
        for entry in list {
            let content: Vec<Block> = entry.descriptions.into_iter().flatten().collect();
            for range in entry.terms.iter().filter_map(|_| terms.next()) {
                let written = self.text.get(range.clone()).unwrap_or_default().trim();
                let (date, id) = match written.strip_suffix('}').and_then(|term| term.rsplit_once("{#")) {
                    Some((date, id)) => (date.trim_end(), Some(id.trim().to_string())),
                    None => (written, None),
                };
                let span = self.reader.report.span(self.places.source(range.start));
                let event =
                    TimelineEvent { date: date.into(), id, content: content.clone(), span, ..Default::default() };
                if let Some(timeline) = &mut self.reader.found.timeline {
                    timeline.events.push(event);
                }
            }
        }
    }

    /// Adds raw HTML between blocks; a stand-in for blocks that are built already gives them back.
    fn raw(&mut self, html: String, start: usize) {
        let name = html.trim().trim_start_matches('<').trim_end_matches('>');
        let built = self.reader.held.take(name);
        let Some(top) = self.stack.last_mut() else { return };
        match built {
            Some(Built::Blocks(blocks)) => top.blocks.extend(blocks.into_iter().map(Piece::Built)),
            Some(Built::Line(line)) => top.blocks.push(Piece::Built(Block::Plain(line))),
            None => top.blocks.push(Piece::Raw(html, start)),
        }
    }

    /// The inlines of a line; HTML between them is parsed with them in their places.
    fn resolve_line(&mut self, line: Vec<Piece<Inline>>) -> Vec<Inline> {
        let Some(first) = line.iter().find_map(Piece::raw_start) else {
            return line.into_iter().filter_map(Piece::built).collect();
        };
        let mut html = String::new();
        for piece in line {
            match piece {
                Piece::Built(inline) => html.push_str(&self.reader.held.hold(Built::Line(vec![inline]))),
                Piece::Raw(raw, _) => html.push_str(&raw),
            }
        }
        let reader = &mut *self.reader;
        html::inlines(&html, self.places.source(first), reader.parser, &mut reader.held, reader.report)
    }

    /// The blocks of a container; HTML between them is parsed with them in their places.
    fn resolve_blocks(&mut self, blocks: Vec<Piece<Block>>) -> Vec<Block> {
        let Some(first) = blocks.iter().find_map(Piece::raw_start) else {
            return blocks.into_iter().filter_map(Piece::built).collect();
        };
        let mut out = Vec::new();
        let mut html = String::new();
        for piece in blocks {
            match piece {
                Piece::Built(block) if html.is_empty() => out.push(block),
                Piece::Built(block) => html.push_str(&self.reader.held.hold(Built::Blocks(vec![block]))),
                Piece::Raw(raw, _) => html.push_str(&raw),
            }
        }
        let reader = &mut *self.reader;
        out.extend(html::blocks(&html, self.places.source(first), reader.parser, &mut reader.held, reader.report));
        out
    }
}

fn raw_html(piece: Piece<Inline>) -> String {
    match piece {
        Piece::Raw(html, _) => html,
        Piece::Built(Inline::Text(text)) => text,
        Piece::Built(_) => String::new(),
    }
}

fn code_text(piece: Piece<Inline>) -> Option<String> {
    match piece {
        Piece::Built(Inline::Text(text)) => Some(text),
        _ => None,
    }
}

/// The label of a call that starts at `at`, and where the call ends.
fn label_at(text: &str, at: usize) -> Option<(&str, usize)> {
    const LONGEST: usize = 200;
    let escaped = at.checked_sub(1).and_then(|before| text.as_bytes().get(before)) == Some(&b'\\');
    let rest = text.get(at..)?.strip_prefix("[^")?;
    let length = rest.bytes().take(LONGEST).position(|byte| matches!(byte, b']' | b'[' | b' ' | b'\t' | b'\n'))?;
    let ends = rest.as_bytes().get(length) == Some(&b']');
    (!escaped && ends && length > 0).then(|| (&rest[..length], at + 2 + length + 1))
}
