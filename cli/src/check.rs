//! `sidelight check`: what is wrong with articles, as a compiler says it.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;
use serde::Serialize;
use sidelight::article::{Diagnostic, Severity};
use sidelight::enrich::draft;

use crate::args::Check;
use crate::source::{self, Source};
use crate::{DONE, FAILED, MISUSED, complain, count, print};

/// Does what is asked. What cannot be read is told on standard error, and the rest is checked.
pub(crate) fn run(request: &Check) -> u8 {
    let (mut paths, mut lost) = (Vec::new(), Vec::new());
    for input in &request.inputs {
        if input.is_dir() {
            let (below, unseen) = source::below(input, None);
            paths.extend(below);
            lost.extend(unseen);
        } else {
            paths.push(input.clone());
        }
    }
    let mut read = Vec::new();
    for result in paths.par_iter().map(|path| checked(path, request)).collect::<Vec<_>>() {
        match result {
            Ok(checked) => read.push(checked),
            Err(message) => lost.push(message),
        }
    }
    let said = if request.json { json(&read) } else { Ok(report(&read)) };
    if let Err(message) = said.and_then(|text| print(&text)) {
        lost.push(message);
    }
    lost.iter().for_each(|message| complain(message));
    match lost.is_empty() {
        false => MISUSED,
        true if read.iter().all(|checked| checked.found.is_empty()) => DONE,
        true => FAILED,
    }
}

/// A line longer than that, in bytes, is nobody's to look at: no excerpt is made of it, which would be made
/// anew for each of its findings.
const LONGEST_LINE: usize = 10_000;

/// A source, and what is wrong with it.
#[derive(Debug)]
struct Checked {
    file: String,
    found: Vec<Diagnostic>,
    /// The findings as they are printed.
    said: String,
}

fn checked(path: &Path, request: &Check) -> Result<Checked, String> {
    let source = Source::read(path)?;
    let reading = source.understand(&request.read);
    let mut found = reading.diagnostics;
    found.extend(draft::disagreements(&reading.article));
    found.sort_by_key(|finding| finding.span);
    let file = name(path);
    let said = if request.json { String::new() } else { say(&file, &source.text, &found) };
    Ok(Checked { file, found, said })
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

/// Every finding of a source, and an empty line after each.
fn say(file: &str, text: &str, found: &[Diagnostic]) -> String {
    if found.is_empty() {
        return String::new();
    }
    let renderer = if coloured() { Renderer::styled() } else { Renderer::plain() };
    let lines: Vec<&str> = text.split('\n').collect();
    let mut said = String::new();
    for finding in found {
        let at = usize::try_from(finding.span.line).unwrap_or_default();
        let line = at.checked_sub(1).and_then(|at| lines.get(at)).copied();
        said.push_str(&renderer.render(&[group(file, line, finding)]));
        said.push_str("\n\n");
    }
    said
}

/// One finding: the rule and what is wrong, the line, and what mends it.
fn group<'a>(file: &'a str, line: Option<&'a str>, finding: &'a Diagnostic) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let (problem, fix) = in_two(&finding.message);
    let group = level.primary_title(problem).id(finding.code.name());
    let number = |count: u32| usize::try_from(count).unwrap_or_default();
    let (at, column) = (number(finding.span.line), number(finding.span.column));
    let group = match line {
        Some(line) if line.len() <= LONGEST_LINE => group.element(
            Snippet::source(line)
                .path(file)
                .line_start(at)
                .annotation(AnnotationKind::Primary.span(place(line, column))),
        ),
        Some(_) => group.element(Origin::path(file).line(at).char_column(column)),
        None => group.element(Origin::path(file)),
    };
    if fix.is_empty() { group } else { group.element(Level::HELP.message(fix)) }
}

/// The character at a column, in bytes of its line.
fn place(line: &str, column: usize) -> std::ops::Range<usize> {
    match line.char_indices().nth(column.saturating_sub(1)) {
        Some((at, c)) => at..at + c.len_utf8(),
        None => line.len()..line.len(),
    }
}

/// What is wrong, and the last sentence, which names the fix.
fn in_two(message: &str) -> (&str, &str) {
    let (problem, fix) = message.rsplit_once(". ").unwrap_or((message, ""));
    (problem.trim_end_matches('.'), fix.trim_end_matches('.'))
}

/// Colours are for terminals, and for those who have not said otherwise (no-color.org).
fn coloured() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Every finding, and a line that counts them.
fn report(read: &[Checked]) -> String {
    let mut text: String = read.iter().map(|checked| checked.said.as_str()).collect();
    let mut counts = BTreeMap::new();
    for finding in read.iter().flat_map(|checked| &checked.found) {
        *counts.entry(std::cmp::Reverse(finding.severity)).or_insert(0_usize) += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(severity, number)| match severity.0 {
            Severity::Info => format!("{number} info"),
            other => count(number, other.name()),
        })
        .collect();
    let found_in = read.iter().filter(|checked| !checked.found.is_empty()).count();
    text.push_str(&match counts.as_slice() {
        [] => format!("no findings in {}\n", count(read.len(), "file")),
        [one] => format!("{one} in {}\n", count(found_in, "file")),
        [before @ .., last] => format!("{} and {last} in {}\n", before.join(", "), count(found_in, "file")),
    });
    text
}

/// A finding as other programs read it.
#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    #[serde(flatten)]
    finding: &'a Diagnostic,
}

fn json(read: &[Checked]) -> Result<String, String> {
    let found: Vec<Found<'_>> = read
        .iter()
        .flat_map(|Checked { file, found, .. }| found.iter().map(move |finding| Found { file, finding }))
        .collect();
    serde_json::to_string_pretty(&found).map(|text| text + "\n").map_err(|error| error.to_string())
}
