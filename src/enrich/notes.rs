//! Notes are numbered by their first call, in reading order: standfirst, bios, text,
//! timeline, then the notes themselves, whose calls of further notes follow.

use std::collections::VecDeque;
use std::collections::hash_map::{Entry, HashMap};
use std::rc::Rc;

use crate::article::{Article, Block, Call, Code, Diagnostic, Inline, Note, order, visit};

/// Numbers notes and calls; reports what is missing, unused, doubled or empty.
pub(super) fn run(article: &mut Article, diagnostics: &mut Vec<Diagnostic>) {
    let notes = std::mem::take(&mut article.notes).into_iter().map(Rc::unwrap_or_clone).collect();
    let mut book = Book::new(notes, diagnostics);
    visit::in_line_mut(&mut article.title, &mut |inline| book.visit(inline));
    visit::in_line_mut(&mut article.description, &mut |inline| book.visit(inline));
    for author in &mut article.authors {
        for bio in &mut Rc::make_mut(author).bios {
            book.read(&mut bio.content);
        }
    }
    book.read(&mut article.body);
    if let Some(timeline) = &mut article.timeline {
        let timeline = Rc::make_mut(timeline);
        visit::in_line_mut(&mut timeline.heading, &mut |inline| book.visit(inline));
        for event in &mut timeline.events {
            book.read(&mut event.content);
        }
    }
    article.notes = book.finish();
}

/// The notes of an article while their calls are counted.
struct Book<'d> {
    notes: Vec<Note>,
    by_label: HashMap<String, usize>,
    numbered: u32,
    /// Notes that were called and whose own text has not been read yet.
    unread: VecDeque<usize>,
    missing: HashMap<String, usize>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'d> Book<'d> {
    fn new(mut notes: Vec<Note>, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
        let mut by_label = HashMap::new();
        for (at, note) in notes.iter_mut().enumerate() {
            note.number = 0;
            note.calls = 0;
            let label = &note.label;
            match by_label.entry(key(label)) {
                Entry::Vacant(free) => drop(free.insert(at)),
                Entry::Occupied(_) => {
                    let message =
                        format!("A second note has the label `{label}`; calls mean the first. Rename one of them.");
                    diagnostics.push(Diagnostic::new(Code::NoteDuplicate, note.span, message));
                }
            }
            if visit::is_blank(&note.content) {
                let message = format!("The note `{}` has no text. Write it after `[^{0}]:`.", note.label);
                diagnostics.push(Diagnostic::new(Code::NoteEmpty, note.span, message));
            }
        }
        Self { notes, by_label, numbered: 0, unread: VecDeque::new(), missing: HashMap::new(), diagnostics }
    }

    fn read(&mut self, blocks: &mut [Block]) {
        visit::inlines_mut(blocks, &mut |inline| self.visit(inline));
    }

    fn visit(&mut self, inline: &mut Inline) {
        if let Inline::Call(call) = inline {
            self.call(call);
        }
    }

    fn call(&mut self, call: &mut Call) {
        call.number = 0;
        call.ordinal = 0;
        let Some(&at) = self.by_label.get(&key(&call.note)) else { return self.missing(call) };
        let Some(note) = self.notes.get_mut(at) else { return };
        if note.number == 0 {
            self.numbered += 1;
            note.number = self.numbered;
            self.unread.push_back(at);
        }
        note.calls += 1;
        call.number = note.number;
        call.ordinal = note.calls;
    }

    fn missing(&mut self, call: &Call) {
        let label = &call.note;
        if self.missing.insert(key(label), 1).is_none() {
            let message = format!("There is no note `{label}`. Add a line `[^{label}]: …`.");
            self.diagnostics.push(Diagnostic::new(Code::NoteMissing, call.span, message));
        }
    }

    /// Reads the notes that were called, which may call more, and returns all in order.
    fn finish(mut self) -> Vec<Rc<Note>> {
        self.read_called();
        // What nothing calls is still shown, after the others.
        for at in 0..self.notes.len() {
            let Some(note) = self.notes.get_mut(at).filter(|note| note.number == 0) else { continue };
            // A second note of a label was reported as such.
            if self.by_label.get(&key(&note.label)) == Some(&at) {
                let message = format!("Nothing calls the note `{}`. Call it with `[^{0}]`, or remove it.", note.label);
                self.diagnostics.push(Diagnostic::new(Code::NoteUnused, note.span, message));
            }
            self.numbered += 1;
            note.number = self.numbered;
            self.unread.push_back(at);
            self.read_called();
        }
        order::by_key(self.notes, |note| (note.number.into(), 0)).into_iter().map(Rc::new).collect()
    }

    fn read_called(&mut self) {
        while let Some(at) = self.unread.pop_front() {
            let Some(note) = self.notes.get_mut(at) else { continue };
            let mut content = std::mem::take(&mut note.content);
            self.read(&mut content);
            if let Some(note) = self.notes.get_mut(at) {
                note.content = content;
            }
        }
    }
}

/// Labels are compared as CommonMark compares those of links: without case, spaces as one.
fn key(label: &str) -> String {
    order::fold_case(&label.split_whitespace().collect::<Vec<_>>().join(" "))
}
