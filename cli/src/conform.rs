//! Results in the form that suites written elsewhere can compare.

use serde::Serialize;
use serde_json::{Map, Value, json};

use sidelight::article::{Article, Diagnostic, wire};
use sidelight::import::native::Html5;
use sidelight::import::wordpress::{self, Found};
use sidelight::import::{self, Format, Options};
use sidelight::markup::Page;
use sidelight::{enrich, write};

/// Markdown → the written HTML, with straight punctuation left as it is, no title lifted
/// and no heading named.
pub(crate) fn markdown(sources: &[String]) -> Result<String, String> {
    let results: Vec<String> = sources
        .iter()
        .map(|source| {
            let options = Options { format: Some(Format::Markdown), smart: false, ..Options::default() };
            let (article, _) = plain(source, &options);
            let page = Page::of(&article);
            write::part(&page, |markup| {
                markup.blocks(&article.body);
                markup.notes(&article);
            })
        })
        .collect();
    print(&results)
}

/// Untrusted HTML → the HTML that is written of it: text, timeline and notes.
pub(crate) fn html(sources: &[String]) -> Result<String, String> {
    let results: Vec<String> = sources
        .iter()
        .map(|source| {
            let (article, _) = plain(source, &Options { format: Some(Format::Html), ..Options::default() });
            let page = Page::of(&article);
            write::part(&page, |markup| {
                markup.blocks(&article.body);
                article.timeline.iter().for_each(|timeline| markup.timeline(timeline, true));
                markup.notes(&article);
            })
        })
        .collect();
    print(&results)
}

/// What a WordPress post became.
#[derive(Serialize)]
struct Post {
    html: String,
    bios: Vec<Bio>,
    shortcodes: Vec<Shortcode>,
    diagnostics: Vec<Diagnostic>,
}

/// A toggle whose title is a byline.
#[derive(Serialize)]
struct Bio {
    title: String,
    html: String,
}

/// A shortcode as it was understood.
#[derive(Serialize)]
struct Shortcode {
    tag: String,
    atts: Map<String, Value>,
    content: Option<String>,
}

/// WordPress text → HTML, bios, shortcodes and diagnostics.
pub(crate) fn wordpress(sources: &[String]) -> Result<String, String> {
    let results: Vec<Post> = sources
        .iter()
        .map(|source| {
            let options = Options { format: Some(Format::Wordpress), ..Options::default() };
            let (article, diagnostics) = plain(source, &options);
            let page = Page::of(&article);
            let html = write::part(&page, |markup| {
                markup.blocks(&article.body);
                markup.notes(&article);
            });
            let found = wordpress::shortcodes(source);
            let bios = bios(&article, &page, &found);
            Post { html, bios, shortcodes: found.into_iter().map(Shortcode::from).collect(), diagnostics }
        })
        .collect();
    print(&results)
}

/// The JSON Schema of the typed article.
pub(crate) fn schema() -> Result<String, String> {
    let schema = schemars::schema_for!(wire::schema::Article);
    serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())
}

fn plain(source: &str, options: &Options) -> (Article, Vec<Diagnostic>) {
    let (article, mut diagnostics) = import::import(source, options, &Html5);
    let (article, more) = enrich::number_notes(article);
    diagnostics.extend(more);
    (article, diagnostics)
}

/// The bios, each under the title of the toggle that it came from.
fn bios(article: &Article, page: &Page, found: &[Found]) -> Vec<Bio> {
    let bios = article.authors.iter().flat_map(|author| author.bios.iter().map(|bio| (&author.name, bio)));
    let titles = |name: &str| {
        let mut values = found.iter().flat_map(|shortcode| &shortcode.attributes).map(|(_, value)| value);
        values.find(|value| value.contains(name)).cloned()
    };
    let bio = |(name, bio): (&String, &sidelight::article::Bio)| Bio {
        title: titles(name).unwrap_or_else(|| name.clone()),
        html: write::blocks(&bio.content, page),
    };
    bios.map(bio).collect()
}

impl From<Found> for Shortcode {
    fn from(found: Found) -> Self {
        // A positional attribute has its place for a name, as in WordPress.
        let mut place = 0..;
        let named = |(name, value): (Option<String>, String)| {
            let name = name.or_else(|| place.next().map(|place: usize| place.to_string()));
            (name.unwrap_or_default(), json!(value))
        };
        let atts = found.attributes.into_iter().map(named).collect();
        Self { tag: found.tag, atts, content: found.content }
    }
}

fn print(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}
