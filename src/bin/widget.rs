//! The widget's wasm module, which reads every format and drafts no timeline: it links the
//! exports of `sidelight::embed`.
//!
//! Nothing runs until the loader (`embed/sidelight.js`) calls one of them. It is a
//! binary and not the library itself so that Trunk gives it a name of its own.

#[cfg(target_arch = "wasm32")]
use sidelight as _;

fn main() {}
