//! `sidelight conform`: strings in, what became of them out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "the tests of another command need what these do not")]
#[path = "equipment/place.rs"]
mod place;

use place::Place;
use serde_json::{Value, json};

fn conform(dialect: &str, sources: &Value) -> Value {
    let place = Place::new(&format!("conform-{dialect}"));
    let ran = place.run_with(&["conform", dialect], &sources.to_string());
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""), "it answers and says nothing else");
    serde_json::from_str(&ran.output).unwrap()
}

#[test]
fn html_is_written_from_what_the_model_holds() {
    let sources = json!([
        "<p id=body onclick=alert(1) style='color: red'>A <b>word</b> and <a href='java\tscript:alert(1)'>a link</a>.</p>",
        "<svg><script>alert(1)</script></svg><h1 id=title>Title</h1><script>alert(2)</script>",
        "<img src=x onerror=alert(1)><iframe src=https://example.org/film title='A film'></iframe>",
        "<p>by \u{202e}nona</p>",
        "",
    ]);
    let written = json!([
        "<p>A <b>word</b> and a link.</p>",
        "<h1>Title</h1>",
        "<p><img src=\"x\" alt=\"\"></p><p><a href=\"https://example.org/film\">A film</a></p>",
        "<p>by <bdi>\u{202e}nona\u{202c}</bdi></p>",
        "",
    ]);
    assert_eq!(conform("html", &sources), written);
}

#[test]
fn an_unknown_dialect_is_named() {
    let ran = Place::new("conform-unknown").run(&["conform", "rtf"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.told.contains("md, wp or html"), "{}", ran.told);
}
