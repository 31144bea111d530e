//! Pictures of the demo page, for people to look at: each article, three widths, light and dark.

use super::demo;
use super::tab::{Scheme, Tab};
use std::path::{Path, PathBuf};

/// Writes the pictures of one engine into a folder.
pub(crate) fn take(tab: &Tab<'_>) {
    let folder = PathBuf::from(std::env::var_os("SIDELIGHT_SHOTS").expect("the runner asks for pictures only then"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
    for article in demo::articles(tab) {
        for width in [1280, 768, 375] {
            tab.resize(width, 900);
            demo::open(tab, "none", &format!("?article={}", article.name));
            for (scheme, name) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
                tab.scheme(scheme);
                let file = format!("{}-{}-{width}-{name}.png", tab.engine.name(), article.name);
                std::fs::write(folder.join(file), whole_page(tab, width)).expect("a picture can be written");
            }
        }
    }
}

/// The page from top to bottom: the window is made as high as it is.
fn whole_page(tab: &Tab<'_>, width: u32) -> Vec<u8> {
    let height = tab.number("document.documentElement.scrollHeight");
    tab.resize(width, height as u32);
    tab.settle();
    let picture = tab.picture().expect("the browser takes a picture");
    tab.resize(width, 900);
    picture
}
