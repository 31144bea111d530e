//! Reads the text aloud with the browser's own voice, a sentence at a time.
//!
//! Halting ends the sentence and going on says it again: `pause()` of the browser loses
//! the place on some systems, and half a sentence says little. The sentence that is said
//! is marked by the CSS Custom Highlight API, which touches no node of the page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, Element, HtmlElement, Range, ScrollIntoViewOptions, ScrollLogicalPosition, SpeechSynthesis,
    SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

use crate::embed::js;
use crate::markup::controls::RATES;
use crate::view::{in_window, query};

use super::sentences::{Sentence, sentences};

/// The name of the highlight, which the style sheet draws.
const HIGHLIGHT: &str = "sl-spoken";
/// What is being done, on the root of the view; the style sheet shows the buttons that fit.
const STATE: &str = "data-sl-speech";
/// How fast, in hundredths, beside it.
const RATE: &str = "data-sl-rate";

/// The voice of one element.
pub(super) struct Speech {
    host: HtmlElement,
    root: Element,
    synthesis: Option<SpeechSynthesis>,
    lang: RefCell<Option<String>>,
    /// The text, where it stood in the page already.
    standing: RefCell<Option<Element>>,
    sentences: RefCell<Vec<Sentence>>,
    at: Cell<usize>,
    /// The rate by its place in [`RATES`].
    rate: Cell<usize>,
    /// The sentence that is being said: while it is held, what it tells is heard.
    saying: RefCell<Option<(SpeechSynthesisUtterance, [EventListener; 2])>>,
    _voices: RefCell<Option<EventListener>>,
}

impl Speech {
    pub(super) fn new(host: HtmlElement, root: Element) -> Self {
        let window = web_sys::window();
        let known = window.as_ref().and_then(|window| js::get(window, "speechSynthesis"));
        let synthesis = known.map(JsCast::unchecked_into::<SpeechSynthesis>);
        let usual = RATES.iter().position(|rate| *rate == 100).unwrap_or_default();
        Self {
            host,
            root,
            synthesis,
            lang: RefCell::default(),
            standing: RefCell::default(),
            sentences: RefCell::default(),
            at: Cell::new(0),
            rate: Cell::new(usual),
            saying: RefCell::default(),
            _voices: RefCell::default(),
        }
    }

    /// Another article is shown: what was said of the last one ends.
    pub(super) fn show(self: &Rc<Self>, lang: Option<String>, standing: Option<Element>) {
        self.stop();
        self.lang.replace(lang);
        self.standing.replace(standing);
        self.tell_rate();
        self.offer();
        // Voices come late in some browsers.
        let listener = self.synthesis.as_ref().map(|synthesis| {
            let speech = Rc::downgrade(self);
            EventListener::new(synthesis.unchecked_ref(), "voiceschanged", move |_| {
                if let Some(speech) = speech.upgrade() {
                    speech.offer();
                }
            })
        });
        self._voices.replace(listener);
    }

    /// Whether the browser has a voice for the language of the article.
    pub(super) fn has_voice(&self) -> bool {
        self.voice(self.lang.borrow().as_deref()).is_some()
    }

    /// Starts, halts, or goes on; false where there is no voice.
    pub(super) fn toggle(self: &Rc<Self>) -> bool {
        if !self.has_voice() {
            return false;
        }
        match self.root.get_attribute(STATE).as_deref() {
            Some("speaking") => {
                self.hush();
                self.tell("paused");
            }
            Some("paused") => self.say(),
            _ => {
                let find = |tree: &Element, part| query::find(tree, part);
                let part = |part| find(&self.host, part).or_else(|| find(&self.root, part));
                let standing = self.standing.borrow().clone();
                let text = || standing.or_else(|| part(".sl-prose[slot=text]"));
                let parts: Vec<Element> =
                    [part(".sl-title"), part(".sl-standfirst"), text()].into_iter().flatten().collect();
                self.sentences.replace(sentences(&parts));
                let unread = |sentence: &Sentence| area_of(&sentence.range).is_some_and(|area| area.bottom() > 0.0);
                let first = self.sentences.borrow().iter().position(unread);
                self.at.set(first.unwrap_or_default());
                self.say();
            }
        }
        true
    }

    /// Ends, and forgets the place.
    pub(super) fn stop(&self) {
        if self.sentences.take().is_empty() {
            return;
        }
        self.hush();
        self.offer();
    }

    /// Takes the next rate of [`RATES`], after the last the first; the sentence is said again.
    pub(super) fn next_rate(self: &Rc<Self>) -> bool {
        self.rate.set((self.rate.get() + 1) % RATES.len());
        self.tell_rate();
        if self.saying.borrow().is_some() {
            self.hush();
            self.say();
        }
        true
    }

    fn rate(&self) -> u16 {
        RATES.get(self.rate.get()).copied().unwrap_or(100)
    }

    fn tell_rate(&self) {
        let _ = self.root.set_attribute(RATE, &self.rate().to_string());
    }

    /// Shows the button where there is a voice.
    fn offer(&self) {
        if self.sentences.borrow().is_empty() {
            self.tell(if self.has_voice() { "idle" } else { "mute" });
        }
    }

    fn tell(&self, state: &str) {
        let _ = self.root.set_attribute(STATE, state);
    }

    fn hush(&self) {
        if self.saying.take().is_some()
            && let Some(synthesis) = &self.synthesis
        {
            synthesis.cancel();
        }
        mark(None);
    }

    /// Says the sentence that it is at, and then the next.
    fn say(self: &Rc<Self>) {
        let at = self.at.get();
        let Some((range, text, lang)) = self.sentences.borrow().get(at).map(Sentence::parts) else {
            return self.stop();
        };
        let (Some(synthesis), Ok(said)) = (&self.synthesis, SpeechSynthesisUtterance::new_with_text(&text)) else {
            return self.stop();
        };
        let article = self.lang.borrow().clone();
        let lang = lang.or(article);
        if let Some(voice) = self.voice(lang.as_deref()) {
            said.set_voice(Some(&voice));
            said.set_lang(&voice.lang());
        }
        said.set_rate(f32::from(self.rate()) / 100.0);
        let (next, ended) = (Rc::clone(self), Rc::clone(self));
        let listeners = [
            EventListener::once(&said, "end", move |_| {
                next.at.set(at + 1);
                next.say();
            }),
            // The voice was taken away: by the system, or by another script of the page.
            EventListener::once(&said, "error", move |_| ended.stop()),
        ];
        let before = self.saying.replace(Some((said.clone(), listeners)));
        drop(before);
        synthesis.speak(&said);
        self.tell("speaking");
        mark(Some(&range));
        follow(&range);
    }

    /// A voice of this machine for a language; any of its voices, where it is not known. A voice that is
    /// not of this machine would send what is read to a server.
    fn voice(&self, lang: Option<&str>) -> Option<SpeechSynthesisVoice> {
        let primary = lang.and_then(|lang| lang.split(['-', '_']).next()).unwrap_or_default();
        let voices = self.synthesis.as_ref()?.get_voices();
        voices
            .iter()
            .map(JsCast::unchecked_into::<SpeechSynthesisVoice>)
            .filter(SpeechSynthesisVoice::local_service)
            .find(|voice| {
                let tag = voice.lang();
                primary.is_empty() || tag.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case(primary))
            })
    }
}

/// Marks a range of the page, or nothing, without touching a node.
fn mark(range: Option<&Range>) {
    let Some(all) = js::global("CSS").and_then(|css| js::get(&css, "highlights")) else { return };
    let highlight = range.and_then(|range| js::make(js::global("Highlight"), &[range]));
    let _ = match highlight {
        Some(highlight) => js::call(&all, "set", &[&HIGHLIGHT.into(), &highlight]),
        None => js::call(&all, "delete", &[&HIGHLIGHT.into()]),
    };
}

fn area_of(range: &Range) -> Option<DomRect> {
    let element = range.start_container().ok()?.parent_element()?;
    Some(in_window(range.get_bounding_client_rect(), &element))
}

/// Keeps what is said in view as long as the reader stays with it: what has just gone out
/// of the window is brought back, what the reader has left is not.
fn follow(range: &Range) {
    let height = query::window_height();
    let Some(area) = area_of(range) else { return };
    let is_next = area.bottom() > height && area.top() < height * 1.25;
    let node = range.start_container().ok().and_then(|node| node.parent_element());
    if let Some(element) = node.filter(|_| is_next) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
