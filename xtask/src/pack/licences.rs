//! The texts of the licences of what is compiled into the modules: `LICENSES.txt`.
//!
//! MIT asks that its notice go along with every copy, Apache-2.0 that its text does,
//! Unicode-3.0 both; compiled code is a copy. The texts are those in the packages' own folders,
//! each once: two that differ in line breaks alone are one. A package that brings none
//! is taken under Apache-2.0, whose text is the same for everybody, where it offers that.
//! A licence that asks for more than its text is refused: it has no place in the page.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::parts::{Facts, Package, Parts, STD_LICENCE};

/// The file's name in the embeddable folder.
pub(super) const NAME: &str = "LICENSES.txt";

/// What the files are called that hold a licence or a notice, without regard to case.
const FILES: [&str; 6] = ["license", "licence", "copying", "copyright", "notice", "unlicense"];

/// The licences that a text in this file satisfies; `deny.toml` allows the same.
const ENOUGH: [&str; 3] = ["MIT", "Apache-2.0", "Unicode-3.0"];

/// Our own copy of Apache-2.0, in the checkout.
const APACHE: &str = "LICENSE-APACHE";

/// The notices within the standard library, whose texts are among those of the packages: MIT and
/// Apache-2.0, from the conditions of which its LLVM exception frees what is compiled.
const STD_NOTICE: &str = "\
Rust's standard library, by the Rust Project contributors, holds in its package compiler_builtins work derived
from LLVM's compiler-rt, Copyright (c) 2009-2016 by the contributors listed in its CREDITS.TXT, and in libm:
Copyright (c) 2018 Jorge Aparicio; Copyright (c) 2005-2020 Rich Felker, et al.; Copyright (c) 1993, 2004 Sun
Microsystems; Copyright (c) 2003-2011 David Schultz; Copyright (c) 2003-2009 Steven G. Kargl; Copyright (c)
2003-2009 Bruce D. Evans; Copyright (c) 2008 Stephen L. Moshier; Copyright (c) 2017-2018 Arm Limited.";

/// The texts so far: each under its words alone, with its number, as it is printed.
#[derive(Default)]
struct Texts {
    numbers: BTreeMap<String, usize>,
    printed: Vec<String>,
}

/// The list of packages with the numbers of their texts, and the texts.
pub(super) fn of(parts: &Parts, root: &Path) -> Result<String> {
    let apache = root.join(APACHE);
    let mut texts = Texts::default();
    let mut out = format!(
        "What is compiled into Sidelight {}, and under which licences\n\n\
         The numbers are those of the texts below.\n\n{STD_NOTICE}\n\n",
        parts.own.version
    );
    let [mit, text] = [texts.add(&read(&root.join("LICENSE-MIT"))?), texts.add(&read(&apache)?)];
    writeln!(out, "{}: MIT OR Apache-2.0 [{mit}] [{text}]", parts.own)?;
    writeln!(out, "rust-std {}: {STD_LICENCE} [{mit}] [{text}]", parts.rust)?;
    for (package, facts) in &parts.facts {
        ensure!(is_enough(&facts.licence), "{package} is under {}, of which the text is not enough", facts.licence);
        let mut numbers = Vec::new();
        for file in files_of(package, facts, &apache)? {
            let number = texts.add(&read(&file)?);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        let numbers = numbers.iter().map(|number| format!("[{number}]")).collect::<Vec<_>>().join(" ");
        writeln!(out, "{package}: {} {numbers}", facts.licence)?;
    }
    for (at, text) in texts.printed.iter().enumerate() {
        write!(out, "\n\n──────── [{}] ────────\n\n{text}\n", at + 1)?;
    }
    Ok(out)
}

/// Whether an SPDX expression can be satisfied by [`ENOUGH`]. Choices stand within parentheses where
/// something else is asked for beside them, as packages write it; any other form is refused.
fn is_enough(expression: &str) -> bool {
    expression.split(" AND ").all(|asked| {
        let choices = asked.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(asked);
        choices.split(" OR ").any(|choice| ENOUGH.contains(&choice))
    })
}

/// The files that hold the licences and notices of a package.
fn files_of(package: &Package, facts: &Facts, apache: &Path) -> Result<Vec<PathBuf>> {
    let folder = fs::read_dir(&facts.folder).with_context(|| format!("cannot list {}", facts.folder.display()))?;
    let mut files: Vec<PathBuf> = facts.licence_file.iter().cloned().collect();
    for entry in folder {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if path.is_file() && FILES.iter().any(|start| name.starts_with(start)) {
            files.push(path);
        }
    }
    // The order of a folder is that of its file system.
    files.sort();
    files.dedup();
    if files.is_empty() {
        let mut choices = facts.licence.split(" OR ");
        ensure!(
            choices.any(|choice| choice == "Apache-2.0"),
            "{package} is under {} and brings no text of it; add one to xtask/src/pack/licences.rs",
            facts.licence
        );
        files.push(apache.to_owned());
    }
    Ok(files)
}

fn read(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

impl Texts {
    /// The number of a text, from 1 on; a new one is added.
    fn add(&mut self, text: &str) -> usize {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let next = self.printed.len() + 1;
        let number = *self.numbers.entry(words).or_insert(next);
        if number == next {
            let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect::<Vec<_>>();
            self.printed.push(lines.join("\n").trim_matches('\n').to_owned());
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::BUILDS;
    use crate::pack::parts::tests::package;
    use crate::project::Project;

    #[test]
    fn a_text_is_printed_once_however_its_lines_break() {
        let mut texts = Texts::default();
        let numbers = [texts.add("\n  Be kind\r\nto all. \n"), texts.add("Be kind to all."), texts.add("Be kind.")];
        assert_eq!(numbers, [1, 1, 2]);
        assert_eq!(texts.printed, ["  Be kind\nto all.", "Be kind."]);
    }

    #[test]
    fn a_licence_that_asks_for_more_is_refused() -> Result<()> {
        for fits in ["MIT", "Apache-2.0 OR BSL-1.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "Unlicense OR MIT"] {
            assert!(is_enough(fits), "{fits}");
        }
        for more in
            ["MPL-2.0", "MIT AND MPL-2.0", "(GPL-3.0-only OR MIT) AND MPL-2.0", "MIT AND (MPL-2.0 OR GPL-3.0-only)"]
        {
            assert!(!is_enough(more), "{more}");
        }
        let policy = read(&Project::find()?.root().join("deny.toml"))?;
        let list = policy.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once(']')).unwrap_or_default().0;
        let allowed: Vec<_> =
            list.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
        assert_eq!(allowed, ENOUGH, "deny.toml allows what the text satisfies");
        Ok(())
    }

    #[test]
    fn a_package_without_a_text_is_taken_under_apache_or_not_at_all() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("sidelight-licences-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let files = |licence: &str| {
            let facts = Facts {
                licence: licence.to_owned(),
                licence_file: None,
                folder: folder.clone(),
                checksum: String::new(),
            };
            files_of(&package("a", "1.0.0"), &facts, Path::new("ours"))
        };
        assert_eq!(files("MIT OR Apache-2.0")?, [PathBuf::from("ours")]);
        let refused = files("MIT").err().map(|error| error.to_string()).unwrap_or_default();
        assert!(refused.starts_with("a 1.0.0 is under MIT and brings no text"), "{refused}");
        for name in ["NOTICE", "LICENSE-MIT", "lib.rs", "Copying.txt"] {
            fs::write(folder.join(name), name)?;
        }
        assert_eq!(files("MIT")?, ["Copying.txt", "LICENSE-MIT", "NOTICE"].map(|name| folder.join(name)));
        fs::remove_dir_all(&folder)?;
        Ok(())
    }

    #[test]
    fn the_texts_of_all_that_is_compiled_in_are_there() -> Result<()> {
        let project = Project::find()?;
        let parts = Parts::of(&project, &BUILDS)?;
        let text = of(&parts, project.root())?;
        let list = text.split("────────").next().unwrap_or_default();
        for (package, facts) in &parts.facts {
            let line = list.lines().find(|line| line.starts_with(&format!("{package}: {}", facts.licence)));
            assert!(line.is_some_and(|line| line.ends_with(']')), "{package} has a text");
        }
        let folder = project.root().display().to_string();
        assert!(!text.contains(&folder), "no folder of this machine is named");
        Ok(())
    }
}
