//! Bombs of characters, in any text.

use super::{Bomb, Door::Html, Door::Markdown, Door::Wordpress};

/// Characters of which a text has a few, and these have a hundred thousand.
pub(super) const BOMBS: &[Bomb] = &[
    Bomb::new("one_word", Markdown, |n| "a".repeat(10 * n)),
    Bomb::new("one_word_of_three_letters", Wordpress, |n| "abc".repeat(4 * n)),
    Bomb::new("paragraphs", Markdown, |n| "a\n\n".repeat(n)),
    Bomb::new("lines", Markdown, |n| "a\n".repeat(n)),
    Bomb::new("line_breaks", Markdown, |n| "\n".repeat(10 * n)),
    Bomb::new("line_breaks_of_a_post", Wordpress, |n| "\n".repeat(10 * n)),
    Bomb::new("spaces", Markdown, |n| format!("a{}b", " ".repeat(10 * n))),
    Bomb::new("spaces_of_html", Html, |n| format!("<p>a{}b</p>", " ".repeat(10 * n))),
    Bomb::new("spaces_and_breaks", Markdown, |n| " \n".repeat(n)),
    Bomb::new("spaces_and_breaks_of_a_post", Wordpress, |n| "a\n \u{a0}".repeat(n)),
    Bomb::new("tabs", Markdown, |n| "a\t".repeat(n)),
    Bomb::new("nulls", Markdown, |n| "a\0".repeat(n)),
    Bomb::new("carriage_returns", Markdown, |n| "a\r".repeat(n)),
    Bomb::new("marks_of_direction", Markdown, |n| "\u{202e}a\u{2067}".repeat(n)),
    Bomb::new("combining_marks", Markdown, |n| String::from("a") + &"\u{301}".repeat(n)),
    Bomb::new("words_of_two_directions", Markdown, |n| "a \u{627} ".repeat(n)),
    Bomb::new("joined_emoji", Markdown, |n| "\u{1f468}\u{200d}".repeat(n)),
    Bomb::new("zero_width_letters", Markdown, |n| "\u{200c}\u{200b}\u{2060}".repeat(n)),
    Bomb::new("letters_beyond_the_plane", Markdown, |n| "\u{1d49c}".repeat(n)),
    Bomb::new("byte_order_marks", Markdown, |n| "\u{feff}".repeat(n)),
];
