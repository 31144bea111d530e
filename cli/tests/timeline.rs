//! `sidelight timeline`: what it drafts, in each of its forms, and what becomes of it in the article.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "the tests of another command need what these do not")]
#[path = "equipment/place.rs"]
mod place;

use std::path::{Path, PathBuf};

use place::Place;
use serde_json::{Value, json};
use sidelight::article::visit;

/// Each kind of rule once; marks, a link, a note and a break of a line in a sentence.
const SIEGE: &str = "\
---
title: The siege
description: On 4 November 1979 students took the embassy.
date: 2018-08-20
lang: en
---

On 4 November 1979 *students* took the [embassy](https://example.org/a_(b)).[^held] On 20 January 1981 the
last hostages went home -- after 444 days. Two years later the Gulf [was *mined*](#nowhere)
by both sides. In December Kuwait City was bombed. Last May Washington left the deal.

The ceremony is held each November. From 1980 to 1988 Iraq fought a war with Iran.

[^held]: *The hostages*, Carter Library.
";

#[test]
fn a_timeline_is_printed_as_an_author_writes_it() {
    let place = Place::new("timeline-en");
    place.put("siege.md", SIEGE);
    let ran = place.run(&["timeline", "siege.md"]);
    let wanted = "\
## Timeline {.timeline}

1979-11-04
: *students* took the [embassy](<https://example.org/a_(b)>)[^held]
  <!-- explicit · line 8 · “On 4 November 1979 students took the embassy.” -->

1980/1988
: Iraq fought a war with Iran
  <!-- explicit · line 12 · “From 1980 to 1988 Iraq fought a war with Iran.” -->

1981-01-20
: the last hostages went home
  <!-- explicit · line 8 · “On 20 January 1981 the last hostages went home – after 444 days.” -->

1983
: Two years later the Gulf was *mined* by both sides
  <!-- relative · counted from the date told before · line 9 · “Two years later the Gulf was mined by both sides.” -->

1983-12
: Kuwait City was bombed
  <!-- inferred year · year taken from the sentence before · line 10 · “In December Kuwait City was bombed.” -->

2018-05
: Last May Washington left the deal
  <!-- relative · counted from the day of publication · line 10 · “Last May Washington left the deal.” -->
";
    assert_eq!(ran.output, wanted);
    assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""));
    assert_eq!(place.run(&["timeline", "siege.md", "--format", "markdown"]).output, wanted);
}

#[test]
fn a_persian_timeline_is_read_by_the_jalali_calendar() {
    let place = Place::new("timeline-fa");
    let text =
        "نمایندگان در ۷ اردیبهشت ۱۳۳۰ به مصدق رأی دادند. در ۲۹ خرداد تابلوی شرکت پایین آمد.[^a]\n\n[^a]: کتاب.\n";
    place.put("oil.md", format!("---\nlang: fa\n---\n{text}"));
    let wanted = "\
## گاه‌شمار {.timeline}

1951-04-28
: نمایندگان در ۷ اردیبهشت ۱۳۳۰ به مصدق رأی دادند
  <!-- explicit · line 4 · “نمایندگان در ۷ اردیبهشت ۱۳۳۰ به مصدق رأی دادند.” -->

1951-06-20
: تابلوی شرکت پایین آمد[^a]
  <!-- inferred year · year taken from the sentence before · line 4 · “در ۲۹ خرداد تابلوی شرکت پایین آمد.” -->
";
    assert_eq!(place.run(&["timeline", "oil.md"]).output, wanted);
}

#[test]
fn an_arabic_timeline_takes_its_language_from_the_command() {
    let place = Place::new("timeline-ar");
    let text = "دخلت القوات مدينة الكويت في 2 آب/أغسطس 1990 فجراً. وبعد يومين أعلنت بغداد ضم الكويت.\n";
    let wanted = "\
## الخط الزمني {.timeline}

1990-08-02
: دخلت القوات مدينة الكويت في 2 آب/أغسطس 1990 فجراً
  <!-- explicit · line 1 · “دخلت القوات مدينة الكويت في 2 آب/أغسطس 1990 فجراً.” -->

1990-08-04
: بعد يومين أعلنت بغداد ضم الكويت
  <!-- relative · counted from the date told before · line 1 · “وبعد يومين أعلنت بغداد ضم الكويت.” -->
";
    assert_eq!(place.run_with(&["timeline", "-", "--lang", "ar"], text).output, wanted);
}

#[test]
fn an_article_that_names_its_language_keeps_it() {
    let place = Place::new("timeline-lang");
    place.put("siege.md", SIEGE);
    let output = place.run(&["timeline", "siege.md", "--lang", "fa"]).output;
    assert!(output.starts_with("## Timeline {.timeline}\n"), "{output}");
}

#[test]
fn the_day_of_publication_can_be_told() {
    let place = Place::new("timeline-published");
    let text = "---\nlang: en\ndate: 2018-08-20\n---\nLast May Washington left the deal.\n";
    for (words, wanted) in [
        (&["timeline", "-", "--format=edtf"][..], "2018-05\tLast May Washington left the deal\n"),
        (
            &["timeline", "-", "--format=edtf", "--published", "2001-08-20"],
            "2001-05\tLast May Washington left the deal\n",
        ),
    ] {
        assert_eq!(place.run_with(words, text).output, wanted, "{words:?}");
    }
}

#[test]
fn a_timeline_is_json_for_other_programs() {
    let place = Place::new("timeline-json");
    place.put("siege.md", SIEGE);
    let ran = place.run(&["timeline", "siege.md", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.output).unwrap();
    assert_eq!(
        found[0],
        json!({
            "date": "1979-11-04", "label": "students took the embassy", "confidence": "explicit", "basis": "said",
            "passages": [{
                "line": 8, "sentence": "On 4 November 1979 students took the embassy.", "text": "4 November 1979",
                "value": "1979-11-04", "basis": "said"
            }],
            "notes": ["held"], "contradicts": null
        })
    );
    let of = |key: &str| -> Vec<String> {
        found.as_array().unwrap().iter().map(|event| event[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of("date"), ["1979-11-04", "1980/1988", "1981-01-20", "1983", "1983-12", "2018-05"]);
    assert_eq!(of("confidence"), ["explicit", "explicit", "explicit", "relative", "inferred-year", "relative"]);
    assert_eq!(of("basis"), ["said", "said", "said", "story", "sentence-before", "publication"]);
    let keys: Vec<&String> = found[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["date", "label", "confidence", "basis", "passages", "notes", "contradicts"]);
}

#[test]
fn a_timeline_is_lines_of_edtf_and_words() {
    let place = Place::new("timeline-edtf");
    place.put("siege.md", SIEGE);
    let wanted = "\
1979-11-04\tstudents took the embassy
1980/1988\tIraq fought a war with Iran
1981-01-20\tthe last hostages went home
1983\tTwo years later the Gulf was mined by both sides
1983-12\tKuwait City was bombed
2018-05\tLast May Washington left the deal
";
    assert_eq!(place.run(&["timeline", "siege.md", "--format", "edtf"]).output, wanted);
}

#[test]
fn each_date_is_explained_and_what_is_no_date_too() {
    let place = Place::new("timeline-explain");
    let more = "So 2001.\n\nThey met here today in the hall.\n\nFamilies came in the 19th century.\n\n[^held]: *";
    place.put("siege.md", SIEGE.replace("[^held]: *", more));
    let wanted = "\
8:4  \"4 November 1979\"  →  1979-11-04  (as the text gives it)
8:88  \"20 January 1981\"  →  1981-01-20  (as the text gives it)
9:34  \"444 days\"  →  left out: a length of time
9:44  \"Two years later\"  →  1983  (counted from the date told before)
10:19  \"December\"  →  1983-12  (year taken from the sentence before)
10:52  \"Last May\"  →  2018-05  (counted from the day of publication)
12:27  \"November\"  →  left out: comes again
12:42  \"1980\"  →  1980  (as the text gives it)
12:50  \"1988\"  →  1988  (as the text gives it)
14:4  \"2001\"  →  2001  (as the text gives it)
    no event: nothing but the date is said, or when the text was written
16:15  \"today\"  →  2018-08-20  (counted from the day of publication)
    no event: it is the day of publication
18:18  \"the 19th century\"  →  18XX  (as the text gives it)
    no event: a century is too long for one
";
    let ran = place.run(&["timeline", "siege.md", "--explain"]);
    assert_eq!((ran.output.as_str(), ran.code), (wanted, Some(0)));
}

#[test]
fn a_date_without_a_year_is_explained_where_there_is_no_event() {
    let ran =
        Place::new("timeline-open").run_with(&["timeline", "-", "--explain"], "On 6 August they came home again.\n");
    assert!(ran.output.starts_with("1:4  \"6 August\"  →  "), "{ran:?}");
    assert_eq!((ran.told.as_str(), ran.code), ("sidelight: no dated event was found in -\n", Some(1)));
}

#[test]
fn all_passages_of_an_event_are_told_and_none_ends_the_comment() {
    let place = Place::new("timeline-passages");
    let again = "word ".repeat(40);
    let text = format!(
        "---\nlang: en\n---\n# Talks\n\nStudents stormed the embassy compound on 4 November 1979 \\-\\-> so.\n\n\
        > Students stormed the embassy compound on 4 November 1979 {again}.\n"
    );
    place.put("talks.md", text);
    let output = place.run(&["timeline", "talks.md"]).output;
    let comment = output.lines().find(|line| line.contains("<!--")).unwrap();
    let words = "Students stormed the embassy compound on 4 November 1979";
    let shown = format!("{words} {}", "word ".repeat(20));
    let wanted = format!("  <!-- explicit · line 6 · “{words} –> so.” · line 8 · “{}…” -->", shown.trim_end());
    assert_eq!(comment, wanted);
    assert!(comment.matches("--").count() == 2, "only its own hyphens");
}

#[test]
fn a_date_that_another_contradicts_is_told() {
    let place = Place::new("timeline-contradicts");
    let text = "Armed students stormed the American embassy compound on 4 November 1979.\n\n\
        Armed students stormed the American embassy compound on 5 November 1979.\n";
    let output = place.run_with(&["timeline", "-"], text).output;
    assert!(
        output.contains("” · contradicts 1979-11-05 -->") && output.contains("” · contradicts 1979-11-04 -->"),
        "{output}"
    );
    let found = place.run_with(&["timeline", "-", "--format=json"], text).output;
    let found: Value = serde_json::from_str(&found).unwrap();
    assert_eq!((&found[0]["contradicts"], &found[1]["contradicts"]), (&json!("1979-11-05"), &json!("1979-11-04")));
}

#[test]
fn articles_of_every_format_are_read() {
    let place = Place::new("timeline-formats");
    let sentence = "On 4 November 1979 students took the embassy.";
    place.put("a.md", sentence);
    place.put("b.html", format!("<p>On <time datetime=1979-11-04>4 November 1979</time>{}</p>", &sentence[18..]));
    place.put("c.json", format!("{{\"body\": [{{\"type\": \"paragraph\", \"content\": [\"{sentence}\"]}}]}}"));
    place.put("d.txt", format!("[toggle title=\"More\"]{sentence}[/toggle]"));
    for name in ["a.md", "b.html", "c.json", "d.txt"] {
        let ran = place.run(&["timeline", name, "--format=edtf"]);
        assert_eq!(ran.output, "1979-11-04\tstudents took the embassy\n", "{name}: {}", ran.told);
        let found = place.run(&["timeline", name, "--format=json"]).output;
        assert_eq!(serde_json::from_str::<Value>(&found).unwrap()[0]["passages"][0]["line"], 1, "{name}");
    }
}

#[test]
fn a_sentence_that_is_written_otherwise_in_the_source_has_no_line() {
    let place = Place::new("timeline-nowhere");
    let text = "I&#110; N&#111;vember 1979 st&#117;dents t&#111;ok th&#101; emb&#97;ssy.\n";
    let found = place.run_with(&["timeline", "-", "--format=json"], text).output;
    assert_eq!(serde_json::from_str::<Value>(&found).unwrap()[0]["passages"][0]["line"], Value::Null, "{found}");
    let output = place.run_with(&["timeline", "-"], text).output;
    assert!(output.contains("  <!-- explicit · “In November 1979 students took the embassy.” -->\n"), "{output}");
    let output = place.run_with(&["timeline", "-", "--explain"], text).output;
    assert!(output.starts_with("0:0  \"November 1979\""), "{output}");
}

#[test]
fn an_article_without_events_is_told_and_nothing_printed() {
    let place = Place::new("timeline-none");
    place.put("a.md", "They met, as each July, for 444 days.\n");
    for form in ["markdown", "json", "edtf"] {
        let ran = place.run(&["timeline", "a.md", "--format", form]);
        assert_eq!((ran.code, ran.output.as_str()), (Some(1), ""), "{form}");
        assert_eq!(ran.told, "sidelight: no dated event was found in a.md\n");
    }
    let ran = place.run(&["timeline", "missing.md"]);
    assert!(ran.code == Some(1) && ran.told.starts_with("sidelight: missing.md could not be read: "), "{ran:?}");
}

/// The articles that drafts are held against.
fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/dates/articles");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut articles: Vec<PathBuf> = files.filter(|path| !path.to_string_lossy().ends_with(".timeline.md")).collect();
    articles.sort();
    articles
}

/// The same words, whatever white space is between them.
fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_pasted_is_the_timeline_that_was_drafted() {
    let place = Place::new("timeline-paste");
    let articles = articles();
    assert!(articles.len() >= 12, "{} articles", articles.len());
    for path in articles {
        let (name, file) = (path.display(), path.to_str().unwrap());
        let source = std::fs::read_to_string(&path).unwrap();
        let run = |form: &str| {
            let ran = place.run(&["timeline", file, "--format", form]);
            assert_eq!((ran.code, ran.told.as_str()), (Some(0), ""), "{name}");
            ran.output
        };
        let pasted = format!("{source}\n{}", run("markdown"));
        let before = sidelight::read(&source, &sidelight::Options::default());
        let after = sidelight::read(&pasted, &sidelight::Options::default());
        assert_eq!(after.diagnostics, before.diagnostics, "{name}: no new finding");
        assert_eq!(after.article.body.len(), before.article.body.len(), "{name}: the text is as it was");
        let timeline = after.article.timeline.unwrap();
        let label = |event: &sidelight::article::Event| match event.content.as_slice() {
            [sidelight::article::Block::Plain(line) | sidelight::article::Block::Paragraph(line)] => {
                words(&visit::text_of(line))
            }
            other => panic!("{name}: one line is drafted, and this is read: {other:?}"),
        };
        let read: String = timeline.events.iter().map(|event| format!("{}\t{}\n", event.date, label(event))).collect();
        assert_eq!(read, run("edtf"), "{name}");
        place.put("pasted.md", pasted);
        let checked = place.run(&["check", "pasted.md"]);
        assert_eq!(checked.output, "no findings in 1 file\n", "{name}: a draft does not disagree with its own text");
    }
}

#[test]
fn lines_of_sentences_are_those_of_the_source() {
    let place = Place::new("timeline-lines");
    for path in articles() {
        let source = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = source.lines().collect();
        let found = place.run(&["timeline", path.to_str().unwrap(), "--format", "json"]).output;
        let found: Value = serde_json::from_str(&found).unwrap();
        for passage in found.as_array().unwrap().iter().flat_map(|event| event["passages"].as_array().unwrap()) {
            let line = usize::try_from(passage["line"].as_u64().expect("a sentence is found")).unwrap();
            let start: String = passage["sentence"].as_str().unwrap().chars().take(12).collect();
            assert!(lines[line - 1].contains(&start), "{}:{line}: {start}", path.display());
        }
    }
}

#[test]
fn a_command_that_is_not_understood_says_what_would_be() {
    let place = Place::new("timeline-words");
    for (words, said) in [
        (&["timeline"][..], "no article is named. `sidelight timeline --help` tells what is wanted."),
        (&["timeline", "a.md", "b.md"], "\"b.md\" is one article too many. Name one file."),
        (&["timeline", "a.md", "--format", "html"], "--format has no value `html`. Write markdown, json or edtf."),
        (
            &["timeline", "a.md", "--published", "yesterday"],
            "--published has no value `yesterday`. Write a day such as 2018-08-20.",
        ),
        (&["timeline", "a.md", "--yaml"], "invalid option '--yaml'. `sidelight --help` tells what is understood."),
    ] {
        let ran = place.run(words);
        assert_eq!((ran.code, ran.told), (Some(2), format!("sidelight: {said}\n")), "{words:?}");
    }
    let ran = place.run(&["timeline", "--help"]);
    assert!(ran.output.contains("usage:\n  sidelight timeline ARTICLE") && ran.code == Some(0), "{ran:?}");
    assert!(place.run(&["--help"]).output.contains("\n  sidelight timeline ARTICLE"), "the general help lists it");
}
