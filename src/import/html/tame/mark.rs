//! Attributes under other names, before a parser sees them.
//!
//! Even a document that never runs anything reports to the policy of its page what it would not have been
//! allowed to run: a `style` attribute, an event handler. (And Chromium 156 ends the page at some handlers, see
//! `embed/dom`.) So their names are marked, and the tree takes the mark off again ([`unmarked`]).

/// What a marked name starts with: the browser's sanitiser lets `data-` pass.
const MARK: &str = "data-sl-renamed-";

/// Writes the attributes of a start tag, with marks.
pub(super) fn attributes(mut rest: &str, out: &mut String) {
    while let Some((before, name, value)) = next(&mut rest) {
        out.push_str(before);
        if is_refused(name) {
            out.push_str(MARK);
        }
        out.push_str(name);
        out.push_str(value);
    }
}

/// The value of an attribute, with entities as they are written.
pub(super) fn value<'a>(mut attributes: &'a str, name: &str) -> Option<&'a str> {
    while let Some((_, other, value)) = next(&mut attributes) {
        if other.eq_ignore_ascii_case(name) {
            let (_, value) = split(value, |c| !c.is_ascii_whitespace() && c != '=');
            return Some(value.trim_matches(|c| matches!(c, '"' | '\'')));
        }
    }
    None
}

/// What stands before the next attribute of a start tag, its name, and its value from the equals sign on (HTML standard,
/// section 13.2.5.32 and those after it).
fn next<'a>(rest: &mut &'a str) -> Option<(&'a str, &'a str, &'a str)> {
    if rest.is_empty() {
        return None;
    }
    let (before, after) = split(rest, |c| !c.is_ascii_whitespace() && c != '/');
    // An equals sign at the start is part of the name.
    let start = after.chars().next().map_or(0, char::len_utf8);
    let (_, more) = after.split_at(start);
    let (name, _) = split(more, |c| c.is_ascii_whitespace() || matches!(c, '/' | '='));
    let (name, after) = after.split_at(start + name.len());
    let (value, after) = after.split_at(value_length(after));
    *rest = after;
    Some((before, name, value))
}

/// The name of an attribute as its author wrote it.
pub(in crate::import::html) fn unmarked(name: &str) -> &str {
    name.strip_prefix(MARK).unwrap_or(name)
}

fn is_refused(name: &str) -> bool {
    let is_handler = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
    is_handler || name.eq_ignore_ascii_case("style")
}

/// A text before and from the first character that is one.
fn split(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// How long the equals sign and the value after a name are.
fn value_length(after: &str) -> usize {
    let Some(value) = after.trim_ascii_start().strip_prefix('=') else { return 0 };
    let value = value.trim_ascii_start();
    let length = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.get(1..).and_then(|rest| rest.find(quote)).map_or(value.len(), |at| at + 2),
        _ => split(value, |c| c.is_ascii_whitespace()).0.len(),
    };
    after.len() - value.len() + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handlers_and_styles_are_marked() {
        for (written, marked) in [
            (
                " STYLE='a' onClick=b title='on style='",
                " data-sl-renamed-STYLE='a' data-sl-renamed-onClick=b title='on style='",
            ),
            ("\nstyle\n=\n'a'/onload", "\ndata-sl-renamed-style\n=\n'a'/data-sl-renamed-onload"),
            (" a=\">\" style", " a=\">\" data-sl-renamed-style"),
            (" =style style=a/onx", " =style data-sl-renamed-style=a/onx"),
            (" a=b' onx='", " a=b' data-sl-renamed-onx='"),
            (" é=1 on", " é=1 data-sl-renamed-on"),
            ("/", "/"),
            (" a =", " a ="),
        ] {
            let mut out = String::new();
            attributes(written, &mut out);
            assert_eq!(out, marked, "{written}");
        }
        assert_eq!(unmarked("data-sl-renamed-style"), "style");
    }
}
