//! What one test lays out on the host: its pages, its sources, and gates that hold them.

use super::server::{Host, STRICT, TRUSTED};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use scraper::{Html, Selector};
use sha2::{Digest as _, Sha256};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// The folder of one test on the host; empty again when the test ends.
#[derive(Debug)]
pub(crate) struct Site {
    host: Host,
    prefix: String,
}

impl Site {
    /// A folder that no test has had before.
    pub(crate) fn new(host: Host) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(1);
        let prefix = format!("/t/{}/", NEXT.fetch_add(1, Ordering::Relaxed));
        Self { host, prefix }
    }

    /// Lays out `reply` as `name` in the folder, beside the test's page.
    pub(crate) fn put(&self, name: &str, reply: Reply) {
        self.host.put(&self.path(name), reply);
    }

    /// Lays out the widget in the folder `w`, with its modules behind a gate, so that what is
    /// asked for is counted and can be held.
    pub(crate) fn put_widget(&self, gate: &Gate) {
        self.put("w/sidelight.js", self.host.widget("sidelight.js"));
        for build in ["sidelight-core", "sidelight-widget", "sidelight-full"] {
            let (script, module) = (format!("{build}.js"), format!("{build}_bg.wasm"));
            self.put(&format!("w/{script}"), self.host.widget(&script));
            self.put(&format!("w/{module}"), self.host.widget(&module).behind(gate));
        }
    }

    /// The path of `name` in the folder.
    pub(crate) fn path(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// The address of `name` in the folder; of the test's page with `""`.
    pub(crate) fn url(&self, name: &str) -> String {
        self.host.url(&self.path(name))
    }

    /// The address of the same at another origin.
    pub(crate) fn elsewhere(&self, name: &str) -> String {
        self.host.elsewhere(&self.path(name))
    }

    /// How often `name` was asked for.
    pub(crate) fn asked(&self, name: &str) -> usize {
        self.host.asked(&self.path(name))
    }

    /// The host itself, for what is not the test's own.
    pub(crate) fn host(&self) -> &Host {
        &self.host
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.host.clear(&self.prefix);
    }
}

/// An answer of the host.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// HTTP status.
    pub(crate) status: u16,
    /// Header names and values.
    pub(crate) headers: Vec<(String, String)>,
    /// What is sent.
    pub(crate) body: Vec<u8>,
    /// Nothing is sent before this opens.
    pub(crate) gate: Option<Gate>,
}

impl Reply {
    /// `body` with status 200 and this content type; none if that is empty.
    pub(crate) fn new(media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let reply = Self { status: 200, headers: Vec::new(), body: body.into(), gate: None };
        if media_type.is_empty() { reply } else { reply.with("Content-Type", media_type) }
    }

    /// Markdown, as a host that knows it serves it.
    pub(crate) fn markdown(text: &str) -> Self {
        Self::new("text/markdown; charset=utf-8", text)
    }

    /// A host's own page for what is not there.
    pub(crate) fn missing() -> Self {
        let page = "<!doctype html><title>404</title><h1>This host has no such page</h1>";
        Self { status: 404, ..Self::new("text/html", page) }
    }

    /// A way to another address.
    pub(crate) fn redirect(to: &str) -> Self {
        Self { status: 302, ..Self::new("", "").with("Location", to) }
    }

    /// With one more header.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Held until the gate opens.
    pub(crate) fn behind(self, gate: &Gate) -> Self {
        Self { gate: Some(gate.clone()), ..self }
    }
}

/// Holds replies until it is opened; it opens by itself when its test ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets everything through, now and later.
    pub(crate) fn open(&self) {
        *self.0.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.0.1.notify_all();
    }

    /// Returns when the gate is open.
    pub(crate) fn wait(&self) {
        let open = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _open = self.0.1.wait_while(open, |open| !*open).unwrap_or_else(PoisonError::into_inner);
    }
}

/// A host's page: the recorder, the widget's script unless left out, and a body.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    body: String,
    script: Option<String>,
    policy: Option<String>,
    nonce: Option<String>,
    quirks: bool,
    language: String,
}

impl Page {
    /// A page with this body and the widget's script in its head.
    pub(crate) fn new(body: &str) -> Self {
        let script = Some("/w/sidelight.js".to_owned());
        Self { body: body.to_owned(), script, policy: None, nonce: None, quirks: false, language: "en".to_owned() }
    }

    /// Without the widget's script; the body brings its own.
    pub(crate) fn plain(body: &str) -> Self {
        Self { script: None, ..Self::new(body) }
    }

    /// With the widget loaded from below another path, such as `/fault/wasm-missing`.
    pub(crate) fn widget_from(self, path: &str) -> Self {
        Self { script: Some(format!("{path}/sidelight.js")), ..self }
    }

    /// Under this content security policy instead of the strictest; under none with `""`.
    pub(crate) fn policy(self, policy: &str) -> Self {
        Self { policy: Some(policy.to_owned()), ..self }
    }

    /// With a nonce on each of its scripts.
    pub(crate) fn nonce(self, nonce: &str) -> Self {
        Self { nonce: Some(nonce.to_owned()), ..self }
    }

    /// Without a doctype, as pages of the last century.
    pub(crate) fn quirks(self) -> Self {
        Self { quirks: true, ..self }
    }

    /// In this language.
    pub(crate) fn language(self, language: &str) -> Self {
        Self { language: language.to_owned(), ..self }
    }

    /// With another body text in some place.
    pub(crate) fn replace(self, old: &str, new: &str) -> Self {
        Self { body: self.body.replacen(old, new, 1), ..self }
    }

    /// As the host sends it; with trusted types, unless the engine cannot read HTML under them.
    pub(crate) fn reply(&self, trusted: bool) -> Reply {
        let script = self.script.as_ref().map(|src| format!("<script type=\"module\" src=\"{src}\"></script>"));
        let html = format!(
            "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>Host page</title>\
            <meta name=\"viewport\" content=\"width=device-width\">\
            <script src=\"/recorder.js\"></script>{}</head>\n<body>{}</body></html>",
            self.language,
            script.unwrap_or_default(),
            self.body
        );
        let html = if self.quirks { html.replacen("<!doctype html>", "", 1) } else { html };
        let html = match &self.nonce {
            Some(nonce) => html.replace("<script ", &format!("<script nonce=\"{nonce}\" ")),
            None => html,
        };
        let policy = self.policy.clone().unwrap_or_else(|| {
            let strict = strict(&html);
            if trusted { strict } else { strict.replace(TRUSTED, "") }
        });
        let reply = Reply::new("text/html; charset=utf-8", html);
        if policy.is_empty() { reply } else { reply.with("Content-Security-Policy", &policy) }
    }

    /// Whether nothing on it may break the strictest policy.
    pub(crate) fn is_strict(&self) -> bool {
        self.policy.is_none()
    }
}

/// [`STRICT`], and the hashes of what the host has written into its own page: its scripts and styles run,
/// and nothing that anybody adds.
fn strict(html: &str) -> String {
    let page = Html::parse_document(html);
    let select = |selector: &str| {
        let selector = Selector::parse(selector).expect("the selector is one");
        page.select(&selector).collect::<Vec<_>>()
    };
    let scripts = select("script:not([src]):not([type*='/']), script[type='text/javascript']");
    let scripts = scripts.iter().map(|script| hash(&script.text().collect::<String>())).collect::<String>();
    let sheets = select("style").into_iter().map(|style| hash(&style.text().collect::<String>()));
    let styles = select("[style]").into_iter().map(|element| hash(element.attr("style").unwrap_or_default()));
    let linked = select("link[rel=stylesheet]").into_iter().map(|_| " 'self'".to_owned()).take(1);
    let styles: String = sheets.chain(styles).chain(linked).collect();
    let policy = STRICT.replace("'wasm-unsafe-eval'", &format!("'wasm-unsafe-eval'{scripts}"));
    if styles.is_empty() {
        return policy;
    }
    policy.replace("style-src 'none'", &format!("style-src 'unsafe-hashes'{styles}"))
}

/// A source of a policy that allows this one text.
fn hash(text: &str) -> String {
    format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
