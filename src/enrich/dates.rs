//! Dates in prose: found, resolved, and told why.
//!
//! 1. [`scan`] makes words, numbers and signs of a text; [`number`] joins numbers in words.
//! 2. [`pattern`] finds the expressions that a language's table allows, as rows of classes.
//! 3. [`traps`] drops what only looks like a date, by what stands [`around`] it and by what its [`figures`] are.
//! 4. [`anchor`] chooses what an expression counts from: a date told before it, or the day of
//!    publication by the [`tense`] of its clause; [`mod@year`] the year of what is named without one;
//!    [`resolve`] gives it a [`mod@value`].
//! 5. [`ranges`] finds which dates belong together, [`clause`] what the text tells of them.
//!
//! The rules are data: a table for each language ([`english`], [`arabic`], [`persian`]), words and patterns,
//! read by one engine; [`tongue`] tells which. Cost is linear in the text.

mod anchor;
mod arabic;
mod around;
pub mod calendar;
mod chronicle;
mod clause;
mod english;
mod expression;
mod figures;
mod lexicon;
mod number;
mod pattern;
mod persian;
mod ranges;
mod resolve;
mod scan;
mod tense;
mod tongue;
mod traps;
mod value;
mod year;

use std::ops::Range;

pub use calendar::{Calendar, Day};
pub use value::Value;
pub(in crate::enrich) use value::agree;

pub use crate::article::Basis;

use anchor::Context;
use chronicle::Part;
use expression::Expression;
use lexicon::{Class, Lexicon, STORY};
use scan::{Kind, Token};
use tongue::{Name, Tongue};

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
    let mut texts: Vec<Text<'_>> =
        paragraphs.iter().zip(tongue::languages(paragraphs, lang)).map(|(text, name)| Text::read(text, name)).collect();
    traps::leave_names(&mut texts);
    let parts = chronicle::parts(&mut texts);
    let said =
        || texts.iter().flat_map(|text| &text.found).filter(|found| found.trap.is_none()).map(|found| &found.said);
    let history = is_history(&texts, published);
    let mut context = Context { published, history, ..Context::default() };
    context.jalali = texts.iter().any(|text| text.name == Name::Persian);
    let own = if context.jalali { Calendar::Jalali } else { Calendar::Gregorian };
    context.reckoning = said().find_map(|said| calendar_of(said, &context)).unwrap_or(own);
    let mut mentions = Vec::new();
    for (paragraph, (text, part)) in texts.iter().zip(parts).enumerate() {
        context.paragraph = paragraph;
        context.return_to_story();
        context.in_entry = part != Part::None;
        // A chronicle goes on from what was told right before it; a list of fixtures has nothing to go on from.
        let begun = context.entry.is_some() || context.story.is_some_and(|story| story.paragraph + 1 >= paragraph);
        context.history = history || context.in_entry && begun;
        if context.in_entry {
            context.return_to_entry();
        }
        context.jalali = text.name == Name::Persian;
        context.friday = text.name == Name::Persian;
        context.english = text.name == Name::English;
        context.day_first = tongue::day_first(text.name, lang);
        mentions.append(&mut text.mentions(&mut context, part));
    }
    mentions
}

/// A paragraph as it was read, before anything is known of the years it means.
struct Text<'t> {
    text: &'t str,
    name: Name,
    tokens: Vec<Token>,
    found: Vec<Found>,
}

/// An expression, and why it is no date.
struct Found {
    /// Its tokens.
    place: Range<usize>,
    said: Expression,
    trap: Option<Reason>,
    /// Whether it can be somebody's name.
    name: traps::Name,
}

impl<'t> Text<'t> {
    fn read(text: &'t str, name: Name) -> Self {
        let Tongue { lexicon, patterns } = name.tongue();
        let tokens = number::join(scan::scan(text, lexicon), lexicon);
        let found = patterns.find(&tokens, lexicon).into_iter().map(|mut found| {
            traps::leave_counts(&mut found, &tokens, lexicon);
            let trap = traps::trap(text, &found, &tokens, lexicon);
            let name = traps::name(text, &found, &tokens, lexicon);
            Found { place: found.from..found.to, said: found.said, trap, name }
        });
        let found = found.collect();
        Self { text, name, tokens, found }
    }

    /// Resolves the expressions in their order, since each may count from those before it.
    /// Those of an entry of a chronicle count from its `head`, and so do those of the next entry.
    fn mentions(&self, context: &mut Context, part: Part) -> Vec<Mention> {
        let lexicon = &self.name.tongue().lexicon;
        let mut mentions = Vec::new();
        for (at, Found { place, said, trap, .. }) in self.found.iter().enumerate() {
            let last = place.end.checked_sub(1).and_then(|last| self.tokens.get(last));
            let Some((first, last)) = self.tokens.get(place.start).zip(last) else { continue };
            let after =
                |class: Class| place.start.checked_sub(1).is_some_and(|at| is(lexicon, &self.tokens, at, class));
            let (tense, apart) = tense::tense(self.text, &self.tokens, place.start, place.end, lexicon);
            if context.sentence != first.sentence {
                context.return_to_story();
            }
            context.sentence = first.sentence;
            context.tense = tense;
            context.since = after(Class::Since);
            context.firm = apart <= tense::NEAR && after(Class::Firm);
            context.placed = after(Class::Firm) && (context.firm || !lexicon.cased);
            context.firm_day = apart <= tense::BESIDE && after(Class::Firm);
            // "On 6 August every year" is of no year.
            let repeated = is(lexicon, &self.tokens, place.end, Class::Each).then(Context::default);
            let here = repeated.as_ref().unwrap_or(context);
            let resolved = if trap.is_none() { resolve::resolve(said, here) } else { None };
            // "The first week of August" has no value, and yet the story is in August.
            if *trap == Some(Reason::Length)
                && said.month.is_some()
                && let Some((month, _)) = resolve::resolve(said, here)
            {
                remember(context, said, &month);
            }
            let (value, basis) = match resolved {
                Some((value, basis)) => (Ok(value), basis),
                None => (Err(trap.unwrap_or(Reason::Open)), Basis::None),
            };
            if let Ok(value) = &value {
                let story = context.story;
                remember(context, said, value);
                if part == Part::Head(at) {
                    context.entry = context.story;
                } else if self.is_aside(place, said, story, context, lexicon) {
                    context.aside = story;
                }
            }
            mentions.push(Mention {
                paragraph: context.paragraph,
                range: first.start..last.end,
                sentence: 0..0,
                clause: 0..0,
                value,
                basis,
                to_next: said.to_next,
                again_next: false,
            });
        }
        let places: Vec<Range<usize>> = self.found.iter().map(|found| found.place.clone()).collect();
        ranges::join(&self.tokens, lexicon, &places, &mut mentions);
        self.tell_clauses(&places, &mut mentions, lexicon);
        mentions
    }

    /// Whether a history only looks aside, and goes on where it was in the next sentence: "the general, who had
    /// been wounded in 1904", "with rifles of 1898".
    fn is_aside(
        &self,
        place: &Range<usize>,
        said: &Expression,
        story: Option<anchor::Story>,
        context: &Context,
        lexicon: &Lexicon,
    ) -> bool {
        let Some(story) = story.filter(|story| context.history && story.from.month.is_some()) else { return false };
        let Some(told) = context.story.filter(|told| told.month == 0 && told.from.year != story.from.year) else {
            return false;
        };
        let sentence = self.tokens.get(place.start).map(|token| token.sentence);
        let here = |at: &usize| self.tokens.get(*at).is_some_and(|token| Some(token.sentence) == sentence);
        let word = |at: usize, class: Class| is(lexicon, &self.tokens, at, class);
        let mut before = (0..place.start).rev().take(ASIDE).take_while(here);
        let back = told.from.year < story.from.year;
        let of = place.start.checked_sub(1).is_some_and(|at| word(at, Class::Of));
        said.year.is_some()
            && said.season.is_none()
            && (of || before.any(|at| word(at, Class::Leaning) || back && word(at, Class::Had)))
    }

    /// Adds the sentence and the clause of each date that has a value.
    fn tell_clauses(&self, places: &[Range<usize>], mentions: &mut [Mention], lexicon: &Lexicon) {
        let dated = mentions.iter().zip(places).filter(|(mention, _)| mention.value.is_ok());
        let mut dates: Vec<_> =
            dated.map(|(mention, place)| (place.clone(), mention.to_next || mention.again_next)).collect();
        // "On 6 and 7 August" is said in one breath.
        for at in 1..dates.len() {
            if let Some([(first, joined), (second, _)]) = dates.get_mut(at - 1..=at) {
                let parted = matches!(
                    self.tokens.get(first.end),
                    Some(Token { kind: Kind::Sign(';' | '؛' | ':' | '.' | '—'), .. })
                );
                *joined |= second.start <= first.end + 1 && !parted;
            }
        }
        let clauses = clause::clauses(&self.tokens, lexicon, &dates);
        for (mention, (sentence, clause)) in mentions.iter_mut().filter(|mention| mention.value.is_ok()).zip(clauses) {
            (mention.sentence, mention.clause) = (sentence, clause);
        }
    }
}

/// How far before a date a word is looked for that makes it an aside.
const ASIDE: usize = 40;

/// Whether a token is a word of a class.
fn is(lexicon: &Lexicon, tokens: &[Token], at: usize, class: Class) -> bool {
    value(lexicon, tokens, at, class).is_some()
}

/// What a token says as a word of a class.
fn value(lexicon: &Lexicon, tokens: &[Token], at: usize, class: Class) -> Option<i16> {
    match tokens.get(at)?.kind {
        Kind::Word { entry, .. } => lexicon.has(entry, class),
        _ => None,
    }
}

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

/// A history says its years, and they are long before its publication. What its first paragraphs tell says most.
fn is_history(texts: &[Text<'_>], published: Option<Day>) -> bool {
    const LEAD: usize = 2;
    let (mut told, mut reported) = (0_u32, 0_u32);
    let dated = texts.iter().filter(|text| text.found.iter().any(|found| found.trap.is_none()));
    for (paragraph, text) in dated.enumerate() {
        let weight = if paragraph < LEAD { 2 } else { 1 };
        for Found { said, .. } in text.found.iter().filter(|found| found.trap.is_none()) {
            let year = said.year.and_then(|year| i32::try_from(year).ok());
            let recent = |year: i32| {
                published.is_some_and(|day| {
                    [Calendar::Gregorian, Calendar::Jalali]
                        .iter()
                        .any(|calendar| (-1..=15).contains(&(year - day.in_calendar(*calendar).0)))
                })
            };
            match year {
                Some(year) if !recent(year) => told += if said.month.is_some() { 3 } else { 1 },
                Some(_) => reported += 2,
                None if said.weekday.is_some() && said.month.is_none() || said.today.is_some() => {
                    reported += 4 * weight
                }
                None if said.counts_from_publication() => reported += 3,
                None => {}
            }
        }
    }
    told > reported
}
