//! The standard library for wasm32: rustup's, or Debian's source built along.
//!
//! Some networks reach crates but not rustup's servers, where `rustup target
//! add` waits for ever. Debian packages a compiler with the library's source,
//! for the builds of its own browsers; cargo can build the library from it
//! together with the page.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::cache::Cache;
use super::{Found, Lane, Need, Tool, apt};
use crate::process;

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Names the way by force, so that both can be tested: `rustup` or `debian`.
const CHOICE: &str = "SIDELIGHT_WASM_STD";

/// It takes two seconds where it works.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// Debian's compiler, cargo, library source, linker and clippy.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19", "rust-web-clippy"];

/// Which toolchain builds for wasm32.
#[derive(Debug)]
pub(super) enum WasmStd {
    /// The one that runs this program; its library is installed.
    Own,
    /// Debian's.
    Debian(Debian),
}

/// Debian's toolchain for its browsers.
#[derive(Debug)]
pub(super) struct Debian {
    cargo: PathBuf,
    rustc: PathBuf,
    clippy: PathBuf,
    linker: PathBuf,
    /// Holds a `cargo` that is Debian's and nothing else: the system's folder
    /// of programs, put first, would change more than cargo.
    folder: PathBuf,
}

impl WasmStd {
    /// Makes a command build for wasm32; `path` is the command's `PATH`.
    pub(super) fn prepare(&self, command: &mut Command, path: &OsStr) -> Result<()> {
        let Self::Debian(debian) = self else {
            return Ok(());
        };
        let folders = std::iter::once(debian.folder.clone()).chain(std::env::split_paths(path));
        command
            .env("PATH", std::env::join_paths(folders)?)
            .env("CARGO", &debian.cargo)
            .env("RUSTC", &debian.rustc)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &debian.linker)
            .env_remove("RUSTUP_TOOLCHAIN");
        Ok(())
    }

    /// The clippy that belongs to the toolchain.
    pub(super) fn clippy(&self) -> Command {
        let mut command = match self {
            Self::Own => process::cargo(),
            Self::Debian(debian) => Command::new(&debian.clippy),
        };
        command.arg("clippy");
        command
    }
}

/// The toolchain that would build for wasm32 now.
pub(super) fn find(cache: &Cache) -> Option<WasmStd> {
    match choice().as_deref() {
        Some("rustup") => own(),
        Some("debian") => debian(cache),
        _ => own().or_else(|| debian(cache)),
    }
}

/// The library as something to find or install.
pub(super) struct Std;

impl Tool for Std {
    fn need(&self) -> Need {
        Need::WasmStd
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn title(&self) -> String {
        "the standard library for wasm32".to_owned()
    }

    fn why(&self) -> String {
        "is what the widget is compiled against".to_owned()
    }

    fn how(&self) -> String {
        match choice().as_deref() {
            Some("debian") => "apt (a minute)".to_owned(),
            Some("rustup") => "rustup (seconds)".to_owned(),
            _ => "rustup (seconds), otherwise by apt (a minute)".to_owned(),
        }
    }

    fn find(&self, cache: &Cache) -> Option<Found> {
        // Its folders are added for the commands that build for wasm32 alone.
        find(cache).map(|_| Found::AsItIs)
    }

    fn install(&self, _: &Cache) -> Result<()> {
        match choice().as_deref() {
            Some("rustup") => by_rustup(),
            Some("debian") => apt::install(&PACKAGES),
            _ => by_rustup().or_else(|error| {
                println!("rustup did not help: {error:#}. Falling back to Debian's compiler.");
                apt::install(&PACKAGES).with_context(|| format!("rustup: {error:#}; then Debian's packages"))
            }),
        }
    }
}

fn choice() -> Option<String> {
    std::env::var(CHOICE).ok()
}

fn by_rustup() -> Result<()> {
    let rustup = process::which("rustup").context("rustup is not installed")?;
    let mut command = Command::new(rustup);
    command.args(["target", "add", TARGET]);
    process::run_limited("rustup", &mut command, RUSTUP_LIMIT)
}

/// Asks the compiler itself, which also serves those who have no rustup.
fn own() -> Option<WasmStd> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = process::capture(&mut rustc)?;
    let files = fs::read_dir(folder.trim()).ok()?;
    let has_std = files.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().starts_with("libstd-"));
    has_std.then_some(WasmStd::Own)
}

fn debian(cache: &Cache) -> Option<WasmStd> {
    apt::file_of("rust-web-src", "/library/Cargo.lock")?;
    let cargo = apt::file_of("cargo-web", "/bin/cargo")?;
    let folder = cache.folder().join("debian-cargo");
    link(&cargo, &folder.join("cargo"))?;
    Some(WasmStd::Debian(Debian {
        rustc: apt::file_of("rustc-web", "/bin/rustc")?,
        clippy: apt::file_of("rust-web-clippy", "/bin/cargo-clippy")?,
        linker: apt::file_of("lld-19", "/bin/wasm-ld-19")?,
        cargo,
        folder,
    }))
}

#[cfg(unix)]
fn link(original: &Path, place: &Path) -> Option<()> {
    fs::create_dir_all(place.parent()?).ok()?;
    // Another run may have made it; what counts is that it is there.
    let _ = std::os::unix::fs::symlink(original, place);
    place.exists().then_some(())
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Option<()> {
    None
}
