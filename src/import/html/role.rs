//! The allow-list: what each element is to an article.

use crate::article::Style;

use super::{MAX_DEPTH, Node};

/// What an element is to an article.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A block of its own.
    Block,
    /// Marked words within a line.
    Phrase,
    /// It groups blocks and says nothing itself: opened up without a word.
    Group,
    /// Not known: opened up, and reported.
    Unknown,
    /// Something shown by another document; a link to it stays.
    Embedded,
    /// Never text: left out with all it holds.
    Dropped,
    /// What an importer has built already.
    Held,
}

/// The role of an element by its name in lower case.
pub(super) fn of(name: &str) -> Role {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "ul" | "ol" | "menu" | "dl" | "pre" | "hr"
        | "table" | "figure" | "details" | "listing" | "xmp" | "plaintext" => Role::Block,
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "br" | "cite" | "code" | "data" | "del" | "dfn"
        | "em" | "font" | "i" | "img" | "ins" | "kbd" | "label" | "mark" | "nobr" | "picture" | "q" | "rb" | "rp"
        | "rt" | "ruby" | "s" | "samp" | "small" | "span" | "strike" | "strong" | "sub" | "sup" | "time" | "tt"
        | "u" | "var" | "wbr" => Role::Phrase,
        "html" | "body" | "div" | "section" | "article" | "main" | "aside" | "header" | "footer" | "nav"
        | "address" | "center" | "hgroup" | "search" | "figcaption" | "summary" | "li" | "dt" | "dd" | "caption"
        | "noscript" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" => Role::Group,
        "iframe" | "frame" | "video" | "audio" | "embed" | "object" => Role::Embedded,
        "script" | "style" | "template" | "noembed" | "noframes" | "head" | "title" | "meta" | "link" | "base"
        | "basefont" | "bgsound" | "svg" | "math" | "canvas" | "applet" | "param" | "source" | "track" | "input"
        | "datalist" | "map" | "area" | "dialog" | "frameset" | "slot" | "col" | "colgroup" => Role::Dropped,
        _ if name.starts_with(super::HOLD) => Role::Held,
        _ => Role::Unknown,
    }
}

/// The style that an element means; `None` for elements that mean none.
pub(super) fn style(name: &str) -> Option<Style> {
    Some(match name {
        "em" => Style::Emphasis,
        "strong" => Style::Strong,
        "del" | "strike" => Style::Deleted,
        "ins" => Style::Inserted,
        "s" => Style::Struck,
        "i" => Style::Italic,
        "b" => Style::Bold,
        "u" => Style::Underlined,
        "mark" => Style::Marked,
        "small" => Style::Small,
        "sup" => Style::Superscript,
        "sub" => Style::Subscript,
        "cite" => Style::Cited,
        "q" => Style::Quoted,
        "dfn" => Style::Defined,
        "kbd" => Style::Keyboard,
        "samp" => Style::Sample,
        "var" => Style::Variable,
        _ => return None,
    })
}

/// Whether a phrase holds a block, as pages in the wild let it. Looks only as deep as
/// an article may nest, so that the cost stays linear in the input.
pub(super) fn holds_block(node: Node<'_>, depth: usize) -> bool {
    depth < MAX_DEPTH
        && node.children().iter().any(|child| {
            child.name().is_some_and(|name| match of(name) {
                Role::Block | Role::Group => true,
                Role::Phrase | Role::Unknown => holds_block(*child, depth + 1),
                Role::Embedded | Role::Dropped | Role::Held => false,
            })
        })
}
