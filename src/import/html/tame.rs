//! HTML as a parser is given it: so that no input costs it more than its length.
//!
//! The HTML standard's algorithm looks through the elements that are open at nearly every tag, and
//! opens formatting elements again in every paragraph; neither has a bound. A hundred thousand
//! `<div>` keep html5ever busy for minutes, and a browser's own parser too, in the page's one thread.
//!
//! 1. [`markup`] reads tags and text as the standard does; comments are left out.
//! 2. [`kind`] says what an element is to a parser. Elements that would change how it reads what
//!    follows (drawings, scripts, forms, …) go under other names, by which they are plain
//!    elements; [`named`] gives the names back.
//!    Attributes that a policy would report go under other names too: [`mark`].
//! 3. [`open`] follows what is open, by names alone.
//! 4. What is in a drawing, a formula or a template is followed too, as [`foreign`] content where it is that: it says where
//!    they end, and words go on. Then it is left out; nobody reads it.
//! 5. A tag that would open too much is left out, and its text stays. Formatting elements that would
//!    be opened again too often are ended.
//!
//! What comes out means the same wherever it is parsed, in the page and natively.

mod foreign;
mod kind;
pub(super) mod mark;
mod markup;
mod open;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::collections::HashMap;

use kind::Kind;
use markup::{Reader, Token};
use open::Open;

/// HTML that can be parsed at leisure.
pub(super) struct Tamed {
    /// The HTML.
    pub(super) html: String,
    /// Whether tags were left out.
    pub(super) cut: bool,
}

/// Tames HTML.
pub(super) fn tame(html: &str) -> Tamed {
    let Tamer { out, open, cut, .. } = read(html);
    Tamed { html: out, cut: cut || open.has_forgotten() }
}

fn read(html: &str) -> Tamer<'_> {
    let mut tamer = Tamer {
        out: String::with_capacity(html.len() + html.len() / 8),
        open: Open::default(),
        like: HashMap::new(),
        left_out: HashMap::new(),
        after_pre: false,
        cut: false,
        hidden: None,
    };
    let mut reader = Reader::new(html);
    while let Some(token) = reader.next_token(tamer.is_in_foreign()) {
        tamer.take(token, &mut reader);
        if let Some(hidden) = tamer.hidden.take_if(|hidden| !tamer.open.holds(&hidden.open)) {
            tamer.leave_out(hidden);
            // What ended it may end or start more.
            if !tamer.finish_current(token) {
                tamer.take(token, &mut reader);
            }
        }
        tamer.hide();
    }
    if let Some(hidden) = tamer.hidden.take() {
        tamer.leave_out(hidden);
    }
    tamer
}

/// What names begin with under which elements are parsed.
const MARK: &str = "sl-renamed-";

/// The name of an element as its author wrote it.
pub(super) fn named(name: &str) -> &str {
    name.strip_prefix(MARK).unwrap_or(name)
}

struct Tamer<'h> {
    out: String,
    open: Open<'h>,
    /// A number for each kind of formatting tag: name and attributes, as they are written.
    like: HashMap<String, usize>,
    /// How many tags of each name were left out whose ends have not come.
    left_out: HashMap<String, usize>,
    /// Whether a parser will ignore a line break that comes now.
    after_pre: bool,
    cut: bool,
    /// The drawing, formula or template in which the place is.
    hidden: Option<Hidden<'h>>,
}

/// What a tamer had after the start tag of an element that nobody reads, to go back to where that ends.
struct Hidden<'h> {
    /// How much was written.
    length: usize,
    /// What was open; the last is that element.
    open: Open<'h>,
    left_out: HashMap<String, usize>,
}

impl<'h> Tamer<'h> {
    fn take(&mut self, token: Token<'h>, reader: &mut Reader<'h>) {
        let after_pre = std::mem::take(&mut self.after_pre);
        match token {
            Token::Text(text) => self.text(text, after_pre),
            Token::Start(tag) => self.start(tag, reader),
            Token::End(name) => self.end(name),
        }
    }

    /// Notes where an element has started that nobody reads.
    fn hide(&mut self) {
        let is_start = |(_, kind)| matches!(kind, Kind::Svg | Kind::MathMl | Kind::Template);
        if self.hidden.is_none() && self.open.current().is_some_and(is_start) {
            let left_out = std::mem::take(&mut self.left_out);
            self.hidden = Some(Hidden { length: self.out.len(), open: self.open.clone(), left_out });
        }
    }

    /// Goes back to where it started, as if nothing were in it.
    fn leave_out(&mut self, hidden: Hidden<'h>) {
        self.out.truncate(hidden.length);
        self.open = hidden.open;
        self.left_out = hidden.left_out;
    }

    /// Ends the current node; whether this is its end tag.
    fn finish_current(&mut self, token: Token<'h>) -> bool {
        let Some((name, kind)) = self.open.current() else { return false };
        self.finish(name, kind);
        matches!(token, Token::End(end) if end.eq_ignore_ascii_case(name))
    }

    fn is_in_foreign(&self) -> bool {
        self.open.current().is_some_and(|(_, kind)| kind.is_foreign())
    }

    fn text(&mut self, text: &str, after_pre: bool) {
        let text = if after_pre { text.strip_prefix('\n').unwrap_or(text) } else { text };
        if text.is_empty() {
            return;
        }
        self.open.text(text, &mut self.out);
        if text.contains('\0') {
            self.out.push_str(&text.replace('\0', "\u{fffd}"));
        } else {
            self.out.push_str(text);
        }
    }

    fn start(&mut self, tag: markup::Tag<'h>, reader: &mut Reader<'h>) {
        let lower = tag.name.to_ascii_lowercase();
        let (_, current) = self.open.current().unwrap_or(("", Kind::Ordinary));
        let mut foreign = foreign::of(current, &lower, tag.attributes);
        if foreign.is_some() && foreign::breaks_out(&lower, tag.attributes) {
            self.open.break_out();
            foreign = None;
        }
        let kind = foreign.unwrap_or_else(|| kind::of(&lower));
        if kind == Kind::Ignored {
            return;
        }
        let is_empty = tag.is_empty && kind.is_foreign();
        if kind.stays_open() && !is_empty && self.open.is_full() {
            self.cut = true;
            *self.left_out.entry(lower).or_default() += 1;
            return;
        }
        if foreign.is_some() {
            if !is_empty {
                self.open.push(tag.name, kind);
            }
            return;
        }
        // Under their own names these are blocks, which end the paragraph before them.
        if matches!(lower.as_str(), "dialog" | "search") && self.open.has_paragraph() {
            self.finish("p", Kind::Paragraph);
        }
        let like = if kind == Kind::Formatting { self.like(&lower, tag.attributes) } else { 0 };
        if !self.open.start(tag.name, kind, like, &mut self.out) {
            return;
        }
        let renamed = kind.is_renamed();
        self.out.push('<');
        self.out.push_str(if renamed { MARK } else { "" });
        self.out.push_str(tag.name);
        if like > 0 {
            // Parsers count how often a formatting element is open; here two are alike when they are written alike.
            self.out.push_str(&format!(" sl-like={like}"));
            self.out.push_str(if tag.attributes.starts_with('/') { " " } else { "" });
        }
        mark::attributes(tag.attributes, &mut self.out);
        self.out.push('>');
        if kind == Kind::Preformatted {
            // The line break that is ignored is this one, so that nobody has to know which others are.
            self.out.push('\n');
            self.after_pre = true;
        }
        let raw = match kind {
            Kind::Raw => reader.raw(Some(&lower)).replace('&', "&amp;"),
            Kind::Characters => reader.raw(Some(&lower)).to_string(),
            Kind::Plain => reader.raw(None).replace('&', "&amp;"),
            _ => String::new(),
        };
        self.out.push_str(&raw.replace('<', "&lt;").replace('\0', "\u{fffd}"));
        let is_whole = match kind {
            Kind::Empty | Kind::Raw | Kind::Characters | Kind::Plain => true,
            // Between the parts of a table a form is there, and holds nothing.
            _ => is_empty || (lower == "form" && self.open.frame().is_some()),
        };
        if is_whole {
            self.finish(tag.name, kind);
        }
    }

    /// Ends an element that holds nothing more.
    fn finish(&mut self, name: &'h str, kind: Kind) {
        self.write_end(name, kind);
        if !self.open.end_foreign(name) {
            self.open.end(name, kind);
        }
    }

    fn end(&mut self, name: &'h str) {
        let lower = name.to_ascii_lowercase();
        let kind = kind::of(&lower);
        if matches!(lower.as_str(), "p" | "br") {
            self.open.break_out();
        }
        if let Some(count) = self.left_out.get_mut(&lower).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        if self.open.end_foreign(name) {
            return;
        }
        if kind == Kind::Whole {
            // Under its own name it would end with all that is in it. So that ends first, from the innermost on, as long
            // as this gets it anywhere.
            let mut size = usize::MAX;
            while let Some((inner, kind)) = self.open.within(name).filter(|_| self.open.size() < size) {
                size = self.open.size();
                self.finish(inner, kind);
            }
        }
        match kind {
            // It is read as a tag of its own.
            Kind::Void if lower == "br" => {
                self.open.start(name, kind, 0, &mut self.out);
                self.out.push_str("<br>");
            }
            Kind::Ignored | Kind::Void | Kind::Mark | Kind::Rule | Kind::Empty | Kind::Svg | Kind::MathMl => {}
            _ => {
                self.open.end(name, kind);
                self.write_end(name, kind);
            }
        }
    }

    fn write_end(&mut self, name: &str, kind: Kind) {
        self.out.push_str("</");
        self.out.push_str(if kind.is_renamed() { MARK } else { "" });
        self.out.push_str(name);
        self.out.push('>');
    }

    /// The number of a kind of formatting tag; 0 without attributes.
    fn like(&mut self, name: &str, attributes: &str) -> usize {
        if attributes.trim_matches([' ', '\t', '\n', '\r', '\u{c}', '/']).is_empty() {
            return 0;
        }
        let next = self.like.len() + 1;
        *self.like.entry(format!("{name} {attributes}")).or_insert(next)
    }
}
