//! A test's hold on one browser window: open a page, act as a reader does, and ask the page.
//!
//! Conditions and questions are JavaScript expressions over the words of
//! `helpers.js`. Every one comes with the promise it stands for; a broken promise
//! is a panic that says it, with what the page recorded.

use super::engine::{Engine, WINDOW};
use super::site::{Page, Site};
use super::webdriver::{Answer, Session, png};
use serde_json::{Value, json};
use std::cell::Cell;

const HELPERS: &str = include_str!("helpers.js");

/// A key that a reader presses.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Key {
    /// To the next stop.
    Tab,
    /// To the stop before.
    BackTab,
    /// Follow, open.
    Enter,
    /// Close.
    Escape,
    /// A letter or sign.
    Char(&'static str),
    /// Copy what is selected.
    Copy,
}

/// Light or dark, as the reader's system asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// One window, one test.
#[derive(Debug)]
pub(crate) struct Tab<'a> {
    /// Which engine draws.
    pub(crate) engine: Engine,
    /// What this test lays out on the host.
    pub(crate) site: Site,
    session: &'a Session,
    /// Whether the page that is open is under the strictest policy.
    strict: Cell<bool>,
}

impl<'a> Tab<'a> {
    /// A test's tab in the window of `session`.
    pub(crate) fn new(engine: Engine, site: Site, session: &'a Session) -> Self {
        Self { engine, site, session, strict: Cell::new(false) }
    }

    /// Opens a page of the test's own.
    pub(crate) fn open(&self, page: &Page) {
        self.open_at(page, "");
    }

    /// Opens a page of the test's own at a `#fragment`.
    pub(crate) fn open_at(&self, page: &Page, fragment: &str) {
        self.strict.set(page.is_strict());
        self.site.put("", page.reply(self.engine.parses_trusted()));
        // A change of fragment alone would not load the page again.
        self.go(&self.site.host().url("/blank"));
        self.go(&format!("{}{fragment}", self.site.url("")));
    }

    /// Goes to any address.
    pub(crate) fn go(&self, url: &str) {
        told(self.session.goto(url), &format!("{url} opens"));
    }

    /// Goes back to the page before.
    pub(crate) fn back(&self) {
        told(self.session.post("back", &json!({})), "the reader goes back");
    }

    /// What a policy has reported of the page that is open, if nothing on it may break one.
    pub(crate) fn no_violation(&self) {
        if self.strict.get() {
            let reported = "(window.recorded?.violations ?? [])";
            self.equal(reported, &json!([]), "the strictest policy has nothing to report, in any test");
        }
    }

    /// Opens a page and waits until its first widget is ready.
    pub(crate) fn open_ready(&self, page: &Page) {
        self.open(page);
        self.ready(0);
    }

    /// Waits until widget number `i` is ready; fails at once if it says that it never will be.
    pub(crate) fn ready(&self, i: usize) {
        let settled = format!("['ready', 'error'].includes(host({i})?.state)");
        self.wait(&settled, "the widget comes to an end of loading");
        self.check(&format!("host({i}).state === 'ready'"), "the widget gets ready");
    }

    /// The value of an expression in the page.
    pub(crate) fn read(&self, expression: &str) -> Value {
        let script = format!("{HELPERS}return ({expression});");
        told(self.session.execute(&script, &json!([])), expression)
    }

    /// The value of an expression that is a string.
    pub(crate) fn words(&self, expression: &str) -> String {
        self.read(expression).as_str().unwrap_or_default().to_owned()
    }

    /// The value of an expression that is a number.
    pub(crate) fn number(&self, expression: &str) -> f64 {
        self.read(expression).as_f64().unwrap_or(f64::NAN)
    }

    /// Runs statements in the page.
    pub(crate) fn run(&self, statements: &str) {
        told(self.session.execute(&format!("{HELPERS}{statements}"), &json!([])), statements);
    }

    /// Runs statements that may `await`, and returns what they return.
    pub(crate) fn run_async(&self, statements: &str) -> Value {
        let script = format!(
            "{HELPERS}const done = arguments[arguments.length - 1];
            (async () => {{ {statements} }})().then((value) => done([true, value ?? null]), (error) => done([false, String(error)]));"
        );
        let answer = told(self.session.execute_async(&script, &json!([])), statements);
        assert!(answer[0] == json!(true), "script failed: {}\n{statements}", answer[1]);
        answer[1].clone()
    }

    /// Holds now, or the promise is broken.
    #[track_caller]
    pub(crate) fn check(&self, condition: &str, promise: &str) {
        let holds = self.read(&format!("!!({condition})"));
        assert!(holds == json!(true), "broken promise: {promise}\nfalse: {condition}");
    }

    /// Is the same now, or the promise is broken.
    #[track_caller]
    pub(crate) fn equal(&self, expression: &str, wanted: &Value, promise: &str) {
        let found = self.read(expression);
        assert!(found == *wanted, "broken promise: {promise}\n{expression}\nis      {found}\nand not {wanted}");
    }

    /// Comes to hold within ten seconds, or the promise is broken.
    #[track_caller]
    pub(crate) fn wait(&self, condition: &str, promise: &str) {
        self.wait_within(10, condition, promise);
    }

    /// Comes to hold within some seconds; the page itself watches.
    #[track_caller]
    pub(crate) fn wait_within(&self, seconds: u32, condition: &str, promise: &str) {
        let watch = format!(
            "const end = performance.now() + {seconds}000; let why = 'it stayed false';
            for (;;) {{
                try {{ if ({condition}) return null; }} catch (error) {{ why = String(error); }}
                if (performance.now() > end) return why;
                await new Promise((next) => setTimeout(next, 10));
            }}"
        );
        let why = self.run_async(&watch);
        assert!(why.is_null(), "broken promise: {promise}\nnot within {seconds} s: {condition}\n{why}");
    }

    /// Two frames and a task: what was going to happen of itself has happened.
    pub(crate) fn settle(&self) {
        self.run_async(
            "const frame = () => new Promise((next) => requestAnimationFrame(next));
            await frame(); await frame(); await new Promise((next) => setTimeout(next));",
        );
    }

    /// Clicks in the middle of an element with the mouse, as a reader does.
    #[track_caller]
    pub(crate) fn click(&self, element: &str) {
        let [x, y] = self.aim(element);
        let actions = json!([
            { "type": "pointerMove", "x": x, "y": y, "duration": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.mouse(&actions);
    }

    /// Rests the mouse on an element.
    #[track_caller]
    pub(crate) fn hover(&self, element: &str) {
        let [x, y] = self.aim(element);
        self.move_to(x as f64, y as f64);
    }

    /// Moves the mouse to a point of the window, by way of one beside it.
    pub(crate) fn move_to(&self, x: f64, y: f64) {
        let at = |x: f64| json!({ "type": "pointerMove", "x": x as i64, "y": y as i64, "duration": 0 });
        self.mouse(&json!([at(x - 1.0), at(x)]));
    }

    /// Clicks at a point of the window.
    pub(crate) fn click_at(&self, x: f64, y: f64) {
        self.mouse(&json!([
            { "type": "pointerMove", "x": x as i64, "y": y as i64, "duration": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]));
    }

    fn mouse(&self, actions: &Value) {
        let mouse =
            json!([{ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions }]);
        told(self.session.perform(&mouse), "the mouse moves");
    }

    /// Brings an element into view and gives a point at which it can be hit.
    #[track_caller]
    fn aim(&self, element: &str) -> [i64; 2] {
        let point = self.read(&format!(
            "(() => {{
                const element = {element};
                if (!visible(element)) return 'it is not shown';
                if (!inView(element)) element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
                const box = element.getClientRects()[0];
                const at = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
                let hit = document.elementFromPoint(...at);
                while (hit?.shadowRoot?.elementFromPoint(...at) && hit.shadowRoot.elementFromPoint(...at) !== hit) hit = hit.shadowRoot.elementFromPoint(...at);
                return within(hit, element) || within(element, hit) ? at : 'under ' + (hit?.outerHTML ?? 'nothing').slice(0, 200);
            }})()"
        ));
        let at = |i: usize| point[i].as_i64();
        match (at(0), at(1)) {
            (Some(x), Some(y)) => [x, y],
            _ => panic!("broken promise: what a reader should be able to hit is there\n{element}: {point}"),
        }
    }

    /// Presses and lets go of a key.
    pub(crate) fn press(&self, key: Key) {
        const SHIFT: &str = "\u{e008}";
        const CONTROL: &str = "\u{e009}";
        let (value, with) = match key {
            Key::Tab => ("\u{e004}", None),
            Key::BackTab => ("\u{e004}", Some(SHIFT)),
            Key::Enter => ("\u{e007}", None),
            Key::Escape => ("\u{e00c}", None),
            Key::Char(sign) => (sign, None),
            Key::Copy => ("c", Some(CONTROL)),
        };
        let mut actions =
            vec![json!({ "type": "keyDown", "value": value }), json!({ "type": "keyUp", "value": value })];
        if let Some(with) = with {
            actions.insert(0, json!({ "type": "keyDown", "value": with }));
            actions.push(json!({ "type": "keyUp", "value": with }));
        }
        told(self.session.perform(&json!([{ "type": "key", "id": "keys", "actions": actions }])), "a key is pressed");
    }

    /// Gives the page a width and height, also under what the browser's window can be.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!([width, height]);
        told(
            match self.engine {
                Engine::Chromium => self.devtools(
                    "Emulation.setDeviceMetricsOverride",
                    &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
                ),
                Engine::Firefox => self.chrome(
                    "const { style } = gBrowser.selectedBrowser;
                    for (const edge of ['min', 'max']) {
                        style.setProperty(edge + '-width', arguments[0] + 'px');
                        style.setProperty(edge + '-height', arguments[1] + 'px');
                    }",
                    &size,
                ),
                Engine::WebKit => self.window(width, height),
            },
            "the window takes a size",
        );
        self.wait(&format!("innerWidth === {width}"), &format!("the window gets {width} px wide"));
    }

    /// Asks the page for light or dark: by the system's wish, and in WebKit, where
    /// a test cannot set that, by the widget's own attribute.
    pub(crate) fn scheme(&self, scheme: Scheme) {
        let dark = scheme == Scheme::Dark;
        let name = if dark { "dark" } else { "light" };
        told(
            match self.engine {
                Engine::Chromium => self.media("", &[("prefers-color-scheme", name)]),
                Engine::Firefox => self.chrome(
                    "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])",
                    &json!([i32::from(!dark)]),
                ),
                Engine::WebKit => {
                    let script = format!("{HELPERS}if (host()) host().setAttribute('theme', '{name}');");
                    self.session.execute(&script, &json!([]))
                }
            },
            "the page is asked for a colour scheme",
        );
        if self.engine != Engine::WebKit {
            self.wait(&format!("matchMedia('(prefers-color-scheme: {name})').matches"), "the scheme reaches the page");
        }
    }

    /// Chromium and Firefox: the page in the few colours of a reader who has chosen them.
    pub(crate) fn forced_colours(&self) {
        told(
            match self.engine {
                Engine::Chromium => self.media("", &[("forced-colors", "active")]),
                Engine::Firefox => self.chrome(
                    "Services.prefs.setIntPref('browser.display.document_color_use', arguments[0])",
                    &json!([2]),
                ),
                Engine::WebKit => panic!("WebKit's driver cannot force colours: list the test in ABLE"),
            },
            "the page is asked for forced colours",
        );
        self.wait("matchMedia('(forced-colors: active)').matches", "forced colours reach the page");
    }

    /// Chromium and Firefox: the page as it is printed.
    pub(crate) fn print_media(&self) {
        told(
            match self.engine {
                Engine::Chromium => self.media("print", &[]),
                Engine::Firefox => {
                    self.chrome("gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print'", &json!([]))
                }
                Engine::WebKit => panic!("WebKit's driver cannot ask for print: list the test in ABLE"),
            },
            "the page is asked for print",
        );
        self.wait("matchMedia('print').matches", "print reaches the page");
    }

    /// Undoes what a test has asked of the window.
    pub(crate) fn reset(&self) -> Answer<()> {
        match self.engine {
            Engine::Chromium => {
                self.media("", &[])?;
                self.devtools("Emulation.clearDeviceMetricsOverride", &json!({}))?;
            }
            Engine::Firefox => {
                self.chrome(
                    "gBrowser.selectedBrowser.removeAttribute('style');
                    gBrowser.selectedBrowser.browsingContext.mediumOverride = '';
                    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', 1);
                    Services.prefs.clearUserPref('browser.display.document_color_use')",
                    &json!([]),
                )?;
            }
            Engine::WebKit => {
                self.window(1280, 800)?;
            }
        }
        self.session.post("actions", &json!({ "actions": [] })).map(drop)
    }

    /// WebKit's window; its toolbar takes some 22 px.
    fn window(&self, width: u32, height: u32) -> Answer {
        let [x, y] = WINDOW;
        self.session.post("window/rect", &json!({ "x": x, "y": y, "width": width, "height": height + 22 }))
    }

    fn media(&self, media: &str, features: &[(&str, &str)]) -> Answer {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", &json!({ "media": media, "features": features }))
    }

    /// Asks Chromium's inspector.
    pub(super) fn devtools(&self, command: &str, params: &Value) -> Answer {
        self.session.post("goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    /// Runs a script in Firefox's own window instead of the page.
    pub(super) fn chrome(&self, script: &str, args: &Value) -> Answer {
        self.session.post("moz/context", &json!({ "context": "chrome" }))?;
        let answer = self.session.execute(script, args);
        self.session.post("moz/context", &json!({ "context": "content" }))?;
        answer
    }

    /// Runs a script that calls its last argument in Firefox's own window.
    pub(super) fn chrome_async(&self, script: &str) -> Answer {
        self.session.post("moz/context", &json!({ "context": "chrome" }))?;
        let answer = self.session.execute_async(script, &json!([]));
        self.session.post("moz/context", &json!({ "context": "content" }))?;
        answer
    }

    /// Role and name of each element of a list, as the browser tells them to assistive technology.
    pub(crate) fn roles_and_names(&self, elements: &str) -> Vec<[String; 2]> {
        let elements = self.read(elements);
        let ids =
            elements.as_array().into_iter().flatten().filter_map(Value::as_object).flat_map(|object| object.values());
        let asked = |id: &Value, what: &str| {
            let answer = self.session.computed(id.as_str().unwrap_or_default(), what);
            told(answer, what).as_str().unwrap_or_default().to_owned()
        };
        ids.map(|id| [asked(id, "role"), asked(id, "label")]).collect()
    }

    /// The window as PNG.
    pub(crate) fn picture(&self) -> Answer<Vec<u8>> {
        match self.engine {
            Engine::Firefox => png(&self.session.get("moz/screenshot/full")?),
            _ => self.session.screenshot(),
        }
    }

    /// What the page recorded and where it is, for a test that failed.
    pub(crate) fn story(&self) -> String {
        let script = format!(
            "{HELPERS}return JSON.stringify({{ url: location.href, focus: focused()?.outerHTML.slice(0, 120),
                states: $$('sidelight-article').map((host) => host.state), recorded: window.recorded }}, null, 1)"
        );
        match self.session.execute(&script, &json!([])) {
            Ok(story) => story.as_str().unwrap_or_default().to_owned(),
            Err(error) => format!("the page does not answer: {error}"),
        }
    }
}

/// The answer, or a panic that says what was asked.
#[track_caller]
pub(super) fn told<T>(answer: Answer<T>, asked: &str) -> T {
    answer.unwrap_or_else(|error| panic!("the browser refused: {error}\nasked: {asked}"))
}
