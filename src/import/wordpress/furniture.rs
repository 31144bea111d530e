//! Lines of the page that a post was copied from: skip links, share buttons, meta data.
//!
//! A line counts when it is made of the phrases below and nothing else, and stands
//! alone or among its kind: a sentence that begins like one of them is never touched.

use crate::article::order::fold_case;
use std::ops::Range;

/// Phrases that are furniture wherever they stand alone, in lower case, one list a language.
const PHRASES: [&str; 6] = [
    // English
    "skip to content|skip to main content|skip to footer|skip to navigation|skip to primary navigation|\
     skip to primary sidebar|skip to secondary navigation|skip to sidebar|skip to search|skip navigation|\
     jump to navigation|jump to content|share this|share this article|share this post|like this|\
     leave a comment|leave a reply|no comments|posted in|filed under|related posts|related articles|\
     cancel reply|print this article|back to top|toggle navigation",
    // Arabic
    "تخط إلى المحتوى|تخطى إلى المحتوى|تخطي إلى المحتوى|التجاوز إلى المحتوى|انتقل إلى المحتوى|\
     الانتقال إلى المحتوى|شارك هذا الموضوع|شارك المقال|اترك تعليقا|اترك تعليقاً|اترك تعليقًا|\
     مقالات ذات صلة|معجب بهذه",
    // Persian
    "پرش به محتوا|پرش به محتوای اصلی|رفتن به محتوا|رفتن به نوشته‌ها|این را به اشتراک بگذارید|اشتراک‌گذاری|\
     دیدگاهی بنویسید|مطالب مرتبط|نوشته‌های مرتبط",
    // French
    "aller au contenu|aller au contenu principal|passer au contenu|passer au contenu principal|\
     passer au pied de page|partager|partager cet article|partager :|laisser un commentaire|\
     articles similaires|classé dans",
    // German
    "zum inhalt springen|zum hauptinhalt springen|zum inhalt|zur fußzeile springen|springe zum inhalt|\
     teilen mit|beitrag teilen|schreibe einen kommentar|kommentar hinterlassen|ähnliche beiträge|\
     veröffentlicht in",
    // Spanish
    "saltar al contenido|saltar al contenido principal|ir al contenido|saltar al pie de página|\
     ir al pie de página|compartir esto|comparte esto|compártelo|deja un comentario|deja una respuesta|\
     entradas relacionadas|publicado en",
];

/// Names of buttons, which are furniture only after a line that is.
const BUTTONS: &str = "facebook|twitter|x|linkedin|whatsapp|telegram|email|e-mail|print|pinterest|reddit|tumblr|pocket|\
    skype|more|loading...|loading…|like|click to share on facebook (opens in new window)|\
    click to share on twitter (opens in new window)|click to share on whatsapp (opens in new window)|\
    click to share on telegram (opens in new window)|click to print (opens in new window)";

/// The lines of furniture in a text, each without its line break.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut after_furniture = false;
    // A line of prose right before means that the line goes on a sentence.
    let mut after_prose = false;
    let lines: Vec<&str> = text.split('\n').collect();
    for (index, line) in lines.iter().enumerate() {
        let range = start..start + line.len();
        start = range.end + 1;
        if line.trim().is_empty() {
            after_prose = false;
            continue;
        }
        let next = lines.get(index + 1).copied().unwrap_or_default();
        let alone = !after_prose && (is_clear(next) || is_furniture(next) || is_button(next));
        let is = (alone && is_furniture(line)) || (after_furniture && !after_prose && is_button(line));
        if is {
            found.push(range);
        }
        after_furniture = is;
        after_prose = !is && !line.trim_start().starts_with(['<', '[']);
    }
    found
}

/// Whether a text has a line of furniture.
pub(super) fn has_any(text: &str) -> bool {
    !lines(text).is_empty()
}

/// Whether a line cannot go on the sentence before it.
fn is_clear(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with(['<', '['])
}

fn is_button(line: &str) -> bool {
    let line = fold_case(line.trim_matches(is_margin));
    BUTTONS.split('|').any(|button| button == line)
}

/// Whether a line is made of phrases and nothing else.
fn is_furniture(line: &str) -> bool {
    const LONGEST: usize = 200;
    if line.len() > LONGEST {
        return false;
    }
    let line = fold_case(line).replace('\u{a0}', " ");
    let mut rest = line.trim_matches(is_margin);
    if rest.is_empty() {
        return false;
    }
    while !rest.is_empty() {
        let longest = PHRASES
            .iter()
            .flat_map(|list| list.split('|'))
            .filter(|phrase| starts(rest, phrase))
            .max_by_key(|phrase| phrase.len());
        let Some(phrase) = longest else { return false };
        rest = rest.get(phrase.len()..).unwrap_or_default().trim_start_matches(is_margin);
    }
    true
}

/// Whether `text` starts with a phrase that ends there as a word.
fn starts(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\u{200c}'))
}

/// Spaces and signs around the words of a menu. The end of a sentence is none of them.
fn is_margin(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '|' | '•' | '·' | '»' | '«' | '›' | '‹' | '→' | '←' | '-' | '–' | '\u{200b}'
                ..='\u{200f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        lines(text).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn only_whole_lines_of_furniture_are_found() {
        assert_eq!(found("Skip to content Skip to footer\n\nText."), ["Skip to content Skip to footer"]);
        assert_eq!(
            found("پرش به محتوا\n\nمتن\n\nاین را به اشتراک بگذارید:"),
            ["پرش به محتوا", "این را به اشتراک بگذارید:"]
        );
        assert_eq!(
            found("a\n\nShare this:\nTwitter\nFacebook\n\nTwitter\n\nb"),
            ["Share this:", "Twitter", "Facebook", "Twitter"]
        );
        assert_eq!(found("Skip to content\n[toggler title=\"x\"]"), ["Skip to content"]);
    }

    #[test]
    fn a_line_is_furniture_up_to_a_length() {
        let menu = |end| vec!["like this"; 20].join(" ") + end;
        assert_eq!(found(&menu(":")), [menu(":")], "200 bytes");
        assert_eq!(found(&menu("::")), Vec::<&str>::new(), "201 bytes");
    }

    #[test]
    fn sentences_are_left_alone() {
        for text in [
            "Skip to content that matters.",
            "He asked us to\nleave a comment\nbelow.",
            "He asked us to\nleave a comment\n\nbelow.",
            "Leave a comment\nbelow this text.",
            "Leave a comment!",
            "Leave a commentShare this",
            "Share this: it matters.",
            "Twitter\n\nFacebook",
            "Posted in Baghdad, he wrote home.",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
