//! How much of the article has been read: of its text, not of the page around it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::render::{AnimationFrame, request_animation_frame};
use web_sys::Element;
use yew::{Callback, NodeRef, hook, use_effect_with};

use super::area::area;
use super::query;
use crate::view::state::Shown;

/// Fills the line at the top, and emits whole percents as they change.
#[hook]
pub(in crate::view) fn use_progress(frame: &NodeRef, host: Option<Element>, shown: Shown, on_progress: Callback<u32>) {
    use_effect_with((frame.clone(), host, shown, on_progress), |(frame, host, shown, on_progress)| {
        let listeners = frame.cast::<Element>().and_then(|frame| {
            let text = match &shown.standing {
                Some(standing) => standing.text().clone(),
                None => query::find(host.as_ref().unwrap_or(&frame), ".sl-prose[slot=text]")?,
            };
            let bar = query::find(&frame, ".sl-progress")?;
            Some(watch(text, bar, on_progress.clone()))
        });
        move || drop(listeners)
    });
}

/// Measures at most once for each frame that is painted, wherever the page scrolls.
fn watch(text: Element, bar: Element, on_progress: Callback<u32>) -> [Option<EventListener>; 2] {
    let last = Rc::new(Cell::new(0));
    let planned: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
    let page = text.owner_document();
    let measure = move || {
        let (text, bar, last, done, on_progress) =
            (text.clone(), bar.clone(), Rc::clone(&last), Rc::clone(&planned), on_progress.clone());
        if planned.borrow().is_none() {
            let frame = request_animation_frame(move |_| {
                done.take();
                let now = percent(&text);
                if last.replace(now) != now {
                    show(&bar, now);
                    on_progress.emit(now);
                }
            });
            planned.replace(Some(frame));
        }
    };
    measure();
    // Scrolling does not bubble: what scrolls may be the page or a part of it.
    let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: true };
    let resized = measure.clone();
    let scrolled = page.map(|page| EventListener::new_with_options(&page, "scroll", options, move |_| measure()));
    [scrolled, web_sys::window().map(|window| EventListener::new(&window, "resize", move |_| resized()))]
}

/// The part of the text that is above the lower edge of the window.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a hundred")]
fn percent(text: &Element) -> u32 {
    let area = area(text);
    let window = query::window_height();
    let shown = (window - area.top()) / area.height().max(1.0) * 100.0;
    (shown.clamp(0.0, 100.0) + 0.5) as u32
}

fn show(bar: &Element, percent: u32) {
    // Said in steps of ten: a screen reader that tells of progress should not do so all the time.
    let _ = bar.set_attribute("aria-valuenow", &(percent / 10 * 10).to_string());
    if let Some(line) = bar.first_element_child() {
        let _ = line.set_attribute("value", &percent.to_string());
    }
}
