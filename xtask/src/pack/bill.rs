//! The software bill of materials: `sidelight.cdx.json`, in the form of CycloneDX 1.6.
//!
//! It lists what is compiled into the three modules and in which of them it is; the scripts
//! beside them are ours, and what wasm-bindgen writes of its own. The same sources give the
//! same bytes: there is no time and no serial number in it, both of which are optional.
//!
//! Written out by hand: the types that it takes stand below. The library of the CycloneDX
//! project (`cyclonedx-bom` 0.8) writes 1.5 at most, a serial number by chance unless it is
//! told not to, and would add 37 packages to a program that every fresh checkout compiles
//! first. Types and not `serde_json::json!`, whose order of keys depends on a feature that
//! another member of the workspace may switch on.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Serialize;
use sha2::{Digest as _, Sha384};

use super::parts::{Package, Parts, STD_LICENCE};

/// The file's name in the embeddable folder. Readers of bills know them by this ending.
pub(super) const NAME: &str = "sidelight.cdx.json";

/// The reference of the standard library, which is compiled in and is no package.
const STD: &str = "rust-std";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bill {
    bom_format: &'static str,
    spec_version: &'static str,
    version: u8,
    metadata: Metadata,
    components: Vec<Component>,
    dependencies: Vec<Dependency>,
}

#[derive(Serialize)]
struct Metadata {
    lifecycles: [Lifecycle; 1],
    component: Component,
}

#[derive(Serialize)]
struct Lifecycle {
    phase: &'static str,
}

#[derive(Serialize)]
struct Component {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref")]
    reference: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hashes: Vec<Hash>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<License>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    properties: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    components: Vec<Component>,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

#[derive(Serialize)]
struct License {
    expression: String,
}

#[derive(Serialize)]
struct Property {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dependency {
    #[serde(rename = "ref")]
    reference: String,
    depends_on: BTreeSet<String>,
}

/// The bill of the modules in `folder`.
pub(super) fn of(parts: &Parts, folder: &Path) -> Result<String> {
    let modules = parts.trees.keys().map(|build| module(build, folder)).collect::<Result<Vec<_>>>()?;
    let bill = Bill {
        bom_format: "CycloneDX",
        spec_version: "1.6",
        version: 1,
        metadata: Metadata { lifecycles: [Lifecycle { phase: "build" }], component: widget(&parts.own, modules) },
        components: std::iter::once(standard_library(parts)).chain(libraries(parts)).collect(),
        dependencies: dependencies(parts),
    };
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

impl Component {
    fn new(kind: &'static str, reference: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            kind,
            reference: reference.into(),
            name: name.into(),
            version: None,
            description: None,
            hashes: Vec::new(),
            licenses: Vec::new(),
            purl: None,
            properties: Vec::new(),
            components: Vec::new(),
        }
    }
}

fn widget(own: &Package, modules: Vec<Component>) -> Component {
    Component {
        version: Some(own.version.clone()),
        licenses: under("MIT OR Apache-2.0"),
        components: modules,
        ..Component::new("application", &own.name, &own.name)
    }
}

/// A module, by the bytes that a page loads.
fn module(build: &str, folder: &Path) -> Result<Component> {
    let name = file_of(build);
    let path = folder.join(&name);
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let content = Sha384::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Component { hashes: vec![Hash { alg: "SHA-384", content }], ..Component::new("file", &name, &name) })
}

fn standard_library(parts: &Parts) -> Component {
    Component {
        version: Some(parts.rust.clone()),
        description: Some("Rust's standard library, with the packages that it is made of"),
        licenses: under(STD_LICENCE),
        properties: parts.trees.keys().map(|build| in_build(build)).collect(),
        ..Component::new("library", STD, STD)
    }
}

fn libraries(parts: &Parts) -> impl Iterator<Item = Component> {
    parts.facts.iter().map(|(package, facts)| Component {
        version: Some(package.version.clone()),
        hashes: vec![Hash { alg: "SHA-256", content: facts.checksum.clone() }],
        licenses: under(&facts.licence),
        purl: Some(purl(package)),
        properties: parts.builds_of(package).into_iter().map(in_build).collect(),
        ..Component::new("library", purl(package), &package.name)
    })
}

/// The widget is its modules, a module is what the widget needs in that build, and so on.
fn dependencies(parts: &Parts) -> Vec<Dependency> {
    let own = Dependency {
        reference: parts.own.name.clone(),
        depends_on: parts.trees.keys().map(|build| file_of(build)).collect(),
    };
    let modules = parts.trees.iter().map(|(build, tree)| {
        let needs = tree.get(&parts.own).into_iter().flatten().map(purl);
        Dependency { reference: file_of(build), depends_on: needs.chain([STD.to_owned()]).collect() }
    });
    let libraries = parts.facts.keys().map(|package| Dependency {
        reference: purl(package),
        depends_on: parts.needs_of(package).into_iter().map(purl).collect(),
    });
    let std = Dependency { reference: STD.to_owned(), depends_on: BTreeSet::new() };
    [own].into_iter().chain(modules).chain([std]).chain(libraries).collect()
}

/// The address of a package in a bill; its default registry needs no name.
fn purl(package: &Package) -> String {
    // What is built of a version, after `+`, is the only sign in it that an address encodes.
    format!("pkg:cargo/{}@{}", package.name, package.version.replace('+', "%2B"))
}

fn file_of(build: &str) -> String {
    format!("{build}_bg.wasm")
}

fn under(expression: &str) -> Vec<License> {
    vec![License { expression: expression.to_owned() }]
}

fn in_build(build: &str) -> Property {
    Property { name: "sidelight:build", value: build.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::Value;

    use super::*;
    use crate::pack::parts::tests::package;
    use crate::pack::parts::{Facts, Tree};

    /// Two builds; `b` is in one of them only.
    fn parts() -> Parts {
        let [own, a, b] = [package("sidelight", "0.1.0"), package("a", "1.0.0"), package("b", "2.0.0+x.1")];
        let facts =
            || Facts { licence: "MIT".into(), licence_file: None, folder: "nowhere".into(), checksum: "ab".repeat(32) };
        let small: Tree = [(own.clone(), [a.clone()].into()), (a.clone(), [].into())].into();
        let large: Tree =
            [(own.clone(), [a.clone(), b.clone()].into()), (a.clone(), [b.clone()].into()), (b.clone(), [].into())]
                .into();
        Parts {
            own,
            trees: [("small", small), ("large", large)].into(),
            facts: [(a, facts()), (b, facts())].into(),
            rust: "1.95.0".into(),
        }
    }

    /// A folder with both modules, for as long as `use_it` runs.
    fn with_folder<T>(name: &str, use_it: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
        let folder = std::env::temp_dir().join(format!("sidelight-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for build in ["small", "large"] {
            fs::write(folder.join(file_of(build)), build)?;
        }
        let used = use_it(&folder);
        fs::remove_dir_all(&folder)?;
        used
    }

    fn texts(value: &Value, pointer: &str) -> Vec<String> {
        let list = value.pointer(pointer).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(|it| it.as_str().or_else(|| it.get("value")?.as_str())).map(str::to_owned).collect()
    }

    #[test]
    fn the_same_builds_give_the_same_bytes() -> Result<()> {
        with_folder("bill-bytes", |folder| {
            let bill = of(&parts(), folder)?;
            assert_eq!(bill, of(&parts(), folder)?);
            assert!(!bill.contains("timestamp") && !bill.contains("serialNumber"), "neither time nor chance");
            Ok(())
        })
    }

    #[test]
    fn a_component_says_in_which_builds_it_is() -> Result<()> {
        with_folder("bill-builds", |folder| {
            let bill: Value = serde_json::from_str(&of(&parts(), folder)?)?;
            let name = |at: usize| bill.pointer(&format!("/components/{at}/name")).and_then(Value::as_str);
            assert_eq!([name(0), name(1), name(2), name(3)], [Some("rust-std"), Some("a"), Some("b"), None]);
            assert_eq!(texts(&bill, "/components/1/properties"), ["large", "small"]);
            assert_eq!(texts(&bill, "/components/2/properties"), ["large"]);
            Ok(())
        })
    }

    #[test]
    fn every_reference_leads_to_one_component() -> Result<()> {
        with_folder("bill-references", |folder| {
            let bill: Value = serde_json::from_str(&of(&parts(), folder)?)?;
            let mut known: BTreeMap<&str, usize> = BTreeMap::new();
            let mut todo = vec![&bill["metadata"]["component"]];
            todo.extend(bill["components"].as_array().into_iter().flatten());
            while let Some(component) = todo.pop() {
                *known.entry(component["bom-ref"].as_str().unwrap_or_default()).or_default() += 1;
                todo.extend(component["components"].as_array().into_iter().flatten());
            }
            assert_eq!(
                known.into_iter().collect::<Vec<_>>(),
                [
                    ("large_bg.wasm", 1),
                    ("pkg:cargo/a@1.0.0", 1),
                    ("pkg:cargo/b@2.0.0%2Bx.1", 1),
                    ("rust-std", 1),
                    ("sidelight", 1),
                    ("small_bg.wasm", 1)
                ]
            );
            let needs = |reference: &str| {
                let list = bill["dependencies"].as_array().into_iter().flatten();
                list.filter(|it| it["ref"] == reference).map(|it| texts(it, "/dependsOn")).collect::<Vec<_>>()
            };
            assert_eq!(needs("sidelight"), [["large_bg.wasm", "small_bg.wasm"]]);
            assert_eq!(needs("small_bg.wasm"), [["pkg:cargo/a@1.0.0", "rust-std"]]);
            assert_eq!(needs("pkg:cargo/a@1.0.0"), [["pkg:cargo/b@2.0.0%2Bx.1"]]);
            assert_eq!(bill["dependencies"].as_array().map(Vec::len), Some(6), "each has one entry");
            Ok(())
        })
    }

    #[test]
    fn a_module_that_is_missing_is_named() {
        let error = of(&parts(), Path::new("no-such-folder")).err().map(|error| error.to_string());
        assert!(error.is_some_and(|error| error.contains("large_bg.wasm")));
    }
}
