//! Footnotes as WordPress core writes them.
//!
//! The call is `<sup data-fn="id" …><a href="#id" …>1</a></sup>`; the notes are an
//! `<ol class="wp-block-footnotes">` whose items have the ids, each with a link back.
//! Where a post is read by the REST API the bodies may stand in its meta data alone.

use crate::article::order;
use std::ops::Range;

use crate::import::shortcode::markup::{Markup, Reader, Sort, attribute};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A call of the note with this id.
    Call(String),
    /// A list of notes: their ids and where their texts are.
    List(Vec<(String, Range<usize>)>),
    /// The link back at the end of a note.
    Back,
}

/// Calls, lists and links back in a text, outer before inner.
pub(super) fn parts(text: &str) -> Vec<(Range<usize>, Part)> {
    if !text.contains("data-fn") && !text.contains("wp-block-footnotes") {
        return Vec::new();
    }
    let tags = tags(text);
    let ends = ends(&tags);
    let mut parts = Vec::new();
    for (index, markup) in tags.iter().enumerate().filter(|(_, markup)| matches!(markup.kind, Sort::Open(_))) {
        let (start, Some(end)) = (markup.range.start, ends.get(index).copied().flatten()) else { continue };
        let tag = text.get(markup.range.clone()).unwrap_or_default();
        if is_call(&markup.kind) {
            let Some(id) = attribute(tag, "data-fn").filter(|id| !id.is_empty()) else { continue };
            parts.push((start..end, Part::Call(id.to_string())));
        } else if is_list(&markup.kind, tag) {
            let inner = tags.get(index + 1..).unwrap_or_default().iter().zip(ends.get(index + 1..).unwrap_or_default());
            let inner = inner.take_while(|(tag, _)| tag.range.start < end);
            let (notes, backs) = items(text, inner);
            parts.push((start..end, Part::List(notes)));
            parts.extend(backs.into_iter().map(|range| (range, Part::Back)));
        }
    }
    order::by_key(parts, |(range, _)| order::of_range(range))
}

fn is_call(kind: &Sort) -> bool {
    matches!(kind, Sort::Open(name) if name == "sup")
}

fn is_list(kind: &Sort, tag: &str) -> bool {
    matches!(kind, Sort::Open(name) if name == "ol")
        && attribute(tag, "class")
            .is_some_and(|class| class.split_whitespace().any(|class| class == "wp-block-footnotes"))
}

/// All tags of a text.
fn tags(text: &str) -> Vec<Markup> {
    let mut reader = Reader::new();
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        at += found;
        match reader.read(text, at) {
            Some(markup) => {
                at = markup.range.end;
                tags.push(markup);
            }
            None => at += 1,
        }
    }
    tags
}

/// The elements of footnotes.
const NAMES: [&str; 4] = ["sup", "ol", "li", "a"];

/// For each opening tag of an element of footnotes: where the element ends.
fn ends(tags: &[Markup]) -> Vec<Option<usize>> {
    let mut ends = vec![None; tags.len()];
    let mut open: [Vec<usize>; NAMES.len()] = Default::default();
    for (index, tag) in tags.iter().enumerate() {
        let (Sort::Open(name) | Sort::Close(name)) = &tag.kind else { continue };
        let Some((_, open)) = NAMES.iter().zip(&mut open).find(|(known, _)| *known == name) else { continue };
        if matches!(tag.kind, Sort::Open(_)) {
            open.push(index);
        } else if let Some(end) = open.pop().and_then(|start| ends.get_mut(start)) {
            *end = Some(tag.range.end);
        }
    }
    ends
}

/// Ids with the places of notes.
type Notes = Vec<(String, Range<usize>)>;

/// The notes of a list and their links back.
fn items<'t>(text: &str, tags: impl Iterator<Item = (&'t Markup, &'t Option<usize>)>) -> (Notes, Vec<Range<usize>>) {
    let (mut notes, mut backs): (Notes, _) = (Vec::new(), Vec::new());
    let mut done = 0;
    for (markup, end) in tags {
        let (Sort::Open(name), Some(end)) = (&markup.kind, *end) else { continue };
        let tag = text.get(markup.range.clone()).unwrap_or_default();
        if name == "li" && markup.range.start >= done {
            let Some(id) = attribute(tag, "id") else { continue };
            let content = text.get(markup.range.end..end).unwrap_or_default();
            let len = content.rfind("</").unwrap_or(content.len());
            notes.push((id.to_string(), markup.range.end..markup.range.end + len));
            done = end;
        } else if name == "a" {
            let href = attribute(tag, "href").unwrap_or_default();
            let target = href.strip_prefix('#').and_then(|href| href.strip_suffix("-link"));
            if target.is_some() && target == notes.last().map(|(id, _)| id.as_str()) {
                backs.push(markup.range.start..end);
            }
        }
    }
    (notes, backs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_lists_and_links_back() {
        let text = "a<sup data-fn=\"u-1\" class=\"fn\"><a href=\"#u-1\" id=\"u-1-link\">1</a></sup>\n\
            <ol class=\"wp-block-footnotes\"><li id=\"u-1\">said <em>so</em> <a href=\"#u-1-link\">↩︎</a></li></ol>\
            <a href=\"#u-1-link\">The call</a>";
        let found = parts(text);
        let [(call, Part::Call(id)), (_, Part::List(notes)), (back, Part::Back)] = found.as_slice() else {
            unreachable!("{found:?}")
        };
        assert_eq!((id.as_str(), call.start), ("u-1", 1));
        assert_eq!(notes.len(), 1);
        assert_eq!(text.get(notes[0].1.start..back.start), Some("said <em>so</em> "));
    }

    #[test]
    fn a_list_may_stand_without_calls_and_calls_without_a_list() {
        let of = |text| parts(text).into_iter().map(|(_, part)| part).collect::<Vec<_>>();
        let list = "<ol class=\"wp-block-footnotes\"><li id=\"u\">a</li></ol>";
        assert_eq!(of(list), [Part::List(vec![("u".into(), 42..43)])]);
        assert_eq!(of("<sup data-fn=\"u\">1</sup>"), [Part::Call("u".into())]);
    }
}
