//! What is written is read again, and comes to rest.

use sidelight::article::Article;
use sidelight::import::Options;
use sidelight::markup::Page;
use sidelight::{Format, TimelineMode, read, write};

use crate::{difference, drawn, model};

/// After so many times a page is written as it was read. What was written first is not yet: a page tells
/// its notes, dates and authors by their looks, and so may find some in what its source meant as text.
const REST: usize = 4;

/// Writes what was read and reads what was written, until that changes nothing any more.
pub(crate) fn holds(text: &str, format: Format) {
    let first = reading(text, format, None);
    let page = Page::of(&first);
    let mut written = write::article(&first, &page);
    let mut change = String::new();
    for _ in 0..=REST {
        let article = reading(&written, Format::Html, first.lang.clone());
        drawn::holds(&article);
        let depth = model::depth(&article);
        assert!(depth <= model::DEEPEST, "a written page nests {depth} deep");
        let again = write::article(&article, &page);
        if again == written {
            return;
        }
        change = difference(&written, &again);
        written = again;
    }
    assert!(change.is_empty(), "what is written, read and written again comes to rest\n{change}");
}

fn reading(text: &str, format: Format, lang: Option<String>) -> Article {
    let import = Options { format: Some(format), lang, ..Options::default() };
    read(text, &sidelight::Options { import, timeline: TimelineMode::Authored }).article
}
