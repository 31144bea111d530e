//! The style sheets: one adopted by the shadow root, one by what is around the element.
//!
//! Both are made once for a page by `CSSStyleSheet`, which a content security policy
//! with `style-src 'none'` allows. The sheet for the page stands in a cascade layer and
//! has no specificity, so that every rule of the site wins over it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Element, HtmlElement};

use super::js;
use crate::view::{query, sheet};

/// What is drawn in the shadow root; `build.rs` took out what only people read.
const SHADOW: &str = concat!(
    include_str!(concat!(env!("OUT_DIR"), "/tokens.css")),
    include_str!(concat!(env!("OUT_DIR"), "/reader.css")),
    include_str!(concat!(env!("OUT_DIR"), "/skip_links.css")),
    include_str!(concat!(env!("OUT_DIR"), "/byline.css")),
    include_str!(concat!(env!("OUT_DIR"), "/controls.css")),
    include_str!(concat!(env!("OUT_DIR"), "/contents.css")),
    include_str!(concat!(env!("OUT_DIR"), "/timeline.css")),
    include_str!(concat!(env!("OUT_DIR"), "/popover.css")),
    include_str!(concat!(env!("OUT_DIR"), "/print.css")),
);

/// What is drawn in the light DOM, or with `isolated` beside the rest.
const LIGHT: &str = concat!(
    "@layer sidelight{",
    include_str!(concat!(env!("OUT_DIR"), "/header.css")),
    include_str!(concat!(env!("OUT_DIR"), "/body.css")),
    include_str!(concat!(env!("OUT_DIR"), "/notes.css")),
    include_str!(concat!(env!("OUT_DIR"), "/print.css")),
    "}",
);

thread_local! {
    static SHEETS: Option<(CssStyleSheet, CssStyleSheet)> = {
        let class = js::global("CSSStyleSheet");
        make(class.clone(), SHADOW).zip(make(class, LIGHT))
    };
}

/// Adopts the sheets where they are not adopted yet.
pub(super) fn adopt(host: &HtmlElement, root: &Element) {
    // A page that has the sheet already (`sidelight.css`) is not styled twice.
    let has_own = query::style(host, "--sl-static").is_some_and(|own| !own.is_empty());
    let sheets = match host.owner_document() {
        // A document takes no sheets of another one's making (CSSOM, "constructor document").
        Some(document) if web_sys::window().and_then(|window| window.document()).as_ref() != Some(&document) => {
            let class = document.default_view().and_then(|window| js::get(&window, "CSSStyleSheet"));
            make(class.clone(), SHADOW).zip(make(class, LIGHT))
        }
        _ => SHEETS.with(Clone::clone),
    };
    if let Some((shadow, light)) = &sheets {
        let own = root.get_root_node();
        sheet::adopt(&own, light);
        sheet::adopt(&own, shadow);
        if !has_own {
            sheet::adopt(&host.get_root_node(), light);
        }
    }
}

/// A sheet of a window's class.
fn make(class: Option<JsValue>, css: &str) -> Option<CssStyleSheet> {
    let sheet = js::make(class, &[])?;
    js::call(&sheet, "replaceSync", &[&JsValue::from_str(css)])?;
    Some(sheet.unchecked_into())
}
