//! What an environment can do wrong, and what an embedder is told of it.
//!
//! The reader sees the fallback content in each of these cases; an author's mistakes
//! are diagnostics and not errors.

use wasm_bindgen::JsValue;

/// Why nothing could be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Error {
    /// `detail.kind` of the event `sidelight-error`.
    kind: &'static str,
    /// `detail.message`: one sentence that names the cause, one that names the fix.
    message: String,
}

impl Error {
    /// There is nothing to show.
    pub(super) fn no_source() -> Self {
        let message = "The element has no source. Give it a `src`, a child script, an article between its tags, or the property `article`.";
        Self { kind: "no-source", message: message.into() }
    }

    /// The request failed: no connection, or another origin that does not allow it.
    pub(super) fn network(url: &str) -> Self {
        let message = format!("{url} could not be fetched. Check the address, and CORS if it is on another origin.");
        Self { kind: "network", message }
    }

    /// The server answered with an error.
    pub(super) fn status(url: &str, status: u16) -> Self {
        Self { kind: "status", message: format!("{url} answered with status {status}. Check the address.") }
    }

    /// The server did not answer in time.
    pub(super) fn timeout(url: &str, seconds: u32) -> Self {
        let message = format!("{url} did not answer within {seconds} seconds. Try again with `reload()`.");
        Self { kind: "timeout", message }
    }

    /// What came is not what the element asks for.
    pub(super) fn wrong_type(url: &str, content_type: &str) -> Self {
        let message = format!("{url} is {content_type}, which is no article. Check the address, or set `format`.");
        Self { kind: "type", message }
    }

    /// The source could not be read at all.
    pub(super) fn unreadable(message: String) -> Self {
        Self { kind: "unreadable", message }
    }

    /// This build does not read the format; the loader brings the one that does.
    pub(super) fn other_build() -> Self {
        Self { kind: "other-build", message: "This format is read by another build.".into() }
    }

    /// A later load, or the element's removal, ended this one.
    pub(super) fn aborted() -> Self {
        Self { kind: "aborted", message: "A later load took the place of this one.".into() }
    }
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let out = js_sys::Error::new(&error.message);
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&out, &"kind".into(), &error.kind.into());
        out.into()
    }
}
