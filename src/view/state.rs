//! What the view remembers, and what it tells its embedder.

use std::rc::Rc;

use web_sys::Element;
use yew::Reducible;

use super::hooks::{Standing, query};
use crate::article::{Article, Ids};
use crate::markup::Page;

/// An article and its surroundings, shared by all components. Two are equal if they are
/// the same, so that an unchanged one costs a pointer compare.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The article.
    pub article: Rc<Article>,
    /// What its markup depends on.
    pub page: Rc<Page>,
    /// The text, where it stands in the page already and is not to be drawn.
    pub standing: Option<Rc<Standing>>,
}

impl Shown {
    /// The call that an element stands in, and the number of its note.
    #[must_use]
    pub fn call_around(&self, element: &Element) -> Option<(Element, u32)> {
        let standing = self.standing.as_ref().and_then(|standing| standing.call_around(element));
        standing.or_else(|| {
            let call = query::around(element, "a[role=doc-noteref]")?;
            let number = note_of_href(&call.get_attribute("href")?, &self.page.ids)?;
            Some((call, number))
        })
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        let standing = match (&self.standing, &other.standing) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        standing && Rc::ptr_eq(&self.article, &other.article) && Rc::ptr_eq(&self.page, &other.page)
    }
}

/// A call whose note is open at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The number of the note.
    pub number: u32,
    /// Where the note opens, and where the focus returns.
    pub element: Element,
    /// Shown because the pointer rests on the call; it takes no focus.
    pub preview: bool,
    /// The notes through which the reader came here, one calling the next.
    pub trail: Vec<u32>,
    /// The note from which the reader has just come back.
    pub came_from: Option<u32>,
}

impl Call {
    /// A note at the call of it in the text.
    #[must_use]
    pub fn new(number: u32, element: Element, preview: bool) -> Self {
        Self { number, element, preview, trail: Vec::new(), came_from: None }
    }

    /// A note that this one calls, in its place.
    #[must_use]
    pub fn follow(&self, number: u32) -> Self {
        let mut trail = self.trail.clone();
        trail.push(self.number);
        Self { trail, ..Self::new(number, self.element.clone(), false) }
    }

    /// The note before this one.
    #[must_use]
    pub fn back(&self) -> Option<Self> {
        let mut trail = self.trail.clone();
        let number = trail.pop()?;
        Some(Self { trail, came_from: Some(self.number), ..Self::new(number, self.element.clone(), false) })
    }
}

/// The note that is open, if any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open(pub Option<Call>);

/// What happens to the open note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// A note takes the place of the one before.
    Open(Call),
    /// A note was closed. It may be told late, when another has taken its place.
    Closed(Call),
}

impl Reducible for Open {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        match turn {
            Turn::Open(call) => Rc::new(Self(Some(call))),
            Turn::Closed(call) if self.0.as_ref() == Some(&call) => Rc::default(),
            Turn::Closed(_) => self,
        }
    }
}

/// The number of the note that a link leads to; `None` where it leads to no note.
#[must_use]
pub fn note_of_href(href: &str, ids: &Ids) -> Option<u32> {
    ids.name(href)?.strip_prefix("note-")?.parse().ok()
}

/// What a reader opens and closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A note at its call.
    Note,
    /// A biography.
    Bio,
    /// An event.
    Event,
}

impl Kind {
    /// The name in `detail.kind`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Bio => "bio",
            Self::Event => "event",
        }
    }
}

/// Something that a reader opened or closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// What.
    pub kind: Kind,
    /// Its DOM id.
    pub id: String,
    /// Whether it was opened.
    pub open: bool,
}
