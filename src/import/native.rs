//! The HTML parser of native builds: html5ever, the algorithm of browsers.

use ego_tree::iter::Edge;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, driver, local_name, ns};
use scraper::{Html, HtmlTreeSink, Node};

use super::html::{Parser, Tree};

/// Parses with html5ever.
#[derive(Debug, Clone, Copy, Default)]
pub struct Html5;

impl Parser for Html5 {
    fn parse(&self, html: &str) -> Option<Tree> {
        // Without scripts, as the browser's inert parser reads it: `noscript` holds elements.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        let body = QualName::new(None, ns!(html), local_name!("body"));
        let sink = HtmlTreeSink::new(Html::new_fragment());
        let parsed = driver::parse_fragment(sink, options, body, Vec::new(), false).one(html);
        let mut tree = Tree::new();
        // The fragment's root element, which is ours already, is the first and the last edge.
        let root = parsed.root_element().id();
        for edge in parsed.root_element().traverse() {
            match edge {
                Edge::Open(node) if node.id() != root => match node.value() {
                    Node::Element(element) => {
                        let attributes =
                            element.attrs().map(|(name, value)| (name.to_ascii_lowercase(), value.to_string()));
                        tree.open(&element.name().to_ascii_lowercase(), attributes.collect());
                    }
                    Node::Text(text) => tree.text(&**text),
                    _ => {}
                },
                Edge::Close(node) if node.value().is_element() => tree.close(),
                _ => {}
            }
        }
        Some(tree)
    }
}
