//! Scripts from npm that run in the page, at the versions of `tests/package-lock.json`.

use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// A file of a package; `npm ci` brings it when it is not there yet.
pub(crate) fn script(file: &str) -> String {
    // One at a time: tests of several engines ask at once.
    static INSTALLING: Mutex<()> = Mutex::new(());
    let _turn = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let path = folder.join("node_modules").join(file);
    if !path.is_file() {
        let install = Command::new("npm").arg("ci").current_dir(&folder).output();
        let install = install.unwrap_or_else(|error| panic!("npm is installed, {file} comes by it: {error}"));
        assert!(install.status.success(), "npm ci in tests/: {}", String::from_utf8_lossy(&install.stderr));
    }
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("npm ci brings {file}: {error}"))
}
