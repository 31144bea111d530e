//! The loopback host of every test page: the widget's folder, faults in it, and what a test lays out.
//!
//! | path | what is there |
//! |---|---|
//! | `/recorder.js` | the first script of every page |
//! | `/trap.js` | modules of the page that has it trap when a test says so |
//! | `/w/…` | the widget's folder as it is |
//! | `/fault/<fault>/…` | the same with one thing wrong, see [`Fault`] |
//! | `/demo/<policy>/…` | the same; its page has the recorder and a content security policy |
//! | `/t/<n>/…` | what test number n has put there, see [`super::site`] |
//!
//! It listens on two ports, so that a page has another origin to ask.

use super::http::{self, Request, Response};
use super::site::Reply;
use std::collections::HashMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The policy of the strictest host that the widget promises to work for. Every page of a test is
/// under it, unless the test says otherwise.
pub(crate) const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    style-src 'none'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/// The part of it that is about HTML.
pub(crate) const TRUSTED: &str = "; require-trusted-types-for 'script'; trusted-types 'none'";

/// The host; a clone is another handle on the same one.
#[derive(Clone, Debug)]
pub(crate) struct Host(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    dist: PathBuf,
    ports: [u16; 2],
    laid_out: Mutex<HashMap<String, Reply>>,
    asked: Mutex<Vec<String>>,
}

/// What is wrong with the widget's folder below `/fault/<name>/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// No wasm: 404.
    WasmMissing,
    /// Half of the wasm.
    WasmTruncated,
    /// The wasm as `application/octet-stream`.
    WasmType,
    /// A page in the place of the wasm, as single-page hosts answer.
    WasmPage,
    /// The loader is there and nothing it imports.
    GlueMissing,
    /// One byte of the wasm is another.
    WasmCorrupt,
    /// The loader calls itself by another version.
    OtherVersion,
}

impl Fault {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "wasm-missing" => Self::WasmMissing,
            "wasm-truncated" => Self::WasmTruncated,
            "wasm-type" => Self::WasmType,
            "wasm-page" => Self::WasmPage,
            "wasm-corrupt" => Self::WasmCorrupt,
            "other-version" => Self::OtherVersion,
            "glue-missing" => Self::GlueMissing,
            _ => return None,
        })
    }

    fn spoil(self, file: &str, reply: Reply) -> Reply {
        let wasm = file.ends_with(".wasm");
        let glue = file.ends_with(".js") && file.contains("sidelight-");
        match self {
            Self::WasmMissing if wasm => Reply::missing(),
            Self::GlueMissing if glue => Reply::missing(),
            Self::WasmTruncated if wasm => Reply { body: reply.body[..reply.body.len() / 2].to_vec(), ..reply },
            Self::WasmType if wasm => Reply::new("application/octet-stream", reply.body),
            Self::WasmPage if wasm => Reply::new("text/html", "<!doctype html><title>Welcome</title>"),
            Self::WasmCorrupt if wasm => {
                let mut body = reply.body;
                let middle = body.len() / 2;
                body[middle] ^= 0xff;
                Reply { body, ..reply }
            }
            Self::OtherVersion if file.ends_with("sidelight.js") => {
                let loader = String::from_utf8_lossy(&reply.body);
                let other = loader.replace(concat!(env!("CARGO_PKG_VERSION")), "0.0.9-other");
                assert!(other != loader, "the loader says its version");
                Reply { body: other.into_bytes(), ..reply }
            }
            _ => reply,
        }
    }
}

impl Host {
    /// Starts serving; the threads end with the test run.
    pub(crate) fn start(dist: PathBuf) -> std::io::Result<Self> {
        let listeners = [TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?];
        let ports = [listeners[0].local_addr()?.port(), listeners[1].local_addr()?.port()];
        let host = Self(Arc::new(Shared { dist, ports, laid_out: Mutex::default(), asked: Mutex::default() }));
        for listener in listeners {
            let host = host.clone();
            std::thread::spawn(move || http::serve(&listener, move |request| host.answer(request)));
        }
        Ok(host)
    }

    /// The address of a path, at the pages' origin.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.0.ports[0])
    }

    /// The address of a path at the other origin.
    pub(crate) fn elsewhere(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.0.ports[1])
    }

    /// Lays out a reply at a path.
    pub(crate) fn put(&self, path: &str, reply: Reply) {
        let replaced = lock(&self.0.laid_out).insert(path.to_owned(), reply);
        drop(replaced);
    }

    /// Takes away all that stands below a prefix and lets go of what is held there.
    pub(crate) fn clear(&self, prefix: &str) {
        let gone: Vec<Reply> =
            lock(&self.0.laid_out).extract_if(|path, _| path.starts_with(prefix)).map(|(_, reply)| reply).collect();
        gone.iter().filter_map(|reply| reply.gate.as_ref()).for_each(super::site::Gate::open);
        lock(&self.0.asked).retain(|path| !path.starts_with(prefix));
    }

    /// A file of the widget's folder, to be laid out elsewhere.
    pub(crate) fn widget(&self, file: &str) -> Reply {
        self.file(file)
    }

    /// How often a path was asked for.
    pub(crate) fn asked(&self, path: &str) -> usize {
        lock(&self.0.asked).iter().filter(|asked| *asked == path).count()
    }

    fn answer(&self, request: &Request) -> Response {
        let path = request.url.split(['?', '#']).next().unwrap_or_default().to_owned();
        lock(&self.0.asked).push(path.clone());
        if !request.header("Cookie").is_empty() {
            lock(&self.0.asked).push(format!("{path} with a cookie"));
        }
        if request.header("Sec-Fetch-Dest") == "image" {
            lock(&self.0.asked).push(format!("{path} as an image"));
        }
        let reply = self.reply(&path);
        if let Some(gate) = &reply.gate {
            gate.wait();
        }
        let always = [("Cache-Control".to_owned(), "no-store".to_owned())];
        Response { status: reply.status, headers: always.into_iter().chain(reply.headers).collect(), body: reply.body }
    }

    fn reply(&self, path: &str) -> Reply {
        let parts: Vec<&str> = path.trim_start_matches('/').splitn(3, '/').collect();
        match parts[..] {
            ["recorder.js"] => Reply::new("text/javascript", include_str!("recorder.js")),
            ["trap.js"] => Reply::new("text/javascript", include_str!("trap.js")),
            ["blank"] => Reply::new("text/html", "<!doctype html><title>Blank</title>"),
            ["w", ..] => self.file(&path[3..]),
            ["fault", name, file] => match Fault::named(name) {
                Some(fault) => fault.spoil(file, self.file(file)),
                None => Reply::missing(),
            },
            ["demo", policy, "" | "index.html"] => demo(policy, self.file("index.html")),
            ["demo", _, file] => self.file(file),
            ["t", ..] => lock(&self.0.laid_out).get(path).cloned().unwrap_or_else(Reply::missing),
            _ => Reply::missing(),
        }
    }

    fn file(&self, file: &str) -> Reply {
        let inside = !file.split('/').any(|part| part == "..");
        match std::fs::read(self.0.dist.join(file)) {
            Ok(bytes) if inside => Reply::new(media_type(file), bytes),
            _ => Reply::missing(),
        }
    }
}

/// The demo page with the recorder as its first script, under the policy of that name.
fn demo(policy: &str, page: Reply) -> Reply {
    let html = String::from_utf8_lossy(&page.body);
    let recorded = html.replacen("<head>", "<head><script src=\"/recorder.js\"></script>", 1);
    assert!(recorded != html, "the demo page has a plain <head> in which the recorder can stand first");
    let reply = Reply { body: recorded.into_bytes(), ..page };
    // The demo's own look is a style sheet beside it; without trusted types, since not every engine reads HTML under them.
    let strict = STRICT.replace("style-src 'none'", "style-src 'self'").replace(TRUSTED, "");
    if policy == "strict" { reply.with("Content-Security-Policy", &strict) } else { reply }
}

/// A static host's content type for a file.
fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
