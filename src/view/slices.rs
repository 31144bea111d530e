//! Long articles, slice by slice: the first screen at once, the rest in steps that leave the
//! page free between them. A slice that has been drawn is not drawn again.

use std::ops::Range;

use yew::{Html, Properties, component, html};

use super::draw::{Nodes, draw};
use super::state::Shown;
use crate::article::Article;
use crate::markup::Markup;

/// What may be long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// The blocks of the text.
    Text,
    /// The notes.
    Notes,
    /// The events.
    Timeline,
}

impl List {
    /// How many entries there are.
    fn length(self, article: &Article) -> usize {
        match self {
            Self::Text => article.body.len(),
            Self::Notes => article.notes.len(),
            Self::Timeline => article.timeline.as_ref().map_or(0, |timeline| timeline.events.len()),
        }
    }

    /// The entries of one step.
    fn at(self, step: usize, article: &Article) -> Range<usize> {
        /// More than a screen shows; then as many as take a few milliseconds.
        const FIRST: usize = 20;
        const NEXT: usize = 120;
        let start = |step: usize| if step == 0 { 0 } else { FIRST + (step - 1) * NEXT };
        let length = self.length(article);
        start(step).min(length)..start(step + 1).min(length)
    }
}

/// In how many steps an article is drawn; at least one.
pub(super) fn steps(article: &Article) -> usize {
    let lists = [List::Text, List::Notes, List::Timeline];
    let is_empty = |step: usize| lists.iter().all(|list| list.at(step, article).is_empty());
    (1..).find(|step| is_empty(*step)).unwrap_or(1)
}

/// Puts the slices of so many steps into their place.
pub(super) fn slices(markup: &mut Markup<'_, Nodes>, shown: &Shown, list: List, steps: usize) {
    for step in (0..steps).filter(|step| !list.at(*step, &shown.article).is_empty()) {
        markup.sink().push(html! { <Slice key={step} shown={shown.clone()} {list} {step} /> });
    }
}

/// What [`Slice`] shows.
#[derive(Debug, PartialEq, Properties)]
struct Props {
    shown: Shown,
    list: List,
    step: usize,
}

/// One step of a list.
#[component]
fn Slice(Props { shown, list, step }: &Props) -> Html {
    let article = &shown.article;
    let some = list.at(*step, article);
    draw(&shown.page, |markup| match list {
        List::Text => markup.blocks(article.body.get(some).unwrap_or_default()),
        List::Notes => markup.entries_of_notes(article.notes.get(some).unwrap_or_default()),
        List::Timeline => article.timeline.iter().for_each(|timeline| markup.events(timeline, some.clone())),
    })
}
