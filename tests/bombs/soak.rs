//! Measures every bomb at a number of units and at twice that: time, growth, peak of memory.
//!
//! 1. Without a bomb's name: each bomb is measured in a process of its own, so that one that
//!    overflows its stack or takes all memory ends nothing but itself; a line tells of each.
//! 2. With one: its reading and writing are measured here, both sizes in turns, and the best
//!    of the runs counts.
//!
//! `cargo xtask soak` runs this in release; a bomb that grows three times or more fails it.
#![allow(clippy::print_stdout, reason = "a program that measures tells what it found")]

#[path = "list.rs"]
mod list;

use std::io::Read as _;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use list::{Bomb, Door};
use sidelight::import::{self, Format, native::Html5};
use sidelight::markup::Page;
use sidelight::{Options, TimelineMode, enriched, write};

/// What doubling a source may cost.
const LIMIT: f64 = 3.0;

/// The units of the smaller source.
const UNITS: usize = 100_000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--list"] => {
            for Bomb { name, door, .. } in list::all() {
                println!("{name} {door:?} {} {}", door.format(), door.timeline());
            }
            ExitCode::SUCCESS
        }
        ["--one", name, units] => one(name, units.parse().unwrap_or(UNITS)),
        ["--source", name, units] => {
            print!("{}", named(name).map(|bomb| bomb.source(units.parse().unwrap_or(UNITS))).unwrap_or_default());
            ExitCode::SUCCESS
        }
        ["--units", units, filter @ ..] => all(units.parse().unwrap_or(UNITS), filter),
        filter => all(UNITS, filter),
    }
}

fn named(name: &str) -> Option<Bomb> {
    list::all().into_iter().find(|bomb| bomb.name == name)
}

/// Measures the bombs whose names have one of the words of `filter` in them.
fn all(units: usize, filter: &[&str]) -> ExitCode {
    println!(
        "{:<48} {:>7} {:>9} {:>9} {:>9} {:>6} {:>8}",
        "bomb", "MB", "import", "enrich", "write", "growth", "peak MB"
    );
    let chosen = |bomb: &Bomb| filter.is_empty() || filter.iter().any(|word| bomb.name.contains(word));
    let bombs: Vec<Bomb> = list::all().into_iter().filter(chosen).collect();
    let failed = bombs.iter().filter(|bomb| !measured(bomb, units)).count();
    println!("{} bombs, {failed} failed", bombs.len());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Longer than any bomb may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Measures one bomb in a process of its own, and says whether it held.
fn measured(bomb: &Bomb, units: usize) -> bool {
    let Ok(program) = std::env::current_exe() else { return false };
    let mut command = Command::new(program);
    command.args(["--one", bomb.name, &units.to_string()]).stdout(Stdio::piped()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    let Some(mut output) = child.stdout.take() else { return false };
    let (told, line) = mpsc::channel();
    // What it prints ends when it does.
    std::thread::spawn(move || {
        let mut text = String::new();
        let _ = output.read_to_string(&mut text);
        let _ = told.send(text);
    });
    let ended = line.recv_timeout(PATIENCE);
    if ended.is_err() {
        let _ = child.kill();
    }
    let status = child.wait();
    match (ended, status) {
        (Ok(text), Ok(status)) if !text.is_empty() => {
            print!("{text}");
            status.success()
        }
        (Ok(_), status) => {
            println!("{:<48} DIED ({status:?})", bomb.name);
            false
        }
        (Err(_), _) => {
            println!("{:<48} DID NOT END in {} s", bomb.name, PATIENCE.as_secs());
            false
        }
    }
}

/// Seconds of import, enriching and writing.
type Cost = [f64; 3];

/// Measures one bomb in this process.
fn one(name: &str, units: usize) -> ExitCode {
    let Some(bomb) = named(name) else { return ExitCode::FAILURE };
    let sources = [bomb.source(units), bomb.source(2 * units)];
    let mut best = [[f64::INFINITY; 3]; 2];
    let started = Instant::now();
    for round in 0..ROUNDS {
        for (source, best) in sources.iter().zip(&mut best) {
            for (best, cost) in best.iter_mut().zip(cost(source, bomb.door)) {
                *best = best.min(cost);
            }
        }
        if round > 0 && started.elapsed() > ENOUGH {
            break;
        }
    }
    let [small, large] = best.map(|cost| cost.iter().sum::<f64>());
    let growth = large / small;
    let [import, enrich, write] = best[1];
    let size = sources[1].len() as f64 / 1e6;
    let verdict = if growth < LIMIT { "" } else { "  TOO MUCH" };
    println!(
        "{name:<48} {size:>7.2} {:>9.1} {:>9.1} {:>9.1} {growth:>6.2} {:>8.1}{verdict}",
        import * 1e3,
        enrich * 1e3,
        write * 1e3,
        peak() / 1e6
    );
    if growth < LIMIT { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How often each source is measured, unless that takes longer than enough.
const ROUNDS: usize = 5;
const ENOUGH: Duration = Duration::from_secs(20);

/// What one reading of a source costs. A short one is repeated: the system counts a thread's work
/// in ticks of some milliseconds.
fn cost(source: &str, door: Door) -> Cost {
    const LEAST: f64 = 0.1;
    const MOST: u32 = 200;
    let (mut sum, mut times) = ([0.0; 3], 0);
    while times == 0 || sum.iter().sum::<f64>() < LEAST && times < MOST {
        for (sum, cost) in sum.iter_mut().zip(read(source, door)) {
            *sum += cost;
        }
        times += 1;
    }
    sum.map(|sum| sum / f64::from(times))
}

/// Reads and writes a source, and says how long each part took.
fn read(source: &str, door: Door) -> Cost {
    let timeline = TimelineMode::parse(door.timeline()).unwrap_or_default();
    let import = import::Options { format: Format::parse(door.format()), ..import::Options::default() };
    let options = Options { import, timeline };
    let start = seconds();
    let (article, diagnostics) = import::import(source, &options.import, &Html5);
    let imported = seconds();
    let reading = enriched(article, diagnostics, options.timeline);
    let rich = seconds();
    let html = write::article(&reading.article, &Page::of(&reading.article));
    let written = seconds();
    drop(html);
    [imported - start, rich - imported, written - rich]
}

/// The seconds that this thread has worked, where the system tells; those that went by elsewhere.
fn seconds() -> f64 {
    thread_local!(static STARTED: Instant = Instant::now());
    let worked = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = worked.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    worked.map_or_else(|| STARTED.with(Instant::elapsed).as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// The most memory that this process has had, in bytes, where the system tells.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()).unwrap_or(f64::NAN) * 1024.0
}
