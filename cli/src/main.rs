//! `sidelight`: the same core as in the page, on the command line.
//!
//! 1. [`args`] understands the words of the command.
//! 2. [`source`] finds the articles that it names and reads them.
//! 3. [`render`] writes their pages, some of them into a publisher's [`template`]; [`check`]
//!    prints what is wrong with them; [`timeline`] drafts their timelines, as [`markdown`] for
//!    one; [`conform`] answers test suites written elsewhere.
//! 4. [`dates`] prints the dates of a plain text, which is no article.

mod args;
mod check;
mod conform;
mod dates;
mod markdown;
mod render;
mod source;
mod template;
mod timeline;

use std::io::{self, ErrorKind, Read, Write};
use std::process::ExitCode;

use args::{Command, Dialect};

/// How a command ends: what it is for was done, or not, or it was not understood.
const DONE: u8 = 0;
const FAILED: u8 = 1;
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let command = match args::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(message) => {
            complain(&message);
            return MISUSED.into();
        }
    };
    let code = match command {
        Command::Help(text) => answer(Ok(text.to_owned())),
        Command::Render(request) => render::run(&request),
        Command::Check(request) => check::run(&request),
        Command::Timeline(request) => timeline::run(&request),
        Command::Dates(request) => dates::run(&request),
        Command::Conform(Dialect::Markdown) => answer(strings().and_then(|sources| conform::markdown(&sources))),
        Command::Conform(Dialect::Wordpress) => answer(strings().and_then(|sources| conform::wordpress(&sources))),
        Command::Conform(Dialect::Html) => answer(strings().and_then(|sources| conform::html(&sources))),
        Command::Schema => answer(conform::schema()),
    };
    code.into()
}

/// Prints what a command has to say, or why it has nothing to.
fn answer(result: Result<String, String>) -> u8 {
    ended(result.and_then(|text| print(&format!("{}\n", text.trim_end_matches('\n')))))
}

/// How a command ended; what it could not do is told.
fn ended(result: Result<(), String>) -> u8 {
    match result {
        Ok(()) => DONE,
        Err(message) => {
            complain(&message);
            FAILED
        }
    }
}

/// Prints to standard output; a reader who has seen enough, such as `head`, is no failure.
fn print(text: &str) -> Result<(), String> {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

/// Tells the person at the terminal.
fn complain(message: &str) {
    eprintln!("sidelight: {message}");
}

/// The JSON array of strings on standard input.
fn strings() -> Result<Vec<String>, String> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input).map_err(|error| format!("standard input: {error}"))?;
    serde_json::from_str(&input).map_err(|error| format!("standard input is not a JSON array of strings: {error}"))
}

/// "1 page", "3 pages".
fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
