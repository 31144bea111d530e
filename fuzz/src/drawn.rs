//! Takes the markup of an article as a page would, and looks at every element of it.

use std::collections::HashSet;

use sidelight::article::Article;
use sidelight::markup::{Markup, Page, Sink};

/// The schemes that a reader's click may start, said here a second time.
const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "sms", "ftp", "ftps", "irc", "ircs", "xmpp"];

/// Elements that hold nothing.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// Draws a whole article and checks what came of it.
pub(crate) fn holds(article: &Article) {
    let page = Page::of(article);
    let mut drawn = Drawn::default();
    Markup::new(&mut drawn, &page).frame(article);
    assert!(drawn.open.is_empty(), "every element is closed: {:?}", drawn.open);
    for name in &drawn.named {
        assert!(drawn.ids.contains(name), "nothing has the id {name}, to which something leads");
    }
}

/// The elements that are open, and the names that were seen.
#[derive(Default)]
struct Drawn {
    open: Vec<&'static str>,
    /// The attributes of the element that was opened last, until something is put in it.
    attributes: Option<Vec<&'static str>>,
    ids: HashSet<String>,
    /// The ids of ours that something leads to.
    named: HashSet<String>,
}

impl Sink for Drawn {
    fn start(&mut self, name: &'static str) {
        self.put();
        assert!(name != "a" || !self.open.contains(&"a"), "a link stands in a link");
        self.open.push(name);
        self.attributes = Some(Vec::new());
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        let element = self.open.last().copied().unwrap_or_default();
        assert!(self.attributes.is_some(), "`{name}` comes after the content of `{element}`");
        let attributes = self.attributes.get_or_insert_default();
        assert!(!attributes.contains(&name), "`{element}` has `{name}` twice");
        attributes.push(name);
        assert!(!name.starts_with("on") && name != "style", "`{element}` has `{name}`");
        match name {
            "id" => {
                assert!(value.starts_with("sl-"), "the id `{value}` is not ours");
                assert!(self.ids.insert(value.to_string()), "the id `{value}` stands twice");
            }
            "href" | "src" => {
                assert!(is_safe(value), "`{element}` has `{name}={value}`");
                if let Some(name) = value.strip_prefix('#').filter(|name| name.starts_with("sl-")) {
                    self.named.insert(name.to_string());
                }
            }
            "class" => {
                let mut classes = value.split_ascii_whitespace();
                let ours = match element {
                    "code" => {
                        classes.next().is_some_and(|class| class.starts_with("language-")) && classes.next().is_none()
                    }
                    _ => classes.all(|class| class.starts_with("sl-")),
                };
                assert!(ours, "`{element}` has the class `{value}`");
            }
            "aria-labelledby" => {
                self.named.insert(value.to_string());
            }
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {
        self.put();
    }

    fn end(&mut self) {
        assert!(self.open.pop().is_some(), "nothing is closed that was not open");
        self.attributes = None;
    }
}

impl Drawn {
    /// Something is put into the element that is open.
    fn put(&mut self) {
        let element = self.open.last().copied().unwrap_or_default();
        assert!(!VOID.contains(&element), "`{element}` can hold nothing");
        self.attributes = None;
    }
}

/// Whether a browser would follow an address to a document or a person: by the scheme, as the URL standard finds it.
fn is_safe(address: &str) -> bool {
    let cleaned: String =
        address.trim_start_matches(|c: char| c <= ' ').chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let Some((scheme, _)) = cleaned.split_once(':') else { return true };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    !is_scheme || SCHEMES.contains(&scheme.to_ascii_lowercase().as_str())
}
