//! A note, opened at its call. The hook `use_popover` says where it stands and where the
//! focus goes.

use yew::{Callback, Html, Properties, component, html, use_node_ref};

use super::current;
use super::draw::draw_again;
use super::hooks::use_popover;
use super::state::{Call, Shown};
use crate::article::Anchor;
use crate::labels::fill;

/// What [`NotePopover`] shows.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct Props {
    /// The article.
    pub(super) shown: Shown,
    /// The call whose note is open.
    pub(super) call: Option<Call>,
    /// Fires when the note was closed.
    pub(super) on_close: Callback<Call>,
}

/// The open note; nothing while none is open.
#[component]
pub(super) fn NotePopover(Props { shown, call, on_close }: &Props) -> Html {
    let dialog = use_node_ref();
    current::enter(&shown.page.ids);
    use_popover(&dialog, call.clone(), on_close.clone());
    let note = call.as_ref().and_then(|call| shown.article.notes.iter().find(|note| note.number == call.number));
    let Some(note) = note else { return Html::default() };
    let labels = &shown.page.labels;
    let name = fill(labels.note(), &labels.number(note.number));
    let before = call.as_ref().and_then(|call| call.trail.last());
    let lang = shown.page.interface_language();
    // The list shows from which call the reader came.
    let from = call.as_ref().map(|call| call.element.id()).filter(|id| !id.is_empty());
    let href = shown.page.ids.href(&Anchor::note(note.number));
    html! {
        <div ref={dialog} class="sl-popover" part="note" popover="auto" role="dialog"
            aria-label={name.clone()} dir={shown.page.direction.as_str()} tabindex="-1">
            <p class="sl-popover-head" lang={lang}>
                if let Some(before) = before {
                    <button type="button" class="sl-to-note">{ fill(labels.back_to_note(), &labels.number(*before)) }</button>
                }
                <span aria-hidden="true">{ name }</span>
                <button type="button" class="sl-close" aria-label={labels.close().to_string()}>{ "×" }</button>
            </p>
            <div class="sl-popover-text">{ draw_again(&shown.page, |markup| markup.blocks(&note.content)) }</div>
            <p class="sl-popover-ways" lang={lang}><a class="sl-to-list" href={href} data-sl-from={from}>{ labels.show_in_list().to_string() }</a></p>
        </div>
    }
}
