//! Bombs of JSON: deep, wide, and posts that hold one of the others.

use super::{Bomb, Door::Json, each};

/// What a reader of JSON may recurse into or look up too often.
pub(super) const BOMBS: &[Bomb] = &[
    Bomb::new("arrays", Json, |n| article(&format!("{}\"a\"{}", "[".repeat(n), "]".repeat(n)))),
    Bomb::new("arrays_without_an_end", Json, |n| format!("{{\"body\":{}", "[".repeat(n))),
    Bomb::new("objects_in_objects", Json, |n| article(&format!("{}1{}", "{\"a\":".repeat(n), "}".repeat(n)))),
    Bomb::new("quotations_in_quotations", Json, |n| {
        let units = n / 2;
        article(&format!("{}\"a\"{}", "{\"type\":\"quote\",\"content\":[".repeat(units), "]}".repeat(units)))
    }),
    Bomb::new("emphasis_in_emphasis_of_json", Json, |n| {
        let units = n / 2;
        let open = "{\"type\":\"em\",\"content\":[".repeat(units);
        article(&format!("{{\"type\":\"paragraph\",\"content\":[{open}\"a\"{}]}}", "]}".repeat(units)))
    }),
    Bomb::new("a_wide_body", Json, |n| article(&(each(n, |_| "\"a\",".to_owned()) + "\"b\""))),
    Bomb::new("a_wide_line", Json, |n| {
        article(&format!("{{\"type\":\"paragraph\",\"content\":[{}\"b\"]}}", "\"a\",".repeat(n)))
    }),
    Bomb::new("keys_of_an_object", Json, |n| {
        format!("{{{}\"body\":[\"The last words.\"]}}", each(n, |at| format!("\"a{at}\":1,")))
    }),
    Bomb::new("keys_of_one_name", Json, |n| {
        format!("{{{}\"body\":[\"The last words.\"]}}", "\"title\":\"a\",".repeat(n))
    }),
    Bomb::new("keys_of_a_block", Json, |n| {
        article(&format!("{{\"type\":\"paragraph\",{}\"content\":[\"a\"]}}", each(n, |at| format!("\"a{at}\":1,"))))
    }),
    Bomb::new("numbers", Json, |n| article(&("1,".repeat(n) + "2"))),
    Bomb::new("a_long_number", Json, |n| article(&"1".repeat(n))),
    Bomb::new("a_long_string", Json, |n| article(&format!("\"{}\"", "a".repeat(10 * n)))),
    Bomb::new("escapes", Json, |n| article(&format!("\"{}\"", "\\u0627\\n".repeat(n)))),
    Bomb::new("halves_of_letters", Json, |n| article(&format!("\"{}\"", "\\ud800".repeat(n)))),
    Bomb::new("spaces_of_json", Json, |n| article(&format!("{}\"a\"", " \n".repeat(n)))),
    Bomb::new("authors_of_json", Json, |n| {
        format!(
            "{{\"authors\":[{}{{\"name\":\"B\"}}],\"body\":[\"The last words.\"]}}",
            each(n, |at| format!("{{\"name\":\"A{at}\"}},"))
        )
    }),
    Bomb::new("notes_of_json", Json, |n| {
        let notes = each(n / 2, |at| format!("{{\"label\":\"{at}\",\"content\":[\"a\"]}},"));
        format!("{{\"notes\":[{notes}{{\"label\":\"b\",\"content\":[\"a\"]}}],\"body\":[\"The last words.\"]}}")
    }),
    Bomb::new("a_post", Json, |n| post(&"<p>a</p>".repeat(n))),
    Bomb::new("a_post_of_divisions", Json, |n| post(&"<div>".repeat(n))),
    Bomb::new("footnotes_of_a_post_apart", Json, |n| {
        let notes = each(n / 3, |at| format!("{{\\\"id\\\":\\\"{at}\\\",\\\"content\\\":\\\"a\\\"}},"));
        let meta = format!("\"meta\":{{\"footnotes\":\"[{notes}{{}}]\"}}");
        format!("{{\"content\":{{\"rendered\":\"<p>The last words.</p>\"}},{meta}}}")
    }),
];

/// An article with this in its body, and the last words after it.
fn article(body: &str) -> String {
    format!("{{\"body\":[{body},\"The last words.\"]}}")
}

/// A post with this HTML, and the last words after it.
fn post(html: &str) -> String {
    format!("{{\"content\":{{\"rendered\":\"{html}<p>The last words.</p>\"}}}}")
}
