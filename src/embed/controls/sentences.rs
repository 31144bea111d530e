//! The sentences of a text as it stands in the page, by the browser's `Intl.Segmenter`.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlFormElement, Node, Range};

use crate::embed::js;
use crate::view::query;

/// One sentence and where it stands.
pub(super) struct Sentence {
    text: String,
    /// The language of the block it stands in, where that is said.
    lang: Option<String>,
    /// Its place in the page.
    pub(super) range: Range,
}

impl Sentence {
    /// The place, the words and their language.
    pub(super) fn parts(&self) -> (Range, String, Option<String>) {
        (self.range.clone(), self.text.clone(), self.lang.clone())
    }
}

/// Where one line ends and another begins.
const BLOCKS: &str = "p, h1, h2, h3, h4, h5, h6, li, blockquote, div, figure, figcaption, table, caption, tr, th, td, \
    dl, dt, dd, ul, ol, pre, details, summary, hr, br";
/// What is not read: calls of notes, and what is folded away.
const SILENT: &str = ".sl-call, details:not([open]) > :not(summary), [aria-hidden=true], pre, \
    sup:has(a[href]), [role=doc-noteref], [role=doc-endnotes], .footnotes, .references, .wp-block-footnotes, \
    .margin-toggle, .sidenote, .marginnote, nav, button, script, style, noscript";

/// All sentences of the parts of an article in reading order, without its notes.
pub(super) fn sentences(parts: &[Element]) -> Vec<Sentence> {
    let mut reader = Reader::default();
    for part in parts {
        reader.walk(part);
        reader.flush();
    }
    reader.sentences
}

/// A walk over the text: one line at a time, from as many text nodes as it has.
#[derive(Default)]
struct Reader {
    line: String,
    /// The text nodes of the line, and where each starts in it, in UTF-16 units.
    nodes: Vec<(Node, u32)>,
    length: u32,
    sentences: Vec<Sentence>,
}

impl Reader {
    fn walk(&mut self, parent: &Node) {
        let mut next = parent.first_child();
        while let Some(node) = next {
            match node.dyn_ref::<Element>() {
                // The fields of a form hide what it would be asked for.
                Some(element) if element.is_instance_of::<HtmlFormElement>() => {}
                Some(element) if query::matches(element, SILENT) => {}
                Some(element) => {
                    let is_block = query::matches(element, BLOCKS);
                    if is_block {
                        self.flush();
                    }
                    self.walk(element);
                    if is_block {
                        self.flush();
                    }
                }
                None if node.node_type() == Node::TEXT_NODE => self.text(&node),
                None => {}
            }
            next = node.next_sibling();
        }
    }

    fn text(&mut self, node: &Node) {
        let text = node.node_value().unwrap_or_default();
        self.nodes.push((node.clone(), self.length));
        self.length += u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        self.line.push_str(&text);
    }

    /// Cuts the line into sentences.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let nodes = std::mem::take(&mut self.nodes);
        let length = std::mem::take(&mut self.length);
        let Some((first, _)) = nodes.first().filter(|_| !line.trim().is_empty()) else { return };
        let around = first.parent_element().and_then(|parent| query::around(&parent, "[lang]"));
        let lang = around.and_then(|around| around.get_attribute("lang")).filter(|lang| !lang.is_empty());
        let segments = segments(&line, lang.as_deref()).unwrap_or_else(|| vec![(0, line.clone())]);
        for (at, (start, text)) in segments.iter().enumerate() {
            let end = segments.get(at + 1).map_or(length, |(next, _)| *next);
            if let Some(range) = range(&nodes, *start, end).filter(|_| text.contains(char::is_alphanumeric)) {
                self.sentences.push(Sentence { text: text.trim().to_string(), lang: lang.clone(), range });
            }
        }
    }
}

/// Sentences with their starts, in UTF-16 units; `None` where the browser cannot tell.
fn segments(line: &str, lang: Option<&str>) -> Option<Vec<(u32, String)>> {
    let lang = lang.map_or(JsValue::UNDEFINED, JsValue::from);
    let options = js::options(&[("granularity", "sentence".into())]);
    let segmenter = js::make(js::get(&js::global("Intl")?, "Segmenter"), &[&lang, &options])?;
    let found = Array::from(&js::call(&segmenter, "segment", &[&line.into()])?);
    let parts = found.iter().filter_map(|data| {
        let start = Reflect::get(&data, &"index".into()).ok()?.as_f64()?;
        Some((start as u32, Reflect::get(&data, &"segment".into()).ok()?.as_string()?))
    });
    Some(parts.collect())
}

/// The range between two places of a line.
fn range(nodes: &[(Node, u32)], start: u32, end: u32) -> Option<Range> {
    let range = Range::new().ok()?;
    // A place between two nodes belongs to the later one where a range starts, to the earlier where it ends.
    let (first, from) = nodes.iter().rev().find(|(_, at)| *at <= start)?;
    let (last, to) = nodes.iter().rev().find(|(_, at)| *at < end)?;
    range.set_start(first, start - from).ok()?;
    range.set_end(last, end - to).ok()?;
    Some(range)
}
