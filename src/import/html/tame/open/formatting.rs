//! The list of active formatting elements, as the HTML standard calls it: what is opened again after a block, and the
//! adoption agency that ends what overlaps.

use super::{Element, Entry, Open, is_named};

impl<'h> Open<'h> {
    /// Adds to the list; of many that are alike, three stay.
    pub(super) fn list(&mut self, entry: Entry<'h>) {
        const ALIKE: usize = 3;
        let since = self.formatting.iter().rposition(Entry::is_marker).map_or(0, |marker| marker + 1);
        let is_like = |other: &Entry<'_>| other.like == entry.like && other.name.eq_ignore_ascii_case(entry.name);
        let alike = self.formatting.iter().skip(since).filter(|other| is_like(other));
        if alike.count() >= ALIKE
            && let Some(first) = self.formatting.iter().skip(since).position(is_like)
        {
            self.formatting.remove(since + first);
        }
        self.formatting.push(entry);
    }

    pub(super) fn entry_of(&self, id: usize) -> Option<usize> {
        self.formatting.iter().position(|entry| entry.id == id)
    }

    /// Where the formatting elements begin that will be opened again.
    pub(super) fn closed_from(&self) -> usize {
        let open = |entry: &Entry<'_>| entry.is_marker() || self.place_of(entry.id).is_some();
        self.formatting.iter().rposition(open).map_or(0, |last| last + 1)
    }

    /// Opens formatting elements again.
    pub(super) fn reopen(&mut self) {
        for at in self.closed_from()..self.formatting.len() {
            let Some(entry) = self.formatting.get(at).copied() else { return };
            let id = self.push(entry.name, entry.kind);
            if let Some(entry) = self.formatting.get_mut(at) {
                entry.id = id;
            }
            self.spare = self.spare.saturating_sub(1);
        }
    }

    /// Ends formatting elements that would be opened again once too often: to a parser their end tags mean just that.
    pub(super) fn forget(&mut self, out: &mut String) {
        let from = self.closed_from();
        if self.formatting.len() - from <= self.spare {
            return;
        }
        self.forgotten = true;
        for entry in self.formatting.drain(from..).rev() {
            out.push_str("</");
            out.push_str(entry.name);
            out.push('>');
        }
    }

    /// A link ends the link that is open.
    pub(super) fn end_link(&mut self, name: &str) {
        let Some(id) = self.last_named(name).and_then(|at| self.formatting.get(at)).map(|entry| entry.id) else {
            return;
        };
        self.adopt(name);
        if let Some(at) = self.entry_of(id) {
            self.formatting.remove(at);
        }
        if let Some(at) = self.place_of(id) {
            self.elements.remove(at);
        }
    }

    /// The adoption agency algorithm: the end of a formatting element that need not be the innermost.
    pub(super) fn adopt(&mut self, name: &str) {
        let is_current = self.elements.last().is_some_and(|last| is_named(last, name));
        if is_current && self.elements.last().is_some_and(|last| self.entry_of(last.id).is_none()) {
            self.elements.pop();
            return;
        }
        // The standard counts too.
        for _ in 0..8 {
            let Some(entry) = self.last_named(name) else { return self.end_ordinary(name) };
            let Some(subject) = self.formatting.get(entry).copied() else { return };
            let Some(place) = self.place_of(subject.id) else {
                self.formatting.remove(entry);
                return;
            };
            let after = || self.elements.iter().enumerate().skip(place + 1);
            if after().any(|(_, element)| element.kind.is_scope()) {
                return;
            }
            let Some(block) = after().find(|(_, element)| element.kind.is_special()).map(|(at, _)| at) else {
                self.elements.truncate(place);
                self.formatting.remove(entry);
                return;
            };
            self.adopt_one(subject, place, block);
        }
    }

    /// One round of it: the element at `place` ends before the block at `block`, and goes on within it.
    fn adopt_one(&mut self, subject: Entry<'h>, place: usize, block: usize) {
        let Some(block_id) = self.elements.get(block).map(|element| element.id) else { return };
        let mut bookmark = None;
        for (round, node) in (place + 1..block).rev().enumerate() {
            let listed = self.elements.get(node).and_then(|element| self.entry_of(element.id));
            let (Some(at), true) = (listed, round < 3) else {
                if let Some(at) = listed {
                    self.formatting.remove(at);
                }
                self.elements.remove(node);
                continue;
            };
            let id = self.next;
            self.next += 1;
            if let (Some(element), Some(entry)) = (self.elements.get_mut(node), self.formatting.get_mut(at)) {
                (element.id, entry.id) = (id, id);
            }
            bookmark.get_or_insert(id);
        }
        let id = self.next;
        self.next += 1;
        let again = Entry { id, ..subject };
        match bookmark.and_then(|id| self.entry_of(id)) {
            Some(at) => {
                self.formatting.insert(at + 1, again);
                if let Some(old) = self.entry_of(subject.id) {
                    self.formatting.remove(old);
                }
            }
            None => {
                if let Some(entry) = self.entry_of(subject.id).and_then(|at| self.formatting.get_mut(at)) {
                    *entry = again;
                }
            }
        }
        self.elements.remove(place);
        if let Some(block) = self.place_of(block_id) {
            self.elements.insert(block + 1, Element { name: subject.name, kind: subject.kind, id });
        }
    }
}
