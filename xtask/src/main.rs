//! `cargo xtask`: the commands of this checkout.
//!
//! 1. [`args`] reads the command line;
//! 2. [`tools`] finds what the command needs and installs what is missing;
//! 3. [`build`] runs Trunk, whose hook calls [`pack`] on what it made;
//! 4. [`serve`] shows the demo, [`mod@test`] runs every check, [`audit`] asks the network,
//!    [`fuzz`] looks for what the checks miss, [`soak`] measures by the thousand.
//!
//! A plain program and not a set of scripts, so that it runs wherever the
//! widget builds and its own decisions can be tested.

#![allow(clippy::print_stdout, reason = "a command line program talks to its user on standard output")]

mod args;
mod audit;
mod build;
mod fuzz;
mod lock;
mod pack;
mod process;
mod project;
mod serve;
mod size;
mod soak;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Command;
use crate::project::Project;

/// The exit code of a command line that was not understood, as in other Unix tools.
const USAGE_ERROR: u8 = 2;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("error: {}\n\n{}", error.message, error.usage);
            return ExitCode::from(USAGE_ERROR);
        }
    };
    match run(command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Help(text) => println!("{text}"),
        Command::Demo { port, serve } => demo(&Project::find()?, port, serve)?,
        Command::Build => build::prepare_and_build(&Project::find()?)?,
        Command::Soak => soak::run(&Project::find()?)?,
        Command::Audit => audit::run(&Project::find()?)?,
        Command::Pack => pack::from_hook(&Project::find()?)?,
        Command::Fuzz { minutes, targets } => return fuzz::run(&Project::find()?, minutes, &targets),
        Command::Test { fast } => return test::run(Project::find()?, fast),
    }
    Ok(ExitCode::SUCCESS)
}

fn demo(project: &Project, port: Option<u16>, serve: bool) -> Result<()> {
    build::prepare_and_build(project)?;
    if serve {
        serve::run(&project.dist(), port)?;
    }
    Ok(())
}
