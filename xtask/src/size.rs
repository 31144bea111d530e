//! What the widget weighs, and the weight it may have.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use crate::pack::Manifest;

/// What a page with one embed tag loads, and the most that it may be, in bytes of brotli.
///
/// This is the one place that holds the numbers. The goals are 100,000 for an article that the
/// widget reads from Markdown and 70,000 for one that is HTML already; what stands here is what
/// has been reached, so that nothing is lost again on the way (ARCHITECTURE.md, "Bytes", says
/// where the rest is). Snippets, scripts of wasm-bindgen's own, count in both.
const PAGES: [Page; 4] = [
    Page {
        name: "a page with Markdown",
        files: &["sidelight.js", "sidelight-widget.js", "sidelight-widget_bg.wasm"],
        budget: 281_500,
    },
    Page {
        name: "a page that is HTML already",
        files: &["sidelight.js", "sidelight-core.js", "sidelight-core_bg.wasm"],
        budget: 204_000,
    },
    Page {
        name: "a page that drafts its timeline",
        files: &["sidelight.js", "sidelight-full.js", "sidelight-full_bg.wasm"],
        budget: 326_000,
    },
    Page { name: "the loader", files: &["sidelight.js"], budget: 4_300 },
];
const SNIPPETS: &str = "snippets/";

struct Page {
    name: &'static str,
    files: &'static [&'static str],
    budget: usize,
}

/// Fails when the widget is heavier than it may be; says what it weighs.
pub(crate) fn check_budget(manifest: &Manifest) -> Result<String> {
    let mut shares = Vec::new();
    for page in &PAGES {
        let (loaded, budget) = (page.loaded(manifest)?, page.budget);
        let share = format!("{}: {loaded} of {budget} bytes (brotli)", page.name);
        ensure!(loaded <= budget, "{share}, {} too many", loaded - budget);
        shares.push(share);
    }
    Ok(shares.join("\n      "))
}

/// One line a file, and what a page loads in all.
pub(crate) fn table(manifest: &Manifest) -> Result<String> {
    let width = manifest.files.keys().map(String::len).max().unwrap_or(0);
    let mut text = format!("{:width$} {:>9} {:>9} {:>9}\n", "", "bytes", "gzip", "brotli");
    for (name, entry) in &manifest.files {
        writeln!(text, "{name:width$} {:>9} {:>9} {:>9}", entry.bytes, or_dash(entry.gzip), or_dash(entry.brotli))?;
    }
    for page in &PAGES {
        write!(text, "\n{} loads {} of {} bytes (brotli).", page.name, page.loaded(manifest)?, page.budget)?;
    }
    Ok(text)
}

impl Page {
    fn loaded(&self, manifest: &Manifest) -> Result<usize> {
        let mut sum = 0;
        for name in self.files {
            let entry = manifest.files.get(*name);
            sum += entry.and_then(|entry| entry.brotli).with_context(|| format!("the build holds no {name}"))?;
        }
        let snippets = manifest.files.iter().filter(|(name, _)| name.starts_with(SNIPPETS));
        Ok(sum + snippets.filter_map(|(_, entry)| entry.brotli).sum::<usize>())
    }
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

    /// A build whose modules weigh so much.
    fn build(widget: usize, core: usize) -> Manifest {
        manifest(&[
            ("index.html", 1_000_000),
            ("sidelight.js", 1),
            ("sidelight-widget.js", 20),
            ("sidelight-widget_bg.wasm", widget),
            ("sidelight-core.js", 30),
            ("sidelight-core_bg.wasm", core),
            ("sidelight-full.js", 40),
            ("sidelight-full_bg.wasm", 400),
        ])
    }

    #[test]
    fn only_what_a_page_loads_is_counted() -> Result<()> {
        let mut files = build(300, 200);
        assert_eq!(
            PAGES.iter().map(|page| page.loaded(&files).ok()).collect::<Vec<_>>(),
            [Some(321), Some(231), Some(441), Some(1)]
        );
        files.files.extend(manifest(&[("snippets/yew/inline0.js", 4000)]).files);
        assert_eq!(PAGES[0].loaded(&files)?, 4321);
        assert!(table(&files)?.contains("a page with Markdown loads 4321 of"));
        Ok(())
    }

    #[test]
    fn the_last_byte_of_a_budget_may_be_used_and_no_more() {
        let [widget, core] = [PAGES[0].budget - 21, PAGES[1].budget - 31];
        assert!(check_budget(&build(widget, core)).is_ok());
        for (widget, core) in [(widget + 1, core), (widget, core + 1)] {
            let error = check_budget(&build(widget, core));
            assert!(error.is_err_and(|error| error.to_string().contains("1 too many")));
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = check_budget(&manifest(&[("sidelight.js", 1)]));
        assert!(error.is_err_and(|error| error.to_string().contains("sidelight-widget.js")));
    }
}
