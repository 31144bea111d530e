//! Headings get their names: the author's id, else one made of their words. Together they are the outline.

use std::collections::HashMap;

use crate::article::anchor::{Register, slug};
use crate::article::{Anchor, Article, Block, Code, Diagnostic, visit};

/// Collects the headings, when all other passes are done with them.
pub(super) fn collect(article: &mut Article) {
    let mut outline = Vec::new();
    visit::blocks_mut(&mut article.body, &mut |block| {
        if let Block::Heading(heading) = block {
            outline.push(heading.clone());
        }
    });
    article.outline = outline;
}

/// Names the headings, and returns which fragment means which.
pub(super) fn run(
    article: &mut Article,
    names: &mut Register,
    diagnostics: &mut Vec<Diagnostic>,
) -> HashMap<String, Anchor> {
    let mut places = HashMap::new();
    visit::blocks_mut(&mut article.body, &mut |block| {
        let Block::Heading(heading) = block else { return };
        let anchor = match &heading.id {
            Some(id) => names.name("", id),
            None => names.name("", &visit::text_of(&heading.content)),
        };
        if let Some(id) = &heading.id
            && places.insert(id.clone(), anchor.clone()).is_some()
        {
            let message = format!("Two headings have the id `{id}`; links mean the last one. Give one another id.");
            diagnostics.push(Diagnostic::new(Code::IdDuplicate, heading.span, message));
        }
        places.entry(slug(&visit::text_of(&heading.content))).or_insert_with(|| anchor.clone());
        places.entry(anchor.as_str().to_string()).or_insert_with(|| anchor.clone());
        heading.anchor = Some(anchor);
    });
    places
}
