//! What a parser has open, followed by names alone.
//!
//! The rules are those of the HTML standard ("The stack of open elements", "The list of active
//! formatting elements", "The adoption agency algorithm"), without a tree. A test holds this
//! against html5ever: both have the same number open after the same HTML.

mod formatting;

use super::kind::Kind;

/// As many elements as may be open, and formatting elements that may be opened again: both are looked through again
/// and again. Pages have a few dozen.
const MOST: usize = 256;

/// How many formatting elements may be opened again, beside one for each tag: a page that never closes a few has that
/// many in some thousand paragraphs.
const SPARE: usize = 10_000;

/// What is open at some place of an HTML text.
#[derive(Debug, Clone)]
pub(super) struct Open<'h> {
    elements: Vec<Element<'h>>,
    formatting: Vec<Entry<'h>>,
    /// Elements are told apart by a number.
    next: usize,
    /// How many formatting elements may still be opened again.
    spare: usize,
    forgotten: bool,
}

#[derive(Debug, Clone, Copy)]
struct Element<'h> {
    name: &'h str,
    kind: Kind,
    id: usize,
}

/// An entry of the list of formatting elements.
#[derive(Debug, Clone, Copy)]
struct Entry<'h> {
    name: &'h str,
    kind: Kind,
    id: usize,
    /// Those of one number, and of one name, are alike.
    like: usize,
}

impl Entry<'_> {
    /// What divides the list where a cell or a caption begins.
    const MARKER: Entry<'static> = Entry { name: "", kind: Kind::Cell, id: 0, like: 0 };

    fn is_marker(&self) -> bool {
        self.id == 0
    }
}

impl Default for Open<'_> {
    fn default() -> Self {
        Self { elements: Vec::new(), formatting: Vec::new(), next: 1, spare: SPARE, forgotten: false }
    }
}

fn is_named(element: &Element<'_>, name: &str) -> bool {
    !element.kind.is_foreign() && element.name.eq_ignore_ascii_case(name)
}

impl<'h> Open<'h> {
    /// Whether nothing more may be opened.
    pub(super) fn is_full(&self) -> bool {
        self.size() >= MOST
    }

    /// How much a parser has to look through.
    pub(super) fn size(&self) -> usize {
        self.elements.len() + self.formatting.len()
    }

    /// How many elements are open, and in the list.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.elements.len() + self.formatting.iter().filter(|entry| !entry.is_marker()).count()
    }

    /// Whether formatting elements were ended that an author had left open.
    pub(super) fn has_forgotten(&self) -> bool {
        self.forgotten
    }

    /// The name and the kind of the current node.
    pub(super) fn current(&self) -> Option<(&'h str, Kind)> {
        self.elements.last().map(|last| (last.name, last.kind))
    }

    /// Whether the current node of another is open.
    pub(super) fn holds(&self, other: &Self) -> bool {
        other.elements.last().is_some_and(|last| self.place_of(last.id).is_some())
    }

    /// The current node, if it is in an element of that name, and in its scope.
    pub(super) fn within(&self, name: &str) -> Option<(&'h str, Kind)> {
        let ends = |element: &&Element<'_>| is_named(element, name) || element.kind.is_scope();
        let around = self.elements.iter().rev().find(ends).filter(|around| is_named(around, name))?;
        self.elements.last().filter(|last| last.id != around.id).map(|last| (last.name, last.kind))
    }

    /// Foreign elements end, up to HTML or to an integration point.
    pub(super) fn break_out(&mut self) {
        while self.elements.pop_if(|last| last.kind.is_foreign() && !last.kind.is_point()).is_some() {}
    }

    /// An end tag comes; false where no foreign element has it, up to the HTML around.
    pub(super) fn end_foreign(&mut self, name: &str) -> bool {
        let fits = |element: &Element<'_>| !element.kind.is_foreign() || element.name.eq_ignore_ascii_case(name);
        let at = self.elements.iter().rposition(fits);
        let at = at.filter(|at| self.elements.get(*at).is_some_and(|found| found.kind.is_foreign()));
        if let Some(at) = at {
            self.elements.truncate(at);
        }
        at.is_some()
    }

    /// Text comes. `out` takes the tags that have to stand before it.
    pub(super) fn text(&mut self, text: &str, out: &mut String) {
        if self.elements.last().is_some_and(|last| last.kind.is_foreign() && !last.kind.is_point()) {
            return;
        }
        // White space between the parts of a table stands where it is.
        if self.elements.last().is_some_and(|last| last.kind.is_frame()) && is_blank(text) {
            return;
        }
        self.leave_columns();
        self.forget(out);
        self.reopen();
    }

    /// A start tag comes; false where a parser would read nothing in it. `out` takes the tags that have to
    /// stand before it.
    pub(super) fn start(&mut self, name: &'h str, kind: Kind, like: usize, out: &mut String) -> bool {
        self.spare += 1;
        if matches!(kind, Kind::Caption | Kind::Columns | Kind::Column | Kind::Rows | Kind::Row | Kind::Cell) {
            return self.start_in_table(name, kind);
        }
        self.leave_columns();
        if kind.is_in_line() {
            self.forget(out);
        }
        match kind {
            // Within a table, but for its cells, another table is the next one.
            Kind::Table if self.frame().is_some() => self.end_table(),
            Kind::Item | Kind::Term => self.end_item(kind),
            Kind::Link => self.end_link(name),
            _ => {}
        }
        if kind.is_in_line() {
            self.reopen();
        } else if kind != Kind::Mark {
            self.end_paragraph();
        }
        if kind == Kind::Heading && self.elements.last().is_some_and(|last| last.kind == Kind::Heading) {
            self.elements.pop();
        }
        if kind.stays_open() || kind == Kind::Empty {
            let id = self.push(name, kind);
            if matches!(kind, Kind::Link | Kind::Formatting) {
                self.list(Entry { name, kind, id, like });
            }
            if kind.is_marker() {
                self.formatting.push(Entry::MARKER);
            }
        }
        true
    }

    /// An end tag comes.
    pub(super) fn end(&mut self, name: &'h str, kind: Kind) {
        if matches!(kind, Kind::Columns | Kind::Column) {
            self.elements.pop_if(|last| kind == Kind::Columns && last.kind == kind);
            return;
        }
        self.leave_columns();
        match kind {
            Kind::Table => self.end_table(),
            Kind::Caption | Kind::Rows | Kind::Row | Kind::Cell => {
                let table = self.table();
                let at = self.elements.iter().rposition(|element| is_named(element, name));
                if let (Some(at), Some(table)) = (at, table)
                    && at > table
                {
                    self.back_to(at);
                }
            }
            Kind::Template => {
                if let Some(at) = self.elements.iter().rposition(|element| element.kind == kind) {
                    self.back_to(at);
                }
            }
            Kind::Paragraph => self.end_paragraph(),
            Kind::Heading => self.end_in_scope(|element| element.kind == Kind::Heading),
            Kind::Item => {
                let at = self.elements.iter().rposition(|element| {
                    element.kind == Kind::Item || element.kind.is_scope() || element.kind == Kind::List
                });
                if let Some(at) = at.filter(|at| self.elements.get(*at).is_some_and(|found| found.kind == kind)) {
                    self.elements.truncate(at);
                }
            }
            Kind::Term | Kind::Block | Kind::Division | Kind::List | Kind::Preformatted => {
                self.end_in_scope(|element| is_named(element, name));
            }
            Kind::Link | Kind::Formatting => self.adopt(name),
            _ => self.end_ordinary(name),
        }
    }

    /// An element is open.
    pub(super) fn push(&mut self, name: &'h str, kind: Kind) -> usize {
        let id = self.next;
        self.next += 1;
        self.elements.push(Element { name, kind, id });
        id
    }

    /// The kind of the part of a table in which the place is, if no text may stand there.
    pub(super) fn frame(&self) -> Option<Kind> {
        let around = self.elements.iter().rev().map(|element| element.kind);
        around.into_iter().find(|kind| kind.is_frame() || kind.is_marker()).filter(|kind| kind.is_frame())
    }

    /// Whatever stands in a group of columns, but for a column, ends it.
    fn leave_columns(&mut self) {
        self.elements.pop_if(|last| last.kind == Kind::Columns);
    }

    /// Ends all elements from one on.
    fn back_to(&mut self, length: usize) {
        let marked = self.elements.iter().skip(length).any(|element| element.kind.is_marker());
        self.elements.truncate(length);
        if marked {
            while self.formatting.pop().is_some_and(|entry| !entry.is_marker()) {}
        }
    }

    /// The table around, or the template, which is as good as one.
    fn table(&self) -> Option<usize> {
        self.elements.iter().rposition(|element| matches!(element.kind, Kind::Table | Kind::Template))
    }

    fn end_table(&mut self) {
        let is_table = |at: &usize| self.elements.get(*at).is_some_and(|found| found.kind == Kind::Table);
        if let Some(table) = self.table().filter(is_table) {
            self.back_to(table);
        }
    }

    /// A part of a table; nothing where there is no table.
    fn start_in_table(&mut self, name: &'h str, kind: Kind) -> bool {
        let last = |kind: Kind| self.elements.iter().rposition(|element| element.kind == kind);
        let Some(table) = self.table() else { return false };
        let within = |kind: Kind| last(kind).filter(|at| *at > table);
        let (rows, row) = (within(Kind::Rows), within(Kind::Row));
        match kind {
            Kind::Column if self.elements.last().is_some_and(|last| last.kind == Kind::Columns) => return true,
            Kind::Cell if row.is_some() => self.back_to(row.unwrap_or(table) + 1),
            Kind::Row | Kind::Cell => {
                self.back_to(rows.unwrap_or(table) + 1);
                if rows.is_none() {
                    self.push("tbody", Kind::Rows);
                }
                if kind == Kind::Cell {
                    self.push("tr", Kind::Row);
                }
            }
            _ => self.back_to(table + 1),
        }
        match kind {
            Kind::Column => drop(self.push("colgroup", Kind::Columns)),
            _ => drop(self.push(name, kind)),
        }
        if kind.is_marker() {
            self.formatting.push(Entry::MARKER);
        }
        true
    }

    /// The innermost element in scope that fits ends, with all in it.
    fn end_in_scope(&mut self, fits: impl Fn(&Element<'h>) -> bool) {
        let at = self.elements.iter().rposition(|element| fits(element) || element.kind.is_scope());
        if let Some(at) = at.filter(|at| self.elements.get(*at).is_some_and(&fits)) {
            self.elements.truncate(at);
        }
    }

    /// Whether a paragraph is in scope, which a block ends.
    pub(super) fn has_paragraph(&self) -> bool {
        let ends = |element: &&Element<'_>| element.kind == Kind::Paragraph || element.kind.is_scope();
        self.elements.iter().rev().find(ends).is_some_and(|element| element.kind == Kind::Paragraph)
    }

    fn end_paragraph(&mut self) {
        self.end_in_scope(|element| element.kind == Kind::Paragraph);
    }

    /// An item ends the one before it, as far as no list or the like begins between.
    fn end_item(&mut self, kind: Kind) {
        let hides = |kind: Kind| kind.is_special() && !matches!(kind, Kind::Division | Kind::Paragraph);
        let at = self.elements.iter().rposition(|element| element.kind == kind || hides(element.kind));
        if let Some(at) = at.filter(|at| self.elements.get(*at).is_some_and(|found| found.kind == kind)) {
            self.elements.truncate(at);
        }
    }

    /// An end tag without a rule of its own.
    fn end_ordinary(&mut self, name: &str) {
        let at = self.elements.iter().rposition(|element| is_named(element, name) || element.kind.is_special());
        if let Some(at) = at.filter(|at| self.elements.get(*at).is_some_and(|found| is_named(found, name))) {
            self.elements.truncate(at);
        }
    }

    fn place_of(&self, id: usize) -> Option<usize> {
        self.elements.iter().rposition(|element| element.id == id)
    }

    /// The last formatting element of a name, within the cell or caption.
    fn last_named(&self, name: &str) -> Option<usize> {
        let found =
            self.formatting.iter().rposition(|entry| entry.is_marker() || entry.name.eq_ignore_ascii_case(name));
        found.filter(|at| self.formatting.get(*at).is_some_and(|entry| !entry.is_marker()))
    }
}

/// Whether a text is white space, also as entities.
fn is_blank(text: &str) -> bool {
    let mut rest = text.trim_start_matches(is_space);
    while let Some(entity) = rest.strip_prefix('&') {
        let named = ["Tab;", "NewLine;"].into_iter().find_map(|name| entity.strip_prefix(name));
        let Some(after) = named.or_else(|| numeric(entity)) else { return false };
        rest = after.trim_start_matches(is_space);
    }
    rest.is_empty()
}

/// What follows a numeric entity that is white space.
fn numeric(entity: &str) -> Option<&str> {
    let number = entity.strip_prefix('#')?;
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let len = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let code = u32::from_str_radix(digits.get(..len)?, radix).ok()?;
    let is_space = char::from_u32(code).is_some_and(is_space);
    let after = digits.get(len..)?;
    is_space.then(|| after.strip_prefix(';').unwrap_or(after))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}
