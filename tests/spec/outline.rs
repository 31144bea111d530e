//! An article as an outline: a line for each block, what it holds indented under it.
//!
//! Lines are quoted and written as Markdown writes them where it can (`*…*`, `[…](…)`,
//! `[^note]`), in braces where it cannot (`{br}`, `{mark …}`). With `derived`, what
//! enrichment adds is shown too: `#anchor` for a name, `→ anchor` for where a link leads.

use std::fmt::Write as _;
use std::rc::Rc;

use sidelight::article::{
    Align, Article, Author, Block, Call, Cell, Direction, Event, Heading, Image, Inline, Link, Note, Row, Style, Time,
};
use sidelight::labels::Labels;
use sidelight::labels::dates::{Piece, say};
use sidelight::labels::locale::Plain;

/// The outline of an article; with `derived`, of one that is enriched.
pub(crate) fn of(article: &Article, derived: bool) -> String {
    let mut out = Outline { text: String::new(), depth: 0, derived, lang: article.lang.clone() };
    out.article(article);
    out.text
}

struct Outline {
    text: String,
    depth: usize,
    derived: bool,
    lang: Option<String>,
}

impl Outline {
    fn line(&mut self, line: impl AsRef<str>) {
        let _ = writeln!(self.text, "{:indent$}{}", "", line.as_ref().trim_end(), indent = self.depth * 2);
    }

    fn under(&mut self, line: impl AsRef<str>, content: impl FnOnce(&mut Self)) {
        self.line(line);
        self.depth += 1;
        content(self);
        self.depth -= 1;
    }

    fn article(&mut self, article: &Article) {
        let quoted = |line: &[Inline]| (!line.is_empty()).then(|| quoted(line, self.derived));
        let (title, description) = (quoted(&article.title), quoted(&article.description));
        let mut say = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                self.line(format!("{name} {value}"));
            }
        };
        say("lang", article.lang.clone());
        say("dir", article.dir.map(|dir| dir.as_str().to_string()));
        say("title", title);
        say("description", description);
        say("published", article.published.clone());
        say("modified", article.modified.clone());
        if !article.authors.is_empty() {
            self.under("authors:", |out| article.authors.iter().for_each(|author| out.author(author)));
        }
        if !article.body.is_empty() {
            self.under("body:", |out| out.blocks(&article.body));
        }
        if let Some(timeline) = &article.timeline {
            let heading = self::quoted(&timeline.heading, self.derived);
            self.under(format!("timeline: {heading}"), |out| {
                timeline.events.iter().for_each(|event| out.event(event));
            });
        }
        if !article.notes.is_empty() {
            self.under("notes:", |out| article.notes.iter().for_each(|note| out.note(note)));
        }
    }

    fn author(&mut self, author: &Rc<Author>) {
        let mut line = author.name.clone();
        if let Some(role) = &author.role {
            let _ = write!(line, " ({role})");
        }
        if let Some(url) = &author.url {
            let _ = write!(line, " <{url}>");
        }
        if let Some(anchor) = &author.anchor {
            let _ = write!(line, " #{anchor}");
        }
        self.under(line, |out| {
            if let Some(image) = &author.image {
                out.line(format!("portrait {}", self::image(image)));
            }
            for bio in &author.bios {
                match &bio.lang {
                    Some(lang) => out.under(format!("in {lang}"), |out| out.blocks(&bio.content)),
                    None => out.blocks(&bio.content),
                }
            }
        });
    }

    fn event(&mut self, event: &Event) {
        let mut line = event.date.clone();
        if let Some(id) = &event.id {
            let _ = write!(line, " {{#{id}}}");
        }
        if self.derived {
            match &event.when {
                Some(when) => {
                    let labels = Labels::of_language(self.lang.as_deref().unwrap_or("en"));
                    let word = |piece| match piece {
                        Piece::Words(words) | Piece::Date(words, _) => words,
                    };
                    let said: String = say(when, &labels, &Plain).into_iter().map(word).collect();
                    let _ = write!(line, " = {said}");
                }
                None => line.push_str(" = not a date"),
            }
        }
        if let Some(anchor) = &event.anchor {
            let _ = write!(line, " #{anchor}");
        }
        if !event.passages.is_empty() {
            let passages: Vec<&str> = event.passages.iter().map(|anchor| anchor.as_str()).collect();
            let _ = write!(line, " ← {}", passages.join(", "));
        }
        self.under(line, |out| out.blocks(&event.content));
    }

    fn note(&mut self, note: &Note) {
        let line = match note.number {
            0 => note.label.clone(),
            number => format!("{number}. {} ({})", note.label, times(note.calls)),
        };
        self.under(line, |out| out.blocks(&note.content));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        let derived = self.derived;
        let quoted = |line: &[Inline]| quoted(line, derived);
        match block {
            Block::Paragraph(line) => self.line(format!("paragraph {}", quoted(line))),
            Block::Plain(line) => self.line(format!("plain {}", quoted(line))),
            Block::Heading(heading) => self.line(heading_line(heading, derived)),
            Block::Quote(content) => self.under("quote", |out| out.blocks(content)),
            Block::List { start, items } => {
                let line = start.map_or("list".to_string(), |start| format!("list from {start}"));
                self.under(line, |out| {
                    for item in items {
                        let done = item.done.map_or("", |done| if done { " done" } else { " to do" });
                        out.under(format!("item{done}"), |out| out.blocks(&item.content));
                    }
                });
            }
            Block::Code { language, text } => {
                let language = language.as_ref().map_or(String::new(), |language| format!("{language} "));
                self.line(format!("code {language}\"{}\"", escaped(text)));
            }
            Block::Table { caption, head, body } => self.under("table", |out| {
                if !caption.is_empty() {
                    out.line(format!("caption {}", quoted(caption)));
                }
                head.iter().for_each(|row| out.row("head", row));
                body.iter().for_each(|row| out.row("row", row));
            }),
            Block::Definitions(list) => self.under("definitions", |out| {
                for entry in list {
                    entry.terms.iter().for_each(|term| out.line(format!("term {}", quoted(term))));
                    entry.descriptions.iter().for_each(|said| out.under("is", |out| out.blocks(said)));
                }
            }),
            Block::Figure { content, caption } => self.under("figure", |out| {
                out.blocks(content);
                if !caption.is_empty() {
                    out.under("caption", |out| out.blocks(caption));
                }
            }),
            Block::Fold { summary, open, content } => {
                let open = if *open { " open" } else { "" };
                self.under(format!("fold {}{open}", quoted(summary)), |out| out.blocks(content));
            }
            Block::Part { lang, dir, content } => {
                self.under(format!("part{}", language(lang.as_deref(), *dir)), |out| out.blocks(content));
            }
            Block::Rule => self.line("rule"),
        }
    }

    fn row(&mut self, name: &str, row: &Row) {
        self.under(name, |out| row.iter().for_each(|cell| out.cell(cell)));
    }

    fn cell(&mut self, cell: &Cell) {
        let mut line = if cell.heading { "heading cell".to_string() } else { "cell".to_string() };
        line.push_str(cell.align.map_or("", |align| match align {
            Align::Left => " left",
            Align::Center => " center",
            Align::Right => " right",
        }));
        for (name, span) in [("columns", cell.columns), ("rows", cell.rows)] {
            if span > 1 {
                let _ = write!(line, " {name}={span}");
            }
        }
        match cell.content.as_slice() {
            [Block::Plain(content)] => self.line(format!("{line} {}", quoted(content, self.derived))),
            content => self.under(line, |out| out.blocks(content)),
        }
    }
}

fn times(calls: u32) -> String {
    match calls {
        0 => "never called".into(),
        1 => "called once".into(),
        calls => format!("called {calls} times"),
    }
}

fn heading_line(heading: &Heading, derived: bool) -> String {
    let mut line = format!("heading {} {}", heading.level, quoted(&heading.content, derived));
    if let Some(id) = &heading.id {
        let _ = write!(line, " {{#{id}}}");
    }
    if let Some(anchor) = &heading.anchor {
        let _ = write!(line, " #{anchor}");
    }
    line
}

fn language(lang: Option<&str>, dir: Option<Direction>) -> String {
    let lang = lang.map(|lang| format!(" lang={lang}")).unwrap_or_default();
    let dir = dir.map(|dir| format!(" dir={}", dir.as_str())).unwrap_or_default();
    format!("{lang}{dir}")
}

fn quoted(line: &[Inline], derived: bool) -> String {
    let mut out = String::new();
    line.iter().for_each(|inline| spell(inline, derived, &mut out));
    format!("\"{out}\"")
}

/// Text with what an eye would miss made visible.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{a0}' => out.push_str("{nbsp}"),
            '\u{202f}' => out.push_str("{nnbsp}"),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

fn spell(inline: &Inline, derived: bool, out: &mut String) {
    let around = |out: &mut String, before: &str, content: &[Inline], after: &str| {
        out.push_str(before);
        content.iter().for_each(|inline| spell(inline, derived, out));
        out.push_str(after);
    };
    match inline {
        Inline::Text(text) => out.push_str(&escaped(text)),
        Inline::Code(text) => out.push_str(&format!("`{}`", escaped(text))),
        Inline::Styled { style, content } => match style {
            Style::Emphasis => around(out, "*", content, "*"),
            Style::Strong => around(out, "**", content, "**"),
            Style::Deleted => around(out, "~~", content, "~~"),
            style => around(out, &format!("{{{} ", name(*style)), content, "}"),
        },
        Inline::Link(link) => around(out, "[", &link.content, &link_end(link)),
        Inline::Image(picture) => out.push_str(&image(picture)),
        Inline::Call(call) => out.push_str(&call_of(call, derived)),
        Inline::Time(time) => around(out, "{time ", &time.content, &time_end(time)),
        Inline::Abbreviation { title, content } => {
            around(out, "{abbr ", content, &format!(" = {}}}", escaped(title)));
        }
        Inline::Part { lang, dir, content } => {
            around(out, &format!("{{part{} ", language(lang.as_deref(), *dir)), content, "}");
        }
        Inline::Break => out.push_str("{br}"),
        Inline::WordBreak => out.push_str("{wbr}"),
    }
}

fn name(style: Style) -> String {
    format!("{style:?}").to_lowercase()
}

fn title(title: Option<&String>) -> String {
    title.map(|title| format!(" '{}'", escaped(title))).unwrap_or_default()
}

fn link_end(link: &Link) -> String {
    let target = link.target.as_ref().map(|target| format!(" → {target}")).unwrap_or_default();
    let anchor = link.anchor.as_ref().map(|anchor| format!(" #{anchor}")).unwrap_or_default();
    format!("]({}{}{target}{anchor})", link.href, title(link.title.as_ref()))
}

fn time_end(time: &Time) -> String {
    let target = time.target.as_ref().map(|target| format!(" → {target}")).unwrap_or_default();
    let anchor = time.anchor.as_ref().map(|anchor| format!(" #{anchor}")).unwrap_or_default();
    format!(" = {}{target}{anchor}}}", time.datetime)
}

fn call_of(call: &Call, derived: bool) -> String {
    match (derived, call.number, call.ordinal) {
        (false, ..) => format!("[^{}]", call.note),
        (true, 0, _) => format!("[^{} missing]", call.note),
        (true, number, 1) => format!("[^{} {number}]", call.note),
        (true, number, ordinal) => format!("[^{} {number}-{ordinal}]", call.note),
    }
}

fn image(image: &Image) -> String {
    let size = match (image.width, image.height) {
        (Some(width), Some(height)) => format!(" {width}×{height}"),
        _ => String::new(),
    };
    format!("![{}]({}{}{size})", escaped(&image.alt), image.src, title(image.title.as_ref()))
}
