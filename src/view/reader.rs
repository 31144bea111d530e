//! The reader: where each part of an article stands.
//!
//! The text is page content: it is drawn into the host element's light DOM through a
//! portal, in three slots. What is added around it is drawn where the component is
//! mounted, in the shadow root. Without a host element (on the server, or isolated)
//! all of it is drawn in one place.

use web_sys::Element;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_callback, use_node_ref, use_reducer_eq};

use super::hooks::query;
use super::hooks::{
    clicked, hide_popover, use_contents_size, use_drawn, use_folds, use_follow, use_hover, use_progress, use_wide,
};
use super::notes::NotePopover;
use super::part::{Part, Which};
use super::state::{Call, Happening, Kind, Open, Shown, Turn, note_of_href};
use crate::article::Anchor;

/// What [`Reader`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub shown: Shown,
    /// The element whose light DOM takes the text; without it all is drawn in one place.
    #[prop_or_default]
    pub host: Option<Element>,
    /// Whether reading aids are drawn; they need an embedder that answers them.
    #[prop_or_default]
    pub controls: bool,
    /// Fires when the reader opens or closes a note or a bio.
    #[prop_or_default]
    pub on_happening: Callback<Happening>,
    /// Fires with the percentage of the text that has been read, when it changes.
    #[prop_or_default]
    pub on_progress: Callback<u32>,
    /// Fires when the article stands in the page.
    #[prop_or_default]
    pub on_drawn: Callback<()>,
}

/// One article with all that stands beside its text.
#[component]
pub fn Reader(Props { shown, host, controls, on_happening, on_progress, on_drawn }: &Props) -> Html {
    let frame = use_node_ref();
    let open = use_reducer_eq(Open::default);
    let wide = use_wide(&frame, host.is_none());
    use_drawn(shown.clone(), on_drawn.clone());
    use_folds(&frame, on_happening.clone());
    use_contents_size(&frame, shown.clone(), wide);
    use_follow(&frame, host.clone(), shown.clone());
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
    let on_rest = use_callback((open.clone(), shown.clone()), |element: Element, (open, shown)| {
        if let Some(number) = number_of(&element, shown) {
            open.dispatch(Turn::Open(Call::new(number, element, true)));
        }
    });
    use_hover(&frame, on_rest);
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
    let part = |which| html! { <Part shown={shown.clone()} {which} /> };
    let placed = |which, name: &'static str| match host {
        Some(_) => html! { <slot {name} /> },
        None => part(which),
    };
    html! {
        <div ref={frame} class="sl-frame" lang={lang} dir={shown.page.direction.as_str()} onclick={on_click}>
            { part(Which::SkipLinks) }
            if *controls { { part(Which::Progress) } }
            <div class="sl-columns">
                { placed(Which::Header, "header") }
                { part(Which::Byline) }
                if *controls { { part(Which::Controls) } }
                { part(Which::Contents(wide)) }
                { placed(Which::Text, "text") }
                { part(Which::Timeline(wide)) }
                { placed(Which::Notes, "notes") }
            </div>
            { part(Which::End) }
            <NotePopover shown={shown.clone()} call={open.0.clone()} {on_close} />
            if let Some(host) = host {
                { yew::create_portal(html! { <>{ part(Which::Header) }{ part(Which::Text) }{ part(Which::Notes) }</> }, host.clone()) }
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
    let element = clicked(event, "a[role=doc-noteref], .sl-popover :is(a, button)")?;
    let within = query::around(&element, ".sl-popover");
    let open = open.filter(|_| within.is_some());
    if let Some(number) = number_of(&element, shown).filter(|_| element.has_attribute("role")) {
        return Some(open.map_or_else(|| Call::new(number, element, false), |open| open.follow(number)));
    }
    if element.class_name() == "sl-to-note" {
        return open.and_then(Call::back);
    }
    // A way out of the note: to the list, to another page, or back to the call.
    hide_popover(within.as_ref());
    None
}

fn number_of(call: &Element, shown: &Shown) -> Option<u32> {
    note_of_href(&call.get_attribute("href")?, &shown.page.ids)
}

fn happening(call: &Call, shown: &Shown, open: bool) -> Happening {
    Happening { kind: Kind::Note, id: shown.page.ids.id(&Anchor::note(call.number)), open }
}
