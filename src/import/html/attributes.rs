//! The attributes that are read, and what becomes of all others.
//!
//! One table. An attribute that it does not name never enters the [`Tree`](super::Tree); where
//! one is read that the default configuration of the Sanitizer API does not have, the line
//! says why, and whether its value can reach a page.

use crate::article::{Code, Direction, Image, SafeUrl};

use super::{Node, Walker};

/// Makes [`is_read`] of the table, and for the tests the table itself with its reasons.
macro_rules! attributes {
    ($($name:literal $(because $why:literal)?,)+) => {
        /// Whether anything reads an attribute of this name, in lower case.
        pub(super) fn is_read(name: &str) -> bool {
            matches!(name, $($name)|+)
        }

        /// The names of the attributes that are read.
        pub const READ: &[&str] = &[$($name),+];

        #[cfg(test)]
        const TABLE: &[(&str, &[&str])] = &[$(($name, &[$($why)?])),+];
    };
}

attributes! {
    "href", "title", "lang", "dir", "start", "datetime", "colspan", "rowspan", "rel", "type",
    "src" because "where a picture is, or what was embedded; checked like `href`",
    "data" because "what an `object` embedded; checked like `href`, and only a link",
    "alt" because "what a picture says",
    "width" because "a picture's room, so that nothing jumps; a number of pixels",
    "height" because "a picture's room, so that nothing jumps; a number of pixels",
    "align" because "of a table's cell; one of three words, which become a class of ours",
    "open" because "whether `details` are open; its value is not read",
    "id" because "links lead to it; in a page it is prefixed (`article/anchor`)",
    "name" because "links lead to it in old pages, and `meta` are named by it; never written",
    "class" because "generators mark notes, dates and authors by it; of its value only the language of code is written",
    "role" because "notes are marked by it; never written",
    "for" because "side notes are tied to their numbers by it; never written",
    "content" because "what a `meta` says, as text",
    "itemprop" because "authors and dates are marked by it; never written",
    "pubdate" because "a date of publication is marked by it; its value is not read",
    "data-fn" because "WordPress ties notes by it; never written",
    "data-footnote-ref" because "generators mark calls by it; never written",
    "data-footnote-backref" because "generators mark ways back by it; never written",
    "data-sl-date" because "our own, in pages that were written by us",
    "data-sl-drafted" because "our own, in pages that were written by us",
}

/// Whether an author should hear that an attribute was left out.
pub(super) fn is_refused(name: &str) -> bool {
    name.starts_with("on") || name == "style" || name == "srcdoc"
}

impl Walker<'_, '_> {
    /// A checked address from an attribute; refused ones are reported.
    pub(super) fn address(&mut self, node: Node<'_>, attribute: &str) -> Option<SafeUrl> {
        let value = node.attribute(attribute)?;
        // A fragment that Sidelight has written, as the author wrote it.
        let fragment = value.strip_prefix("#sl-").map(|name| format!("#{name}"));
        let url = SafeUrl::parse(fragment.as_deref().unwrap_or(value));
        if url.is_none() {
            self.tell(Code::UrlRefused, value, || refused_address(value));
        }
        url
    }

    /// Reports event handlers and style attributes; they are never read.
    pub(super) fn refuse_attributes(&mut self, node: Node<'_>) {
        for (name, _) in node.attributes() {
            if is_refused(name) {
                self.tell(Code::HtmlRefused, &format!("@{name}"), || {
                    format!("The attribute `{name}` is not part of an article and was left out. Remove it.")
                });
            }
        }
    }

    /// An image, if its address is allowed.
    pub(super) fn image(&mut self, node: Node<'_>) -> Option<Image> {
        let src = self.address(node, "src")?;
        Some(Image {
            src,
            alt: node.attribute("alt").unwrap_or_default().to_string(),
            title: node.said("title"),
            width: pixels(node, "width"),
            height: pixels(node, "height"),
        })
    }
}

/// The sentence about an address that was refused.
pub(in crate::import) fn refused_address(url: &str) -> String {
    let shown: String = url.chars().filter(|c| !c.is_control()).take(60).collect();
    format!("The address `{shown}` has a scheme that is not allowed; its text was kept. Use https.")
}

/// Language and direction that an element declares.
pub(super) fn language(node: Node<'_>) -> (Option<String>, Option<Direction>) {
    let lang = node.attribute("lang").and_then(language_tag);
    (lang, node.attribute("dir").and_then(Direction::parse))
}

/// A language tag, if it is made of the characters that BCP 47 allows.
pub(in crate::import) fn language_tag(tag: &str) -> Option<String> {
    let tag = tag.trim();
    let fits = !tag.is_empty() && tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    fits.then(|| tag.to_string())
}

/// A number of columns, rows or pixels within `most`.
pub(super) fn number(node: Node<'_>, attribute: &str, most: u32) -> Option<u32> {
    node.attribute(attribute)?.trim().parse().ok().filter(|n| *n <= most)
}

fn pixels(node: Node<'_>, attribute: &str) -> Option<u32> {
    const LARGEST: u32 = 16_384;
    number(node, attribute, LARGEST).filter(|n| *n > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The attributes of the Sanitizer API's default configuration, those of all elements and those of some.
    const DEFAULT: &str = "dir lang title cite reversed start type value href rel hreflang datetime span colspan \
        rowspan headers scope abbr";

    #[test]
    fn what_is_read_beyond_the_default_configuration_has_a_reason() {
        for (name, why) in TABLE {
            let listed = DEFAULT.split_ascii_whitespace().any(|known| known == *name);
            assert_eq!(listed, why.is_empty(), "{name}: a reason, unless the default has it");
            assert!(!is_refused(name), "{name} is refused");
        }
    }
}
