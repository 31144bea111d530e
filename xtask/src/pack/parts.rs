//! What the builds are made of: the packages that are compiled into each of them.
//!
//! 1. `index.html` says with which features Trunk makes a build: [`features`].
//! 2. `cargo tree` says which packages that brings. It resolves features as a build does;
//!    `cargo metadata` joins those of all members and all tests, and would list too much.
//! 3. `cargo metadata` says where each of them is and under which licence, and `Cargo.lock`
//!    which bytes it is.
//!
//! Procedural macros and build scripts are left out: they run on the machine that builds,
//! and what they write is part of the package that calls them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;
use crate::project::Project;

/// The licence of the standard library and of the packages that it is made of. They come with the
/// compiler and are in no lock file; `compiler_builtins` is why it is not the first choice alone.
pub(super) const STD_LICENCE: &str = "(MIT OR Apache-2.0) AND MIT AND Apache-2.0 WITH LLVM-exception";

/// A package, by what tells it from all others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
}

/// The packages of one build, each with those that it needs itself.
pub(super) type Tree = BTreeMap<Package, BTreeSet<Package>>;

/// What is known of a package that others have written.
#[derive(Debug)]
pub(super) struct Facts {
    /// An SPDX expression.
    pub(super) licence: String,
    /// A file that its manifest names as its licence.
    pub(super) licence_file: Option<PathBuf>,
    /// Where its files are on this machine.
    pub(super) folder: PathBuf,
    /// The SHA-256 of its archive, in hexadecimal digits.
    pub(super) checksum: String,
}

/// What the builds are made of.
#[derive(Debug)]
pub(super) struct Parts {
    /// The widget itself, the root of every tree.
    pub(super) own: Package,
    /// By the name of the build.
    pub(super) trees: BTreeMap<&'static str, Tree>,
    /// Of every package in the trees but the widget itself.
    pub(super) facts: BTreeMap<Package, Facts>,
    /// The release of the compiler, and so of the standard library.
    pub(super) rust: String,
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

impl Parts {
    /// Asks cargo, from which the builds have just come.
    pub(super) fn of(project: &Project, builds: &[&'static str]) -> Result<Self> {
        let page = fs::read_to_string(project.root().join("index.html")).context("cannot read index.html")?;
        let own = Package { name: "sidelight".to_owned(), version: project.locked_version("sidelight")? };
        let mut trees = BTreeMap::new();
        for build in builds {
            let features = features(&page, build).with_context(|| format!("index.html asks for no {build}"))?;
            let mut tree = process::cargo();
            tree.args([
                "tree",
                "--package",
                "sidelight",
                "--target",
                "wasm32-unknown-unknown",
                "--locked",
                "--offline",
            ])
            .args(["--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", " {p}"])
            .args(features);
            let text = asked(project, &mut tree)?;
            trees.insert(*build, read_tree(&text).with_context(|| format!("cannot understand the tree of {build}"))?);
        }
        let facts = facts(project, trees.values().flat_map(BTreeMap::keys).filter(|package| **package != own))?;
        let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        let version = asked(project, rustc.arg("-vV"))?;
        let rust = version.lines().find_map(|line| line.strip_prefix("release: ")).context("rustc tells no release")?;
        Ok(Self { own, trees, facts, rust: rust.to_owned() })
    }

    /// The builds that a package is in.
    pub(super) fn builds_of(&self, package: &Package) -> Vec<&'static str> {
        self.trees.iter().filter(|(_, tree)| tree.contains_key(package)).map(|(build, _)| *build).collect()
    }

    /// What a package needs, in any of the builds.
    pub(super) fn needs_of(&self, package: &Package) -> BTreeSet<&Package> {
        self.trees.values().filter_map(|tree| tree.get(package)).flatten().collect()
    }
}

/// What a program says; its complaints go to the terminal.
fn asked(project: &Project, command: &mut Command) -> Result<String> {
    command.current_dir(project.root()).stderr(Stdio::inherit());
    process::capture(command).with_context(|| format!("`{}` failed", process::describe(command)))
}

/// The options of cargo with which the page has a build made.
fn features(page: &str, build: &str) -> Option<Vec<String>> {
    let named = format!("data-bin=\"{build}\"");
    let link =
        page.split("<link ").skip(1).filter_map(|rest| rest.split('>').next()).find(|link| link.contains(&named))?;
    let mut options = Vec::new();
    if link.contains("data-cargo-no-default-features") {
        options.push("--no-default-features".to_owned());
    }
    if let Some((_, rest)) = link.split_once("data-cargo-features=\"") {
        options.extend(["--features".to_owned(), rest.split('"').next()?.to_owned()]);
    }
    Some(options)
}

/// Lines such as `2 gloo-net v0.5.0 (*)`: depth, name and version. A package that has been
/// listed with all below it is marked and not opened again.
fn read_tree(text: &str) -> Result<Tree> {
    let mut tree = Tree::new();
    let mut around: Vec<Package> = Vec::new();
    for line in text.lines() {
        let read = || {
            let mut words = line.split(' ');
            let depth: usize = words.next()?.parse().ok()?;
            let name = words.next()?.to_owned();
            let version = words.next()?.strip_prefix('v')?.to_owned();
            (depth <= around.len()).then_some((depth, Package { name, version }))
        };
        let (depth, package) = read().with_context(|| format!("the line is `{line}`"))?;
        around.truncate(depth);
        if let Some(parent) = around.last() {
            tree.entry(parent.clone()).or_default().insert(package.clone());
        }
        tree.entry(package.clone()).or_default();
        around.push(package);
    }
    Ok(tree)
}

fn facts<'a>(project: &Project, packages: impl Iterator<Item = &'a Package>) -> Result<BTreeMap<Package, Facts>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Described>,
    }
    #[derive(Deserialize)]
    struct Described {
        name: String,
        version: String,
        license: Option<String>,
        license_file: Option<PathBuf>,
        manifest_path: PathBuf,
    }
    // Not `--offline`: this reads the manifests of all members, and a build of the page
    // alone has not fetched what the command line needs.
    let mut metadata = process::cargo();
    metadata.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"]);
    let metadata: Metadata =
        serde_json::from_str(&asked(project, &mut metadata)?).context("cannot understand `cargo metadata`")?;
    let lock = fs::read_to_string(project.root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let (checksums, mut facts) = (checksums(&lock), BTreeMap::new());
    for package in packages {
        let found = metadata.packages.iter().find(|it| it.name == package.name && it.version == package.version);
        let found = found.with_context(|| format!("`cargo metadata` does not know {package}"))?;
        let folder = found.manifest_path.parent().context("a manifest stands in no folder")?.to_owned();
        let licence = found.license.as_deref().with_context(|| format!("{package} names no licence"))?;
        let checksum = checksums.get(package).with_context(|| format!("Cargo.lock has no checksum of {package}"))?;
        facts.insert(
            package.clone(),
            Facts {
                licence: expression(licence),
                licence_file: found.license_file.as_ref().map(|file| folder.join(file)),
                folder,
                checksum: checksum.clone(),
            },
        );
    }
    Ok(facts)
}

/// Manifests from before SPDX expressions were asked for have a stroke for `OR`.
fn expression(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

fn checksums(lock: &str) -> BTreeMap<Package, String> {
    let entry = |text: &str| {
        let value = |key: &str| {
            let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'));
            value.map(str::to_owned)
        };
        Some((Package { name: value("name")?, version: value("version")? }, value("checksum")?))
    };
    lock.split("[[package]]").filter_map(entry).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pack::BUILDS;

    pub(in crate::pack) fn package(name: &str, version: &str) -> Package {
        Package { name: name.to_owned(), version: version.to_owned() }
    }

    #[test]
    fn the_page_says_the_features_of_a_build() {
        let page = r#"<link rel="icon"><link data-trunk rel="rust" data-bin="small" data-cargo-no-default-features
            data-cargo-features="embed,formats"><link data-trunk data-bin="all">"#;
        assert_eq!(
            features(page, "small").unwrap_or_default(),
            ["--no-default-features", "--features", "embed,formats"]
        );
        assert_eq!(features(page, "all"), Some(Vec::new()));
        assert_eq!(features(page, "other"), None);
    }

    #[test]
    fn a_tree_is_read_with_who_needs_whom() -> Result<()> {
        let text = "0 sidelight v0.1.0 (/somewhere)\n1 gloo v0.11.0\n2 http v0.2.12\n3 fnv v1.0.7\n1 http v0.2.12 (*)\n1 serde v1.0.229";
        let tree = read_tree(text)?;
        let own: Vec<_> = tree[&package("sidelight", "0.1.0")].iter().map(ToString::to_string).collect();
        assert_eq!(own, ["gloo 0.11.0", "http 0.2.12", "serde 1.0.229"]);
        assert_eq!(tree[&package("http", "0.2.12")], BTreeSet::from([package("fnv", "1.0.7")]));
        assert_eq!(tree.len(), 5);
        assert!(read_tree("0 a v1.0.0\n2 b v1.0.0").is_err(), "a line whose parent is missing is no tree");
        Ok(())
    }

    #[test]
    fn a_checksum_belongs_to_name_and_version() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"x\"\nchecksum = \"11\"\n\n\
                    [[package]]\nname = \"a\"\nversion = \"2.0.0\"\nchecksum = \"22\"\n\n[[package]]\nname = \"own\"\nversion = \"1.0.0\"\n";
        let found = checksums(lock);
        assert_eq!(found.get(&package("a", "2.0.0")).map(String::as_str), Some("22"));
        assert_eq!(found.len(), 2, "what is ours has none");
    }

    #[test]
    fn old_licences_are_told_in_todays_form() {
        for old in ["MIT/Apache-2.0", "MIT / Apache-2.0", "MIT OR Apache-2.0"] {
            assert_eq!(expression(old), "MIT OR Apache-2.0");
        }
    }

    #[test]
    fn the_builds_hold_what_their_features_bring_and_no_tool() -> Result<()> {
        let parts = Parts::of(&Project::find()?, &BUILDS)?;
        let has = |build, name: &str| parts.trees[build].keys().any(|package| package.name == name);
        assert!(has("sidelight-widget", "pulldown-cmark") && !has("sidelight-core", "pulldown-cmark"));
        assert!(
            parts.trees["sidelight-core"].keys().all(|package| parts.trees["sidelight-full"].contains_key(package))
        );
        for build in BUILDS {
            assert!(has(build, "yew") && has(build, "wasm-bindgen"), "{build} draws, and speaks to the page");
            for tool in ["syn", "yew-macro", "scraper", "html5ever", "proptest", "tokio", "brotli"] {
                assert!(!has(build, tool), "{tool} stays on the machine that builds");
            }
        }
        assert!(parts.facts.values().all(|facts| facts.checksum.len() == 64));
        Ok(())
    }
}
