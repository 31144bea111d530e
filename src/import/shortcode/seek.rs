//! A forward search that remembers its answer, so that asking again and again for
//! the next `]` or `>` of a long text costs one pass over it and not one for each question.

/// Finds the next occurrence of one byte.
#[derive(Debug)]
pub(in crate::import) struct Seek {
    byte: u8,
    known: Known,
}

impl Seek {
    /// A search for an ASCII character.
    pub(in crate::import) fn new(byte: u8) -> Self {
        Self { byte, known: Known::default() }
    }

    /// The first occurrence at `from` or after it.
    pub(in crate::import) fn next(&mut self, text: &str, from: usize) -> Option<usize> {
        let byte = self.byte;
        self.known.ask(from, 1, |until| {
            let part = text.as_bytes().get(from..until.unwrap_or(text.len()).min(text.len()))?;
            part.iter().position(|found| *found == byte)
        })
    }
}

/// From where a search went, and what it found.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::import) struct Known(Option<(usize, Option<usize>)>);

impl Known {
    /// The first occurrence of `words`, the same at each question, at `from` or after it.
    pub(in crate::import) fn next(&mut self, text: &str, from: usize, words: &str) -> Option<usize> {
        self.ask(from, words.len(), |until| {
            let until = until.map_or(text.len(), |until| text.ceil_char_boundary(until));
            text.get(from..until)?.find(words)
        })
    }

    /// What is known of something so many bytes long, or else what `search` finds from `from` on,
    /// up to where it is given an end.
    fn ask(
        &mut self,
        from: usize,
        length: usize,
        search: impl FnOnce(Option<usize>) -> Option<usize>,
    ) -> Option<usize> {
        let found = match self.0 {
            Some((searched, found)) if from >= searched && found.is_none_or(|found| from <= found) => return found,
            // What lies beyond is known.
            Some((searched, found)) if from < searched => {
                search(Some(searched + length - 1)).map(|at| from + at).or(found)
            }
            _ => search(None).map(|at| from + at),
        };
        self.0 = Some((from, found));
        found
    }
}
