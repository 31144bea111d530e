//! Counting: what passed and failed, read from what test programs print.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::process;

/// The count of one check.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
    /// Neither passed nor failed, but worth a word.
    pub(super) ignored: u32,
    /// What the summary repeats.
    pub(super) notes: Vec<String>,
}

impl Tally {
    /// A check that is one thing, and holds.
    pub(super) fn passed() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    /// A check that is one thing, and does not hold.
    pub(super) fn failed(note: String) -> Self {
        Self { failed: 1, notes: vec![note], ..Self::default() }
    }

    /// Counts another check too.
    pub(super) fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

/// Runs `cargo test …`, shows its output as it comes, and counts every test.
pub(super) fn run_tests(command: &mut Command) -> Result<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| process::cannot_start(command))?;
    let mut counter = Counter::default();
    if let Some(pipe) = child.stdout.take() {
        let lines = BufReader::new(pipe).split(b'\n');
        for line in lines.map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counter.read(&line);
        }
    }
    let status = child.wait()?;
    counter.finish(status.success())
}

/// Reads the lines of test programs.
#[derive(Debug, Default)]
struct Counter {
    tally: Tally,
    started: u32,
    ended: u32,
}

impl Counter {
    fn read(&mut self, line: &str) {
        let line = without_colours(line);
        if is_start(&line) {
            self.started += 1;
        } else if let Some([passed, failed, ignored]) = counts(&line) {
            self.ended += 1;
            self.tally.passed += passed;
            self.tally.failed += failed;
            self.tally.ignored += ignored;
        } else if let Some(name) = failed_test(&line) {
            self.tally.notes.push(format!("FAILED: {name}"));
        }
    }

    /// Adds what left no result: a program that crashed, or that was never built.
    fn finish(mut self, succeeded: bool) -> Result<Tally> {
        ensure!(self.ended > 0 || self.started > 0 || !succeeded, "no test program printed a result");
        let crashed = self.started.saturating_sub(self.ended);
        self.tally.failed += crashed;
        if crashed > 0 {
            let note = format!("{crashed} test program(s) ended without a result");
            self.tally.notes.push(note);
        }
        if !succeeded && self.tally.failed == 0 {
            self.tally.failed = 1;
            let note = "ended with an error that no test reported";
            self.tally.notes.push(note.to_owned());
        }
        Ok(self.tally)
    }
}

/// `running 12 tests`, by which a program says that a result will follow.
fn is_start(line: &str) -> bool {
    let count =
        line.strip_prefix("running ").and_then(|rest| rest.strip_suffix(" tests").or(rest.strip_suffix(" test")));
    count.is_some_and(|count| count.parse::<u32>().is_ok())
}

/// The name in `test notes::popover ... FAILED`; the summary repeats it.
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

/// Passed, failed and ignored in `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn counts(line: &str) -> Option<[u32; 3]> {
    let (_verdict, rest) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |word: &str| {
        let mut parts = rest.split("; ");
        parts.find_map(|part| part.strip_suffix(word)?.trim().parse().ok())
    };
    Some([count(" passed")?, count(" failed")?, count(" ignored")?])
}

/// Without the escape sequences of a coloured terminal.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut pieces = line.split('\u{1b}');
    plain.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let text = piece.strip_prefix('[').and_then(|sequence| {
            let end = sequence.find(|c: char| c.is_ascii_alphabetic())?;
            sequence.get(end + 1..)
        });
        plain.push_str(text.unwrap_or(piece));
    }
    plain.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(output: &str, succeeded: bool) -> Result<Tally> {
        let mut counter = Counter::default();
        output.lines().for_each(|line| counter.read(line));
        counter.finish(succeeded)
    }

    fn numbers(output: &str, succeeded: bool) -> (u32, u32, u32) {
        tally(output, succeeded).map(|tally| (tally.passed, tally.failed, tally.ignored)).unwrap_or_default()
    }

    #[test]
    fn every_program_is_counted() {
        let output = "running 2 tests\n\
            test a ... ok\n\
            test b ... ok\n\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n\
            running 1 test\n\
            test c ... FAILED\n\n\
            test result: FAILED. 0 passed; 1 failed; 3 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(numbers(output, false), (2, 1, 3));
        let notes = tally(output, false).map(|tally| tally.notes);
        assert!(notes.is_ok_and(|notes| notes == ["FAILED: c"]));
    }

    #[test]
    fn colours_are_looked_through() {
        let output = "running 1 test\n\
            test result: \u{1b}[32mok\u{1b}[m. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\r\n";
        assert_eq!(numbers(output, true), (7, 0, 0));
    }

    #[test]
    fn a_crash_is_a_failure_beside_those_that_were_reported() {
        let output = "running 5 tests\n\
            test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
            running 9 tests\n\
            test a ... ok\n";
        assert_eq!(numbers(output, false), (4, 2, 0));
    }

    #[test]
    fn what_does_not_compile_is_one_failure() {
        assert_eq!(numbers("", false), (0, 1, 0));
    }

    #[test]
    fn an_error_after_good_results_is_one_failure() {
        let output = "running 1 test\n\
            test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(numbers(output, false), (1, 1, 0));
    }

    #[test]
    fn success_without_any_result_is_an_error() {
        assert!(tally("hello\nrunning late\n", true).is_err());
    }

    #[test]
    fn a_run_of_no_tests_is_no_error() {
        let output = "running 0 tests\n\n\
            test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 4 filtered out\n";
        assert_eq!(numbers(output, true), (0, 0, 0));
    }
}
