//! An article that stands in the page already: read where it is, and watched, since others
//! change it too (machine translation, advertisements, editors' extensions).
//!
//! Nothing of it is moved, cloned or rewritten. The walker reads the real nodes, and each
//! call, heading, passage and note is known by its element from then on.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, HtmlElement, MutationObserver, MutationObserverInit, Node, ShadowRoot};

use crate::Reading;
use crate::article::{Anchor, Article, Author, Code, Ids, Inline, Span, Time, visit};
use crate::import::{self, Format, html};
use crate::view::{Standing, query};

use super::error::Error;
use super::options::Options;
use super::source::rest;
use super::{dom, js};

/// Where sites put the text of an article, from the surest sign on.
const TEXT: [&str; 6] =
    [".sl-prose[slot=text]", "[itemprop~='articleBody']", ".entry-content", ".post-content", ".e-content", "article"];

/// The element whose content is the article: what `for` selects, or `host` where it holds
/// more than what is ours.
pub(super) fn find(host: &HtmlElement) -> Option<Element> {
    if let Some(selector) = host.get_attribute("for").filter(|selector| !selector.trim().is_empty()) {
        let root = host.get_root_node();
        // A selector that a publisher wrote may be wrong.
        let found = match root.dyn_ref::<ShadowRoot>() {
            Some(root) => root.query_selector(&selector),
            None => root.dyn_ref::<Document>()?.query_selector(&selector),
        };
        return found.ok().flatten();
    }
    let mut next = host.first_element_child();
    while let Some(child) = next {
        // Words alone, as in "Loading…", are no article.
        if !query::matches(&child, "script, style, template, link, noscript, [slot]") {
            return Some(Element::from(host.clone()));
        }
        next = child.next_element_sibling();
    }
    None
}

/// An article as it stood in the page when it was read.
#[derive(Debug)]
pub(super) struct Found {
    root: Element,
    nodes: Vec<Node>,
}

/// Reads the article that `root` holds.
///
/// A long one in several tasks.
pub(super) async fn read(root: Element, options: &Options) -> Result<(Reading, Found), Error> {
    let (tree, nodes) = dom::copy(&root);
    const LONG: usize = 5_000;
    let is_long = nodes.len() > LONG;
    rest(is_long).await;
    let mut article = html::page(&tree);
    if article.authors.is_empty() || article.published.is_none() {
        html::structured(&structured_data(&root), &mut article);
    }
    if root.text_content().is_some_and(|text| text.contains("[/")) {
        article.authors.extend(authors_of_shortcodes(&root, options)?);
    }
    article.lang = article.lang.take().or_else(|| options.read.import.lang.clone());
    rest(is_long).await;
    let Reading { article, mut diagnostics } = crate::enriched(article, Vec::new(), options.read.timeline);
    rest(is_long).await;
    // A link may well lead to another place of the page; lines are those of no source.
    diagnostics.retain(|found| found.code != Code::LinkUnresolved);
    diagnostics.iter_mut().for_each(|found| found.span = Span::default());
    Ok((Reading { article, diagnostics }, Found { root, nodes }))
}

/// The authors whose bios are left in the text as shortcodes that nothing has replaced.
fn authors_of_shortcodes(root: &Element, options: &Options) -> Result<Vec<Rc<Author>>, Error> {
    let serializer = js::make(js::global("XMLSerializer"), &[]);
    let source = serializer.and_then(|serializer| js::call(&serializer, "serializeToString", &[root])?.as_string());
    let Some(source) = source else { return Ok(Vec::new()) };
    if !import::can_read(&source, Some(Format::Wordpress)) {
        return Err(Error::other_build());
    }
    let asked = import::Options { format: Some(Format::Wordpress), ..options.read.import.clone() };
    Ok(import::import(&source, &asked, &dom::PageParser).0.authors)
}

/// What the page around says of its article.
fn structured_data(root: &Element) -> Vec<String> {
    let page = root.owner_document().and_then(|page| page.document_element());
    let scripts = page.map(|page| query::all(&page, "script[type='application/ld+json']")).unwrap_or_default();
    scripts.into_iter().filter_map(|script| script.text_content()).collect()
}

impl Found {
    /// Where everything stands; the ids are those that the article gives its places.
    pub(super) fn stand(&self, article: &mut Article, ids: &Ids) -> Standing {
        let text = TEXT.iter().find_map(|selector| query::find(&self.root, selector));
        let is_ours = query::find(&self.root, ":scope > .sl-frame").is_some();
        let text = text.unwrap_or_else(|| self.root.clone());
        let mut standing = Standing::new(text.clone(), is_ours);
        standing.add_place(&ids.id(&Anchor::text()), &text);
        let drafted = article.timeline.as_ref().is_some_and(|timeline| timeline.is_drafted()) && !is_ours;
        let mut dates = drafted.then(|| Dates { nodes: &self.nodes, at: 0, from: 0 });
        if let Some(dates) = &mut dates {
            visit::inlines_mut(&mut article.body, &mut |inline| {
                // What was drafted has no element of its own: its passage is the paragraph.
                if let Inline::Time(Time { event: Some(_), anchor: Some(anchor), content, .. }) = inline
                    && let Some(element) = dates.next(&visit::text_of(content))
                {
                    standing.add_place(&ids.id(anchor), &element);
                }
            });
        }
        article.visit_mut(&mut |inline| self.stand_inline(inline, ids, &mut standing));
        for heading in &article.outline {
            if let Some((anchor, element)) = heading.anchor.as_ref().zip(self.element(heading.span)) {
                standing.add_place(&ids.id(anchor), &element);
                standing.add_mark(element, ids.href(anchor));
            }
        }
        for (at, note) in article.notes.iter().enumerate() {
            let Some(element) = self.element(note.span) else { continue };
            standing.add_place(&ids.id(&Anchor::note(note.number)), &element);
            if at == 0 {
                let list = query::around(&element, "ol, ul, section, [role=doc-endnotes]").filter(|list| *list != text);
                standing.add_place(&ids.id(&Anchor::notes()), &list.unwrap_or(element));
            }
        }
        for event in article.timeline.iter().flat_map(|timeline| &timeline.events).filter(|_| is_ours) {
            if let Some((anchor, element)) = event.anchor.as_ref().zip(self.element(event.span)) {
                standing.add_place(&ids.id(anchor), &element);
            }
        }
        standing
    }

    fn stand_inline(&self, inline: &Inline, ids: &Ids, standing: &mut Standing) {
        let (anchor, target, span) = match inline {
            Inline::Call(call) if call.number > 0 => {
                let Some(element) = self.element(call.span) else { return };
                standing.add_place(&ids.id(&Anchor::call(call.number, call.ordinal)), &element);
                return standing.add_call(call.number, &element);
            }
            Inline::Link(link) => (&link.anchor, &link.target, link.span),
            Inline::Time(time) => (&time.anchor, &time.target, time.span),
            _ => return,
        };
        if let Some(((anchor, target), element)) = anchor.as_ref().zip(target.as_ref()).zip(self.element(span)) {
            standing.add_place(&ids.id(anchor), &element);
            standing.add_mark(element, ids.href(target));
        }
    }

    /// The element that a span of the article names. The root is none: it holds the article and says nothing.
    fn element(&self, span: Span) -> Option<Element> {
        self.nodes.get(span.line as usize).filter(|_| span.line > 0)?.dyn_ref::<Element>().cloned()
    }
}

/// Finds drafted dates in the text of the page, which has them in the same order.
#[derive(Debug)]
struct Dates<'a> {
    nodes: &'a [Node],
    /// Which node is searched next, and from which byte of its text on.
    at: usize,
    from: usize,
}

impl Dates<'_> {
    /// The element around the next place that has these words, if that is not far.
    fn next(&mut self, words: &str) -> Option<Element> {
        const FAR: usize = 500;
        let first = self.at;
        for (at, node) in
            self.nodes.iter().enumerate().skip(first).take(FAR).filter(|(_, node)| node.node_type() == Node::TEXT_NODE)
        {
            let from = if at == first { self.from } else { 0 };
            let text = node.node_value().unwrap_or_default();
            if let Some(found) = text.get(from..).and_then(|rest| rest.find(words)) {
                (self.at, self.from) = (at, from + found + words.len());
                return node.parent_element();
            }
        }
        None
    }
}

/// Tells that an article which stands in a page was changed, until it is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
}

/// How long a page is quiet before what it has become is read, in milliseconds.
const QUIET: u32 = 300;

impl Watch {
    /// Calls `changed` when the content of `root` has changed and is quiet again.
    pub(super) fn start(root: &Element, changed: impl Fn() + 'static) -> Option<Self> {
        let changed: Rc<dyn Fn()> = Rc::new(changed);
        let waiting: RefCell<Option<Timeout>> = RefCell::default();
        let observed = Closure::<dyn FnMut()>::new(move || {
            let changed = Rc::clone(&changed);
            waiting.replace(Some(Timeout::new(QUIET, move || changed())));
        });
        let observer = MutationObserver::new(observed.as_ref().unchecked_ref()).ok()?;
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_character_data(true);
        options.set_subtree(true);
        observer.observe_with_options(root, &options).ok()?;
        Some(Self { observer, _changed: observed })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
