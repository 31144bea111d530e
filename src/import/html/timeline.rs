//! A timeline as pages have it: a list of dated entries under a heading that says so.
//!
//! The list is a definition list whose terms are dates, or a list whose items begin with
//! `<time datetime>`.

use crate::article::order::fold_case;

use super::tree::{Node, Tree};

/// A timeline that was found; elements are named by their numbers.
#[derive(Debug)]
pub(super) struct Found {
    /// The heading.
    pub(super) heading: usize,
    /// The list.
    pub(super) list: usize,
    /// The entries, in document order.
    pub(super) entries: Vec<Entry>,
}

/// One entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// The item, or the term.
    pub(super) element: usize,
    /// When, in EDTF where the page says so.
    pub(super) date: String,
    /// Nodes that say what happened.
    pub(super) content: Vec<usize>,
}

/// What a heading is called over the dates of an article, in the languages of the interface.
const NAMES: [&str; 12] = [
    "timeline",
    "chronology",
    "key dates",
    "key events",
    "گاه‌شمار",
    "گاهشمار",
    "خط زمانی",
    "رویدادشمار",
    "خط زمني",
    "الخط الزمني",
    "تسلسل زمني",
    "التسلسل الزمني",
];

/// Finds the first timeline of a tree.
pub(super) fn find(tree: &Tree) -> Option<Found> {
    let headings: Vec<usize> = tree.all().filter(|node| is_heading(*node)).map(Node::number).collect();
    let mut heading: Option<Node<'_>> = None;
    for node in tree.all() {
        if is_heading(node) {
            heading = is_of_timeline(node, &headings).then_some(node);
        } else if let Some(heading) = heading.filter(|_| node.is(&["dl", "ol", "ul"])) {
            let entries = if node.is(&["dl"]) { terms(node) } else { items(node) };
            if !entries.is_empty() {
                return Some(Found { heading: heading.number(), list: node.number(), entries });
            }
        }
    }
    None
}

fn is_heading(node: Node<'_>) -> bool {
    node.is(&["h1", "h2", "h3", "h4", "h5", "h6"])
}

/// Whether a heading says by its words, or it or what is around it by an id or a class,
/// that dates follow.
fn is_of_timeline(heading: Node<'_>, headings: &[usize]) -> bool {
    // What holds more than this heading says nothing of it.
    let is_alone = |node: &Node<'_>| {
        let first = headings.partition_point(|number| *number <= node.number());
        headings.get(first + 1).is_none_or(|second| *second >= node.past())
    };
    let mut around = std::iter::once(heading).chain(heading.around().take(3).take_while(is_alone));
    // A heading in which others stand is none of a few words.
    let text = if is_alone(&heading) { heading.all_text() } else { String::new() };
    let words = fold_case(text.trim_matches(|c: char| !c.is_alphanumeric()));
    let named = |node: Node<'_>| {
        let names = ["id", "class"].into_iter().filter_map(|name| node.attribute(name));
        names.flat_map(str::split_ascii_whitespace).any(|name| {
            let name = name.strip_prefix("sl-").unwrap_or(name);
            ["timeline", "chronology"].iter().any(|known| name.eq_ignore_ascii_case(known))
        })
    };
    NAMES.contains(&words.as_str()) || around.any(named)
}

/// The entries of a definition list: each term is a date.
fn terms(list: Node<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for node in list.within() {
        // A group of a term and what is said of it may stand in a `div`.
        let is_entry = node.parent().is_some_and(|around| around == list || around.is(&["div"]));
        if !is_entry {
            continue;
        }
        if node.is(&["dt"]) {
            let date = date_of(&times(node)).unwrap_or_else(|| node.all_text().trim().to_string());
            entries.push(Entry { element: node.number(), date, content: Vec::new() });
        } else if let Some(entry) = entries.last_mut().filter(|_| node.is(&["dd"])) {
            entry.content.push(node.number());
        }
    }
    entries
}

/// The entries of a list whose items all begin with a date; none where one does not.
fn items(list: Node<'_>) -> Vec<Entry> {
    let items = list.children().into_iter().filter(|node| node.is(&["li"]));
    items.map(item).collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn item(item: Node<'_>) -> Option<Entry> {
    // An event that Sidelight has drawn: its date as the author wrote it, and what happened.
    if let Some(date) = item.said("data-sl-date") {
        let what = item.within().find(|node| node.has("class", "sl-what"))?;
        let content = what.children().into_iter().map(Node::number).collect();
        return Some(Entry { element: item.number(), date, content });
    }
    let times = leading_times(item);
    let date = date_of(&times)?;
    let last = *times.last()?;
    // What happened is all that follows the date, in its own line or in the next.
    let mut content = Vec::new();
    let mut inner = last;
    while inner != item {
        let around = inner.parent()?;
        content.extend(around.children().into_iter().filter(|node| node.number() > inner.number()).map(Node::number));
        inner = around;
    }
    Some(Entry { element: item.number(), date, content })
}

fn times(node: Node<'_>) -> Vec<Node<'_>> {
    node.within().filter(|node| node.is(&["time"]) && node.said("datetime").is_some()).take(2).collect()
}

/// The dates that an item begins with: one, or two with no more than a dash or a word between.
fn leading_times(item: Node<'_>) -> Vec<Node<'_>> {
    const BETWEEN: usize = 12;
    let mut found: Vec<Node<'_>> = Vec::new();
    let mut between = String::new();
    for node in item.within() {
        // The words of a date that was found say nothing more.
        if found.last().is_some_and(|time| time.holds(node)) {
            continue;
        }
        if node.is(&["time"]) && node.said("datetime").is_some() && found.len() < 2 {
            found.push(node);
        } else if let Some(text) = node.text() {
            between.push_str(text.trim());
            let is_short = between.chars().count() <= BETWEEN && !between.contains(['.', ':', ',', ';']);
            if !between.is_empty() && (found.len() != 1 || !is_short) {
                break;
            }
        }
    }
    found
}

/// The date of one or two `time` elements; a time of day says nothing here.
fn date_of(times: &[Node<'_>]) -> Option<String> {
    let dates = times.iter().filter_map(|time| time.said("datetime"));
    let dates: Vec<String> =
        dates.filter_map(|date| date.trim().split(['T', ' ']).next().map(str::to_string)).collect();
    (!dates.is_empty()).then(|| dates.join("/"))
}
