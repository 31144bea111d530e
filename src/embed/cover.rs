//! Keeps what is shown or focused from under a bar of the host's that stays at the top
//! (WCAG 2.4.11, focus not obscured). A guest is not told of such a bar; it can be felt.
//!
//! Its height goes into a style sheet of the element as `--sl-bar`, so that what stays in
//! view beside the text stands under it. A site that sets `--sidelight-sticky-top` is believed.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use web_sys::{CssStyleSheet, Element, HtmlElement, ScrollBehavior, ScrollToOptions};

use crate::view::{area, query, sheet};

/// Space between the bar and what is shown, in pixels.
const GAP: f64 = 8.0;
/// How long scrolling rests before a bar is looked for, in milliseconds.
const REST: u32 = 150;

/// The watch over one element.
#[derive(Debug, Clone)]
pub(super) struct Cover(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    host: HtmlElement,
    sheet: Option<CssStyleSheet>,
    /// The height of the bar, in pixels.
    bar: Cell<i32>,
}

impl Cover {
    /// Watches over `host`, before anything is drawn in it.
    pub(super) fn new(host: HtmlElement) -> Self {
        let sheet = host.shadow_root().zip(CssStyleSheet::new().ok()).map(|(root, sheet)| {
            sheet::adopt(&root, &sheet);
            sheet
        });
        Self(Rc::new(Inner { host, sheet, bar: Cell::new(0) }))
    }

    /// Looks for a bar when scrolling rests, and uncovers what gets the focus by the keyboard.
    pub(super) fn watch(&self) -> [Option<EventListener>; 2] {
        let cover = self.clone();
        let focused = EventListener::new(&self.0.host, "focusin", move |event| {
            let target = query::target(event);
            if let Some(target) = target.filter(|target| query::matches(target, ":focus-visible")) {
                cover.uncover(&target);
            }
        });
        let cover = self.clone();
        let mut resting = None;
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let scrolled = self.0.host.owner_document().map(|page| {
            EventListener::new_with_options(&page, "scroll", options, move |_| {
                let cover = cover.clone();
                resting.replace(Timeout::new(REST, move || drop(cover.feel())));
            })
        });
        [Some(focused), scrolled]
    }

    /// Scrolls the page so far that no bar lies over the start of `element`.
    pub(super) fn uncover(&self, element: &Element) {
        let Some(bar) = self.feel() else { return };
        let area = area(element);
        let bottom = bar.get_bounding_client_rect().bottom();
        // What is above the bar is not under it: the way there is the browser's.
        let hidden = bottom + GAP - area.top();
        if area.top() < bottom
            && area.bottom() > 0.0
            && let Some(window) = web_sys::window()
        {
            let options = ScrollToOptions::new();
            options.set_top(-hidden);
            options.set_behavior(ScrollBehavior::Instant);
            window.scroll_by_with_scroll_to_options(&options);
        }
    }

    /// The bar that lies over the upper edge of the window above the element, if there is one.
    #[allow(clippy::cast_possible_truncation, reason = "a point of the window")]
    fn feel(&self) -> Option<Element> {
        let Inner { host, sheet, bar } = &*self.0;
        let area = host.get_bounding_client_rect();
        let found = host.owner_document()?.element_from_point((area.left() + area.width() / 2.0) as f32, 1.0);
        let found = found.filter(|found| !host.contains(Some(found))).and_then(staying);
        let height = found.as_ref().map_or(0, |found| found.get_bounding_client_rect().bottom() as i32);
        if bar.replace(height) != height
            && let Some(sheet) = sheet
        {
            let _ = sheet.replace_sync(&format!(":host{{--sl-bar:{height}px}}"));
        }
        found
    }
}

/// The element around a point that stays while the page scrolls; not one that covers the page.
fn staying(found: Element) -> Option<Element> {
    let mut around = Some(found);
    while let Some(element) = around {
        let position = query::style(&element, "position")?;
        if position == "sticky" || position == "fixed" {
            return (element.get_bounding_client_rect().bottom() < query::window_height() / 2.0).then_some(element);
        }
        around = element.parent_element();
    }
    None
}
