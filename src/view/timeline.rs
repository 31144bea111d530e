//! The timeline: open as a sidebar where there is room, a fold where there is not.

use yew::{Html, Properties, component};

use super::draw::draw;
use super::state::Shown;

/// What [`Timeline`] shows.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct Props {
    /// The article.
    pub(super) shown: Shown,
    /// Whether it starts open. The browser owns the fold from then on.
    pub(super) open: bool,
}

/// The events of an article; nothing where it has none.
#[component]
pub(super) fn Timeline(Props { shown, open }: &Props) -> Html {
    draw(&shown.page, |markup| {
        if let Some(timeline) = &shown.article.timeline {
            markup.timeline(timeline, *open);
        }
    })
}
