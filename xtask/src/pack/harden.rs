//! What the scripts of a build need to know of its modules before they are published.
//!
//! 1. [`guard`]: the loader may stand between a module and the script that wasm-bindgen wrote for
//!    it, so that a trap is caught wherever the module was called from. The script keeps the
//!    exports in one variable, which is set in one place.
//! 2. [`integrity`]: the loader knows the hash of each module, so that no other is ever run.

use anyhow::{Result, ensure};

/// Where the script takes the exports of its module.
const TAKEN: &str = "wasm = instance.exports;";

/// Where the loader keeps the hashes.
const HASHES: &str = "const INTEGRITY = {};";

/// The script with an export `guard`, which takes a function from exports to exports.
pub(super) fn guard(script: &str) -> Result<String> {
    let is_done = script.contains("guard");
    ensure!(is_done || script.matches(TAKEN).count() == 1, "wasm-bindgen's script sets its exports in another way");
    if is_done {
        return Ok(script.to_owned());
    }
    let guarded = script.replace(TAKEN, "wasm = guarding(instance.exports);");
    Ok(guarded + "let guarding = (exports) => exports;\nexport const guard = (by) => { guarding = by; };\n")
}

/// The loader with the hash of each build.
pub(super) fn integrity(loader: &str, hashes: &[(&str, String)]) -> Result<String> {
    let is_done = hashes.iter().all(|(_, hash)| loader.contains(hash));
    ensure!(is_done || loader.matches(HASHES).count() == 1, "the loader has no place for the hashes of its modules");
    let entries: Vec<String> = hashes.iter().map(|(build, hash)| format!("'{build}': '{hash}'")).collect();
    Ok(loader.replace(HASHES, &format!("const INTEGRITY = {{ {} }};", entries.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exports_pass_through_the_guard() -> Result<()> {
        let once = guard("let wasm;\nfunction init(instance) {\n    wasm = instance.exports;\n}\n")?;
        assert!(once.contains("wasm = guarding(instance.exports);") && once.contains("export const guard"));
        assert_eq!(guard(&once)?, once, "a second time changes nothing");
        assert!(guard("wasm = other.exports;").is_err(), "what is not understood is not published");
        Ok(())
    }

    #[test]
    fn the_loader_knows_the_hash_of_each_module() -> Result<()> {
        let hashes = [("a", "sha384-AA".to_owned()), ("b", "sha384-BB".to_owned())];
        let once = integrity("const INTEGRITY = {};\nload();\n", &hashes)?;
        assert_eq!(once, "const INTEGRITY = { 'a': 'sha384-AA', 'b': 'sha384-BB' };\nload();\n");
        assert_eq!(integrity(&once, &hashes)?, once, "a second time changes nothing");
        assert!(integrity("load();", &hashes).is_err(), "a loader that asks for no hash is not published");
        Ok(())
    }
}
