//! Steps of a long drawing: one task of the browser each, so that the page answers between them.

use gloo::timers::callback::Timeout;
use yew::{hook, use_effect_with, use_state_eq};

use crate::view::state::Shown;

/// How many of the `steps` of an article are to be drawn; all of them where nothing is painted
/// meanwhile.
#[hook]
pub(in crate::view) fn use_steps(shown: Shown, steps: usize) -> usize {
    let first = if cfg!(target_arch = "wasm32") { 1 } else { steps };
    // Of which article, and how far.
    let drawn = use_state_eq(|| (shown.clone(), first));
    let now = if drawn.0 == shown { drawn.1 } else { first };
    let set = drawn.setter();
    use_effect_with((shown, now, steps), move |(shown, now, steps)| {
        let (shown, next) = (shown.clone(), *now + 1);
        let wait = (next <= *steps).then(|| Timeout::new(0, move || set.set((shown, next))));
        move || drop(wait)
    });
    now
}
