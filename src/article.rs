//! The typed article: what every importer makes, every pass refines and every
//! renderer reads.
//!
//! The model names nothing else in this crate. What it cannot say (raw HTML,
//! scripts, styles, event handlers) cannot reach a page. Its [`wire`] form is the
//! public `json` format: fields that [`enrich`](crate::enrich) derives are left
//! out of it and computed again, so the same JSON always gives the same page.

pub mod anchor;
pub mod author;
pub mod block;
pub mod diagnostic;
pub mod direction;
pub mod inline;
pub mod note;
pub mod order;
pub mod timeline;
pub mod url;
pub mod visit;
pub mod wire;

use std::rc::Rc;

pub use anchor::{Anchor, Ids};
pub use author::{Author, Bio};
pub use block::{Align, Block, Cell, Definition, Heading, Item, Row};
pub use diagnostic::{Code, Diagnostic, Severity, Span};
pub use direction::Direction;
pub use inline::{Call, Image, Inline, Link, Style, Time};
pub use note::Note;
pub use timeline::{Basis, End, Event, Point, Precision, Timeline, When};
pub use url::SafeUrl;

/// One article, with everything that stands beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Language as a BCP 47 tag, such as `en`, `fa` or `ar-EG`.
    pub lang: Option<String>,
    /// Base direction; where it is absent it follows from `lang`, then from the text.
    pub dir: Option<Direction>,
    /// The headline.
    pub title: Vec<Inline>,
    /// The standfirst: one or two sentences under the headline.
    pub description: Vec<Inline>,
    /// Date of publication as an ISO 8601 date, such as `2018-08-20`.
    pub published: Option<String>,
    /// Date of the last correction as an ISO 8601 date.
    pub modified: Option<String>,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Rc<Author>>,
    /// The text.
    pub body: Vec<Block>,
    /// The notes; after enrichment in the order of their first call.
    pub notes: Vec<Rc<Note>>,
    /// The dated events beside the text.
    pub timeline: Option<Rc<Timeline>>,
    /// Derived: the headings of the body, in order.
    pub outline: Vec<Heading>,
}

impl Article {
    /// The parts beside the text that this article has, in the order in which they are skipped to.
    #[must_use]
    pub fn parts(&self) -> Vec<Anchor> {
        let parts = [
            (self.timeline.is_some(), Anchor::timeline()),
            (!self.notes.is_empty(), Anchor::notes()),
            (self.authors.iter().any(|author| author.has_bio()), Anchor::authors()),
        ];
        parts.into_iter().filter_map(|(exists, anchor)| exists.then_some(anchor)).collect()
    }

    /// How many words the text has, without what stands beside it.
    #[must_use]
    pub fn words(&self) -> u32 {
        visit::words(&self.body)
    }

    /// Calls `f` on every inline of the article, in reading order, notes last.
    pub fn visit_mut(&mut self, f: &mut dyn FnMut(&mut Inline)) {
        visit::in_line_mut(&mut self.title, f);
        visit::in_line_mut(&mut self.description, f);
        for author in &mut self.authors {
            for bio in &mut Rc::make_mut(author).bios {
                visit::inlines_mut(&mut bio.content, f);
            }
        }
        visit::inlines_mut(&mut self.body, f);
        if let Some(timeline) = &mut self.timeline {
            let timeline = Rc::make_mut(timeline);
            visit::in_line_mut(&mut timeline.heading, f);
            for event in &mut timeline.events {
                visit::inlines_mut(&mut event.content, f);
            }
        }
        for note in &mut self.notes {
            visit::inlines_mut(&mut Rc::make_mut(note).content, f);
        }
    }

    /// The base direction: as authored, else of the language, else of the title and text.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.dir
            .or_else(|| self.lang.as_deref().and_then(Direction::of_language))
            .or_else(|| direction::of_inlines(&self.title))
            .or_else(|| direction::of_blocks(&self.body))
            .unwrap_or(Direction::Ltr)
    }
}
