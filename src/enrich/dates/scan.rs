//! A text as words, numbers and signs, in one pass.

use super::lexicon::{Class, Lexicon, Sense, UNKNOWN, fold};

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// Nothing stands between it and the token before.
    pub(super) glued: bool,
    /// It begins with a capital letter.
    pub(super) capital: bool,
    /// Which sentence of the text it is in.
    pub(super) sentence: u32,
}

impl Token {
    /// What stands behind the date of an entry.
    pub(super) fn is_colon(&self) -> bool {
        matches!(self.kind, Kind::Sign(':' | '–' | '—'))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word: its entry in the lexicon, whether anything is written on it, and whether that is "and".
    Word {
        entry: u16,
        attached: bool,
    },
    Number(Number),
    Sign(char),
}

/// A number, in digits or in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many digits it is written with; 0 in words.
    pub(super) digits: u8,
    /// "4th", "fourth".
    pub(super) ordinal: bool,
    /// An amount, by its own form: "1,200", "3.5", "$1990", "5+1", "40%".
    pub(super) amount: bool,
    /// "'98": the century is left out.
    pub(super) short: bool,
}

/// The tokens of a text.
pub(super) fn scan(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut scanner =
        Scanner { text, lexicon, tokens: Vec::with_capacity(text.len() / 5), key: String::new(), sentence: 0 };
    let mut at = 0;
    let mut before = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let end = at + c.len_utf8();
        if is_space(c) {
            at = end;
            continue;
        }
        let glued = at == before && at > 0;
        at = match kind_of(c) {
            // A tatweel by itself is a dash.
            Letter::Word if c == '\u{640}' => scanner.sign('-', at, end, glued),
            Letter::Word => scanner.word(at, glued),
            Letter::Digit(_) => scanner.number(at, glued),
            Letter::Sign => scanner.sign(c, at, end, glued),
        };
        before = at;
    }
    scanner.tokens
}

/// A zero-width non-joiner divides words as a space does: "سه‌شنبه" is "سه شنبه".
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{200c}'
}

enum Letter {
    Word,
    Digit(u32),
    Sign,
}

fn kind_of(c: char) -> Letter {
    match c {
        '0'..='9' => Letter::Digit(c as u32 - '0' as u32),
        'a'..='z' | 'A'..='Z' => Letter::Word,
        '\0'..='\u{7f}' => Letter::Sign,
        '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' => Letter::Word,
        '\u{660}'..='\u{669}' => Letter::Digit(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Letter::Digit(c as u32 - 0x6f0),
        // Joiners and signs over letters are part of a word.
        '\u{200d}' | '\u{610}'..='\u{61a}' => Letter::Word,
        _ if c.is_alphabetic() => Letter::Word,
        _ => Letter::Sign,
    }
}

struct Scanner<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    key: String,
    sentence: u32,
}

impl Scanner<'_> {
    fn push(&mut self, start: usize, end: usize, kind: Kind, glued: bool, capital: bool) {
        self.tokens.push(Token { start, end, kind, glued, capital, sentence: self.sentence });
    }

    /// Reads a word, or the several that are one in the lexicon.
    fn word(&mut self, start: usize, glued: bool) -> usize {
        self.begin_sentence(start, glued);
        let capital = self.text[start..].starts_with(char::is_uppercase);
        self.key.clear();
        let end = self.letters(start);
        let (entry, cut) = self.look_up();
        // "And" is a word of its own, wherever it is written.
        const AND: &str = "و";
        let joined = cut > 0 && self.key.starts_with(AND) && self.text[start..].starts_with(AND);
        let word = if joined { start + AND.len() } else { start };
        if joined {
            let and = self.lexicon.find(AND);
            self.push(start, word, Kind::Word { entry: and, attached: false }, glued, false);
        }
        let (entry, end) = self.longer(entry, end, cut);
        let attached = cut > if joined { AND.len() } else { 0 };
        self.push(word, end, Kind::Word { entry, attached }, glued || joined, capital);
        end
    }

    /// Adds the letters from `start` on to the key; returns where they end.
    fn letters(&mut self, start: usize) -> usize {
        // Most words are ASCII, or have none of it.
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let ascii = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        for byte in bytes.iter().take(ascii) {
            self.key.push(char::from(byte.to_ascii_lowercase()));
        }
        if bytes.get(ascii).is_none_or(u8::is_ascii) {
            return start + ascii;
        }
        for (at, c) in self.text[start + ascii..].char_indices() {
            if !matches!(kind_of(c), Letter::Word) {
                return start + ascii + at;
            }
            fold(c, &mut self.key);
        }
        self.text.len()
    }

    /// The entry of the key, with or without what is written on it; and how much that is.
    fn look_up(&self) -> (u16, usize) {
        let entry = self.lexicon.find(&self.key);
        if entry != UNKNOWN || !self.key.starts_with(self.lexicon.attachable.as_slice()) {
            return (entry, 0);
        }
        let without = |prefix: &&'static str| {
            let rest = self.key.strip_prefix(prefix).filter(|rest| rest.len() > 2)?;
            let entry = self.lexicon.find(rest);
            (entry != UNKNOWN).then_some((entry, prefix.len()))
        };
        self.lexicon.attached.iter().find_map(without).unwrap_or((UNKNOWN, 0))
    }

    /// The longest entry that begins with this one, and where it ends.
    fn longer(&mut self, entry: u16, end: usize, cut: usize) -> (u16, usize) {
        let words = self.lexicon.entry_at(entry).longest;
        let mut best = (entry, end);
        let mut at = end;
        for _ in 1..words {
            let rest = &self.text[at..];
            // "B.C." and "ق.م" are two words.
            let dotted = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            let spaces = rest.find(|c: char| !is_space(c)).filter(|next| *next > 0);
            let Some(next) = (if dotted { Some(1) } else { spaces }) else { break };
            self.key.push(' ');
            let start = at + next;
            at = self.letters(start);
            if at == start {
                break;
            }
            let found = self.key.get(cut..).map_or(UNKNOWN, |key| self.lexicon.find(key));
            if found != UNKNOWN {
                best = (found, at);
            }
        }
        best
    }

    fn number(&mut self, start: usize, glued: bool) -> usize {
        self.begin_sentence(start, glued);
        let (mut value, mut digits, mut end) = (0_u32, 0_u8, self.text.len());
        for (at, c) in self.text[start..].char_indices() {
            let Letter::Digit(digit) = kind_of(c) else {
                end = start + at;
                break;
            };
            value = value.saturating_mul(10).saturating_add(digit);
            digits = digits.saturating_add(1);
        }
        let mut number = Number { value, digits, ..Number::default() };
        self.weigh(&mut number, glued, end);
        let sign = if number.short { self.tokens.pop() } else { None };
        let (start, glued) = sign.map_or((start, glued), |sign| (sign.start, sign.glued));
        self.push(start, end, Kind::Number(number), glued, false);
        end
    }

    /// Finds by the signs around a number whether it is an amount or a short year.
    fn weigh(&mut self, number: &mut Number, glued: bool, end: usize) {
        let (mut before, mut further) = (None, None);
        for (token, place) in self.tokens.iter().rev().zip([&mut before, &mut further]) {
            *place = Some(*token);
        }
        if let (true, Some(Token { kind: Kind::Sign(sign), glued: sign_glued, .. })) = (glued, before) {
            let after_number = further.is_some_and(|token| matches!(token.kind, Kind::Number(_)));
            match sign {
                ',' | '.' | '٬' | '٫' | '،' if sign_glued && after_number && !self.is_date_before() => {
                    number.amount = true;
                    self.mark_amount_before();
                }
                '+' | '×' | '=' | '#' | '$' | '€' | '£' | '¥' | '﷼' => {
                    number.amount = true;
                    self.mark_amount_before();
                }
                '\'' | '’' | '‘' if number.digits == 2 && !sign_glued => number.short = true,
                _ => {}
            }
        }
        let mut after = self.text[end..].chars();
        match (after.next(), after.next().map(kind_of)) {
            (Some('%' | '٪' | '°' | '€' | '£' | '+'), _) => number.amount = true,
            (Some(':'), Some(Letter::Digit(_))) => number.amount = true,
            _ => {}
        }
    }

    /// Whether what is being read is a date with dots: "22.11.1979".
    fn is_date_before(&self) -> bool {
        let last = self.tokens.len();
        let dot = matches!(self.tokens.get(last.wrapping_sub(1)), Some(Token { kind: Kind::Sign('.'), .. }));
        dot && matches!(self.tokens.get(last.wrapping_sub(3)), Some(Token { kind: Kind::Sign('.'), .. }))
    }

    fn mark_amount_before(&mut self) {
        if let Some(Token { kind: Kind::Number(number), .. }) = self.tokens.iter_mut().rev().nth(1) {
            number.amount = true;
        }
    }

    fn sign(&mut self, sign: char, start: usize, end: usize, glued: bool) -> usize {
        self.push(start, end, Kind::Sign(sign), glued, false);
        end
    }

    /// Begins a sentence where a word stands after the end of one.
    fn begin_sentence(&mut self, start: usize, glued: bool) {
        let mut back = self.tokens.iter().rev();
        let mut token = back.next();
        let mut space = !glued;
        while let Some(Token {
            kind: Kind::Sign('"' | '\'' | '”' | '’' | '“' | '‘' | ')' | '(' | '»' | '«' | ']' | '['),
            glued,
            ..
        }) = token
        {
            space |= !glued;
            token = back.next();
        }
        let Some(Token { kind: Kind::Sign(sign), glued: after_word, .. }) = token else { return };
        let ends = match sign {
            '!' | '?' | '؟' | '…' | '۔' => true,
            '.' => {
                space
                    && (!self.text[start..].starts_with(char::is_lowercase))
                    && !(*after_word && self.is_short(back.next()))
            }
            _ => false,
        };
        if ends {
            self.sentence += 1;
        }
    }

    /// Whether a full stop after this word belongs to it: "Nov.", "U.S.", "Mr."
    fn is_short(&self, word: Option<&Token>) -> bool {
        let Some(word) = word else { return false };
        let Kind::Word { entry, .. } = word.kind else { return false };
        word.capital && (word.end - word.start == 1 || self.lexicon.has(entry, Class::Short).is_some())
    }
}

impl Lexicon {
    /// What a word says as a member of a class.
    pub(super) fn has(&self, entry: u16, class: Class) -> Option<i16> {
        self.entry_at(entry).senses.iter().find(|sense| sense.class == class).map(|Sense { value, .. }| *value)
    }
}
