//! `sidelight dates`: the dates of a plain text, and where they stand.

use std::ops::Range;

use serde::Serialize;
use sidelight::enrich::dates::{self, Mention};

use crate::args::Dates;
use crate::{ended, print, source};

/// Does what is asked.
pub(crate) fn run(request: &Dates) -> u8 {
    let found = source::plain(&request.input).and_then(|text| lines(&text, request));
    ended(found.and_then(|lines| print(&lines)))
}

/// A date as other programs read it; places are counted in UTF-16 code units.
#[derive(Serialize)]
struct Line<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    value: String,
}

/// One line for each date, and one before the two ends of a range for all of it.
fn lines(text: &str, request: &Dates) -> Result<String, String> {
    let (starts, paragraphs): (Vec<usize>, Vec<&str>) = dates::paragraphs(text).unzip();
    let mentions = dates::find(&paragraphs, request.lang.as_deref(), request.published);
    let mut units = Units { text, byte: 0, units: 0 };
    let places: Vec<Place> = mentions.iter().map(|mention| Place::of(mention, &starts, &mut units)).collect();
    let mut lines = String::new();
    let mut add = |from: &Place, to: &Place, value: String| {
        let text = text.get(from.bytes.start..to.bytes.end).unwrap_or_default();
        let line = Line { start: from.units.start, end: to.units.end, text, value };
        lines.push_str(&serde_json::to_string(&line).map_err(|error| error.to_string())?);
        lines.push('\n');
        Ok::<(), String>(())
    };
    let mut dates = mentions.iter().zip(&places).peekable();
    while let Some((mention, place)) = dates.next() {
        let Ok(value) = &mention.value else { continue };
        if mention.to_next
            && let Some((second, to)) = dates.peek()
            && let Some(whole) = second.value.as_ref().ok().and_then(|second| value.to(second))
        {
            add(place, to, whole.replace('~', ""))?;
        }
        add(place, place, value.plain())?;
    }
    Ok(lines)
}

/// Where a date stands in the whole text.
struct Place {
    bytes: Range<usize>,
    units: Range<usize>,
}

impl Place {
    fn of(mention: &Mention, starts: &[usize], units: &mut Units<'_>) -> Self {
        let paragraph = starts.get(mention.paragraph).copied().unwrap_or_default();
        let bytes = paragraph + mention.range.start..paragraph + mention.range.end;
        Self { units: units.at(bytes.start)..units.at(bytes.end), bytes }
    }
}

/// A place that moves along a text, so that all of it is counted once.
struct Units<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl Units<'_> {
    /// How many UTF-16 code units stand before a byte.
    fn at(&mut self, byte: usize) -> usize {
        let between = self.byte.min(byte)..self.byte.max(byte);
        let count = self.text.get(between).unwrap_or_default().encode_utf16().count();
        self.units = if byte < self.byte { self.units - count } else { self.units + count };
        self.byte = byte;
        self.units
    }
}
