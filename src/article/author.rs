//! Who wrote an article.

use super::{Anchor, Block, Image, SafeUrl};

/// One author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// The name as printed in the byline.
    pub name: String,
    /// What the author is, such as "reporter" or "photographs".
    pub role: Option<String>,
    /// The author's own page.
    pub url: Option<SafeUrl>,
    /// A portrait.
    pub image: Option<Image>,
    /// The biography, once for each language it is written in.
    pub bios: Vec<Bio>,
    /// Derived: where the bio stands.
    pub anchor: Option<Anchor>,
}

/// A biography in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bio {
    /// Language as a BCP 47 tag; absent where it is the article's.
    pub lang: Option<String>,
    /// The text; it may call notes.
    pub content: Vec<Block>,
}
