//! Questions to the page that it answers with a value or nothing: the selectors are ours, so
//! that none of them is wrong. Each is one function however often it is asked, which is a
//! saving of bytes as well.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The first element within another that matches.
#[inline(never)]
#[must_use]
pub fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

/// All elements within another that match.
#[inline(never)]
#[must_use]
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found = within.query_selector_all(selector).ok();
    found.map_or_else(Vec::new, |list| (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect())
}

/// The nearest element around one, itself included, that matches.
#[inline(never)]
#[must_use]
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Whether an element matches; false where an engine does not know the selector.
#[inline(never)]
#[must_use]
pub fn matches(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// The innermost target of an event, in whichever shadow root.
#[inline(never)]
#[must_use]
pub fn target(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// What has the focus, in whichever shadow root; nothing while that is the page itself.
#[inline(never)]
#[must_use]
pub fn focused() -> Option<HtmlElement> {
    let mut active = web_sys::window()?.document()?.active_element().filter(|active| active.tag_name() != "BODY")?;
    while let Some(root) = active.shadow_root() {
        active = root.active_element()?;
    }
    active.dyn_into().ok()
}

/// The computed value of a property of an element's style.
#[inline(never)]
#[must_use]
pub fn style(element: &Element, property: &str) -> Option<String> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    style.get_property_value(property).ok()
}

/// Whether a media query holds.
#[inline(never)]
#[must_use]
pub fn media(query: &str) -> bool {
    let query = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// The height of the window, in pixels.
#[inline(never)]
#[must_use]
pub fn window_height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}
