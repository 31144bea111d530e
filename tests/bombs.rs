//! Bombs: each ends, loses nothing that it does not tell of, and makes no more of itself than its length deserves.
//!
//! Nothing here looks at a clock: what grows too fast is seen by what it becomes, and what is quadratic in time alone
//! by `cargo xtask soak`. One named test for each bomb of `bombs/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use sidelight::article::{Article, Block, visit};
use sidelight::import::{self, Format};
use sidelight::markup::Page;
use sidelight::{Options, TimelineMode, read, write};

#[allow(dead_code, reason = "the benchmark uses all of it")]
#[path = "bombs/list.rs"]
mod list;

use list::Bomb;

/// How many units each bomb has.
const UNITS: usize = 3_000;

/// A comment that is never closed reaches to the end, by the HTML standard: there are no last words.
const SILENT: &str = "comments_that_are_open";

fn main() -> ExitCode {
    let args = Arguments::from_args();
    let trial = |bomb: Bomb| Trial::test(bomb.name, move || holds(&bomb).map_err(Failed::from));
    libtest_mimic::run(&args, list::all().into_iter().map(trial).collect()).exit_code()
}

fn holds(bomb: &Bomb) -> Result<(), String> {
    let source = bomb.source(UNITS);
    let import = import::Options { format: Format::parse(bomb.door.format()), ..import::Options::default() };
    let timeline = TimelineMode::parse(bomb.door.timeline()).unwrap_or_default();
    let reading = read(&source, &Options { import, timeline });
    let html = write::article(&reading.article, &Page::of(&reading.article));
    let length = source.len() + 2_000;
    let promise = |holds: bool, promise: &str| if holds { Ok(()) } else { Err(format!("broken promise: {promise}")) };
    promise(
        parts(&reading.article) <= 2 * length,
        "an article has no more parts than its source has characters, twice",
    )?;
    promise(depth(&html) <= import::MAX_DEPTH + 40, "no page nests deeper than an article and what stands around it")?;
    promise(html.len() <= 150 * length, "what is written is no more than so many times what was read")?;
    let is_told = !reading.diagnostics.is_empty();
    promise(
        html.contains("The last words.") || is_told || bomb.name == SILENT,
        "what stands after it is read, or its author is told",
    )?;
    let widest = reading.article.body.iter().map(visit::weight).max().unwrap_or(0);
    promise(widest < 40_000, "no block keeps a page busy for long")
}

/// How many parts an article has: blocks and what stands in their lines.
fn parts(article: &Article) -> usize {
    let all = |blocks: &[Block]| blocks.iter().map(visit::weight).sum::<usize>();
    let notes: usize = article.notes.iter().map(|note| all(&note.content)).sum();
    let events: usize =
        article.timeline.iter().flat_map(|timeline| &timeline.events).map(|event| all(&event.content)).sum();
    all(&article.body) + notes + events
}

/// How deep the elements of a written page nest.
fn depth(html: &str) -> usize {
    const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];
    let (mut open, mut most) = (0_usize, 0);
    // What is written holds no `<` but that of a tag.
    for tag in html.split('<').skip(1) {
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !VOID.contains(&name) {
            open += 1;
            most = most.max(open);
        }
    }
    most
}
