//! Parsed HTML, copied into one list so that it can be looked at from every side.
//!
//! Whoever parses (the browser, html5ever) or finds the nodes in a page makes a [`Tree`];
//! what reads them knows only this. Nodes are numbered in document order, so that "comes
//! later" is a comparison, and whoever made the tree can find a node again by its number.

use super::attributes::{is_read, is_refused};
use super::tame::mark::unmarked;
use super::tame::named;

/// A tree of elements and text, in document order. The first node is the root.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    nodes: Vec<Entry>,
    /// The numbers of the nodes that are still open, outer ones first.
    open: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Entry {
    what: What,
    parent: usize,
    /// One more than the number of the last node within; beyond all while it is open.
    end: usize,
}

#[derive(Debug, Clone)]
enum What {
    Text(String),
    Element { name: String, attributes: Vec<(String, String)> },
}

impl Tree {
    /// A tree with an empty root, in which nothing is open but that root.
    #[must_use]
    pub fn new() -> Self {
        let mut tree = Self::default();
        tree.open("body", Vec::new());
        tree
    }

    /// Adds an element after what is there, and opens it; names are in lower case. Of its attributes
    /// those stay that are read, and the names of those that an author should hear about.
    pub fn open(&mut self, name: &str, mut attributes: Vec<(String, String)>) {
        attributes.retain_mut(|(name, value)| {
            *name = unmarked(name).to_string();
            let is_read = is_read(name);
            if !is_read {
                value.clear();
            }
            is_read || is_refused(name)
        });
        self.push(What::Element { name: named(name).to_string(), attributes });
    }

    /// Adds text to the open element.
    pub fn text(&mut self, text: impl Into<String>) {
        self.push(What::Text(text.into()));
        self.close();
    }

    /// Closes the node that was opened last and is still open.
    pub fn close(&mut self) {
        let end = self.nodes.len();
        if let Some(entry) = self.open.pop().and_then(|at| self.nodes.get_mut(at)) {
            entry.end = end;
        }
    }

    fn push(&mut self, what: What) {
        let parent = self.open.last().copied().unwrap_or(0);
        self.open.push(self.nodes.len());
        self.nodes.push(Entry { what, parent, end: usize::MAX });
    }

    /// The root.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// The node of a number that a [`Node`] of this tree has told.
    #[must_use]
    pub fn node(&self, number: usize) -> Node<'_> {
        Node { tree: self, number }
    }

    /// All nodes after the root, in document order.
    pub(super) fn all(&self) -> impl Iterator<Item = Node<'_>> {
        self.root().within()
    }
}

/// A node of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    number: usize,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<'t> Node<'t> {
    /// Its place in document order.
    #[must_use]
    pub fn number(self) -> usize {
        self.number
    }

    /// The node of another number of the same tree.
    pub(super) fn of_number(self, number: usize) -> Self {
        Node { tree: self.tree, number }
    }

    fn entry(self) -> Option<&'t Entry> {
        self.tree.nodes.get(self.number)
    }

    fn end(self) -> usize {
        self.entry().map_or(0, |entry| entry.end.min(self.tree.nodes.len()))
    }

    /// The number that follows it and all within.
    pub(super) fn past(self) -> usize {
        self.end()
    }

    /// The children, in order.
    pub(super) fn children(self) -> Vec<Self> {
        let mut children = Vec::new();
        let (mut next, end) = (self.number + 1, self.end());
        while next < end {
            let child = Node { tree: self.tree, number: next };
            children.push(child);
            next = child.end();
        }
        children
    }

    /// The element without content that stands right before it.
    pub(super) fn empty_before(self) -> Option<Self> {
        let before = Node { tree: self.tree, number: self.number.checked_sub(1)? };
        (before.parent() == self.parent() && before.name().is_some()).then_some(before)
    }

    /// Everything within, in document order.
    pub(super) fn within(self) -> impl Iterator<Item = Node<'t>> {
        (self.number + 1..self.end()).map(move |number| Node { tree: self.tree, number })
    }

    /// The element around it; the root has none.
    pub(super) fn parent(self) -> Option<Self> {
        let parent = self.entry()?.parent;
        (self.number > 0).then_some(Node { tree: self.tree, number: parent })
    }

    /// The elements around it, from the nearest on.
    pub(super) fn around(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// Whether another node stands in this one.
    pub(super) fn holds(self, other: Self) -> bool {
        other.number > self.number && other.number < self.end()
    }

    /// The characters, of a text node.
    pub(super) fn text(self) -> Option<&'t str> {
        match &self.entry()?.what {
            What::Text(text) => Some(text),
            What::Element { .. } => None,
        }
    }

    /// The name in lower case, of an element.
    pub(super) fn name(self) -> Option<&'t str> {
        match &self.entry()?.what {
            What::Text(_) => None,
            What::Element { name, .. } => Some(name),
        }
    }

    /// Whether this is an element of one of these names.
    pub(super) fn is(self, names: &[&str]) -> bool {
        self.name().is_some_and(|name| names.contains(&name))
    }

    /// The attributes, names in lower case, values with entities decoded.
    pub(super) fn attributes(self) -> &'t [(String, String)] {
        match self.entry().map(|entry| &entry.what) {
            Some(What::Element { attributes, .. }) => attributes,
            _ => &[],
        }
    }

    /// An attribute's value.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        self.attributes().iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// An attribute's value, where it is not blank.
    pub(super) fn said(self, name: &str) -> Option<String> {
        self.attribute(name).filter(|value| !value.trim().is_empty()).map(str::to_string)
    }

    /// Whether an attribute, a list of words divided by spaces, has this word.
    pub(super) fn has(self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute).is_some_and(|list| list.split_ascii_whitespace().any(|known| known == word))
    }

    /// All characters within.
    pub(super) fn all_text(self) -> String {
        self.within().filter_map(Self::text).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_built_and_read_in_document_order() {
        let mut tree = Tree::new();
        tree.open("p", vec![("class".into(), "a b".into())]);
        tree.text("one ");
        tree.open("em", Vec::new());
        tree.text("two");
        tree.close();
        tree.close();
        tree.text("three");
        tree.close();
        let names = |node: Node<'_>| node.children().into_iter().filter_map(Node::name).collect::<Vec<_>>().join(" ");
        let Some(paragraph) = tree.root().children().first().copied() else { unreachable!("the tree has a child") };
        assert_eq!((names(tree.root()), names(paragraph)), ("p".into(), "em".into()));
        assert_eq!((tree.root().all_text(), paragraph.all_text()), ("one twothree".into(), "one two".into()));
        assert!(paragraph.has("class", "b") && !paragraph.has("class", "a b"));
        let Some(em) = tree.all().find(|node| node.is(&["em"])) else { unreachable!("the tree has an em") };
        assert_eq!(em.around().filter_map(Node::name).collect::<Vec<_>>(), ["p", "body"]);
        assert!(paragraph.holds(em) && !em.holds(paragraph) && !em.holds(em));
        assert_eq!(paragraph.within().filter_map(Node::name).collect::<Vec<_>>(), ["em"], "it is not within itself");
    }
}
