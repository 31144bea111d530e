//! Where something stands in the window.
//!
//! A reader may enlarge the text, which is done by CSS `zoom`. CSSOM View measures what is
//! zoomed in the window's own pixels (as Chromium 128 and Firefox 126 do, which also have
//! `currentCSSZoom`); WebKit 2.50 measures it in its own, which are larger.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, ShadowRoot};

use super::query;

/// The area of an element, in pixels of the window.
#[must_use]
pub fn area(element: &Element) -> DomRect {
    in_window(element.get_bounding_client_rect(), element)
}

/// What was measured within `element`, in pixels of the window.
#[must_use]
pub fn in_window(area: DomRect, element: &Element) -> DomRect {
    let zoom = zoom_around(element);
    if zoom == 100 {
        return area;
    }
    let scaled = |value: f64| value * f64::from(zoom) / 100.0;
    let [x, y, width, height] = [area.x(), area.y(), area.width(), area.height()].map(scaled);
    DomRect::new_with_x_and_y_and_width_and_height(x, y, width, height).unwrap_or(area)
}

/// In hundredths; 100 where the engine has scaled already.
fn zoom_around(element: &Element) -> u16 {
    let scales = Reflect::has(element, &"currentCSSZoom".into()).unwrap_or(false);
    let is_light = query::around(element, "sidelight-article").is_some_and(|host| host != *element);
    let is_text = is_light || query::around(element, ".sl-header, .sl-prose").is_some();
    if scales || !is_text {
        return 100;
    }
    let light = query::around(element, "[data-sl-size]");
    let host = light.or_else(|| element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host()));
    host.and_then(|host| host.get_attribute("data-sl-size")).and_then(|size| size.parse().ok()).unwrap_or(100)
}
