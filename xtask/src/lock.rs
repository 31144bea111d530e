//! Lock files: what two runs must not do at the same time.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

/// Waits until nobody else holds the lock; it is free again when the file is
/// dropped, also by a crash. `doing` tells a waiting user what the other run does.
pub(crate) fn acquire(path: &Path, doing: &str) -> Result<File> {
    let cannot = || format!("cannot lock {}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(cannot)?;
    }
    let file = File::create(path).with_context(cannot)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("Waiting for another `cargo xtask` that is {doing} …");
            file.lock().with_context(cannot)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).with_context(cannot),
    }
    Ok(file)
}
