//! The widget's wasm module with all it can do: every format, and the dates of a text (the feature `dates`),
//! for elements with `timeline="auto"`.

#[cfg(target_arch = "wasm32")]
use sidelight as _;

fn main() {}
