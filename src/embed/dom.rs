//! The page's own HTML parser, and its nodes as the importer's tree.
//!
//! Where the page has `Document.parseHTML` it is used: it needs no trusted type.
//! Elsewhere `DOMParser` parses without running anything. Both make a document of their
//! own; nothing is put into the page.
//!
//! The HTML is hostile until it has been walked. Its ids and names can take the place of
//! a document's or a form's own properties (`<img id="body">`), so no property of the
//! document is read by name, and there are no forms: their tags are renamed.

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Node, SupportedType};

use crate::import::{Parser, Tree};

use super::js;

/// Parses with the browser.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageParser;

/// A node of a document that the browser made.
#[derive(Debug, Clone)]
pub(super) struct PageNode(Node);

/// Elements that are parsed under another name: embedded documents, which `parseHTML`
/// leaves out although an article keeps links in their places, and forms, whose fields
/// hide their properties. (`embed` has no end tag: renamed, it would hold the rest.)
const RENAMED: [&str; 3] = ["iframe", "object", "form"];

/// What their names start with.
const MARK: &str = "sl-renamed-";

impl Parser for PageParser {
    type Node = PageNode;

    fn parse(&self, html: &str) -> Option<PageNode> {
        // The body's start tag keeps what would belong to a head where it stands.
        let html = format!("<!doctype html><body>{}", renamed(html));
        let document = parse_html(&html).or_else(|| {
            let parser = DomParser::new().ok()?;
            parser.parse_from_string(&html, SupportedType::TextHtml).ok()
        })?;
        body_of(&document).map(PageNode)
    }
}

/// `Document.parseHTML(html, { sanitizer: {} })`: everything that cannot run.
fn parse_html(html: &str) -> Option<Document> {
    let class = js::global("Document")?;
    let options = js::options(&[("sanitizer", Object::new().into())]);
    js::call(&class, "parseHTML", &[&JsValue::from_str(html), &options])?.dyn_into().ok()
}

/// The body, by the property of the class: the document's own may be hidden.
fn body_of(document: &Document) -> Option<Node> {
    let prototype = js::get(&js::global("Document")?, "prototype")?.dyn_into::<Object>().ok()?;
    let property = Object::get_own_property_descriptor(&prototype, &"body".into());
    js::call(&js::get(&property, "get")?, "call", &[document])?.dyn_into().ok()
}

/// Renames the tags of [`RENAMED`].
fn renamed(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let open = if tag.starts_with("</") { "</" } else { "<" };
        let name = tag.get(open.len()..).unwrap_or_default();
        let starts = |word: &&str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        out.push_str(open);
        if RENAMED.iter().any(starts) {
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
