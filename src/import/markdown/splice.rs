//! A text with parts replaced, and the way back from its offsets to the source's.

use std::ops::Range;

/// Maps byte offsets of a text to byte offsets of the source it came from.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// Pairs of an offset in the text and the source's offset there, in order.
    points: Vec<(usize, usize)>,
}

impl Places {
    /// A text that is the source from `offset` on.
    pub(super) fn starting_at(offset: usize) -> Self {
        Self { points: vec![(0, offset)] }
    }

    /// The part of the text from `start` on.
    pub(super) fn shifted(&self, start: usize) -> Self {
        let mut points = vec![(0, self.source(start))];
        points.extend(self.points.iter().filter(|(at, _)| *at > start).map(|(at, source)| (at - start, *source)));
        Self { points }
    }

    /// The source's offset for an offset of the text.
    pub(super) fn source(&self, offset: usize) -> usize {
        let next = self.points.partition_point(|(at, _)| *at <= offset);
        match next.checked_sub(1).and_then(|last| self.points.get(last)) {
            Some((at, source)) => source + (offset - at),
            None => offset,
        }
    }
}

/// Builds a text with parts replaced, from its start to its end.
pub(super) struct Splice<'a> {
    text: &'a str,
    places: &'a Places,
    out: String,
    points: Vec<(usize, usize)>,
    done: usize,
}

impl<'a> Splice<'a> {
    /// Starts with nothing replaced.
    pub(super) fn new(text: &'a str, places: &'a Places) -> Self {
        Self { text, places, out: String::with_capacity(text.len()), points: Vec::new(), done: 0 }
    }

    /// Puts the element named `stand_in`, or nothing, in the place of `range`, as a block of its own.
    pub(super) fn replace(&mut self, range: Range<usize>, stand_in: Option<&str>) {
        self.copy_to(range.start);
        self.out.push_str("\n\n");
        if let Some(name) = stand_in {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push_str(">\n\n");
        }
        self.done = range.end;
    }

    /// The whole text, and its places.
    pub(super) fn finish(mut self) -> (String, Places) {
        self.copy_to(self.text.len());
        (self.out, Places { points: self.points })
    }

    fn copy_to(&mut self, end: usize) {
        self.points.push((self.out.len(), self.places.source(self.done)));
        // Points that the copied part had of its own stay true in the new text.
        let shift = self.out.len();
        let (done, points) = (self.done, &self.places.points);
        let inner = points.iter().filter(|(at, _)| *at > done && *at < end);
        self.points.extend(inner.map(|(at, source)| (at - done + shift, *source)));
        self.out.push_str(self.text.get(self.done..end).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_source_around_a_replacement() {
        let text = "one [x] two";
        let places = Places::starting_at(100);
        let mut splice = Splice::new(text, &places);
        splice.replace(4..7, Some("sl-hold-0"));
        let (out, places) = splice.finish();
        assert_eq!(out, "one \n\n<sl-hold-0>\n\n two");
        let two = out.find("two").unwrap_or_default();
        assert_eq!(places.source(two), 100 + 8);
        assert_eq!(places.source(0), 100);
        assert_eq!(places.shifted(two).source(1), 100 + 9);
    }
}
