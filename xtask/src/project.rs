//! The checkout: where it is, and what its lock file says.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::lock;

/// The checkout that the command was called in.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// Looks for the checkout from the current folder upwards.
    ///
    /// Not the folder this program was compiled in: a build folder may be
    /// shared by several checkouts.
    pub(crate) fn find() -> Result<Self> {
        let here = std::env::current_dir().context("the current folder is gone")?;
        here.ancestors()
            .find(|folder| is_checkout(folder))
            .map(|root| Self { root: root.to_owned() })
            .with_context(|| format!("{} is in no checkout of Sidelight", here.display()))
    }

    /// The folder of the workspace.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The embeddable folder that Trunk builds.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Waits until no other run builds in this checkout.
    pub(crate) fn lock_build(&self) -> Result<File> {
        lock::acquire(&self.root.join("target/xtask.lock"), "building here")
    }

    /// The version of a crate that `Cargo.lock` settled on.
    pub(crate) fn locked_version(&self, krate: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        version_in_lock(&lock, krate).map(str::to_owned).with_context(|| format!("Cargo.lock names no {krate}"))
    }
}

fn is_checkout(folder: &Path) -> bool {
    folder.join("Trunk.toml").is_file() && folder.join("xtask/Cargo.toml").is_file()
}

/// Cargo writes `name = "…"` and `version = "…"` on two lines that follow each other.
fn version_in_lock<'a>(lock: &'a str, krate: &str) -> Option<&'a str> {
    let name = format!("name = \"{krate}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_found_by_its_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }
}
