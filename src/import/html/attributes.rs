//! The attributes that are read, and what becomes of all others.

use crate::article::{Code, Direction, Image, SafeUrl};

use super::{Node, Walker};

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
            if name.starts_with("on") || name == "style" || name == "srcdoc" {
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
