//! The article this began with, as its site serves it; it stays outside the project.

use super::runner::tests;
use super::site::{Page, Reply};
use super::tab::Tab;
use serde_json::json;
use std::path::{Path, PathBuf};

tests![as_wordpress, by_its_looks];

/// The file: what the environment names, or the one text beside the checkout.
pub(crate) fn article() -> Option<PathBuf> {
    let named = std::env::var_os("SIDELIGHT_SEED_ARTICLE").map(PathBuf::from);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let texts = || {
        let entries = std::fs::read_dir(folder).ok()?;
        entries.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|name| name == "txt"))
    };
    named.or_else(texts).filter(|path| path.is_file())
}

fn open(tab: &Tab<'_>, attributes: &str) {
    let path = article().expect("the runner skips these tests where the file is missing");
    tab.site.put("post.txt", Reply::new("text/plain; charset=utf-8", std::fs::read(path).unwrap()));
    tab.open_ready(&Page::new(&format!("<sidelight-article src=post.txt {attributes}></sidelight-article>")));
}

#[track_caller]
fn is_mended(tab: &Tab<'_>) {
    tab.check("!/\\[\\/?toggler/.test(text())", "no literal shortcode is shown");
    tab.check(
        "!text().includes('Skip to content') && !text().includes('Skip to footer')",
        "page furniture is not shown as prose",
    );
    tab.equal("parts('bio').map((bio) => [bio.localName, bio.open])", &json!([["details", false]]), "one bio, closed");
    tab.check("part('bio').textContent.includes('Ahwazi freelance journalist')", "with the author's words");
    tab.equal("prose().filter((p) => squeeze(p.textContent)).length", &json!(14), "fourteen paragraphs in the body");
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn as_wordpress(tab: &Tab<'_>) {
    open(tab, "format=wordpress");
    is_mended(tab);
    tab.click("part('bio').querySelector('summary')");
    tab.wait("text().includes('Ahwazi freelance journalist')", "the bio opens");
}

fn by_its_looks(tab: &Tab<'_>) {
    open(tab, "");
    is_mended(tab);
}
