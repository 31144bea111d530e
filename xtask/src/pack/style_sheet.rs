//! `sidelight.css`: how an article looks that stands in a page without the widget.
//!
//! It is made of the widget's own sheets (`styles/`), so that nothing moves when the widget
//! arrives. Two things differ there, and are made up for here:
//!
//! 1. There is no shadow root. What the widget draws in it is everything in the element but
//!    `[slot]` and what that holds: each selector gets [`WITHIN`] before it and [`OURS`] after
//!    it. As no rule of a site reaches into a shadow root, [`WITHIN`] outweighs what sites
//!    write, and [`RESET`] takes away what they set.
//! 2. There is no host, and no slot. A rule of a site wins over one for `:host` or `::slotted`,
//!    however it is written; so does it over one in a layer.
//!
//! `@scope … to ([slot])` would say the first in one line. Firefox has it from 146 on, and we
//! promise 125.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The sheet's name in the embeddable folder.
pub(super) const NAME: &str = "sidelight.css";

/// What is drawn in the shadow root, as in `src/embed/stylesheet.rs`; and what makes up for its scripts.
const SHADOW: [&str; 8] = ["tokens", "reader", "skip_links", "byline", "contents", "timeline", "print", "static"];

/// What is drawn in the page, as there; and the page where it is ours.
const LIGHT: [&str; 5] = ["header", "body", "notes", "print", "page"];

/// The element; an id that nothing can have makes it weigh more than a site's selectors.
const WITHIN: &str = r"sidelight-article:not(#\#) ";

/// What the widget draws in its shadow root; without weight.
const OURS: &str = ":where(:not([slot], [slot] *))";

/// What a site has set is taken back; an image keeps its size, which counts as set by a site.
const RESET: &str = ":where(:not(img)), :where(*)::before, :where(*)::after { all: revert }\n";

/// The sheet, from the folder of the widget's.
pub(super) fn of(styles: &Path) -> Result<String> {
    let read = |name: &&str| {
        let path = styles.join(name).with_extension("css");
        let css = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(without_comments(&css))
    };
    let all = |names: &[&str]| names.iter().map(read).collect::<Result<String>>();
    let (shadow, light) = (all(&SHADOW)?, all(&LIGHT)?);
    let (outer, inner) = (sheet(&shadow, &of_page), sheet(&shadow, &of_shadow));
    let reset = sheet(RESET, &of_shadow);
    Ok(format!("@layer sidelight {{\n{outer}{light}}}\n{reset}{inner}"))
}

/// The rules of a sheet, each with the selectors that `place` makes of its own.
fn sheet(css: &str, place: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((prelude, after)) = rest.split_once('{') {
        let (content, after) = after.split_at(block(after));
        let content = content.strip_suffix('}').unwrap_or(content);
        let prelude = prelude.trim();
        if prelude.starts_with('@') {
            let inner = sheet(content, place);
            if !inner.is_empty() {
                out.push_str(&format!("{prelude} {{\n{inner}}}\n"));
            }
        } else {
            let selectors: Vec<String> = list(prelude).into_iter().filter_map(place).collect();
            if !selectors.is_empty() {
                out.push_str(&format!("{} {{{content}}}\n", selectors.join(", ")));
            }
        }
        rest = after;
    }
    out
}

/// A selector for the host or for what stands in its slots, as one for the same in a page.
fn of_page(selector: &str) -> Option<String> {
    let whole = |name: &str| {
        let condition = selector.strip_prefix(name)?;
        Some(condition.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(condition))
    };
    // The host's condition ends before what stands in it, which belongs to the widget alone.
    if selector.strip_prefix(":host(").is_some_and(|rest| !rest.ends_with(')')) {
        return None;
    }
    let slotted = || whole("::slotted").map(|what| format!("sidelight-article [slot]{}", what.trim_matches('*')));
    whole(":host").map(|condition| format!("sidelight-article{condition}")).or_else(slotted)
}

/// A selector for the shadow root, as one for what the widget draws there.
fn of_shadow(selector: &str) -> Option<String> {
    if selector.starts_with(":host") || selector.starts_with("::slotted") {
        return None;
    }
    // A pseudo-element stands last.
    let (element, pseudo) = selector.split_at(selector.find("::").unwrap_or(selector.len()));
    Some(format!("{WITHIN}{element}{OURS}{pseudo}"))
}

/// How long a block is, with its closing brace.
fn block(css: &str) -> usize {
    let mut depth = 1;
    let close = css.find(|c| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    close.map_or(css.len(), |at| at + 1)
}

/// The selectors of a list.
fn list(prelude: &str) -> Vec<&str> {
    let mut depth = 0;
    let comma = |c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        c == ',' && depth == 0
    };
    prelude.split(comma).map(str::trim).collect()
}

fn without_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_made_of_the_sheets_that_the_widget_adopts() {
        let adopted = include_str!("../../../src/embed/stylesheet.rs");
        let names = |of: &str| -> Vec<&str> {
            let list = adopted.split_once(of).and_then(|(_, rest)| rest.split_once(");")).map_or("", |(list, _)| list);
            list.split("\"/").skip(1).filter_map(|name| name.split_once(".css")).map(|(name, _)| name).collect()
        };
        // The widget draws these two in its shadow root, on whatever page.
        let drawn = |name: &&str| !["controls", "popover"].contains(name);
        let adopted_here: Vec<&str> = names("const SHADOW").into_iter().filter(drawn).collect();
        assert_eq!(adopted_here, SHADOW[..7]);
        assert_eq!(names("const LIGHT"), LIGHT[..4]);
    }

    #[test]
    fn a_rule_reaches_what_it_reached_in_the_widget() {
        let css = "a, :is(.b, .c)::after { color: red } :host { color: blue } ::slotted(*) { top: 0 }
            :host([hidden]) .e { top: 0 }
            @media print { :host([hidden]) { top: 0 } d { content: ' (' attr(href) ')' } }";
        assert_eq!(
            sheet(css, &of_shadow),
            "sidelight-article:not(#\\#) a:where(:not([slot], [slot] *)), \
             sidelight-article:not(#\\#) :is(.b, .c):where(:not([slot], [slot] *))::after { color: red }\n\
             @media print {\nsidelight-article:not(#\\#) d:where(:not([slot], [slot] *)) { content: ' (' attr(href) ')' }\n}\n"
        );
        assert_eq!(
            sheet(css, &of_page),
            "sidelight-article { color: blue }\nsidelight-article [slot] { top: 0 }\n@media print {\nsidelight-article[hidden] { top: 0 }\n}\n"
        );
    }
}
