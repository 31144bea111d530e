//! A publisher's page, and the places in it where an article goes.
//!
//! 1. [`tags`] finds the tags of the page as a browser would (HTML standard, section 13.2.5):
//!    not in comments, nor in the text of scripts, styles, titles and text areas.
//! 2. [`Template::parse`] keeps the places that matter: what the head has, where it ends, and
//!    the first `<sidelight-article>`.
//! 3. [`Template::fill`] puts an article there. What is between the places is copied byte for byte.

use std::ops::Range;

use sidelight::article::Article;
use sidelight::markup::Page;
use sidelight::write::{self, ELEMENT, Part, Site};

/// A page with places for an article.
#[derive(Debug)]
pub(crate) struct Template {
    html: String,
    /// The words of the title, where there is a title and it has none.
    title: Option<Range<usize>>,
    /// What the head has already.
    has: Vec<Part>,
    /// Where `</head>` starts.
    head_end: usize,
    /// After the name in the tag of the element, where an attribute can be added.
    attributes_at: usize,
    /// The attributes of the element.
    attributes: Vec<(String, String)>,
    /// What stands between the tags of the element.
    inside: Range<usize>,
    /// The language of the page.
    lang: Option<String>,
}

impl Template {
    /// Finds the places; the error is a sentence that says what the page lacks.
    pub(crate) fn parse(html: String) -> Result<Self, String> {
        let tags = tags(&html);
        let head_end = tags
            .iter()
            .find(|tag| tag.is_end("head"))
            .ok_or("it has no </head>. Write that tag, so that style sheet and script can be added in front of it")?;
        let mut from_element = tags.iter().skip_while(|tag| !tag.is_start(ELEMENT));
        let element = from_element.next().ok_or(
            "it has no <sidelight-article></sidelight-article>. Write those two tags where the article should stand",
        )?;
        let close = from_element
            .find(|tag| tag.is_end(ELEMENT))
            .ok_or("its <sidelight-article> is not closed. Write </sidelight-article> after it")?;
        let head = || tags.iter().take_while(|tag| tag.place.start < head_end.place.start);
        let title = head().find(|tag| tag.is_start("title")).map(|tag| tag.text.clone());
        let blank = title.clone().filter(|place| html.get(place.clone()).unwrap_or_default().trim().is_empty());
        let mut has: Vec<Part> = tags.iter().filter_map(|tag| part(tag, &html)).collect();
        has.extend(title.map(|_| Part::Title));
        let lang = tags.iter().find(|tag| tag.is_start("html")).and_then(|tag| tag.attribute("lang"));
        Ok(Self {
            title: blank,
            has,
            head_end: head_end.place.start,
            attributes_at: element.place.start + 1 + ELEMENT.len(),
            attributes: element.attributes.clone(),
            inside: element.place.end..close.place.start,
            lang: lang.map(str::to_owned),
            html,
        })
    }

    /// What the element says of how its article is shown.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The language of the page around the article.
    pub(crate) fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    /// The page with an article in it.
    pub(crate) fn fill(&self, article: &Article, page: &Page, site: &Site<'_>) -> String {
        let head = write::head(article, page, site);
        let title = head.iter().find(|(part, _)| *part == Part::Title).map_or("", |(_, html)| html);
        let title = title.trim_start_matches("<title>").trim_end_matches("</title>");
        let lacking = head.iter().filter(|(part, _)| !self.has.contains(part)).map(|(_, html)| format!("{html}\n"));
        let attributes: String = write::attributes(page)
            .filter(|(name, _)| self.attribute(name).is_none())
            .map(|(name, value)| format!(" {name}=\"{}\"", write::escaped(value)))
            .collect();
        let mut changes = vec![
            (self.head_end..self.head_end, lacking.collect()),
            (self.attributes_at..self.attributes_at, attributes),
            (self.inside.clone(), write::inside(article, page)),
        ];
        changes.extend(self.title.clone().map(|place| (place, title.to_owned())));
        changes.sort_by_key(|(place, _)| place.start);
        let mut out = String::with_capacity(self.html.len() + changes.iter().map(|(_, new)| new.len()).sum::<usize>());
        let mut at = 0;
        for (place, new) in changes {
            out.push_str(self.html.get(at..place.start).unwrap_or_default());
            out.push_str(&new);
            at = place.end;
        }
        out.push_str(self.html.get(at..).unwrap_or_default());
        out
    }
}

/// The part of a head that a tag is.
fn part(tag: &Tag, html: &str) -> Option<Part> {
    let is = |attribute: &str, value: &str| {
        tag.attribute(attribute)
            .is_some_and(|has| has.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(value)))
    };
    let names = |attribute: &str, file: &str| {
        let address = tag.attribute(attribute).unwrap_or_default();
        address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()) == Some(file)
    };
    let says = |words: &str| html.get(tag.text.clone()).is_some_and(|text| text.contains(words));
    match tag.name.as_str() {
        "meta" if is("name", "description") => Some(Part::Description),
        "meta" if is("name", "author") => Some(Part::Authors),
        "link" if is("rel", "canonical") => Some(Part::Url),
        "link" if names("href", "sidelight.css") => Some(Part::StyleSheet),
        "script" if names("src", "sidelight.js") => Some(Part::Script),
        // Data about the publisher or the way to the page is no data about the article.
        "script" if is("type", "application/ld+json") && says("Article\"") => Some(Part::Data),
        _ => None,
    }
}

/// One tag of a page.
#[derive(Debug)]
struct Tag {
    /// In lower case.
    name: String,
    end: bool,
    place: Range<usize>,
    attributes: Vec<(String, String)>,
    /// The text after it, for an element that holds nothing else.
    text: Range<usize>,
}

impl Tag {
    fn is_start(&self, name: &str) -> bool {
        !self.end && self.name == name
    }

    fn is_end(&self, name: &str) -> bool {
        self.end && self.name == name
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Elements that hold text and no tags.
const TEXT: [&str; 5] = ["script", "style", "textarea", "title", "xmp"];

/// The tags of a page, in order.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = html.get(open..).unwrap_or_default();
        let end = rest.starts_with("</");
        let name_at = open + 1 + usize::from(end);
        if rest.starts_with("<!--") {
            at = rest.get(4..).and_then(|rest| rest.find("-->")).map_or(html.len(), |found| open + found + 7);
        } else if html.get(name_at..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic())) {
            let mut input = Input { html, at: name_at };
            let name = input.word(|c| c == '/' || c == '>').to_ascii_lowercase();
            let attributes = input.attributes();
            at = input.at;
            let text_end = if end || !TEXT.contains(&name.as_str()) { at } else { end_of_text(html, at, &name) };
            tags.push(Tag { name, end, place: open..at, attributes, text: at..text_end });
            at = text_end;
        } else {
            at = open + 1;
        }
    }
    tags
}

/// Where the end tag of an element stands that holds only text.
fn end_of_text(html: &str, from: usize, name: &str) -> usize {
    let ends = |at: &usize| {
        let named = html.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        let after = html.get(at + 2 + name.len()..).unwrap_or_default();
        named && after.starts_with(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')
    };
    let rest = html.get(from..).unwrap_or_default();
    rest.match_indices("</").map(|(found, _)| from + found).find(ends).unwrap_or(html.len())
}

/// What is still to be read of a tag.
struct Input<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Input<'a> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// What stands up to white space or one of these signs.
    fn word(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|c: char| c.is_ascii_whitespace() || ends(c)).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    fn skip(&mut self, what: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(what).len();
    }

    /// The attributes of a tag, up to and with its end.
    fn attributes(&mut self) -> Vec<(String, String)> {
        let mut attributes = Vec::new();
        loop {
            self.skip(|c| c.is_ascii_whitespace() || c == '/');
            let Some(first) = self.rest().chars().next() else { return attributes };
            if first == '>' {
                self.at += 1;
                return attributes;
            }
            // A name may begin with any sign, even `=`.
            let start = self.at;
            self.at += first.len_utf8();
            self.word(|c| matches!(c, '/' | '>' | '='));
            let name = self.html.get(start..self.at).unwrap_or_default().to_ascii_lowercase();
            let before_space = self.at;
            self.skip(|c| c.is_ascii_whitespace());
            let value = if self.rest().starts_with('=') {
                self.at += 1;
                self.skip(|c| c.is_ascii_whitespace());
                self.value()
            } else {
                self.at = before_space;
                ""
            };
            attributes.push((name, value.to_owned()));
        }
    }

    fn value(&mut self) -> &'a str {
        let rest = self.rest();
        match rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => {
                let inner = rest.get(1..).unwrap_or_default();
                let len = inner.find(quote).unwrap_or(inner.len());
                self.at += (len + 2).min(rest.len());
                inner.get(..len).unwrap_or_default()
            }
            None => self.word(|c| c == '>'),
        }
    }
}
