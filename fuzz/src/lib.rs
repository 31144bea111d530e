//! What must hold for any bytes: seven functions that end, or stop at a promise that broke.
//!
//! 1. [`TARGETS`] names them; each takes the bytes of one input.
//! 2. [`mod@source`] holds what an importer promises for every source: places, depth, JSON, ids, links.
//! 3. [`model`] measures articles, [`drawn`] takes what is drawn of them.
//! 4. [`written`](fn@written) holds what writing and reading again promises, [`dates`] what the timeline's dates do.
//!
//! They are plain functions, so that the kept corpus runs in every `cargo test`. Under libFuzzer
//! (`cargo xtask fuzz`, the feature `libfuzzer`) the same functions meet inputs that nobody wrote.

mod again;
mod dates;
mod drawn;
mod model;
mod source;

use sidelight::Format;
use sidelight::import::wordpress;

/// A target: what it does with the bytes of one input.
pub type Target = fn(&[u8]);

/// Every target by its name, which is also the name of its corpus, its dictionary and its binary.
pub const TARGETS: [(&str, Target); 7] = [
    ("markdown", markdown),
    ("wordpress", wordpress),
    ("html", html),
    ("json", json),
    ("written", written),
    ("edtf", edtf),
    ("shortcode", shortcode),
];

/// A source in Markdown.
pub fn markdown(bytes: &[u8]) {
    source::holds(&String::from_utf8_lossy(bytes), Format::Markdown);
}

/// The text of a WordPress post.
pub fn wordpress(bytes: &[u8]) {
    source::holds(&String::from_utf8_lossy(bytes), Format::Wordpress);
}

/// A source in HTML.
pub fn html(bytes: &[u8]) {
    source::holds(&String::from_utf8_lossy(bytes), Format::Html);
}

/// A typed article, or a post of the WordPress REST API.
pub fn json(bytes: &[u8]) {
    source::holds(&String::from_utf8_lossy(bytes), Format::Json);
}

/// A source in the format that the first byte picks: what is written of it is read again.
pub fn written(bytes: &[u8]) {
    let Some((first, rest)) = bytes.split_first() else { return };
    // Letters, so that a file of the corpus can be written by hand.
    let format = match first {
        b'm' => Format::Markdown,
        b'w' => Format::Wordpress,
        b'h' => Format::Html,
        b'j' => Format::Json,
        _ => return,
    };
    again::holds(&String::from_utf8_lossy(rest), format);
}

/// Dates of events, one a line.
pub fn edtf(bytes: &[u8]) {
    dates::hold(&String::from_utf8_lossy(bytes));
}

/// A text with shortcodes.
pub fn shortcode(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for found in wordpress::shortcodes(&text) {
        assert!(!found.tag.is_empty(), "a shortcode has a tag");
        assert!(!found.tag.contains(['[', ']', ' ', '\n']), "`{}` is no tag", found.tag);
        let content = found.content.unwrap_or_default();
        assert!(text.contains(&content), "the content of [{}] stands in the text", found.tag);
    }
    source::holds(&text, Format::Wordpress);
    source::holds(&text, Format::Markdown);
}

/// What stands around the first place where two texts differ.
fn difference(one: &str, other: &str) -> String {
    const AROUND: usize = 200;
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let part = |text: &str| text.chars().skip(same.saturating_sub(AROUND / 2)).take(AROUND).collect::<String>();
    format!("before: … {}\n after: … {}", part(one), part(other))
}
