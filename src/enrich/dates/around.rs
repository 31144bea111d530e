//! What stands around an expression: the signs by which a reader tells a date from a number or a name.

use super::expression::Expression;
use super::lexicon::{Class, Lexicon, STORY, UNKNOWN, unit};
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
    pub(super) fn before(&self) -> Option<&Token> {
        self.tokens.get(self.from.checked_sub(1)?)
    }

    pub(super) fn after(&self) -> Option<&Token> {
        self.tokens.get(self.to)
    }

    pub(super) fn is(&self, token: Option<&Token>, class: Class) -> bool {
        self.value(token, class).is_some()
    }

    /// What a token says as a word of a class.
    pub(super) fn value(&self, token: Option<&Token>, class: Class) -> Option<i16> {
        match token?.kind {
            Kind::Word { entry, .. } => self.lexicon.has(entry, class),
            _ => None,
        }
    }

    pub(super) fn before_is(&self, class: Class) -> bool {
        self.is(self.before(), class)
    }

    /// "Several" before it.
    pub(super) fn is_vague(&self) -> bool {
        self.value(self.before(), Class::Vague) == Some(0)
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
        let week = self.value(weeks, Class::Unit) == Some(unit::WEEK);
        let days = self.value(weeks, Class::Units).is_some_and(|units| units <= unit::WEEK);
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

    fn sentence_of(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).map(|token| token.sentence)
    }

    pub(super) fn is_in_digits(&self) -> bool {
        let mut tokens = self.tokens.get(self.from..self.to).unwrap_or_default().iter();
        tokens.any(|token| matches!(token.kind, Kind::Number(number) if number.digits > 0))
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
        self.lexicon.cased
            && within
            && (said.today.is_some() || named || self.value(self.after(), Class::Unit) == Some(unit::WEEK))
    }

    /// "In the 30 last years": so many of what a word such as "last" stands with.
    pub(super) fn is_counted(&self, said: &Expression) -> bool {
        let number = matches!(self.before(), Some(Token { kind: Kind::Number(number), .. }) if !number.ordinal && number.digits < 4);
        let unit = said.unit.is_some() && said.which.is_some() || self.has(Class::DayWord) && said.month.is_none();
        !self.lexicon.cased && number && unit && said.count.is_none()
    }

    /// "June: the parties agree", or a heading "June"; and not "17:30".
    pub(super) fn is_headed(&self) -> bool {
        let mut before = self.tokens.get(..self.from).unwrap_or_default().iter();
        before.all(|token| matches!(token.kind, Kind::Sign(_)))
            && self.after().is_none_or(Token::is_colon)
            && !matches!(self.tokens.get(self.to + 1), Some(Token { kind: Kind::Number(_), glued: true, .. }))
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

    pub(super) fn is_first(&self) -> bool {
        self.from == 0 || self.sentence_of(self.from) != self.sentence_of(self.from - 1)
    }

    /// A word in small letters with the ending of a plural, as far as the language has one.
    pub(super) fn is_plural(&self, token: Option<&Token>) -> bool {
        let Some(token @ Token { kind: Kind::Word { entry, .. }, capital: false, .. }) = token else { return false };
        let word = self.text.get(token.start..token.end).unwrap_or_default().trim_end_matches('\u{64b}');
        *entry == UNKNOWN && !self.lexicon.counted.is_empty() && word.ends_with(self.lexicon.counted)
    }

    /// Whether the last word of the expression is a number.
    pub(super) fn ends_with_number(&self) -> bool {
        matches!(self.to.checked_sub(1).and_then(|at| self.tokens.get(at)), Some(Token { kind: Kind::Number(_), .. }))
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
                (placed || self.before_is(Class::In) || of_event && !weak || self.is_headed())
                    && !(weak && (self.is_attached() || self.before_is(Class::And)))
            }
        }
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
