//! Every check of the project, one after another.
//!
//! 1. the tools of all checks are found or installed;
//! 2. each [`Check`] runs, whatever became of those before it;
//! 3. a table says what each came to, and the last line counts it all.

mod browser;
mod check;
mod tally;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::build;
use crate::project::Project;
use crate::test::check::{Bench, Check};
use crate::test::tally::Tally;
use crate::tools::{Need, Toolbox};

/// What became of one check.
struct Report {
    title: &'static str,
    tally: Tally,
    took: Duration,
}

/// Runs the checks; the exit code says whether all passed.
pub(crate) fn run(project: Project, fast: bool) -> Result<ExitCode> {
    let started = Instant::now();
    let toolbox = Toolbox::prepare(&project, &needs(fast))?;
    println!("Tools are ready after {}.", readable(started.elapsed()));
    let bench = Bench { project, toolbox };
    let checks = check::all(fast);
    let count = checks.len();
    let numbered = checks.iter().enumerate();
    let reports: Vec<_> =
        numbered.map(|(index, check)| run_one(check, &bench, &format!("{}/{count}", index + 1))).collect();
    Ok(summarise(&reports, started.elapsed()))
}

fn needs(fast: bool) -> Vec<Need> {
    if fast {
        return vec![Need::WasmStd];
    }
    let mut needs = build::NEEDS.to_vec();
    needs.extend([Need::Browsers, Need::Geckodriver, Need::CargoDeny]);
    needs
}

fn run_one(check: &Check, bench: &Bench, place: &str) -> Report {
    let title = check.title;
    println!("\n── {place} {title} …");
    let started = Instant::now();
    let tally = (check.run)(bench).unwrap_or_else(|error| {
        println!("error: {error:#}");
        Tally::failed(short(&error))
    });
    let took = started.elapsed();
    let report = Report { title, tally, took };
    println!("── {place} {}", report.line());
    report
}

/// The outermost sentence; the rest stands where the error happened.
fn short(error: &anyhow::Error) -> String {
    error.to_string()
}

fn summarise(reports: &[Report], took: Duration) -> ExitCode {
    println!("\nAfter {}:", readable(took));
    let mut sum = Tally::default();
    for report in reports {
        println!("  {}", report.line());
        for note in &report.tally.notes {
            println!("      {note}");
        }
        sum.add(&report.tally);
    }
    // Nothing may follow this line: other programs read it.
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Report {
    fn line(&self) -> String {
        let Tally { passed, failed, ignored, .. } = self.tally;
        let verdict = if failed == 0 { "ok    " } else { "FAILED" };
        let ignored = match ignored {
            0 => String::new(),
            _ => format!(", {ignored} ignored"),
        };
        let took = readable(self.took);
        format!("{verdict} {} ({passed} passed, {failed} failed{ignored}; {took})", self.title)
    }
}

fn readable(time: Duration) -> String {
    match time.as_secs() {
        0..=9 => format!("{:.1} s", time.as_secs_f32()),
        seconds @ 10..=119 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_readable() {
        assert_eq!(readable(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(readable(Duration::from_millis(61_900)), "61 s");
        assert_eq!(readable(Duration::from_secs(754)), "12 min 34 s");
    }
}
