//! The attributes of the element, read and checked.

use std::borrow::Cow;
use std::rc::Rc;

use gloo::console::warn;
use js_sys::Function;
use web_sys::HtmlElement;

use crate::TimelineMode;
use crate::article::wire::{self, Value};
use crate::article::{Article, Direction, Ids};
use crate::import::Format;
use crate::labels::Labels;
use crate::markup::Page;
use crate::view::query;

use super::error::Error;
use super::intl::{Calendar, Intl};
use super::source;

/// What the attributes ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Options {
    /// How the source is read.
    pub(super) read: crate::Options,
    /// Whether all is drawn in the shadow root.
    pub(super) isolated: bool,
    dir: Option<Direction>,
    calendars: Vec<Calendar>,
    heading_level: u8,
    labels: Option<String>,
}

impl Options {
    /// Reads the attributes; a value that is not known is told on the console, and the default holds.
    pub(super) fn of(host: &HtmlElement) -> Self {
        let format = known(host, "format", |value| Format::parse(value).map(Some), None);
        let timeline = known(host, "timeline", TimelineMode::parse, TimelineMode::default());
        let _: bool = known(host, "theme", one_of(&[("auto", true), ("light", true), ("dark", true)]), true);
        let _: bool = known(host, "loading", one_of(&[("lazy", true), ("eager", true)]), true);
        let _: bool = known(host, "storage", one_of(&[("local", true), ("none", true)]), true);
        let _: bool = known(host, "crossorigin", one_of(&[("anonymous", true)]), true);
        let levels = |value: &str| value.trim().parse().ok().filter(|level| (1..=6).contains(level));
        let calendars = |value: &str| value.split_ascii_whitespace().map(Calendar::parse).collect::<Option<Vec<_>>>();
        let import = crate::import::Options { format, lang: language_around(host), smart: true };
        Self {
            read: crate::Options { import, timeline },
            isolated: host.has_attribute("isolated"),
            dir: known(host, "dir", |value| Direction::parse(value).map(Some), None),
            calendars: known(host, "calendar", calendars, Vec::new()),
            heading_level: known(host, "heading-level", levels, 1),
            labels: host.get_attribute("labels").filter(|url| !url.is_empty()),
        }
    }

    /// What the markup of `article` depends on.
    pub(super) fn page(&self, article: &Article, overrides: Vec<(String, String)>, ids: Ids) -> Page {
        let mut labels = Labels::of_language(article.lang.as_deref().unwrap_or("en"));
        for (name, word) in overrides {
            if !labels.set(&name, &word) {
                warn!(format!("sidelight-article: labels has no word `{name}`. Remove it."));
            }
        }
        Page {
            ids,
            locale: Rc::new(Intl::new(article.lang.as_deref(), &labels, &self.calendars)),
            labels: Rc::new(labels),
            heading_level: self.heading_level,
            direction: self.dir.unwrap_or_else(|| article.direction()),
            lang: article.lang.clone(),
        }
    }

    /// The words that a publisher overrides.
    pub(super) async fn labels(&self, ask: &Function) -> Result<Vec<(String, String)>, Error> {
        let Some(url) = &self.labels else { return Ok(Vec::new()) };
        let fetched = source::fetch(url, ask).await?;
        match wire::parse(&fetched.text).map(|parsed| parsed.value) {
            Ok(Value::Object(words)) => {
                let word = |(name, value): (Cow<'static, str>, Value)| Some((name.into_owned(), value.into_text()?));
                Ok(words.into_iter().filter_map(word).collect())
            }
            _ => Err(Error::unreadable(format!("{url} is not a JSON object of words. Mend it."))),
        }
    }
}

/// The value of an attribute, or its default where it is absent or not known.
fn known<T>(host: &HtmlElement, name: &str, read: impl Fn(&str) -> Option<T>, default: T) -> T {
    match host.get_attribute(name) {
        // `dir="auto"` is a value of HTML, and means what its absence means.
        None => default,
        Some(value) if value.is_empty() || (name == "dir" && value == "auto") => default,
        Some(value) => read(&value).unwrap_or_else(|| {
            warn!(format!("sidelight-article: `{value}` is not a value of the attribute {name}; the default is used."));
            default
        }),
    }
}

fn one_of(values: &'static [(&'static str, bool)]) -> impl Fn(&str) -> Option<bool> {
    move |value| values.iter().find(|(name, _)| value.trim().eq_ignore_ascii_case(name)).map(|(_, means)| *means)
}

/// The language of the element's surroundings, for a source that does not name its own.
fn language_around(host: &HtmlElement) -> Option<String> {
    let around = query::around(host, "[lang]");
    around.and_then(|element| element.get_attribute("lang")).filter(|lang| !lang.is_empty())
}
