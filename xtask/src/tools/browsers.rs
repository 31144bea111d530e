//! The browsers that the tests drive, and their drivers.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Result, bail};

use super::cache::Cache;
use super::{Found, Lane, Need, Tool, apt};
use crate::process;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chrome and Edge.
    Chromium,
    /// Gecko.
    Firefox,
    /// Safari's engine, by way of WebKitGTK.
    Webkit,
}

/// One thing that an engine's tests run, under any of its names.
struct Program {
    names: &'static [&'static str],
    package: Option<&'static str>,
}

impl Engine {
    /// Every engine, in the order of the tests.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name in `SIDELIGHT_ENGINES`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// What is missing for this engine's tests, if anything.
    pub(super) fn lacks(self, path: &OsStr) -> Option<String> {
        let programs = self.programs();
        let missing: Vec<_> = programs
            .iter()
            .filter(|program| !program.is_in(path))
            .filter_map(|program| program.names.first().copied())
            .collect();
        (!missing.is_empty()).then(|| format!("{} not found", missing.join(", ")))
    }

    fn programs(self) -> Vec<Program> {
        match self {
            Self::Chromium => vec![
                program(&["chromium", "chromium-browser", "google-chrome"], "chromium"),
                program(&["chromedriver"], "chromium-driver"),
            ],
            Self::Firefox => vec![
                program(&["firefox", "firefox-esr"], "firefox-esr"),
                // Not packaged; see `cargo_tool`.
                Program { names: &["geckodriver"], package: None },
            ],
            // WebKitGTK has no headless mode, so it is given a screen.
            Self::Webkit => vec![
                program(&["WebKitWebDriver"], "webkit2gtk-driver"),
                program(&["xvfb-run"], "xvfb"),
                program(&["xauth"], "xauth"),
            ],
        }
    }
}

fn program(names: &'static [&'static str], package: &'static str) -> Program {
    Program { names, package: Some(package) }
}

impl Program {
    fn is_in(&self, path: &OsStr) -> bool {
        let mut names = self.names.iter();
        names.any(|name| process::which_in(path, name).is_some())
    }
}

/// The browsers as something to find or install.
pub(super) struct Browsers;

impl Tool for Browsers {
    fn need(&self) -> Need {
        Need::Browsers
    }

    fn lane(&self) -> Lane {
        Lane::Download
    }

    fn title(&self) -> String {
        format!("browsers for the tests ({})", missing_packages().join(" "))
    }

    fn why(&self) -> String {
        "show that the widget works in Chromium, Firefox and WebKit".to_owned()
    }

    fn how(&self) -> String {
        if apt::is_available() {
            "apt (two minutes)".to_owned()
        } else {
            "hand: this system has no apt, and the tests of a missing engine are skipped".to_owned()
        }
    }

    fn find(&self, _: &Cache) -> Option<Found> {
        missing_packages().is_empty().then_some(Found::AsItIs)
    }

    fn install(&self, _: &Cache) -> Result<()> {
        let packages = missing_packages();
        if !apt::is_available() {
            bail!("please install by hand what Debian calls {}", packages.join(", "));
        }
        apt::install(&packages)
    }
}

fn missing_packages() -> Vec<&'static str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let programs = Engine::ALL.iter().flat_map(|engine| engine.programs());
    let mut packages: Vec<_> =
        programs.filter(|program| !program.is_in(&path)).filter_map(|program| program.package).collect();
    packages.extend(missing_fonts());
    packages
}

/// Without a font for them, Arabic and Persian are boxes of one width, and
/// every measure of their layout is false.
fn missing_fonts() -> &'static [&'static str] {
    if process::which("fc-list").is_none() {
        // Elsewhere than on Debian's kin, fonts are the system's affair.
        return if apt::is_available() { &["fontconfig", "fonts-noto-core"] } else { &[] };
    }
    let covered = |language| {
        process::capture(Command::new("fc-list").arg(format!(":lang={language}")))
            .is_some_and(|fonts| !fonts.trim().is_empty())
    };
    if covered("ar") && covered("fa") { &[] } else { &["fonts-noto-core"] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_says_what_it_lacks() {
        let nowhere = OsStr::new("");
        let webkit = Engine::Webkit.lacks(nowhere).unwrap_or_default();
        assert_eq!(webkit, "WebKitWebDriver, xvfb-run, xauth not found");
        let firefox = Engine::Firefox.lacks(nowhere).unwrap_or_default();
        assert_eq!(firefox, "firefox, geckodriver not found");
    }
}
