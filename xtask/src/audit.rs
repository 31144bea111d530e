//! The supply chain: the dependencies, held to `deny.toml`.

use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::tools::{Need, Toolbox};

/// What the checkout alone decides, and so is tested.
pub(crate) const OF_THE_CHECKOUT: [&str; 3] = ["bans", "licenses", "sources"];

/// All of it: advisories and withdrawn versions come by the network.
const OF_THE_WORLD: [&str; 4] = ["advisories", "bans", "licenses", "sources"];

/// Asks for everything.
pub(crate) fn run(project: &Project) -> Result<()> {
    let toolbox = Toolbox::prepare(project, &[Need::CargoDeny])?;
    process::run(&mut judge(project, &toolbox, &OF_THE_WORLD)?)
}

/// `cargo deny` with these of its checks. A warning is a failure: it tells of an exception that is
/// no longer needed, so that what stands in the list is always what is.
///
/// Not `--offline`: cargo reads the manifests of every platform's packages, and a build has
/// fetched those of one. Nobody is asked for anything but packages of `Cargo.lock`.
pub(crate) fn judge(project: &Project, toolbox: &Toolbox, checks: &[&str]) -> Result<Command> {
    toolbox.require(&[Need::CargoDeny])?;
    let mut deny = toolbox.with_tools(process::cargo());
    deny.args(["deny", "--locked", "--workspace", "check", "--deny", "warnings"]);
    deny.args(checks).current_dir(project.root());
    Ok(deny)
}
