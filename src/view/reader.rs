//! The reader: where each part of an article stands.
//!
//! The text is page content: it is drawn into the host element's light DOM through a
//! portal, in three slots. What is added around it is drawn where the component is
//! mounted, in the shadow root. Without a host element (on the server, or isolated)
//! all of it is drawn in one place. A text that stands in the page already stays there,
//! and what is missing is drawn around it.

use std::rc::Rc;

use web_sys::Element;
use yew::{
    Callback, Html, MouseEvent, Properties, component, html, use_callback, use_memo, use_node_ref, use_reducer_eq,
};

use super::current;
use super::hooks::query;
use super::hooks::{
    hide_popover, use_clicks, use_contents_size, use_drawn, use_folds, use_follow, use_hover, use_progress, use_steps,
    use_wide,
};
use super::notes::NotePopover;
use super::part::{Part, Which};
use super::slices::Plan;
use super::state::{Call, Happening, Kind, Open, Shown, Turn};
use crate::article::Anchor;

/// What [`Reader`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub shown: Shown,
    /// The element whose light DOM takes the text; without it all is drawn in one place.
    #[prop_or_default]
    pub host: Option<Element>,
    /// Whether there is room for a sidebar, as far as is known before anything is drawn.
    #[prop_or_default]
    pub wide: bool,
    /// Whether reading aids are drawn; they need an embedder that answers them.
    #[prop_or_default]
    pub controls: bool,
    /// Fires when the reader opens or closes a note or a bio.
    #[prop_or_default]
    pub on_happening: Callback<Happening>,
    /// Fires with the percentage of the text that has been read, when it changes.
    #[prop_or_default]
    pub on_progress: Callback<u32>,
    /// Fires when the beginning of the article stands in the page, with whether it is all of it.
    #[prop_or_default]
    pub on_drawn: Callback<bool>,
}

/// One article with all that stands beside its text.
#[component]
pub fn Reader(Props { shown, host, wide, controls, on_happening, on_progress, on_drawn }: &Props) -> Html {
    let frame = use_node_ref();
    current::enter(&shown.page.ids);
    let open = use_reducer_eq(Open::default);
    let wide = use_wide(&frame, *wide);
    let plan = use_memo(shown.clone(), |shown| Plan::of(&shown.article));
    let steps = match &shown.standing {
        Some(standing) if standing.is_ours() => 1,
        _ => plan.steps(),
    };
    let drawn = use_steps(shown.clone(), steps);
    let is_whole = drawn >= steps;
    use_drawn(shown.clone(), is_whole, on_drawn.clone());
    use_folds(&frame, shown.clone(), on_happening.clone());
    use_contents_size(&frame, shown.clone(), wide);
    use_follow(&frame, host.clone(), shown.clone(), is_whole);
    use_progress(&frame, host.clone(), shown.clone(), on_progress.clone());
    let on_click = {
        let deps = (open.clone(), shown.clone(), on_happening.clone());
        use_callback(deps, |event: MouseEvent, (open, shown, on_happening)| {
            if let Some(call) = called(&event, open.0.as_ref(), shown) {
                event.prevent_default();
                on_happening.emit(happening(&call, shown, true));
                open.dispatch(Turn::Open(call));
            }
        })
    };
    use_clicks(&frame, shown.clone(), on_click);
    let on_rest = use_callback(open.clone(), |call: Call, open| open.dispatch(Turn::Open(call)));
    use_hover(&frame, shown.clone(), on_rest);
    let on_close = {
        let deps = (open.clone(), shown.clone(), on_happening.clone());
        use_callback(deps, |call: Call, (open, shown, on_happening)| {
            if !call.preview {
                on_happening.emit(happening(&call, shown, false));
            }
            open.dispatch(Turn::Closed(call));
        })
    };
    let lang = shown.page.lang.clone();
    let part = |which| html! { <Part shown={shown.clone()} {which} plan={Rc::clone(&plan)} /> };
    let placed = |which, name: &'static str| match host {
        Some(_) => html! { <slot {name} /> },
        None => part(which),
    };
    let body = match &shown.standing {
        // It stays in the slot where it is: nothing of it is drawn anew.
        Some(standing) if standing.is_ours() => Html::default(),
        Some(_) => html! {
            <div class="sl-columns sl-around">
                { part(Which::Contents(wide)) }
                <div class="sl-standing"><slot /></div>
                { part(Which::Byline) }
                { part(Which::Timeline(wide, drawn)) }
            </div>
        },
        None => html! {
            <div class="sl-columns">
                { placed(Which::Header, "header") }
                { part(Which::Byline) }
                if *controls { { part(Which::Controls) } }
                { part(Which::Contents(wide)) }
                { placed(Which::Text(drawn), "text") }
                { part(Which::Timeline(wide, drawn)) }
                { placed(Which::Notes(drawn), "notes") }
            </div>
        },
    };
    let has_ends = shown.standing.as_ref().is_none_or(|standing| !standing.is_ours());
    html! {
        <div ref={frame} class={if has_ends { "sl-frame" } else { "sl-frame sl-ours" }} lang={lang} dir={shown.page.direction.as_str()}>
            if has_ends { { part(Which::SkipLinks) } }
            if *controls { { part(Which::Progress) } }
            if *controls && shown.standing.is_some() { { part(Which::Controls) } }
            { body }
            if has_ends { { part(Which::End) } }
            <NotePopover shown={shown.clone()} call={open.0.clone()} {on_close} />
            if let Some(host) = host.as_ref().filter(|_| shown.standing.is_none()) {
                { yew::create_portal(html! { <>{ part(Which::Header) }{ part(Which::Text(drawn)) }{ part(Which::Notes(drawn)) }</> }, host.clone()) }
            }
        </div>
    }
}

/// The note that a click opens. A call within an open note opens in its place, with a
/// way back, and the focus still returns to where the first was called.
fn called(event: &MouseEvent, open: Option<&Call>, shown: &Shown) -> Option<Call> {
    if event.default_prevented() || event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let target = query::target(event)?;
    let within = query::around(&target, ".sl-popover");
    let open = open.filter(|_| within.is_some());
    if let Some((element, number)) = shown.call_around(&target) {
        return Some(open.map_or_else(|| Call::new(number, element, false), |open| open.follow(number)));
    }
    let way = query::around(&target, ".sl-popover :is(a, button)")?;
    if way.class_name() == "sl-to-note" {
        return open.and_then(Call::back);
    }
    // A way out of the note: to the list, to another page, or back to the call.
    hide_popover(within.as_ref());
    None
}

fn happening(call: &Call, shown: &Shown, open: bool) -> Happening {
    Happening { kind: Kind::Note, id: shown.page.ids.id(&Anchor::note(call.number)), open }
}
