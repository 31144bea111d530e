//! What comes of an example: an outline, HTML, diagnostics.

use sidelight::article::{Article, Diagnostic};
use sidelight::import::{self, native::Html5};
use sidelight::markup::Page;
use sidelight::write;

use crate::outline;
use crate::page::{Example, Fence};

/// Every block that the example expects, with what should stand in it. A block of
/// diagnostics is always among them.
pub(crate) fn of(example: &Example) -> Vec<(Fence, String)> {
    let options = example.options();
    let enriched = example.expected.iter().any(|block| matches!(block.language(), "enriched" | "html"));
    let (imported, found) = import::import(&example.source, &options.import, &Html5);
    let reading = sidelight::read(&example.source, &options);
    let found = if enriched { reading.diagnostics } else { found };
    let mut expected = example.expected.clone();
    if !expected.iter().any(|block| block.language() == "diagnostics") {
        expected.push(Fence::new("diagnostics"));
    }
    let got = |block: &Fence| match block.language() {
        "outline" => outline::of(&imported, false),
        "enriched" => outline::of(&reading.article, true),
        "html" => html(&reading.article, block.info.split_whitespace().nth(1)),
        "diagnostics" => diagnostics(&found),
        other => panic!("{}: there is no kind of block `{other}`", example.name),
    };
    expected.into_iter().map(|block| (block.clone(), got(&block))).collect()
}

/// One part of the written article, by default its text; a line for each block.
fn html(article: &Article, part: Option<&str>) -> String {
    let page = Page::of(article);
    let html = match part {
        None => write::blocks(&article.body, &page),
        Some("header") => write::part(&page, |markup| markup.header(article)),
        Some("byline") => write::part(&page, |markup| markup.byline(article)),
        Some("notes") => write::part(&page, |markup| markup.notes(article)),
        Some("timeline") => write::part(&page, |markup| {
            if let Some(timeline) = &article.timeline {
                markup.timeline(timeline, true);
            }
        }),
        Some(other) => panic!("there is no part `{other}`"),
    };
    lines(&html)
}

fn lines(html: &str) -> String {
    const BLOCKS: [&str; 29] = [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "pre",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "figure",
        "figcaption",
        "details",
        "div",
        "blockquote",
        "section",
        "aside",
    ];
    let mut out = html.to_string();
    for name in BLOCKS {
        out = out.replace(&format!("<{name}>"), &format!("\n<{name}>"));
        out = out.replace(&format!("<{name} "), &format!("\n<{name} "));
    }
    out.trim_start().to_string()
}

fn diagnostics(found: &[Diagnostic]) -> String {
    let mut lines: Vec<_> = found.iter().map(|found| (found.span, code(found))).collect();
    lines.sort();
    let line = |(span, code): (sidelight::article::Span, String)| format!("{}:{} {code}\n", span.line, span.column);
    lines.into_iter().map(line).collect()
}

fn code(found: &Diagnostic) -> String {
    serde_json::to_value(found.code).unwrap().as_str().unwrap().to_string()
}
