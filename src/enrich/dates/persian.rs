//! How Persian writes dates.

use super::lexicon::Language;

pub(super) const PERSIAN: Language = Language { words: &[], patterns: &[], attached: "", past: "", future: "", cased: false };
