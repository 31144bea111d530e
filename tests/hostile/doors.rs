//! The ways into the widget on which HTML can come.

use serde_json::json;
use sidelight::article::{Article, Block};
use sidelight::enrich;
use sidelight::import::{self, Format, native::Html5};

/// A way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// A page, or a part of one.
    Html,
    /// HTML within Markdown.
    Markdown,
    /// HTML within the text of a WordPress post.
    Wordpress,
    /// The HTML of a post in the JSON of the REST API.
    Post,
}

impl Door {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Wordpress, Self::Post];

    /// The format that reads it.
    pub(crate) fn format(self) -> Format {
        match self {
            Self::Html => Format::Html,
            Self::Markdown => Format::Markdown,
            Self::Wordpress => Format::Wordpress,
            Self::Post => Format::Json,
        }
    }

    /// An input as a source of this format.
    pub(crate) fn source(self, input: &str) -> String {
        if self != Self::Post {
            return input.to_owned();
        }
        let rendered = json!({ "rendered": input });
        json!({ "title": rendered, "content": rendered, "link": input }).to_string()
    }

    /// The article that comes of an input, its notes numbered.
    pub(crate) fn read(self, input: &str) -> Article {
        let options = import::Options { format: Some(self.format()), smart: false, ..import::Options::default() };
        let (article, _) = import::import(&self.source(input), &options, &Html5);
        enrich::number_notes(article).0
    }

    /// Inputs joined to fewer sources, so that a browser has read them all soon: each input that leaves something
    /// open stands at the end of a source; those before it change nothing of what follows.
    pub(crate) fn joined(self, inputs: &[String]) -> Vec<String> {
        const MOST: usize = 24;
        let (closed, open): (Vec<&String>, Vec<&String>) = inputs.iter().partition(|input| self.closes(input));
        let mut closed = closed.chunks(MOST.min(closed.len() / open.len().max(1) + 1));
        let mut joined = Vec::new();
        for last in open {
            let before = closed.next().unwrap_or_default();
            joined.push(before.iter().chain([&last]).map(|input| input.as_str()).collect::<Vec<_>>().join("\n\n"));
        }
        joined.extend(closed.map(|rest| rest.iter().map(|input| input.as_str()).collect::<Vec<_>>().join("\n\n")));
        joined
    }

    /// Whether what follows an input is read as if nothing had stood before it.
    fn closes(self, input: &str) -> bool {
        let article = self.read(&format!("{input}\n\n<p>what follows</p>"));
        let alone = self.read("<p>what follows</p>").body;
        matches!((article.body.last(), alone.last()), (Some(Block::Paragraph(line)), Some(Block::Paragraph(own))) if line == own)
    }
}
