//! What the widget weighs, and the weight it may have.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use crate::pack::Manifest;

/// The most that a page may load for the widget, in bytes of brotli.
///
/// This is the one place that holds the number. The goal is 150,000, then 100,000; what
/// stands here is what has been reached, so that nothing is lost again on the way
/// (ARCHITECTURE.md, "Bytes", says where the rest is).
const BUDGET: usize = 236_000;

/// What a page with one embed tag loads; snippets are scripts of wasm-bindgen's own.
const LOADED: [&str; 3] = ["sidelight.js", "sidelight-widget.js", "sidelight-widget_bg.wasm"];
const SNIPPETS: &str = "snippets/";

/// Fails when the widget is heavier than it may be; says what it weighs.
pub(crate) fn check_budget(manifest: &Manifest) -> Result<String> {
    let loaded = loaded_by_page(manifest)?;
    let share = format!("{loaded} of {BUDGET} bytes (brotli)");
    ensure!(loaded <= BUDGET, "a page loads {share}: {} too many", loaded - BUDGET);
    Ok(share)
}

/// One line a file, and what a page loads in all.
pub(crate) fn table(manifest: &Manifest) -> Result<String> {
    let width = manifest.files.keys().map(String::len).max().unwrap_or(0);
    let mut text = format!("{:width$} {:>9} {:>9} {:>9}\n", "", "bytes", "gzip", "brotli");
    for (name, entry) in &manifest.files {
        writeln!(text, "{name:width$} {:>9} {:>9} {:>9}", entry.bytes, or_dash(entry.gzip), or_dash(entry.brotli))?;
    }
    let loaded = loaded_by_page(manifest)?;
    write!(text, "\nA page loads {loaded} of {BUDGET} bytes (brotli).")?;
    Ok(text)
}

fn loaded_by_page(manifest: &Manifest) -> Result<usize> {
    let mut sum = 0;
    for name in LOADED {
        let entry = manifest.files.get(name);
        sum += entry.and_then(|entry| entry.brotli).with_context(|| format!("the build holds no {name}"))?;
    }
    let snippets = manifest.files.iter().filter(|(name, _)| name.starts_with(SNIPPETS));
    Ok(sum + snippets.filter_map(|(_, entry)| entry.brotli).sum::<usize>())
}

fn or_dash(size: Option<usize>) -> String {
    size.map_or_else(|| "-".to_owned(), |size| size.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Entry;

    fn manifest(files: &[(&str, usize)]) -> Manifest {
        let entry = |brotli| Entry { bytes: brotli * 3, gzip: None, brotli: Some(brotli), integrity: String::new() };
        Manifest { files: files.iter().map(|(name, brotli)| ((*name).to_owned(), entry(*brotli))).collect() }
    }

    #[test]
    fn only_what_a_page_loads_is_counted() -> Result<()> {
        let files = manifest(&[
            ("index.html", 1_000_000),
            ("sidelight.js", 1),
            ("sidelight-widget.js", 20),
            ("sidelight-widget_bg.wasm", 300),
            ("snippets/yew/inline0.js", 4000),
        ]);
        assert_eq!(loaded_by_page(&files)?, 4321);
        assert!(check_budget(&files)?.starts_with("4321 of "));
        assert!(table(&files)?.contains("A page loads 4321 of"));
        Ok(())
    }

    #[test]
    fn the_last_byte_of_the_budget_may_be_used_and_no_more() {
        let files =
            |wasm| manifest(&[("sidelight.js", 0), ("sidelight-widget.js", 0), ("sidelight-widget_bg.wasm", wasm)]);
        assert!(check_budget(&files(BUDGET)).is_ok());
        let error = check_budget(&files(BUDGET + 1));
        assert!(error.is_err_and(|error| error.to_string().contains("1 too many")));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = check_budget(&manifest(&[("sidelight.js", 1)]));
        assert!(error.is_err_and(|error| error.to_string().contains("sidelight-widget.js")));
    }
}
