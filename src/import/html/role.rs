//! The allow-list: what each element is to an article.
//!
//! One table. Where an element is read that the default configuration of the Sanitizer API
//! does not have, the line says why; what the table does not name is opened up, so that
//! its text stays. Nothing here is an element of the page: the model has no variant for
//! what its own list does not hold.

use crate::article::Style;

use super::{MAX_DEPTH, Node};

/// What an element is to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Makes [`of`] of the table, and for the tests the table itself with its reasons.
macro_rules! elements {
    ($($role:ident { $($name:literal $(because $why:literal)?,)+ })+) => {
        /// The role of an element by its name in lower case.
        pub(super) fn of(name: &str) -> Role {
            match name {
                $($($name)|+ => Role::$role,)+
                _ if name.starts_with(super::HOLD) => Role::Held,
                _ => Role::Unknown,
            }
        }

        #[cfg(test)]
        const TABLE: &[(&str, Role, &[&str])] = &[$($(($name, Role::$role, &[$($why)?])),+),+];
    };
}

elements! {
    Block {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "menu", "dl", "pre", "hr", "table", "figure",
        "details" because "articles fold what is beside the point; it opens without a script",
        "listing" because "old pages have preformatted text in it; read as `pre`",
        "xmp" because "old pages have preformatted text in it; read as `pre`",
        "plaintext" because "its text would be lost; read as `pre`",
    }
    Phrase {
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
        "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
        "img" because "articles have pictures; the address is checked, nothing else is asked for",
        "picture" because "it holds the `img` that is read",
        "acronym" because "the old name of `abbr`",
        "strike" because "the old name of `del`",
        "tt" because "the old name of `code`",
        "rb" because "the base of old ruby; its words are read as text",
        "big" because "old markup around words; opened up",
        "font" because "old markup around words; opened up",
        "nobr" because "old markup around words; opened up",
        "label" because "side notes have their numbers in it; opened up",
    }
    Group {
        "html", "body", "div", "section", "article", "main", "aside", "header", "footer", "nav", "address", "hgroup",
        "search", "figcaption", "li", "dt", "dd", "caption", "tbody", "thead", "tfoot", "tr", "td", "th",
        "summary" because "it belongs to `details`",
        "center" because "old markup around blocks; opened up",
        "noscript" because "no script runs here, so it is what a reader without scripts has",
    }
    Embedded {
        "iframe" because "the reader would miss what was there: a link to its address takes its place",
        "frame" because "as `iframe`",
        "video" because "as `iframe`",
        "audio" because "as `iframe`",
        "embed" because "as `iframe`",
        "object" because "as `iframe`",
    }
    Dropped {
        "script", "style", "template", "noembed", "noframes", "head", "title", "meta", "link", "base", "basefont",
        "bgsound", "svg", "math", "canvas", "applet", "param", "source", "track", "input", "datalist", "map", "area",
        "dialog", "frameset", "slot", "col", "colgroup",
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The elements of the Sanitizer API's default configuration (HTML Sanitizer API, "built-in safe default
    /// configuration").
    const DEFAULT: &str = "html head title body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header footer \
        address p hr pre blockquote ol ul menu li dl dt dd figure figcaption main search div a em strong small s cite q \
        dfn abbr ruby rt rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del table caption \
        colgroup col tbody thead tfoot tr td th";

    /// What it removes whatever a page asks for ("built-in safe baseline configuration").
    const ALWAYS_REMOVED: [&str; 6] = ["script", "frame", "iframe", "object", "embed", "use"];

    #[test]
    fn what_is_read_beyond_the_default_configuration_has_a_reason() {
        for (name, role, why) in TABLE.iter().filter(|(_, role, _)| *role != Role::Dropped) {
            let listed = DEFAULT.split_ascii_whitespace().any(|known| known == *name);
            assert_eq!(listed, why.is_empty(), "{name} ({role:?}): a reason, unless the default has it");
        }
    }

    #[test]
    fn what_is_always_removed_is_no_part_of_an_article() {
        for name in ALWAYS_REMOVED {
            assert!(matches!(of(name), Role::Dropped | Role::Embedded | Role::Unknown), "{name}");
        }
    }
}
