//! What an environment can do wrong, and what an embedder is told of it.
//!
//! The reader sees the fallback content in each of these cases; an author's mistakes
//! are diagnostics and not errors.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Why nothing could be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Error {
    /// `detail.kind` of the event `sidelight-error`.
    kind: String,
    /// `detail.message`: one sentence that names the cause, one that names the fix.
    message: String,
}

impl Error {
    /// There is nothing to show.
    pub(super) fn no_source() -> Self {
        let message = "The element has no source. Give it a `src`, a child script, an article between its tags, or the property `article`.";
        Self { kind: "no-source".into(), message: message.into() }
    }

    /// There is a source, and it says nothing.
    pub(super) fn empty() -> Self {
        Self { kind: "empty".into(), message: "The source is empty. Write the article, or mend the address.".into() }
    }

    /// What the loader says of a request.
    pub(super) fn told(error: &JsValue) -> Self {
        let text = |name: &str| Reflect::get(error, &name.into()).ok().and_then(|value| value.as_string());
        Self { kind: text("kind").unwrap_or_else(|| "network".into()), message: text("message").unwrap_or_default() }
    }

    /// What came is not what the element asks for.
    pub(super) fn wrong_type(url: &str, content_type: &str) -> Self {
        let message = format!("{url} is {content_type}, which is no article. Check the address, or set `format`.");
        Self { kind: "type".into(), message }
    }

    /// The source could not be read at all.
    pub(super) fn unreadable(message: String) -> Self {
        Self { kind: "unreadable".into(), message }
    }

    /// This build does not read the format; the loader brings the one that does.
    pub(super) fn other_build() -> Self {
        Self { kind: "other-build".into(), message: "This format is read by another build.".into() }
    }

    /// A later load, or the element's removal, ended this one.
    pub(super) fn aborted() -> Self {
        Self { kind: "aborted".into(), message: "A later load took the place of this one.".into() }
    }
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let out = js_sys::Error::new(&error.message);
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&out, &"kind".into(), &error.kind.into());
        out.into()
    }
}
