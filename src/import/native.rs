//! The HTML parser of native builds: html5ever, the algorithm of browsers.

use std::rc::Rc;

use ego_tree::NodeId;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, driver, local_name, ns};
use scraper::{Html, HtmlTreeSink, Node};

use super::html::{Parser, Tree};

/// Parses with html5ever.
#[derive(Debug, Clone, Copy, Default)]
pub struct Html5;

/// A node of a tree that html5ever made.
#[derive(Debug, Clone)]
pub struct HtmlNode {
    tree: Rc<Html>,
    id: NodeId,
}

impl Parser for Html5 {
    type Node = HtmlNode;

    fn parse(&self, html: &str) -> Option<HtmlNode> {
        // Without scripts, as the browser's inert parser reads it: `noscript` holds elements.
        let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let options = ParseOpts { tree_builder, ..ParseOpts::default() };
        let body = QualName::new(None, ns!(html), local_name!("body"));
        let sink = HtmlTreeSink::new(Html::new_fragment());
        let tree = Rc::new(driver::parse_fragment(sink, options, body, Vec::new(), false).one(html));
        let root = tree.root_element().id();
        Some(HtmlNode { tree, id: root })
    }
}

impl HtmlNode {
    fn node(&self) -> Option<&Node> {
        self.tree.tree.get(self.id).map(|node| node.value())
    }
}

impl Tree for HtmlNode {
    fn children(&self) -> Vec<Self> {
        let Some(node) = self.tree.tree.get(self.id) else { return Vec::new() };
        node.children().map(|child| Self { tree: Rc::clone(&self.tree), id: child.id() }).collect()
    }

    fn text(&self) -> Option<String> {
        self.node()?.as_text().map(|text| text.to_string())
    }

    fn name(&self) -> Option<String> {
        self.node()?.as_element().map(|element| element.name().to_ascii_lowercase())
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.node()?.as_element()?.attr(name).map(str::to_string)
    }

    fn attribute_names(&self) -> Vec<String> {
        let Some(element) = self.node().and_then(Node::as_element) else { return Vec::new() };
        element.attrs().map(|(name, _)| name.to_ascii_lowercase()).collect()
    }
}
