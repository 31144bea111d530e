//! The reading aids' side in the page: what the buttons, keys and panels of
//! `markup/controls` do.
//!
//! [`settings`] sets the type, [`speech`] reads aloud, [`passage`] copies and links.
//! Listeners stand on the element and on the root that the view is drawn in, so that they
//! outlive every drawing.

mod passage;
mod sentences;
mod settings;
mod speech;

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::fragment::Places;
use crate::labels::Labels;
use crate::markup::controls::SHORTCUTS;
use crate::view::query::{self, all, focused, target};
use crate::view::state::Shown;
use crate::view::{area, current, focus, place};
use passage::Passages;
use settings::Settings;
use speech::Speech;

/// The reading aids of one element.
pub(super) struct Controls {
    desk: Rc<Desk>,
    _listeners: Vec<EventListener>,
}

/// What the listeners share.
struct Desk {
    root: Element,
    places: Places,
    settings: Settings,
    speech: Rc<Speech>,
    passages: Passages,
    /// The words of the article that is shown.
    labels: std::cell::RefCell<Option<Rc<Labels>>>,
    /// What had the focus before a panel took it.
    focused_before: std::cell::RefCell<Option<HtmlElement>>,
    /// Takes back what was told last.
    told: std::cell::RefCell<Option<Timeout>>,
}

impl std::fmt::Debug for Controls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Controls")
    }
}

impl Controls {
    /// Answers the reading aids of `host`, which are drawn in `root`.
    pub(super) fn new(host: &HtmlElement, root: &Element, places: Places) -> Self {
        let settings = Settings::new(host.clone());
        let speech = Rc::new(Speech::new(host.clone(), root.clone()));
        let passages = Passages::new(host.clone(), root.clone(), places.clone());
        let desk = Rc::new(Desk {
            root: root.clone(),
            places,
            settings,
            speech,
            passages,
            labels: Default::default(),
            focused_before: Default::default(),
            told: Default::default(),
        });
        let mut listeners = vec![
            desk.listen(root, "click", false, Desk::click),
            // These two do not bubble.
            desk.listen(root, "beforetoggle", true, Desk::before_toggle),
            desk.listen(root, "toggle", true, Desk::toggle),
            desk.listen(host, "keydown", false, Desk::key),
            desk.listen(host, "copy", false, Desk::copy),
        ];
        if let Some(page) = host.owner_document() {
            listeners.push(desk.listen(&page, "selectionchange", false, |desk, _| desk.passages.selection_changed()));
        }
        if let Some(window) = web_sys::window() {
            listeners.push(desk.listen(&window, "pagehide", false, |desk, _| desk.speech.stop()));
        }
        Self { desk, _listeners: listeners }
    }

    /// Another article is shown.
    pub(super) fn show(&self, shown: &Shown) {
        let desk = &self.desk;
        desk.labels.replace(Some(Rc::clone(&shown.page.labels)));
        desk.speech.show(shown.page.lang.clone(), shown.standing.as_ref().map(|standing| standing.text().clone()));
    }

    /// The element has left the page.
    pub(super) fn leave(&self) {
        self.desk.speech.stop();
        self.desk.settings.leave();
    }
}

impl Desk {
    fn listen(
        self: &Rc<Self>,
        target: &web_sys::EventTarget,
        kind: &'static str,
        capture: bool,
        answer: fn(&Rc<Self>, &Event),
    ) -> EventListener {
        let desk = Rc::clone(self);
        let mut options = EventListenerOptions::enable_prevent_default();
        if capture {
            options.phase = gloo::events::EventListenerPhase::Capture;
        }
        EventListener::new_with_options(target, kind, options, move |event| {
            current::enter(&desk.places.ids);
            answer(&desk, event);
        })
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let button = target(event).and_then(|target| query::around(&target, "button"));
        let Some(button) = button else { return };
        if let Some(action) = button.get_attribute("data-sl-do") {
            self.act(&action);
        } else if let Some(setting) = button.get_attribute("data-sl-setting") {
            self.settings.choose(&setting, &button.get_attribute("data-sl-value").unwrap_or_default());
            self.sync();
        }
    }

    /// Does what a button or a shortcut names; false where it cannot be done here.
    fn act(self: &Rc<Self>, action: &str) -> bool {
        match action {
            "listen" => self.speech.toggle(),
            "stop" => {
                self.speech.stop();
                // The button goes with what it ended.
                self.focus("[data-sl-do=listen]");
                true
            }
            "rate" => self.speech.next_rate(),
            "copy" => {
                self.copy_link();
                true
            }
            "reset" => {
                self.settings.reset();
                self.sync();
                true
            }
            "enlarge" => self.resize(1),
            "reduce" => self.resize(-1),
            "shortcuts" => {
                let panel = self.places.find_named("shortcuts").and_then(|panel| panel.dyn_into::<HtmlElement>().ok());
                panel.is_some_and(|panel| panel.toggle_popover().is_ok())
            }
            place => self.places.show_named(place),
        }
    }

    fn resize(&self, by: isize) -> bool {
        let is_set = self.settings.step(by);
        self.sync();
        is_set
    }

    /// A shortcut: a single key, which is ours only while the focus is within (WCAG 2.1.4).
    fn key(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        let writes = target(event)
            .is_some_and(|target| target.matches("input, select, textarea, [contenteditable]").unwrap_or(true));
        if event.default_prevented() || has_modifier || writes {
            return;
        }
        let key = match event.key().as_str() {
            "؟" => "?".to_string(),
            "=" => "+".to_string(),
            // On a keyboard of another script: the letter in that place.
            key if !key.is_ascii() => event.code().trim_start_matches("Key").to_ascii_lowercase(),
            key => key.to_ascii_lowercase(),
        };
        let action = SHORTCUTS.iter().find(|(known, _)| *known == key).map(|(_, action)| *action);
        if action.is_some_and(|action| self.act(action)) {
            event.prevent_default();
        }
    }

    /// A panel is about to open: it says what is set, and stands at its button from the
    /// first moment, for which it has to be measured before it is shown.
    fn before_toggle(self: &Rc<Self>, event: &Event) {
        let opens = js_sys::Reflect::get(event, &"newState".into()).is_ok_and(|state| state == "open");
        let Some(panel) = panel(event).filter(|_| opens) else { return };
        self.sync();
        self.focused_before.replace(focused());
        let button = query::find(&self.root, &format!("[popovertarget='{}']", panel.id()));
        if let Some(button) = button {
            let style = panel.style();
            let _ = style.set_property("display", "block");
            place(&panel, &area(&button));
            let _ = style.remove_property("display");
        }
    }

    /// An open panel takes the focus. A closed one gives it back where the browser has not:
    /// in Chromium 156 it is still in the panel here, and then nowhere.
    fn toggle(self: &Rc<Self>, event: &Event) {
        let Some(panel) = panel(event) else { return };
        if query::matches(&panel, ":popover-open") {
            let _ = panel.focus();
        } else if let Some(before) = self.focused_before.take()
            && focused().is_none_or(|focused| panel.contains(Some(&focused)))
        {
            // The reader may have scrolled on since.
            focus(&before);
        }
    }

    /// Brings the panels in step with what is set and what there is.
    fn sync(&self) {
        for button in all(&self.root, "[data-sl-setting]") {
            let value = |name| button.get_attribute(name).unwrap_or_default();
            let is_set = value("data-sl-value") == self.settings.value(&value("data-sl-setting"));
            let _ = button.set_attribute("aria-pressed", if is_set { "true" } else { "false" });
        }
        for row in all(&self.root, "[data-sl-key]") {
            let action = row.get_attribute("data-sl-key").unwrap_or_default();
            let is_place = matches!(&*action, "contents" | "timeline" | "notes" | "authors");
            let missing = is_place && self.places.find_named(&action).is_none();
            let mute = action == "listen" && !self.speech.has_voice();
            let _ = row.toggle_attribute_with_force("hidden", missing || mute);
        }
    }

    fn copy(self: &Rc<Self>, event: &Event) {
        if let (Some(event), Some(labels)) = (event.dyn_ref(), self.labels.borrow().as_ref()) {
            self.passages.copy(event, labels);
        }
    }

    fn copy_link(self: &Rc<Self>) {
        let Some(link) = self.passages.link() else { return };
        let desk = Rc::clone(self);
        wasm_bindgen_futures::spawn_local(async move {
            let copied = passage::write(&link).await;
            if !copied {
                passage::put_in_address(&link);
            }
            let labels = desk.labels.borrow().clone();
            if let Some(labels) = labels {
                desk.tell(if copied { labels.link_copied() } else { labels.link_in_address() });
            }
        });
    }

    /// Tells the reader, also one who hears the page, what was done.
    fn tell(self: &Rc<Self>, words: &str) {
        let Some(status) = query::find(&self.root, ".sl-status") else { return };
        status.set_text_content(Some(words));
        self.told.replace(Some(Timeout::new(4000, move || status.set_text_content(None))));
    }

    fn focus(&self, selector: &str) {
        let element = query::find(&self.root, selector);
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }
}

fn panel(event: &Event) -> Option<HtmlElement> {
    target(event).filter(|target| target.class_name() == "sl-panel")?.dyn_into().ok()
}
