//! A forward search that remembers its answer, so that asking again and again for
//! the next `]` or `>` of a long text costs one pass over it and not one for each question.

/// Finds the next occurrence of one byte.
#[derive(Debug)]
pub(in crate::import) struct Seek {
    byte: u8,
    /// From where the search went, and what it found.
    known: Option<(usize, Option<usize>)>,
}

impl Seek {
    /// A search for an ASCII character.
    pub(in crate::import) fn new(byte: u8) -> Self {
        Self { byte, known: None }
    }

    /// The first occurrence at `from` or after it.
    pub(in crate::import) fn next(&mut self, text: &str, from: usize) -> Option<usize> {
        if let Some((searched, found)) = self.known
            && from >= searched
            && found.is_none_or(|found| from <= found)
        {
            return found;
        }
        let byte = self.byte;
        let found =
            text.as_bytes().get(from..).and_then(|rest| rest.iter().position(|b| *b == byte)).map(|at| from + at);
        self.known = Some((from, found));
        found
    }
}
