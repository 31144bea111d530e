//! The clause that carries a date: what the entry of a timeline says.
//!
//! It is words of the text, cut where a clause begins or ends and nowhere else.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::scan::{Kind, Token};
use super::tense::WITH_ITS_VERB;

/// Fewer words than these, beside the date, say nothing: "In April 1951, …".
const FEW: usize = 4;

/// More words than these are too many.
const LONG: usize = 24;

/// How many clauses around the date may be taken in to say enough.
const NEIGHBOURS: usize = 6;

/// How many other dates on each side may share a clause that nothing divides. A sentence of dates
/// alone would otherwise be told again for each of them.
const SHARED: usize = 8;

/// The sentence of each date, in bytes, and the clause of it; dates are given by their tokens, in order.
/// Two that follow each other as the ends of a range share a clause.
pub(super) fn clauses(
    tokens: &[Token],
    lexicon: &Lexicon,
    dates: &[(Range<usize>, bool)],
) -> Vec<(Range<usize>, Range<usize>)> {
    let of = |at: usize| {
        let mut clause = Clause { tokens, lexicon, has_aside: false };
        let (date, to_next) = dates.get(at)?;
        let before = at.checked_sub(1).and_then(|at| dates.get(at));
        let after = dates.get(at + 1);
        let (date, before, after) = match (before, after) {
            (_, Some((second, _))) if *to_next => (date.start..second.end, before, dates.get(at + 2)),
            (Some((first, true)), _) => (first.start..date.end, at.checked_sub(2).and_then(|at| dates.get(at)), after),
            _ => (date.clone(), before, after),
        };
        let sentence = clause.sentence(date.start);
        let left = before.map_or(sentence.start, |(before, _)| before.end.max(sentence.start));
        let right = after.map_or(sentence.end, |(after, _)| after.start.min(sentence.end));
        let first = at.checked_sub(SHARED).and_then(|at| dates.get(at)).map_or(0, |(first, _)| first.start);
        let last = dates.get(at + SHARED).map_or(usize::MAX, |(last, _)| last.end);
        let near = sentence.start.max(first)..sentence.end.min(last);
        clause.has_aside = near.clone().filter(|at| *at != date.end && clause.is_dash(*at)).count() == 2;
        let within = clause.between(&near, left, right, &date);
        let label = clause.trimmed(clause.around(&within, &date), &date);
        Some((clause.bytes(&sentence), clause.bytes(&label)))
    };
    (0..dates.len()).map(|at| of(at).unwrap_or_default()).collect()
}

struct Clause<'a> {
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    /// Two dashes stand around what is said aside, and end no clause.
    has_aside: bool,
}

impl Clause<'_> {
    fn sentence(&self, at: usize) -> Range<usize> {
        let sentence = self.tokens.get(at).map(|token| token.sentence);
        let from = self.tokens.partition_point(|token| Some(token.sentence) < sentence);
        let to = self.tokens.partition_point(|token| Some(token.sentence) <= sentence);
        from..to
    }

    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        match (self.tokens.get(tokens.start), last) {
            (Some(first), Some(last)) if first.start < last.end => first.start..last.end,
            _ => 0..0,
        }
    }

    fn is(&self, at: usize, class: Class) -> bool {
        super::is(self.lexicon, self.tokens, at, class)
    }

    fn sign(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    fn is_comma(&self, at: usize) -> bool {
        matches!(self.sign(at), Some(',' | '،'))
    }

    fn is_colon(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_colon)
    }

    fn is_dash(&self, at: usize) -> bool {
        match self.sign(at) {
            Some('—') => true,
            Some('–' | '-' | '_') => self.tokens.get(at).is_some_and(|sign| !sign.glued),
            _ => false,
        }
    }

    fn is_and(&self, at: usize) -> bool {
        self.is(at, Class::And)
    }

    /// Whether a clause begins at a token, whatever dates there are.
    fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        match self.sign(before) {
            Some(';' | '؛' | ':') => true,
            Some('—' | '–' | '-' | '_') => !self.has_aside && self.is_dash(before),
            Some(',' | '،') => self.is(at, Class::Clause),
            _ => false,
        }
    }

    /// "Ali, Reza, and Sara are charged": an "and" after several commas joins what they part.
    fn is_last_of_list(&self, from: usize, at: usize) -> bool {
        self.is_and(at) && (from..at.saturating_sub(1)).any(|at| self.is_comma(at))
    }

    /// Whether a verb stands before, in a language whose clauses end with it.
    fn ended(&self, at: usize) -> bool {
        let verb = |before| {
            let of = |at: usize| super::value(self.lexicon, self.tokens, at, Class::Ahead) == Some(WITH_ITS_VERB);
            self.is(before, Class::Back) || before.checked_sub(1).is_some_and(of)
        };
        self.lexicon.verb_last && at.checked_sub(1).is_some_and(verb)
    }

    /// The part of a sentence that is this date's: where two dates share a clause, each takes its side of the
    /// last comma or "and" between them.
    fn between(&self, sentence: &Range<usize>, left: usize, right: usize, date: &Range<usize>) -> Range<usize> {
        let divide = |from: usize, to: usize| {
            // Not at the colon behind an entry's date.
            let first = if self.is_colon(from) { from + 2 } else { from };
            let last = |is: &dyn Fn(usize) -> bool| (first..=to).rev().find(|at| is(*at));
            // Between two clauses, rather than within one.
            last(&|at| self.begins(at) || self.is_comma(at) && self.is_and(at + 1) || self.is_and(at) && self.ended(at))
                .or_else(|| last(&|at| self.is_comma(at)))
                .or_else(|| last(&|at| self.is_and(at) || self.is(at, Class::Clause)))
        };
        let from = if left > sentence.start { divide(left, date.start) } else { None };
        let to = if right < sentence.end { divide(date.end, right) } else { None };
        from.unwrap_or(sentence.start)..to.unwrap_or(sentence.end)
    }

    /// The clause around the date, with its neighbours where it says too little alone.
    fn around(&self, within: &Range<usize>, date: &Range<usize>) -> Range<usize> {
        let mut from =
            (within.start..=date.start).rev().find(|at| self.begins(*at)).unwrap_or(within.start).max(within.start);
        let ends = |at: &usize| self.begins(*at) && !self.is_last_of_list(date.end + 1, *at);
        let mut to = (date.end..within.end).find(ends).unwrap_or(within.end);
        for _ in 0..NEIGHBOURS {
            let leans = self.leans(from, date) && from > within.start;
            if self.words(&(from..to), date) >= FEW && !leans {
                break;
            }
            if to < within.end && !self.leans(from, date) {
                to = (to + 1..within.end).find(ends).unwrap_or(within.end);
            } else if from > within.start {
                from = (within.start..from).rev().find(|at| self.begins(*at)).unwrap_or(within.start);
            } else {
                break;
            }
        }
        self.shortened(from..to, date)
    }

    /// A clause that nobody reads at a glance, cut at the commas around its date where enough is left.
    fn shortened(&self, clause: Range<usize>, date: &Range<usize>) -> Range<usize> {
        let Range { start: mut from, end: mut to } = clause;
        let comma_before = (from + 1..=date.start).rev().find(|at| self.is_comma(at - 1));
        if let Some(comma) = comma_before.filter(|at| self.words(&(*at..to), date) >= 2 * FEW)
            && self.words(&(from..to), date) > LONG
        {
            from = comma;
        }
        let comma_after = (date.end..to).find(|at| self.is_comma(*at));
        if let Some(comma) = comma_after.filter(|at| self.words(&(from..*at), date) >= 2 * FEW)
            && self.words(&(from..to), date) > LONG
        {
            to = comma;
        }
        from..to
    }

    /// How many words there are beside the date.
    fn words(&self, tokens: &Range<usize>, date: &Range<usize>) -> usize {
        let is_word = |at: &usize| matches!(self.tokens.get(*at), Some(Token { kind: Kind::Word { .. }, .. }));
        tokens.clone().filter(|at| !date.contains(at)).filter(is_word).count()
    }

    /// Whether a clause begins with a word that needs what stands before it: "which began in 1979".
    fn leans(&self, from: usize, date: &Range<usize>) -> bool {
        from < date.start && self.lexicon_leans(from)
    }

    fn lexicon_leans(&self, at: usize) -> bool {
        self.is(at, Class::Leaning)
    }

    /// Without the date that it begins with, and without signs and joining words at its ends.
    fn trimmed(&self, clause: Range<usize>, date: &Range<usize>) -> Range<usize> {
        let Range { start: mut from, end: mut to } = clause;
        let links = |at: usize| [Class::And, Class::Linking].iter().any(|class| self.is(at, *class));
        let joins = |at: usize| {
            let opens = matches!(self.sign(at), Some('"' | '“' | '«' | '‘' | '('));
            // "To 1988", but "to strengthen her hand".
            let to = at + 1 == date.start && self.is(at, Class::To);
            self.sign(at).is_some() && !opens || to || links(at)
        };
        while from + 1 < to && from < date.start && joins(from) {
            from += 1;
        }
        // "In April 1951, parliament …" is told beside the date.
        let leads = (from..date.start).all(|at| {
            self.is(at, Class::In)
                || self.is(at, Class::From)
                || self.is(at, Class::The)
                || self.is(at, Class::DayWord)
                || self.is_and(at)
        });
        // So is the date of a chronicle's entry: "20 March: parliament …".
        let parted = self.is_comma(date.end) || self.is_colon(date.end);
        let cut = leads && (from < date.start || parted);
        if cut && self.words(&(date.end..to), date) >= FEW - 1 && !self.is(date.end, Class::Back) {
            from = date.end;
            while from + 1 < to && joins(from) {
                from += 1;
            }
        }
        while from + 1 < to
            && self.sign(to - 1).is_some_and(|sign| !matches!(sign, '"' | '”' | '»' | '’' | ')' | '%' | '٪'))
        {
            to -= 1;
        }
        while from + 1 < to && (links(to - 1) || self.is_comma(to - 1)) {
            to -= 1;
        }
        self.balanced(from, to)
    }

    /// Without a bracket or a quotation mark whose other half is outside.
    fn balanced(&self, mut from: usize, mut to: usize) -> Range<usize> {
        let count = |from: usize, to: usize, sign: char| (from..to).filter(|at| self.sign(*at) == Some(sign)).count();
        for (open, close) in [('(', ')'), ('«', '»'), ('“', '”'), ('[', ']')] {
            if count(from, to, open) != count(from, to, close) {
                if self.sign(from) == Some(open) {
                    from += 1;
                }
                if to > from && self.sign(to - 1) == Some(close) {
                    to -= 1;
                }
            }
        }
        from..to
    }
}
