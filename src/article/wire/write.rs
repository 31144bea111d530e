//! The model → JSON. Derived fields and places in the source are left out.

use super::print::Printer;
use super::{ALIGNS, STYLES, name_of};
use crate::article::{Article, Author, Block, Cell, Definition, Diagnostic, Event, Image, Inline, Item, Row, Timeline};

/// An article as JSON.
#[must_use]
pub fn write(article: &Article) -> String {
    let mut writer = Writer::default();
    writer.article(article);
    writer.0.into_text()
}

/// Findings as JSON: a list of objects with `code`, `severity`, `line`, `column` and `message`.
#[must_use]
pub fn diagnostics(found: &[Diagnostic]) -> String {
    let mut writer = Writer::default();
    writer.list(found, |writer, found| {
        writer.0.open('{');
        writer.text("code", &found.code.name());
        writer.text("severity", found.severity.name());
        writer.number("line", Some(found.span.line));
        writer.number("column", Some(found.span.column));
        writer.text("message", &found.message);
        writer.0.close('}');
    });
    writer.0.into_text()
}

#[derive(Default)]
struct Writer(Printer);

impl Writer {
    fn text(&mut self, name: &str, text: &str) {
        self.0.name(name);
        self.0.text(text);
    }

    fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn number(&mut self, name: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.0.name(name);
            self.0.bare(&number.to_string());
        }
    }

    fn flag(&mut self, name: &str, flag: Option<bool>) {
        if let Some(flag) = flag {
            self.0.name(name);
            self.0.bare(if flag { "true" } else { "false" });
        }
    }

    fn list<T>(&mut self, values: &[T], each: impl Fn(&mut Self, &T)) {
        self.0.open('[');
        for value in values {
            each(self, value);
        }
        self.0.close(']');
    }

    fn blocks(&mut self, name: &str, blocks: &[Block]) {
        if !blocks.is_empty() {
            self.0.name(name);
            self.list(blocks, Self::block);
        }
    }

    fn line(&mut self, name: &str, line: &[Inline]) {
        if !line.is_empty() {
            self.0.name(name);
            self.list(line, Self::inline);
        }
    }

    /// Opens a node.
    fn node(&mut self, kind: &str) {
        self.0.open('{');
        self.text("type", kind);
    }

    fn article(&mut self, article: &Article) {
        self.0.open('{');
        self.optional("lang", article.lang.as_deref());
        self.optional("dir", article.dir.map(|dir| dir.as_str()));
        self.line("title", &article.title);
        self.line("description", &article.description);
        self.optional("published", article.published.as_deref());
        self.optional("modified", article.modified.as_deref());
        if !article.authors.is_empty() {
            self.0.name("authors");
            self.list(&article.authors, |writer, author| writer.author(author));
        }
        self.blocks("body", &article.body);
        if !article.notes.is_empty() {
            self.0.name("notes");
            self.list(&article.notes, |writer, note| {
                writer.0.open('{');
                writer.text("label", &note.label);
                writer.blocks("content", &note.content);
                writer.0.close('}');
            });
        }
        // What was drafted from the text is drafted again.
        if let Some(timeline) = article.timeline.as_ref().filter(|timeline| !timeline.is_drafted()) {
            self.timeline(timeline);
        }
        self.0.close('}');
    }

    fn author(&mut self, author: &Author) {
        self.0.open('{');
        self.text("name", &author.name);
        self.optional("role", author.role.as_deref());
        self.optional("url", author.url.as_ref().map(|url| url.as_str()));
        if let Some(image) = &author.image {
            self.0.name("image");
            self.0.open('{');
            self.image(image);
            self.0.close('}');
        }
        if !author.bios.is_empty() {
            self.0.name("bios");
            self.list(&author.bios, |writer, bio| {
                writer.0.open('{');
                writer.optional("lang", bio.lang.as_deref());
                writer.blocks("content", &bio.content);
                writer.0.close('}');
            });
        }
        self.0.close('}');
    }

    fn timeline(&mut self, timeline: &Timeline) {
        self.0.name("timeline");
        self.0.open('{');
        self.line("heading", &timeline.heading);
        self.0.name("events");
        self.list(&timeline.events, |writer, Event { date, id, content, .. }| {
            writer.0.open('{');
            writer.text("date", date);
            writer.optional("id", id.as_deref());
            writer.blocks("content", content);
            writer.0.close('}');
        });
        self.0.close('}');
    }

    fn block(&mut self, block: &Block) {
        let kind = match block {
            Block::Paragraph(_) => "paragraph",
            Block::Plain(_) => "plain",
            Block::Heading(_) => "heading",
            Block::Quote(_) => "quote",
            Block::List { .. } => "list",
            Block::Code { .. } => "code-block",
            Block::Table { .. } => "table",
            Block::Definitions(_) => "definitions",
            Block::Figure { .. } => "figure",
            Block::Fold { .. } => "fold",
            Block::Part { .. } => "part",
            Block::Rule => "rule",
        };
        self.node(kind);
        match block {
            Block::Paragraph(line) | Block::Plain(line) => self.line("content", line),
            Block::Heading(heading) => {
                self.number("level", Some(heading.level.into()));
                self.optional("id", heading.id.as_deref());
                self.line("content", &heading.content);
            }
            Block::Quote(content) => self.blocks("content", content),
            Block::List { start, items } => {
                self.number("start", *start);
                self.0.name("content");
                self.list(items, Self::item);
            }
            Block::Code { language, text } => {
                self.optional("language", language.as_deref());
                self.text("text", text);
            }
            Block::Table { caption, head, body } => {
                self.line("caption", caption);
                self.rows("head", head);
                self.rows("content", body);
            }
            Block::Definitions(list) => {
                self.0.name("content");
                self.list(list, Self::definition);
            }
            Block::Figure { content, caption } => {
                self.blocks("content", content);
                self.blocks("caption", caption);
            }
            Block::Fold { summary, open, content } => {
                self.line("summary", summary);
                self.flag("open", open.then_some(true));
                self.blocks("content", content);
            }
            Block::Part { lang, dir, content } => {
                self.optional("lang", lang.as_deref());
                self.optional("dir", dir.map(|dir| dir.as_str()));
                self.blocks("content", content);
            }
            Block::Rule => {}
        }
        self.0.close('}');
    }

    fn item(&mut self, item: &Item) {
        self.node("item");
        self.flag("done", item.done);
        self.blocks("content", &item.content);
        self.0.close('}');
    }

    fn rows(&mut self, name: &str, rows: &[Row]) {
        if !rows.is_empty() {
            self.0.name(name);
            self.list(rows, |writer, row| {
                writer.node("row");
                writer.0.name("content");
                writer.list(row, Self::cell);
                writer.0.close('}');
            });
        }
    }

    fn cell(&mut self, cell: &Cell) {
        let several = |span: u16| (span > 1).then_some(span.into());
        self.node("cell");
        self.flag("heading", cell.heading.then_some(true));
        self.optional("align", cell.align.map(|align| name_of(&ALIGNS, &align)));
        self.number("columns", several(cell.columns));
        self.number("rows", several(cell.rows));
        self.blocks("content", &cell.content);
        self.0.close('}');
    }

    fn definition(&mut self, definition: &Definition) {
        self.node("definition");
        self.0.name("content");
        self.0.open('[');
        for term in &definition.terms {
            self.node("term");
            self.line("content", term);
            self.0.close('}');
        }
        for description in &definition.descriptions {
            self.node("description");
            self.blocks("content", description);
            self.0.close('}');
        }
        self.0.close(']');
        self.0.close('}');
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::Text(text) = inline {
            return self.0.text(text);
        }
        self.0.open('{');
        self.0.name("type");
        match inline {
            Inline::Text(_) => {}
            Inline::Styled { style, content } => {
                self.0.text(name_of(&STYLES, style));
                self.line("content", content);
            }
            Inline::Code(text) => {
                self.0.text("code");
                self.text("text", text);
            }
            Inline::Link(link) => {
                self.0.text("link");
                self.text("href", link.href.as_str());
                self.optional("title", link.title.as_deref());
                self.line("content", &link.content);
            }
            Inline::Image(image) => {
                self.0.text("image");
                self.image(image);
            }
            Inline::Call(call) => {
                self.0.text("call");
                self.text("note", &call.note);
            }
            Inline::Time(time) => {
                self.0.text("time");
                self.text("datetime", &time.datetime);
                self.line("content", &time.content);
            }
            Inline::Abbreviation { title, content } => {
                self.0.text("abbreviation");
                self.text("title", title);
                self.line("content", content);
            }
            Inline::Part { lang, dir, content } => {
                self.0.text("part");
                self.optional("lang", lang.as_deref());
                self.optional("dir", dir.map(|dir| dir.as_str()));
                self.line("content", content);
            }
            Inline::Break => self.0.text("break"),
            Inline::WordBreak => self.0.text("word-break"),
        }
        self.0.close('}');
    }

    fn image(&mut self, image: &Image) {
        self.text("src", image.src.as_str());
        self.text("alt", &image.alt);
        self.optional("title", image.title.as_deref());
        self.number("width", image.width);
        self.number("height", image.height);
    }
}
