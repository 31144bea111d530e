//! The user's cache folder: every checkout shares what is installed there.
//!
//! Only tools are shared, not cargo's build folder: two checkouts that built
//! into one folder would overwrite each other's `target/debug/sidelight`
//! between build and test, and a fresh clone starts testing in a minute anyway.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::lock;

/// The folder, which exists.
#[derive(Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens `$XDG_CACHE_HOME/sidelight`, or its default.
    pub(super) fn open() -> Result<Self> {
        let folder = base()?.join("sidelight");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make the cache folder {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where one version of one tool goes.
    pub(super) fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.folder.join(format!("{name}-{version}"))
    }

    /// Waits until no other run installs anything; free again when the file is dropped.
    pub(super) fn lock(&self) -> Result<File> {
        lock::acquire(&self.folder.join("lock"), "installing tools")
    }
}

/// The XDG rule: a relative path in the variable is to be ignored.
fn base() -> Result<PathBuf> {
    let set = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    set.filter(|path| path.is_absolute())
        .or_else(|| Some(std::env::home_dir()?.join(".cache")))
        .context("neither XDG_CACHE_HOME nor a home folder is set")
}
