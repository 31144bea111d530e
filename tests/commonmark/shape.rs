//! The form in which two HTML texts are compared: text, and the structure that an article can hold.
//!
//! These are brought together, since no reader can tell them apart:
//! - white space: every run is one space, none at the ends of a block;
//! - comments, and a `div`, which groups and says nothing;
//! - text outside of every block, which is a paragraph; a paragraph that says nothing;
//! - attributes that no article has (`class`, `id`, …), and `dir`, which Sidelight adds;
//! - addresses, which are spelled as [`SafeUrl`] spells them, with brackets encoded.

use std::fmt::Write as _;

use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};
use sidelight::article::SafeUrl;

/// The form of a piece of HTML, a line for each tag of a block and each line of text.
pub(crate) fn of(html: &str) -> String {
    let tree = Html::parse_fragment(html);
    let mut shape = Shape::default();
    shape.loose(*tree.root_element());
    shape.lines.iter().fold(String::new(), |out, line| out + line + "\n")
}

#[derive(Default)]
struct Shape {
    lines: Vec<String>,
    /// The line of words that is not ended.
    words: String,
    /// Whether there is anything to read in it.
    says: bool,
    preformatted: bool,
}

impl Shape {
    /// What stands outside of every block: text there is a paragraph.
    fn loose(&mut self, parent: NodeRef<'_, Node>) {
        for node in parent.children() {
            match node.value().as_element() {
                Some(element) if element.name() == "div" => {
                    self.end_paragraph();
                    self.loose(node);
                    self.end_paragraph();
                }
                Some(element) if is_block(element.name()) => {
                    self.end_paragraph();
                    self.node(node);
                }
                _ => self.node(node),
            }
        }
        self.end_paragraph();
    }

    fn end_paragraph(&mut self) {
        if self.says {
            self.lines.push("<p>".into());
            self.end_words();
            self.lines.push("</p>".into());
        }
        self.words.clear();
    }

    fn end_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        let words = words.trim_matches(' ');
        if !words.is_empty() {
            self.lines.push(words.to_string());
        }
        self.says = false;
    }

    fn node(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) if self.preformatted => {
                let _ = write!(self.words, "{:?}", &**text);
                self.says = true;
            }
            Node::Text(text) => text.chars().for_each(|c| self.character(c)),
            Node::Element(element) if element.name() == "div" => self.children(node),
            Node::Element(element) if is_block(element.name()) => self.block(element, node),
            Node::Element(element) => {
                self.words.push_str(&tag(element));
                self.says |= element.name() == "img";
                self.children(node);
                let _ = write!(self.words, "</{}>", element.name());
                if element.name() == "br" {
                    self.words.push(' ');
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, element: &Element, node: NodeRef<'_, Node>) {
        let name = element.name();
        self.end_words();
        let start = self.lines.len();
        self.lines.push(tag(element));
        let outer = self.preformatted;
        self.preformatted |= name == "pre";
        match name {
            "blockquote" => self.loose(node),
            _ => self.children(node),
        }
        self.preformatted = outer;
        if name == "p" && !self.says && self.words.contains("> </") {
            // Nothing but the end of the line within a link that the author never closed.
            self.words.clear();
        }
        self.end_words();
        if name == "p" && self.lines.len() == start + 1 {
            self.lines.truncate(start);
        } else {
            self.lines.push(format!("</{name}>"));
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>) {
        node.children().for_each(|child| self.node(child));
    }

    fn character(&mut self, c: char) {
        let space = matches!(c, ' ' | '\n' | '\t' | '\r');
        self.says |= !space;
        match c {
            _ if !space => self.words.push(c),
            _ if self.words.ends_with(' ') => {}
            _ => self.words.push(' '),
        }
    }
}

/// A start tag with the attributes that an article has.
fn tag(element: &Element) -> String {
    let mut tag = format!("<{}", element.name());
    let mut attributes: Vec<_> = element.attrs().filter_map(|(name, value)| attribute(element, name, value)).collect();
    if element.name() == "img" && element.attr("alt").is_none() {
        attributes.push(("alt", String::new()));
    }
    attributes.sort();
    for (name, value) in attributes {
        let _ = write!(tag, " {name}={value:?}");
    }
    tag.push('>');
    tag
}

fn attribute<'a>(element: &Element, name: &'a str, value: &str) -> Option<(&'a str, String)> {
    let value = match (name, element.name()) {
        ("href" | "src", _) => {
            let url = SafeUrl::parse(value).map_or(value.to_string(), |url| url.as_str().to_string());
            url.replace('[', "%5B").replace(']', "%5D")
        }
        ("alt" | "title", _) | ("start", "ol") | ("class", "code") => value.to_string(),
        _ => return None,
    };
    Some((name, value))
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "blockquote"
            | "pre"
            | "hr"
            | "table"
            | "thead"
            | "tbody"
            | "tr"
            | "th"
            | "td"
            | "dl"
            | "dt"
            | "dd"
            | "div"
    )
}
