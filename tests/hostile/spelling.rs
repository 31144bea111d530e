//! How the same tag, attribute or address can be spelled, so that a browser reads it and a filter may not.

use super::chance::Chance;
use super::words::{NAMED, SCHEMES};

/// An address that does harm if it is followed, disguised.
pub(crate) fn address(chance: &mut Chance, number: usize) -> String {
    let scheme = chance.pick(&SCHEMES);
    let body = match scheme {
        "data" => match chance.below(4) {
            0 => format!("text/html,<script>top.pwned={number}</script>"),
            1 => format!("text/javascript,top.pwned={number}"),
            2 => format!(
                "image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' id='x' onload='top.pwned={number}'></svg>#x"
            ),
            _ => "text/html;base64,PHNjcmlwdD50b3AucHduZWQ9MTwvc2NyaXB0Pg==".to_owned(),
        },
        "blob" => "https://example.org/9115d58c-bcda-ff47-86e5-083e9a215304".to_owned(),
        "file" => "///etc/passwd".to_owned(),
        "view-source" | "jar" => format!("javascript:top.pwned={number}"),
        "about" => "blank".to_owned(),
        _ => match chance.below(5) {
            0 => format!("//%0atop.pwned={number}"),
            1 => format!("top.pwned={number}//"),
            2 => format!("%74op.pwned={number}"),
            3 => format!("void(top.pwned={number})"),
            _ => format!("top.pwned={number}"),
        },
    };
    match chance.below(12) {
        // What no browser takes for the scheme that it looks like: it has to stay harmless too.
        0 => format!("\u{ff4a}{}:{body}", &scheme[1..]),
        1 => format!("{scheme}\u{ff1a}{body}"),
        2 => format!("%{:02x}{}:{body}", scheme.as_bytes()[0], &scheme[1..]),
        3 => format!("{}\u{0}{}:{body}", &scheme[..2], &scheme[2..]),
        4 => format!("./{scheme}:{body}"),
        5 => format!("feed:{scheme}:{body}"),
        // The plain spelling, with some case.
        6..8 => format!("{}:{body}", cased(chance, scheme)),
        _ => format!("{}{body}", disguised(chance, &format!("{scheme}:"))),
    }
}

/// A file beside the page that only an attack asks for.
pub(crate) fn file(chance: &mut Chance) -> &'static str {
    chance.pick(&[
        "attack.js",
        "attack.html",
        "attack.svg",
        "attack.css",
        "./attack.js",
        "//\\/attack.js",
        "\\attack.js",
    ])
}

/// Each letter as it is, in the other case, or as a reference; breaks between them, spaces before them.
fn disguised(chance: &mut Chance, text: &str) -> String {
    let mut out = String::new();
    for _ in 0..chance.below(3) {
        out.push_str(chance.pick(&[" ", "\t", "\n", "\u{1}", "&#1;", "&#14;", "&#x20;", "&#32", "\u{c}", "\u{1f}"]));
    }
    for c in text.chars() {
        if chance.once_in(6) {
            out.push_str(chance.pick(&["\t", "\n", "&#9;", "&#10", "&#x0D;", "&Tab;", "&NewLine;", "\r"]));
        }
        out.push_str(&reference(chance, c));
    }
    out
}

/// One letter, or a character reference that stands for it.
fn reference(chance: &mut Chance, c: char) -> String {
    let code = u32::from(c);
    let named = NAMED.iter().find(|(known, _)| *known == c).map(|(_, name)| *name);
    match (chance.below(9), named) {
        (0, _) => format!("&#{code};"),
        (1, _) => format!("&#{code:07}"),
        (2, _) => format!("&#x{code:x};"),
        (3, _) => format!("&#X{code:06X}"),
        (4, Some(name)) => name.to_owned(),
        (5, _) => c.to_ascii_uppercase().to_string(),
        // A digit or letter after a reference without a semicolon would become part of it.
        _ => c.to_string(),
    }
}

/// A name in some case.
pub(crate) fn cased(chance: &mut Chance, name: &str) -> String {
    match chance.below(6) {
        0 => name.to_ascii_uppercase(),
        1 => name.chars().map(|c| if chance.once_in(2) { c.to_ascii_uppercase() } else { c }).collect(),
        _ => name.to_owned(),
    }
}

/// An attribute with what stands before it.
pub(crate) fn attribute(chance: &mut Chance, name: &str, value: &str) -> String {
    let before = chance.pick(&[" ", " ", " ", "/", "\t", "\n", "\u{c}", "  ", " / ", "\r\n"]);
    let equals = chance.pick(&["=", "=", "=", "=", " = ", "=\n", "\t="]);
    let name = cased(chance, name);
    let bare = !value.is_empty() && !value.contains(|c: char| c.is_whitespace() || "\"'>`".contains(c));
    match chance.below(10) {
        0..6 => format!("{before}{name}{equals}\"{}\"", value.replace('"', "&quot;")),
        6..8 => format!("{before}{name}{equals}'{}'", value.replace('\'', "&#39;")),
        8 if bare => format!("{before}{name}{equals}{value}"),
        // Not a quote to any browser of today.
        _ => format!("{before}{name}{equals}`{value}`"),
    }
}

/// A start tag with these attributes, spelled.
pub(crate) fn tag(chance: &mut Chance, name: &str, attributes: &str) -> String {
    let name = cased(chance, name);
    match chance.below(24) {
        0 => format!("<{name}{attributes}/>"),
        1 => format!("<{name}{attributes} <"),
        2 => format!("<{name}{attributes}\n>"),
        3 => format!("<{name} \"{attributes}>"),
        4 => format!("<{name}{attributes} =x>"),
        5 => format!("<<{name}{attributes}>"),
        6 => format!("<\u{0}{name}{attributes}>"),
        7 => format!("< {name}{attributes}>"),
        8 => format!("<{name}\u{0}{attributes}>"),
        9 => format!("</{name}{attributes}>"),
        _ => format!("<{name}{attributes}>"),
    }
}
