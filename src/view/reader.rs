//! The reader: where each part of an article stands.
//!
//! The text is page content: it is drawn into the host element's light DOM through a
//! portal, in three slots. What is added around it is drawn where the component is
//! mounted, in the shadow root. Without a host element (on the server, or isolated)
//! all of it is drawn in one place.

use web_sys::Element;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_callback, use_node_ref, use_state_eq};

use super::hooks::{clicked, hide_popover, use_drawn, use_folds, use_wide};
use super::notes::NotePopover;
use super::part::{Part, Which};
use super::state::{Call, Happening, Kind, Shown, note_of_href};
use crate::article::Anchor;

/// What [`Reader`] shows.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub shown: Shown,
    /// The element whose light DOM takes the text; without it all is drawn in one place.
    #[prop_or_default]
    pub host: Option<Element>,
    /// Fires when the reader opens or closes a note or a bio.
    #[prop_or_default]
    pub on_happening: Callback<Happening>,
    /// Fires when the article stands in the page.
    #[prop_or_default]
    pub on_drawn: Callback<()>,
}

/// One article with all that stands beside its text.
#[component]
pub fn Reader(Props { shown, host, on_happening, on_drawn }: &Props) -> Html {
    let frame = use_node_ref();
    let open = use_state_eq(|| None::<Call>);
    let wide = use_wide(&frame, host.is_none());
    use_drawn(shown.clone(), on_drawn.clone());
    use_folds(&frame, on_happening.clone());
    let on_click = {
        let deps = (open.clone(), shown.clone(), on_happening.clone());
        use_callback(deps, |event: MouseEvent, (open, shown, on_happening)| {
            if let Some(call) = called(&event, open.as_ref(), shown) {
                event.prevent_default();
                on_happening.emit(happening(&call, shown, true));
                open.set(Some(call));
            }
        })
    };
    let on_close = {
        let deps = (open.clone(), shown.clone(), on_happening.clone());
        use_callback(deps, |call: Call, (open, shown, on_happening)| {
            on_happening.emit(happening(&call, shown, false));
            open.set(None);
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
            <div class="sl-columns">
                { placed(Which::Header, "header") }
                { part(Which::Byline) }
                { placed(Which::Text, "text") }
                { part(Which::Timeline(wide)) }
                { placed(Which::Notes, "notes") }
            </div>
            { part(Which::End) }
            <NotePopover shown={shown.clone()} call={(*open).clone()} {on_close} />
            if let Some(host) = host {
                { yew::create_portal(html! { <>{ part(Which::Header) }{ part(Which::Text) }{ part(Which::Notes) }</> }, host.clone()) }
            }
        </div>
    }
}

/// The call that a click opens. A call within an open note opens in its place, and the
/// focus still returns to where the first was called.
fn called(event: &MouseEvent, open: Option<&Call>, shown: &Shown) -> Option<Call> {
    if event.default_prevented() || event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let element = clicked(event, "a[role=doc-noteref], .sl-popover a, .sl-close")?;
    let within = element.closest(".sl-popover").ok().flatten();
    if within.is_some() && element.get_attribute("role").is_none() {
        // A way out of the note: to the list, to another page, or back to the call.
        hide_popover(within.as_ref());
        return None;
    }
    let number = note_of_href(&element.get_attribute("href")?, &shown.page.ids)?;
    let element = open.filter(|_| within.is_some()).map_or(element, |call| call.element.clone());
    Some(Call { number, element })
}

fn happening(call: &Call, shown: &Shown, open: bool) -> Happening {
    Happening { kind: Kind::Note, id: shown.page.ids.id(&Anchor::note(call.number)), open }
}
