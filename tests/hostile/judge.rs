//! What may stand in written HTML, and nothing else.

use super::addresses::SCHEMES;
use scraper::node::Element;
use scraper::{Html, Node};
use url::Url;

/// The elements that an article's text and notes are written with, and the attributes of each.
const WRITTEN: [(&str, &[&str]); 55] = [
    ("a", &["href", "title", "class", "id", "role", "aria-label", "lang", "dir"]),
    ("abbr", &["title"]),
    ("b", &[]),
    ("bdi", &[]),
    ("blockquote", &[]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &["class"]),
    ("dd", &[]),
    ("del", &[]),
    ("details", &["class", "open"]),
    ("dfn", &[]),
    ("div", &["lang", "dir"]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h1", &["id", "lang", "dir"]),
    ("h2", &["id", "lang", "dir"]),
    ("h3", &["id", "lang", "dir"]),
    ("h4", &["id", "lang", "dir"]),
    ("h5", &["id", "lang", "dir"]),
    ("h6", &["id", "lang", "dir"]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt", "title", "width", "height", "loading"]),
    ("ins", &[]),
    ("kbd", &[]),
    ("li", &["id", "tabindex", "dir"]),
    ("mark", &[]),
    ("ol", &["start", "dir"]),
    ("p", &["dir"]),
    ("pre", &["dir"]),
    ("q", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &["class", "slot", "role", "tabindex", "id", "lang", "dir", "aria-labelledby"]),
    ("small", &[]),
    ("span", &["class", "role", "aria-label", "lang", "dir"]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class", "colspan", "rowspan"]),
    ("th", &["class", "colspan", "rowspan", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &["dir"]),
    ("var", &[]),
];

/// Elements that can never pass: the *built-in safe baseline configuration* of the HTML Sanitizer API
/// (W3C, section 4.3; now HTML standard, "dynamic markup insertion", *remove unsafe*), in every namespace.
pub(crate) const REMOVED: [&str; 6] = ["embed", "frame", "iframe", "object", "script", "use"];

/// The same specification's *built-in navigating URL attributes* and *animating URL attributes*, which may hold
/// no `javascript:`: of these only `href` is ever written, and its scheme is looked at.
const NAVIGATING: [&str; 4] = ["action", "formaction", "xlink:href", "attributename"];

/// The address of the page in which an article stands, for the tests.
pub(crate) const BASE: &str = "https://example.org/";

/// The first promise that written HTML breaks.
pub(crate) fn broken(html: &str) -> Option<String> {
    let tree = Html::parse_fragment(html);
    tree.root_element().descendants().skip(1).find_map(|node| match node.value() {
        Node::Element(element) => in_element(element),
        Node::Text(_) => None,
        other => Some(format!("nothing but elements and text is written: {other:?}")),
    })
}

/// The first element or attribute of a whole page that the Sanitizer API always removes.
pub(crate) fn removed(html: &str) -> Option<String> {
    Html::parse_fragment(html).tree.values().filter_map(Node::as_element).find_map(is_removed)
}

fn is_removed(element: &Element) -> Option<String> {
    let name = element.name();
    if REMOVED.contains(&name.to_ascii_lowercase().as_str()) || &*element.name.ns != XHTML {
        return Some(format!("what the Sanitizer API always removes is never written: <{name}>"));
    }
    let runs = |name: &str| name.starts_with("on") || ["style", "srcdoc"].contains(&name) || NAVIGATING.contains(&name);
    let mut attributes = element.attrs();
    let found = attributes.find(|(attribute, value)| {
        runs(attribute) || matches!(*attribute, "href" | "src") && !is_followed_safely(value)
    });
    found.map(|(attribute, value)| {
        format!("no handler, style, document or script is written: <{name} {attribute}={value:?}>")
    })
}

fn in_element(element: &Element) -> Option<String> {
    if let Some(removed) = is_removed(element) {
        return Some(removed);
    }
    let name = element.name();
    let Some((_, attributes)) = WRITTEN.iter().find(|(known, _)| *known == name) else {
        return (name != "wbr").then(|| format!("only elements of the model are written: <{name}>"));
    };
    element.attrs().find_map(|(attribute, value)| {
        if !attributes.contains(&attribute) {
            return Some(format!("only attributes of the model are written: <{name} {attribute}={value:?}>"));
        }
        (!is_right(attribute, value)).then(|| format!("a value is one of ours: <{name} {attribute}={value:?}>"))
    })
}

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Whether a value is of the kind that its attribute may have.
fn is_right(attribute: &str, value: &str) -> bool {
    let is_number = || value.parse::<u32>().is_ok();
    match attribute {
        "href" | "src" => is_followed_safely(value),
        "id" | "aria-labelledby" => value.starts_with("sl-"),
        "class" => value.split(' ').all(|class| class.starts_with("sl-") || class.starts_with("language-")),
        "dir" => ["ltr", "rtl", "auto"].contains(&value),
        "lang" => value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
        "role" => ["doc-noteref", "doc-backlink", "doc-endnotes", "img"].contains(&value),
        "scope" => ["col", "row"].contains(&value),
        "slot" => value == "notes",
        "tabindex" => value == "-1",
        "loading" => value == "lazy",
        "open" => value.is_empty(),
        "width" | "height" | "colspan" | "rowspan" | "start" => is_number(),
        // Words: of the source, or of the interface.
        "alt" | "title" | "datetime" | "aria-label" => true,
        _ => false,
    }
}

/// Whether an address leads, as a browser reads it, to a scheme that is allowed, or nowhere.
pub(crate) fn is_followed_safely(address: &str) -> bool {
    let base = Url::parse(BASE).expect("the base is an address");
    base.join(address).map_or(true, |url| SCHEMES.contains(&url.scheme()))
}

/// The addresses of written HTML, as they stand.
pub(crate) fn addresses(html: &str) -> Vec<String> {
    let tree = Html::parse_fragment(html);
    let elements = tree.tree.values().filter_map(Node::as_element);
    let found = elements.flat_map(|element| ["href", "src"].into_iter().filter_map(|name| element.attr(name)));
    found.map(str::to_owned).collect()
}
