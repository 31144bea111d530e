//! Programs that npm packages carry, each in a folder of the cache.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::cache::Cache;
use crate::process;

/// Where the programs of a package are.
pub(super) fn programs(cache: &Cache, package: &str, version: &str) -> PathBuf {
    cache.tool(package, version).join("node_modules/.bin")
}

/// Installs beside its place and renames: an interrupted run leaves nothing half done.
pub(super) fn install(cache: &Cache, package: &str, version: &str) -> Result<()> {
    let npm = process::which("npm").context("npm (Node 20 or later) is not installed")?;
    let place = cache.tool(package, version);
    let beside = cache.folder().join(format!("{package}.part"));
    for leftover in [&beside, &place] {
        if leftover.exists() {
            fs::remove_dir_all(leftover)?;
        }
    }
    fs::create_dir_all(&beside)?;
    let mut npm = Command::new(npm);
    npm.args(["install", "--no-save", "--no-package-lock"])
        .args(["--no-audit", "--no-fund", "--ignore-scripts"])
        .arg("--prefix")
        .arg(&beside)
        .arg(format!("{package}@{version}"))
        .current_dir(&beside);
    process::run_labelled(package, &mut npm)?;
    fs::rename(&beside, &place).with_context(|| format!("cannot make {}", place.display()))
}
