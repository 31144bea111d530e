//! Whether a text looks like a WordPress post.
//!
//! Markdown may hold toggles too, so any sign of Markdown outweighs them: a post that
//! is read as Markdown loses little, Markdown that is read as a post loses its headings.

use crate::import::shortcode::{self, Item, Kind, Rules};

use super::furniture;

/// Whether a text is rather the text of a WordPress post than Markdown.
pub(in crate::import) fn looks_like(text: &str) -> bool {
    if text.lines().any(|line| line.trim_start().starts_with("<!-- wp:")) {
        return true;
    }
    if !text.contains('[') || has_strong_sign(text) {
        return false;
    }
    let known = shortcode::scan(text, Rules::default()).iter().any(|item| {
        matches!(item, Item::Shortcode(shortcode)
            if matches!(shortcode.kind, Kind::Toggle | Kind::Wrapper | Kind::Caption | Kind::Library | Kind::Note))
    });
    known && (!has_weak_sign(text) || furniture::has_any(text))
}

/// What nobody writes in a WordPress post.
fn has_strong_sign(text: &str) -> bool {
    text.starts_with("---\n")
        || text.contains("](")
        || text.lines().any(|line| {
            let line = line.trim_start();
            let level = line.bytes().take_while(|byte| *byte == b'#').count();
            (1..=6).contains(&level) && line.get(level..).is_some_and(|rest| rest.starts_with(' '))
                || line.starts_with("```")
                || line.starts_with("~~~")
                || line.starts_with("[^")
                || line.starts_with("|--")
        })
}

/// What looks like Markdown, and may be plain text.
fn has_weak_sign(text: &str) -> bool {
    let marked = |mark: &str| text.matches(mark).count() > 1;
    marked("**")
        || marked("__")
        || text.contains("[^")
        || text.lines().any(|line| {
            let line = line.trim_start();
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            ["- ", "* ", "+ ", "> ", ": "].iter().any(|sign| line.starts_with(sign))
                || (1..4).contains(&digits) && line.get(digits..).is_some_and(|rest| rest.starts_with(". "))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_told_from_markdown() {
        let toggle = "[toggler title=”By A. Writer” ]x[/toggler]";
        assert!(looks_like("<!-- wp:paragraph -->\n<p>a</p>"));
        assert!(looks_like("a\n<!-- wp:paragraph -->\n<p>a</p>"));
        assert!(looks_like(&format!("{toggle}\n\nText.")));
        assert!(looks_like(&format!("Skip to content Skip to footer\n\n{toggle}\n\n- a\n- b")));
        assert!(looks_like("[caption id=\"a\"]<img src=\"x\"> b[/caption]"));
        for text in ["#hashtag", "2 ** 3", "A __ to fill in.", "52 people were held.", "1979. That year."] {
            assert!(looks_like(&format!("{toggle}\n\n{text}")), "{text}");
        }
        // A copied page is a post in spite of weak signs, and no strong one.
        for sign in ["# Heading", "```\ncode\n```", "~~~\ncode\n~~~", "[^1]: Note.", "|--|--|", "[link](x)"] {
            assert!(!looks_like(&format!("Skip to content\n\n{toggle}\n\n{sign}")), "{sign}");
        }
        for text in [
            format!("## Heading\n\n{toggle}"),
            format!("---\ntitle: x\n---\n{toggle}"),
            format!("{toggle}\n\nText.[^1]\n\n[^1]: Note."),
            format!("{toggle}\n\n[link](x)"),
            format!("{toggle}\n\n- a\n- b"),
            format!("{toggle}\n\n**b**"),
            format!("{toggle}\n\n__b__"),
            format!("{toggle}\n\nText.[^1]"),
            format!("{toggle}\n\n100. b"),
            "Text [sic] and [video].".to_string(),
            "[foo a=b]".to_string(),
        ] {
            assert!(!looks_like(&text), "{text}");
        }
    }
}
