//! Which close belongs to which tag.
//!
//! A stack, so that a tag may stand within itself. A close takes the innermost tag of
//! its name; what was opened after that and not closed is closed there. Where a close
//! is missing, content ends with the paragraph it starts in, or before the next tag of
//! the same name: too little folded is text that stays in sight, too much would hide
//! the article.

use crate::article::order;
use std::collections::HashMap;
use std::ops::Range;

use crate::article::Code;

use super::table::{self, Kind};
use super::tag::{Reader, Tag};
use super::{Item, Repair, Rules, Shortcode, clean};

/// Everything about shortcodes in `text`, in order, outer before inner.
pub(super) fn items(text: &str, rules: Rules<'_>) -> Vec<Item> {
    if !text.contains('[') {
        return Vec::new();
    }
    let mut pairing = Pairing { text, ..Pairing::default() };
    let mut reader = Reader::new(text);
    let mut code = rules.code.iter().peekable();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['[', '<'])) {
        let start = at + found;
        at = start + 1;
        while code.next_if(|range| range.end <= start).is_some() {}
        if let Some(range) = code.peek().filter(|range| range.contains(&start)) {
            at = range.end.max(at);
        } else if text.as_bytes().get(start) == Some(&b'<') {
            at = past_markup(text, &mut reader, start);
        } else if !(rules.backslash && is_escaped(text, start))
            && let Some(tag) = reader.read(start)
            && let Some(end) = pairing.take(tag)
        {
            at = end;
        }
    }
    pairing.finish()
}

/// Past an HTML tag or comment; past the whole of what is never text.
fn past_markup(text: &str, reader: &mut Reader<'_>, start: usize) -> usize {
    reader
        .markup(start)
        .map_or(start + 1, |markup| reader.past_raw(&markup).unwrap_or(markup.range.end).min(text.len()))
}

/// Whether an odd number of backslashes stands before `at`.
fn is_escaped(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1)
}

/// A tag that was opened.
#[derive(Debug)]
struct Node {
    tag: Tag,
    /// The name in lower case.
    name: String,
    kind: Kind,
    /// Whether the tag is a shortcode without a close too.
    certain: bool,
    /// `[` stands before it.
    bracketed: bool,
    /// The place of the tag of the same name around it.
    outer: Option<usize>,
    close: Option<Close>,
    /// Where what is around it ends.
    limit: usize,
    dropped: bool,
}

#[derive(Debug)]
struct Close {
    range: Range<usize>,
    damaged: bool,
    /// The name, where it is another one.
    wrong: Option<String>,
}

#[derive(Debug, Default)]
struct Pairing<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    /// Indices of nodes that are open.
    stack: Vec<usize>,
    /// The innermost place on the stack, by name.
    open: HashMap<String, usize>,
    /// Places on the stack of toggles and the like, which hold content.
    holders: Vec<usize>,
    others: Vec<Item>,
}

impl<'t> Pairing<'t> {
    /// Takes a tag and says where reading goes on; `None` where it is no shortcode.
    fn take(&mut self, tag: Tag) -> Option<usize> {
        let name = tag.name.to_ascii_lowercase();
        let kind = table::kind(&name);
        let end = tag.range.end;
        if tag.closes {
            return self.close(tag, name, kind).then_some(end);
        }
        let certain = is_certain(&tag, &name, kind);
        if (tag.spaced && !(certain && kind != Kind::Unknown)) || (kind == Kind::Unknown && self.is_link(end)) {
            return None;
        }
        let bracketed = self.text.get(..tag.range.start)?.ends_with('[');
        if bracketed && self.text.get(end..)?.starts_with(']') && (certain || kind != Kind::Unknown) {
            self.others.push(Item::Escaped(tag.range.start - 1..end + 1));
            return Some(end + 1);
        }
        let empty = tag.empty;
        let limit = self.text.len();
        self.nodes.push(Node {
            tag,
            name,
            kind,
            certain: certain || empty,
            bracketed,
            outer: None,
            close: None,
            limit,
            dropped: false,
        });
        if !empty {
            self.push();
        }
        Some(end)
    }

    /// Whether `(` follows, so that the bracket holds the words of a Markdown link.
    fn is_link(&self, end: usize) -> bool {
        self.text.get(end..).is_some_and(|rest| rest.starts_with('('))
    }

    /// Opens the newest node.
    fn push(&mut self) {
        let index = self.nodes.len() - 1;
        let place = self.stack.len();
        self.stack.push(index);
        if let Some(node) = self.nodes.get_mut(index) {
            node.outer = self.open.insert(node.name.clone(), place);
            if holds(node.kind) {
                self.holders.push(place);
            }
        }
    }

    /// Closes what a closing tag closes. False where it is plain text.
    fn close(&mut self, tag: Tag, name: String, kind: Kind) -> bool {
        let place = self.open.get(&name).copied();
        let innermost = self.holders.last().copied();
        let damaged = tag.damage.spaces || (kind != Kind::Unknown && tag.name != name);
        match (place, innermost) {
            // A pair that nobody knows does not break one that is known.
            (Some(place), Some(holder)) if kind == Kind::Unknown && holder > place => false,
            (Some(place), _) => {
                self.pop(place, Close { range: tag.range, damaged, wrong: None });
                true
            }
            (None, Some(holder)) if kind == Kind::Toggle && self.kind_at(holder) == Some(Kind::Toggle) => {
                self.pop(holder, Close { range: tag.range, damaged, wrong: Some(name) });
                true
            }
            _ if kind == Kind::Unknown => false,
            _ => {
                self.stray(&tag, &name);
                true
            }
        }
    }

    fn kind_at(&self, place: usize) -> Option<Kind> {
        self.stack.get(place).and_then(|index| self.nodes.get(*index)).map(|node| node.kind)
    }

    /// A close without a tag: an escaped one, or one too many.
    fn stray(&mut self, tag: &Tag, name: &str) {
        let Range { start, end } = tag.range.clone();
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(end..).unwrap_or_default();
        self.others.push(if before.ends_with('[') && after.starts_with(']') {
            Item::Escaped(start - 1..end + 1)
        } else {
            let message = format!(
                "Nothing is open that [/{name}] could close; it was left out. Remove it, or add [{name}] before it."
            );
            Item::Stray(start..end, Repair { code: Code::ShortcodeRepaired, offset: start, message })
        });
    }

    /// Closes the node at a place of the stack, and with it all that was opened after it.
    fn pop(&mut self, place: usize, close: Close) {
        while self.stack.len() > place + 1 {
            self.pop_top(close.range.start);
        }
        if let Some(index) = self.pop_top(close.range.start) {
            let escaped = self.text.get(close.range.end..).is_some_and(|rest| rest.starts_with(']'));
            let Some(node) = self.nodes.get_mut(index) else { return };
            if escaped && node.bracketed && (node.certain || node.kind != Kind::Unknown) {
                let range = node.tag.range.start - 1..close.range.end + 1;
                node.dropped = true;
                self.others.push(Item::Escaped(range));
            } else {
                node.close = Some(close);
            }
        }
    }

    fn pop_top(&mut self, limit: usize) -> Option<usize> {
        let index = self.stack.pop()?;
        let place = self.stack.len();
        let node = self.nodes.get_mut(index)?;
        node.limit = limit;
        match node.outer {
            Some(outer) => self.open.insert(node.name.clone(), outer),
            None => self.open.remove(&node.name),
        };
        if self.holders.last() == Some(&place) {
            self.holders.pop();
        }
        Some(index)
    }

    /// The items in order.
    fn finish(mut self) -> Vec<Item> {
        self.nodes.retain(|node| !node.dropped && (node.certain || node.close.is_some()));
        let ends = Ends::of(self.text, &self.nodes, &self.others);
        let mut items = self.others;
        items.extend(self.nodes.into_iter().zip(ends).map(|(node, end)| Item::Shortcode(node.finish(end))));
        let mut items = order::by_key(items, |item| order::of_range(&item.range()));
        // What was escaped holds no items.
        let mut covered = 0;
        items.retain(|item| {
            let range = item.range();
            let stays = range.start >= covered;
            if stays && matches!(item, Item::Escaped(_)) {
                covered = range.end;
            }
            stays
        });
        items
    }
}

impl Node {
    /// The shortcode, with its content up to `end` where it has no close.
    fn finish(self, end: Option<usize>) -> Shortcode {
        let open = self.tag.range.clone();
        let known = self.kind != Kind::Unknown;
        let mut damage = self.tag.damage;
        damage.capitals = known && self.tag.name != self.name;
        let mut words: Vec<String> = damage.words().into_iter().map(str::to_string).collect();
        let tag = if known { self.name } else { self.tag.name };
        let (range, content, missing) = match &self.close {
            Some(close) => {
                if close.damaged {
                    words.push("a damaged close".to_string());
                }
                if let Some(wrong) = &close.wrong {
                    words.push(format!("the close of another shortcode, [/{wrong}]"));
                }
                (open.start..close.range.end, Some(open.end..close.range.start), false)
            }
            None => match end {
                Some(end) => (open.start..end, Some(open.end..end), true),
                None => (open.clone(), None, false),
            },
        };
        let mut repairs = Vec::new();
        // WordPress shows an unknown shortcode as it is; there is nothing to repair.
        if known && !words.is_empty() {
            let message = format!(
                "The shortcode [{tag}] has {}; it was read as it was meant. Write {}…[/{tag}].",
                words.join(", "),
                clean(&tag, &self.tag.attributes)
            );
            repairs.push(Repair { code: Code::ShortcodeRepaired, offset: open.start, message });
        }
        if missing {
            let message = format!(
                "The shortcode [{tag}] is never closed; it was taken to end with its paragraph. Write [/{tag}] where it ends."
            );
            repairs.push(Repair { code: Code::ShortcodeUnclosed, offset: open.start, message });
        }
        Shortcode { tag, kind: self.kind, attributes: self.tag.attributes, range, content, repairs }
    }
}

/// Whether a tag is a shortcode even if nothing closes it.
fn is_certain(tag: &Tag, name: &str, kind: Kind) -> bool {
    match kind {
        Kind::Unknown => tag.attributes.iter().any(|attribute| attribute.name.is_some()),
        // A note without its close has no text, and may be a reference of Markdown.
        Kind::Note => tag.attributes.iter().any(|attribute| attribute.name.is_some()),
        _ => !table::is_word(name) || tag.attributes.iter().any(|a| a.name.is_some() || a.quoted),
    }
}

/// Whether a shortcode of this kind has content that must end somewhere.
fn holds(kind: Kind) -> bool {
    matches!(kind, Kind::Toggle | Kind::Caption | Kind::Note)
}

/// Finds where content ends that was never closed.
struct Ends<'t> {
    text: &'t str,
    breaks: Vec<usize>,
    /// Where tags end, and where comments do.
    angles: Vec<usize>,
    comments: Vec<usize>,
    /// Where escapes and stray tags start, and how far those so far reach.
    whole: Vec<(usize, usize)>,
}

impl<'t> Ends<'t> {
    /// For each node without a close that holds content: where the content ends.
    fn of(text: &'t str, nodes: &[Node], others: &[Item]) -> Vec<Option<usize>> {
        let mut ends = vec![None; nodes.len()];
        let is_missing = |node: &Node| node.close.is_none() && holds(node.kind) && !node.tag.empty;
        if !nodes.iter().any(is_missing) {
            return ends;
        }
        let angles: Vec<usize> = text.match_indices('>').map(|(at, _)| at + 1).collect();
        let ends_comment = |end: &usize| text.get(..*end).is_some_and(|text| text.ends_with("-->"));
        let comments = angles.iter().copied().filter(ends_comment).collect();
        let finder = Self { text, breaks: breaks(text), angles, comments, whole: reaches(others) };
        // Of the same type as the other maps of the widget: each type is code of its own.
        let mut next: HashMap<String, usize> = HashMap::new();
        for (index, node) in nodes.iter().enumerate().rev() {
            if is_missing(node) {
                let sibling = next.get(&node.name).copied().unwrap_or(text.len());
                let end = finder.paragraph(node.tag.range.end).min(node.limit).min(sibling);
                let end = finder.past_children(end, nodes, &ends, index + 1);
                if let Some(slot) = ends.get_mut(index) {
                    *slot = Some(end);
                }
            }
            next.insert(node.name.clone(), node.tag.range.start);
        }
        ends
    }

    /// What starts before `end` and ends after it is kept whole.
    fn past_children(&self, end: usize, nodes: &[Node], ends: &[Option<usize>], first: usize) -> usize {
        let mut whole = end;
        let children = nodes.get(first..).unwrap_or_default().iter().zip(ends.get(first..).unwrap_or_default());
        for (child, inner) in children.take_while(|(child, _)| child.tag.range.start < end) {
            let close = child.close.as_ref().map(|close| close.range.end);
            whole = whole.max(close.or(*inner).unwrap_or(child.tag.range.end));
        }
        let before = self.whole.partition_point(|(start, _)| *start < whole);
        before.checked_sub(1).and_then(|at| self.whole.get(at)).map_or(whole, |(_, reach)| whole.max(*reach))
    }

    /// The end of the paragraph that starts at `from`, past the tags and blank lines before it.
    fn paragraph(&self, from: usize) -> usize {
        let mut start = from;
        loop {
            let rest = self.text.get(start..).unwrap_or_default();
            let trimmed = rest.trim_start();
            start += rest.len() - trimmed.len();
            let (ends, least) = if trimmed.starts_with("<!--") {
                (&self.comments, start + "<!-->".len())
            } else if ["</p", "<p>", "<p ", "<br"].iter().any(|tag| trimmed.starts_with(tag)) {
                (&self.angles, start + 1)
            } else {
                break;
            };
            match ends.get(ends.partition_point(|end| *end < least)) {
                Some(end) => start = *end,
                None => break,
            }
        }
        let at = self.breaks.partition_point(|at| *at < start);
        self.breaks.get(at).copied().unwrap_or(self.text.len())
    }
}

/// For each item in order: where it starts, and the furthest end so far.
fn reaches(items: &[Item]) -> Vec<(usize, usize)> {
    let ranges = items.iter().map(Item::range).map(|range| (range.start, range.end)).collect();
    let mut ranges = order::by_key(ranges, |(start, end): &(usize, usize)| (*start as u64, *end as u64));
    let mut reach = 0;
    for (_, end) in &mut ranges {
        reach = reach.max(*end);
        *end = reach;
    }
    ranges
}

/// Where paragraphs end: blank lines, `</p>`, comments of blocks.
fn breaks(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices(['\n', '<']) {
        let rest = text.get(at..).unwrap_or_default();
        let is_break = match rest.strip_prefix('\n') {
            Some(next) => next.trim_start_matches([' ', '\t', '\u{a0}']).starts_with('\n'),
            None => rest.starts_with("</p>") || rest.starts_with("<!-- wp:") || rest.starts_with("<!-- /wp:"),
        };
        if is_break {
            out.push(at);
        }
    }
    out
}
