//! The list of checks, in the order in which they tell most for the time they take.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::test::browser;
use crate::test::tally::{Tally, run_tests};
use crate::tools::{Need, Toolbox};
use crate::{audit, build, pack, process, size};

/// What every check works with.
pub(super) struct Bench {
    pub(super) project: Project,
    pub(super) toolbox: Toolbox,
}

/// One check.
pub(super) struct Check {
    pub(super) title: &'static str,
    /// Counts what it finds; an error counts as one failure.
    pub(super) run: fn(&Bench) -> Result<Tally>,
}

/// The checks of `cargo xtask test`, or those of `--fast`.
pub(super) fn all(fast: bool) -> Vec<Check> {
    let check = |title, run| Check { title, run };
    let mut checks = vec![
        check("format", format),
        check("clippy, native", clippy_native),
        check("clippy, wasm32", clippy_wasm),
        check("core without features", core_alone),
        check("documentation", documentation),
        check("native tests", native_tests),
        check("documentation tests", documentation_tests),
    ];
    if !fast {
        checks.push(check("supply chain", supply_chain));
        checks.push(check("release build", release_build));
        checks.push(check("size budget", size_budget));
        checks.push(check("browser tests", browser::tests));
    }
    checks
}

impl Bench {
    /// `cargo <arguments>` in the checkout, with the installed tools.
    pub(super) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.toolbox.with_tools(process::cargo());
        command.args(arguments).current_dir(self.project.root());
        command
    }
}

fn format(bench: &Bench) -> Result<Tally> {
    passes(&mut bench.cargo(&["fmt", "--all", "--check"]))
}

fn clippy_native(bench: &Bench) -> Result<Tally> {
    let mut clippy = bench.cargo(&["clippy", "--workspace", "--all-targets"]);
    // Named, because `--all-targets` leaves out what `cargo test` does.
    if has_browser_tests(bench)? {
        clippy.args(["--test", browser::TARGET]);
    }
    passes(clippy.args(["--", "-D", "warnings"]))
}

fn clippy_wasm(bench: &Bench) -> Result<Tally> {
    bench.toolbox.require(&[Need::WasmStd])?;
    let mut clippy = bench.toolbox.wasm_clippy()?;
    clippy.current_dir(bench.project.root());
    clippy.args(["-p", "sidelight", "--target", "wasm32-unknown-unknown"]);
    // With the release build's profile it shares that build's macros. The native checks have
    // their own: they are compiled without RUSTC_BOOTSTRAP, and each would rebuild the other's.
    clippy.args(["--profile", "page"]);
    passes(clippy.args(["--", "-D", "warnings"]))
}

/// The core must build natively, without Yew and without a browser's types: with the formats
/// that authors write, as the command line has it, and without.
fn core_alone(bench: &Bench) -> Result<Tally> {
    passes(&mut bench.cargo(&["check", "-p", "sidelight", "--no-default-features", "--features", "formats", "--lib"]))?;
    passes(&mut bench.cargo(&["check", "-p", "sidelight", "--no-default-features", "--lib"]))
}

fn documentation(bench: &Bench) -> Result<Tally> {
    let mut doc = bench.cargo(&["doc", "--no-deps", "--workspace"]);
    passes(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

/// Each target by its name: cargo can leave out a package, but not one target of it.
fn native_tests(bench: &Bench) -> Result<Tally> {
    install_test_packages(bench)?;
    let mut test = bench.cargo(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]);
    for target in test_targets(bench)? {
        if target != browser::TARGET {
            test.args(["--test", &target]);
        }
    }
    shown(&test);
    run_tests(&mut test)
}

/// The examples of CommonMark and axe-core come by npm, at the versions of the lock file.
fn install_test_packages(bench: &Bench) -> Result<()> {
    let folder = bench.project.root().join("tests");
    // What was installed for an older lock file lacks what was added since.
    let written = |file: &str| folder.join(file).metadata().and_then(|file| file.modified()).ok();
    if written("node_modules/.package-lock.json") >= written("package-lock.json") {
        return Ok(());
    }
    let npm = process::which("npm").context("npm (Node 20 or later) is not installed")?;
    let mut install = Command::new(npm);
    install.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder);
    process::run_labelled("npm", &mut install)
}

fn documentation_tests(bench: &Bench) -> Result<Tally> {
    let mut test = bench.cargo(&["test", "--workspace", "--no-fail-fast", "--doc"]);
    shown(&test);
    run_tests(&mut test)
}

/// What deny.toml demands, as far as it can be told without asking anybody.
fn supply_chain(bench: &Bench) -> Result<Tally> {
    passes(&mut audit::judge(&bench.project, &bench.toolbox, &audit::OF_THE_CHECKOUT)?)
}

fn release_build(bench: &Bench) -> Result<Tally> {
    build::release(&bench.project, &bench.toolbox)?;
    println!("{}", size::table(&pack::read(&bench.project.dist())?)?);
    Ok(Tally::passed())
}

fn size_budget(bench: &Bench) -> Result<Tally> {
    let mut tally = Tally::passed();
    tally.notes.push(size::check_budget(&pack::read(&bench.project.dist())?)?);
    Ok(tally)
}

fn passes(command: &mut Command) -> Result<Tally> {
    shown(command);
    process::run(command)?;
    Ok(Tally::passed())
}

/// Shows a command, so that whoever sees it fail can repeat it.
pub(super) fn shown(command: &Command) {
    println!("$ {}", process::describe(command));
}

fn has_browser_tests(bench: &Bench) -> Result<bool> {
    Ok(test_targets(bench)?.iter().any(|name| name == browser::TARGET))
}

/// The names of all integration tests of the workspace.
fn test_targets(bench: &Bench) -> Result<Vec<String>> {
    let mut metadata = bench.cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let Some(json) = process::capture(&mut metadata) else {
        bail!("`cargo metadata` failed");
    };
    test_targets_in(&json).context("cannot understand `cargo metadata`")
}

fn test_targets_in(json: &str) -> Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    #[derive(serde::Deserialize)]
    struct Package {
        targets: Vec<Target>,
    }
    #[derive(serde::Deserialize)]
    struct Target {
        name: String,
        kind: Vec<String>,
    }
    let metadata: Metadata = serde_json::from_str(json)?;
    let targets = metadata.packages.into_iter().flat_map(|it| it.targets);
    Ok(targets.filter(|target| target.kind.iter().any(|kind| kind == "test")).map(|target| target.name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_targets_are_read_from_metadata() -> Result<()> {
        let json = r#"{"packages": [
            {"name": "sidelight", "targets": [
                {"name": "sidelight", "kind": ["lib"]},
                {"name": "browser", "kind": ["test"], "test": false},
                {"name": "spec", "kind": ["test"]}]},
            {"name": "xtask", "targets": [{"name": "xtask", "kind": ["bin"]}]}]}"#;
        assert_eq!(test_targets_in(json)?, ["browser", "spec"]);
        Ok(())
    }

    #[test]
    fn the_fast_checks_are_a_part_of_all() {
        let titles = |fast| all(fast).iter().map(|check| check.title).collect::<Vec<_>>();
        assert!(titles(false).starts_with(&titles(true)));
        assert!(!titles(true).contains(&"release build"));
    }
}
