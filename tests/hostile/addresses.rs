//! The addresses of the Web Platform Tests, as the package of crate `url` carries them.

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// The schemes that a reader's click may start.
pub(crate) const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "sms", "ftp", "ftps", "irc", "ircs", "xmpp"];

/// One case of `urltestdata.json`.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// The address.
    pub(crate) input: String,
    /// The address of the page that it stands in.
    pub(crate) base: String,
}

/// The page that a case stands in which names none.
pub(crate) const PAGE: &str = "https://example.org/section/article.html";

/// All cases; none of them is copied into the project.
pub(crate) fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string(file()).expect("crate `url` carries urltestdata.json");
    let all: Vec<Value> = serde_json::from_str(&text).expect("urltestdata.json is a list");
    let text = |case: &Value, name: &str| case[name].as_str().map(str::to_owned);
    all.iter()
        .filter_map(|case| Some(Case { input: text(case, "input")?, base: text(case, "base").unwrap_or(PAGE.into()) }))
        .collect()
}

/// Where Cargo keeps the newest `url` of the lock file.
fn file() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--offline", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo is where tests run");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("there are packages");
    let ours = |package: &&Value| {
        package["name"] == "url" && package["version"].as_str().is_some_and(|it| it.starts_with("2."))
    };
    let url = packages.iter().find(ours).expect("crate `url` is a dependency of the tests");
    let manifest = PathBuf::from(url["manifest_path"].as_str().unwrap_or_default());
    manifest.with_file_name("tests").join("urltestdata.json")
}

/// Where an address leads, as a parser of the URL standard has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// The whole address, serialised.
    pub(crate) whole: String,
    /// The scheme, without its colon.
    pub(crate) scheme: String,
    /// Host and port.
    pub(crate) host: String,
    /// The path, still encoded.
    pub(crate) path: String,
}

impl Place {
    fn is_allowed(&self) -> bool {
        SCHEMES.contains(&self.scheme.as_str())
    }
}

/// What a case shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Kept, and leads to the same place; both may lead nowhere.
    Kept,
    /// Kept, and leads to the same place; its query or fragment is spelled otherwise.
    Respelled,
    /// Refused, as it leads to a scheme that is not allowed, or nowhere.
    Refused,
    /// Leads elsewhere, for one of the reasons of [`EXCEPTIONS`], and not to where it should not.
    Excused(&'static str),
    /// A promise is broken.
    Broken(String),
}

/// Whether an exception is about a case.
type Fits = fn(&Case) -> bool;

/// Where an address that is kept may lead elsewhere than the original; never to another scheme or host.
pub(crate) const EXCEPTIONS: [(&str, Fits); 2] = [
    ("CommonMark has a backslash in a path encoded", |case| case.input.contains('\\')),
    ("a drive letter after which a bar stands, in a page that is a file", |case| {
        case.input.contains('|') && case.base.starts_with("file:")
    }),
];

/// Compares our decision with what a parser of the standard makes of an address (`theirs`) and of the address
/// that we keep (`after`), both in the page of the case.
pub(crate) fn verdict(case: &Case, kept: Option<&str>, theirs: Option<Place>, after: Option<Place>) -> Verdict {
    let broken = |promise: &str| {
        let (input, base) = (&case.input, &case.base);
        Verdict::Broken(format!("{promise}: {input:?} in {base} leads to {theirs:?}; kept {kept:?}, to {after:?}"))
    };
    let excused = || EXCEPTIONS.iter().find(|(_, fits)| fits(case)).map(|(reason, _)| Verdict::Excused(reason));
    // A relative address has the scheme of its page, whatever that is.
    let of_page = |place: &Place| case.base.starts_with(&format!("{}:", place.scheme));
    match (&theirs, kept, &after) {
        (_, Some(_), Some(after)) if !after.is_allowed() && !of_page(after) => broken("only allowed schemes are kept"),
        (None, Some(_), Some(_)) => broken("what leads nowhere leads nowhere"),
        (Some(theirs), None, _) if theirs.is_allowed() => broken("what is allowed is kept"),
        (_, None, _) => Verdict::Refused,
        (None, Some(_), None) => Verdict::Kept,
        (Some(theirs), Some(_), Some(after)) if theirs.whole == after.whole => Verdict::Kept,
        (Some(theirs), Some(_), Some(after)) if (&theirs.scheme, &theirs.host) == (&after.scheme, &after.host) => {
            if theirs.path == after.path {
                Verdict::Respelled
            } else {
                excused().unwrap_or_else(|| broken("the same path"))
            }
        }
        (Some(_), Some(_), Some(_)) if case.base.starts_with("file:") => {
            excused().unwrap_or_else(|| broken("the same file"))
        }
        (Some(_), Some(_), Some(_)) => broken("the same scheme and host"),
        (Some(_), Some(_), None) => excused().unwrap_or_else(|| broken("what leads somewhere leads there")),
    }
}
