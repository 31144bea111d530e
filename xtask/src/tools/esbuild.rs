//! `esbuild`, which makes the scripts small.
//!
//! A program from npm, as wasm-opt is, and not a library: oxc, the smallest that Rust
//! has, takes 50 s of every fresh checkout's first command on two cores. In brotli,
//! of `sidelight.js` and the module of wasm-bindgen together (11,931 as they are
//! written): esbuild 8,516, terser 8,459, swc 8,415, oxc 8,387.

use std::process::Command;

use anyhow::Result;

use super::cache::Cache;
use super::{Found, Lane, Need, Tool, npm};
use crate::process;

/// The version: what it writes is what ships.
const VERSION: &str = "0.28.2";

/// The package that holds `esbuild`.
pub(super) struct Esbuild;

impl Tool for Esbuild {
    fn need(&self) -> Need {
        Need::Minifier
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn title(&self) -> String {
        format!("esbuild {VERSION}")
    }

    fn why(&self) -> String {
        "takes names and white space out of the scripts".to_owned()
    }

    fn how(&self) -> String {
        "npm install esbuild (seconds)".to_owned()
    }

    fn find(&self, cache: &Cache) -> Option<Found> {
        if is_on_path() {
            return Some(Found::AsItIs);
        }
        let folder = npm::programs(cache, "esbuild", VERSION);
        process::which_in(folder.as_os_str(), "esbuild")?;
        Some(Found::In(folder))
    }

    fn install(&self, cache: &Cache) -> Result<()> {
        npm::install(cache, "esbuild", VERSION)
    }
}

fn is_on_path() -> bool {
    process::which("esbuild")
        .and_then(|program| process::capture(Command::new(program).arg("--version")))
        .is_some_and(|output| output.trim() == VERSION)
}
