//! Which numbers are years or days, and which count, number or price something.

use super::around::Around;
use super::expression::Expression;
use super::lexicon::{Class, unit};
use super::resolve::is_nine_eleven;
use super::scan::{Kind, Number, Token};

impl Around<'_> {
    /// Whether a number of four digits is a year where it stands.
    pub(super) fn is_year(&self, said: &Expression) -> bool {
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        let number = tokens.find_map(|token| match token.kind {
            Kind::Number(number) => Some((number, token.capital)),
            _ => None,
        });
        let Some((number, capital)) = number else { return false };
        let thousands = said.about && number.digits == 0 && number.value.is_multiple_of(1000);
        if self.is_numbered() || self.is_amount(number) || thousands || capital && !self.is_first() {
            return false;
        }
        if said.part || said.about || said.to_next || self.before_is(Class::Before) || self.is_listed() {
            return true;
        }
        // Without a word that says so, only what is a likely year.
        let likely =
            (1700..=2099).contains(&number.value) || !self.lexicon.cased && (1250..=1450).contains(&number.value);
        // "2013 earnings" and "the 1810 elections", but "2000 demonstrators".
        let first = if self.before_is(Class::The) { 1700 } else { 1950 };
        let modern = (first..=2035).contains(&number.value) && !number.value.is_multiple_of(100);
        likely
            && number.digits != 3
            && (modern && self.lexicon.cased || !self.is_plural(self.after()))
            && !self.is_model()
            && !self.is_of_compound()
    }

    /// "Page 2013", "#2013"; but "until at least 2021".
    fn is_numbered(&self) -> bool {
        let place = self.from.checked_sub(3).and_then(|at| self.tokens.get(at));
        let until = self.is(place, Class::To) || self.is(place, Class::Since);
        self.before_is(Class::Numbered) && !until || self.sign_before_is_of_number() || self.is_quoted()
    }

    /// "2013 soldiers", "a 2000 year old tradition"; but "the 2013 French championship".
    fn is_amount(&self, number: Number) -> bool {
        let plain = (1700..=2035).contains(&number.value) && !number.value.is_multiple_of(100);
        let capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.capital);
        let name = (self.before_is(Class::The) || self.is_first()) && capital(self.to) || capital(self.to + 1);
        let units = [Class::Unit, Class::Units].iter().filter_map(|class| self.value(self.after(), *class));
        let old = self.lexicon.cased && units.into_iter().any(|unit| unit <= unit::CENTURY);
        self.is(self.after(), Class::Counted) && !(plain && name) || old
    }

    /// Whether its number only counts, in words.
    pub(super) fn counts_in_words(&self) -> bool {
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        tokens.any(|token| matches!(token.kind, Kind::Number(number) if number.digits == 0 && !number.ordinal))
    }

    /// A year among years: "in 1665, 1691 and 1740".
    fn is_listed(&self) -> bool {
        let is_joint = |token: &Token| matches!(token.kind, Kind::Sign(',' | '،')) || self.is(Some(token), Class::And);
        let before = (0..self.from).rev().filter_map(|at| self.tokens.get(at)).find(|token| !is_joint(token));
        let year = matches!(before, Some(Token { kind: Kind::Number(number), .. })
            if number.digits == 4 && (1000..=2100).contains(&number.value));
        year && !self.is_of_noun() && self.before().is_some_and(is_joint)
    }

    /// "A 1978 Paykan" was built then; "a 1971 Convention", "a 2020 North American tour" have their years.
    fn is_model(&self) -> bool {
        const NAME: usize = 4;
        let names = |at: usize| self.is(self.tokens.get(at), Class::Named);
        let name_after = matches!(self.after(), Some(Token { kind: Kind::Word { .. }, capital: true, .. }))
            && !(self.to..self.to + NAME).any(names);
        let of = self.from.checked_sub(2).and_then(|at| self.tokens.get(at));
        let owned = matches!(of, Some(Token { kind: Kind::Sign('\'' | '’'), .. }));
        name_after && (self.before_is(Class::One) || owned)
    }

    /// "The 1900-seat hall".
    fn is_of_compound(&self) -> bool {
        let hyphen = matches!(self.after(), Some(Token { kind: Kind::Sign('-'), glued: true, .. }));
        let word = matches!(self.tokens.get(self.to + 1), Some(Token { kind: Kind::Word { .. }, glued: true, .. }));
        self.lexicon.cased && hyphen && word
    }

    /// "'88", or "the elections of 88".
    pub(super) fn is_short_year(&self) -> bool {
        let number = self.tokens.get(self.from).map(|token| token.kind);
        let short = matches!(number, Some(Kind::Number(number)) if number.short);
        (short || self.before_is(Class::Named)) && !self.is(self.after(), Class::Counted)
    }

    /// Whether what follows is counted: a noun of measure, a percentage, "thousand".
    pub(super) fn counts(&self) -> bool {
        let number = match self.after().map(|token| token.kind) {
            Some(Kind::Number(number)) => number.digits == 0,
            Some(Kind::Sign(sign)) => matches!(sign, '%' | '٪'),
            _ => false,
        };
        let measures = [Class::Counted, Class::Unit, Class::Units];
        number || measures.iter().any(|class| self.is(self.after(), *class))
    }

    /// "555-1979", "#1979", "$1979".
    fn sign_before_is_of_number(&self) -> bool {
        let number = self.from.checked_sub(2).and_then(|at| self.tokens.get(at));
        match self.before() {
            Some(Token { kind: Kind::Sign('-'), glued: true, .. }) => {
                matches!(number, Some(Token { kind: Kind::Number(_), .. }))
            }
            Some(Token { kind: Kind::Sign(sign), .. }) => matches!(sign, '#' | '№' | '$' | '£' | '€' | '/' | '='),
            _ => false,
        }
    }

    /// "22/4", and not a fraction or a score.
    pub(super) fn is_day_and_month(&self, said: &Expression) -> bool {
        let placed = self.before_is(Class::In) || self.before_is(Class::DayWord) || self.has(Class::DayWord);
        let [first, second] = said.numerals.as_slice() else { return false };
        let slash =
            (self.from..self.to).any(|at| matches!(self.tokens.get(at), Some(Token { kind: Kind::Sign('/'), .. })));
        // "24-10" is how a match ended.
        if self.lexicon.cased && !slash && first.digits.max(second.digits) < 4 {
            return false;
        }
        if self.lexicon.cased && is_nine_eleven(&said.numerals) {
            return true;
        }
        let large = first.value.max(second.value);
        first.digits.max(second.digits) == 4 || (1..=31).contains(&large) && (placed || large > 12)
    }
}
