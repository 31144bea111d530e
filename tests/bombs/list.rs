//! Bombs: small sources that are worth nothing to read and much to whoever wants a page to stop.
//!
//! Each is made of a number of units: so many brackets, cells, dates. What reads them must
//! not take more than its share when the number doubles, in time, memory or elements.
//! `tests/bombs.rs` holds what needs no clock, `cargo xtask soak` measures.

#[path = "characters.rs"]
mod characters;
#[path = "html.rs"]
mod html;
#[path = "inline.rs"]
mod inline;
#[path = "json.rs"]
mod json;
#[path = "markdown.rs"]
mod markdown;
#[path = "timeline.rs"]
mod timeline;
#[path = "wordpress.rs"]
mod wordpress;

/// How a bomb comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// As Markdown.
    Markdown,
    /// As Markdown whose dates become a timeline.
    Dates,
    /// As the text of a WordPress post.
    Wordpress,
    /// As HTML.
    Html,
    /// As JSON.
    Json,
}

impl Door {
    /// The value of the attribute `format`.
    pub(crate) fn format(self) -> &'static str {
        match self {
            Self::Markdown | Self::Dates => "markdown",
            Self::Wordpress => "wordpress",
            Self::Html => "html",
            Self::Json => "json",
        }
    }

    /// The value of the attribute `timeline`.
    pub(crate) fn timeline(self) -> &'static str {
        if self == Self::Dates { "auto" } else { "authored" }
    }

    /// A paragraph after the bomb, by which one sees that the rest of an article is still read.
    fn end(self) -> &'static str {
        match self {
            Self::Markdown | Self::Dates | Self::Wordpress => "\n\nThe last words.\n",
            Self::Html => "<p>The last words.</p>",
            Self::Json => "",
        }
    }
}

/// One bomb.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bomb {
    /// What it is made of.
    pub(crate) name: &'static str,
    /// How it comes in.
    pub(crate) door: Door,
    make: fn(usize) -> String,
}

impl Bomb {
    const fn new(name: &'static str, door: Door, make: fn(usize) -> String) -> Self {
        Self { name, door, make }
    }

    /// The source with so many units, and the last words after it.
    pub(crate) fn source(&self, units: usize) -> String {
        (self.make)(units) + self.door.end()
    }
}

/// All of them.
pub(crate) fn all() -> Vec<Bomb> {
    [inline::BOMBS, markdown::BOMBS, characters::BOMBS, timeline::BOMBS, wordpress::BOMBS, html::BOMBS, json::BOMBS]
        .concat()
}

/// A text for each number below `units`, in one.
fn each(units: usize, text: impl Fn(usize) -> String) -> String {
    (0..units).map(text).collect()
}

/// How many of something that grows with each may be taken, so that all have `units` characters.
fn rising(units: usize) -> usize {
    (2 * units).isqrt()
}
