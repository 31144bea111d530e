//! JSON → the model. Reading never fails: what is misplaced or not known keeps its words.
//!
//! Words that stand where blocks are expected become a block of their own: a plain line
//! in an item, a cell, a description or a caption, a paragraph elsewhere.

use std::rc::Rc;

use super::{ALIGNS, BLOCKS, INLINES, STYLES, Value, named};
use crate::article::{
    Article, Author, Bio, Block, Call, Cell, Definition, Direction, Event, Heading, Image, Inline, Item, Link, Note,
    Row, SafeUrl, Time, Timeline, visit,
};

/// What of a JSON article could not be kept as it was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Losses {
    /// Nodes and fields that an article does not have, or not in that place.
    pub unknown: u32,
    /// Addresses whose scheme is not allowed.
    pub refused: u32,
}

/// Makes an article of a value; `None` where it has no field of one.
#[must_use]
pub fn read(value: Value) -> Option<(Article, Losses)> {
    let Value::Object(fields) = value else { return None };
    let mut reader = Reader::default();
    let mut article = Article::default();
    let mut known = fields.is_empty();
    for (name, value) in fields {
        let understood = reader.field(&mut article, &name, value);
        known |= understood;
        reader.0.unknown += u32::from(!understood);
    }
    known.then_some((article, reader.0))
}

/// What makes a block of loose words.
type Wrap = fn(Vec<Inline>) -> Block;

#[derive(Default)]
struct Reader(Losses);

impl Reader {
    /// Reads one field of the top level; false where an article has none of that name.
    fn field(&mut self, article: &mut Article, name: &str, value: Value) -> bool {
        match name {
            "lang" => article.lang = value.into_text(),
            "dir" => article.dir = direction(value),
            "title" => article.title = self.line(value),
            "description" => article.description = self.line(value),
            "published" => article.published = value.into_text(),
            "modified" => article.modified = value.into_text(),
            "authors" => article.authors = self.each(value, |reader, value| Rc::new(reader.author(value))),
            "body" => article.body = self.blocks(value, Block::Paragraph),
            "notes" => article.notes = self.each(value, |reader, value| Rc::new(reader.note(value))),
            "timeline" => article.timeline = self.timeline(value).map(Rc::new),
            // By it an editor finds the schema.
            "$schema" => {}
            _ => return false,
        }
        true
    }

    fn each<T>(&mut self, value: Value, read: impl Fn(&mut Self, Value) -> T) -> Vec<T> {
        value.into_list().into_iter().map(|value| read(self, value)).collect()
    }

    fn author(&mut self, mut value: Value) -> Author {
        if let Value::Text(name) = value {
            return Author { name, ..Author::default() };
        }
        let image = Some(value.take("image")).filter(|image| *image != Value::Null);
        Author {
            name: value.take_text("name").unwrap_or_default(),
            role: value.take_text("role"),
            url: value.take_text("url").and_then(|url| self.address(&url)),
            image: image.and_then(|image| self.image(image).ok()),
            bios: self.each(value.take("bios"), Self::bio),
            anchor: None,
        }
    }

    fn bio(&mut self, mut value: Value) -> Bio {
        // A bio in the article's own language needs no object around it.
        let content = if is_bare(&value) { std::mem::take(&mut value) } else { value.take("content") };
        Bio { lang: value.take_text("lang"), content: self.blocks(content, Block::Paragraph) }
    }

    fn note(&mut self, mut value: Value) -> Note {
        let label = value.take_text("label").unwrap_or_default();
        Note { label, content: self.blocks(value.take("content"), Block::Paragraph), ..Note::default() }
    }

    fn timeline(&mut self, mut value: Value) -> Option<Timeline> {
        let events = match value {
            Value::Null => return None,
            Value::Object(_) => value.take("events"),
            ref mut list => std::mem::take(list),
        };
        let heading = self.line(value.take("heading"));
        Some(Timeline { heading, events: self.each(events, Self::event) })
    }

    fn event(&mut self, mut value: Value) -> Event {
        Event {
            date: value.take_text("date").unwrap_or_default(),
            id: value.take_text("id"),
            content: self.blocks(value.take("content"), Block::Paragraph),
            ..Event::default()
        }
    }

    /// Values in the place of blocks.
    fn blocks(&mut self, value: Value, wrap: Wrap) -> Vec<Block> {
        let mut out = Vec::new();
        self.add_blocks(value, wrap, &mut out);
        out
    }

    fn add_blocks(&mut self, value: Value, wrap: Wrap, out: &mut Vec<Block>) {
        let mut loose = Vec::new();
        let flush = |loose: &mut Vec<Inline>, out: &mut Vec<Block>| {
            let line = std::mem::take(loose);
            if !visit::is_blank_line(&line) {
                out.push(wrap(line));
            }
        };
        for value in value.into_list() {
            if is_block(&value) {
                flush(&mut loose, out);
                self.block(value, wrap, out);
            } else {
                self.inline(value, &mut loose);
            }
        }
        flush(&mut loose, out);
    }

    fn block(&mut self, mut value: Value, wrap: Wrap, out: &mut Vec<Block>) {
        let kind = value.take_text("type").unwrap_or_default();
        let block = match kind.as_str() {
            "paragraph" => Block::Paragraph(self.content_line(&mut value)),
            "plain" => Block::Plain(self.content_line(&mut value)),
            "heading" => self.heading(&mut value),
            "quote" => Block::Quote(self.content(&mut value)),
            "list" => {
                let start = value.take_number("start");
                Block::List { start, items: self.each(value.take("content"), Self::item) }
            }
            "code-block" => Block::Code { language: value.take_text("language"), text: preformatted(value) },
            "table" => self.table(&mut value),
            "definitions" => Block::Definitions(self.each(value.take("content"), Self::definition)),
            "figure" => {
                let caption = self.blocks(value.take("caption"), Block::Plain);
                Block::Figure { content: self.content(&mut value), caption }
            }
            "fold" => Block::Fold {
                summary: self.line(value.take("summary")),
                open: value.take_flag("open").unwrap_or_default(),
                content: self.content(&mut value),
            },
            "part" => Block::Part {
                lang: value.take_text("lang"),
                dir: direction(value.take("dir")),
                content: self.content(&mut value),
            },
            "rule" => Block::Rule,
            _ => return self.unknown_block(value, wrap, out),
        };
        out.push(block);
    }

    /// A node that is not known, or a list in a list: what it holds stays.
    fn unknown_block(&mut self, mut value: Value, wrap: Wrap, out: &mut Vec<Block>) {
        if let Value::List(_) = value {
            return self.add_blocks(value, wrap, out);
        }
        self.0.unknown += 1;
        for part in WORDS {
            self.add_blocks(value.take(part), wrap, out);
        }
    }

    fn content(&mut self, value: &mut Value) -> Vec<Block> {
        self.blocks(value.take("content"), Block::Paragraph)
    }

    fn heading(&mut self, value: &mut Value) -> Block {
        let level = value.take_number("level").unwrap_or(2).clamp(1, 6);
        Block::Heading(Heading {
            level: u8::try_from(level).unwrap_or(6),
            id: value.take_text("id"),
            content: self.content_line(value),
            ..Heading::default()
        })
    }

    fn item(&mut self, mut value: Value) -> Item {
        if value.kind() == "item" {
            let done = value.take_flag("done");
            return Item { done, content: self.blocks(value.take("content"), Block::Plain) };
        }
        Item { done: None, content: self.blocks(value, Block::Plain) }
    }

    fn table(&mut self, value: &mut Value) -> Block {
        Block::Table {
            caption: self.line(value.take("caption")),
            head: self.each(value.take("head"), Self::row),
            body: self.each(value.take("content"), Self::row),
        }
    }

    fn row(&mut self, mut value: Value) -> Row {
        let cells = if value.kind() == "row" { value.take("content") } else { value };
        self.each(cells, Self::cell)
    }

    fn cell(&mut self, mut value: Value) -> Cell {
        if value.kind() != "cell" {
            return Cell { content: self.blocks(value, Block::Plain), ..Cell::default() };
        }
        let span = |number: Option<u32>| number.and_then(|number| u16::try_from(number).ok()).unwrap_or_default();
        Cell {
            heading: value.take_flag("heading").unwrap_or_default(),
            align: value.take_text("align").and_then(|align| named(&ALIGNS, &align)),
            columns: span(value.take_number("columns")),
            rows: span(value.take_number("rows")),
            content: self.blocks(value.take("content"), Block::Plain),
        }
    }

    fn definition(&mut self, mut value: Value) -> Definition {
        let mut definition = Definition::default();
        let parts = if value.kind() == "definition" { value.take("content") } else { value };
        for mut part in parts.into_list() {
            match part.kind() {
                "term" => definition.terms.push(self.content_line(&mut part)),
                "description" => definition.descriptions.push(self.blocks(part.take("content"), Block::Plain)),
                _ => definition.descriptions.push(self.blocks(part, Block::Plain)),
            }
        }
        definition
    }

    /// Values in the place of words.
    fn line(&mut self, value: Value) -> Vec<Inline> {
        let mut out = Vec::new();
        self.add_line(value, &mut out);
        out
    }

    fn add_line(&mut self, value: Value, out: &mut Vec<Inline>) {
        for value in value.into_list() {
            self.inline(value, out);
        }
    }

    fn content_line(&mut self, value: &mut Value) -> Vec<Inline> {
        self.line(value.take("content"))
    }

    fn inline(&mut self, mut value: Value, out: &mut Vec<Inline>) {
        let kind = value.take_text("type").unwrap_or_default();
        if let Some(style) = named(&STYLES, &kind) {
            return out.push(Inline::Styled { style, content: self.content_line(&mut value) });
        }
        let inline = match kind.as_str() {
            "code" => Inline::Code(preformatted(value)),
            "link" => return self.link(value, out),
            "image" => self.image(value).map_or_else(Inline::Text, Inline::Image),
            "call" => Inline::Call(Call { note: value.take_text("note").unwrap_or_default(), ..Call::default() }),
            "time" => {
                let datetime = value.take_text("datetime").unwrap_or_default();
                Inline::Time(Time { datetime, content: self.content_line(&mut value), ..Time::default() })
            }
            "abbreviation" => {
                let title = value.take_text("title").unwrap_or_default();
                Inline::Abbreviation { title, content: self.content_line(&mut value) }
            }
            "part" => Inline::Part {
                lang: value.take_text("lang"),
                dir: direction(value.take("dir")),
                content: self.content_line(&mut value),
            },
            "break" => Inline::Break,
            "word-break" => Inline::WordBreak,
            _ => return self.unknown_inline(&kind, value, out),
        };
        out.push(inline);
    }

    /// A text, a list, or a node that is not known or has no place among words.
    fn unknown_inline(&mut self, kind: &str, mut value: Value, out: &mut Vec<Inline>) {
        match value {
            Value::Object(_) => {}
            Value::List(_) => return self.add_line(value, out),
            _ => return out.extend(value.into_text().map(Inline::Text)),
        }
        self.0.unknown += 1;
        if BLOCKS.contains(&kind) && !out.is_empty() {
            out.push(Inline::Break);
        }
        for part in WORDS {
            self.add_line(value.take(part), out);
        }
    }

    fn link(&mut self, mut value: Value, out: &mut Vec<Inline>) {
        let content = self.content_line(&mut value);
        let Some(href) = value.take_text("href") else {
            self.0.unknown += 1;
            return out.extend(content);
        };
        match self.address(&href) {
            Some(href) => out.push(Inline::Link(Link {
                href,
                title: value.take_text("title"),
                content,
                target: None,
                anchor: None,
                span: Default::default(),
            })),
            None => out.extend(content),
        }
    }

    /// An image, or in the place of one that has no address its words.
    fn image(&mut self, mut value: Value) -> Result<Image, String> {
        let alt = value.take_text("alt").unwrap_or_default();
        let src = value.take_text("src").or_else(|| std::mem::take(&mut value).into_text());
        self.0.unknown += u32::from(src.is_none());
        let Some(src) = src.and_then(|src| self.address(&src)) else { return Err(alt) };
        Ok(Image {
            src,
            alt,
            title: value.take_text("title"),
            width: value.take_number("width"),
            height: value.take_number("height"),
        })
    }

    fn address(&mut self, url: &str) -> Option<SafeUrl> {
        let url = SafeUrl::parse(url);
        self.0.refused += u32::from(url.is_none());
        url
    }
}

/// Where a node may have words, in the order of reading.
const WORDS: [&str; 5] = ["summary", "caption", "head", "text", "content"];

/// Whether a value, in the place of blocks, is one. What may be either (a part, a list,
/// a node that is not known) is what it holds first.
fn is_block(value: &Value) -> bool {
    let first = |value: Option<&Value>| match value {
        Some(Value::List(values)) => values.first().is_none_or(is_block),
        Some(value) => is_block(value),
        None => true,
    };
    match value {
        Value::List(_) => first(Some(value)),
        Value::Object(_) => {
            let kind = value.kind();
            let words = INLINES.contains(&kind) || named(&STYLES, kind).is_some();
            BLOCKS.contains(&kind) || (!words && first(value.get("content")))
        }
        _ => false,
    }
}

/// Whether a bio is its content alone.
fn is_bare(value: &Value) -> bool {
    !matches!(value, Value::Object(_)) || !value.kind().is_empty()
}

/// The text of code, as `text` or as plain content.
fn preformatted(mut value: Value) -> String {
    let text = value.take_text("text");
    text.unwrap_or_else(|| value.take("content").into_list().into_iter().filter_map(Value::into_text).collect())
}

fn direction(value: Value) -> Option<Direction> {
    value.into_text().and_then(|text| Direction::parse(&text))
}
