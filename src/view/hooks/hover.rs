//! A preview: a note that shows while the pointer is on its call or in the note.
//!
//! WCAG 1.4.13: the reader can dismiss it (Escape, by the popover), move into it (the
//! gap between the two is a corridor), and it stays until the pointer has left both.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, PointerEvent, ShadowRoot};
use yew::{Callback, NodeRef, hook, use_effect_with};

use super::area::area;
use super::grounds;
use super::popover::hide_popover;
use super::query;
use crate::view::state::{Call, Shown};

/// How long the pointer rests before a preview shows, in milliseconds.
const BEFORE: u32 = 400;
/// How long it may be outside both before the preview goes.
const AFTER: u32 = 300;
/// How far around the note the pointer is still on its way, in pixels.
const CORRIDOR: f64 = 12.0;
/// Under this width a note is a sheet at the bottom, far from its call.
const SHEET: &str = "(max-width: 30rem)";

/// Emits a call on which the pointer rests.
#[hook]
pub(in crate::view) fn use_hover(frame: &NodeRef, shown: Shown, on_rest: Callback<Call>) {
    use_effect_with((frame.clone(), shown, on_rest), |(frame, shown, on_rest)| {
        // The call on which the pointer came to rest, and the wait for its preview.
        let waiting: Rc<RefCell<Option<(Element, Timeout)>>> = Rc::default();
        let root = frame.cast::<Node>().map(|frame| frame.get_root_node());
        let grounds = grounds(frame, shown);
        let heard = grounds.iter().flat_map(|ground| ["pointerover", "pointerleave"].map(|kind| (ground, kind)));
        let listeners: Vec<EventListener> = heard
            .filter_map(|(ground, kind)| {
                let (shown, on_rest) = (shown.clone(), on_rest.clone());
                let (waiting, root) = (Rc::clone(&waiting), root.clone()?);
                Some(EventListener::new(ground, kind, move |event| {
                    let call = call_under(event, &shown);
                    let mut waiting = waiting.borrow_mut();
                    if waiting.as_ref().map(|(call, _)| call) != call.as_ref().map(|call| &call.element) {
                        *waiting = call.map(|call| (call.element.clone(), wait(call, root.clone(), on_rest.clone())));
                    }
                }))
            })
            .collect();
        move || drop(listeners)
    });
}

fn wait(call: Call, root: Node, on_rest: Callback<Call>) -> Timeout {
    Timeout::new(BEFORE, move || {
        // What the reader has opened, here or elsewhere on the page, is not closed for a preview.
        if !something_is_open(&root) {
            on_rest.emit(call);
        }
    })
}

/// The call under a mouse; other pointers do not hover.
fn call_under(event: &web_sys::Event, shown: &Shown) -> Option<Call> {
    let is_mouse = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "mouse");
    let leaves = event.type_() == "pointerleave";
    if !is_mouse || leaves {
        return None;
    }
    let (element, number) = shown.call_around(&query::target(event)?).filter(|_| !query::media(SHEET))?;
    Some(Call::new(number, element, true))
}

fn something_is_open(root: &Node) -> bool {
    let open = ":popover-open";
    let page = root.owner_document().and_then(|page| page.query_selector(open).ok().flatten());
    let own = root.dyn_ref::<ShadowRoot>().and_then(|root| root.query_selector(open).ok().flatten());
    page.or(own).is_some()
}

/// Closes a preview when the pointer has left it, its call and what is between, unless the
/// focus has gone into it. Watches until it is dropped.
pub(super) fn leave(dialog: &Element, call: &Element) -> Option<EventListener> {
    let page = dialog.owner_document()?;
    let (dialog, call) = (dialog.clone(), call.clone());
    let mut leaving = None;
    Some(EventListener::new(&page, "pointermove", move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let within = |element: &Element, margin: f64| {
            let area = area(element);
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            let beside = x < area.left() - margin || x > area.right() + margin;
            !beside && y >= area.top() - margin && y <= area.bottom() + margin
        };
        if within(&dialog, CORRIDOR) || within(&call, 0.0) {
            leaving = None;
        } else if leaving.is_none() {
            let dialog = dialog.clone();
            leaving = Some(Timeout::new(AFTER, move || {
                if !query::matches(&dialog, ":focus-within") {
                    hide_popover(Some(&dialog));
                }
            }));
        }
    }))
}
