//! Who wrote an article.

use super::{Anchor, Block, Image, SafeUrl, visit};

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

impl Author {
    /// Whether there is anything to read about the author, beside name and role.
    #[must_use]
    pub fn has_bio(&self) -> bool {
        self.url.is_some() || self.image.is_some() || self.bios.iter().any(|bio| !visit::is_blank(&bio.content))
    }
}

/// A biography in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bio {
    /// Language as a BCP 47 tag; absent where it is the article's.
    pub lang: Option<String>,
    /// The text; it may call notes.
    pub content: Vec<Block>,
}
