//! Style sheets of our own making, adopted beside those that are there: a style attribute
//! would be part of the markup, which has none.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

/// Adds a sheet to the adopted ones of a document or shadow root, once; those of others stay.
pub fn adopt(scope: &JsValue, sheet: &CssStyleSheet) {
    let key = JsValue::from_str("adoptedStyleSheets");
    let Ok(adopted) = Reflect::get(scope, &key) else { return };
    let sheets = Array::from(&adopted);
    if !sheets.includes(sheet, 0) {
        sheets.push(sheet);
        // A scope that takes no sheets leaves the article unstyled and readable.
        let _ = Reflect::set(scope, &key, &sheets);
    }
}
