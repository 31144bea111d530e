//! A stream of markup → Yew nodes.

use std::rc::Rc;
use yew::AttrValue;
use yew::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VNode, VTag, VText};

use crate::markup::{Markup, Page, Sink};

/// Draws a part of the markup.
pub fn draw(page: &Page, part: impl FnOnce(&mut Markup<'_, Nodes>)) -> Html {
    let mut nodes = Nodes::default();
    part(&mut Markup::new(&mut nodes, page));
    nodes.finish()
}

/// Draws a part that stands in the page already; nothing in it has an id.
pub(super) fn draw_again(page: &Page, part: impl FnOnce(&mut Markup<'_, Nodes>)) -> Html {
    let mut nodes = Nodes::default();
    part(&mut Markup::again(&mut nodes, page));
    nodes.finish()
}

/// Yew nodes under construction.
#[derive(Debug, Default)]
pub struct Nodes {
    done: Vec<VNode>,
    /// Open elements, and their attributes so far.
    open: Vec<(VTag, Vec<(AttrValue, AttributeOrProperty)>)>,
}

impl Nodes {
    /// Puts what is no element, such as a component, into the open element.
    pub(super) fn push(&mut self, node: Html) {
        self.add(node);
    }

    fn add(&mut self, node: VNode) {
        match self.open.last_mut() {
            Some((parent, _)) => parent.add_child(node),
            None => self.done.push(node),
        }
    }

    fn finish(mut self) -> Html {
        while !self.open.is_empty() {
            self.end();
        }
        VNode::from(VList::with_children(self.done, None))
    }
}

impl Sink for Nodes {
    fn start(&mut self, name: &'static str) {
        self.open.push((VTag::new(name), Vec::new()));
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        if let Some((_, attributes)) = self.open.last_mut() {
            attributes.push((AttrValue::Static(name), AttributeOrProperty::Attribute(value.to_string().into())));
        }
    }

    fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.add(VText::new(text.to_string()).into());
        }
    }

    fn end(&mut self) {
        if let Some((mut tag, attributes)) = self.open.pop() {
            tag.attributes = Attributes::IndexMap(Rc::new(attributes.into_iter().collect()));
            self.add(tag.into());
        }
    }
}
