//! System packages, on Debian and its kin.

use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use crate::process;

/// Whether packages can be installed at all.
pub(super) fn is_available() -> bool {
    process::which("apt-get").is_some()
}

/// Installs packages, after one update of the lists for all calls.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    if !is_available() {
        bail!("this system has no apt; please install by hand what Debian calls {}", packages.join(", "));
    }
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        process::run_labelled("apt", apt_get()?.arg("update"))?;
        let _ = UPDATED.set(());
    }
    let mut install = apt_get()?;
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    process::run_labelled("apt", &mut install)
}

/// The file of an installed package whose path ends so.
pub(super) fn file_of(package: &str, ending: &str) -> Option<std::path::PathBuf> {
    let list = process::capture(Command::new("dpkg-query").args(["--listfiles", package]))?;
    list.lines().find(|line| line.ends_with(ending)).map(std::path::PathBuf::from).filter(|file| file.exists())
}

fn apt_get() -> Result<Command> {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        process::which("sudo").context("installing packages needs root, and there is no sudo")?;
        let mut sudo = Command::new("sudo");
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        // Another apt may hold the lock; one line a package and no progress bar.
        .args(["-o", "DPkg::Lock::Timeout=300", "-q"]);
    Ok(command)
}

fn is_root() -> bool {
    process::capture(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
