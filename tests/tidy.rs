//! The rules of the house, checked on the source itself.
//!
//! Layers know only what is above them; HTML reaches a page by no other way than the
//! model; every file says first what it is; what is said twice is said the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop at what it cannot use")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file of the project, by its path from the root.
struct File {
    path: String,
    text: String,
}

impl File {
    fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|it| it == extension)
    }

    /// Whether it is the module `layer` or stands in its folder.
    fn in_layer(&self, layer: &str) -> bool {
        self.path == format!("src/{layer}.rs") || self.path.starts_with(&format!("src/{layer}/"))
    }

    /// The code of its lines, without comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().filter_map(|(at, line)| {
            let line = line.split("//").next().unwrap_or_default();
            (!line.trim().is_empty()).then_some((at + 1, line))
        })
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What is written by hand in these folders: no build, no installed package.
fn files(folders: &[&str]) -> Vec<File> {
    let mut todo: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut files = Vec::new();
    while let Some(folder) = todo.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "target" | "dist" | ".git") {
                    todo.push(path);
                }
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                files.push(File { path, text });
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with every line of `files` in which `wrong` finds something.
fn nowhere(rule: &str, files: &[File], wrong: impl Fn(&File, &str) -> bool) {
    let mut found = Vec::new();
    for file in files {
        found.extend(
            file.code()
                .filter(|(_, line)| wrong(file, line))
                .map(|(at, line)| format!("{}:{at}: {}", file.path, line.trim())),
        );
    }
    assert!(found.is_empty(), "{rule}\n{}", found.join("\n"));
}

/// Each layer, and those it may name beside itself.
const LAYERS: [(&str, &[&str]); 8] = [
    ("article", &[]),
    ("import", &["article"]),
    ("enrich", &["article"]),
    ("labels", &["article"]),
    ("markup", &["article", "labels"]),
    ("write", &["article", "markup"]),
    ("view", &["article", "labels", "markup"]),
    ("embed", &["article", "enrich", "import", "labels", "markup", "view"]),
];

#[test]
fn a_layer_names_only_the_layers_above_it() {
    let source = files(&["src"]);
    for (layer, allowed) in LAYERS {
        for (other, _) in LAYERS.iter().filter(|(other, _)| *other != layer && !allowed.contains(other)) {
            let name = format!("crate::{other}");
            let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            nowhere(&format!("{layer} must not name {other}"), &source, |file, line| {
                file.in_layer(layer) && line.match_indices(&name).any(|(at, _)| ends(&line[at + name.len()..]))
            });
        }
    }
    nowhere("name layers one by one, so that this test sees them", &source, |_, line| line.contains("crate::{"));
}

#[test]
fn yew_and_the_browser_stay_in_view_and_embed() {
    let source = files(&["src"]);
    let names = |line: &str, name: &str| line.contains(&format!("{name}::")) || line.contains(&format!("use {name}"));
    nowhere("yew is for view and embed", &source, |file, line| {
        !file.in_layer("view") && !file.in_layer("embed") && names(line, "yew")
    });
    // The view reaches the browser in its hooks; its state and props may hold an element.
    const HOLDERS: [&str; 2] = ["src/view/state.rs", "src/view/reader.rs"];
    for name in ["web_sys", "js_sys", "gloo", "wasm_bindgen"] {
        nowhere(&format!("{name} is for view/hooks and embed"), &source, |file, line| {
            let holds = HOLDERS.contains(&file.path.as_str()) && name == "web_sys";
            !file.in_layer("embed") && !file.in_layer("view/hooks") && !holds && names(line, name)
        });
    }
    nowhere("state and reader hold elements and nothing else of the browser", &source, |file, line| {
        HOLDERS.contains(&file.path.as_str()) && line.contains("web_sys") && line.trim() != "use web_sys::Element;"
    });
}

#[test]
fn no_clock_network_storage_or_chance_outside_embed() {
    let words = ["SystemTime", "Instant::", "Date::now", "std::net", "std::fs", "std::env"];
    let more = ["local_storage", "session_storage", "Math::random", "getrandom", "RandomState"];
    let source: Vec<File> = files(&["src"])
        .into_iter()
        .filter(|file| !file.in_layer("embed") && !file.path.ends_with("/tests.rs"))
        .collect();
    nowhere("a timer is the browser's: it is for view/hooks and embed", &source, |file, line| {
        !file.in_layer("view/hooks") && !file.in_layer("embed") && line.contains("gloo::timers")
    });
    nowhere("the same input gives the same output", &source, |_, line| {
        words.iter().chain(&more).any(|word| line.contains(word))
    });
}

#[test]
fn no_html_string_reaches_the_page() {
    // In two parts each, so that this file may be looked at too.
    let words = [
        concat!("from_html", "_unchecked"),
        concat!("inner", "HTML"),
        concat!("outer", "HTML ="),
        concat!("set_inner", "_html"),
        concat!("inner", "_html"),
        concat!("insert", "AdjacentHTML"),
        concat!("insert_adjacent", "_html"),
        concat!("document", ".write"),
    ];
    nowhere("text becomes nodes, never HTML", &files(&["src", "cli", "xtask", "fuzz", "tests"]), |file, line| {
        (file.is("rs") || file.is("js")) && words.iter().any(|word| line.contains(word))
    });
}

#[test]
fn nothing_is_leaked_left_to_do_or_skipped() {
    let words = [concat!(".for", "get()"), concat!("mem::for", "get"), concat!("to", "do!("), concat!("#[ig", "nore")];
    let unfinished = [concat!("unimple", "mented!("), concat!("dbg", "!(")];
    let all = files(&["src", "cli", "xtask", "fuzz", "tests"]);
    nowhere("every listener has an owner, every test runs", &all, |file, line| {
        file.is("rs") && words.iter().chain(&unfinished).any(|word| line.contains(word))
    });
}

/// Where something else is asked again and again until a deadline, for want of an event.
const POLLS: [&str; 3] = ["tests/browser/engine.rs", "tests/browser/process.rs", "xtask/src/process.rs"];

#[test]
fn nothing_waits_by_the_clock() {
    let sleep = concat!("thread::", "sleep");
    nowhere("wait for what happens, not for time", &files(&["src", "cli", "xtask", "fuzz", "tests"]), |file, line| {
        file.is("rs") && line.contains(sleep) && !POLLS.contains(&file.path.as_str())
    });
    for path in POLLS {
        assert!(read(path).contains(sleep), "{path} polls no longer: take it off the list");
    }
}

#[test]
fn every_file_says_first_what_it_is() {
    for file in files(&["src", "cli", "xtask", "fuzz", "tests", "styles", "demo"]) {
        let first = file.text.lines().next().unwrap_or_default();
        let right = match Path::new(&file.path).extension().and_then(|it| it.to_str()) {
            Some("rs") => first.starts_with("//! "),
            Some("js") => first.starts_with("// ") || first.starts_with("/*"),
            Some("css") => first.starts_with("/* "),
            _ => true,
        };
        assert!(right, "{}: the first line is `{first}`", file.path);
    }
}

#[test]
fn no_file_is_longer_than_a_person_reads() {
    const LONGEST: usize = 450;
    // The demo's style sheet is a stranger's: a whole newspaper's, in one file, as such pages have it.
    const STRANGER: &str = "styles/demo.css";
    let long = |file: &File| (file.is("rs") || file.is("js") || file.is("css")) && file.path != STRANGER;
    for file in files(&["src", "cli", "xtask", "fuzz", "tests", "styles", "demo"]).into_iter().filter(long) {
        let lines = file.text.lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines, more than {LONGEST}", file.path);
    }
}

#[test]
fn the_loader_and_the_labels_say_the_same() {
    let loader = read("src/embed/fallback.js");
    let table = loader.split_once("const WORDS = {").and_then(|(_, rest)| rest.split_once("};")).expect("WORDS").0;
    for lang in ["ar", "en", "fa"] {
        let line = table.lines().find_map(|line| line.trim().strip_prefix(&format!("{lang}: ["))).expect(lang);
        let said: Vec<&str> = line.split('\'').skip(1).step_by(2).collect();
        let labels = read(&format!("src/labels/{lang}.rs"));
        let word = |name: &str| {
            let line = labels.lines().find_map(|line| line.trim().strip_prefix(&format!("{name}: \""))).expect(name);
            line.trim_end_matches("\",").to_string()
        };
        assert_eq!(said, [word("unavailable"), word("read_source")], "{lang}");
    }
}

/// The names of one kind in the comment above the element class.
fn in_the_loader(kind: &str) -> BTreeSet<String> {
    let loader = read("src/embed/sidelight.js");
    let contract = loader.split("/**").find(|text| text.contains("class SidelightArticle")).expect("the contract");
    let mut names = BTreeSet::new();
    let mut within = false;
    for line in contract.lines().filter_map(|line| line.strip_prefix(" *")) {
        if !line.starts_with("  ") {
            within = line.trim().starts_with(kind);
            let listed = line.split_once(':').filter(|(_, names)| within && !names.trim().is_empty());
            if let Some((_, list)) = listed {
                names.extend(list.split(',').map(|name| name.trim().to_string()));
            }
        } else if within {
            // Names stand before two spaces, what is said of them after.
            let list = line.trim().split("  ").next().unwrap_or_default();
            names.extend(list.split(", ").map(|name| name.split('(').next().unwrap_or_default().to_string()));
        }
    }
    assert!(!names.is_empty(), "the comment above the class lists {kind}");
    names
}

/// The names of one kind in the README's contract: those in the first cell of the table of
/// attributes, those before what is said of each in the other rows.
fn in_the_readme(kind: &str) -> BTreeSet<String> {
    let readme = read("README.md");
    let contract = readme.split_once("## Contract").expect("README.md has a section `## Contract`").1;
    let contract = contract.split_once("\n## ").map_or(contract, |(section, _)| section);
    let rows = contract.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.map(|row| row.split_once(" | ").unwrap_or((row, "")));
    let quoted = |text: &str| text.split('`').skip(1).step_by(2).map(str::to_string).collect::<Vec<_>>();
    let mut names = BTreeSet::new();
    for (first, second) in cells {
        if kind == "attributes" && first.starts_with('`') {
            names.extend(quoted(first));
        } else if kind != "attributes" && first.starts_with(kind) {
            names.extend(quoted(second).iter().map(|name| name.split('(').next().unwrap_or_default().to_string()));
        }
    }
    names
}

#[test]
fn the_readme_lists_the_contract_of_the_element() {
    for (loader, readme) in [
        ("Attributes", "attributes"),
        ("Properties", "properties"),
        ("Methods", "methods"),
        ("Events", "events"),
        ("Parts", "parts"),
        ("Slots", "slots"),
    ] {
        assert_eq!(in_the_loader(loader), in_the_readme(readme), "{readme}: sidelight.js, and README.md");
    }
}

#[test]
fn the_readme_lists_the_attributes_that_the_element_reads() {
    let loader = read("src/embed/sidelight.js");
    let list = loader.split_once("const ATTRIBUTES = [").and_then(|(_, rest)| rest.split_once(']')).expect("a list").0;
    let read: BTreeSet<String> = list.split('\'').skip(1).step_by(2).map(str::to_string).collect();
    assert_eq!(read, in_the_readme("attributes"));
}

/// Where a manifest names dependencies without saying in a comment right above why.
fn without_a_reason(manifest: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut within, mut above) = (false, "");
    for line in manifest.lines() {
        let header = line.strip_prefix('[').map(|header| header.trim_end_matches(']'));
        if let Some(header) = header {
            // `[dependencies]` lists some; `[dependencies.web-sys]` is one.
            within = header.ends_with("dependencies");
        }
        let one = header.is_some_and(|header| header.contains("dependencies."));
        let listed = within && header.is_none() && line.starts_with(|c: char| c.is_ascii_alphanumeric());
        if (one || listed) && !above.starts_with("# ") {
            found.push(line);
        }
        above = line;
    }
    found
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let root = read("Cargo.toml");
    let members = root.split_once("members = [").and_then(|(_, rest)| rest.split_once(']')).expect("members").0;
    let members: Vec<&str> = members.split('"').skip(1).step_by(2).collect();
    assert!(members.contains(&"xtask"), "the members are read: {members:?}");
    for path in members.iter().map(|member| format!("{member}/Cargo.toml")).chain(["Cargo.toml".to_string()]) {
        let text = read(&path);
        assert_eq!(without_a_reason(&text), Vec::<&str>::new(), "{path}: say why in the line above");
    }
    let known = without_a_reason(
        "[dependencies]\n# Why.\na = \"1\"\nb = \"1\"\n\n[dev-dependencies.c]\nversion = \"1\"\n[features]\nd = []\n",
    );
    assert_eq!(known, ["b = \"1\"", "[dev-dependencies.c]"], "the rule sees what breaks it");
}

#[test]
fn every_package_of_npm_is_told_what_it_is_for() {
    let manifest: serde_json::Value = serde_json::from_str(&read("tests/package.json")).expect("JSON");
    let readme = read("tests/README.md");
    let table = readme.split_once("## What comes from npm").expect("a section `## What comes from npm`").1;
    let table = table.split_once("\n## ").map_or(table, |(section, _)| section);
    let told: BTreeSet<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let mut taken = BTreeSet::new();
    for list in ["dependencies", "devDependencies", "optionalDependencies"] {
        taken.extend(manifest[list].as_object().into_iter().flatten().map(|(name, _)| name.as_str()));
    }
    // The build takes these by npm too, each in a file of its own.
    for (tool, package) in [("esbuild", "esbuild"), ("wasm_opt", "binaryen")] {
        assert!(
            read(&format!("xtask/src/tools/{tool}.rs")).contains(&format!("\"{package}\"")),
            "{tool} is of {package}"
        );
        taken.insert(package);
    }
    assert_eq!(told, taken, "tests/README.md, and what is taken");
}

#[test]
fn what_security_md_names_is_there() {
    let text = read("SECURITY.md");
    let quoted = text.split('`').skip(1).step_by(2);
    let of_ours = |path: &&str| ["src/", "tests/", "xtask/", "fuzz/"].iter().any(|folder| path.starts_with(folder));
    let paths: Vec<&str> = quoted.filter(of_ours).collect();
    assert!(paths.len() > 20, "the promises name what holds them");
    let lost: Vec<&&str> = paths.iter().filter(|path| !root().join(path).exists()).collect();
    assert!(lost.is_empty(), "SECURITY.md names what is not there: {lost:?}");
}

#[test]
fn no_machine_and_no_registry_is_named() {
    let words = [
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("index.crates", ".io"),
        concat!("static.crates", ".io"),
        concat!("registry.npm", "js"),
        concat!("pypi", ".org"),
        concat!("files.python", "hosted"),
    ];
    let mut all = files(&["src", "cli", "xtask", "fuzz", "tests", "styles", "demo", ".cargo", ".ci"]);
    for entry in std::fs::read_dir(root()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_file()
            && name != "Cargo.lock"
            // A file in a work tree that git has added, and not of the project.
            && name != ".git"
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            all.push(File { path: name, text });
        }
    }
    for file in all {
        for (at, line) in file.text.lines().enumerate() {
            let named = words.iter().find(|word| line.contains(**word));
            assert!(named.is_none(), "{}:{}: names {}", file.path, at + 1, named.unwrap());
        }
    }
}
