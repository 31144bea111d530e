//! The only source of DOM ids.
//!
//! An [`Anchor`] is a name unique within one article (`note-3`, `the-dig`); an
//! [`Ids`] turns it into an id unique within a page by a prefix (`sl-note-3` in
//! the first element of a page, `sl2-note-3` in the second). The same text always
//! gives the same anchors, so that links to them last.

use std::collections::HashMap;
use std::fmt;

use super::order::fold_case;

/// A place in an article that can be linked to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Anchor(String);

impl Anchor {
    /// The whole article.
    #[must_use]
    pub fn article() -> Self {
        Self("article".into())
    }

    /// The text, where "skip to the article" leads.
    #[must_use]
    pub fn text() -> Self {
        Self("text".into())
    }

    /// The timeline.
    #[must_use]
    pub fn timeline() -> Self {
        Self("timeline".into())
    }

    /// The list of notes.
    #[must_use]
    pub fn notes() -> Self {
        Self("notes".into())
    }

    /// The authors and their bios.
    #[must_use]
    pub fn authors() -> Self {
        Self("authors".into())
    }

    /// The contents.
    #[must_use]
    pub fn contents() -> Self {
        Self("contents".into())
    }

    /// The panel that sets the type.
    #[must_use]
    pub fn display() -> Self {
        Self("display".into())
    }

    /// The list of keyboard shortcuts.
    #[must_use]
    pub fn shortcuts() -> Self {
        Self("shortcuts".into())
    }

    /// The headline.
    #[must_use]
    pub fn title() -> Self {
        Self("title".into())
    }

    /// An author's name in the byline.
    #[must_use]
    pub fn byline_of(author: &Anchor) -> Self {
        Self(format!("byline-{}", author.0))
    }

    /// One block of the text, counted from 1. No element has this id: it is found by counting,
    /// so that every passage can be linked to.
    #[must_use]
    pub fn block(ordinal: u32) -> Self {
        Self(format!("block-{ordinal}"))
    }

    /// The heading of one of the parts beside the text.
    #[must_use]
    pub fn heading_of(part: &Anchor) -> Self {
        Self(format!("{}-heading", part.0))
    }

    /// The place after the article, where "skip past" leads.
    #[must_use]
    pub fn end() -> Self {
        Self("end".into())
    }

    /// The note with this number.
    #[must_use]
    pub fn note(number: u32) -> Self {
        Self(format!("note-{number}"))
    }

    /// One call of a note; `ordinal` counts the calls of that note from 1.
    #[must_use]
    pub fn call(number: u32, ordinal: u32) -> Self {
        if ordinal <= 1 { Self(format!("ref-{number}")) } else { Self(format!("ref-{number}-{ordinal}")) }
    }

    /// The name without a prefix.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hands out anchors that are unique within one article.
#[derive(Debug)]
pub struct Register {
    used: HashMap<String, usize>,
}

impl Default for Register {
    fn default() -> Self {
        let fixed = [
            Anchor::article(),
            Anchor::title(),
            Anchor::text(),
            Anchor::timeline(),
            Anchor::notes(),
            Anchor::authors(),
            Anchor::contents(),
            Anchor::display(),
            Anchor::shortcuts(),
            Anchor::end(),
        ];
        Self { used: fixed.into_iter().map(|anchor| (anchor.0, 1)).collect() }
    }
}

impl Register {
    /// An anchor from the words of `text`, numbered (`-2`, `-3`, …) where the name is taken.
    ///
    /// Letters and digits of every script are kept, lower-cased; everything else
    /// becomes one hyphen. A name that would look like one that is computed and not
    /// registered (a note's, a call's, a block's, the heading of a part) gets the prefix `to-`, once:
    /// a page that was written with it is read with it.
    pub fn name(&mut self, prefix: &str, text: &str) -> Anchor {
        let slug = slug(text);
        let mut base = match (prefix.is_empty(), slug.is_empty()) {
            (true, true) => "section".to_string(),
            (true, false) => slug,
            (false, true) => prefix.to_string(),
            (false, false) => format!("{prefix}-{slug}"),
        };
        let looks_computed = ["note-", "ref-", "byline-", "block-"].iter().any(|taken| base.starts_with(taken))
            || base.ends_with("-heading");
        if looks_computed && !base.starts_with("to-") {
            base.insert_str(0, "to-");
        }
        loop {
            let count = self.used.entry(base.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return Anchor(base);
            }
            base = format!("{base}-{count}");
        }
    }
}

/// Lower-cased letters and digits of `text`, with single hyphens between its words.
#[must_use]
pub fn slug(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut out = String::new();
    for c in text.chars() {
        // The zero-width non-joiner belongs to the spelling of Persian words.
        if c.is_alphanumeric() || (c == '\u{200c}' && !out.is_empty()) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') && !matches!(c, '\'' | '’') {
            out.push('-');
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    fold_case(out.trim_end_matches(['-', '\u{200c}']))
}

/// Prefixes anchors for one element of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ids {
    ordinal: u32,
    prefix: String,
}

impl Ids {
    /// The ids of the `ordinal`-th element of a page, counted from 1.
    #[must_use]
    pub fn of_element(ordinal: u32) -> Self {
        Self { ordinal, prefix: if ordinal <= 1 { "sl-".into() } else { format!("sl{ordinal}-") } }
    }

    /// Which element of the page it is, counted from 1.
    #[must_use]
    pub fn ordinal(&self) -> u32 {
        self.ordinal
    }

    /// The DOM id of an anchor.
    #[must_use]
    pub fn id(&self, anchor: &Anchor) -> String {
        format!("{}{}", self.prefix, anchor.0)
    }

    /// The link to an anchor within the page.
    #[must_use]
    pub fn href(&self, anchor: &Anchor) -> String {
        format!("#{}{}", self.prefix, anchor.0)
    }

    /// The DOM id of the anchor with this name.
    #[must_use]
    pub fn of_name(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The name of the anchor that a DOM id or a fragment means, if it is one of ours.
    #[must_use]
    pub fn name<'a>(&self, id: &'a str) -> Option<&'a str> {
        id.strip_prefix('#').unwrap_or(id).strip_prefix(self.prefix.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_the_letters_of_every_script() {
        assert_eq!(slug("The dig: a history"), "the-dig-a-history");
        assert_eq!(slug("Iran's talks"), "irans-talks");
        assert_eq!(slug("گاه‌شمار رویدادها"), "گاه‌شمار-رویدادها");
        assert_eq!(slug("  "), "");
    }

    #[test]
    fn a_taken_name_is_numbered_and_never_meets_a_computed_one() {
        let mut register = Register::default();
        assert_eq!(register.name("", "Notes").as_str(), "notes-2");
        assert_eq!(register.name("", "The dig").as_str(), "the-dig");
        assert_eq!(register.name("", "The dig").as_str(), "the-dig-2");
        assert_eq!(register.name("", "The dig 2").as_str(), "the-dig-2-2");
        assert_eq!(register.name("", "Note 3").as_str(), "to-note-3");
        assert_eq!(register.name("", "Notes heading").as_str(), "to-notes-heading");
    }

    #[test]
    fn a_name_that_was_given_is_kept_when_it_is_read_again() {
        assert_eq!(Register::default().name("", "to-notes-heading").as_str(), "to-notes-heading");
    }

    #[test]
    fn ids_of_two_elements_differ() {
        let anchor = Anchor::note(3);
        assert_eq!(Ids::of_element(1).id(&anchor), "sl-note-3");
        assert_eq!(Ids::of_element(2).id(&anchor), "sl2-note-3");
        assert_eq!(Ids::of_element(1).name("#sl-note-3"), Some("note-3"));
        assert_eq!(Ids::of_element(1).name("#sl2-note-3"), None);
    }
}
