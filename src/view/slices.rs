//! Long articles, slice by slice: the first screen at once, the rest in steps that leave the
//! page free between them. A slice that has been drawn is not drawn again.

use std::ops::Range;

use yew::{Html, Properties, component, html};

use super::current;
use super::draw::{Nodes, draw};
use super::state::Shown;
use crate::article::{Article, Block, visit};
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
    /// How much each entry holds.
    fn weights(self, article: &Article) -> Vec<usize> {
        let all = |blocks: &[Block]| blocks.iter().map(visit::weight).sum();
        match self {
            Self::Text => article.body.iter().map(visit::weight).collect(),
            Self::Notes => article.notes.iter().map(|note| all(&note.content)).collect(),
            Self::Timeline => {
                article.timeline.iter().flat_map(|timeline| &timeline.events).map(|event| all(&event.content)).collect()
            }
        }
    }
}

/// Which entries of each list are drawn in which step.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plan {
    lists: [(List, Vec<Range<usize>>); 3],
}

impl Plan {
    /// The steps of an article.
    pub(super) fn of(article: &Article) -> Self {
        let ranges = |list: List| (list, ranges(&list.weights(article)));
        Self { lists: [List::Text, List::Notes, List::Timeline].map(ranges) }
    }

    /// In how many steps the article is drawn; at least one.
    pub(super) fn steps(&self) -> usize {
        self.lists.iter().map(|(_, ranges)| ranges.len()).max().unwrap_or(0).max(1)
    }
}

/// The entries of each step: more than a screen shows, then as many as take a few milliseconds.
fn ranges(weights: &[usize]) -> Vec<Range<usize>> {
    /// How many entries, and how much they may hold together.
    const FIRST: (usize, usize) = (20, 1_000);
    const NEXT: (usize, usize) = (120, 1_500);
    let mut out = Vec::new();
    let (mut start, mut held) = (0, 0);
    for (at, weight) in weights.iter().enumerate() {
        let (many, much) = if out.is_empty() { FIRST } else { NEXT };
        if at > start && (at - start >= many || held + weight > much) {
            out.push(start..at);
            (start, held) = (at, 0);
        }
        held += weight;
    }
    if start < weights.len() {
        out.push(start..weights.len());
    }
    out
}

/// Puts the slices of so many steps into their place.
pub(super) fn slices(markup: &mut Markup<'_, Nodes>, shown: &Shown, plan: &Plan, list: List, steps: usize) {
    let ranges = plan.lists.iter().filter(|(known, _)| *known == list).flat_map(|(_, ranges)| ranges);
    for (step, some) in ranges.take(steps).enumerate() {
        markup.sink().push(html! { <Slice key={step} shown={shown.clone()} {list} some={some.clone()} /> });
    }
}

/// What [`Slice`] shows.
#[derive(Debug, PartialEq, Properties)]
struct Props {
    shown: Shown,
    list: List,
    some: Range<usize>,
}

/// Some entries of a list.
#[component]
fn Slice(Props { shown, list, some }: &Props) -> Html {
    let article = &shown.article;
    let some = some.clone();
    current::enter(&shown.page.ids);
    draw(&shown.page, |markup| match list {
        List::Text => markup.blocks(article.body.get(some).unwrap_or_default()),
        List::Notes => markup.entries_of_notes(article.notes.get(some).unwrap_or_default()),
        List::Timeline => article.timeline.iter().for_each(|timeline| markup.events(timeline, some.clone())),
    })
}
