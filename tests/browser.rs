//! Browser tests of the built widget, in Chromium, Firefox and WebKit: the list of what runs.
//!
//! `cargo test --test browser` runs all of it against `dist/`; an argument picks by
//! name (`chromium::embed`, `script_twice`). From the environment:
//!
//! | variable | |
//! |---|---|
//! | `SIDELIGHT_ENGINES` | some of `chromium,firefox,webkit`; all by default |
//! | `SIDELIGHT_DIST` | the built folder, `dist` by default |
//! | `SIDELIGHT_SEED_ARTICLE` | the article this began with |
//! | `UPDATE_TREES` | write the snapshots of `browser/tree/` instead of comparing with them |
//! | `SIDELIGHT_SOAK` | do by the thousand what tests do by the dozen (`cargo xtask soak`) |
//! | `SIDELIGHT_SHOTS` | a folder: write pictures of the demo page there instead of testing |
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops at what it did not expect, and says aloud what it skips"
)]

use browser::engine::Engine;
use browser::runner::{Runner, Test};
use browser::server::Host;
use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The inputs of `tests/hostile.rs`.
#[path = "hostile"]
mod hostile {
    pub(crate) mod addresses;
    pub(crate) mod chance;
    pub(crate) mod doors;
    pub(crate) mod grammar;
    pub(crate) mod lists;
    pub(crate) mod shapes;
    pub(crate) mod spelling;
    pub(crate) mod words;
}

mod browser {
    // The equipment.
    pub(crate) mod articles;
    pub(crate) mod engine;
    /// The host of `cargo xtask demo`.
    #[path = "../../xtask/src/serve/http.rs"]
    pub(crate) mod http;
    pub(crate) mod npm;
    pub(crate) mod process;
    pub(crate) mod runner;
    pub(crate) mod server;
    pub(crate) mod shots;
    pub(crate) mod site;
    pub(crate) mod spoken;
    pub(crate) mod tab;
    pub(crate) mod webdriver;
    // What is tested, a topic a file.
    pub(crate) mod access;
    pub(crate) mod attacks;
    pub(crate) mod bios;
    pub(crate) mod contents;
    pub(crate) mod controls;
    pub(crate) mod csp;
    pub(crate) mod demo;
    pub(crate) mod drafted;
    pub(crate) mod embed;
    pub(crate) mod enhance;
    pub(crate) mod equipment;
    pub(crate) mod fault;
    pub(crate) mod host;
    pub(crate) mod hostile;
    pub(crate) mod languages;
    pub(crate) mod late;
    pub(crate) mod leak;
    pub(crate) mod measure;
    pub(crate) mod notes;
    pub(crate) mod prerender;
    pub(crate) mod print;
    pub(crate) mod seed;
    pub(crate) mod skip_links;
    pub(crate) mod source;
    pub(crate) mod speech;
    pub(crate) mod takeover;
    pub(crate) mod timeline;
    pub(crate) mod trap;
    pub(crate) mod tree;
    pub(crate) mod walk;
}

/// Every topic with its tests.
const TOPICS: &[(&str, &[Test])] = &[
    ("equipment", browser::equipment::TESTS),
    ("embed", browser::embed::TESTS),
    ("source", browser::source::TESTS),
    ("enhance", browser::enhance::TESTS),
    ("fault", browser::fault::TESTS),
    ("host", browser::host::TESTS),
    ("trap", browser::trap::TESTS),
    ("leak", browser::leak::TESTS),
    ("csp", browser::csp::TESTS),
    ("hostile", browser::hostile::TESTS),
    ("attacks", browser::attacks::TESTS),
    ("notes", browser::notes::TESTS),
    ("timeline", browser::timeline::TESTS),
    ("drafted", browser::drafted::TESTS),
    ("bios", browser::bios::TESTS),
    ("skip_links", browser::skip_links::TESTS),
    ("languages", browser::languages::TESTS),
    ("contents", browser::contents::TESTS),
    ("controls", browser::controls::TESTS),
    ("speech", browser::speech::TESTS),
    ("prerender", browser::prerender::TESTS),
    ("takeover", browser::takeover::TESTS),
    ("late", browser::late::TESTS),
    ("print", browser::print::TESTS),
    ("access", browser::access::TESTS),
    ("tree", browser::tree::TESTS),
    ("walk", browser::walk::TESTS),
    ("measure", browser::measure::TESTS),
    ("demo", browser::demo::TESTS),
    ("seed", browser::seed::TESTS),
];

/// Tests that need what not every engine's driver can do, and the engines whose driver can:
/// show the page as it is printed, or in forced colours. Without a name, a whole topic.
const ABLE: &[(&str, &str, &[Engine])] = &[
    ("bios", "open_in_print", &[Engine::Chromium, Engine::Firefox]),
    ("prerender", "on_paper_all_is_open", &[Engine::Chromium, Engine::Firefox]),
    ("print", "", &[Engine::Chromium, Engine::Firefox]),
    ("access", "axe_in_forced_colours", &[Engine::Chromium, Engine::Firefox]),
    ("measure", "marks_stay_in_forced_colours", &[Engine::Chromium, Engine::Firefox]),
];

/// Tests queue for a browser, so there are more threads than browsers.
const QUEUE: usize = 12;

fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    args.test_threads = args.test_threads.or(Some(QUEUE));
    match prepare(&args) {
        Ok((runner, engines)) => {
            let conclusion = libtest_mimic::run(&args, trials(&runner, &engines));
            runner.close();
            conclusion.exit_code()
        }
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// The host on its port and the engines asked for; nothing is started yet.
fn prepare(args: &Arguments) -> Result<(Arc<Runner>, Vec<Engine>), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let dist = root.join(std::env::var_os("SIDELIGHT_DIST").unwrap_or_else(|| "dist".into()));
    if !args.list && !dist.join("sidelight.js").is_file() {
        return Err(format!("no widget to test in {}: run `cargo xtask build` first", dist.display()));
    }
    let engines = engines()?;
    let host = Host::start(dist).map_err(|error| format!("the tests' host does not start: {error}"))?;
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let at_once = std::thread::available_parallelism().map_or(2, usize::from);
    Ok((Arc::new(Runner::new(host, &engines, at_once, scratch)), engines))
}

fn engines() -> Result<Vec<Engine>, String> {
    let Ok(asked) = std::env::var("SIDELIGHT_ENGINES") else { return Ok(Engine::ALL.to_vec()) };
    let known = |name: &str| {
        let found = Engine::ALL.into_iter().find(|engine| engine.name() == name.trim());
        found.ok_or_else(|| format!("SIDELIGHT_ENGINES: `{name}` is none of chromium, firefox, webkit"))
    };
    asked.split(',').filter(|name| !name.trim().is_empty()).map(known).collect()
}

/// Each test in each engine, engines taking turns, so that all of them have work early.
fn trials(runner: &Arc<Runner>, engines: &[Engine]) -> Vec<Trial> {
    let missing: Vec<Engine> = engines.iter().copied().filter(|engine| is_skipped(*engine)).collect();
    let no_seed = browser::seed::article().is_none();
    if no_seed {
        eprintln!("seed: the article this began with is not here, its tests are SKIPPED");
    }
    let mut trials = Vec::new();
    for (topic, (name, test)) in chosen() {
        let listed = ABLE
            .iter()
            .find(|(its_topic, its_name, _)| *its_topic == topic && (its_name.is_empty() || *its_name == name));
        let able = |engine: &Engine| listed.is_none_or(|(.., engines)| engines.contains(engine));
        for engine in engines.iter().copied().filter(able) {
            let id = format!("{}::{topic}::{name}", engine.name());
            let skipped = missing.contains(&engine) || (topic == "seed" && no_seed);
            let (runner, name) = (Arc::clone(runner), id.clone());
            let run = move || runner.run(engine, &name, test).map_err(Failed::from);
            trials.push(Trial::test(id, run).with_ignored_flag(skipped));
        }
    }
    trials
}

/// All tests by topic and name; only the taking of pictures if that is asked for.
fn chosen() -> Vec<(&'static str, Test)> {
    if std::env::var_os("SIDELIGHT_SHOTS").is_some() {
        return vec![("shots", ("take", browser::shots::take))];
    }
    TOPICS.iter().flat_map(|(topic, tests)| tests.iter().map(move |test| (*topic, *test))).collect()
}

/// Says so aloud when an engine is not here; in CI that is a failure instead.
fn is_skipped(engine: Engine) -> bool {
    let Some(missing) = engine.missing() else { return false };
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    eprintln!("{}: {missing} is not installed{}", engine.name(), if in_ci { "" } else { ", its tests are SKIPPED" });
    !in_ci
}
