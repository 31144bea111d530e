//! The view's ways to the browser. Effects do not run on a server, so that every
//! component renders natively without them.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDetailsElement, HtmlElement, ResizeObserver};
use yew::{Callback, MouseEvent, NodeRef, hook, use_effect_with, use_state_eq};

use super::state::{Call, Happening, Kind, Shown};

/// Whether there is room for a sidebar in `frame`; `before` is assumed until it is measured.
#[hook]
pub(super) fn use_wide(frame: &NodeRef, before: bool) -> bool {
    let wide = use_state_eq(|| before);
    let set = wide.setter();
    use_effect_with(frame.clone(), move |frame| {
        let watch = frame.cast::<Element>().and_then(|frame| {
            set.set(is_wide(&frame));
            let measured = frame.clone();
            Watch::start(&frame, move || set.set(is_wide(&measured)))
        });
        move || drop(watch)
    });
    *wide
}

/// Tells when an article has been drawn.
#[hook]
pub(super) fn use_drawn(shown: Shown, on_drawn: Callback<()>) {
    use_effect_with(shown, move |_| on_drawn.emit(()));
}

/// Tells when the reader opens or closes a bio. `toggle` does not bubble, so it is
/// caught on its way down.
#[hook]
pub(super) fn use_folds(frame: &NodeRef, on_happening: Callback<Happening>) {
    use_effect_with((frame.clone(), on_happening), |(frame, on_happening)| {
        let on_happening = on_happening.clone();
        let listener = frame.cast::<Element>().map(|frame| {
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(&frame, "toggle", options, move |event| {
                let fold = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
                if let Some(fold) = fold.filter(|fold| fold.class_name() == "sl-bio") {
                    on_happening.emit(Happening { kind: Kind::Bio, id: fold.id(), open: fold.open() });
                }
            })
        });
        move || drop(listener)
    });
}

/// Shows `dialog` at its call, moves the focus in, and back when it closes.
#[hook]
pub(super) fn use_popover(dialog: &NodeRef, call: Option<Call>, on_close: Callback<Call>) {
    let dialog = dialog.clone();
    use_effect_with(call, move |call| {
        let shown = call.clone().zip(dialog.cast::<HtmlElement>());
        let listener = shown.map(|(call, dialog)| {
            // It is open already when one note took another's place.
            let _ = dialog.show_popover();
            place(&dialog, &call.element);
            focus(&dialog);
            let closing = dialog.clone();
            EventListener::new(&dialog, "toggle", move |_| {
                if !closing.matches(":popover-open").unwrap_or(false) {
                    focus_if_lost(&call.element, &closing);
                    on_close.emit(call.clone());
                }
            })
        });
        move || drop(listener)
    });
}

/// The nearest element around what was clicked that matches `selector`.
pub(super) fn clicked(event: &MouseEvent, selector: &str) -> Option<Element> {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// Closes a popover; its `toggle` event does the rest.
pub(super) fn hide_popover(dialog: Option<&Element>) {
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_ref::<HtmlElement>()) {
        let _ = dialog.hide_popover();
    }
}

/// Puts a dialog under its call, or above it where there is no room below, within the
/// window. On narrow windows the style sheet makes it a sheet at the bottom instead.
/// Whole pixels: printing a fraction would cost the page 16 kB.
#[allow(clippy::cast_possible_truncation, reason = "a window has fewer pixels than an i32")]
fn place(dialog: &HtmlElement, call: &Element) {
    const GAP: i32 = 8;
    let Some(window) = web_sys::window() else { return };
    let size = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0) as i32;
    let (width, height) = (size(window.inner_width()), size(window.inner_height()));
    let at = call.get_bounding_client_rect();
    let own = dialog.get_bounding_client_rect();
    let (own_width, own_height) = (own.width() as i32, own.height() as i32);
    let centred = (at.left() + at.width() / 2.0) as i32 - own_width / 2;
    let left = centred.min(width - own_width - GAP).max(GAP);
    let below = at.bottom() as i32 + GAP;
    let above = at.top() as i32 - own_height - GAP;
    let top = if below + own_height > height && above >= 0 { above } else { below };
    let style = dialog.style();
    let scrolled = |by: Result<f64, JsValue>| by.unwrap_or(0.0) as i32;
    let _ = style.set_property("--sl-left", &format!("{}px", left + scrolled(window.scroll_x())));
    let _ = style.set_property("--sl-top", &format!("{}px", top + scrolled(window.scroll_y())));
}

fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Gives the focus back to a call, unless the reader has moved it out of the dialog.
fn focus_if_lost(call: &Element, dialog: &HtmlElement) {
    let document = web_sys::window().and_then(|window| window.document());
    let mut active = document.and_then(|document| document.active_element());
    while let Some(inner) =
        active.as_ref().and_then(|active| active.shadow_root()).and_then(|root| root.active_element())
    {
        active = Some(inner);
    }
    // What was hidden a moment ago may still count as having the focus.
    let lost = active.is_none_or(|active| {
        active.tag_name() == "BODY" || active.shadow_root().is_some() || dialog.contains(Some(&active))
    });
    if let Some(call) = call.dyn_ref::<HtmlElement>().filter(|_| lost) {
        focus(call);
    }
}

/// Whether the style sheet's container query has found room for a sidebar: it says so in
/// a custom property, so that the width is written in one place.
fn is_wide(frame: &Element) -> bool {
    let columns = frame.query_selector(".sl-columns").ok().flatten();
    let style = columns.and_then(|columns| web_sys::window()?.get_computed_style(&columns).ok().flatten());
    style.and_then(|style| style.get_property_value("--sl-wide").ok()).is_some_and(|wide| wide.trim() == "1")
}

/// Watches the size of an element until it is dropped.
struct Watch {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Watch {
    /// Calls `changed` after the size has changed. What it does may change sizes again,
    /// which within the observer's own turn would be an error of the page.
    fn start(element: &Element, changed: impl Fn() + 'static) -> Option<Self> {
        let changed = Rc::new(changed);
        let mut later = None;
        let observed = Closure::<dyn FnMut()>::new(move || {
            let changed = Rc::clone(&changed);
            later.replace(Timeout::new(0, move || changed()));
        });
        let observer = ResizeObserver::new(observed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _changed: observed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
