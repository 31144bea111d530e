//! What takes minutes: how costs grow with an input, and what is left of what comes and goes.

use anyhow::Result;

use crate::build;
use crate::process;
use crate::project::Project;
use crate::tools::{Need, Toolbox};

/// Builds, then measures; the first measurement that fails ends it.
pub(crate) fn run(project: &Project) -> Result<()> {
    let mut needs = build::NEEDS.to_vec();
    needs.extend([Need::Browsers, Need::Geckodriver]);
    let toolbox = Toolbox::prepare(project, &needs)?;
    build::release(project, &toolbox)?;
    let cargo = |arguments: &[&str]| {
        let mut command = toolbox.with_tools(process::cargo());
        command.args(arguments).current_dir(project.root());
        command
    };
    println!("\n── Growth: each bomb at 100,000 units and at twice that");
    let features = ["--no-default-features", "--features", "dates,formats"];
    let bombs = ["run", "--release", "-p", "sidelight", "--example", "bombs"];
    process::run(&mut cargo(&[&bombs[..], &features[..]].concat()))?;
    println!("\n── Leaks: by the thousand, in three engines");
    let mut leaks = cargo(&["test", "-p", "sidelight", "--test", "browser", "--", "leak::", "--nocapture"]);
    process::run(leaks.env("SIDELIGHT_SOAK", "1"))
}
