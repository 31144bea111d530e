//! The release build: Trunk, with the tools it looks for.

use anyhow::{Context, Result};

use crate::project::Project;
use crate::tools::{Need, Toolbox};
use crate::{pack, process, size};

/// What [`release`] needs.
pub(crate) const NEEDS: [Need; 5] = [Need::WasmStd, Need::Trunk, Need::WasmBindgen, Need::WasmOpt, Need::Minifier];

/// Installs what is missing, builds, and prints what came out.
pub(crate) fn prepare_and_build(project: &Project) -> Result<()> {
    let toolbox = Toolbox::prepare(project, &NEEDS)?;
    release(project, &toolbox)?;
    println!("\n{}", size::table(&pack::read(&project.dist())?)?);
    Ok(())
}

/// Builds `dist/` from tools that are there.
pub(crate) fn release(project: &Project, toolbox: &Toolbox) -> Result<()> {
    toolbox.require(&NEEDS)?;
    // Trunk stages every build of a checkout in the same folder.
    let _lock = project.lock_build()?;
    // What a failed build leaves of the last one must not be taken for its result.
    pack::forget(&project.dist())?;
    let this_program = std::env::current_exe().context("this program has no path")?;
    let mut trunk = toolbox.wasm_command("trunk")?;
    trunk
        .args(["build", "--release"])
        .current_dir(project.root())
        // The hook calls this program and not cargo; see Trunk.toml.
        .env("SIDELIGHT_XTASK", this_program)
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk 0.21 reads NO_COLOR as a boolean and refuses the usual `NO_COLOR=1`.
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("NO_COLOR", "true");
    } else {
        trunk.env_remove("NO_COLOR");
    }
    println!("$ trunk build --release");
    process::run(&mut trunk)
}
