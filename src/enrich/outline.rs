//! The title and the levels of headings.
//!
//! An article has one title, of level 1; the sections of its text start at level 2.
//! A first heading of level 1 is the title where none was given.

use crate::article::{Article, Block, Code, Diagnostic, Heading, Inline, visit};

/// Lifts the title, levels the headings, and collects nothing yet: names come next.
pub(super) fn run(article: &mut Article, diagnostics: &mut Vec<Diagnostic>) {
    lift_title(article);
    let mut levels = Vec::new();
    visit::blocks_mut(&mut article.body, &mut |block| {
        if let Block::Heading(heading) = block {
            levels.push(heading.level);
        }
    });
    // Where the text has headings of level 1 beside a title, all move down by one.
    let shift = u8::from(!article.title.is_empty() && levels.contains(&1));
    let mut last = 1;
    visit::blocks_mut(&mut article.body, &mut |block| {
        if let Block::Heading(heading) = block {
            heading.level = (heading.level.max(1) + shift).min(6);
            if heading.level > last + 1 && !article.title.is_empty() {
                diagnostics.push(skipped(heading, last));
            }
            last = heading.level;
        }
    });
}

fn lift_title(article: &mut Article) {
    let Some(Block::Heading(Heading { level: 1, content, .. })) = article.body.first() else { return };
    let said = |line: &[Inline]| visit::text_of(line).trim().to_string();
    // A heading without words is no title: nothing would show that it was lifted.
    if said(content).is_empty() {
        return;
    }
    if article.title.is_empty() {
        article.title.clone_from(content);
    } else if said(content) != said(&article.title) {
        return;
    }
    article.body.remove(0);
}

fn skipped(heading: &Heading, last: u8) -> Diagnostic {
    let message = format!(
        "This heading is of level {}, the one before it of level {last}. Use level {} so that no level is skipped.",
        heading.level,
        last + 1
    );
    Diagnostic::new(Code::HeadingSkipped, heading.span, message)
}
