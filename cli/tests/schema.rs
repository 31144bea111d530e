//! The published schema is what the types give, and says what is read and written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use sidelight::article::wire;

const PUBLISHED: &str = include_str!("../../schema/article.schema.json");

#[test]
fn the_published_schema_is_that_of_the_types() {
    let output = Command::new(env!("CARGO_BIN_EXE_sidelight")).arg("schema").output().expect("the command starts");
    let generated = String::from_utf8(output.stdout).expect("the schema is text");
    assert!(
        generated == PUBLISHED,
        "schema/article.schema.json is out of date; run: cargo run -p sidelight-cli -- schema > schema/article.schema.json"
    );
}

/// Every type and field of a node, each at least once.
const WHOLE: &str = r##"[
  {"type": "heading", "level": 3, "id": "x", "content": ["a"]},
  {"type": "quote", "content": [{"type": "plain", "content": ["a"]}]},
  {"type": "list", "start": 1, "content": [{"type": "item", "done": true, "content": [{"type": "rule"}]}]},
  {"type": "code-block", "language": "rust", "text": "a"},
  {"type": "table", "caption": ["a"], "head": [{"type": "row", "content": [
    {"type": "cell", "heading": true, "align": "left", "columns": 2, "rows": 2, "content": []}]}],
    "content": [{"type": "row", "content": []}]},
  {"type": "definitions", "content": [{"type": "definition", "content": [
    {"type": "term", "content": ["a"]}, {"type": "description", "content": []}]}]},
  {"type": "figure", "caption": [{"type": "plain"}], "content": [{"type": "rule"}]},
  {"type": "fold", "summary": ["a"], "open": true, "content": []},
  {"type": "part", "lang": "fa", "dir": "rtl", "content": []},
  {"type": "paragraph", "content": [
    {"type": "emphasis"}, {"type": "strong"}, {"type": "deleted"}, {"type": "inserted"}, {"type": "struck"},
    {"type": "italic"}, {"type": "bold"}, {"type": "underlined"}, {"type": "marked"}, {"type": "small"},
    {"type": "superscript"}, {"type": "subscript"}, {"type": "cited"}, {"type": "quoted"}, {"type": "defined"},
    {"type": "keyboard"}, {"type": "sample"}, {"type": "variable"}, {"type": "code", "text": "a"},
    {"type": "link", "href": "#a", "title": "b", "content": ["a"]},
    {"type": "image", "src": "a", "alt": "b", "title": "c", "width": 1, "height": 2},
    {"type": "call", "note": "a"}, {"type": "time", "datetime": "1979"}, {"type": "abbreviation", "title": "a"},
    {"type": "break"}, {"type": "word-break"}]}
]"##;

#[test]
fn each_type_and_field_of_the_schema_is_read_and_written() {
    let source = format!(r#"{{"body": {WHOLE}}}"#);
    let (article, losses) = wire::read(wire::parse(&source).expect("JSON").value).expect("an article");
    assert_eq!(losses, wire::Losses::default());
    let written: Value = serde_json::from_str(&wire::write(&article)).expect("JSON is written");
    let (mut types, mut fields) = (BTreeSet::new(), BTreeSet::new());
    collect(&written["body"], &mut types, &mut fields);
    let schema: Value = serde_json::from_str(PUBLISHED).expect("the schema is JSON");
    let kinds = &schema["$defs"]["Kind"]["enum"];
    let names = schema["$defs"]["Element"]["properties"].as_object().expect("an object has properties");
    assert_eq!(
        types,
        kinds.as_array().expect("a list").iter().map(|kind| kind.as_str().unwrap().to_string()).collect()
    );
    assert_eq!(fields, names.keys().cloned().collect());
}

fn collect(value: &Value, types: &mut BTreeSet<String>, fields: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, types, fields)),
        Value::Object(object) => {
            types.extend(object.get("type").and_then(Value::as_str).map(str::to_string));
            fields.extend(object.keys().cloned());
            object.values().for_each(|value| collect(value, types, fields));
        }
        _ => {}
    }
}
