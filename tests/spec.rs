//! The authoring manual, run: every example of `tests/spec/*.md` is one named test.
//!
//! 1. [`page`] reads the manual's pages: a `###` heading, a source, and what should come of it.
//! 2. [`result`] reads the source with Sidelight and writes down what came of it.
//! 3. Here the two are compared, or, with `UPDATE_SPEC=1`, the second is put in the first's place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

#[path = "spec/outline.rs"]
mod outline;
#[path = "spec/page.rs"]
mod page;
#[path = "spec/result.rs"]
mod result;

use std::fmt::Write as _;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use page::{Example, Page};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if std::env::var_os("UPDATE_SPEC").is_some() && !arguments.list {
        let filter = arguments.filter.clone().unwrap_or_default();
        page::all().into_iter().for_each(|page| update(page, &filter));
    }
    let trials = page::all().into_iter().flat_map(trials).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trials(page: Page) -> Vec<Trial> {
    let mut names = Vec::new();
    let mut trials = Vec::new();
    for example in page.examples {
        let name = format!("{}::{}", page.name, example.test_name());
        assert!(!names.contains(&name), "{}.md: two examples are called {:?}", page.name, example.name);
        names.push(name.clone());
        let page = page.name.clone();
        trials.push(Trial::test(name, move || check(&page, &example)));
    }
    trials
}

/// Compares every expectation of an example, and says all that differs at once.
fn check(page: &str, example: &Example) -> Result<(), Failed> {
    let mut differences = String::new();
    if example.expected.iter().all(|block| block.language() == "diagnostics") {
        let _ = writeln!(differences, "It expects nothing. Add a block ```outline.");
    }
    for (block, got) in result::of(example) {
        let expected = block.text.trim_end();
        if expected != got.trim_end() {
            let _ = writeln!(differences, "--- expected {}\n{expected}\n--- got\n{}", block.info, got.trim_end());
        }
    }
    if differences.is_empty() {
        return Ok(());
    }
    let Example { name, line, source, .. } = example;
    Err(Failed::from(format!(
        "tests/spec/{page}.md:{line}: {name}\n--- source\n{source}{differences}---\n\
         If what came of it is right, `UPDATE_SPEC=1 cargo test --test spec -- {page}` writes it down; read the difference then."
    )))
}

/// Puts what comes of each example whose name has `filter` in it in the place of what the page expects.
fn update(mut page: Page, filter: &str) {
    for example in &mut page.examples {
        if !format!("{}::{}", page.name, example.test_name()).contains(filter) {
            continue;
        }
        let named = example.expected.iter().any(|block| block.language() != "diagnostics");
        if !named {
            example.expected.insert(0, page::Fence::new("outline"));
        }
        example.expected = result::of(example)
            .into_iter()
            .filter(|(block, got)| block.language() != "diagnostics" || !got.is_empty())
            .map(|(block, got)| page::Fence { text: got, ..block })
            .collect();
    }
    page.write();
}
