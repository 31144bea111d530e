//! What looks like a date and is none.

use super::expression::Expression;
use super::lexicon::{Class, Lexicon, UNKNOWN, unit};
use super::pattern::Match;
use super::scan::{Kind, Token};

/// Whether the words around an expression let it be a date.
pub(super) fn is_date(text: &str, found: &Match, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let around = Around { text, tokens, lexicon, from: found.from, to: found.to };
    let said = &found.said;
    if around.before_is(Class::Each) || around.is_part_of_weeks() || !around.is_written_large() {
        return false;
    }
    if is_bare_year(said) {
        return around.is_year(said);
    }
    if said.short.is_some() && said.month.is_none() && said.season.is_none() && !said.is_decade && !said.is_year {
        return around.is_short_year();
    }
    if is_bare_month(said) {
        return around.is_month();
    }
    if said.season.is_some() && said.year.is_none() && said.short.is_none() && said.which.is_none() {
        return !around.first_is_weak() || around.before_is(Class::In) || around.before_is(Class::The) || said.part;
    }
    if said.weekday.is_some() && said.month.is_none() && said.day.is_none() {
        return !around.first_is_weak();
    }
    if said.nth.is_some() && said.month.is_none() && said.weekday.is_none() && !said.is_century && said.unit.is_none() {
        return around.is_in_digits() && around.ends_here();
    }
    if said.month.is_some() && said.day.is_some() && said.year.is_none() {
        return !around.numbers_something_after_month();
    }
    true
}

fn is_bare_year(said: &Expression) -> bool {
    let other = said.month.is_some() || said.season.is_some() || said.era.is_some() || said.feast.is_some();
    said.year.is_some() && !other && !said.is_decade && !said.is_year
}

fn is_bare_month(said: &Expression) -> bool {
    let other = said.day.is_some() || said.nth.is_some() || said.which.is_some() || said.short.is_some() || said.part;
    said.month.is_some() && said.year.is_none() && !other
}

struct Around<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
    from: usize,
    to: usize,
}

impl Around<'_> {
    fn before(&self) -> Option<&Token> {
        self.tokens.get(self.from.checked_sub(1)?)
    }

    fn after(&self) -> Option<&Token> {
        self.tokens.get(self.to)
    }

    fn is(&self, token: Option<&Token>, class: Class) -> bool {
        matches!(token, Some(Token { kind: Kind::Word { entry, .. }, .. }) if self.lexicon.has(*entry, class).is_some())
    }

    fn before_is(&self, class: Class) -> bool {
        self.is(self.before(), class)
    }

    fn first_is_weak(&self) -> bool {
        (self.from..self.to).any(|at| self.is(self.tokens.get(at), Class::Weak))
    }

    /// Names of months and weekdays have a capital letter where the script has them.
    fn is_written_large(&self) -> bool {
        let is_name = |token: &&Token| self.is(Some(token), Class::Month) || self.is(Some(token), Class::Weekday);
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        !self.lexicon.cased || tokens.by_ref().filter(is_name).all(|token| token.capital)
    }

    /// "The last week of August" is no month.
    fn is_part_of_weeks(&self) -> bool {
        let weeks = self.from.checked_sub(2).and_then(|at| self.tokens.get(at));
        let is_week = matches!(weeks, Some(Token { kind: Kind::Word { entry, .. }, .. })
            if self.lexicon.has(*entry, Class::Unit).is_some_and(|value| value == unit::WEEK || value == unit::DAY));
        self.before_is(Class::Of) && is_week
    }

    fn is_in_digits(&self) -> bool {
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        tokens.any(|token| matches!(token.kind, Kind::Number(number) if number.digits > 0))
    }

    /// Whether a number of four digits is a year where it stands.
    fn is_year(&self, said: &Expression) -> bool {
        let number = self.tokens.get(self.from..self.to).unwrap_or_default().iter().rev().find_map(|token| match token.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        });
        let Some(number) = number else { return false };
        if self.before_is(Class::Numbered) || self.is(self.after(), Class::Counted) || self.sign_before_is_of_number() {
            return false;
        }
        let said_so = said.part || self.before_is(Class::Before) || self.before_is(Class::In);
        if said_so {
            return true;
        }
        // Without a word that says so, only what is a likely year.
        let likely = (1700..=2099).contains(&number.value) || !self.lexicon.cased && (1200..=1500).contains(&number.value);
        likely && number.digits == 4 && !self.is_plural(self.after())
    }

    /// A word in small letters with the ending of a plural, as far as the language has one.
    fn is_plural(&self, token: Option<&Token>) -> bool {
        let Some(token @ Token { kind: Kind::Word { entry, .. }, capital: false, .. }) = token else { return false };
        *entry == UNKNOWN && self.text.get(token.start..token.end).is_some_and(|word| self.lexicon.cased && word.ends_with('s'))
    }

    fn sign_before_is_of_number(&self) -> bool {
        matches!(self.before(), Some(Token { kind: Kind::Sign('#' | '№' | '$' | '£' | '€' | '/' | '='), .. }))
    }

    fn is_short_year(&self) -> bool {
        let number = self.tokens.get(self.from).map(|token| token.kind);
        let short = matches!(number, Some(Kind::Number(number)) if number.short);
        short && !self.is(self.after(), Class::Counted)
    }

    fn is_month(&self) -> bool {
        if !self.first_is_weak() {
            return true;
        }
        let name_after = matches!(self.after(), Some(Token { kind: Kind::Word { .. }, capital: true, .. }));
        let placing = [Class::In, Class::To, Class::From, Class::Of, Class::The, Class::One, Class::And];
        placing.iter().any(|class| self.before_is(*class)) && !name_after
    }

    /// "The 25th" and not "the 25th time".
    fn ends_here(&self) -> bool {
        match self.after() {
            None => true,
            Some(Token { kind: Kind::Sign(sign), .. }) => !matches!(sign, '-' | '‐' | '‑' | '/' | '’' | '\''),
            Some(Token { kind: Kind::Word { .. }, .. }) => self.is(self.after(), Class::In) || self.is(self.after(), Class::And) || self.is(self.after(), Class::Back),
            Some(_) => false,
        }
    }

    /// "May 3 people" is no date.
    fn numbers_something_after_month(&self) -> bool {
        self.is(self.after(), Class::Counted)
    }
}
