//! Every file of the corpus goes through its target, as one named test.
//!
//! A file is a small input that reaches much, or one that once broke a promise; its name says which.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use sidelight_fuzz::TARGETS;

fn main() -> ExitCode {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut trials = Vec::new();
    for (name, target) in TARGETS {
        let folder = corpus.join(name);
        let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{} is empty", folder.display());
        for file in files {
            let title = format!("{name}::{}", file.file_stem().unwrap().to_string_lossy());
            trials.push(Trial::test(title, move || {
                target(&fs::read(&file).unwrap());
                Ok(())
            }));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}
