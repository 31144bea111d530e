//! The attributes that are read, and what becomes of all others.

use crate::article::{Code, Direction, Image, SafeUrl};

use super::{Tree, Walker};

impl Walker<'_, '_> {
    /// A checked address from an attribute; refused ones are reported.
    pub(super) fn address<T: Tree>(&mut self, node: &T, attribute: &str) -> Option<SafeUrl> {
        let value = node.attribute(attribute)?;
        let url = SafeUrl::parse(&value);
        if url.is_none() {
            self.tell(Code::UrlRefused, &value, || refused_address(&value));
        }
        url
    }

    /// Reports event handlers and style attributes; they are never read.
    pub(super) fn refuse_attributes<T: Tree>(&mut self, node: &T) {
        for name in node.attribute_names() {
            if name.starts_with("on") || name == "style" || name == "srcdoc" {
                self.tell(Code::HtmlRefused, &format!("@{name}"), || {
                    format!("The attribute `{name}` is not part of an article and was left out. Remove it.")
                });
            }
        }
    }

    /// An image, if its address is allowed.
    pub(super) fn image<T: Tree>(&mut self, node: &T) -> Option<Image> {
        let src = self.address(node, "src")?;
        Some(Image {
            src,
            alt: node.attribute("alt").unwrap_or_default(),
            title: node.attribute("title").filter(|title| !title.is_empty()),
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
pub(super) fn language<T: Tree>(node: &T) -> (Option<String>, Option<Direction>) {
    let lang = node.attribute("lang").and_then(|tag| language_tag(&tag));
    (lang, node.attribute("dir").and_then(|dir| Direction::parse(&dir)))
}

/// A language tag, if it is made of the characters that BCP 47 allows.
pub(in crate::import) fn language_tag(tag: &str) -> Option<String> {
    let tag = tag.trim();
    let fits = !tag.is_empty() && tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    fits.then(|| tag.to_string())
}

/// A number of columns, rows or pixels within `most`.
pub(super) fn number<T: Tree>(node: &T, attribute: &str, most: u32) -> Option<u32> {
    node.attribute(attribute)?.trim().parse().ok().filter(|n| *n <= most)
}

fn pixels<T: Tree>(node: &T, attribute: &str) -> Option<u32> {
    const LARGEST: u32 = 16_384;
    number(node, attribute, LARGEST).filter(|n| *n > 0)
}
