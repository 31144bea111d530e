//! The blocks of a text.

use crate::article::{Align, Block, Cell, Definition, Direction, Heading, Item, Row, direction};

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// Blocks, one after the other.
    pub fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(line) => self.element("p", &[], |m| {
                m.own_direction(direction::of_inlines(line));
                m.line(line);
            }),
            Block::Plain(line) => self.line(line),
            Block::Heading(heading) => self.heading(heading),
            Block::Quote(content) => self.element("blockquote", &[], |m| m.blocks(content)),
            Block::List { start, items } => self.list(*start, items),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Table { caption, head, body } => self.element("table", &[], |m| {
                if !caption.is_empty() {
                    m.element("caption", &[], |m| m.line(caption));
                }
                m.rows("thead", head);
                m.rows("tbody", body);
            }),
            Block::Definitions(list) => self.element("dl", &[], |m| m.definitions(list)),
            Block::Figure { content, caption } => self.element("figure", &[], |m| {
                m.blocks(content);
                if !caption.is_empty() {
                    m.element("figcaption", &[], |m| m.blocks(caption));
                }
            }),
            Block::Fold { summary, open, content } => self.element("details", &[("class", "sl-fold")], |m| {
                m.optional("open", open.then_some(""));
                m.element("summary", &[], |m| m.line(summary));
                m.blocks(content);
            }),
            Block::Part { lang, dir, content } => self.element("div", &[], |m| {
                m.part(lang.as_deref(), *dir);
                m.blocks(content);
            }),
            Block::Rule => self.element("hr", &[], |_| {}),
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let name = self.heading_name(heading.level.saturating_sub(1));
        self.element(name, &[], |m| {
            if let Some(anchor) = &heading.anchor {
                m.id(anchor);
            }
            m.own_direction(direction::of_inlines(&heading.content));
            m.line(&heading.content);
        });
    }

    fn list(&mut self, start: Option<u32>, items: &[Item]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        // The signs of a list stand on the side of its first item.
        let own = items.iter().find_map(|item| direction::of_blocks(&item.content));
        self.element(name, &[], |m| {
            m.own_direction(own);
            if let Some(start) = start.filter(|start| *start != 1) {
                m.sink.attribute("start", &start.to_string());
            }
            for item in items {
                m.element("li", &[], |m| m.item(item, own));
            }
        });
    }

    /// An item, with a direction where it is not that of the list.
    fn item(&mut self, item: &Item, list: Option<Direction>) {
        let own = direction::of_blocks(&item.content).filter(|own| list != Some(*own));
        self.optional("dir", own.map(Direction::as_str));
        if let Some(done) = item.done {
            let labels = &self.page.labels;
            let (mark, said) = if done { ("☑", labels.done()) } else { ("☐", labels.not_done()) };
            let attributes = [("class", "sl-task"), ("role", "img"), ("aria-label", said)];
            self.element("span", &attributes, |m| m.sink.text(mark));
            self.sink.text(" ");
        }
        self.blocks(&item.content);
    }

    /// Code runs left to right in every language. Its own language is one class, whatever it is called.
    fn code(&mut self, language: Option<&str>, text: &str) {
        self.element("pre", &[], |m| {
            m.own_direction(Some(Direction::Ltr));
            m.element("code", &[], |m| {
                if let Some(language) = language.and_then(|language| language.split_ascii_whitespace().next()) {
                    m.sink.attribute("class", &format!("language-{language}"));
                }
                m.sink.text(text);
            });
        });
    }

    fn rows(&mut self, name: &'static str, rows: &[Row]) {
        if rows.is_empty() {
            return;
        }
        self.element(name, &[], |m| {
            for row in rows {
                m.element("tr", &[], |m| row.iter().for_each(|cell| m.cell(cell, name == "thead")));
            }
        });
    }

    fn cell(&mut self, cell: &Cell, column: bool) {
        let name = if cell.heading { "th" } else { "td" };
        self.element(name, &[], |m| {
            m.optional("scope", cell.heading.then_some(if column { "col" } else { "row" }));
            m.optional("class", cell.align.map(alignment_class));
            m.span("colspan", cell.columns);
            m.span("rowspan", cell.rows);
            m.blocks(&cell.content);
        });
    }

    fn span(&mut self, name: &'static str, span: u16) {
        if span > 1 {
            self.sink.attribute(name, &span.to_string());
        }
    }

    fn definitions(&mut self, list: &[Definition]) {
        for entry in list {
            for term in &entry.terms {
                self.element("dt", &[], |m| m.line(term));
            }
            for description in &entry.descriptions {
                self.element("dd", &[], |m| m.blocks(description));
            }
        }
    }
}

/// A class, since style attributes are not ours to write.
fn alignment_class(align: Align) -> &'static str {
    match align {
        Align::Left => "sl-left",
        Align::Center => "sl-center",
        Align::Right => "sl-right",
    }
}
