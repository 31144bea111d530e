//! Sizes: whether there is room for a sidebar, and how high the contents are in it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CssStyleSheet, Element, ResizeObserver};
use yew::{NodeRef, hook, use_effect_with, use_mut_ref, use_state_eq};

use crate::view::state::Shown;

use super::{query, sheet};

/// Whether there is room for a sidebar in `frame`; `before` is assumed until it is measured.
#[hook]
pub(in crate::view) fn use_wide(frame: &NodeRef, before: bool) -> bool {
    let wide = use_state_eq(|| before);
    let set = wide.setter();
    use_effect_with(frame.clone(), move |frame| {
        let watch = frame.cast::<Element>().and_then(|frame| {
            let measured = frame.clone();
            let measure = move || {
                // What is not displayed has no width yet.
                if measured.client_width() > 0 {
                    set.set(is_wide(&measured));
                }
            };
            measure();
            Watch::start(&frame, measure)
        });
        move || drop(watch)
    });
    *wide
}

/// Tells the style sheet how high the contents are, so that the timeline can stay in
/// view under them: CSS alone cannot stack two sticky boxes. Measured when they are drawn
/// and when `wide` opens them. That may be after the first paint, so the timeline shows when
/// it is known where it stands.
#[hook]
pub(in crate::view) fn use_contents_size(frame: &NodeRef, shown: Shown, wide: bool) {
    let sheet = use_mut_ref(|| None::<CssStyleSheet>);
    use_effect_with((frame.clone(), shown, wide), move |(frame, _, _)| {
        let watch = frame.cast::<Element>().and_then(|frame| {
            let sheet = adopted(&frame, &mut sheet.borrow_mut())?;
            let contents = query::find(&frame, ".sl-contents > details");
            let Some(contents) = contents else {
                let _ = sheet.replace_sync("");
                return None;
            };
            let measured = contents.clone();
            let measure = move || {
                // Nothing is known of what is not displayed yet.
                let height = measured.client_height();
                if height > 0 {
                    let rule = format!(".sl-columns{{--sl-contents-size:{height}px;--sl-known:visible}}");
                    let _ = sheet.replace_sync(&rule);
                }
            };
            measure();
            Watch::start(&contents, measure)
        });
        move || drop(watch)
    });
}

/// The sheet for what is measured, made and adopted once.
fn adopted(frame: &Element, known: &mut Option<CssStyleSheet>) -> Option<CssStyleSheet> {
    if known.is_none() {
        let made = CssStyleSheet::new().ok()?;
        sheet::adopt(&frame.get_root_node(), &made);
        *known = Some(made);
    }
    known.clone()
}

/// Whether an element has room for a sidebar: as much as the container queries of the style
/// sheets ask for. (A property that such a query sets is not there yet when Chromium 156 has
/// just displayed the container.)
#[must_use]
pub fn is_wide(element: &Element) -> bool {
    const LEAST: i32 = 60;
    let page = element.owner_document().and_then(|page| page.document_element());
    // In whole pixels: reading a fraction would cost the page 16 kB.
    let rem = page.and_then(|page| query::style(&page, "font-size")?.split(['.', 'p']).next()?.parse::<i32>().ok());
    element.client_width() >= LEAST * rem.unwrap_or(16)
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
        let changed: Rc<dyn Fn()> = Rc::new(changed);
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
