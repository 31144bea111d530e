//! Text that needs no parser.

use super::*;
use crate::import::native::Html5;

/// Text without markup is read without a parser; nobody can tell.
#[test]
fn plain_paragraphs_are_what_the_parser_makes_of_them() {
    for (html, is_plain) in [
        ("<p>One.</p>", true),
        ("<p>One<br />two</p><p>Three</p>", true),
        ("<p> One</p>", false),
        ("<p>One </p>", false),
        ("<p>One<br /> two</p>", false),
        ("<p>One  two</p>", false),
        ("<p>One\ttwo</p>", false),
        ("<p>One\ntwo</p>", false),
        ("<p>1 &lt; 2</p>", false),
        ("<p>One</p><p><b>two</b></p>", false),
    ] {
        let parsed = html::blocks(html, 0, &Html5, &mut Held::default(), &mut Report::new(html));
        let read = plain(html);
        assert_eq!(read.is_some(), is_plain, "{html}");
        assert_eq!(read.unwrap_or_else(|| parsed.clone()), parsed, "{html}");
    }
}
