//! Attacks that others collect and keep, read from their packages as `tests/package.json` names them.
//!
//! `html5-parser` carries the tests of html5lib (MIT): what its sanitizer had to hold, and every shape of
//! tree construction that browsers were made to agree on. `big-list-of-naughty-strings` (MIT) has what a
//! text field meets.

use super::grammar::Input;
use serde_json::Value;

/// Reads a file of a package.
type Read = fn(&str) -> String;

/// All inputs of the lists.
pub(crate) fn inputs(read: Read) -> Vec<Input> {
    let mut all = sanitizer(read);
    all.extend(tree_construction(read));
    all.extend(naughty(read));
    all
}

fn input(source: &'static str, text: String) -> Input {
    Input { source, number: 0, text }
}

/// The attacks that html5lib's sanitizer was tested with, many of them from OWASP's list.
fn sanitizer(read: Read) -> Vec<Input> {
    let file = read("html5-parser/test/html5lib-tests/sanitizer/tests1.dat");
    let cases: Vec<Value> = serde_json::from_str(&file).expect("html5lib's sanitizer tests are JSON");
    cases
        .iter()
        .filter_map(|case| case["input"].as_str())
        .map(|text| input("html5lib sanitizer", text.into()))
        .collect()
}

/// The sources of html5lib's tests of tree construction.
fn tree_construction(read: Read) -> Vec<Input> {
    let names = (1..=26).filter(|number| *number != 13).map(|number| format!("tests{number}"));
    let more = [
        "adoption01",
        "adoption02",
        "comments01",
        "doctype01",
        "domjs-unsafe",
        "entities01",
        "entities02",
        "html5test-com",
        "inbody01",
        "isindex",
        "main-element",
        "pending-spec-changes",
        "pending-spec-changes-plain-text-unsafe",
        "plain-text-unsafe",
        "scriptdata01",
        "tables01",
        "template",
        concat!("tests_inner", "HTML_1"),
        "tricky01",
        "webkit01",
        "webkit02",
    ];
    let names = names.chain(more.map(str::to_owned));
    let files = names.map(|name| read(&format!("html5-parser/test/html5lib-tests/tree-construction/{name}.dat")));
    files.flat_map(|file| sources(&file)).map(|text| input("html5lib trees", text)).collect()
}

/// What stands between `#data` and `#errors`, of each test of a file; the package has some files with the line
/// ends of Windows.
fn sources(file: &str) -> Vec<String> {
    let file = file.replace("\r\n", "\n");
    let tests = file.strip_prefix("#data\n").unwrap_or(&file).split("\n#data\n");
    tests.filter_map(|test| test.split_once("\n#errors")).map(|(source, _)| source.to_owned()).collect()
}

fn naughty(read: Read) -> Vec<Input> {
    let strings: Vec<String> = serde_json::from_str(&read("big-list-of-naughty-strings/blns.json"))
        .expect("the Big List of Naughty Strings is a list of strings");
    strings.into_iter().map(|text| input("naughty strings", text)).collect()
}
