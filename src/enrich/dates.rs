//! Dates in prose: found, resolved, and told why.
//!
//! 1. [`scan`] makes words, numbers and signs of a text; [`number`] joins numbers in words.
//! 2. [`pattern`] finds the expressions that a language's table allows, as rows of classes.
//! 3. [`traps`] drops what only looks like a date.
//! 4. [`anchor`] chooses what an expression counts from: a date told before it, or the day of
//!    publication by the [`tense`] of its clause; [`resolve`] gives it a [`value`].
//!
//! The rules are data: a table for each language ([`english`], [`arabic`], [`persian`]), words and patterns,
//! read by one engine. Cost is linear in the text.

mod anchor;
mod arabic;
mod around;
pub mod calendar;
mod clause;
mod english;
mod expression;
mod lexicon;
mod number;
mod pattern;
mod persian;
mod resolve;
mod scan;
mod tense;
mod traps;
mod value;

use std::ops::Range;

pub use calendar::{Calendar, Day};
pub use value::Value;
pub(in crate::enrich) use value::agree;

pub use crate::article::Basis;

use anchor::Context;
use expression::Expression;
use lexicon::{Class, Language, Lexicon, STORY};
use pattern::Patterns;
use scan::{Kind, Token};

/// Why an expression has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It comes again: "each July".
    Repeated,
    /// It is a length of time: "444 days".
    Length,
    /// It is a word or a name: "may", "Theresa May".
    Word,
    /// It counts, numbers or prices something: "2003 soldiers", "Resolution 1441".
    Number,
    /// It is a date, but nothing tells which.
    Open,
}

/// A date expression of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which of the paragraphs.
    pub paragraph: usize,
    /// Where in it, in bytes.
    pub range: Range<usize>,
    /// Its sentence.
    pub sentence: Range<usize>,
    /// The clause that carries it, without the date where it stands first.
    pub clause: Range<usize>,
    /// What it means, or why it has no value.
    pub value: Result<Value, Reason>,
    /// What that rests on.
    pub basis: Basis,
    /// It is the first end of a range, and the next mention is the second.
    pub to_next: bool,
    /// The next mention is the same date in other words: "a year later, on 20 August 1956".
    pub again_next: bool,
}

/// The paragraphs of a plain text, divided by empty lines, each with the byte it begins at.
pub fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    std::iter::from_fn(move || {
        let mut end = start;
        while let Some(line) = lines.next() {
            end += line.len();
            if line.trim().is_empty() || lines.peek().is_none() {
                break;
            }
        }
        let paragraph =
            text.get(start..end).filter(|paragraph| !paragraph.is_empty()).map(|paragraph| (start, paragraph));
        start = end;
        paragraph
    })
}

/// A year that was found, in a calendar.
#[derive(Debug, Clone, Copy)]
struct Year {
    calendar: Calendar,
    year: i32,
    basis: Basis,
}

/// Finds the dates in the paragraphs of a text.
///
/// `lang` is the text's language as a BCP 47 tag; each paragraph is read in the language of its own letters.
/// `published` is the day that "yesterday" counts from.
#[must_use]
pub fn find(paragraphs: &[&str], lang: Option<&str>, published: Option<Day>) -> Vec<Mention> {
    let mut tongues = Tongues::default();
    let mut read = Vec::new();
    for text in paragraphs {
        let tongue = tongues.of(text, lang);
        let tokens = number::join(scan::scan(text, &tongue.lexicon), &tongue.lexicon);
        let found = tongue.patterns.find(&tokens, &tongue.lexicon);
        let judged = found.into_iter().map(|mut found| {
            traps::leave_counts(&mut found, &tokens, &tongue.lexicon);
            (traps::trap(text, &found, &tokens, &tongue.lexicon), found)
        });
        let found: Vec<_> = judged.collect();
        read.push((tongue.name, tokens, found));
    }
    let dates = || read.iter().flat_map(|(_, _, found)| found).filter(|(trap, _)| trap.is_none());
    let said = || dates().map(|(_, found)| &found.said);
    let mut context = Context { published, history: is_history(said(), published), ..Context::default() };
    context.jalali = read.iter().any(|(name, ..)| *name == Name::Persian);
    let own = if context.jalali { Calendar::Jalali } else { Calendar::Gregorian };
    context.reckoning = said().find_map(|said| calendar_of(said, &context)).unwrap_or(own);
    let mut mentions = Vec::new();
    for (paragraph, (text, (name, tokens, found))) in paragraphs.iter().zip(&read).enumerate() {
        let tongue = tongues.named(*name);
        context.paragraph = paragraph;
        context.jalali = *name == Name::Persian;
        context.friday = *name == Name::Persian;
        context.day_first = day_first(*name, lang);
        let first = mentions.len();
        let mut places = Vec::new();
        for (trap, found) in found {
            let (from, to) = (tokens.get(found.from), tokens.get(found.to - 1));
            let (Some(from), Some(to)) = (from, to) else { continue };
            context.sentence = from.sentence;
            let (tense, near) = tense::tense(text, tokens, found.from, found.to, &tongue.lexicon);
            context.tense = tense;
            context.since = found.from.checked_sub(1).is_some_and(|at| is(&tongue.lexicon, tokens, at, Class::Since));
            context.firm =
                near && found.from.checked_sub(1).is_some_and(|at| is(&tongue.lexicon, tokens, at, Class::Firm));
            // "On 6 August every year" is of no year.
            let repeated = is(&tongue.lexicon, tokens, found.to, Class::Each).then(Context::default);
            let context_here = repeated.as_ref().unwrap_or(&context);
            let resolved = if trap.is_none() { resolve::resolve(&found.said, context_here) } else { None };
            let (value, basis) = match resolved {
                Some((value, basis)) => (Ok(value), basis),
                None => (Err(trap.unwrap_or(Reason::Open)), Basis::None),
            };
            if let Ok(value) = &value {
                remember(&mut context, &found.said, value);
            }
            let to_next = found.said.to_next;
            let range = from.start..to.end;
            let (sentence, clause) = (0..0, 0..0);
            mentions.push(Mention { paragraph, range, sentence, clause, value, basis, to_next, again_next: false });
            places.push(found.from..found.to);
        }
        let found = mentions.get_mut(first..).unwrap_or_default();
        join_ranges(tokens, &tongue.lexicon, &places, found);
        let dated = || found.iter().zip(&places).enumerate().filter(|(_, (mention, _))| mention.value.is_ok());
        let dates: Vec<_> =
            dated().map(|(_, (mention, place))| (place.clone(), mention.to_next || mention.again_next)).collect();
        let which: Vec<usize> = dated().map(|(at, _)| at).collect();
        for (at, (sentence, clause)) in which.into_iter().zip(clause::clauses(text, tokens, &tongue.lexicon, &dates)) {
            if let Some(mention) = found.get_mut(at) {
                (mention.sentence, mention.clause) = (sentence, clause);
            }
        }
    }
    mentions
}

/// Whether a token is a word of a class.
fn is(lexicon: &Lexicon, tokens: &[Token], at: usize, class: Class) -> bool {
    matches!(tokens.get(at), Some(Token { kind: Kind::Word { entry, .. }, .. }) if lexicon.has(*entry, class).is_some())
}

/// Two dates with nothing between them but "to" or a dash are the ends of a range; with "and", after "between".
/// Two that stand together and agree are one date.
fn join_ranges(tokens: &[Token], lexicon: &Lexicon, places: &[Range<usize>], found: &mut [Mention]) {
    for at in 1..found.len() {
        let (Some(before), Some(after)) = (places.get(at - 1), places.get(at)) else { continue };
        let is = |at: usize, class: Class| is(lexicon, tokens, at, class);
        let sentence = |at: usize| tokens.get(at).map(|token| token.sentence);
        let opens = before.start.checked_sub(1).is_some_and(|at| is(at, Class::From));
        let links = |at: usize| {
            let dash = matches!(tokens.get(at), Some(Token { kind: Kind::Sign('-' | '–' | '—'), .. }));
            dash || is(at, Class::To) || is(at, Class::The) || is(at, Class::Year) || is(at, Class::And) && opens
        };
        let joined = after.start > before.end && (before.end..after.start).all(links);
        if let Some([first, second]) = found.get_mut(at - 1..=at)
            && let (Ok(one), Ok(other)) = (&first.value, &second.value)
        {
            let order = one.first().zip(other.last()).is_some_and(|(one, other)| one.before(other));
            first.to_next = (joined || first.to_next) && order;
            let one_sentence = (before.start..after.start).all(|at| sentence(at) == sentence(after.start));
            let near = after.start.saturating_sub(before.end) <= NEAR && one_sentence;
            first.again_next = near && !first.to_next && one.agrees(other);
        }
    }
    if let Some(last) = found.last_mut() {
        last.to_next = false;
    }
}

/// How many words and signs stand between two wordings of one date at most.
const NEAR: usize = 4;

/// Remembers what was told, unless it only looks aside from a story that goes on where it was.
fn remember(context: &mut Context, said: &Expression, value: &Value) {
    let story = context.story.zip(value.first());
    // "They had searched it since 1917", and what had been "five days earlier".
    let since =
        context.since && said.month.is_none() && story.is_some_and(|(story, first)| first.year != story.from.year);
    let earlier = said.ago == Some(STORY - 1);
    // What somebody in a history says of three days from then is no date of the story.
    let spoken = context.history && said.ago == Some(1);
    if said.today.is_some() || since || earlier || spoken {
        return;
    }
    let calendar =
        calendar_of(said, context).unwrap_or(context.story.map_or(context.reckoning, |story| story.calendar));
    let is_relative = said.unit.is_some() && (said.which.is_some() || said.ago.is_some());
    context.tell(value, calendar, is_relative);
}

/// The calendar that an expression is of, where it says one.
fn calendar_of(said: &Expression, context: &Context) -> Option<Calendar> {
    let month = said.month.map(|(calendar, _)| calendar);
    let numeral = said.numerals.iter().find(|number| number.digits == 4).map(|number| number.value);
    let year = || said.year.or(numeral).and_then(|year| i32::try_from(year).ok());
    month.or_else(|| year().map(|year| context.calendar_of_year(said, year)))
}

/// A history says its years, and they are not those of its publication.
fn is_history<'a>(all: impl Iterator<Item = &'a Expression>, published: Option<Day>) -> bool {
    let (mut told, mut reported) = (0_u32, 0_u32);
    for said in all {
        let year = said.year.and_then(|year| i32::try_from(year).ok());
        let recent = |year: i32| {
            published.is_some_and(|day| {
                [Calendar::Gregorian, Calendar::Jalali]
                    .iter()
                    .any(|calendar| (day.in_calendar(*calendar).0 - year).abs() <= 1)
            })
        };
        match year {
            Some(year) if !recent(year) => told += 2,
            Some(_) => reported += 2,
            None if said.weekday.is_some() && said.month.is_none() || said.today.is_some() => reported += 4,
            None if said.counts_from_publication() => reported += 3,
            None => {}
        }
    }
    told > reported
}

fn day_first(name: Name, lang: Option<&str>) -> Option<bool> {
    match (name, lang) {
        (Name::Arabic | Name::Persian, _) => Some(true),
        (Name::English, Some("en-US")) => Some(false),
        (Name::English, Some(lang)) if lang.starts_with("en-") => Some(true),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    English,
    Arabic,
    Persian,
}

/// A language, ready to read.
struct Tongue {
    name: Name,
    lexicon: Lexicon,
    patterns: Patterns,
}

/// The languages that a text has been found to need.
#[derive(Default)]
struct Tongues {
    known: Vec<Tongue>,
}

impl Tongues {
    fn of(&mut self, text: &str, lang: Option<&str>) -> &Tongue {
        self.named_or_made(language_of(text, lang))
    }

    fn named_or_made(&mut self, name: Name) -> &Tongue {
        let at = self.known.iter().position(|tongue| tongue.name == name).unwrap_or_else(|| {
            let language: &Language = match name {
                Name::English => &english::ENGLISH,
                Name::Arabic => &arabic::ARABIC,
                Name::Persian => &persian::PERSIAN,
            };
            self.known.push(Tongue { name, lexicon: Lexicon::new(language), patterns: Patterns::new(language) });
            self.known.len() - 1
        });
        &self.known[at]
    }

    fn named(&mut self, name: Name) -> &Tongue {
        self.named_or_made(name)
    }
}

/// The language of a paragraph by its letters: Arabic script is Persian where the text's language or
/// a letter that Arabic does not have says so.
fn language_of(text: &str, lang: Option<&str>) -> Name {
    let (mut arabic, mut latin) = (0_usize, 0_usize);
    let mut persian = false;
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => latin += 1,
            '\u{620}'..='\u{6d3}' => {
                arabic += 1;
                persian |= matches!(c, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی');
            }
            _ => {}
        }
    }
    let tag = lang.unwrap_or_default().split('-').next().unwrap_or_default();
    match (latin > arabic, tag) {
        (true, _) => Name::English,
        (_, "fa" | "prs") => Name::Persian,
        (_, "ar") => Name::Arabic,
        _ if arabic == 0 => Name::English,
        _ if persian => Name::Persian,
        _ => Name::Arabic,
    }
}
