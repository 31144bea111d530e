//! The custom element's side in Rust: what the loader (`embed/sidelight.js`) calls.
//!
//! 1. [`options`] reads the element's attributes.
//! 2. [`source`] finds and fetches the source.
//! 3. [`crate::read_with`] reads it, with the page's own HTML parser ([`dom`]); what stands
//!    in the page already is read where it is ([`enhance`]).
//! 4. The view is mounted, once for each element, and updated from then on.
//! 5. [`fragment`] owns links to places of the article, [`controls`] the reading aids.
//!
//! The loader owns the life of the element (connected, lazy, state, events of loading);
//! this side knows nothing of it.

mod controls;
mod cover;
mod dom;
mod enhance;
mod error;
mod fragment;
mod intl;
mod js;
mod options;
mod source;
mod stylesheet;

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::pin;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer};

use crate::article::{Ids, wire};
use crate::view::state::{Happening, Shown};
use crate::view::{Props, Reader, current, is_wide, query};
use controls::Controls;
use error::Error;
use fragment::Fragments;
use options::Options;
use source::Found;

/// The widget of one element of a page.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Widget(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    host: HtmlElement,
    root: Element,
    fragments: Fragments,
    controls: Controls,
    /// Counts loads, so that a load knows whether it is still the last.
    turn: Cell<u32>,
    /// Ends the wait for what is being drawn.
    drawing: RefCell<Option<Function>>,
    /// To be called when the first screen can be shown.
    begun: RefCell<Option<Function>>,
    app: RefCell<Option<AppHandle<Reader>>>,
    shown: RefCell<Option<Shown>>,
    /// Watches an article that stands in the page.
    watch: RefCell<Option<enhance::Watch>>,
}

#[wasm_bindgen]
impl Widget {
    /// The widget of `host`, drawn in `root`, an element of its shadow root. `ordinal`
    /// counts the elements of the page from 1.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(host: HtmlElement, root: Element, ordinal: u32) -> Self {
        let fragments = Fragments::new(host.clone(), root.clone(), Ids::of_element(ordinal));
        let controls = Controls::new(&host, &root, fragments.places());
        Self(Rc::new(Inner {
            host,
            root,
            fragments,
            controls,
            turn: Cell::new(0),
            drawing: RefCell::default(),
            begun: RefCell::default(),
            app: RefCell::default(),
            shown: RefCell::default(),
            watch: RefCell::default(),
        }))
    }

    /// Loads and draws the source. `article` is the element's property, or null; `ask` fetches
    /// the text of an address; `begun` is called when the first screen of the article can be shown.
    ///
    /// Resolves with the diagnostics as JSON; rejects with an `Error` that has a `kind`.
    pub fn load(&self, article: JsValue, ask: Function, begun: Function) -> Promise {
        let inner = self.enter();
        inner.begun.replace(Some(begun));
        let ids = inner.fragments.ids();
        future_to_promise(in_turn(ids, async move {
            let diagnostics = inner.load(article, ask).await.map_err(JsValue::from)?;
            Ok(JsValue::from_str(&diagnostics))
        }))
    }

    /// Gives up a load that is under way; its promise rejects with kind `aborted`.
    pub fn abort(&self) {
        self.enter().next_turn();
    }

    /// The element has left the page: what is read aloud ends, and the page is as it was.
    pub fn leave(&self) {
        let inner = self.enter();
        inner.controls.leave();
        inner.fragments.leave();
    }

    /// Whether the article that is shown stood in the page already, and has to stay in view.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.0.shown.borrow().as_ref().is_some_and(|shown| shown.standing.is_some())
    }

    /// Shows a place of the article: a DOM id, an anchor, a note's label or an event's date.
    /// False where there is none of that name.
    #[must_use]
    pub fn show(&self, id: &str) -> bool {
        let inner = self.enter();
        let shown = inner.shown.borrow().clone();
        shown.is_some_and(|shown| inner.fragments.show(id, &shown.article))
    }

    /// The typed article as JSON; undefined while there is none.
    #[must_use]
    pub fn article(&self) -> Option<String> {
        let shown = self.0.shown.borrow();
        shown.as_ref().map(|shown| wire::write(&shown.article))
    }
}

impl Widget {
    /// It is this element's turn.
    fn enter(&self) -> Rc<Inner> {
        current::enter(&self.0.fragments.ids());
        Rc::clone(&self.0)
    }
}

/// Which element of the page it was whose turn it was last; 0 before any. Of a module that has trapped
/// this alone may still be asked.
#[wasm_bindgen]
#[must_use]
pub fn culprit() -> u32 {
    current::current()
}

/// Runs a task of an element; whenever it goes on, it is that element's turn.
async fn in_turn<T>(ids: Ids, task: impl Future<Output = T>) -> T {
    let mut task = pin!(task);
    poll_fn(|context| {
        current::enter(&ids);
        task.as_mut().poll(context)
    })
    .await
}

/// The loader lets a widget go when another build takes its place, and when its element has been away.
impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }
}

impl Inner {
    /// Ends the load before, if it is under way, and starts the next.
    fn next_turn(&self) -> u32 {
        // A drawing that is under way is replaced, and never ends by itself.
        if let Some(end) = self.drawing.take() {
            let _ = end.call0(&JsValue::NULL);
        }
        self.turn.set(self.turn.get() + 1);
        self.turn.get()
    }

    async fn load(self: &Rc<Self>, article: JsValue, ask: Function) -> Result<String, Error> {
        let turn = self.next_turn();
        let options = Options::of(&self.host);
        let loaded = source::load(&self.host, &article, &options, &ask).await;
        let labels = options.labels(&ask).await;
        if turn != self.turn.get() {
            return Err(Error::aborted());
        }
        let labels = labels?;
        self.watch.take();
        let loaded = loaded?;
        self.make_way(matches!(loaded, Found::Page(_)));
        match loaded {
            Found::Text(source) => {
                let reading = source.read(&options).await?;
                if turn != self.turn.get() {
                    return Err(Error::aborted());
                }
                let page = options.page(&reading.article, labels, self.fragments.ids());
                let shown = Shown { article: Rc::new(reading.article), page: Rc::new(page), standing: None };
                self.draw(shown, options.isolated).await;
                if turn != self.turn.get() {
                    return Err(Error::aborted());
                }
                Ok(wire::diagnostics(&reading.diagnostics))
            }
            Found::Page(root) => {
                let diagnostics = self.enhance(&root, &options, labels.clone()).await?;
                let inner = Rc::downgrade(self);
                let watched = root.clone();
                let watch = enhance::Watch::start(&root, move || {
                    let Some(inner) = inner.upgrade() else { return };
                    let (root, options, labels) = (watched.clone(), options.clone(), labels.clone());
                    let ids = inner.fragments.ids();
                    spawn_local(in_turn(ids, async move { drop(inner.enhance(&root, &options, labels).await) }));
                });
                self.watch.replace(watch);
                Ok(diagnostics)
            }
        }
    }

    /// Takes away what was drawn where an article that stands in the page (`stands`) takes the
    /// place of one that was drawn into it, or the other way.
    fn make_way(&self, stands: bool) {
        let other = self.shown.borrow().as_ref().is_some_and(|shown| shown.standing.is_some() != stands);
        if other && let Some(app) = self.app.take() {
            app.destroy();
            self.shown.take();
        }
    }

    /// Reads the article that `root` holds, and draws what is missing around it.
    async fn enhance(&self, root: &Element, options: &Options, labels: Vec<(String, String)>) -> Result<String, Error> {
        let ids = self.fragments.ids();
        let (mut reading, found) = enhance::read(root.clone(), options).await?;
        let standing = Rc::new(found.stand(&mut reading.article, &ids));
        let page = options.page(&reading.article, labels, ids);
        let shown = Shown { article: Rc::new(reading.article), page: Rc::new(page), standing: Some(standing) };
        self.draw(shown, options.isolated).await;
        Ok(wire::diagnostics(&reading.diagnostics))
    }

    /// Mounts the view, or hands it another article; waits until it stands in the page.
    async fn draw(&self, shown: Shown, isolated: bool) {
        // A site that sets no line height of its own gets ours for its text.
        let is_plain = query::style(&self.host, "line-height").is_some_and(|height| height == "normal");
        stylesheet::adopt(&self.host, &self.root);
        let _ = self.root.toggle_attribute_with_force("data-sl-plain", is_plain);
        self.shown.replace(Some(shown.clone()));
        let begun = self.begun.take();
        let drawn = Promise::new(&mut |resolve, _| {
            let begun = begun.clone();
            self.drawing.replace(Some(resolve.clone()));
            let on_drawn = Callback::from(move |is_whole| {
                for told in begun.iter().chain(std::iter::once(&resolve).filter(|_| is_whole)) {
                    let _ = told.call0(&JsValue::NULL);
                }
            });
            self.mount(shown.clone(), isolated, on_drawn);
        });
        self.fragments.stand(shown.standing.clone());
        self.controls.show(&shown);
        // This promise is never rejected.
        let _ = wasm_bindgen_futures::JsFuture::from(drawn).await;
    }

    fn mount(&self, shown: Shown, isolated: bool, on_drawn: Callback<bool>) {
        let host = (!isolated).then(|| Element::from(self.host.clone()));
        let target = self.host.clone();
        let on_happening = Callback::from(move |happening: Happening| fragment::tell(&target, &happening));
        let target = self.host.clone();
        let on_progress = Callback::from(move |percent| fragment::tell_progress(&target, percent));
        // Asked before anything is drawn: what the view measures may come after the first paint.
        let wide = is_wide(&self.host);
        let props = Props { shown, host, wide, controls: true, on_happening, on_progress, on_drawn };
        let mut app = self.app.borrow_mut();
        match app.as_mut() {
            Some(app) => app.update(props),
            None => *app = Some(Renderer::<Reader>::with_root_and_props(self.root.clone(), props).render()),
        }
    }
}
