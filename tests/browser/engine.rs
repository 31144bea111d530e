//! The three engines: where their driver is, how it starts, what it is asked for.

use super::process::Group;
use super::webdriver::Session;
use serde_json::{Value, json};
use std::error::Error;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A browser engine that the widget promises to work in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser by WebKitWebDriver, in an X server of its own.
    WebKit,
}

/// A driver with its one browser; both end when this is dropped.
#[derive(Debug)]
pub(crate) struct Running {
    /// The browser's window.
    pub(crate) session: Session,
    _group: Group,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.session.close();
    }
}

/// Where WebKit's window stands. Without a window manager the X server gives
/// keyboard focus to what is under the pointer, so that has to be the window,
/// whatever its size; there it is its toolbar.
pub(crate) const WINDOW: [u32; 2] = [600, 390];

impl Engine {
    /// All of them, in the order in which they are tested.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in tests and in `SIDELIGHT_ENGINES`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether it parses HTML where a page forbids all that is not trusted: by `Document.parseHTML`. In an engine without
    /// it tags are left out under such a policy, so its pages are under the strictest of the others.
    pub(crate) fn parses_trusted(self) -> bool {
        self != Self::WebKit
    }

    /// The first thing this engine needs and that is not on this machine.
    pub(crate) fn missing(self) -> Option<&'static str> {
        self.needs().iter().find(|name| find(name).is_none()).copied()
    }

    fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromedriver", "chromium"],
            Self::Firefox => &["geckodriver", "firefox"],
            Self::WebKit => &["WebKitWebDriver", "MiniBrowser", "xvfb-run"],
        }
    }

    /// Starts driver and browser; the driver's words go to `<logs>/<engine>.log`.
    pub(crate) fn start(self, logs: &Path) -> Result<Running, String> {
        let log = logs.join(format!("{}.log", self.name()));
        self.try_start(&log).map_err(|why| format!("{} did not start: {why}; see {}", self.name(), log.display()))
    }

    fn try_start(self, log: &Path) -> Result<Running, Box<dyn Error>> {
        if let Some(missing) = self.missing() {
            return Err(format!("{missing} is not installed").into());
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let folder = self.folder()?;
        let group = Group::start(&self.command(port), &folder, File::create(log)?)?;
        let deadline = Instant::now() + Duration::from_secs(30);
        while !Session::is_up(port) {
            if Instant::now() > deadline {
                return Err("its driver does not answer".into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let session = Session::open(port, &self.capabilities()).map_err(|error| error.to_string())?;
        Ok(Running { session, _group: group })
    }

    /// A short-named folder for profiles and sockets; the process group removes it.
    fn folder(self) -> std::io::Result<PathBuf> {
        let folder = std::env::temp_dir().join(format!("sidelight-{}-{}", self.name(), std::process::id()));
        let gtk = folder.join("gtk-3.0");
        std::fs::create_dir_all(&gtk)?;
        // MiniBrowser's buttons would keep its window at 447 px.
        std::fs::write(
            gtk.join("gtk.css"),
            "button, entry, image { min-width: 0; min-height: 0; padding: 0; font-size: 1px; }",
        )?;
        Ok(folder)
    }

    fn command(self, port: u16) -> Vec<String> {
        // Geckodriver's system access lets a test choose colour scheme and width at run time.
        let words: &[&str] = match self {
            Self::Chromium => &["chromedriver"],
            Self::Firefox => &["geckodriver", "--allow-system-access"],
            // The pointer rests in the middle of the screen, see [`WINDOW`].
            Self::WebKit => &["xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "WebKitWebDriver"],
        };
        let whole = |word: &&str| match find(word) {
            Some(program) => program.display().to_string(),
            None => (*word).to_owned(),
        };
        words.iter().map(whole).chain([format!("--port={port}")]).collect()
    }

    fn capabilities(self) -> Value {
        let binary = self.needs().get(1).and_then(|name| find(name));
        match self {
            Self::Chromium => json!({ "goog:chromeOptions": { "binary": binary, "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1280,900", "--hide-scrollbars",
            ] } }),
            Self::Firefox => json!({ "moz:firefoxOptions": {
                "binary": binary,
                "args": ["-headless", "-width", "1280", "-height", "900"],
                "prefs": { "layout.css.prefers-color-scheme.content-override": 1 },
            } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": binary, "args": ["--automation"],
            } }),
        }
    }
}

/// A program by its plain name: on `PATH`, in Sidelight's cache, or where Debian hides it.
fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    places.extend(below(&cache(), |folder| folder.starts_with(name)).map(|tool| tool.join("bin")));
    places.extend(
        below(Path::new("/usr/lib"), |folder| folder.ends_with("-linux-gnu"))
            .map(|libraries| libraries.join("webkit2gtk-4.1")),
    );
    let names: &[&str] = match name {
        "chromium" => &["chromium", "chromium-browser", "google-chrome"],
        "firefox" => &["firefox-esr", "firefox"],
        _ => &[name],
    };
    let tried = places.iter().flat_map(|place| names.iter().map(move |name| place.join(name)));
    tried.into_iter().find(|program| program.is_file())
}

fn cache() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache");
    std::env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from).join("sidelight")
}

fn below(folder: &Path, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(move |path| path.file_name().is_some_and(|name| wanted(&name.to_string_lossy())))
}
