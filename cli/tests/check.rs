//! `sidelight check`: what it prints, and how it ends.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "the tests of another command need what these do not")]
#[path = "equipment/place.rs"]
mod place;

use place::Place;
use serde_json::{Value, json};

/// A date that is none, in a right-to-left line after a tab; a call of no note; a note that nothing calls.
const WRONG: &str = "---\ndate: last Tuesday\n---\n\n# Talks\n\n> \tگفت‌وگو[^gone] در تهران\n\n[^a]: Unused.\n";

#[test]
fn findings_are_printed_as_a_compiler_prints_them() {
    let place = Place::new("check-text");
    place.put("talks.md", WRONG);
    let ran = place.run(&["check", "talks.md"]);
    let wanted = "\
warning[bad-date]: `last Tuesday` is shown as it is, since it is no day
 --> talks.md:2:7
  |
2 | date: last Tuesday
  |       ^
  |
  = help: Write one such as 2018-08-20

warning[note-missing]: There is no note `gone`
 --> talks.md:7:11
  |
7 | >     گفت‌وگو[^gone] در تهران
  |             ^
  |
  = help: Add a line `[^gone]: …`

warning[note-unused]: Nothing calls the note `a`
 --> talks.md:9:1
  |
9 | [^a]: Unused.
  | ^
  |
  = help: Call it with `[^a]`, or remove it

3 warnings in 1 file
";
    assert_eq!(ran.output, wanted);
    assert!(!ran.output.contains('\u{1b}'), "colours are for terminals");
    assert_eq!((ran.code, ran.told.as_str()), (Some(1), ""));
}

#[test]
fn findings_are_json_for_other_programs() {
    let place = Place::new("check-json");
    place.put("a/talks.md", WRONG);
    place.put("a/good.md", "# Good\n\nText.\n");
    let ran = place.run(&["check", "--json", "a"]);
    let found: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(
        found[0],
        json!({
            "file": place_of(&["a", "talks.md"]), "code": "bad-date", "severity": "warning", "line": 2, "column": 7,
            "message": "`last Tuesday` is shown as it is, since it is no day. Write one such as 2018-08-20."
        })
    );
    let codes: Vec<&str> = found.as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["bad-date", "note-missing", "note-unused"]);
    assert_eq!(ran.code, Some(1));
    let ran = place.run(&["check", "--json", "a/good.md"]);
    assert_eq!((ran.output.as_str(), ran.code), ("[]\n", Some(0)));
}

fn place_of(parts: &[&str]) -> String {
    parts.join(std::path::MAIN_SEPARATOR_STR)
}

#[test]
fn a_folder_is_searched_for_articles_and_nothing_else() {
    let place = Place::new("check-folder");
    for name in ["a.md", "b/c.markdown", "b/d.txt", "e.html"] {
        place.put(name, "Text.\n");
    }
    for name in ["photo.png", ".git/description.md", "notes.pdf"] {
        place.put(name, "[^gone]");
    }
    let ran = place.run(&["check", "."]);
    assert_eq!((ran.output.as_str(), ran.code), ("no findings in 4 files\n", Some(0)));
}

#[test]
fn kinds_of_findings_are_counted_apart() {
    let place = Place::new("check-counts");
    place.put("talks.md", WRONG);
    place.put("post.txt", "[toggle title=”A” ]Text.[/toggle]\n");
    place.put("broken.json", "{\"body\": [}");
    let ran = place.run(&["check", "broken.json", "post.txt", "talks.md"]);
    assert!(ran.output.ends_with("\n1 error, 3 warnings and 1 info in 3 files\n"), "{}", ran.output);
    assert!(ran.output.starts_with("error[bad-json]: This is no JSON"), "{}", ran.output);
}

#[test]
fn a_line_that_nobody_reads_is_not_shown() {
    let place = Place::new("check-long");
    place.put("long.md", format!("{}[^gone]\n", "word ".repeat(3000)));
    let ran = place.run(&["check", "long.md"]);
    let said =
        "warning[note-missing]: There is no note `gone`\n--> long.md:1:15001\n = help: Add a line `[^gone]: …`\n";
    assert!(ran.output.starts_with(said), "{}", ran.output);
}

#[test]
fn standard_input_is_checked_too() {
    let place = Place::new("check-input");
    let ran = place.run_with(&["check", "-", "--lang", "fa", "--format=markdown"], "# A\n\nB.[^gone]\n");
    assert!(ran.output.contains(" --> -:3:3\n"), "{}", ran.output);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn bytes_that_are_no_text_are_found_where_they_stand() {
    let place = Place::new("check-bytes");
    place.put("talks.md", b"\xef\xbb\xbf# A\r\n\r\nCaf\xe9 and caf\xe9.\r\n");
    let ran = place.run(&["check", "talks.md"]);
    assert!(ran.output.contains("warning[invalid-utf8]"), "{}", ran.output);
    assert!(ran.output.contains(" --> talks.md:3:4\n  |\n3 | Caf� and caf�.\n  |    ^\n"), "{}", ran.output);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let place = Place::new("check-lost");
    place.put("talks.md", WRONG);
    let ran = place.run(&["check", "missing.md", "talks.md"]);
    assert!(ran.output.ends_with("3 warnings in 1 file\n"), "{}", ran.output);
    assert!(ran.told.starts_with("sidelight: missing.md could not be read: "), "{}", ran.told);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_timeline_that_the_text_does_not_bear_out_is_found_in_the_order_of_lines() {
    let place = Place::new("check-disagrees");
    let text = |date: &str| {
        format!(
            "---\nlang: en\n---\n# Talks\n\nArmed students stormed the American embassy on 4 November 1979.\n\n\
            ## Timeline {{.timeline}}\n\n{date}\n: Armed students storm the American embassy.\n\n\
            ## After[^gone]\n\nText.\n"
        )
    };
    place.put("right.md", text("1979-11-04").replace("[^gone]", ""));
    assert_eq!(place.run(&["check", "right.md"]).output, "no findings in 1 file\n");
    place.put("wrong.md", text("1979-11-05"));
    let found: Value = serde_json::from_str(&place.run(&["check", "wrong.md", "--json"]).output).unwrap();
    let message = "The timeline dates this 1979-11-05, the text 1979-11-04. Mend the one that is wrong.";
    assert_eq!(
        found[0],
        json!({
            "file": "wrong.md", "code": "date-disagrees", "severity": "warning", "line": 10, "column": 1,
            "message": message
        })
    );
    assert_eq!((&found[1]["code"], &found[1]["line"], &found[2]), (&json!("note-missing"), &json!(13), &Value::Null));
    let ran = place.run(&["check", "wrong.md"]);
    assert!(ran.output.starts_with("warning[date-disagrees]: "), "{}", ran.output);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn a_command_that_is_not_understood_says_what_would_be() {
    let place = Place::new("check-words");
    for (words, said) in [
        (&["check"][..], "no article is named. `sidelight check --help` tells what is wanted."),
        (&["check", "--yaml", "a.md"], "invalid option '--yaml'. `sidelight --help` tells what is understood."),
        (
            &["check", "--format", "word", "a.md"],
            "--format has no value `word`. Write markdown, wordpress, html or json.",
        ),
        (&["chek"], "there is no command \"chek\". `sidelight --help` lists them."),
    ] {
        let ran = place.run(words);
        assert_eq!((ran.code, ran.told), (Some(2), format!("sidelight: {said}\n")), "{words:?}");
    }
    for words in [&["--help"][..], &["help"], &[], &["check", "--help"], &["render", "-h"]] {
        let ran = place.run(words);
        assert!(ran.output.contains("usage:") && ran.code == Some(0) && ran.told.is_empty(), "{words:?}");
    }
}
