//! The page's own HTML parser, and its nodes as the importer's tree.
//!
//! Where the page has `Document.parseHTML` it is used: it needs no trusted type. It
//! drops embedded documents, of which an article keeps links, so these are renamed for
//! it. Elsewhere `DOMParser` parses without running anything. Both make a document of
//! their own; nothing is put into the page.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Node, SupportedType};

use crate::import::{Parser, Tree};

/// Parses with the browser.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageParser;

/// A node of a document that the browser made.
#[derive(Debug, Clone)]
pub(super) struct PageNode(Node);

/// What `parseHTML` leaves out although an article has a link in its place.
const EMBEDDED: [&str; 4] = ["iframe", "embed", "object", "frame"];

/// Marks their names.
const MARK: &str = "sl-embedded-";

impl Parser for PageParser {
    type Node = PageNode;

    fn parse(&self, html: &str) -> Option<PageNode> {
        // The body's start tag keeps what would belong to a head where it stands.
        let html = format!("<!doctype html><body>{html}");
        let document = parse_html(&html).or_else(|| {
            let parser = DomParser::new().ok()?;
            parser.parse_from_string(&html, SupportedType::TextHtml).ok()
        })?;
        document.body().map(|body| PageNode(body.into()))
    }
}

/// `Document.parseHTML(html, { sanitizer: {} })`: everything that cannot run.
fn parse_html(html: &str) -> Option<Document> {
    let class = Reflect::get(&js_sys::global(), &"Document".into()).ok()?;
    let parse: Function = Reflect::get(&class, &"parseHTML".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"sanitizer".into(), &Object::new()).ok()?;
    parse.call2(&class, &JsValue::from_str(&marked(html)), &options).ok()?.dyn_into().ok()
}

/// Renames the tags of embedded documents.
fn marked(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let open = if tag.starts_with("</") { "</" } else { "<" };
        let name = tag.get(open.len()..).unwrap_or_default();
        let starts = |word: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        out.push_str(open);
        if EMBEDDED.iter().any(|word| starts(&word)) {
            out.push_str(MARK);
        }
        rest = name;
    }
    out.push_str(rest);
    out
}

impl Tree for PageNode {
    fn children(&self) -> Vec<Self> {
        let nodes = self.0.child_nodes();
        (0..nodes.length()).filter_map(|at| nodes.item(at)).map(PageNode).collect()
    }

    fn text(&self) -> Option<String> {
        (self.0.node_type() == Node::TEXT_NODE).then(|| self.0.node_value().unwrap_or_default())
    }

    fn name(&self) -> Option<String> {
        let name = self.0.dyn_ref::<Element>()?.local_name().to_ascii_lowercase();
        Some(name.strip_prefix(MARK).map(str::to_string).unwrap_or(name))
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.0.dyn_ref::<Element>()?.get_attribute(name)
    }

    fn attribute_names(&self) -> Vec<String> {
        let Some(element) = self.0.dyn_ref::<Element>() else { return Vec::new() };
        element
            .get_attribute_names()
            .iter()
            .filter_map(|name| name.as_string())
            .map(|name| name.to_ascii_lowercase())
            .collect()
    }
}
