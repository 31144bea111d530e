//! The page's own HTML parser, and nodes of a page as the importer's tree.
//!
//! Where the page has `Document.parseHTML` it is used: it needs no trusted type.
//! Elsewhere `DOMParser` parses without running anything. Both make a document of their
//! own; nothing is put into the page.
//!
//! The HTML is hostile until it has been walked. Its ids and names can take the place of
//! a document's or a form's own properties (`<img id="body">`), so no property of the
//! document is read by name, and there are no forms: they come under another name (`import/html/tame`).

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, HtmlFormElement, Node, SupportedType};

use crate::import::html::READ;
use crate::import::{Parser, Tree};

use super::js;

/// Parses with the browser.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageParser;

impl Parser for PageParser {
    fn parse(&self, html: &str) -> Option<Tree> {
        // The body's start tag keeps what would belong to a head where it stands.
        let html = format!("<!doctype html><body>{html}");
        let document = parse_html(&html).or_else(|| {
            let parser = DomParser::new().ok()?;
            parser.parse_from_string(&html, SupportedType::TextHtml).ok()
        })?;
        body_of(&document).map(|body| copy(&body).0)
    }
}

/// `Document.parseHTML(html, { sanitizer })`: every element that cannot run, with the attributes that are read.
/// They are listed, since Chromium 156 ends the whole page at `<p onstart>` where they are not. What was
/// marked is among the attributes that begin with `data-`.
fn parse_html(html: &str) -> Option<Document> {
    let class = js::global("Document")?;
    // A list that names some of those beside all that begin with `data-` is none.
    let names = READ.iter().filter(|name| !name.starts_with("data-"));
    let names: Array = names.map(|name| JsValue::from_str(name)).collect();
    let sanitizer = js::options(&[("attributes", names.into()), ("dataAttributes", true.into())]);
    js::call(&class, "parseHTML", &[&JsValue::from_str(html), &js::options(&[("sanitizer", sanitizer)])])?
        .dyn_into()
        .ok()
}

/// The body, by the property of the class: the document's own may be hidden.
fn body_of(document: &Document) -> Option<Node> {
    let prototype = js::get(&js::global("Document")?, "prototype")?.dyn_into::<Object>().ok()?;
    let property = Object::get_own_property_descriptor(&prototype, &"body".into());
    js::call(&js::get(&property, "get")?, "call", &[document])?.dyn_into().ok()
}

/// The tree within a node, and the nodes that its numbers stand for.
///
/// By a walker of the browser's, since the fields of a form in a page take the place of its
/// `firstChild` and its `parentNode`; and without recursion, since a page may nest deeper
/// than the stack of the module.
pub(super) fn copy(root: &Node) -> (Tree, Vec<Node>) {
    const ELEMENTS_AND_TEXT: u32 = 0b101;
    let mut tree = Tree::new();
    let mut nodes = vec![root.clone()];
    let page = root.owner_document();
    let walker = page.and_then(|page| page.create_tree_walker_with_what_to_show(root, ELEMENTS_AND_TEXT).ok());
    let Some(walker) = walker else { return (tree, nodes) };
    let mut next = walker.first_child().ok().flatten();
    while let Some(node) = next {
        let element = node.dyn_ref::<Element>();
        match element {
            Some(element) => open(element, &mut tree),
            None => tree.text(node.node_value().unwrap_or_default()),
        }
        nodes.push(node.clone());
        next = walker.first_child().ok().flatten();
        if next.is_some() {
            continue;
        }
        if element.is_some() {
            tree.close();
        }
        next = loop {
            if let Some(sibling) = walker.next_sibling().ok().flatten() {
                break Some(sibling);
            }
            match walker.parent_node().ok().flatten().filter(|around| around != root) {
                Some(_) => tree.close(),
                None => break None,
            }
        };
    }
    (tree, nodes)
}

/// Adds an element. Of a form nothing is asked but whether it is one.
fn open(element: &Element, tree: &mut Tree) {
    if element.is_instance_of::<HtmlFormElement>() {
        return tree.open("form", Vec::new());
    }
    let name = element.local_name().to_ascii_lowercase();
    let names = element.get_attribute_names();
    let names = names.iter().filter_map(|name| name.as_string());
    let value = |name: &str| element.get_attribute(name).unwrap_or_default();
    let attributes = names.map(|name| (name.to_ascii_lowercase(), value(&name))).collect();
    tree.open(&name, attributes);
}
