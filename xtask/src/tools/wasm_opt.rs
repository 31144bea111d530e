//! `wasm-opt`, from the npm package `binaryen`.
//!
//! Distributions carry versions that are too old for what today's Rust emits,
//! and the download that Trunk would make is refused in many networks.

use std::process::Command;

use anyhow::Result;

use super::cache::Cache;
use super::{Found, Lane, Need, Tool, npm};
use crate::process;

/// The version of binaryen. Trunk.toml names the same: Trunk takes no other.
const VERSION: &str = "132";

/// The package that holds `wasm-opt`.
pub(super) struct Binaryen;

impl Tool for Binaryen {
    fn need(&self) -> Need {
        Need::WasmOpt
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn title(&self) -> String {
        format!("wasm-opt {VERSION}")
    }

    fn why(&self) -> String {
        "makes the wasm module about half as large".to_owned()
    }

    fn how(&self) -> String {
        "npm install binaryen (seconds)".to_owned()
    }

    fn find(&self, cache: &Cache) -> Option<Found> {
        if is_on_path() {
            return Some(Found::AsItIs);
        }
        let folder = npm::programs(cache, "binaryen", VERSION);
        process::which_in(folder.as_os_str(), "wasm-opt")?;
        Some(Found::In(folder))
    }

    fn install(&self, cache: &Cache) -> Result<()> {
        npm::install(cache, "binaryen", VERSION)
    }
}

fn is_on_path() -> bool {
    process::which("wasm-opt")
        .and_then(|program| process::capture(Command::new(program).arg("--version")))
        .is_some_and(|output| version_in(&output) == Some(VERSION))
}

/// The version in `wasm-opt version 132 (version_132)`.
fn version_in(output: &str) -> Option<&str> {
    output.split_whitespace().nth(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_what_it_prints() {
        assert_eq!(version_in("wasm-opt version 132 (version_132)\n"), Some("132"));
        assert_eq!(version_in("wasm-opt"), None);
    }

    #[test]
    fn trunk_is_told_the_same_version() {
        let trunk = include_str!("../../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_opt = \"version_{VERSION}\"")));
    }
}
