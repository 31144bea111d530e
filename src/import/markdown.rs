//! Markdown in the authoring form → the model.
//!
//! 1. Front matter is read and cut off: [`front_matter`](super::front_matter).
//! 2. Toggle shortcodes are built on their own and replaced by a stand-in: [`splice`].
//! 3. CommonMark events become blocks and inlines on a stack of open frames: [`build`].
//! 4. Where raw HTML stands between them, the finished parts are held and the HTML is
//!    walked around them: [`super::html`].
//!
//! The grammar is CommonMark 0.31.2 with tables, strikethrough, task lists, notes,
//! definition lists and heading attributes.

mod build;
mod frame;
mod splice;

use std::rc::Rc;

use pulldown_cmark::{Event, Options as Grammar, Parser as Commonmark, Tag};

use crate::article::{Article, Bio, Block, Note, Timeline};

use super::byline::{self, Authors};
use super::html::{Held, Parser};
use super::smart::Quotes;
use super::{MAX_DEPTH, Options, Report, front_matter, shortcode};

/// Reads a Markdown source.
pub(super) fn read<P: Parser>(source: &str, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
    let (front, start) = front_matter::split(source);
    let mut article = Article::default();
    let mut bios = Vec::new();
    if let Some(front) = front {
        front_matter::read(front, &mut article, &mut bios, report);
    }
    let lang = article.lang.clone().or_else(|| options.lang.clone());
    let quotes = Quotes::of_language(lang.as_deref().unwrap_or("en"));
    let smart = options.smart.then_some(quotes);
    let mut reader = Reader { parser, report, smart, held: Held::default(), found: Found::default() };
    for bio in bios {
        let content = reader.blocks(&bio.text, &splice::Places::starting_at(bio.offset), 1);
        if let Some(author) = article.authors.get_mut(bio.author) {
            Rc::make_mut(author).bios.push(Bio { lang: bio.lang, content });
        }
    }
    let text = source.get(start..).unwrap_or_default();
    article.body = reader.document(text, &splice::Places::starting_at(start), 0);
    let Found { authors, notes, timeline } = reader.found;
    article.authors.extend(authors.list.into_iter().map(Rc::new));
    article.notes = notes.into_iter().map(Rc::new).collect();
    article.timeline = timeline.map(Rc::new);
    article
}

/// What stands beside the text, collected while it is read.
#[derive(Default)]
struct Found {
    authors: Authors,
    notes: Vec<Note>,
    timeline: Option<Timeline>,
}

/// One reading of a source.
struct Reader<'p, 'r, 's, P> {
    parser: &'p P,
    report: &'r mut Report<'s>,
    smart: Option<Quotes>,
    held: Held,
    found: Found,
}

impl<P: Parser> Reader<'_, '_, '_, P> {
    /// The blocks of a text that may hold toggle shortcodes.
    fn document(&mut self, text: &str, places: &splice::Places, depth: usize) -> Vec<Block> {
        if depth >= MAX_DEPTH || !text.contains('[') {
            return self.blocks(text, places, depth);
        }
        let mut toggles = shortcode::toggles(text, &[]);
        // Code is looked for only where there is something that it could hide.
        if !toggles.is_empty() && may_hold_code(text) {
            toggles = shortcode::toggles(text, &code_ranges(text));
        }
        if toggles.is_empty() {
            return self.blocks(text, places, depth);
        }
        let mut spliced = splice::Splice::new(text, places);
        for toggle in toggles {
            for repair in &toggle.repairs {
                self.report.add(repair.code, places.source(repair.offset), repair.message.clone());
            }
            let inner = text.get(toggle.content.clone()).unwrap_or_default();
            let content = self.document(inner, &places.shifted(toggle.content.start), depth + 1);
            let stand_in = match byline::read(&toggle.title) {
                Some(byline) => {
                    for author in byline.into_authors(content) {
                        self.found.authors.add(author);
                    }
                    None
                }
                None => Some(self.held.keep(super::html::Built::Blocks(vec![Block::Fold {
                    summary: vec![crate::article::Inline::text(toggle.title.trim())],
                    open: toggle.open,
                    content,
                }]))),
            };
            spliced.replace(toggle.range, stand_in.as_deref());
        }
        let (text, places) = spliced.finish();
        self.blocks(&text, &places, depth)
    }

    /// The blocks of a text without shortcodes.
    fn blocks(&mut self, text: &str, places: &splice::Places, depth: usize) -> Vec<Block> {
        let mut build = build::Build::new(self, text, places, depth);
        for (event, range) in Commonmark::new_ext(text, grammar(build.is_smart())).into_offset_iter() {
            build.event(event, range);
        }
        build.finish()
    }
}

fn grammar(smart: bool) -> Grammar {
    let mut grammar = Grammar::ENABLE_TABLES
        | Grammar::ENABLE_STRIKETHROUGH
        | Grammar::ENABLE_TASKLISTS
        | Grammar::ENABLE_FOOTNOTES
        | Grammar::ENABLE_DEFINITION_LIST
        | Grammar::ENABLE_HEADING_ATTRIBUTES;
    grammar.set(Grammar::ENABLE_SMART_PUNCTUATION, smart);
    grammar
}

/// Whether a text has any of the signs of code: quotes of code, a fence, an indented line.
fn may_hold_code(text: &str) -> bool {
    text.contains(['`', '\t']) || text.contains("~~~") || text.contains("    ")
}

/// Where code stands, in which a bracket is only a bracket.
fn code_ranges(text: &str) -> Vec<std::ops::Range<usize>> {
    Commonmark::new_ext(text, grammar(false))
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range)
        .collect()
}
