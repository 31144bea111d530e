//! The list of notes, and one note shown at its call.

use std::rc::Rc;

use crate::article::{Anchor, Article, Block, Note, direction};
use crate::labels::fill;

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The list; nothing where there are no notes.
    pub fn notes(&mut self, article: &Article) {
        self.notes_around(article, |m| m.entries_of_notes(&article.notes));
    }

    /// The place of the list, around its entries; nothing where there are no notes.
    pub fn notes_around(&mut self, article: &Article, entries: impl FnOnce(&mut Self)) {
        if article.notes.is_empty() {
            return;
        }
        let page = self.page;
        let heading = page.ids.id(&Anchor::heading_of(&Anchor::notes()));
        let attributes = [("class", "sl-prose"), ("slot", "notes"), ("role", "doc-endnotes"), ("tabindex", "-1")];
        self.element("section", &attributes, |m| {
            m.id(&Anchor::notes());
            m.language();
            m.sink.attribute("aria-labelledby", &heading);
            let name = m.heading_name(1);
            m.element(name, &[], |m| {
                m.id(&Anchor::heading_of(&Anchor::notes()));
                m.interface_language();
                m.sink.text(page.labels.notes());
            });
            m.element("ol", &[], entries);
        });
    }

    /// Entries of the list.
    pub fn entries_of_notes(&mut self, notes: &[Rc<Note>]) {
        notes.iter().for_each(|note| self.note(note));
    }

    /// One entry: what the note says, then a way back for each of its calls.
    fn note(&mut self, note: &Note) {
        self.element("li", &[("tabindex", "-1")], |m| {
            m.id(&Anchor::note(note.number));
            // The number stays on the side of the list; each paragraph has a direction of its own.
            match note.content.split_last() {
                // The ways back stand at the end of the last line, where readers look for them.
                Some((Block::Paragraph(line) | Block::Plain(line), before)) => {
                    m.blocks(before);
                    m.element("p", &[], |m| {
                        m.own_direction(direction::of_inlines(line));
                        m.line(line);
                        m.ways_back(note);
                    });
                }
                _ => {
                    m.blocks(&note.content);
                    if note.calls > 0 {
                        m.element("p", &[], |m| m.ways_back(note));
                    }
                }
            }
        });
    }

    fn ways_back(&mut self, note: &Note) {
        let page = self.page;
        let number = page.labels.number(note.number);
        for ordinal in 1..=note.calls {
            let said =
                if note.calls == 1 { number.clone() } else { format!("{number}-{}", page.labels.number(ordinal)) };
            let href = page.ids.href(&Anchor::call(note.number, ordinal));
            let label = fill(page.labels.back(), &said);
            self.sink.text(" ");
            let attributes =
                [("class", "sl-back"), ("href", &*href), ("role", "doc-backlink"), ("aria-label", &*label)];
            self.element("a", &attributes, |m| {
                m.interface_language();
                m.sink.text(super::BACK);
                if note.calls > 1 {
                    m.element("sup", &[], |m| m.sink.text(&page.labels.number(ordinal)));
                }
            });
        }
    }
}
