//! The same module without the formats that an author writes (the feature `formats`), for
//! pages whose articles are HTML or JSON already.

#[cfg(target_arch = "wasm32")]
use sidelight as _;

fn main() {}
