//! Where the article comes from: the property, `src`, a child script, or the page itself.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo_net::http::{Request, Response};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Element, HtmlElement, HtmlScriptElement, RequestCredentials, Url};

use crate::Reading;
use crate::article::{Code, Diagnostic, Inline, SafeUrl, Span};
use crate::import::Format;

use super::dom::PageParser;
use super::enhance;
use super::error::Error;
use super::options::Options;

/// How long a server may take, in seconds.
const TIMEOUT: u32 = 10;

/// What the article is made of.
#[derive(Debug)]
pub(super) enum Found {
    /// A text, to be drawn.
    Text(Source),
    /// An element of the page whose content it is already.
    Page(Element),
}

/// A source text that was found.
#[derive(Debug)]
pub(super) struct Source {
    text: String,
    /// What it is written in, as far as its surroundings say.
    format: Option<Format>,
    /// The address that its links are relative to; absent where that is the page's.
    base: Option<String>,
    /// Whether bytes had to be replaced to make it text.
    lossy: bool,
}

/// What a server sent.
#[derive(Debug)]
pub(super) struct Fetched {
    /// The body as text.
    pub(super) text: String,
    content_type: String,
    url: String,
    lossy: bool,
}

/// Finds the source: the first of the property, `src`, a child script, and the page itself.
pub(super) async fn load(
    host: &HtmlElement,
    article: &JsValue,
    options: &Options,
    request: &AbortController,
    asked: Option<Promise>,
) -> Result<Found, Error> {
    if let Some(text) = property(article) {
        return Ok(Found::Text(Source { text, format: Some(Format::Json), base: None, lossy: false }));
    }
    if let Some(src) = host.get_attribute("src").filter(|src| !src.trim().is_empty()) {
        let fetched = fetch(&src, request, asked).await?;
        let format = fetched.format(&src, options.read.import.format)?;
        return Ok(Found::Text(Source { text: fetched.text, format, base: Some(fetched.url), lossy: fetched.lossy }));
    }
    let written = child_script(host).map(Found::Text);
    written.or_else(|| enhance::find(host).map(Found::Page)).ok_or_else(Error::no_source)
}

/// Fetches a text, without credentials and within the time that a reader waits, unless it
/// was asked for already.
pub(super) async fn fetch(src: &str, request: &AbortController, asked: Option<Promise>) -> Result<Fetched, Error> {
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (late, request) = (Rc::clone(&late), request.clone());
        Timeout::new(TIMEOUT * 1000, move || {
            late.set(true);
            request.abort();
        })
    };
    let failed = |()| if late.get() { Error::timeout(src, TIMEOUT) } else { Error::network(src) };
    let response = match asked {
        Some(asked) => JsFuture::from(asked)
            .await
            .ok()
            .map(|response| Response::from(response.unchecked_into::<web_sys::Response>())),
        None => {
            let sent = Request::get(src).abort_signal(Some(&request.signal())).credentials(RequestCredentials::Omit);
            sent.send().await.ok()
        }
    };
    let response = response.ok_or_else(|| failed(()))?;
    if !response.ok() {
        return Err(Error::status(src, response.status()));
    }
    let bytes = response.binary().await.map_err(|_| failed(()))?;
    drop(timer);
    let text = String::from_utf8_lossy(&bytes);
    let lossy = matches!(text, std::borrow::Cow::Owned(_));
    let content_type = response.headers().get("content-type").unwrap_or_default();
    Ok(Fetched { text: text.into_owned(), content_type, url: response.url(), lossy })
}

impl Fetched {
    /// The format that the answer names; refuses what is no article, such as a picture, or
    /// the HTML of an error page in the place of Markdown.
    fn format(&self, src: &str, asked: Option<Format>) -> Result<Option<Format>, Error> {
        let essence = self.content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let media = ["image/", "audio/", "video/", "font/"].iter().any(|kind| essence.starts_with(kind));
        let named = Format::of_content_type(&essence);
        let expected = asked.or_else(|| Format::of_path(src));
        let page_instead = named == Some(Format::Html) && expected.is_some_and(|format| format != Format::Html);
        if media || essence == "application/pdf" || page_instead {
            return Err(Error::wrong_type(src, &essence));
        }
        Ok(named.or(expected))
    }
}

impl Source {
    /// Reads the source; a long one in two tasks.
    pub(super) async fn read(self, options: &Options) -> Result<Reading, Error> {
        let mut read = options.read.clone();
        read.import.format = read.import.format.or(self.format);
        if !crate::import::can_read(&self.text, read.import.format) {
            return Err(Error::other_build());
        }
        const LONG: usize = 50_000;
        let is_long = self.text.len() > LONG;
        let (article, diagnostics) = crate::import::import(&self.text, &read.import, &PageParser);
        rest(is_long).await;
        let mut reading = crate::enriched(article, diagnostics, read.timeline);
        rest(is_long).await;
        if let Some(found) = reading.diagnostics.iter().find(|found| found.code == Code::BadJson) {
            return Err(Error::unreadable(found.message.clone()));
        }
        if self.lossy {
            let message = "The source is not UTF-8; what could not be read is shown as �. Save it as UTF-8.";
            reading.diagnostics.insert(0, Diagnostic::new(Code::InvalidUtf8, Span::default(), message));
        }
        if let Some(base) = self.base {
            reading.article.visit_mut(&mut |inline| make_absolute(inline, &base));
        }
        Ok(reading)
    }
}

/// Leaves the page a moment to answer, where there is much to do.
pub(super) async fn rest(is_long: bool) {
    if !is_long {
        return;
    }
    let mut waiting = None;
    let rested = Promise::new(&mut |resolve, _| {
        waiting = Some(Timeout::new(0, move || drop(resolve.call0(&JsValue::NULL))));
    });
    let _ = JsFuture::from(rested).await;
    drop(waiting);
}

/// The typed article that the property holds: JSON text, or the object itself.
fn property(article: &JsValue) -> Option<String> {
    if article.is_null() || article.is_undefined() {
        return None;
    }
    article.as_string().or_else(|| js_sys::JSON::stringify(article).ok().and_then(|text| text.as_string()))
}

/// The first child script whose type is one of ours.
fn child_script(host: &HtmlElement) -> Option<Source> {
    let children = host.children();
    (0..children.length()).filter_map(|at| children.item(at)).find_map(|child| {
        let script = child.dyn_into::<HtmlScriptElement>().ok()?;
        let format = match script.type_().trim().to_ascii_lowercase().as_str() {
            "text/markdown" => Some(Format::Markdown),
            "text/html" => Some(Format::Html),
            "application/json" => Some(Format::Json),
            "text/plain" => None,
            _ => return None,
        };
        let text = without_margin(&script.text().unwrap_or_default());
        Some(Source { text, format, base: None, lossy: false })
    })
}

/// A text without the indentation that all its lines share, so that Markdown may be
/// indented with the page around it.
fn without_margin(text: &str) -> String {
    let text = text.trim_start_matches(['\n', '\r']).trim_end();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let margin = lines().map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0);
    text.lines().map(|line| line.get(margin..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Makes a relative address of a fetched article relative to the article, not to the page.
fn make_absolute(inline: &mut Inline, base: &str) {
    let url = match inline {
        Inline::Link(link) if link.href.fragment().is_none() => &mut link.href,
        Inline::Image(image) => &mut image.src,
        _ => return,
    };
    let absolute = Url::new_with_base(url.as_str(), base).ok().and_then(|url| SafeUrl::parse(&url.href()));
    if let Some(absolute) = absolute {
        *url = absolute;
    }
}
