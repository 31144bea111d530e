//! Passages that a reader selects: their address, and the source under what is copied.

use std::cell::RefCell;

use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Element, HtmlElement, Node, Range, Selection};

use crate::article::Anchor;
use crate::embed::fragment::Places;
use crate::embed::js;
use crate::import::MAX_DEPTH;
use crate::labels::{Labels, fill};
use crate::view::{area, in_window, place, query};

/// How many words are copied without their source: a name or a term, not a passage.
const FEW: usize = 5;
/// How long a selection rests before the button stands at it, in milliseconds.
const REST: u32 = 200;

/// The passages of one element.
pub(super) struct Passages {
    host: HtmlElement,
    root: Element,
    places: Places,
    resting: RefCell<Option<Timeout>>,
}

impl Passages {
    pub(super) fn new(host: HtmlElement, root: Element, places: Places) -> Self {
        Self { host, root, places, resting: RefCell::default() }
    }

    /// Shows a button at what is selected in the text, and hides it with the selection.
    pub(super) fn selection_changed(&self) {
        let button = query::find(&self.root, ".sl-selection");
        let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) else { return };
        let Some(range) = self.selected() else {
            self.resting.take();
            let _ = button.hide_popover();
            return;
        };
        self.resting.replace(Some(Timeout::new(REST, move || {
            let _ = button.show_popover();
            let around = range.start_container().ok().and_then(|node| node.parent_element());
            let area = range.get_bounding_client_rect();
            place(&button, &around.map_or_else(|| area.clone(), |around| in_window(area.clone(), &around)));
        })));
    }

    /// What is selected, if any of it is in the text of this element.
    fn selected(&self) -> Option<Range> {
        let selection = selection().filter(|selection| !selection.is_collapsed())?;
        let range = selection.get_range_at(0).ok()?;
        let text = self.text()?;
        let ends = [range.start_container().ok()?, range.end_container().ok()?];
        ends.iter().any(|end| text.contains(Some(end))).then_some(range)
    }

    /// The address of what is selected, else of what is being read.
    pub(super) fn link(&self) -> Option<String> {
        let block = match self.selected() {
            Some(range) => self.block_around(range.start_container().ok()?),
            None => None,
        };
        let anchor =
            block.or_else(|| self.block_in_view()).map_or_else(Anchor::text, |block| Anchor::block(ordinal(block)));
        let href = web_sys::window()?.location().href().ok()?;
        Some(format!("{}#{}", href.split('#').next().unwrap_or_default(), self.places.id(&anchor)))
    }

    /// The block of the text that a node stands in.
    fn block_around(&self, node: Node) -> Option<Element> {
        let text = self.text()?;
        let mut at = node;
        // As deep as an article nests: in a page that is not ours the fields of a form hide its parent.
        for _ in 0..MAX_DEPTH {
            let around = at.parent_node()?;
            if around == *text {
                return at.dyn_into().ok();
            }
            at = around;
        }
        None
    }

    /// The first block of the text that has not gone out of the window.
    fn block_in_view(&self) -> Option<Element> {
        let mut next = self.text()?.first_element_child();
        while let Some(block) = next {
            if area(&block).bottom() > 0.0 {
                return Some(block);
            }
            next = block.next_element_sibling();
        }
        None
    }

    fn text(&self) -> Option<Element> {
        self.places.text()
    }

    /// Puts the source under a passage that is copied, as text and as HTML.
    pub(super) fn copy(&self, event: &ClipboardEvent, labels: &Labels) {
        let Some(range) = self.selected() else { return };
        let Some((said, data)) = selection().zip(event.clipboard_data()) else { return };
        let said = String::from(said.to_string());
        if event.default_prevented() || said.split_whitespace().count() < FEW {
            return;
        }
        let Some(source) = self.source(labels) else { return };
        let copied = data.set_data("text/plain", &format!("{said}\n\n{source}")).is_ok();
        if let Some(html) = as_html(&range, &source) {
            let _ = data.set_data("text/html", &html);
        }
        if copied {
            event.prevent_default();
        }
    }

    /// "Source: title, names, address".
    fn source(&self, labels: &Labels) -> Option<String> {
        let line = |selector: &str| {
            let found = query::find(&self.host, selector).or_else(|| query::find(&self.root, selector));
            found.and_then(|element| element.text_content()).map(|text| text.trim().to_string())
        };
        let parts = [line(".sl-title"), line(".sl-names"), self.link()];
        let said: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Some(fill(labels.source(), &said.join(labels.comma())))
    }
}

/// A range and its source as HTML for other programs; nothing of it reaches this page.
fn as_html(range: &Range, source: &str) -> Option<String> {
    let page = web_sys::window()?.document()?;
    let out = page.create_element("div").ok()?;
    out.append_child(range.clone_contents().ok()?.as_ref()).ok()?;
    let line = page.create_element("p").ok()?;
    line.set_text_content(Some(source));
    out.append_child(&line).ok()?;
    let serializer = js::make(js::global("XMLSerializer"), &[])?;
    js::call(&serializer, "serializeToString", &[&out])?.as_string()
}

/// Writes to the clipboard; false where the page may not.
pub(super) async fn write(text: &str) -> bool {
    let promise = (|| {
        let navigator = web_sys::window()?.navigator();
        // Absent in a page that did not come by HTTPS.
        let clipboard = js::get(&navigator, "clipboard")?;
        js::call(&clipboard, "writeText", &[&text.into()]).map(|written| Promise::resolve(&written))
    })();
    match promise {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// Puts a link where the reader can copy it by hand.
pub(super) fn put_in_address(link: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(link));
    }
}

/// The place of a block among its neighbours, from 1.
fn ordinal(block: Element) -> u32 {
    let mut ordinal = 1;
    let mut at = block;
    while let Some(before) = at.previous_element_sibling() {
        at = before;
        ordinal += 1;
    }
    ordinal
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok().flatten()
}
