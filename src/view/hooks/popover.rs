//! A note at its call.
//!
//! The browser's popover owns what is hard about it: the top layer, Escape, and closing
//! on a click elsewhere. What is ours is its place and the way of the focus.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, HtmlElement};
use yew::{Callback, NodeRef, hook, use_effect_with};

use super::area::{area, in_window};
use super::hover::leave;
use super::query;
use crate::view::state::Call;

/// Shows `dialog` at its call. Unless it is a preview, the focus goes in, and back to
/// the call when the dialog closes.
#[hook]
pub(in crate::view) fn use_popover(dialog: &NodeRef, call: Option<Call>, on_close: Callback<Call>) {
    let dialog = dialog.clone();
    use_effect_with(call, move |call| {
        let shown = call.clone().zip(dialog.cast::<HtmlElement>());
        let listeners = shown.map(|(call, dialog)| {
            let (at, call_preview) = (call.element.clone(), call.preview);
            // It is open already when one note took another's place.
            let _ = dialog.show_popover();
            place(&dialog, &area_of(&call.element));
            if !call.preview {
                focus(&left_from(&dialog, &call).unwrap_or_else(|| dialog.clone()));
            }
            let resized = window().map(|window| {
                let (dialog, call) = (dialog.clone(), call.clone());
                EventListener::new(&window, "resize", move |_| place(&dialog, &area_of(&call.element)))
            });
            let closing = dialog.clone();
            let closed = EventListener::new(&dialog, "toggle", move |_| {
                if !is_open(&closing) {
                    if !call.preview {
                        focus_if_lost(&call.element, &closing);
                    }
                    on_close.emit(call.clone());
                }
            });
            let left = call_preview.then(|| leave(&dialog, &at)).flatten();
            (closed, resized, left)
        });
        move || drop(listeners)
    });
}

/// Closes a popover; its `toggle` event does the rest.
pub(in crate::view) fn hide_popover(dialog: Option<&Element>) {
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_ref::<HtmlElement>()) {
        let _ = dialog.hide_popover();
    }
}

fn is_open(dialog: &Element) -> bool {
    query::matches(dialog, ":popover-open")
}

/// After a way back: the call in this note that led to the next one.
fn left_from(dialog: &Element, call: &Call) -> Option<HtmlElement> {
    let number = call.came_from?;
    let mut calls = query::all(dialog, "a[role=doc-noteref]").into_iter();
    let left = calls.find(|link| {
        let href = link.get_attribute("href").unwrap_or_default();
        href.rsplit('-').next().is_some_and(|last| last.parse() == Ok(number))
    });
    left?.dyn_into().ok()
}

/// Where a call stands. One that wraps has two boxes; the first is where the reader was.
fn area_of(call: &Element) -> DomRect {
    call.get_client_rects().get(0).map_or_else(|| area(call), |first| in_window(first, call))
}

/// Puts a popover under what it belongs to, or above it where there is more room, and makes
/// it no higher than that room, so that it is never cut off. On narrow windows the style
/// sheet makes it a sheet at the bottom instead.
///
/// Whole pixels: printing a fraction would cost the page 16 kB.
#[allow(clippy::cast_possible_truncation, reason = "a window has fewer pixels than an i32")]
pub fn place(dialog: &HtmlElement, at: &DomRect) {
    const GAP: i32 = 8;
    const LEAST: i32 = 96;
    let Some(window) = window() else { return };
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0) as i32;
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let style = dialog.style();
    let _ = style.remove_property("--sl-room");
    let own = dialog.get_bounding_client_rect();
    let (own_width, own_height) = (own.width() as i32, own.height() as i32);
    let below = height - at.bottom() as i32 - 2 * GAP;
    let above = at.top() as i32 - 2 * GAP;
    let is_below = own_height <= below || below >= above;
    let room = if is_below { below } else { above }.max(LEAST).min(height - 2 * GAP);
    let shown = own_height.min(room);
    let top = if is_below { at.bottom() as i32 + GAP } else { at.top() as i32 - GAP - shown };
    let top = top.min(height - GAP - shown).max(GAP);
    let centred = (at.left() + at.width() / 2.0) as i32 - own_width / 2;
    let left = centred.min(width - own_width - GAP).max(GAP);
    let scrolled = |by: Result<f64, JsValue>| by.unwrap_or(0.0) as i32;
    let pixels = [
        ("--sl-room", room),
        ("--sl-left", left + scrolled(window.scroll_x())),
        ("--sl-top", top + scrolled(window.scroll_y())),
    ];
    for (name, value) in pixels {
        let _ = style.set_property(name, &format!("{value}px"));
    }
}

/// Moves the focus and not the page.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Gives the focus back to a call, unless the reader has moved it out of the dialog.
fn focus_if_lost(call: &Element, dialog: &HtmlElement) {
    // What was hidden a moment ago may still count as having the focus.
    let lost = query::focused().is_none_or(|active| dialog.contains(Some(&active)));
    if let Some(call) = call.dyn_ref::<HtmlElement>().filter(|_| lost) {
        focus(call);
    }
}

fn window() -> Option<web_sys::Window> {
    web_sys::window()
}
