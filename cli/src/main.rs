//! `sidelight`: the same core as in the page, on the command line.

#![allow(clippy::print_stdout, reason = "printing is what a command does")]

mod conform;

use std::io::Read;
use std::process::ExitCode;

const USAGE: &str = "usage:
  sidelight conform md|wp   reads a JSON array of strings, prints a JSON array of results
  sidelight schema          prints the JSON Schema of the typed article";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["conform", "md"] => sources().and_then(|sources| conform::markdown(&sources)),
        ["conform", "wp"] => sources().and_then(|sources| conform::wordpress(&sources)),
        ["schema"] => conform::schema(),
        ["help" | "--help" | "-h"] => Ok(USAGE.to_string()),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("sidelight: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The JSON array of strings on standard input.
fn sources() -> Result<Vec<String>, String> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).map_err(|error| format!("standard input: {error}"))?;
    serde_json::from_str(&input).map_err(|error| format!("standard input is not a JSON array of strings: {error}"))
}
