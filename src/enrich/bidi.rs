//! Bidirectional control characters stay where they are written: what a line opens it closes.
//!
//! An override or an isolate that is never closed (Unicode Standard Annex #9, section 2)
//! would turn what stands after it: the rest of a byline, the label beside a link, words
//! that are ours. So from an opening sign that is not closed in its line the rest of the
//! line becomes a part of its own, which browsers isolate (`<bdi>`), with the closing signs
//! at its end; a closing sign that closes nothing is taken away, since it could only close
//! something of ours.

use std::rc::Rc;

use crate::article::{Article, Inline, visit};

/// Closes what is left open in every line and every name of an article.
pub(super) fn run(article: &mut Article) {
    settle_line(&mut article.title);
    settle_line(&mut article.description);
    let settle = |blocks: &mut [_]| visit::lines_mut(blocks, &mut settle_one);
    for author in &mut article.authors {
        let author = Rc::make_mut(author);
        author.name = settled(&author.name);
        author.role = author.role.as_deref().map(settled);
        author.bios.iter_mut().for_each(|bio| settle(&mut bio.content));
    }
    settle(&mut article.body);
    if let Some(timeline) = &mut article.timeline {
        let timeline = Rc::make_mut(timeline);
        settle_line(&mut timeline.heading);
        timeline.events.iter_mut().for_each(|event| settle(&mut event.content));
    }
    for note in &mut article.notes {
        settle(&mut Rc::make_mut(note).content);
    }
}

fn settle_line(line: &mut Vec<Inline>) {
    visit::lines_in_mut(line, &mut settle_one);
}

/// Settles a line, without the lines of what it holds.
fn settle_one(line: &mut Vec<Inline>) {
    let is_touched = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) => has_control(text),
        Inline::Image(image) => has_control(&image.alt),
        _ => false,
    };
    if !line.iter().any(is_touched) {
        return;
    }
    let mut open = Open::default();
    for (at, inline) in line.iter_mut().enumerate() {
        match inline {
            Inline::Text(text) => *text = open.read(text, at),
            // What is code or a picture is one thing, in which nothing may stay open.
            Inline::Code(text) => *text = settled(text),
            Inline::Image(image) => image.alt = settled(&image.alt),
            _ => {}
        }
    }
    let Some(Sign { inline, at, .. }) = open.signs.first().copied() else { return };
    let mut content = line.split_off(inline);
    if let Some(Inline::Text(text)) = content.first_mut() {
        let rest = text.split_off(at);
        let before = std::mem::replace(text, rest);
        line.extend((!before.is_empty()).then_some(Inline::Text(before)));
    }
    content.push(Inline::Text(open.ends()));
    line.push(Inline::Part { lang: None, dir: None, content });
}

/// A text in which everything that is opened is closed, and nothing else.
fn settled(text: &str) -> String {
    if !has_control(text) {
        return text.to_string();
    }
    let mut open = Open::default();
    open.read(text, 0) + &open.ends()
}

/// Whether a text holds a sign that opens or closes.
fn has_control(text: &str) -> bool {
    // All of them begin with the same byte in UTF-8, which few other texts have.
    text.as_bytes().contains(&0xE2) && text.contains(|c: char| closing(c).is_some() || matches!(c, POP | POP_ISOLATE))
}

/// Closes an embedding or an override.
const POP: char = '\u{202c}';

/// Closes an isolate.
const POP_ISOLATE: char = '\u{2069}';

/// The sign that closes what `c` opens.
fn closing(c: char) -> Option<char> {
    match c {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some(POP),
        '\u{2066}'..='\u{2068}' => Some(POP_ISOLATE),
        _ => None,
    }
}

/// A sign that is not closed yet.
#[derive(Debug, Clone, Copy)]
struct Sign {
    close: char,
    /// Where it was opened: in which inline of the line, at which byte of its text.
    inline: usize,
    at: usize,
}

/// What is open, outer ones first.
#[derive(Debug, Default)]
struct Open {
    signs: Vec<Sign>,
    /// How many of them are isolates.
    isolates: usize,
}

impl Open {
    /// Reads the text of an inline; returns it without the signs that close nothing.
    fn read(&mut self, text: &str, inline: usize) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let known = match (c, closing(c)) {
                (_, Some(close)) => {
                    self.isolates += usize::from(close == POP_ISOLATE);
                    self.signs.push(Sign { close, inline, at: out.len() });
                    true
                }
                // It closes nothing beyond the isolate that it stands in (rule X7).
                (POP, _) => self.signs.pop_if(|sign| sign.close == POP).is_some(),
                (POP_ISOLATE, _) => self.close_isolate(),
                _ => true,
            };
            if known {
                out.push(c);
            }
        }
        out
    }

    /// Closes an isolate with all that was opened in it; false where there is none.
    fn close_isolate(&mut self) -> bool {
        let is_open = self.isolates > 0;
        while is_open && self.signs.pop().is_some_and(|sign| sign.close != POP_ISOLATE) {}
        self.isolates -= usize::from(is_open);
        is_open
    }

    /// What closes all that is open, inner ones first.
    fn ends(&self) -> String {
        self.signs.iter().rev().map(|sign| sign.close).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(texts: &[&str]) -> String {
        let mut line: Vec<Inline> = texts.iter().map(|text| Inline::text(*text)).collect();
        settle_line(&mut line);
        spelled(&line)
    }

    /// A line with its parts in brackets and its signs by their letters.
    fn spelled(line: &[Inline]) -> String {
        let spell = |inline: &Inline| match inline {
            Inline::Text(text) => text
                .replace('\u{202e}', "RLO ")
                .replace('\u{202b}', "RLE ")
                .replace('\u{2067}', "RLI ")
                .replace(POP, " PDF")
                .replace(POP_ISOLATE, " PDI"),
            Inline::Part { content, .. } => format!("[{}]", spelled(content)),
            other => format!("{other:?}"),
        };
        line.iter().map(spell).collect()
    }

    #[test]
    fn what_is_left_open_becomes_a_part_that_ends_it() {
        assert_eq!(line(&["by \u{202e}nona", " and others"]), "by [RLO nona and others PDF]");
        assert_eq!(line(&["\u{2067}a \u{202b}b"]), "[RLI a RLE b PDF PDI]");
        assert_eq!(line(&["\u{2067}a\u{2069} b \u{202e}c"]), "RLI a PDI b [RLO c PDF]");
    }

    #[test]
    fn what_is_closed_stays_as_it_is() {
        assert_eq!(line(&["a \u{2067}", "b", "\u{2069} c"]), "a RLI b PDI c");
        assert_eq!(line(&["a \u{202e}b\u{202c} c"]), "a RLO b PDF c");
    }

    #[test]
    fn what_closes_nothing_is_taken_away() {
        assert_eq!(line(&["a\u{202c} b\u{2069}"]), "a b");
        assert_eq!(line(&["\u{2067}a\u{202c}b\u{2069}"]), "RLI ab PDI");
        assert_eq!(settled("\u{202e}name"), "\u{202e}name\u{202c}");
    }
}
