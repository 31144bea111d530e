//! What is being read: the event whose passage the reader passed last, and the section.
//!
//! An observer tells when a passage or a heading crosses a line in the window; nothing
//! happens while the reader scrolls between two of them. The marks are attributes of
//! elements that stand in the page already, so nothing is drawn again.

use js_sys::{Array, Map};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ScrollBehavior,
    ScrollToOptions, ShadowRoot,
};
use yew::{NodeRef, hook, use_effect_with};

use super::query::{self, all};
use crate::view::state::Shown;

/// What is above two fifths of the window has been reached. Upwards there is no limit, so
/// that what is jumped over counts as passed.
const LINE: &str = "9999999px 0px -60% 0px";
/// The mark of what is current.
const CURRENT: &str = "aria-current";

/// Marks the current event and the current section.
#[hook]
pub(in crate::view) fn use_follow(frame: &NodeRef, host: Option<Element>, shown: Shown, is_whole: bool) {
    use_effect_with((frame.clone(), host, shown, is_whole), |(frame, host, shown, is_whole)| {
        let follow = frame.cast::<Element>().filter(|_| *is_whole).map(|frame| {
            [("a.sl-passage", ".sl-event"), (":is(h1, h2, h3, h4, h5, h6)[id]", ".sl-contents a")].map(
                |(places, marks)| {
                    let places = match &shown.standing {
                        Some(standing) => standing.marks().to_vec(),
                        None => drawn(host.as_ref().unwrap_or(&frame), places),
                    };
                    // A page that Sidelight has written has its marks beside its text.
                    let beside = host.iter().flat_map(|host| all(host, marks));
                    Follow::start(places, all(&frame, marks).into_iter().chain(beside), &frame)
                },
            )
        });
        move || drop(follow)
    });
}

/// The places of a text that was drawn, each with the address of what is marked for it.
fn drawn(text: &Element, places: &str) -> Vec<(Element, String)> {
    let places = all(text, &format!(".sl-prose[slot=text] {places}")).into_iter();
    places.map(|place| (place.clone(), address(&place))).collect()
}

/// Follows places of the text until it is dropped.
struct Follow {
    observers: [IntersectionObserver; 2],
    _crossed: Closure<dyn FnMut(Array)>,
}

impl Follow {
    /// Follows `places` of the text; what is marked for a place is that of `marks` which has
    /// the same address.
    fn start(places: Vec<(Element, String)>, marks: impl Iterator<Item = Element>, frame: &Element) -> Option<Self> {
        let by_address = Map::new();
        for mark in marks {
            by_address.set(&address(&mark).into(), &mark);
        }
        // Each place by its number, and what is marked for it.
        let numbers = Map::new();
        let mut marked: Vec<Element> = Vec::new();
        for (place, address) in places {
            if let Ok(mark) = by_address.get(&address.into()).dyn_into() {
                numbers.set(&place, &JsValue::from(marked.len() as u32));
                marked.push(mark);
            }
        }
        if marked.is_empty() {
            return None;
        }
        let end = query::find(frame, ".sl-end").or_else(|| end_of(frame))?;
        let mut reading = Reading { reached: vec![false; marked.len()], ended: false, marked, current: None };
        let observed = numbers.clone();
        let crossed = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                reading.crossed(observed.get(&entry.target()).as_f64(), entry.is_intersecting());
            }
            reading.mark();
        });
        let observer = |margin: &str| {
            let options = IntersectionObserverInit::new();
            options.set_root_margin(margin);
            IntersectionObserver::new_with_options(crossed.as_ref().unchecked_ref(), &options).ok()
        };
        let observers = [observer(LINE)?, observer("0px")?];
        for place in numbers.keys() {
            observers[0].observe(place.ok()?.unchecked_ref());
        }
        observers[1].observe(&end);
        Some(Self { observers, _crossed: crossed })
    }
}

impl Drop for Follow {
    fn drop(&mut self) {
        self.observers.iter().for_each(IntersectionObserver::disconnect);
    }
}

/// How far the reader is, and what is marked for it.
struct Reading {
    reached: Vec<bool>,
    /// The end of the article is in view: the page may not scroll far enough to bring its
    /// last places to the line.
    ended: bool,
    marked: Vec<Element>,
    current: Option<Element>,
}

impl Reading {
    /// A place came to the line or left it; without a number it is the end.
    fn crossed(&mut self, number: Option<f64>, is_in: bool) {
        match number {
            Some(number) => {
                if let Some(reached) = self.reached.get_mut(number as usize) {
                    *reached = is_in;
                }
            }
            None => self.ended = is_in,
        }
    }

    fn mark(&mut self) {
        let last = if self.ended { self.marked.len().checked_sub(1) } else { None };
        let last = last.or_else(|| self.reached.iter().rposition(|reached| *reached));
        let now = last.and_then(|last| self.marked.get(last)).cloned();
        if now == self.current {
            return;
        }
        if let Some(before) = self.current.take() {
            let _ = before.remove_attribute(CURRENT);
        }
        if let Some(mark) = &now {
            let _ = mark.set_attribute(CURRENT, "true");
            bring(mark);
        }
        self.current = now;
    }
}

/// Where a link leads, or the address of what has an id.
fn address(element: &Element) -> String {
    element.get_attribute("href").unwrap_or_else(|| format!("#{}", element.id()))
}

/// The end of an article whose page has it beside its text.
fn end_of(frame: &Element) -> Option<Element> {
    let host = frame.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    query::find(&host, ".sl-end")
}

/// Scrolls the box around a mark, and never the page, unless the reader is in that box.
fn bring(mark: &Element) {
    let Some(area) = query::around(mark, ".sl-timeline ol, .sl-contents details") else { return };
    let room = area.client_height();
    let is_used = area.matches(":hover, :focus-within").unwrap_or(true);
    if is_used || area.scroll_height() <= room {
        return;
    }
    let from = area.get_bounding_client_rect();
    let at = mark.get_bounding_client_rect();
    let middle = at.top() - from.top() + at.height() / 2.0 - f64::from(room) / 2.0;
    let options = ScrollToOptions::new();
    options.set_top(f64::from(area.scroll_top()) + middle);
    options.set_behavior(if prefers_stillness() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    area.scroll_to_with_scroll_to_options(&options);
}

fn prefers_stillness() -> bool {
    query::media("(prefers-reduced-motion: reduce)")
}
