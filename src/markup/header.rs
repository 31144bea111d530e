//! The head of an article: title, standfirst, byline, dates and the time it takes to read.

use crate::article::{Anchor, Article, Author, Point, Precision, direction};
use crate::labels::locale::Plural;
use crate::labels::{Labels, fill};

use super::{Markup, Sink};

impl<S: Sink> Markup<'_, S> {
    /// The header; nothing where the article says nothing of itself.
    pub fn header(&mut self, article: &Article) {
        if !has_header(article) {
            return;
        }
        self.element("header", &[("class", "sl-header"), ("slot", "header")], |m| {
            m.language();
            if !article.title.is_empty() {
                let name = m.heading_name(0);
                m.element(name, &[("class", "sl-title")], |m| {
                    m.id(&Anchor::title());
                    m.own_direction(direction::of_inlines(&article.title));
                    m.line(&article.title);
                });
            }
            if !article.description.is_empty() {
                m.element("p", &[("class", "sl-standfirst")], |m| {
                    m.own_direction(direction::of_inlines(&article.description));
                    m.line(&article.description);
                });
            }
            m.names(article);
            m.dates(article);
        });
    }

    /// "By A. Writer and B. Author"; each name leads to its bio.
    fn names(&mut self, article: &Article) {
        if article.authors.is_empty() {
            return;
        }
        let page = self.page;
        let (before, after) = page.labels.by().split_once("{}").unwrap_or((page.labels.by(), ""));
        self.element("div", &[("class", "sl-names")], |m| {
            m.interface_language();
            m.sink.text(before);
            for (at, author) in article.authors.iter().enumerate() {
                let last = at + 1 == article.authors.len();
                match at {
                    0 => {}
                    _ if last => m.sink.text(page.labels.and()),
                    _ => m.sink.text(page.labels.comma()),
                }
                m.name(author);
            }
            m.sink.text(after);
        });
    }

    /// A name, isolated from the direction of what is around it.
    fn name(&mut self, author: &Author) {
        match author.anchor.as_ref().filter(|_| author.has_bio()) {
            Some(anchor) => {
                let href = self.page.ids.href(anchor);
                self.element("a", &[("href", &href)], |m| {
                    m.id(&Anchor::byline_of(anchor));
                    m.element("bdi", &[], |m| m.sink.text(&author.name));
                });
            }
            None => self.element("bdi", &[], |m| m.sink.text(&author.name)),
        }
    }

    fn dates(&mut self, article: &Article) {
        let page = self.page;
        let said = [(&article.published, page.labels.published()), (&article.modified, page.labels.updated())];
        let minutes = minutes(article, &page.labels);
        if minutes.is_none() && said.iter().all(|(date, _)| date.is_none()) {
            return;
        }
        self.element("div", &[("class", "sl-dates")], |m| {
            m.interface_language();
            let known = said.iter().filter_map(|(date, word)| date.as_ref().map(|date| (date, word)));
            let mut gap = "";
            for (date, word) in known {
                m.sink.text(std::mem::replace(&mut gap, " · "));
                m.date(date, word);
            }
            if let Some(minutes) = minutes {
                m.element("span", &[("class", "sl-minutes")], |m| {
                    m.sink.text(gap);
                    m.sink.text(&fill(page.labels.reading_time(), &m.say_minutes(minutes)));
                });
            }
        });
    }

    /// "6–8 minutes"; the plural form goes with the last number.
    fn say_minutes(&self, (from, to): (u32, u32)) -> String {
        let labels = &self.page.labels;
        let form = match self.page.locale.plural(to, labels) {
            Plural::One => labels.minutes_one(),
            Plural::Two => labels.minutes_two(),
            Plural::Few => labels.minutes_few(),
            Plural::Many => labels.minutes_many(),
            Plural::Other => labels.minutes_other(),
        };
        let range = fill(&fill(labels.numbers(), &labels.number(from)), &labels.number(to));
        fill(form, &if from == to { labels.number(to) } else { range })
    }

    fn date(&mut self, date: &str, word: &str) {
        let page = self.page;
        let said = day(date).and_then(|point| page.locale.date(&point, &page.labels));
        let (before, after) = word.split_once("{}").unwrap_or((word, ""));
        self.sink.text(before);
        self.element("time", &[("datetime", date)], |m| m.sink.text(said.as_deref().unwrap_or(date)));
        self.sink.text(after);
    }
}

/// The fewest and the most minutes that the text takes; `None` where it is read at a glance.
fn minutes(article: &Article, labels: &Labels) -> Option<(u32, u32)> {
    let words = article.words();
    let (slow, fast) = labels.pace();
    let minutes = |pace: u32| words.div_ceil(pace);
    (minutes(slow) > 1).then(|| (minutes(fast), minutes(slow)))
}

/// Whether an article has anything to say in its header.
pub(super) fn has_header(article: &Article) -> bool {
    let dated = article.published.is_some() || article.modified.is_some();
    dated || !article.title.is_empty() || !article.description.is_empty() || !article.authors.is_empty()
}

/// A day written as ISO 8601 does; other forms are shown as they stand.
fn day(date: &str) -> Option<Point> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
    let day = parts.next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some(Point { year, precision: Precision::Day(month, day), approximate: false, uncertain: false })
}
