//! Who wrote an article.

use serde::{Deserialize, Serialize};

use super::{Anchor, Block, Image, SafeUrl};

/// One author.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Author {
    /// The name as printed in the byline.
    pub name: String,
    /// What the author is, such as "reporter" or "photographs".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The author's own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<SafeUrl>,
    /// A portrait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// The biography, once for each language it is written in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bios: Vec<Bio>,
    /// Derived: where the bio stands.
    #[serde(skip)]
    pub anchor: Option<Anchor>,
}

/// A biography in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Bio {
    /// Language as a BCP 47 tag; absent where it is the article's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The text; it may call notes.
    pub content: Vec<Block>,
}
