//! HTML under other names, before a browser parses it.
//!
//! Even a document that never runs anything reports to the policy of its page what it would not have been
//! allowed to run: a `style` attribute, an event handler, a style sheet. And three elements are parsed into
//! something that cannot be read: embedded documents, which `parseHTML` leaves out although an article keeps links
//! in their places, and forms, whose fields hide their properties. So their names are marked, and the mark
//! is taken off again when the tree is copied ([`plain`]).
//!
//! This reads tags as the HTML standard's tokenizer does (section 13.2.5), as far as names need it. What it
//! should take for something else than a browser does would be reported or left out, and still not run.

/// What a marked name of an element starts with.
const MARK: &str = "sl-renamed-";

/// What a marked name of an attribute starts with.
const MARK_OF_ATTRIBUTE: &str = "data-sl-renamed-";

/// Elements that are parsed under another name. (`embed` has no end tag: renamed, it would hold the rest.)
const RENAMED: [&str; 3] = ["iframe", "object", "form"];

/// Elements whose content is text and no tags, up to their end tag.
const RAW: [&str; 7] = ["textarea", "title", "xmp", "noembed", "noframes", "script", "plaintext"];

/// HTML whose dangerous names are marked.
#[must_use]
pub fn defuse(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let taken = match tag.as_bytes().get(1) {
            Some(b'!' | b'?') => verbatim(tag, comment(tag), &mut out),
            Some(b'/') => name(tag, "</", &mut out),
            Some(first) if first.is_ascii_alphabetic() => element(tag, &mut out),
            _ => verbatim(tag, 1, &mut out),
        };
        rest = tag.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// A text without marks.
#[must_use]
pub fn plain(text: String) -> String {
    if text.contains(MARK) { text.replace(MARK_OF_ATTRIBUTE, "").replace(MARK, "") } else { text }
}

/// Writes the beginning of a text as it is; returns how long that is.
fn verbatim(text: &str, length: usize, out: &mut String) -> usize {
    out.push_str(text.get(..length).unwrap_or_default());
    length
}

/// The length of a comment or a declaration.
fn comment(tag: &str) -> usize {
    let end = if tag.starts_with("<!--") { "-->" } else { ">" };
    tag.find(end).map_or(tag.len(), |at| at + end.len())
}

/// Writes the start of a tag with its name, marked if need be; returns how long that is.
fn name(tag: &str, open: &str, out: &mut String) -> usize {
    let rest = tag.get(open.len()..).unwrap_or_default();
    let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len());
    let (name, _) = rest.split_at(end);
    out.push_str(open);
    if RENAMED.iter().any(|known| name.eq_ignore_ascii_case(known)) {
        out.push_str(MARK);
    }
    out.push_str(name);
    open.len() + end
}

/// Writes an element's start tag, and what it holds where that is no tags.
fn element(tag: &str, out: &mut String) -> usize {
    let start = out.len();
    let mut at = name(tag, "<", out);
    let name = out.get(start + 1..).unwrap_or_default().to_ascii_lowercase();
    while let Some(rest) = tag.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with('>') {
            out.push('>');
            at += 1;
            break;
        }
        at += attribute(rest, out);
    }
    let content = tag.get(at..).unwrap_or_default();
    if name == "style" {
        // It is left out in any case; only that it was there is told.
        out.truncate(start);
        out.push_str("<sl-renamed-style>");
        return at + end_tag(content, "style");
    }
    if RAW.contains(&name.as_str()) {
        return at + verbatim(content, end_tag(content, &name), out);
    }
    at
}

/// Where the end tag of an element begins.
fn end_tag(content: &str, name: &str) -> usize {
    let ends = |at: &usize| {
        let after = content.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    };
    content.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(content.len())
}

/// Writes the next piece of a start tag: white space, or an attribute with its value. Returns its length.
fn attribute(rest: &str, out: &mut String) -> usize {
    let is_space = |c: char| c.is_ascii_whitespace();
    let skipped = rest.len() - rest.trim_start_matches(|c| is_space(c) || c == '/').len();
    let (space, rest) = rest.split_at(skipped);
    out.push_str(space);
    // An equals sign at the start is part of the name.
    let name_end = rest.char_indices().skip(1).find(|(_, c)| is_space(*c) || matches!(c, '/' | '>' | '='));
    let end = if rest.starts_with('>') { 0 } else { name_end.map_or(rest.len(), |(at, _)| at) };
    let (name, after) = rest.split_at(end);
    let is_handler = name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
    if is_handler || name.eq_ignore_ascii_case("style") {
        out.push_str(MARK_OF_ATTRIBUTE);
    }
    out.push_str(name);
    skipped + end + verbatim(after, value_length(after), out)
}

/// How long the equals sign and the value after a name are.
fn value_length(after: &str) -> usize {
    let start = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
    let Some(value) = start.strip_prefix('=') else { return 0 };
    let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
    let length = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value.get(1..).and_then(|rest| rest.find(quote)).map_or(value.len(), |at| at + 2),
        _ => value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len()),
    };
    after.len() - value.len() + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_be_reported_are_marked() {
        for (html, defused) in [
            (
                "<p STYLE='a' onClick=b title='on style='>c",
                "<p data-sl-renamed-STYLE='a' data-sl-renamed-onClick=b title='on style='>c",
            ),
            ("<p\nstyle\n=\n'a'/onload>", "<p\ndata-sl-renamed-style\n=\n'a'/data-sl-renamed-onload>"),
            ("<p a=\">\" style>b</p style>", "<p a=\">\" data-sl-renamed-style>b</p style>"),
            (
                "<Form><iframe src=a></iframe></FORM>",
                "<sl-renamed-Form><sl-renamed-iframe src=a></sl-renamed-iframe></sl-renamed-FORM>",
            ),
            ("a<style>b { } <p style=c>\n</style >d", "a<sl-renamed-style></style >d"),
            ("<svg/onload=a>", "<svg/data-sl-renamed-onload=a>"),
            ("<p =style style=a>", "<p =style data-sl-renamed-style=a>"),
        ] {
            assert_eq!(defuse(html), defused, "{html}");
        }
    }

    #[test]
    fn what_is_no_tag_stays() {
        for html in [
            "a < b style=c > d",
            "<!-- <p style=a> --><b>",
            "<!doctype html style=a>",
            "<textarea><p style=a></textarea><b>",
            "<title><form></title>",
            "<",
            "</",
            "<a",
            "<a b",
            "<a b=",
            "<a b='",
            "<!--",
            "<é style=a>",
        ] {
            assert_eq!(defuse(html), html);
        }
    }

    #[test]
    fn a_text_loses_the_mark_again() {
        assert_eq!(plain("data-sl-renamed-style".into()), "style");
    }
}
