//! Tools that cargo can install: Trunk, wasm-bindgen, geckodriver, cargo-deny and cargo-fuzz.
//!
//! Trunk would download wasm-bindgen by itself. It is compiled here instead
//! because that download is refused in many networks where the crate registry,
//! without which nothing builds, is reached.

use std::process::Command;

use anyhow::Result;

use super::cache::Cache;
use super::{Found, Lane, Need, Tool};
use crate::process;

/// A program in a crate, and which versions of it will do.
pub(super) struct CargoTool {
    need: Need,
    krate: &'static str,
    program: &'static str,
    version: String,
    /// Whether the crate's own lock file is used.
    locked: bool,
    will_do: fn(found: &str, wanted: &str) -> bool,
    why: &'static str,
    minutes: u8,
}

/// The bundler. 0.22 needs a newer Rust than this workspace.
pub(super) fn trunk() -> CargoTool {
    CargoTool {
        need: Need::Trunk,
        krate: "trunk",
        program: "trunk",
        version: "0.21.14".to_owned(),
        locked: true,
        will_do: same_series,
        why: "builds the embeddable folder",
        minutes: 3,
    }
}

/// The generator of the module's JavaScript. It reads a private format of the
/// library, so that only the very same version will do. Its own lock file
/// names a version that was withdrawn.
pub(super) fn wasm_bindgen(version: String) -> CargoTool {
    CargoTool {
        need: Need::WasmBindgen,
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        locked: false,
        will_do: |found, wanted| found == wanted,
        why: "writes the JavaScript side of the wasm module",
        minutes: 2,
    }
}

/// Firefox's driver.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        need: Need::Geckodriver,
        krate: "geckodriver",
        program: "geckodriver",
        version: "0.37.1".to_owned(),
        locked: true,
        will_do: same_series,
        why: "drives Firefox in the browser tests",
        minutes: 3,
    }
}

/// The judge of dependencies: `deny.toml` is what it goes by.
pub(super) fn cargo_deny() -> CargoTool {
    CargoTool {
        need: Need::CargoDeny,
        krate: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2".to_owned(),
        locked: true,
        will_do: same_series,
        why: "holds the dependencies to deny.toml",
        minutes: 3,
    }
}

/// The runner of the fuzz targets. It gives the compiler the flags of libFuzzer; with no sanitizer, which
/// a crate without `unsafe` has no use for, none of them needs a nightly one.
pub(super) fn cargo_fuzz() -> CargoTool {
    CargoTool {
        need: Need::CargoFuzz,
        krate: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        locked: true,
        will_do: same_series,
        why: "builds and runs the fuzz targets",
        minutes: 2,
    }
}

impl Tool for CargoTool {
    fn need(&self) -> Need {
        self.need
    }

    fn lane(&self) -> Lane {
        Lane::Compile
    }

    fn title(&self) -> String {
        format!("{} {}", self.krate, self.version)
    }

    fn why(&self) -> String {
        self.why.to_owned()
    }

    fn how(&self) -> String {
        format!("cargo install (about {} minutes)", self.minutes)
    }

    fn find(&self, cache: &Cache) -> Option<Found> {
        if self.is_on_path() {
            return Some(Found::AsItIs);
        }
        let folder = cache.tool(self.krate, &self.version).join("bin");
        process::which_in(folder.as_os_str(), self.program)?;
        Some(Found::In(folder))
    }

    fn install(&self, cache: &Cache) -> Result<()> {
        let mut cargo = process::cargo();
        cargo
            .args(["install", self.krate, "--version", &self.version])
            .args(self.locked.then_some("--locked"))
            .arg("--root")
            .arg(cache.tool(self.krate, &self.version))
            // Away from the checkout, whose cargo settings are not meant for tools …
            .current_dir(cache.folder())
            // … and cargo's own temporary folder, which it removes afterwards.
            .env_remove("CARGO_TARGET_DIR");
        process::run_labelled(self.krate, &mut cargo)
    }
}

impl CargoTool {
    fn is_on_path(&self) -> bool {
        process::which(self.program)
            .and_then(|program| process::capture(Command::new(program).arg("--version")))
            .as_deref()
            .and_then(version_in)
            .is_some_and(|found| (self.will_do)(found, &self.version))
    }
}

/// The version in `trunk 0.21.14` or `geckodriver 0.37.1 (abc 2026-01-01)`.
fn version_in(output: &str) -> Option<&str> {
    output.split_whitespace().nth(1)
}

/// The same series, and no older: 0.21.15 will do for 0.21.14.
fn same_series(found: &str, wanted: &str) -> bool {
    match (numbers(found), numbers(wanted)) {
        (Some(found), Some(wanted)) => found[..2] == wanted[..2] && found[2] >= wanted[2],
        _ => false,
    }
}

fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version.splitn(3, '.').map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_tools_print() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        let gecko = "geckodriver 0.37.1 (de7b1b0e3 2026-02-03)\n\nThe source code …";
        assert_eq!(version_in(gecko), Some("0.37.1"));
        assert_eq!(version_in(""), None);
    }

    #[test]
    fn a_later_patch_will_do_and_another_series_will_not() {
        assert!(same_series("0.21.14", "0.21.14"));
        assert!(same_series("0.21.20", "0.21.14"));
        assert!(!same_series("0.21.9", "0.21.14"));
        assert!(!same_series("0.22.14", "0.21.14"));
        assert!(!same_series("0.21.14-beta.1", "0.21.14"));
        assert!(!same_series("unknown", "0.21.14"));
    }
}
