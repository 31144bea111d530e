//! What looks like a date and is none.

use super::around::Around;
use super::expression::Expression;
use super::lexicon::{Class, Lexicon, unit};
use super::pattern::Match;
use super::scan::Token;
use super::{Reason, Text};

/// Why the words around an expression do not let it be a date; `None` where it is one.
pub(super) fn trap(text: &str, found: &Match, tokens: &[Token], lexicon: &Lexicon) -> Option<Reason> {
    let around = Around { text, tokens, lexicon, from: found.from, to: found.to };
    let said = &found.said;
    if around.before_is(Class::Each)
        || around.is(around.after(), Class::Each) && said.month.is_none()
        || around.is_of_each()
    {
        return Some(Reason::Repeated);
    }
    if around.is_quoted() && said.year.is_none() {
        return Some(Reason::Word);
    }
    let vague = around.is_vague() || around.is(around.after(), Class::Vague);
    // "The 19th of it" is one of a month, where the third of a thing is not dated.
    if around.has(Class::It) && said.unit == Some(unit::MONTH) && !around.before_is(Class::In) {
        return Some(Reason::Number);
    }
    if said.is_length()
        || around.is_after_event(said)
        || around.is_counted(said)
        || vague && said.unit.is_some()
        || around.is_part_of_weeks()
        || around.is_last_of(said)
        || said.unit == Some(unit::DAY) && said.part && said.which.is_none()
    {
        return Some(Reason::Length);
    }
    if !around.is_written_large() && !around.is_in_digits() {
        return Some(Reason::Word);
    }
    let (is_date, reason) = judge(said, &around);
    (!is_date).then_some(reason)
}

/// Whether the name of a month can be somebody's: "Theresa May".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// It cannot.
    No,
    /// It is.
    Yes,
    /// It is if it is anywhere in the text: "prompts May to announce".
    Perhaps,
}

/// Whether the name of a month stands alone where a name can stand.
pub(super) fn name(text: &str, found: &Match, tokens: &[Token], lexicon: &Lexicon) -> Name {
    let around = Around { text, tokens, lexicon, from: found.from, to: found.to };
    if !lexicon.cased || !is_bare_month(&found.said) || !around.has(Class::Weak) {
        Name::No
    } else if around.is_named() {
        Name::Yes
    } else if around.before_is(Class::In) {
        Name::No
    } else {
        Name::Perhaps
    }
}

/// Who has been named with a first name is meant where the name stands alone.
pub(super) fn leave_names(texts: &mut [Text<'_>]) {
    let mut names = Vec::new();
    for found in texts.iter().flat_map(|text| &text.found).filter(|found| found.name == Name::Yes) {
        names.extend(found.said.month.filter(|month| !names.contains(month)));
    }
    for found in texts.iter_mut().flat_map(|text| &mut text.found) {
        if found.name == Name::Perhaps && found.said.month.is_some_and(|month| names.contains(&month)) {
            found.trap = Some(Reason::Word);
        }
    }
}

/// "In Mehr 27 thousand", "on Sunday 12 people": a number that counts what follows it is no part of the date.
pub(super) fn leave_counts(found: &mut Match, tokens: &[Token], lexicon: &Lexicon) {
    let around = Around { text: "", tokens, lexicon, from: found.from, to: found.to };
    let said = &mut found.said;
    let year = said.short.is_some() && said.month.is_some();
    let day = said.weekday.is_some() && said.day.is_some() && said.month.is_none();
    if (year || day) && found.to > found.from + 1 && around.ends_with_number() && around.counts() {
        (said.short, found.to) = (None, found.to - 1);
        if day {
            said.day = None;
        }
    }
}

/// Whether an expression is a date, and what it is otherwise.
fn judge(said: &Expression, around: &Around<'_>) -> (bool, Reason) {
    let alone = said.month.is_none() && said.weekday.is_none();
    if said.numerals.len() == 2 && !around.is_day_and_month(said) {
        return (false, Reason::Number);
    }
    if is_bare_year(said) {
        return (said.second || around.is_year(said), Reason::Number);
    }
    if said.short.is_some() && said.month.is_none() && said.season.is_none() && !said.is_decade && !said.is_year {
        return (said.second || said.part || around.is_short_year(), Reason::Number);
    }
    let placed =
        said.day.is_some() || said.nth.is_some() || said.year.is_some() || said.which.is_some() && said.unit.is_some();
    if around.has(Class::Bound) && !placed && !around.has(Class::MonthWord) {
        return (false, Reason::Word);
    }
    if is_bare_month(said) {
        return (around.is_month(), Reason::Word);
    }
    if said.season.is_some() && said.year.is_none() && said.short.is_none() && said.which.is_none() {
        let placed = around.before_is(Class::In) || around.before_is(Class::The) || said.part;
        return ((placed || !around.has(Class::Weak)) && (said.part || !around.is_of_noun()), Reason::Word);
    }
    if said.feast.is_some() && said.year.is_none() && (around.is_of_noun() || around.is_in_name(said)) {
        return (false, Reason::Word);
    }
    if said.today.is_some() && around.is_in_name(said) {
        return (false, Reason::Word);
    }
    if said.is_decade && said.short.is_some() && around.before_is(Class::Whose) {
        return (false, Reason::Number);
    }
    if said.weekday.is_some() && said.month.is_none() && said.day.is_none() {
        let compound = around.before_is(Class::Title)
            || around.before_is(Class::One) && around.ends_here()
            || around.is(around.after(), Class::Counted);
        return ((said.counts_weekdays || !around.has(Class::Weak)) && !compound, Reason::Word);
    }
    if said.is_bare_day() && !around.has(Class::DayWord) {
        return (around.is_headed(), Reason::Number);
    }
    if said.nth.is_some() && alone && !said.is_century && said.unit.is_none() {
        let day =
            if around.lexicon.cased { around.is_in_digits() && around.ends_here() } else { around.is_late_day(said) };
        return (day, Reason::Number);
    }
    let numbered = around.before_is(Class::Numbered) && said.weekday.is_none();
    let day = said.day.is_some() || said.nth.is_some();
    if said.month.is_some() && day && said.year.is_none() && said.short.is_none() {
        let counted = around.is(around.after(), Class::Counted) && around.ends_with_number();
        // "Page 4 March", but "قرار 30 نوفمبر".
        let numbered = numbered && around.lexicon.cased;
        // "سی تیر" is a day, "دو تیر" may be two shots, and "یک می" begins a verb.
        let cardinal = said.in_words && around.counts_in_words();
        let is_few = said.day.is_some_and(|day| day < 10);
        if cardinal && (around.has(Class::Bound) || around.has(Class::Weak) && is_few) {
            return (around.before_is(Class::Weekday) || around.has(Class::Weekday), Reason::Number);
        }
        let title = around.before_is(Class::Title) && !around.has(Class::DayWord);
        return (!counted && !numbered && !title, Reason::Number);
    }
    if !said.numerals.is_empty() || said.today.is_some() {
        return (!numbered, Reason::Number);
    }
    (true, Reason::Word)
}

fn is_bare_year(said: &Expression) -> bool {
    let other = said.month.is_some() || said.season.is_some() || said.era.is_some() || said.feast.is_some();
    said.year.is_some() && !other && !said.is_decade && !said.is_year
}

fn is_bare_month(said: &Expression) -> bool {
    let other = said.day.is_some() || said.nth.is_some() || said.which.is_some() || said.short.is_some() || said.part;
    said.month.is_some() && said.year.is_none() && !other
}
