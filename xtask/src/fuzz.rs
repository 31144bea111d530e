//! Coverage-guided fuzzing: the targets of `fuzz/` under libFuzzer, for some minutes each.
//!
//! 1. cargo-fuzz is found or installed, and builds the targets that are asked for;
//! 2. each runs from the kept corpus and from what earlier runs reached, past whatever it finds;
//! 3. a line for each says what it tried, reached and found.
//!
//! It is no part of the checks: how much a minute finds is chance. What was found once is a file of
//! `fuzz/corpus/` from then on, which every `cargo xtask test` reads.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::process;
use crate::project::Project;
use crate::tools::{Need, Toolbox};

/// No source is longer: most of what can go wrong does in a few hundred bytes.
const LONGEST: u32 = 16_384;
/// An input that takes longer is a finding: none of that length takes a tenth of it.
const SECONDS: u32 = 10;
/// As much memory as an input may take, in megabytes.
const MEGABYTES: u32 = 2048;

/// Where everything is that a run reads and leaves.
struct Bench<'p> {
    root: &'p Path,
    toolbox: Toolbox,
    minutes: u32,
}

/// What became of one target.
struct Outcome {
    target: String,
    last: Status,
    findings: Vec<PathBuf>,
}

/// What libFuzzer says of itself, in its last line.
#[derive(Debug, Default, PartialEq, Eq)]
struct Status {
    executions: u64,
    edges: u64,
    features: u64,
}

/// Runs the targets that are named, or all; the exit code says whether nothing was found.
pub(crate) fn run(project: &Project, minutes: u32, targets: &[String]) -> Result<ExitCode> {
    let known = known(project.root())?;
    if let Some(unknown) = targets.iter().find(|target| !known.contains(target)) {
        bail!("there is no target `{unknown}`; there are {}", known.join(", "));
    }
    let targets = if targets.is_empty() { known } else { targets.to_vec() };
    let toolbox = Toolbox::prepare(project, &[Need::CargoFuzz])?;
    toolbox.require(&[Need::CargoFuzz])?;
    let bench = Bench { root: project.root(), toolbox, minutes };
    // All at once: started one by one, each run would wait for another's build.
    process::run(&mut bench.cargo_fuzz("build"))?;
    let outcomes = all(&bench, targets)?;
    println!("\n{}", table(&outcomes));
    let found = outcomes.iter().any(|outcome| !outcome.findings.is_empty());
    Ok(if found { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The targets: each has a file.
fn known(root: &Path) -> Result<Vec<String>> {
    let folder = root.join("fuzz/fuzz_targets");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let names = entries.filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    Ok(names)
}

/// Runs as many targets at a time as there are cores.
fn all(bench: &Bench<'_>, targets: Vec<String>) -> Result<Vec<Outcome>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(targets.len());
    let waiting = Mutex::new(targets.into_iter());
    let next = || waiting.lock().ok().and_then(|mut waiting| waiting.next());
    std::thread::scope(|scope| {
        let work = || std::iter::from_fn(next).map(|target| bench.run(target)).collect::<Result<Vec<_>>>();
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut outcomes = Vec::new();
        for worker in workers {
            outcomes.extend(worker.join().map_err(|_| anyhow::anyhow!("a run was broken off"))??);
        }
        outcomes.sort_by(|one, other| one.target.cmp(&other.target));
        Ok(outcomes)
    })
}

impl Bench<'_> {
    fn cargo_fuzz(&self, what: &str) -> Command {
        let mut command = self.toolbox.with_tools(process::cargo());
        command.args(["fuzz", what, "--sanitizer", "none", "--features", "libfuzzer"]);
        // A build folder of its own, since it is built with other flags than anything else.
        command.args(["--target-dir", "target/fuzz/build"]).current_dir(self.root);
        command
    }

    fn run(&self, target: String) -> Result<Outcome> {
        let reached = self.root.join("target/fuzz/corpus").join(&target);
        let findings = self.root.join("target/fuzz/findings").join(&target);
        for folder in [&reached, &findings] {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let started = std::time::SystemTime::now();
        let mut command = self.cargo_fuzz("run");
        command.arg(&target).arg(&reached).arg(format!("fuzz/corpus/{target}")).arg("--");
        command.arg(format!("-max_total_time={}", self.minutes * 60));
        command.args([format!("-max_len={LONGEST}"), format!("-timeout={SECONDS}")]);
        command.arg(format!("-rss_limit_mb={MEGABYTES}"));
        command.arg(format!("-dict=fuzz/dictionaries/{target}.dict"));
        command.arg(format!("-artifact_prefix={}/", findings.display()));
        // In a child process, so that a finding does not end the run.
        command.args(["-fork=1", "-ignore_crashes=1", "-ignore_timeouts=1", "-ignore_ooms=1"]);
        let last = watch(&target, &mut command)?;
        ensure!(last.executions > 0, "`{target}` tried nothing");
        Ok(Outcome { target, last, findings: newer(&findings, started)? })
    }
}

/// Shows where a run stands, and returns where it ended.
fn watch(target: &str, command: &mut Command) -> Result<Status> {
    println!("[{target}] $ {}", process::describe(command));
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let pipe = child.stderr.take().context("the run has no output")?;
    let mut last = Status::default();
    let mut told = 0;
    for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        if let Some(status) = Status::read(&line) {
            last = status;
            // A line a minute says that it goes on.
            if started.elapsed().as_secs() / 60 > told {
                told = started.elapsed().as_secs() / 60;
                println!("[{target}] {line}");
            }
        } else if line.contains("panicked at") || line.starts_with("SUMMARY") || line.starts_with("error") {
            println!("[{target}] {line}");
        }
    }
    // It ends as it is told to, whatever it found: the folder of findings says what.
    let _ = child.wait().context("lost sight of the run")?;
    Ok(last)
}

impl Status {
    /// Reads `#51200: cov: 9000 ft: 30000 corp: 900 exec/s: 800 oom/timeout/crash: 0/0/0 time: 64s …`.
    fn read(line: &str) -> Option<Self> {
        let executions = line.strip_prefix('#')?.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
        let after = |name: &str| {
            let mut words = line.split_whitespace().skip_while(|word| *word != name);
            words.nth(1).and_then(|number| number.parse().ok())
        };
        Some(Self { executions, edges: after("cov:")?, features: after("ft:")? })
    }
}

/// What a run has left in its folder of findings.
fn newer(folder: &Path, started: std::time::SystemTime) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let is_new = |path: &PathBuf| path.metadata().and_then(|file| file.modified()).is_ok_and(|time| time >= started);
    let mut found: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_new).collect();
    found.sort();
    Ok(found)
}

fn table(outcomes: &[Outcome]) -> String {
    let mut text = format!("{:10} {:>12} {:>8} {:>9} {:>9}", "", "executions", "edges", "features", "findings");
    for Outcome { target, last: Status { executions, edges, features }, findings } in outcomes {
        text.push_str(&format!("\n{target:10} {executions:>12} {edges:>8} {features:>9} {:>9}", findings.len()));
        for found in findings {
            text.push_str(&format!("\n    {}", found.display()));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_libfuzzer_says_is_read() {
        let line =
            "#51200: cov: 9012 ft: 30411 corp: 903 exec/s: 800 oom/timeout/crash: 0/0/2 time: 64s job: 9 dft_time: 0";
        assert_eq!(Status::read(line), Some(Status { executions: 51_200, edges: 9012, features: 30_411 }));
        assert_eq!(Status::read("INFO: Seed: 12"), None);
        assert_eq!(Status::read("#2 INITED exec/s: 0 rss: 40Mb"), None);
    }

    #[test]
    fn the_table_names_what_was_found() {
        let last = Status { executions: 7, edges: 2, features: 3 };
        let outcome = Outcome { target: "html".into(), last, findings: vec!["findings/crash-1".into()] };
        let table = table(&[outcome]);
        assert!(
            table.contains("html                  7        2         3         1\n    findings/crash-1"),
            "{table}"
        );
    }
}
