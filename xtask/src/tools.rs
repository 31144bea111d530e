//! The tools that the checks and the build need: found first, installed only if missing.
//!
//! 1. each [`Tool`] is looked for: the user's own, then the cache folder's;
//! 2. what is missing is listed, with the reason and the way it is installed;
//! 3. two lanes install it at once: one downloads packages, one compiles;
//! 4. a step asks [`Toolbox::require`] for its needs and fails alone if one is absent.

mod apt;
mod browsers;
mod cache;
mod cargo_tool;
mod esbuild;
mod npm;
mod wasm_opt;
mod wasm_std;

pub(crate) use browsers::Engine;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::project::Project;
use cache::Cache;
use wasm_std::WasmStd;

/// What a step may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The standard library for wasm32-unknown-unknown.
    WasmStd,
    /// The bundler.
    Trunk,
    /// The generator of the module's JavaScript.
    WasmBindgen,
    /// The optimiser of the module.
    WasmOpt,
    /// The minifier of the scripts.
    Minifier,
    /// The browsers and the drivers that the system packages.
    Browsers,
    /// Firefox's driver, which Debian does not package.
    Geckodriver,
    /// The judge of dependencies.
    CargoDeny,
    /// The runner of the fuzz targets.
    CargoFuzz,
}

/// Which of the two installers runs a tool's installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    /// Mostly waits for the network.
    Download,
    /// Mostly waits for the processor; two compilations at once gain nothing on two cores.
    Compile,
}

/// Where a tool was found.
#[derive(Debug)]
enum Found {
    /// Programs find it by themselves.
    AsItIs,
    /// In this folder, which has to be added to `PATH`.
    In(PathBuf),
}

/// One thing to find or install.
trait Tool: Sync {
    fn need(&self) -> Need;
    fn lane(&self) -> Lane;
    /// Its name and version.
    fn title(&self) -> String;
    /// What for, to follow its name.
    fn why(&self) -> String;
    /// How it is installed, and about how long that takes.
    fn how(&self) -> String;
    fn find(&self, cache: &Cache) -> Option<Found>;
    fn install(&self, cache: &Cache) -> Result<()>;
}

/// What was found or installed.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    root: PathBuf,
    path: OsString,
    wasm_std: Option<WasmStd>,
    missing: Vec<Missing>,
}

#[derive(Debug)]
struct Missing {
    need: Need,
    title: String,
    reason: String,
}

impl Toolbox {
    /// Finds the tools for `needs` and installs those that are missing.
    ///
    /// A tool that cannot be had is no error yet: only the steps that require
    /// it fail.
    pub(crate) fn prepare(project: &Project, needs: &[Need]) -> Result<Self> {
        let cache = Cache::open()?;
        let tools = tools_for(project, needs)?;
        let mut toolbox = Self { root: project.root().to_owned(), ..Self::default() };
        if tools.iter().any(|tool| tool.find(&cache).is_none()) {
            // Two runs must not install the same tool. The second one finds it when it gets the lock.
            let _lock = cache.lock()?;
            toolbox.missing = install_missing(&tools, &cache);
        }
        let folders: Vec<PathBuf> = tools
            .iter()
            .filter_map(|tool| match tool.find(&cache)? {
                Found::In(folder) => Some(folder),
                Found::AsItIs => None,
            })
            .collect();
        toolbox.path = process::search_path(folders.iter().map(PathBuf::as_path))?;
        if needs.contains(&Need::WasmStd) {
            toolbox.wasm_std = wasm_std::find(&cache);
        }
        Ok(toolbox)
    }

    /// Fails, with the reason, if one of `needs` could not be had.
    pub(crate) fn require(&self, needs: &[Need]) -> Result<()> {
        let mut missing = self.missing.iter().filter(|it| needs.contains(&it.need));
        match missing.next() {
            Some(Missing { title, reason, .. }) => bail!("this needs {title}: {reason}"),
            None => Ok(()),
        }
    }

    /// A command that finds the tools.
    pub(crate) fn with_tools(&self, mut command: Command) -> Command {
        command.env("PATH", &self.path);
        command
    }

    /// A program among the tools.
    pub(crate) fn program(&self, name: &str) -> Result<Command> {
        let program = process::which_in(&self.path, name).with_context(|| format!("{name} is not installed"))?;
        Ok(self.with_tools(Command::new(program)))
    }

    /// A program that calls cargo to build for wasm32.
    pub(crate) fn wasm_command(&self, program: &str) -> Result<Command> {
        let mut command = self.program(program)?;
        self.wasm_std()?.prepare(&mut command, &self.root, &self.path)?;
        Ok(command)
    }

    /// `cargo clippy`, by the toolchain that builds for wasm32.
    pub(crate) fn wasm_clippy(&self) -> Result<Command> {
        let wasm_std = self.wasm_std()?;
        let mut command = self.with_tools(wasm_std.clippy());
        wasm_std.prepare(&mut command, &self.root, &self.path)?;
        Ok(command)
    }

    /// What an engine's tests lack, if anything.
    pub(crate) fn lacks(&self, engine: Engine) -> Option<String> {
        engine.lacks(&self.path)
    }

    fn wasm_std(&self) -> Result<&WasmStd> {
        self.wasm_std.as_ref().context("the standard library for wasm32 is not installed")
    }
}

fn tools_for(project: &Project, needs: &[Need]) -> Result<Vec<Box<dyn Tool>>> {
    needs
        .iter()
        .map(|need| {
            let tool: Box<dyn Tool> = match need {
                Need::WasmStd => Box::<wasm_std::Std>::default(),
                Need::Trunk => Box::new(cargo_tool::trunk()),
                Need::WasmBindgen => {
                    let version = project.locked_version("wasm-bindgen")?;
                    Box::new(cargo_tool::wasm_bindgen(version))
                }
                Need::WasmOpt => Box::new(wasm_opt::Binaryen),
                Need::Minifier => Box::new(esbuild::Esbuild),
                Need::Browsers => Box::new(browsers::Browsers),
                Need::Geckodriver => Box::new(cargo_tool::geckodriver()),
                Need::CargoDeny => Box::new(cargo_tool::cargo_deny()),
                Need::CargoFuzz => Box::new(cargo_tool::cargo_fuzz()),
            };
            Ok(tool)
        })
        .collect()
}

/// Installs in both lanes at once and reports what could not be had.
fn install_missing(tools: &[Box<dyn Tool>], cache: &Cache) -> Vec<Missing> {
    let absent: Vec<&dyn Tool> = tools.iter().map(AsRef::as_ref).filter(|tool| tool.find(cache).is_none()).collect();
    announce(&absent, cache.folder());
    let run_lane = |lane| {
        absent
            .iter()
            .filter(|tool| tool.lane() == lane)
            .filter_map(|tool| install(*tool, cache).err())
            .collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let compile = scope.spawn(|| run_lane(Lane::Compile));
        let mut missing = run_lane(Lane::Download);
        missing.extend(compile.join().unwrap_or_default());
        missing
    })
}

fn announce(absent: &[&dyn Tool], folder: &Path) {
    if absent.is_empty() {
        return;
    }
    println!("Not found, and installed now (system packages by apt, all else into {}):", folder.display());
    for tool in absent {
        println!("  {} {}\n    by {}", tool.title(), tool.why(), tool.how());
    }
}

fn install(tool: &dyn Tool, cache: &Cache) -> Result<(), Missing> {
    let title = tool.title();
    println!("Installing {title} …");
    let done = tool.install(cache).and_then(|()| {
        tool.find(cache).map(|_| println!("Installed {title}.")).context("it was installed, but is still not found")
    });
    done.map_err(|error| {
        let reason = format!("{error:#}");
        println!("Could not install {title}: {reason}");
        Missing { need: tool.need(), title, reason }
    })
}
