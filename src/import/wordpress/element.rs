//! What a post holds besides HTML and words, with its place.

use crate::article::order;
use std::ops::Range;

use crate::import::shortcode::markup::{Reader, Sort};
use crate::import::shortcode::{self, Item, Repair, Rules, Shortcode};

use super::footnote::{self, Part};
use super::furniture;

/// A part of a post that is not plain HTML.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// The bytes it takes.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) what: What,
}

/// What an element is.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// A shortcode.
    Shortcode(Shortcode),
    /// A shortcode in double brackets, meant as text.
    Escaped,
    /// A close with nothing to close.
    Stray(Repair),
    /// A line of the page that the post was copied from.
    Furniture,
    /// An address on a line of its own, which WordPress would embed.
    Address,
    /// A call, a list or a link back of core footnotes.
    Footnote(Part),
    /// A block that the site fills in, by its name.
    Dynamic(String),
}

/// The elements of a post in order, outer before inner.
pub(super) fn elements(text: &str) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut add = |range, what| elements.push(Element { range, what });
    for item in shortcode::scan(text, Rules::default()) {
        let range = item.range();
        match item {
            Item::Shortcode(shortcode) => add(range, What::Shortcode(shortcode)),
            Item::Escaped(_) => add(range, What::Escaped),
            Item::Stray(_, repair) => add(range, What::Stray(repair)),
        }
    }
    furniture::lines(text).into_iter().for_each(|range| add(range, What::Furniture));
    addresses(text).into_iter().for_each(|range| add(range, What::Address));
    footnote::parts(text).into_iter().for_each(|(range, part)| add(range, What::Footnote(part)));
    dynamic(text).into_iter().for_each(|(range, name)| add(range, What::Dynamic(name)));
    let code = preformatted(text);
    elements.retain(|element| {
        let at = code.partition_point(|range| range.end <= element.range.start);
        let within = code.get(at).is_some_and(|range| range.contains(&element.range.start));
        !within || matches!(element.what, What::Escaped | What::Footnote(_))
    });
    order::by_key(elements, |element| order::of_range(&element.range))
}

/// Where preformatted text stands, in which brackets and addresses are shown as they are.
fn preformatted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("<pre")).map(|len| at + len) {
        let end = text.get(start..).and_then(|rest| rest.find("</pre>")).map_or(text.len(), |len| start + len);
        found.push(start..end);
        at = end;
    }
    found
}

/// Lines that hold an address and nothing else.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let address = line.trim();
        let is_address = (address.starts_with("https://") || address.starts_with("http://"))
            && !address.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '[' | ']' | '"'));
        if is_address {
            let lead = line.len() - line.trim_start().len();
            found.push(start + lead..start + lead + address.len());
        }
        start += line.len() + 1;
    }
    found
}

/// Self-closing blocks whose content is not in the post: `<!-- wp:latest-posts /-->`.
fn dynamic(text: &str) -> Vec<(Range<usize>, String)> {
    /// Blocks that say nothing, or that are read elsewhere.
    const QUIET: [&str; 8] =
        ["footnotes", "more", "nextpage", "post-title", "separator", "spacer", "core/footnotes", "post-content"];
    let mut reader = Reader::new();
    let mut found = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices("<!-- wp:") {
        // What opens within a comment opens nothing.
        if at < end {
            continue;
        }
        let Some(markup) = reader.read(text, at).filter(|markup| markup.kind == Sort::Comment) else { continue };
        end = markup.range.end;
        let source = text.get(markup.range.clone()).unwrap_or_default();
        let body = source.trim_start_matches("<!-- wp:").trim_end_matches("-->").trim_end();
        let name = body.split([' ', '\n', '/']).next().unwrap_or_default();
        if body.ends_with('/') && !QUIET.contains(&name) {
            found.push((markup.range, name.to_string()));
        }
    }
    found
}
