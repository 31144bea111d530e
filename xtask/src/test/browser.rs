//! The browser tests: one test program, which is told where the build is and which engines to drive.

use std::env;

use anyhow::{Result, bail, ensure};

use crate::pack;
use crate::test::check::{Bench, shown};
use crate::test::tally::{Tally, run_tests};
use crate::tools::Engine;

/// The test target's name.
pub(super) const TARGET: &str = "browser";

/// Runs the browser tests in every engine that is there.
///
/// An engine that is missing is skipped, aloud; on a machine that was made
/// for testing (`CI=true`) that would hide a broken machine, so it fails.
pub(super) fn tests(bench: &Bench) -> Result<Tally> {
    let dist = bench.project.dist();
    if pack::read(&dist).is_err() {
        bail!("there is no release build to test");
    }
    let wanted = wanted(env::var("SIDELIGHT_ENGINES").ok().as_deref())?;
    let (ready, absent) = divide(bench, &wanted);
    let mut tally = missing(&absent, is_ci(env::var("CI").ok().as_deref()));
    if ready.is_empty() {
        return Ok(tally);
    }
    let names: Vec<_> = ready.iter().map(|engine| engine.name()).collect();
    let mut test = bench.cargo(&["test", "-p", "sidelight", "--test", TARGET]);
    test.env("SIDELIGHT_DIST", dist).env("SIDELIGHT_ENGINES", names.join(","));
    shown(&test);
    let tests = run_tests(&mut test)?;
    tally.add(&tests);
    tally.notes.extend(tests.notes);
    Ok(tally)
}

fn divide(bench: &Bench, wanted: &[Engine]) -> (Vec<Engine>, Vec<(Engine, String)>) {
    let mut ready = Vec::new();
    let mut absent = Vec::new();
    for &engine in wanted {
        match bench.toolbox.lacks(engine) {
            Some(reason) => absent.push((engine, reason)),
            None => ready.push(engine),
        }
    }
    (ready, absent)
}

fn missing(absent: &[(Engine, String)], fails: bool) -> Tally {
    let mut tally = Tally::default();
    for (engine, reason) in absent {
        let verb = if fails { "MISSING" } else { "SKIPPED" };
        let note = format!("{verb}: the tests in {}, because {reason}", engine.name());
        println!("{note}");
        tally.notes.push(note);
        tally.failed += u32::from(fails);
    }
    tally
}

fn wanted(list: Option<&str>) -> Result<Vec<Engine>> {
    let Some(list) = list.filter(|list| !list.trim().is_empty()) else {
        return Ok(Engine::ALL.to_vec());
    };
    let names: Vec<_> = list.split(',').map(str::trim).collect();
    for name in &names {
        ensure!(
            Engine::ALL.iter().any(|engine| engine.name() == *name),
            "SIDELIGHT_ENGINES names `{name}`; there are chromium, firefox and webkit"
        );
    }
    let engines = Engine::ALL.into_iter();
    Ok(engines.filter(|engine| names.contains(&engine.name())).collect())
}

fn is_ci(value: Option<&str>) -> bool {
    value.is_some_and(|value| !matches!(value, "" | "0" | "false"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_are_chosen_by_name() -> Result<()> {
        assert_eq!(wanted(None)?, Engine::ALL);
        assert_eq!(wanted(Some(""))?, Engine::ALL);
        let two = [Engine::Chromium, Engine::Webkit];
        assert_eq!(wanted(Some("webkit, chromium"))?, two);
        assert!(wanted(Some("netscape")).is_err());
        Ok(())
    }

    #[test]
    fn a_missing_engine_fails_on_a_machine_made_for_testing() {
        let absent = [(Engine::Webkit, "xauth not found".to_owned())];
        assert_eq!(missing(&absent, true).failed, 1);
        let skipped = missing(&absent, false);
        assert_eq!(skipped.failed, 0);
        assert_eq!(skipped.notes, ["SKIPPED: the tests in webkit, because xauth not found"]);
    }

    #[test]
    fn only_a_true_value_is_ci() {
        assert!(is_ci(Some("true")) && is_ci(Some("1")));
        assert!(!is_ci(Some("false")) && !is_ci(Some("")) && !is_ci(None));
    }
}
