//! Links to places of the article.
//!
//! A `#fragment` never finds an id in a shadow root, and a place may be folded away.
//! So this module, and no other, follows links within the article: it opens what is
//! folded, scrolls, moves the focus, marks the place, and keeps the history.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CustomEvent, CustomEventInit, Element, HtmlDetailsElement, HtmlElement, MouseEvent, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot,
};

use crate::article::{Anchor, Article, Ids, url};
use crate::view::state::{Happening, Kind};
use crate::view::{Standing, current, focus, query};

use super::cover::Cover;

/// The attribute of the place that was shown last; the style sheets mark it.
const SHOWN: &str = "data-sl-shown";

/// The places of one element.
#[derive(Debug)]
pub(super) struct Fragments {
    places: Places,
    _clicks: EventListener,
    _covered: [Option<EventListener>; 2],
}

impl Fragments {
    /// Follows links within `host`, whose shadow root holds `root`.
    pub(super) fn new(host: HtmlElement, root: Element, ids: Ids) -> Self {
        let cover = Cover::new(host.clone());
        let covered = cover.watch();
        let places = Places { host, root, ids, cover, standing: Rc::default(), touched: Rc::default() };
        let clicked = places.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let clicks = EventListener::new_with_options(&places.host.clone(), "click", options, move |event| {
            current::enter(&clicked.ids);
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                clicked.follow(event);
            }
        });
        Self { places, _clicks: clicks, _covered: covered }
    }

    /// The ids of this element's places.
    pub(super) fn ids(&self) -> Ids {
        self.places.ids.clone()
    }

    /// The places themselves.
    pub(super) fn places(&self) -> Places {
        self.places.clone()
    }

    /// Another article is shown, which stands in the page or not.
    pub(super) fn stand(&self, standing: Option<Rc<Standing>>) {
        self.places.standing.replace(standing);
    }

    /// The element has left the page: what was set on elements of the page is taken back.
    pub(super) fn leave(&self) {
        for (element, attribute) in self.places.touched.take() {
            let _ = element.remove_attribute(attribute);
        }
    }

    /// Shows a place by its DOM id, its anchor, a note's label or an event's date.
    pub(super) fn show(&self, name: &str, article: &Article) -> bool {
        let name = url::decode(name.strip_prefix('#').unwrap_or(name));
        let places = &self.places;
        let place = places
            .find(&name)
            .or_else(|| places.find(&places.ids.of_name(&name)))
            .or_else(|| places.find(&places.ids.id(&named(&name, article)?)));
        place.inspect(|place| places.show(place)).is_some()
    }
}

/// The place that a note's label or an event's date means.
fn named(name: &str, article: &Article) -> Option<Anchor> {
    let note = article.notes.iter().find(|note| note.label == name).map(|note| Anchor::note(note.number));
    let events = article.timeline.iter().flat_map(|timeline| &timeline.events);
    let event = || {
        // A range is meant by its first day too, as in a link.
        let starts = |date: &str| date == name || date.split('/').next() == Some(name);
        let mut events = events.filter(|event| starts(&event.date) || event.id.as_deref() == Some(name));
        events.next().and_then(|event| event.anchor.clone())
    };
    let heading = || {
        let mut headings = article.outline.iter().filter(|heading| heading.id.as_deref() == Some(name));
        headings.next().and_then(|heading| heading.anchor.clone())
    };
    note.or_else(event).or_else(heading)
}

/// Where places are looked for.
#[derive(Debug, Clone)]
pub(super) struct Places {
    host: HtmlElement,
    root: Element,
    pub(super) ids: Ids,
    cover: Cover,
    /// The text, where it stands in the page already.
    standing: Rc<RefCell<Option<Rc<Standing>>>>,
    /// What was set on elements of the page, to be taken back when the element goes.
    touched: Rc<RefCell<Vec<(Element, &'static str)>>>,
}

impl Places {
    /// The element that holds the text.
    pub(super) fn text(&self) -> Option<Element> {
        self.find(&self.id(&Anchor::text()))
    }

    /// The DOM id of an anchor.
    pub(super) fn id(&self, anchor: &Anchor) -> String {
        self.ids.id(anchor)
    }

    /// The element of an anchor's name.
    pub(super) fn find_named(&self, name: &str) -> Option<Element> {
        self.find(&self.ids.of_name(name))
    }

    /// Shows the place of an anchor's name, as a link to it does; false where there is none.
    pub(super) fn show_named(&self, name: &str) -> bool {
        let place = self.find_named(name);
        place.inspect(|place| self.show(place)).is_some()
    }

    /// The element with a DOM id, in the shadow root or in what was drawn into the page.
    fn find(&self, id: &str) -> Option<Element> {
        let name = self.ids.name(id)?;
        if let Some(place) = self.standing.borrow().as_ref().and_then(|standing| standing.place(id)) {
            return Some(place);
        }
        if let Some(ordinal) = name.strip_prefix("block-").and_then(|ordinal| ordinal.parse::<u32>().ok()) {
            let text = self.text()?;
            return text.query_selector(&format!(":scope > :nth-child({ordinal})")).ok().flatten();
        }
        let shadow = self.root.get_root_node().dyn_into::<ShadowRoot>().ok();
        shadow.and_then(|shadow| shadow.get_element_by_id(id)).or_else(|| {
            let page = self.host.get_root_node();
            let found = match page.dyn_ref::<ShadowRoot>() {
                Some(around) => around.get_element_by_id(id),
                None => self.host.owner_document()?.get_element_by_id(id),
            };
            found.filter(|element| self.host.contains(Some(element)))
        })
    }

    /// Follows a click on a link within the article. Calls of notes are the view's to
    /// open; with a modifier key the browser does what the reader asks of it.
    fn follow(&self, event: &MouseEvent) {
        let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
        if !plain || event.default_prevented() {
            return;
        }
        let target = query::target(event);
        let link = target.and_then(|target| query::around(&target, "a[href^='#']:not([role=doc-noteref])"));
        let Some((link, href)) = link.and_then(|link| link.get_attribute("href").map(|href| (link, href))) else {
            return;
        };
        if let Some(place) = self.find(&url::decode(href.trim_start_matches('#'))) {
            event.prevent_default();
            remember(&href);
            self.show(&place);
            if let Some(call) = link.get_attribute("data-sl-from") {
                self.mark_way_back(&place, &call);
            }
        }
    }

    /// Opens what hides a place, scrolls to it, marks it and moves the focus there.
    fn show(&self, place: &Element) {
        open_around(place);
        self.mark(place);
        let options = ScrollIntoViewOptions::new();
        // A section is read from its start; a line is best seen with what is around it.
        let is_line = query::matches(place, "a, li");
        options.set_block(if is_line { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Start });
        // A page that scrolls smoothly would still be on its way when a bar is looked for.
        options.set_behavior(ScrollBehavior::Instant);
        place.scroll_into_view_with_scroll_into_view_options(&options);
        self.focus(place);
        self.cover.uncover(place);
        if query::matches(place, ".sl-event") {
            tell(&self.host, &Happening { kind: Kind::Event, id: place.id(), open: true });
        }
    }

    fn mark(&self, place: &Element) {
        for before in self.all(&format!("[{SHOWN}]")) {
            let _ = before.remove_attribute(SHOWN);
        }
        self.touch(place, SHOWN, "");
    }

    /// Sets an attribute on an element that may be the site's, until the element leaves.
    fn touch(&self, element: &Element, attribute: &'static str, value: &str) {
        let _ = element.set_attribute(attribute, value);
        if self.standing.borrow().is_some() {
            self.touched.borrow_mut().push((element.clone(), attribute));
        }
    }

    /// Marks the way back to the call from which the reader came to a note.
    fn mark_way_back(&self, note: &Element, call: &str) {
        for before in self.all(".sl-back[aria-current]") {
            let _ = before.remove_attribute("aria-current");
        }
        let way = query::find(note, &format!(".sl-back[href='#{call}']"));
        if let Some(way) = way {
            self.touch(&way, "aria-current", "true");
        }
    }

    /// All elements that match, in the page and in the shadow root.
    fn all(&self, selector: &str) -> impl Iterator<Item = Element> {
        let elsewhere = self.standing.borrow().as_ref().map(|standing| standing.text().clone());
        let elsewhere = elsewhere.into_iter().flat_map(|text| query::all(&text, selector));
        query::all(&self.root, selector).into_iter().chain(query::all(&self.host, selector)).chain(elsewhere)
    }

    fn focus(&self, place: &Element) {
        let fold = place.dyn_ref::<HtmlDetailsElement>();
        let summary = fold.and_then(|fold| query::find(fold, ":scope > summary"));
        let target = summary.unwrap_or_else(|| place.clone());
        if !target.has_attribute("tabindex") && !query::matches(&target, "a[href], summary") {
            self.touch(&target, "tabindex", "-1");
        }
        if let Some(target) = target.dyn_ref() {
            focus(target);
        }
    }
}

/// Opens every fold around a place, and the place itself where it is one.
fn open_around(place: &Element) {
    let mut around = query::around(place, "details");
    while let Some(fold) = around {
        if let Some(details) = fold.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = fold.parent_element().and_then(|parent| query::around(&parent, "details"));
    }
}

/// Puts a fragment into the history, unless the reader is there already.
fn remember(href: &str) {
    let Some(window) = web_sys::window() else { return };
    if window.location().hash().is_ok_and(|hash| hash == href) {
        return;
    }
    if let Ok(history) = window.history() {
        // A sandboxed page has no history to write; the place is shown all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Dispatches `sidelight-open` or `sidelight-close` from the element.
pub(super) fn tell(host: &HtmlElement, happening: &Happening) {
    let name = if happening.open { "sidelight-open" } else { "sidelight-close" };
    dispatch(host, name, &[("kind", happening.kind.as_str().into()), ("id", happening.id.as_str().into())]);
}

/// Dispatches `sidelight-progress` from the element.
pub(super) fn tell_progress(host: &HtmlElement, percent: u32) {
    dispatch(host, "sidelight-progress", &[("percent", percent.into())]);
}

fn dispatch(host: &HtmlElement, name: &str, parts: &[(&str, JsValue)]) {
    let detail = js_sys::Object::new();
    for (name, value) in parts {
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&detail, &(*name).into(), value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}
