//! `sidelight dates`: the dates of plain texts, and where they stand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "the tests of another command need what these do not")]
#[path = "equipment/place.rs"]
mod place;

use place::Place;
use serde_json::Value;

/// What is printed for a text on standard input.
fn dates(name: &str, text: &str, words: &[&str]) -> String {
    let ran = Place::new(name).run_with(&[&["dates", "-"], words].concat(), text);
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""), "{text}");
    ran.output
}

#[test]
fn each_date_is_a_line_of_json_with_its_keys_in_order() {
    let place = Place::new("dates-lines");
    place.put("siege.txt", "It began on 4 November 1979.\n\nIt ended in January 1981, and is told since 1982.\n");
    let ran = place.run(&["dates", "siege.txt"]);
    let wanted = "\
{\"start\":12,\"end\":27,\"text\":\"4 November 1979\",\"value\":\"1979-11-04\"}
{\"start\":42,\"end\":54,\"text\":\"January 1981\",\"value\":\"1981-01\"}
{\"start\":74,\"end\":78,\"text\":\"1982\",\"value\":\"1982\"}
";
    assert_eq!((ran.output.as_str(), ran.code, ran.told.as_str()), (wanted, Some(0), ""));
}

#[test]
fn places_count_utf_16_code_units_as_scripts_in_pages_do() {
    // The emoji is two units, each letter of Persian one, and so is the joiner in the first word.
    let text =
        "🙂 گفت‌وگو در ۱۳ آبان ۱۳۵۸ آغاز شد.\r\n\r\n🙂🙂 On 4 November 1979 it began, and on 5 November it went on.";
    let units: Vec<u16> = text.encode_utf16().collect();
    let output = dates("dates-units", text, &[]);
    let found: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let values: Vec<&str> = found.iter().map(|date| date["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["1979-11-04", "1979-11-04", "1979-11-05"]);
    assert_eq!((found[0]["start"].as_u64(), found[0]["end"].as_u64()), (Some(14), Some(26)));
    for date in &found {
        let place = |key: &str| usize::try_from(date[key].as_u64().unwrap()).unwrap();
        let there = String::from_utf16(&units[place("start")..place("end")]).unwrap();
        assert_eq!(there, date["text"].as_str().unwrap());
    }
}

#[test]
fn a_range_is_printed_whole_and_then_by_its_ends() {
    let wanted = "\
{\"start\":18,\"end\":30,\"text\":\"1980 to 1988\",\"value\":\"1980/1988\"}
{\"start\":18,\"end\":22,\"text\":\"1980\",\"value\":\"1980\"}
{\"start\":26,\"end\":30,\"text\":\"1988\",\"value\":\"1988\"}
";
    assert_eq!(dates("dates-range", "The war went from 1980 to 1988 in the Gulf.", &["--lang", "en"]), wanted);
}

#[test]
fn what_is_about_a_year_is_printed_as_the_year() {
    let output = dates("dates-about", "It began about 1911.", &[]);
    assert!(output.ends_with("\"value\":\"1911\"}\n"), "{output}");
}

#[test]
fn a_month_of_another_calendar_is_its_days() {
    let output = dates("dates-jalali", "قرارداد در اردیبهشت ۱۳۱۲ امضا شد.", &["--lang", "fa"]);
    assert!(output.ends_with("\"value\":\"1933-04-21/1933-05-21\"}\n"), "{output}");
}

#[test]
fn the_text_is_taken_as_it_is_but_for_a_byte_order_mark() {
    let place = Place::new("dates-plain");
    // No Markdown: the stars, the front matter and the returns are characters like others.
    let text = "---\r\ndate: 1979-11-04\r\n---\r\n\r\n**On 5 November 1979** it began.";
    place.put("a.md", text);
    place.put("b.md", format!("\u{feff}{text}"));
    let (plain, marked) = (place.run(&["dates", "a.md"]), place.run(&["dates", "b.md"]));
    assert_eq!(plain.output, marked.output, "a byte order mark is no character");
    let line = "{\"start\":35,\"end\":50,\"text\":\"5 November 1979\",\"value\":\"1979-11-05\"}\n";
    assert!(plain.output.ends_with(line), "{}", plain.output);
}

#[test]
fn bytes_that_are_no_text_are_one_character() {
    let place = Place::new("dates-bytes");
    place.put("a.txt", b"Caf\xe9, 4 November 1979.");
    let output = place.run(&["dates", "a.txt"]).output;
    assert!(output.starts_with("{\"start\":6,\"end\":21,"), "{output}");
}

#[test]
fn days_are_counted_from_the_day_of_publication() {
    let output = dates("dates-published", "They met yesterday.", &["--published", "2018-08-20"]);
    assert_eq!(output, "{\"start\":9,\"end\":18,\"text\":\"yesterday\",\"value\":\"2018-08-19\"}\n");
}

#[test]
fn what_cannot_be_placed_is_not_printed() {
    assert_eq!(dates("dates-none", "They met yesterday, as each July, for 444 days.", &[]), "");
    assert_eq!(dates("dates-empty", "", &[]), "");
}

#[test]
fn a_text_that_cannot_be_read_is_named() {
    let ran = Place::new("dates-lost").run(&["dates", "missing.txt"]);
    assert!(ran.told.starts_with("sidelight: missing.txt could not be read: "), "{}", ran.told);
    assert_eq!((ran.code, ran.output.as_str()), (Some(1), ""));
}

#[test]
fn a_command_that_is_not_understood_says_what_would_be() {
    let place = Place::new("dates-words");
    for (words, said) in [
        (&["dates"][..], "no text is named. `sidelight dates --help` tells what is wanted."),
        (&["dates", "a", "b"], "\"b\" is one text too many. Name one file."),
        (
            &["dates", "-", "--published", "2018-02-30"],
            "--published has no value `2018-02-30`. Write a day such as 2018-08-20.",
        ),
        (&["dates", "-", "--lang", "?"], "--lang has no value `?`. Write a tag such as en or fa-IR."),
        (&["dates", "-", "--json"], "invalid option '--json'. `sidelight --help` tells what is understood."),
    ] {
        let ran = place.run(words);
        assert_eq!((ran.code, ran.told), (Some(2), format!("sidelight: {said}\n")), "{words:?}");
    }
    let ran = place.run(&["dates", "--help"]);
    assert!(ran.output.contains("usage:\n  sidelight dates TEXT") && ran.code == Some(0), "{ran:?}");
    assert!(place.run(&["--help"]).output.contains("\n  sidelight dates TEXT"), "the general help lists it");
}
