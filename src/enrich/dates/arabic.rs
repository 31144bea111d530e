//! How Arabic writes dates.

use super::lexicon::Language;

pub(super) const ARABIC: Language = Language { words: &[], patterns: &[], attached: "", past: "", future: "", cased: false };
