//! The style sheets: one adopted by the shadow root, one by what is around the element.
//!
//! Both are made once for a page by `CSSStyleSheet`, which a content security policy
//! with `style-src 'none'` allows. The sheet for the page stands in a cascade layer and
//! has no specificity, so that every rule of the site wins over it.

use wasm_bindgen::JsValue;
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
    static SHEETS: Option<(CssStyleSheet, CssStyleSheet)> = make(SHADOW).zip(make(LIGHT));
}

/// Adopts the sheets where they are not adopted yet.
pub(super) fn adopt(host: &HtmlElement, root: &Element) {
    // A page that has the sheet already (`sidelight.css`) is not styled twice.
    let has_own = query::style(host, "--sl-static").is_some_and(|own| !own.is_empty());
    SHEETS.with(|sheets| {
        let Some((shadow, light)) = sheets else { return };
        let own = root.get_root_node();
        sheet::adopt(&own, light);
        sheet::adopt(&own, shadow);
        if !has_own {
            sheet::adopt(&host.get_root_node(), light);
        }
    });
}

fn make(css: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    js::call(&sheet, "replaceSync", &[&JsValue::from_str(css)])?;
    Some(sheet)
}
