//! Bylines: whether a title such as "By A. Writer" names who wrote a text.
//!
//! A title is a byline when it starts with the words of a [`language`] for it and
//! names follow. What a name is differs by script: where there are capitals, its words
//! have them, but for particles ("van", "bin"); elsewhere it is a few words of letters,
//! none of them one that no name has. "By the numbers", "By 2030", "Von Anfang an"
//! and "Por qué importa" stay titles. In doubt a title is no byline: a fold shows the
//! same text under the same words.

mod language;

use std::collections::HashMap;

use crate::article::order::fold_case;
use crate::article::{Author, Bio, Block, visit};

use super::words::has;
use language::{AGENCIES, LANGUAGES, Language, NAMES_WITH_WAW, PARTICLES, Trust};

/// Who a title names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Byline {
    /// The names, in order; at least one.
    pub(super) names: Vec<String>,
    /// What the persons are or did.
    pub(super) role: Option<String>,
}

/// Reads a title; `None` where it is no byline.
pub(super) fn read(title: &str) -> Option<Byline> {
    const LONGEST: usize = 200;
    let title = title.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | ':' | '’'));
    let title = title.trim_end_matches([':', ' ', '\u{a0}']);
    let folded = fold(title);
    if folded.len() > LONGEST {
        return None;
    }
    for language in LANGUAGES {
        for (trust, openers) in language.openers {
            for opener in openers.split('|') {
                let (words, role) = opener.split_once('=').map_or((opener, None), |(words, role)| (words, Some(role)));
                let Some(rest) = after(title, &folded, words) else { continue };
                let (rest, colon) = past_colon(rest);
                if let Some(byline) = people(rest, language, *trust, role, colon) {
                    return Some(byline);
                }
            }
        }
    }
    None
}

impl Byline {
    /// The authors, with what stands under their byline. A text with one block for each
    /// name, each with that name in it, is shared out; else it is the first author's.
    pub(super) fn into_authors(self, content: Vec<Block>) -> Vec<Author> {
        let mut contents: Vec<Vec<Block>> = if shares(&self.names, &content) {
            content.into_iter().map(|block| vec![block]).collect()
        } else {
            vec![content]
        };
        contents.resize(self.names.len(), Vec::new());
        self.names
            .into_iter()
            .zip(contents)
            .map(|(name, content)| {
                let bios = if visit::is_blank(&content) { Vec::new() } else { vec![Bio { lang: None, content }] };
                Author { name, role: self.role.clone(), bios, ..Author::default() }
            })
            .collect()
    }
}

/// The authors whom the bylines of a text name, each once.
#[derive(Debug, Default)]
pub(super) struct Authors {
    pub(super) list: Vec<Author>,
    by_name: HashMap<String, usize>,
}

impl Authors {
    /// Adds an author; a second byline of the same name adds to the first.
    pub(super) fn add(&mut self, author: Author) {
        let key = fold(&author.name).into_iter().map(|(c, _)| c).collect::<String>();
        let at = *self.by_name.entry(key).or_insert(self.list.len());
        let Some(known) = self.list.get_mut(at) else { return self.list.push(author) };
        known.role = known.role.take().or(author.role);
        for bio in author.bios {
            if !known.bios.contains(&bio) {
                match known.bios.first_mut() {
                    Some(first) => first.content.extend(bio.content),
                    None => known.bios.push(bio),
                }
            }
        }
    }
}

/// Whether each block is about one of the names, in order.
fn shares(names: &[String], content: &[Block]) -> bool {
    names.len() > 1
        && names.len() == content.len()
        && names.iter().zip(content).all(|(name, block)| {
            let Block::Paragraph(line) = block else { return false };
            let last = name.split_whitespace().last().unwrap_or_default();
            visit::text_of(line).contains(last)
        })
}

/// The characters of a text as they are compared, each with the byte where it starts.
fn fold(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        let same = match character {
            // Tatweel, vowel signs, hamza above, zero-width marks: not part of a word's letters.
            '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{200b}'
            | '\u{200d}'..='\u{200f}'
            | '\u{61c}'
            | '\u{feff}' => continue,
            '\u{200c}' | '\u{a0}' => ' ',
            c if c.is_whitespace() => ' ',
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ۀ' | 'ە' => 'ه',
            c => c,
        };
        if same == ' ' && out.last().is_some_and(|(last, _)| *last == ' ') {
            continue;
        }
        let mut buffer = [0; 4];
        out.extend(fold_case(same.encode_utf8(&mut buffer)).chars().map(|c| (c, at)));
    }
    out
}

fn folded(text: &str) -> String {
    fold(text).into_iter().map(|(c, _)| c).collect()
}

/// What follows the words `opener` at the start of a title.
fn after<'t>(title: &'t str, folded: &[(char, usize)], opener: &str) -> Option<&'t str> {
    let len = opener.chars().count();
    let matches = folded.len() > len && opener.chars().zip(folded).all(|(a, (b, _))| a == *b);
    let (next, start) = folded.get(len).filter(|_| matches)?;
    title.get(*start..).filter(|_| !next.is_alphanumeric())
}

/// The text past a colon or dash, and whether there was one.
fn past_colon(rest: &str) -> (&str, bool) {
    let is_gap = |c: char| {
        c.is_whitespace() || !c.is_alphanumeric() && !matches!(c, ':' | '：' | '-' | '–' | '—' | '(' | '/' | '|')
    };
    let rest = rest.trim_start_matches(is_gap);
    let past = rest.trim_start_matches([':', '：', '-', '–', '—']);
    (past.trim_start_matches(is_gap), past.len() < rest.len())
}

/// The people of a title without its opener.
fn people(rest: &str, language: &Language, trust: Trust, role: Option<&str>, colon: bool) -> Option<Byline> {
    if trust == Trust::Colon && !colon {
        return None;
    }
    let (head, tail) = split_role(rest);
    let mut names: Vec<String> = Vec::new();
    let mut roles: Vec<String> = role.map(str::to_string).into_iter().collect();
    let mut said = !tail.is_empty();
    let mut in_role = false;
    for segment in head.split([',', '،', ';', '؛']).map(str::trim).filter(|segment| !segment.is_empty()) {
        let found = if in_role { None } else { segment_names(segment, language, !names.is_empty()) };
        match found {
            Some((found, place)) => {
                names.extend(found);
                if let Some(place) = place {
                    roles.push(place);
                    in_role = true;
                }
            }
            None if names.is_empty() => return None,
            None => {
                roles.push(segment.to_string());
                in_role = true;
                said |= is_role(&segment.split_whitespace().collect::<Vec<_>>(), language);
            }
        }
    }
    if !tail.is_empty() {
        roles.push(tail.to_string());
    }
    let trusted = !names.is_empty() && is_trusted(&names, trust, colon || said);
    trusted.then(|| Byline { names, role: (!roles.is_empty()).then(|| roles.join(", ")) })
}

/// What stands before a dash, bar or bracket, and what stands after it.
fn split_role(rest: &str) -> (&str, &str) {
    const MARKS: [&str; 9] = [" - ", " – ", " — ", "—", "|", "•", " · ", " / ", "("];
    let found = MARKS.iter().filter_map(|mark| rest.find(mark).map(|at| (at, mark.len()))).min();
    match found {
        // " / " separates names where a name follows; `segment_names` sees to that.
        Some((at, len)) if rest.get(at..at + len) != Some(" / ") => {
            let tail = rest.get(at + len..).unwrap_or_default();
            (
                rest.get(..at).unwrap_or_default().trim(),
                tail.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '|')),
            )
        }
        _ => (rest.trim(), ""),
    }
}

/// The names in a piece between commas, and where they wrote from. After the first
/// piece, one word or a word for a profession is a role.
fn segment_names(segment: &str, language: &Language, later: bool) -> Option<(Vec<String>, Option<String>)> {
    let mut words: Vec<&str> = segment.split_whitespace().collect();
    if later && words.first().is_some_and(|word| has(language.and, &folded(word))) {
        words.remove(0);
    }
    if later && (words.len() < 2 || is_role(&words, language)) {
        return None;
    }
    let (words, place) = split_place(words, language);
    let names = split_names(&words, language);
    let all = !names.is_empty() && names.iter().all(|name| is_name(name, language));
    all.then(|| (names.iter().map(|name| name.join(" ")).collect(), place))
}

fn is_role(words: &[&str], language: &Language) -> bool {
    words.iter().any(|word| has(language.roles, &folded(word).replace(' ', "")))
}

/// "A. Writer in Tehran": the name, and "in Tehran".
fn split_place<'w>(words: Vec<&'w str>, language: &Language) -> (Vec<&'w str>, Option<String>) {
    let at = words.iter().skip(2).position(|word| has(language.places, &folded(word)) && is_small(word));
    match at.map(|at| at + 2) {
        Some(at) if at + 1 < words.len() => {
            let (name, place) = words.split_at(at);
            (name.to_vec(), Some(place.join(" ")))
        }
        _ => (words, None),
    }
}

/// Splits several names at the words for "and".
fn split_names<'w>(words: &[&'w str], language: &Language) -> Vec<Vec<&'w str>> {
    let mut names = Vec::new();
    let mut name: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let left = words.len() - at - 1;
        let small = folded(word);
        let is_and = matches!(*word, "/" | "+") || has(language.and, &small);
        // "José Ortega y Gasset" is one man.
        let within = matches!(small.as_str(), "y" | "e") && left < 2 && name.len() > 1;
        if is_and && !within {
            names.push(std::mem::take(&mut name));
        } else if let Some(bare) = attached(word, &small, language).filter(|_| name.len() > 1 && left > 0) {
            names.push(std::mem::replace(&mut name, vec![bare]));
        } else {
            name.push(word);
        }
    }
    names.push(name);
    names
}

/// A word without the "and" that is written as its first letter.
fn attached<'w>(word: &'w str, small: &str, language: &Language) -> Option<&'w str> {
    let first = Some(language.attached).filter(|and| !and.is_empty())?;
    let rest = word.strip_prefix(first)?;
    (rest.chars().count() > 2 && !has(NAMES_WITH_WAW, small)).then_some(rest)
}

/// Whether words are one name.
fn is_name(words: &[&str], language: &Language) -> bool {
    const MOST: usize = 6;
    let is_letter = |c: char| {
        c.is_alphabetic()
            || matches!(c, '.' | '\'' | '’' | '-' | '‑' | '\u{200c}'..='\u{200f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
    };
    let letters = words.iter().all(|word| word.chars().any(char::is_alphabetic) && word.chars().all(is_letter));
    if words.is_empty() || words.len() > MOST || !letters {
        return false;
    }
    // "The" begins the name of a newspaper, which has two words more.
    let words = match words.split_first() {
        Some((&("The" | "THE"), rest)) if rest.len() > 1 => rest,
        Some((first, _)) if folded(first) == "the" => return false,
        _ => words,
    };
    if words.first().is_some_and(|first| is_thing(&folded(first), language)) {
        return false;
    }
    let allowed = words.iter().all(|word| {
        let small = folded(word);
        !has(language.never, &small) && !small.ends_with(" ها") && !small.ends_with(" های")
    });
    allowed
        && words.iter().any(|word| !is_particle(word))
        && words.iter().all(|word| is_capital(word) || is_particle(word))
}

/// Whether a word is the name of a thing, in the singular or the plural: "By Region", "By Countries".
fn is_thing(small: &str, language: &Language) -> bool {
    let is_listed = |word: &str| has(language.things, word);
    is_listed(small)
        || small.strip_suffix("ies").is_some_and(|stem| is_listed(&(stem.to_owned() + "y")))
        || small.strip_suffix('s').is_some_and(|stem| stem.len() > 2 && is_listed(stem))
}

/// Whether a word is small, in a script that has capitals; a word of another script counts as small.
fn is_small(word: &str) -> bool {
    !word.chars().any(char::is_uppercase)
}

fn is_particle(word: &str) -> bool {
    is_small(word) && has(PARTICLES, folded(word).trim_end_matches('.'))
}

/// Whether a word begins with a capital, also after an article ("al-Hassan", "d’Arc"),
/// or is written in a script without capitals.
fn is_capital(word: &str) -> bool {
    let is_cased = word.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    !is_cased || word.split(['-', '‑', '\'', '’']).any(|part| part.starts_with(char::is_uppercase))
}

/// Whether the names are enough for how sure the opener is.
fn is_trusted(names: &[String], trust: Trust, colon: bool) -> bool {
    let real = |name: &str| name.split_whitespace().filter(|word| !is_particle(word)).count();
    let first = names.first().map(String::as_str).unwrap_or_default();
    let cased = first.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let known = names.iter().any(|name| real(name) > 1 || has(AGENCIES, &folded(name)));
    let definite = folded(first).starts_with("ال");
    match trust {
        Trust::Sure => true,
        Trust::Plain => known || cased,
        Trust::Weak => known || (colon && cased),
        // "Report: Iran threatens to close the strait" is a headline.
        Trust::Colon => cased || names.iter().all(|name| (2..=4).contains(&real(name))),
        Trust::Doubtful => colon || (known && !definite),
        Trust::Verb => {
            colon || (known && !definite && !first.split_whitespace().next().is_some_and(|word| word.ends_with('ة')))
        }
    }
}

#[cfg(test)]
mod tests;
