//! An image with a caption, as the shortcode has it.

use std::ops::Range;

use crate::article::Block;
use crate::import::html::{Built, Parser};
use crate::import::shortcode::Shortcode;
use crate::import::shortcode::markup::{self, Sort};

use super::Reader;

impl<P: Parser> Reader<'_, '_, '_, P> {
    /// An image with a caption, as the HTML that the walker knows.
    pub(super) fn caption(&mut self, shortcode: &Shortcode, depth: usize) -> String {
        let Some(content) = shortcode.content.clone() else { return String::new() };
        let source = self.text.get(content.clone()).unwrap_or_default();
        let image = image(source).map(|image| content.start + image.start..content.start + image.end);
        let mut caption = Vec::new();
        let shown = match image {
            Some(image) => {
                for words in [content.start..image.start, image.end..content.end] {
                    if self.text.get(words.clone()).is_some_and(has_words) {
                        caption.extend(self.blocks(words, depth + 1));
                    }
                }
                self.text.get(image).unwrap_or_default().to_string()
            }
            None => {
                let blocks = self.blocks(content, depth + 1);
                self.held.hold(Built::Blocks(blocks))
            }
        };
        if let Some(text) = shortcode.attribute("caption").filter(|_| caption.is_empty()) {
            caption.push(Block::Paragraph(self.line(text, shortcode.range.start)));
        }
        let caption = match (caption.pop(), caption.is_empty()) {
            (None, _) => String::new(),
            (Some(Block::Paragraph(line)), true) => self.held.hold(Built::Line(line)),
            (Some(last), _) => {
                caption.push(last);
                self.held.hold(Built::Blocks(caption))
            }
        };
        if caption.is_empty() {
            format!("<figure>{shown}</figure>")
        } else {
            format!("<figure>{shown}<figcaption>{caption}</figcaption></figure>")
        }
    }
}

/// Whether HTML has anything but tags and white space.
fn has_words(html: &str) -> bool {
    html.split('<').any(|piece| !piece.split_once('>').map_or(piece, |(_, words)| words).trim().is_empty())
}

/// The image of a caption, with the link around it.
fn image(source: &str) -> Option<Range<usize>> {
    let mut reader = markup::Reader::new();
    let (mut at, mut link): (usize, Option<usize>) = (0, None);
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('<')) {
        at += found;
        let Some(markup) = reader.read(source, at) else {
            at += 1;
            continue;
        };
        let end = markup.range.end;
        match &markup.kind {
            Sort::Open(name) if name == "a" => link = Some(at),
            Sort::Close(name) if name == "a" => link = None,
            Sort::Open(name) if name == "img" => {
                let linked = link.and_then(|start| {
                    let (within, _) = source.get(end..)?.split_once("</a>")?;
                    (!has_words(within)).then(|| start..end + within.len() + "</a>".len())
                });
                return Some(linked.unwrap_or(at..end));
            }
            _ => {}
        }
        at = end;
    }
    None
}
