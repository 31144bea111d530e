//! A text that stands in the page already: the view draws around it, and finds in it what
//! it leads to.

use js_sys::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Where the parts of a text stand that was in the page before Sidelight. Nothing of it is
/// moved or changed; it is known by its elements.
#[derive(Debug)]
pub struct Standing {
    text: Element,
    is_ours: bool,
    places: Map,
    calls: Map,
    marks: Vec<(Element, String)>,
}

impl Standing {
    /// A text that `text` holds. `is_ours` says that Sidelight has written it, with all that
    /// stands beside it.
    #[must_use]
    pub fn new(text: Element, is_ours: bool) -> Self {
        Self { text, is_ours, places: Map::new(), calls: Map::new(), marks: Vec::new() }
    }

    /// The element that holds the text.
    #[must_use]
    pub fn text(&self) -> &Element {
        &self.text
    }

    /// Whether Sidelight has written the page, so that nothing beside the text is missing.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.is_ours
    }

    /// Names the place of a DOM id that the article would have given it.
    pub fn add_place(&mut self, id: &str, element: &Element) {
        self.places.set(&id.into(), element);
    }

    /// Names a call of a note.
    pub fn add_call(&mut self, number: u32, element: &Element) {
        self.calls.set(element, &number.into());
    }

    /// Names what marks something as being read when it is reached: a heading, or a passage
    /// of an event, and the address of what is marked.
    pub fn add_mark(&mut self, element: Element, address: String) {
        self.marks.push((element, address));
    }

    /// The element that stands for a DOM id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<Element> {
        self.places.get(&id.into()).dyn_into().ok()
    }

    /// The call that an element stands in, and the number of its note.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number that was a u32")]
    pub fn call_around(&self, element: &Element) -> Option<(Element, u32)> {
        // A call is a few words; further out a form may stand, whose fields hide its parent.
        const OUT: usize = 8;
        let mut around = Some(element.clone());
        for _ in 0..OUT {
            let element = around.filter(|element| *element != self.text)?;
            if let Some(number) = JsValue::as_f64(&self.calls.get(&element)) {
                return Some((element, number as u32));
            }
            around = element.parent_element();
        }
        None
    }

    /// What marks something as being read, in document order.
    #[must_use]
    pub fn marks(&self) -> &[(Element, String)] {
        &self.marks
    }
}
