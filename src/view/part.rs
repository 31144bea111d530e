//! One part of the markup, drawn once: no state changes it, only another article. What may
//! be long is drawn slice by slice ([`slices`](super::slices)).

use std::rc::Rc;

use yew::{Html, Properties, component};

use super::current;
use super::draw::draw;
use super::slices::{List, Plan, slices};
use super::state::Shown;

/// The parts that have no state of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The skip links.
    SkipLinks,
    /// Title, standfirst, byline and dates.
    Header,
    /// The bios.
    Byline,
    /// The contents, and whether they start open.
    Contents(bool),
    /// The text, as far as so many steps.
    Text(usize),
    /// The timeline, as far as so many steps, and whether it starts open; the browser owns the
    /// fold from then on.
    Timeline(bool, usize),
    /// The list of notes, as far as so many steps.
    Notes(usize),
    /// The place after the article.
    End,
    /// The line that says how much has been read.
    Progress,
    /// The reading aids.
    Controls,
}

/// What [`Part`] shows.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct Props {
    /// The article.
    pub(super) shown: Shown,
    /// Which part of it.
    pub(super) which: Which,
    /// Which steps it is drawn in.
    pub(super) plan: Rc<Plan>,
}

/// One part of an article.
#[component]
pub(super) fn Part(Props { shown, which, plan }: &Props) -> Html {
    let article = &shown.article;
    current::enter(&shown.page.ids);
    draw(&shown.page, |markup| match which {
        Which::SkipLinks => markup.skip_links(article),
        Which::Header => markup.header(article),
        Which::Byline => markup.byline(article),
        Which::Contents(open) => markup.contents(article, *open),
        Which::Text(steps) => markup.text_around(|markup| slices(markup, shown, plan, List::Text, *steps)),
        Which::Timeline(open, steps) => {
            if let Some(timeline) = &article.timeline {
                markup.timeline_around(timeline, *open, |markup| slices(markup, shown, plan, List::Timeline, *steps));
            }
        }
        Which::Notes(steps) => {
            markup.notes_around(article, |markup| slices(markup, shown, plan, List::Notes, *steps));
        }
        Which::End => markup.end_of_article(),
        Which::Progress => markup.progress(),
        Which::Controls => markup.controls(),
    })
}
