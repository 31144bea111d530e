//! JSON → the model: the typed article, or a post of the WordPress REST API.
//!
//! The typed form is the model's own [`wire`] form; its schema is published in
//! `schema/article.schema.json`. A post is recognised by `content.rendered`,
//! and is WordPress's to read.

use crate::article::wire;
#[cfg(feature = "formats")]
use crate::article::wire::Value;
use crate::article::{Article, Code, Span};

use super::html::Parser;
#[cfg(feature = "formats")]
use super::wordpress;
use super::{Options, Report};

/// Reads a JSON source.
#[cfg_attr(not(feature = "formats"), allow(unused_variables, reason = "only a post holds HTML"))]
pub(super) fn read<P: Parser>(source: &str, options: &Options, parser: &P, report: &mut Report<'_>) -> Article {
    let parsed = match wire::parse(source) {
        Ok(parsed) => parsed,
        Err(wire::Error { offset, expected }) => {
            report.add(Code::BadJson, offset, format!("This is no JSON: here should stand {expected}. Mend it."));
            return Article::default();
        }
    };
    if parsed.cut {
        let message = "This JSON nests deeper than 100 blocks; what is deeper was left out. Nest less.";
        report.add_at(Code::TooDeep, Span::default(), message);
    }
    #[cfg(feature = "formats")]
    if let Some(Value::Text(_)) = parsed.value.get("content").and_then(|content| content.get("rendered")) {
        return wordpress::post(parsed.value, options, parser, report);
    }
    let Some((article, losses)) = wire::read(parsed.value) else {
        let message = "This JSON has no field of an article. Compare it with the published schema.";
        report.add_at(Code::BadJson, Span::default(), message);
        return Article::default();
    };
    if losses.unknown > 0 {
        let count = losses.unknown;
        let message =
            format!("{count} parts are not of an article, or misplaced; their text was kept. See the schema.");
        report.add_at(Code::JsonUnknown, Span::default(), message);
    }
    if losses.refused > 0 {
        let count = losses.refused;
        let message = format!("{count} addresses have a scheme that is not allowed; their text was kept. Use https.");
        report.add_at(Code::UrlRefused, Span::default(), message);
    }
    article
}

/// Whether a text looks like a post of the REST API.
pub(super) fn is_post(source: &str) -> bool {
    source.contains("\"rendered\"")
}
