//! The standard library for wasm32: built along with the page, for size.
//!
//! 1. rustup's component `rust-src` gives the library's source to the toolchain that
//!    runs this program. Two seconds where rustup's servers answer; some networks
//!    reach crates and not these, and wait for ever.
//! 2. Debian packages a compiler with the source, for the builds of its own browsers.
//! 3. Where neither is to be had, the library comes as rustup ships it, built for speed
//!    and with panic messages: the widget does the same and is about a tenth larger.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::cache::Cache;
use super::{Found, Lane, Need, Tool, apt};
use crate::process;

/// The target that browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Names the way by force, so that each can be tested: `rustup`, `debian` or `prebuilt`.
const CHOICE: &str = "SIDELIGHT_WASM_STD";

/// It takes two seconds where it works.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// Debian's compiler, cargo, library source, linker and clippy.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19", "rust-web-clippy"];

/// What makes cargo build the library along. Stable cargo has it behind the first variable.
const BUILD_STD: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// The compiler's part: a panic stops without a message, `{:?}` prints nothing and no
/// place of the source is kept. The words would be a fifth of the module, and a page
/// shows them to nobody.
const FOR_SIZE: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zfmt-debug=none", "-Zlocation-detail=none"];

/// Cargo's variable of compiler options for the target, which leaves build scripts alone.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Which toolchain builds for wasm32, and with which library.
#[derive(Debug)]
pub(super) enum WasmStd {
    /// The one that runs this program; the library is built along.
    Own,
    /// Debian's; the library is built along.
    Debian(Debian),
    /// The one that runs this program, with the library as rustup ships it.
    Prebuilt,
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
    /// Makes a command build the checkout at `root` for wasm32; `path` is the command's `PATH`.
    pub(super) fn prepare(&self, command: &mut Command, root: &Path, path: &OsStr) -> Result<()> {
        let mut flags = paths_left_out(root);
        if !matches!(self, Self::Prebuilt) {
            command.envs(BUILD_STD);
            flags.extend(FOR_SIZE.map(str::to_owned));
        }
        command.env(FLAGS, flags.join(" "));
        // They would take the place of ours, and the module would depend on who built it.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        if let Self::Debian(debian) = self {
            let folders = std::iter::once(debian.folder.clone()).chain(std::env::split_paths(path));
            command
                .env("PATH", std::env::join_paths(folders)?)
                .env("CARGO", &debian.cargo)
                .env("RUSTC", &debian.rustc)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", &debian.linker)
                .env_remove("RUSTUP_TOOLCHAIN");
        }
        Ok(())
    }

    /// The clippy that belongs to the toolchain.
    pub(super) fn clippy(&self) -> Command {
        let mut command = match self {
            Self::Own | Self::Prebuilt => process::cargo(),
            Self::Debian(debian) => Command::new(&debian.clippy),
        };
        command.arg("clippy");
        command
    }
}

/// Options that keep the folders of this machine out of the module.
fn paths_left_out(root: &Path) -> Vec<String> {
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let folders = [(Some(root.to_owned()), "sidelight"), (cargo, "cargo"), (sysroot(), "rust")];
    let named = folders.iter().filter_map(|(folder, name)| Some((folder.as_deref()?.to_str()?, name)));
    // Cargo splits the variable at spaces and knows no quotes.
    let whole = named.filter(|(folder, _)| !folder.contains(char::is_whitespace));
    whole.map(|(folder, name)| format!("--remap-path-prefix={folder}={name}")).collect()
}

/// The toolchain that would build for wasm32 now.
pub(super) fn find(cache: &Cache) -> Option<WasmStd> {
    with_source(cache).or_else(prebuilt)
}

/// The library as something to find or install.
#[derive(Default)]
pub(super) struct Std {
    /// Whether the library as rustup ships it will do, because its source was not to be had.
    settled: AtomicBool,
}

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
        "is built along with the widget, for size".to_owned()
    }

    fn how(&self) -> String {
        match choice().as_deref() {
            Some("debian") => "apt (a minute)".to_owned(),
            Some("rustup" | "prebuilt") => "rustup (seconds)".to_owned(),
            _ => "rustup (seconds), otherwise by apt (a minute)".to_owned(),
        }
    }

    fn find(&self, cache: &Cache) -> Option<Found> {
        // Its folders are added for the commands that build for wasm32 alone.
        let found = with_source(cache).or_else(|| if self.settled.load(Ordering::Relaxed) { prebuilt() } else { None });
        found.map(|_| Found::AsItIs)
    }

    fn install(&self, _: &Cache) -> Result<()> {
        match choice().as_deref() {
            Some("rustup") => source_by_rustup(),
            Some("debian") => apt::install(&PACKAGES),
            Some("prebuilt") => rustup(&["target", "add", TARGET]),
            _ => source_by_rustup()
                .or_else(|error| {
                    println!("rustup did not help: {error:#}. Falling back to Debian's compiler.");
                    apt::install(&PACKAGES).with_context(|| format!("rustup: {error:#}; then Debian's packages"))
                })
                .or_else(|error| self.settle(&error)),
        }
    }
}

impl Std {
    /// Goes on without the source, where the library itself is there or can be fetched.
    fn settle(&self, error: &anyhow::Error) -> Result<()> {
        if prebuilt().is_none() {
            rustup(&["target", "add", TARGET])
                .with_context(|| format!("{error:#}; then the library without source"))?;
        }
        println!(
            "The source of the standard library is not to be had: {error:#}. The widget is built with the library as \
             rustup ships it: it does the same and is about a tenth larger. {CHOICE}=prebuilt saves this search."
        );
        self.settled.store(true, Ordering::Relaxed);
        Ok(())
    }
}

fn choice() -> Option<String> {
    std::env::var(CHOICE).ok()
}

fn with_source(cache: &Cache) -> Option<WasmStd> {
    match choice().as_deref() {
        Some("rustup") => own(),
        Some("debian") => debian(cache),
        Some("prebuilt") => prebuilt(),
        _ => own().or_else(|| debian(cache)),
    }
}

fn source_by_rustup() -> Result<()> {
    ensure!(knows_options(), "the compiler is too old to build its library for size");
    rustup(&["component", "add", "rust-src"])
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let Some(rustup) = process::which("rustup") else { bail!("rustup is not installed") };
    process::run_limited("rustup", Command::new(rustup).args(arguments), RUSTUP_LIMIT)
}

/// Asks the compiler itself, which also serves those who have no rustup.
fn own() -> Option<WasmStd> {
    let lock = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
    (lock.is_file() && knows_options()).then_some(WasmStd::Own)
}

fn sysroot() -> Option<PathBuf> {
    let sysroot = process::capture(Command::new("rustc").args(["--print", "sysroot"]))?;
    Some(sysroot.trim().into())
}

/// Whether the compiler takes the options of [`FOR_SIZE`]; they are younger than this workspace's oldest Rust.
fn knows_options() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(FOR_SIZE).args(["--print", "cfg", "--target", TARGET]).env("RUSTC_BOOTSTRAP", "1");
    process::capture(&mut rustc).is_some()
}

fn prebuilt() -> Option<WasmStd> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = process::capture(&mut rustc)?;
    let files = fs::read_dir(folder.trim()).ok()?;
    let has_std = files.filter_map(Result::ok).any(|file| file.file_name().to_string_lossy().starts_with("libstd-"));
    has_std.then_some(WasmStd::Prebuilt)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_of_the_machine_give_way_to_ours() -> Result<()> {
        let mut command = Command::new("trunk");
        WasmStd::Own.prepare(&mut command, Path::new("/a/checkout"), OsStr::new("/bin"))?;
        let set = |name: &str| command.get_envs().find(|(key, _)| *key == name).and_then(|(_, value)| value);
        let flags = set(FLAGS).map(|flags| flags.to_string_lossy().into_owned()).unwrap_or_default();
        assert!(flags.starts_with("--remap-path-prefix=/a/checkout=sidelight "), "{flags}");
        assert!(flags.ends_with(&FOR_SIZE.join(" ")), "{flags}");
        assert!(command.get_envs().any(|(key, value)| key == "RUSTFLAGS" && value.is_none()));
        Ok(())
    }

    #[test]
    fn a_folder_with_a_space_is_not_cut_in_two() {
        let options = paths_left_out(Path::new("/a check/out"));
        assert!(options.iter().all(|option| !option.contains("check")), "{options:?}");
    }
}
