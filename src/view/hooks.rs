//! The view's ways to the browser. Effects do not run on a server, so that every
//! component renders natively without them.
//!
//! [`mod@area`] measures, [`popover`] shows a note at its call, [`hover`] previews it, [`follow`] marks what is
//! being read, [`progress`] says how far, [`query`] asks the page, [`sheet`] adopts style sheets, [`standing`] knows a text
//! that was in the page before, [`watch`] observes sizes.

mod area;
mod follow;
mod hover;
mod popover;
mod progress;
pub mod query;
pub mod sheet;
mod standing;
mod steps;
mod watch;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, MouseEvent, ShadowRoot};
use yew::{Callback, NodeRef, hook, use_effect_with};

use super::current;
use super::state::{Happening, Kind, Shown};

pub use area::{area, in_window};
pub(super) use follow::use_follow;
pub(super) use hover::use_hover;
pub use popover::{focus, place};
pub(super) use popover::{hide_popover, use_popover};
pub(super) use progress::use_progress;
pub use standing::Standing;
pub(super) use steps::use_steps;
pub use watch::is_wide;
pub(super) use watch::{use_contents_size, use_wide};

/// Tells when the beginning of an article has been drawn, and when all of it has.
#[hook]
pub(super) fn use_drawn(shown: Shown, is_whole: bool, on_drawn: Callback<bool>) {
    use_effect_with((shown, is_whole), move |(_, is_whole)| on_drawn.emit(*is_whole));
}

/// Tells when the reader opens or closes a bio. `toggle` does not bubble, so it is
/// caught on its way down.
#[hook]
pub(super) fn use_folds(frame: &NodeRef, shown: Shown, on_happening: Callback<Happening>) {
    use_effect_with((frame.clone(), shown, on_happening), |(frame, shown, on_happening)| {
        let listen = |ground: &Element| {
            let on_happening = on_happening.clone();
            let options = EventListenerOptions::run_in_capture_phase();
            EventListener::new_with_options(ground, "toggle", options, move |event| {
                let fold = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
                if let Some(fold) = fold.filter(|fold| fold.class_name() == "sl-bio") {
                    on_happening.emit(Happening { kind: Kind::Bio, id: fold.id(), open: fold.open() });
                }
            })
        };
        let listeners: Vec<EventListener> = grounds(frame, shown).iter().map(listen).collect();
        move || drop(listeners)
    });
}

/// Calls back for every click on the article, wherever it stands.
#[hook]
pub(super) fn use_clicks(frame: &NodeRef, shown: Shown, on_click: Callback<MouseEvent>) {
    use_effect_with((frame.clone(), shown, on_click), |(frame, shown, on_click)| {
        let listeners: Vec<EventListener> = grounds(frame, shown)
            .iter()
            .map(|ground| {
                let on_click = on_click.clone();
                let ids = shown.page.ids.clone();
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(ground, "click", options, move |event| {
                    current::enter(&ids);
                    if let Some(event) = event.dyn_ref::<MouseEvent>() {
                        on_click.emit(event.clone());
                    }
                })
            })
            .collect();
        move || drop(listeners)
    });
}

/// What hears the reader: the frame, in which what is slotted is heard too; the host, where
/// what it holds is not slotted there; a text that stands elsewhere in the page.
fn grounds(frame: &NodeRef, shown: &Shown) -> Vec<Element> {
    let Some(frame) = frame.cast::<Element>() else { return Vec::new() };
    let host = frame.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    let more = shown.standing.as_ref().zip(host).and_then(|(standing, host)| match standing.is_ours() {
        true => Some(host),
        false => Some(standing.text().clone()).filter(|text| !host.contains(Some(text))),
    });
    [frame].into_iter().chain(more).collect()
}
