//! All 652 examples of CommonMark 0.31.2, through import and write.
//!
//! 1. The examples are those of the npm package `commonmark-spec`; `npm ci` in `tests/` brings it.
//! 2. Each is imported with smart punctuation off, its notes numbered, its blocks written.
//! 3. What was written and what the specification prints are parsed by html5ever and
//!    brought to one form: [`shape`].
//! 4. Both are equal, or the example is in `tests/commonmark/refused.md` with its reason and
//!    with what comes of it instead; a refused example that is equal fails too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

#[path = "commonmark/refused.rs"]
mod refused;
#[path = "commonmark/shape.rs"]
mod shape;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use sidelight::import::{self, Format, native::Html5};
use sidelight::markup::Page;
use sidelight::{enrich, write};

/// How many examples the specification has.
const ALL: usize = 652;

/// One example of the specification.
struct Example {
    number: usize,
    section: String,
    markdown: String,
    html: String,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let file = root().join("tests/node_modules/commonmark-spec/spec.txt");
    let Ok(text) = std::fs::read_to_string(&file) else { return absent(&arguments, &file) };
    let examples = examples(&text);
    assert_eq!(examples.len(), ALL, "{} is of another version", file.display());
    let list = root().join("tests/commonmark/refused.md");
    if std::env::var_os("UPDATE_SPEC").is_some() && !arguments.list {
        refused::read(&list).update(|number| {
            examples.get(number - 1).map(|example| (example.markdown.clone(), written(&example.markdown)))
        });
    }
    let refused = refused::read(&list);
    let trials = examples.into_iter().map(|example| {
        let refused = refused.of(example.number);
        let name = format!("{}::{:03}", example.section.to_lowercase().replace(' ', "_"), example.number);
        Trial::test(name, move || check(&example, refused.as_deref()))
    });
    let mut numbers = refused.numbers();
    let listed = Trial::test("every_refused_example_exists_and_stands_once", move || {
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        let known = numbers.iter().all(|number| (1..=ALL).contains(number));
        if numbers.len() == count && known { Ok(()) } else { Err("refused.md: list each example once".into()) }
    });
    eprintln!("CommonMark 0.31.2: {} examples equal, {} refused by design", ALL - refused.len(), refused.len());
    libtest_mimic::run(&arguments, trials.chain([listed]).collect()).exit_code()
}

/// The examples are not installed: a failure where a machine builds, a word elsewhere.
fn absent(arguments: &Arguments, file: &Path) -> ExitCode {
    let ci = std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    let message = format!("no CommonMark examples in {}; run `npm ci` in tests/ to have them", file.display());
    if !ci {
        eprintln!("SKIPPED: {message}");
    }
    let trial = Trial::test("the_examples_are_installed", move || Err(message.into())).with_ignored_flag(!ci);
    libtest_mimic::run(arguments, vec![trial]).exit_code()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The examples of a specification, as its own `index.js` finds them: between lines of 32 backticks.
fn examples(text: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut section = String::new();
    let mut examples = Vec::new();
    let mut lines = text.split_inclusive('\n').take_while(|line| !line.starts_with("<!-- END TESTS -->"));
    while let Some(line) = lines.next() {
        if line.starts_with('#') {
            section = line.trim_start_matches('#').trim().to_string();
        }
        if line.trim_end() != format!("{fence} example") {
            continue;
        }
        let part = |lines: &mut dyn Iterator<Item = &str>, end: &str| -> String {
            lines.take_while(|line| line.trim_end_matches('\n') != end).collect::<String>().replace('→', "\t")
        };
        let markdown = part(&mut lines, ".");
        let html = part(&mut lines, &fence);
        examples.push(Example { number: examples.len() + 1, section: section.clone(), markdown, html });
    }
    examples
}

/// What Sidelight writes for a text.
fn written(markdown: &str) -> String {
    let options = import::Options { format: Some(Format::Markdown), smart: false, ..import::Options::default() };
    let (article, _) = import::import(markdown, &options, &Html5);
    let (article, _) = enrich::number_notes(article);
    write::blocks(&article.body, &Page::of(&article))
}

/// `refused` is what comes of the example instead, if it is in the list.
fn check(example: &Example, refused: Option<&str>) -> Result<(), Failed> {
    let written = written(&example.markdown);
    let (expected, got) = (shape::of(&example.html), shape::of(&written));
    match refused {
        None if expected == got => Ok(()),
        None => Err(Failed::from(format!(
            "example {}\n--- markdown\n{}--- expected\n{expected}--- got\n{got}---",
            example.number, example.markdown
        ))),
        Some(_) if expected == got => Err("it is equal now: take it out of refused.md".into()),
        Some(instead) if instead.trim() == written.trim() => Ok(()),
        Some(instead) => Err(Failed::from(format!(
            "example {}, refused\n--- markdown\n{}--- expected instead\n{instead}\n--- got\n{written}\n---\n\
             If it is right, `UPDATE_SPEC=1 cargo test --test commonmark` writes it down.",
            example.number, example.markdown
        ))),
    }
}
