//! Expressions: rows of classes that a language's patterns allow.
//!
//! A pattern is written as it is read: `weekday? ,? month day ,? year`. `?` makes an element
//! optional, `|` lists alternatives, `~` says that nothing stands before it, and `>` divides the
//! two ends of a range. Beside the [`Class`]es there are numbers (`day`, `year`, `yy`, `n`, …) and signs.

use super::expression::Expression;
use super::lexicon::{Class, Language, Lexicon};
use super::scan::{Kind, Number, Token};

/// What an element of a pattern takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// A word of a class.
    Class(Class),
    /// A day of a month, in digits or as an ordinal.
    Day,
    /// A day of a month, in words that only count: "سی تیر".
    Cardinal,
    /// An ordinal.
    Nth,
    /// A year of four digits, or in words.
    Year,
    /// A year of three digits.
    LongAgo,
    /// A year of two digits.
    Short,
    /// The same with its apostrophe.
    Apostrophe,
    /// A number that counts.
    Count,
    /// A number in digits, part of a date in numbers.
    Digits,
    Sign(char),
}

struct Element {
    wants: Vec<Want>,
    optional: bool,
    glued: bool,
    /// What a token that it takes can be.
    mask: u64,
}

struct Pattern {
    elements: Vec<Element>,
    /// The element that begins the second end of a range.
    divider: Option<usize>,
    /// What a first token can be.
    first: u64,
}

/// The patterns of a language: what may stand before an expression, and expressions.
pub(super) struct Patterns {
    prefixes: Vec<Pattern>,
    expressions: Vec<Pattern>,
    /// What begins one, with or without something before it.
    starts: u64,
    /// What is an expression alone.
    single: u64,
}

/// An expression in a row of tokens.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// The tokens, the last not included.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) said: Expression,
}

impl Patterns {
    pub(super) fn new(language: &Language) -> Self {
        let (mut prefixes, mut expressions) = (Vec::new(), Vec::new());
        for pattern in language.patterns {
            match pattern.strip_suffix(" …") {
                Some(prefix) => prefixes.push(Pattern::new(prefix)),
                None => expressions.push(Pattern::new(pattern)),
            }
        }
        let alone = |pattern: &&Pattern| pattern.elements.iter().filter(|element| !element.optional).count() < 2;
        let single = expressions.iter().filter(alone).fold(0, |mask, pattern: &Pattern| mask | pattern.first);
        let starts = prefixes.iter().chain(&expressions).fold(0, |mask, pattern: &Pattern| mask | pattern.first);
        Self { prefixes, expressions, starts, single }
    }

    /// The expressions of a text, in order; the two ends of a range are two.
    pub(super) fn find(&self, tokens: &[Token], lexicon: &Lexicon) -> Vec<Match> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            at = self.expression(&Row { tokens, lexicon }, at, &mut found).unwrap_or(at + 1);
        }
        found
    }

    /// The longest expression at a token; returns where it ends.
    fn expression(&self, row: &Row<'_>, at: usize, found: &mut Vec<Match>) -> Option<usize> {
        let first = row.mask(at);
        // Nine of ten words that mean something, such as "the", stand before one that does not.
        if first & self.starts == 0 || first & self.single == 0 && row.mask(at + 1) == 0 {
            return None;
        }
        let prefix = longest(&self.prefixes, row, at, first);
        let core = |at| longest(&self.expressions, row, at, row.mask(at));
        let with_prefix = prefix.and_then(|prefix| core(prefix.end).map(|core| (Some(prefix), core)));
        let alone = core(at).map(|core| (None, core));
        // "On Sunday 1268 points" has no date but Sunday.
        let with_prefix = with_prefix.filter(|(prefix, core)| {
            let weekday =
                prefix.iter().flat_map(|prefix| &prefix.taken).any(|taken| taken.want == Want::Class(Class::Weekday));
            let day = |taken: &Took| {
                let classes = [Class::Month, Class::Today, Class::Feast].map(Want::Class);
                matches!(taken.want, Want::Day | Want::Nth | Want::Digits) || classes.contains(&taken.want)
            };
            // "سه‌شنبه می‌روند": a word that is a month only beside a day is none here.
            let bound = core.taken.iter().all(|taken| row.is(Want::Class(Class::Bound), taken.token));
            !weekday || !bound && core.taken.iter().any(day)
        });
        let (prefix, core) = match (with_prefix, alone) {
            (Some(prefixed), Some(alone)) if prefixed.1.end > alone.1.end => prefixed,
            (prefixed, alone) => alone.or(prefixed)?,
        };
        let mut ends = [Expression::default(), Expression::default()];
        for taken in prefix.iter().flat_map(|prefix| &prefix.taken).chain(&core.taken) {
            let second = core.second_from.is_some_and(|from| taken.token >= from);
            if let Some(end) = ends.get_mut(usize::from(second)) {
                end.take(taken.want, row.value(taken.want, taken.token), row.number(taken.token));
            }
        }
        let [mut first, mut second] = ends;
        let since = prefix
            .as_ref()
            .and_then(|prefix| prefix.taken.first())
            .is_some_and(|taken| taken.want == Want::Class(Class::Since));
        let (from, to) = row.trimmed(at + usize::from(since), core.end);
        match core.second_from {
            None => found.push(Match { from, to, said: first }),
            Some(divider) => {
                first.complete_from(&second);
                second.complete_from(&first);
                // "2009 and 2010" are two, "between 2009 and 2010" is one.
                let before = core.taken.iter().filter(|taken| taken.token < divider);
                let links = |class: Class| before.clone().any(|taken| taken.want == Want::Class(class));
                first.to_next = links(Class::From) || !links(Class::And);
                second.second = true;
                let (from, end) = row.trimmed(from, divider);
                found.push(Match { from, to: end, said: first });
                let (from, to) = row.trimmed(divider, to);
                found.push(Match { from, to, said: second });
            }
        }
        Some(core.end)
    }
}

/// The tokens that elements of a pattern took.
struct Taken {
    end: usize,
    taken: Vec<Took>,
    second_from: Option<usize>,
}

#[derive(Clone, Copy)]
struct Took {
    want: Want,
    token: usize,
}

fn longest(patterns: &[Pattern], row: &Row<'_>, at: usize, first: u64) -> Option<Taken> {
    let mut best: Option<(usize, &Pattern)> = None;
    let mut of_best = Vec::new();
    // One list for all tries: most end after a token or two.
    let mut taken = Vec::with_capacity(16);
    for pattern in patterns.iter().filter(|pattern| pattern.first & first != 0) {
        taken.clear();
        if let Some(end) = pattern.at(row, 0, at, &mut taken)
            && best.is_none_or(|(best, _)| end > best)
        {
            best = Some((end, pattern));
            of_best.clone_from(&taken);
        }
    }
    let (end, pattern) = best?;
    let second = pattern.divider.and_then(|divider| of_best.iter().find(|(element, _)| *element >= divider));
    let second_from = second.map(|(_, took)| took.token);
    Some(Taken { end, taken: of_best.into_iter().map(|(_, took)| took).collect(), second_from })
}

impl Pattern {
    fn new(text: &str) -> Self {
        let (mut elements, mut divider) = (Vec::new(), None);
        for word in text.split_ascii_whitespace() {
            if word == ">" {
                divider = Some(elements.len());
                continue;
            }
            let (word, glued) = word.strip_prefix('~').map_or((word, false), |word| (word, true));
            let (word, optional) =
                word.strip_suffix('?').filter(|word| !word.is_empty()).map_or((word, false), |word| (word, true));
            let wants: Vec<Want> = word.split('|').filter_map(Want::named).collect();
            let mask = wants.iter().fold(0, |mask, want| mask | want.mask());
            elements.push(Element { wants, optional, glued, mask });
        }
        let mut first = 0;
        for element in &elements {
            first |= element.mask;
            if !element.optional {
                break;
            }
        }
        Self { elements, divider, first }
    }

    /// Whether the elements from one on take the tokens from one on; returns where they end.
    fn at(&self, row: &Row<'_>, element: usize, token: usize, taken: &mut Vec<(usize, Took)>) -> Option<usize> {
        let Some(this) = self.elements.get(element) else { return Some(token) };
        let glued = row.tokens.get(token).is_some_and(|token| token.glued);
        if this.mask & row.mask(token) != 0 && (!this.glued || glued) {
            for want in this.wants.iter().filter(|want| row.is(**want, token)) {
                taken.push((element, Took { want: *want, token }));
                if let Some(end) = self.at(row, element + 1, token + 1, taken) {
                    return Some(end);
                }
                taken.pop();
            }
        }
        if this.optional { self.at(row, element + 1, token, taken) } else { None }
    }
}

impl Want {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "day" => Self::Day,
            "card" => Self::Cardinal,
            "nth" => Self::Nth,
            "year" => Self::Year,
            "yyy" => Self::LongAgo,
            "yy" => Self::Short,
            "'yy" => Self::Apostrophe,
            "n" => Self::Count,
            "num" => Self::Digits,
            _ => match Class::named(word) {
                Some(class) => Self::Class(class),
                None => Self::Sign(word.chars().next()?),
            },
        })
    }

    /// A bit for each class, one for numbers and one for signs.
    fn mask(self) -> u64 {
        match self {
            Self::Class(class) => 1 << class as u64,
            Self::Sign(_) => SIGN,
            _ => NUMBER,
        }
    }
}

const NUMBER: u64 = 1 << 62;
const SIGN: u64 = 1 << 63;

struct Row<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Row<'_> {
    /// Without the signs and the words around an expression that are no part of it: "in", "from", "to".
    fn trimmed(&self, mut from: usize, mut to: usize) -> (usize, usize) {
        let loose = |at: usize| {
            let link = [Class::In, Class::From, Class::To, Class::And];
            let means = [Class::Which, Class::Ago, Class::Apart, Class::DayWord, Class::Unit];
            matches!(self.tokens.get(at).map(|token| token.kind), Some(Kind::Sign(_)))
                || link.iter().any(|class| self.is(Want::Class(*class), at))
                    && !means.iter().any(|class| self.is(Want::Class(*class), at))
        };
        while from + 1 < to && loose(from) {
            from += 1;
        }
        while from + 1 < to && loose(to - 1) {
            to -= 1;
        }
        (from, to)
    }

    fn mask(&self, at: usize) -> u64 {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Word { entry, .. }) => self.lexicon.entry_at(entry).mask,
            Some(Kind::Number(_)) => NUMBER,
            Some(Kind::Sign(_)) => SIGN,
            None => 0,
        }
    }

    fn number(&self, at: usize) -> Number {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Number(number)) => number,
            _ => Number::default(),
        }
    }

    fn value(&self, want: Want, at: usize) -> i16 {
        match (want, self.tokens.get(at).map(|token| token.kind)) {
            (Want::Class(class), Some(Kind::Word { entry, .. })) => self.lexicon.has(entry, class).unwrap_or_default(),
            _ => 0,
        }
    }

    fn is(&self, want: Want, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        match (want, token.kind) {
            (Want::Class(class), Kind::Word { entry, .. }) => self.lexicon.has(entry, class).is_some(),
            (Want::Sign('-'), Kind::Sign(sign)) => matches!(sign, '-' | '‐' | '‑' | '–' | '—' | '−'),
            (Want::Sign(','), Kind::Sign(sign)) => matches!(sign, ',' | '،'),
            (Want::Sign(wanted), Kind::Sign(sign)) => wanted == sign,
            (_, Kind::Number(number)) => want.takes(number),
            _ => false,
        }
    }
}

impl Want {
    fn takes(self, number: Number) -> bool {
        let Number { value, digits, ordinal, amount, short } = number;
        match self {
            Self::Digits => digits > 0 && digits <= 4 && !ordinal,
            _ if amount => false,
            Self::Day => (1..=31).contains(&value) && (digits > 0 || ordinal) && digits <= 2 && !short,
            Self::Cardinal => (1..=31).contains(&value) && digits == 0 && !ordinal,
            Self::Nth => ordinal && value > 0,
            Self::Year => (1000..=2199).contains(&value) && (digits == 4 || digits == 0) && !ordinal,
            Self::LongAgo => (100..=999).contains(&value) && !ordinal,
            Self::Short => short || !ordinal && (digits == 2 || digits == 0 && (30..=99).contains(&value)),
            Self::Apostrophe => short,
            Self::Count => value > 0 && value < 1000 && !ordinal && !short,
            Self::Class(_) | Self::Sign(_) => false,
        }
    }
}
