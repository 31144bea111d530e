//! What stands around an expression: the signs by which a reader tells a date from a number or a name.

use super::expression::Expression;
use super::lexicon::{Class, Lexicon, STORY, UNKNOWN, unit};
use super::resolve::is_nine_eleven;
use super::scan::{Kind, Token};

/// The tokens of a text, and which of them are an expression.
pub(super) struct Around<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Around<'_> {
    fn before(&self) -> Option<&Token> {
        self.tokens.get(self.from.checked_sub(1)?)
    }

    pub(super) fn after(&self) -> Option<&Token> {
        self.tokens.get(self.to)
    }

    pub(super) fn is(&self, token: Option<&Token>, class: Class) -> bool {
        matches!(token, Some(Token { kind: Kind::Word { entry, .. }, .. }) if self.lexicon.has(*entry, class).is_some())
    }

    pub(super) fn before_is(&self, class: Class) -> bool {
        self.is(self.before(), class)
    }

    /// "Several" before it.
    pub(super) fn is_vague(&self) -> bool {
        matches!(self.before(), Some(Token { kind: Kind::Word { entry, .. }, .. })
            if self.lexicon.has(*entry, Class::Vague) == Some(0))
    }

    /// Names of months and weekdays have a capital letter where the script has them.
    pub(super) fn is_written_large(&self) -> bool {
        let is_name = |token: &&Token| self.is(Some(token), Class::Month) || self.is(Some(token), Class::Weekday);
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        !self.lexicon.cased || tokens.by_ref().filter(is_name).all(|token| token.capital)
    }

    /// "The last week of August" is no month.
    pub(super) fn is_part_of_weeks(&self) -> bool {
        let weeks = self.from.checked_sub(2).and_then(|at| self.tokens.get(at));
        let week = matches!(weeks, Some(Token { kind: Kind::Word { entry, .. }, .. })
            if self.lexicon.has(*entry, Class::Unit) == Some(unit::WEEK));
        let days = matches!(weeks, Some(Token { kind: Kind::Word { entry, .. }, .. })
            if self.lexicon.has(*entry, Class::Units).is_some_and(|units| units <= unit::WEEK));
        self.before_is(Class::Of) && (week || days && self.lexicon.cased)
    }

    /// "بعد شهرين من الاغتيال": so long after something whose day this does not tell.
    pub(super) fn is_after_event(&self, said: &Expression) -> bool {
        let counted = said.ago.is_some() && said.unit.is_some() && said.today.is_none();
        // "دو هفته پیش از وین بازگشتند" came back from Vienna; "ده روز پیش از ۷ اکتبر" was before that day.
        let after = said.ago.is_some_and(|ago| ago > STORY) || self.is(self.after(), Class::Of);
        let day = matches!(self.tokens.get(self.to + 1), Some(Token { kind: Kind::Number(_), .. }));
        !self.lexicon.cased && counted && self.is(self.after(), Class::From) && (after || day)
    }

    /// "يوم الثلاثاء من كل أسبوع".
    pub(super) fn is_of_each(&self) -> bool {
        self.is(self.after(), Class::Of) && self.is(self.tokens.get(self.to + 1), Class::Each)
    }

    /// "The last winter of the war" was not that before publication.
    pub(super) fn is_last_of(&self, said: &Expression) -> bool {
        let stretch = said.unit.is_some() || said.season.is_some();
        let last = said.which == Some(-1) && said.definite && stretch;
        self.lexicon.cased && last && self.is(self.after(), Class::Of)
    }

    fn is_before_week(&self) -> bool {
        matches!(self.after(), Some(Token { kind: Kind::Word { entry, .. }, .. })
            if self.lexicon.has(*entry, Class::Unit) == Some(unit::WEEK))
    }

    fn sentence_of(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).map(|token| token.sentence)
    }

    pub(super) fn is_in_digits(&self) -> bool {
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        tokens.any(|token| matches!(token.kind, Kind::Number(number) if number.digits > 0))
    }

    /// Whether a number of four digits is a year where it stands.
    pub(super) fn is_year(&self, said: &Expression) -> bool {
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        let number = tokens.find_map(|token| match token.kind {
            Kind::Number(number) => Some((number, token.capital)),
            _ => None,
        });
        let Some((number, capital)) = number else { return false };
        // "Until at least 2021".
        let place = self.from.checked_sub(3).and_then(|at| self.tokens.get(at));
        let until = self.is(place, Class::To) || self.is(place, Class::Since);
        let numbered = self.before_is(Class::Numbered) && !until || self.sign_before_is_of_number() || self.is_quoted();
        // "2,013 French", but "the 2013 French championship".
        if said.about && number.digits == 0 && number.value.is_multiple_of(1000) {
            return false;
        }
        let plain = (1700..=2035).contains(&number.value) && number.value % 100 != 0;
        let name = (self.before_is(Class::The) || self.is_first()) && self.after().is_some_and(|token| token.capital);
        let name = name || self.tokens.get(self.to + 1).is_some_and(|token| token.capital);
        // "A 2000 year old tradition".
        let old = matches!(self.after(), Some(Token { kind: Kind::Word { entry, .. }, .. })
            if [Class::Unit, Class::Units].iter().any(|class| {
                self.lexicon.has(*entry, *class).is_some_and(|unit| unit <= unit::CENTURY)
            }));
        let counted = self.is(self.after(), Class::Counted) && !(plain && name) || old && self.lexicon.cased;
        if numbered || counted || capital && !self.is_first() {
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
        let modern = (first..=2035).contains(&number.value) && number.value % 100 != 0;
        likely
            && number.digits != 3
            && (modern && self.lexicon.cased || !self.is_plural(self.after()))
            && !self.is_model()
            && !self.is_of_compound()
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

    /// Whether a noun in small letters follows: "a winter storm".
    pub(super) fn is_of_noun(&self) -> bool {
        let Some(token @ Token { kind: Kind::Word { entry: UNKNOWN, .. }, capital: false, .. }) = self.after() else {
            return false;
        };
        let word = self.text.get(token.start..token.end).unwrap_or_default();
        self.lexicon.cased && !["ing", "ed"].iter().any(|verb| word.ends_with(verb))
    }

    /// "Theresa May".
    pub(super) fn is_named(&self) -> bool {
        let capital =
            matches!(self.before(), Some(Token { kind: Kind::Word { entry: UNKNOWN, .. }, capital: true, .. }));
        capital && (self.has(Class::Weak) || self.from > 1) || self.is_after_title()
    }

    /// "Johnnie Christmas", "the Easter Offensive", "the Today programme".
    pub(super) fn is_in_name(&self, said: &Expression) -> bool {
        let is_word = |token: Option<&Token>| matches!(token, Some(Token { kind: Kind::Word { .. }, .. }));
        let capital = |token: Option<&Token>| token.is_some_and(|token| token.capital);
        let within = capital(self.tokens.get(self.from)) && !self.is_first() && is_word(self.before());
        let named = self.is_named() || is_word(self.after()) && capital(self.after());
        self.lexicon.cased && within && (said.today.is_some() || named || self.is_before_week())
    }

    /// "In the 30 last years": so many of what a word such as "last" stands with.
    pub(super) fn is_counted(&self, said: &Expression) -> bool {
        let number = matches!(self.before(), Some(Token { kind: Kind::Number(number), .. }) if !number.ordinal && number.digits < 4);
        let unit = said.unit.is_some() && said.which.is_some() || self.has(Class::DayWord) && said.month.is_none();
        !self.lexicon.cased && number && unit && said.count.is_none()
    }

    /// "June: the parties agree".
    fn is_headed(&self) -> bool {
        let mut before = self.tokens.get(..self.from).unwrap_or_default().iter();
        before.all(|token| matches!(token.kind, Kind::Sign(_)))
            && matches!(self.after(), Some(Token { kind: Kind::Sign(':' | '–' | '—'), .. }))
    }

    /// "Mrs. May".
    fn is_after_title(&self) -> bool {
        let dot = matches!(self.before(), Some(Token { kind: Kind::Sign('.'), .. }));
        let title = self.from.checked_sub(1 + usize::from(dot)).and_then(|at| self.tokens.get(at));
        self.is(title, Class::Mister)
    }

    pub(super) fn is_quoted(&self) -> bool {
        let quote = |token: Option<&Token>| {
            matches!(token, Some(Token { kind: Kind::Sign('"' | '“' | '”' | '«' | '»' | '*' | '_'), .. }))
        };
        quote(self.before()) && quote(self.after())
    }

    fn is_first(&self) -> bool {
        self.from == 0 || self.sentence_of(self.from) != self.sentence_of(self.from - 1)
    }

    /// A word in small letters with the ending of a plural, as far as the language has one.
    fn is_plural(&self, token: Option<&Token>) -> bool {
        let Some(token @ Token { kind: Kind::Word { entry, .. }, capital: false, .. }) = token else { return false };
        let word = self.text.get(token.start..token.end).unwrap_or_default().trim_end_matches('\u{64b}');
        *entry == UNKNOWN && !self.lexicon.counted.is_empty() && word.ends_with(self.lexicon.counted)
    }

    /// Whether the last word of the expression is a number.
    pub(super) fn ends_with_number(&self) -> bool {
        matches!(self.to.checked_sub(1).and_then(|at| self.tokens.get(at)), Some(Token { kind: Kind::Number(_), .. }))
    }

    /// Whether what follows is counted: a noun of measure, a percentage, "thousand".
    pub(super) fn counts(&self) -> bool {
        let number = match self.after().map(|token| token.kind) {
            Some(Kind::Number(number)) => number.digits == 0,
            Some(Kind::Sign(sign)) => matches!(sign, '%' | '٪'),
            _ => false,
        };
        number || self.is(self.after(), Class::Counted)
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

    /// "'88", or "the elections of 88".
    pub(super) fn is_short_year(&self) -> bool {
        let number = self.tokens.get(self.from).map(|token| token.kind);
        let short = matches!(number, Some(Kind::Number(number)) if number.short);
        (short || self.before_is(Class::Named)) && !self.is(self.after(), Class::Counted)
    }

    pub(super) fn is_month(&self) -> bool {
        let weak = self.has(Class::Weak);
        let within = !self.is_first();
        let name = |token: Option<&Token>| matches!(token, Some(Token { kind: Kind::Word { .. }, capital: true, .. }));
        if self.is_named() || self.lexicon.cased && self.before_is(Class::Title) {
            return false;
        }
        if self.has(Class::MonthWord) {
            return true;
        }
        let placing =
            [Class::To, Class::From, Class::Of, Class::The, Class::One, Class::And, Class::MonthWord, Class::DayWord];
        let placed = placing.iter().any(|class| self.before_is(*class));
        // "أزمة نوفمبر", but "حرب أكتوبر" is the name of one.
        let of_event = self.before_is(Class::Before) && !self.before_is(Class::Named);
        match (self.lexicon.cased, weak) {
            (true, false) => true,
            (true, true) => self.before_is(Class::In) || self.is_headed() || (within || placed) && !name(self.after()),
            // Without capitals, a name looks like the month that it is.
            (false, weak) => {
                (placed || self.before_is(Class::In) || of_event && !weak)
                    && !(weak && (self.is_attached() || self.before_is(Class::And)))
            }
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

    pub(super) fn has(&self, class: Class) -> bool {
        (self.from..self.to).any(|at| self.is(self.tokens.get(at), class))
    }

    /// Whether something is written on the word.
    fn is_attached(&self) -> bool {
        matches!(self.tokens.get(self.from), Some(Token { kind: Kind::Word { attached: true, .. }, .. }))
    }

    /// "في الحادي والعشرين": from eleven on, an ordinal right after "in" or "to" is a day of the month.
    pub(super) fn is_late_day(&self, said: &Expression) -> bool {
        said.nth.is_some_and(|nth| (11..=31).contains(&nth)) && (self.before_is(Class::In) || self.before_is(Class::To))
    }

    /// "The 25th" and not "the 25th time".
    pub(super) fn ends_here(&self) -> bool {
        match self.after() {
            None => true,
            Some(Token { kind: Kind::Sign(sign), .. }) => !matches!(sign, '-' | '‐' | '‑' | '/' | '’' | '\''),
            Some(Token { kind: Kind::Word { .. }, .. }) => {
                let goes_on = [
                    Class::In,
                    Class::And,
                    Class::Back,
                    Class::Whose,
                    Class::The,
                    Class::One,
                    Class::To,
                    Class::Pronoun,
                    Class::Clause,
                ];
                goes_on.iter().any(|class| self.is(self.after(), *class))
            }
            Some(_) => false,
        }
    }
}
