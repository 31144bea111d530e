//! Runs tests in engines: one browser an engine, its tests one after the other, two engines at a time.

use super::engine::{Engine, Running};
use super::server::Host;
use super::site::Site;
use super::tab::Tab;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A test: its name within the topic, and what it does.
pub(crate) type Test = (&'static str, fn(&Tab<'_>));

/// The tests of a topic, each a function of the same name.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        /// The tests of this topic.
        pub(crate) const TESTS: &[crate::browser::runner::Test] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use tests;

/// The browsers and the host that they visit.
#[derive(Debug)]
pub(crate) struct Runner {
    host: Host,
    lanes: Vec<(Engine, Mutex<Browser>)>,
    free: Mutex<usize>,
    freed: Condvar,
    scratch: PathBuf,
}

/// A lane's browser.
#[derive(Debug)]
enum Browser {
    Off,
    On(Running),
    Broken(String),
}

thread_local! {
    /// Where and why the last panic of this thread happened.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

impl Runner {
    /// Browsers for these engines, none started yet; at most `at_once` of them busy.
    pub(crate) fn new(host: Host, engines: &[Engine], at_once: usize, scratch: PathBuf) -> Self {
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            let words = panic.payload_as_str().unwrap_or("a panic without words");
            PANIC.set(format!("{words}\n(at {place})"));
        }));
        let lanes = engines.iter().map(|engine| (*engine, Mutex::new(Browser::Off))).collect();
        Self { host, lanes, free: Mutex::new(at_once), freed: Condvar::new(), scratch }
    }

    /// Runs one test in one engine; the failure tells what the page had recorded.
    pub(crate) fn run(&self, engine: Engine, name: &str, test: fn(&Tab<'_>)) -> Result<(), String> {
        let lane = self.lanes.iter().find(|(known, _)| *known == engine).ok_or("an engine that was not asked for")?;
        let mut browser = lock(&lane.1);
        let _turn = self.turn();
        if matches!(*browser, Browser::Off) {
            *browser = engine.start(&self.scratch).map_or_else(Browser::Broken, Browser::On);
        }
        let running = match &*browser {
            Browser::On(running) => running,
            Browser::Broken(why) => return Err(why.clone()),
            Browser::Off => return Err("the browser is off".to_owned()),
        };
        let tab = Tab::new(engine, Site::new(self.host.clone()), &running.session);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            test(&tab);
            tab.no_violation();
        }))
        .map_err(|_| self.failure(name, &tab));
        let fit = tab.reset();
        drop(tab);
        if fit.is_err() {
            *browser = Browser::Off;
        }
        outcome
    }

    /// Ends all browsers.
    pub(crate) fn close(&self) {
        std::thread::scope(|scope| {
            for (_, lane) in &self.lanes {
                scope.spawn(|| *lock(lane) = Browser::Off);
            }
        });
    }

    fn failure(&self, name: &str, tab: &Tab<'_>) -> String {
        let why = PANIC.take();
        let file = self.scratch.join(format!("{}.png", name.replace("::", "-")));
        let picture = tab.picture().map_err(|error| error.to_string());
        let seen = match picture.and_then(|png| std::fs::write(&file, png).map_err(|error| error.to_string())) {
            Ok(()) => format!("picture: {}", file.display()),
            Err(error) => format!("no picture: {error}"),
        };
        format!("{why}\n{seen}\n{}", tab.story())
    }

    fn turn(&self) -> Turn<'_> {
        let free = lock(&self.free);
        let mut free = self.freed.wait_while(free, |free| *free == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Turn(self)
    }
}

/// The right to be busy; given back when dropped.
struct Turn<'a>(&'a Runner);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *lock(&self.0.free) += 1;
        self.0.freed.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
