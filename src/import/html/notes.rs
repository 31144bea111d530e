//! Notes as pages have them: where they are called, and where they stand.
//!
//! No two generators write them alike, and all of them write links: a call leads to its
//! note, and the note leads back. So what is looked for is that pair, in whatever elements
//! it comes. A link counts as a call when it says that it is one (`role="doc-noteref"`,
//! `rel="footnote"`, a class), or when it looks like one and its note leads back or begins
//! with the same sign. Sidenotes, which no link leads to, are found by Tufte CSS's classes.
//!
//! `tests/articles/notes/` holds one article in each form that is found in the wild.

use std::collections::{HashMap, HashSet};

use crate::article::url;

use super::tree::{Node, Tree};

/// The notes of a tree; elements are named by their numbers.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The label of the note that is called, and the link that calls it, by the outermost
    /// element that holds nothing else.
    pub(super) calls: HashMap<usize, (String, usize)>,
    /// What belongs to the notes and not to the text: their list, their ways back.
    pub(super) aside: HashSet<usize>,
    /// The notes, in document order.
    pub(super) notes: Vec<Found>,
    /// Which of the notes an element is.
    by_element: HashMap<usize, usize>,
    /// The links that are calls.
    links: HashSet<usize>,
}

/// A note that is called.
#[derive(Debug)]
pub(super) struct Found {
    /// The name by which its calls mean it.
    pub(super) label: String,
    /// The element whose content is the note.
    pub(super) element: usize,
    /// The sign that its own text may begin with, such as "1".
    pub(super) sign: String,
}

/// A link to another place of the tree.
struct Link<'t> {
    node: Node<'t>,
    to: Node<'t>,
    label: String,
}

/// Finds the notes of a tree. What leads to an event of the `timeline`, and back to where it
/// is mentioned, is no note.
pub(super) fn find(tree: &Tree, timeline: Option<Node<'_>>) -> Notes {
    let links = links(tree);
    let mut notes = Notes::default();
    let mut fits: HashMap<usize, bool> = HashMap::new();
    for link in &links {
        let note = note_of(link.to);
        let is_event = timeline.is_some_and(|timeline| timeline.holds(note));
        let forward = note.number() > link.node.number() && !is_way_back(link.node);
        if forward
            && !is_event
            && *fits.entry(note.number()).or_insert_with(|| may_be_note(note))
            && is_call(link, note, &links)
        {
            notes.add(link, note);
        }
    }
    // A note may call one that stands before it; nothing but a call leads to a note by a sign.
    for link in &links {
        let note = note_of(link.to);
        let known = notes.by_element.contains_key(&note.number()) && !notes.links.contains(&link.node.number());
        let signed = || says_call(link.node) || is_sign(&link.node.all_text());
        if known && !note.holds(link.node) && !is_way_back(link.node) && signed() {
            notes.add(link, note);
        }
    }
    notes.find_sidenotes(tree);
    notes.find_uncalled(tree);
    notes.notes.sort_by_key(|found| found.element);
    notes.set_aside(tree, &links);
    notes
}

/// The links of a tree to places in it.
fn links(tree: &Tree) -> Vec<Link<'_>> {
    let mut places: HashMap<&str, Node<'_>> = HashMap::new();
    for node in tree.all() {
        let name = node.attribute("name").filter(|_| node.is(&["a"]));
        for id in node.attribute("id").into_iter().chain(name) {
            places.entry(id).or_insert(node);
        }
    }
    let place = |name: &str| places.get(name).copied();
    let mut links = Vec::new();
    for node in tree.all().filter(|node| node.is(&["a"])) {
        let Some((page, fragment)) = node.attribute("href").and_then(|href| href.rsplit_once('#')) else { continue };
        // An address with a page in it may lead elsewhere, unless it says what it is.
        if !page.is_empty() && !says_call(node) && !is_way_back(node) {
            continue;
        }
        let decoded = url::decode(fragment);
        // A name in a byline that Sidelight wrote leads to a bio, and the bio back to it: no note, however short.
        if let Some(to) = place(fragment).or_else(|| place(&decoded)).filter(|to| !to.has("class", "sl-bio")) {
            links.push(Link { node, to, label: decoded });
        }
    }
    links
}

/// Whether a link to a possible note is a call of it.
fn is_call(link: &Link<'_>, note: Node<'_>, links: &[Link<'_>]) -> bool {
    if says_call(link.node) {
        return true;
    }
    let sign = link.node.all_text();
    let leads_back = || within(note, links).iter().take(MOST_CALLS).any(|back| is_at(back.to, link.node));
    let raised = || link.node.around().take(3).chain(link.node.within().take(3)).any(|node| node.is(&["sup"]));
    let begins = || {
        let mut texts = note.within().take(BEGINNING).filter_map(Node::text);
        texts.any(|text| !bare(text).is_empty() && bare(text).starts_with(bare(&sign)))
    };
    is_sign(&sign) && (leads_back() || (raised() && begins()))
}

/// How many ways back are looked at to tell an unmarked call, so that the cost stays linear; and
/// within how many nodes the sign of a note must stand.
const MOST_CALLS: usize = 100;
const BEGINNING: usize = 100;

/// The links that stand in a note.
fn within<'l, 't>(note: Node<'t>, links: &'l [Link<'t>]) -> &'l [Link<'t>] {
    let start = links.partition_point(|link| link.node.number() <= note.number());
    let end = links.partition_point(|link| link.node.number() <= note.number() || note.holds(link.node));
    links.get(start..end).unwrap_or_default()
}

/// Whether a way back leads to a call.
fn is_at(to: Node<'_>, call: Node<'_>) -> bool {
    places_of(call).any(|place| place == to)
}

/// Where ways back lead to, of a call: to itself, to what is closely around it, into it, or
/// to an empty anchor right before it.
fn places_of<'t>(call: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    let around = call.around().take(3).take_while(|node| !node.is(&["p", "div", "li", "td"]));
    std::iter::once(call).chain(call.within().take(3)).chain(around).chain(call.empty_before())
}

/// Whether an element says itself that it calls a note.
fn says_call(node: Node<'_>) -> bool {
    const CLASSES: [&str; 9] = [
        "footnote",
        "footnote-ref",
        "footnote-reference",
        "footnote-anchor",
        "noteref",
        "sdfootnoteanc",
        "sdendnoteanc",
        "endnote-ref",
        "fn-ref",
    ];
    let own = node.has("role", "doc-noteref")
        || node.attribute("data-footnote-ref").is_some()
        || node.has("rel", "footnote")
        || CLASSES.iter().any(|class| node.has("class", class));
    let named = ["name", "id"].iter().filter_map(|name| node.attribute(name));
    let by_name = named.clone().any(|name| ["_ftnref", "_ednref", "_footnoteref_"].iter().any(|p| name.starts_with(p)));
    let by_parent = node.parent().is_some_and(|around| {
        around.is(&["sup"])
            && (around.attribute("data-fn").is_some()
                || ["footnote-ref", "reference", "footnote"].iter().any(|class| around.has("class", class)))
    });
    own || by_name || by_parent
}

/// Whether a link leads from a note back to where it was called.
fn is_way_back(node: Node<'_>) -> bool {
    const CLASSES: [&str; 3] = ["back", "reverse", "return"];
    let class = node.attribute("class").unwrap_or_default();
    node.has("role", "doc-backlink")
        || node.attribute("data-footnote-backref").is_some()
        || CLASSES.iter().any(|word| class.contains(word))
        || node.around().take(3).any(|around| around.has("class", "mw-cite-backlink"))
        || (!node.all_text().trim().is_empty() && bare(&node.all_text()).is_empty())
}

/// The element that is the note which a place belongs to: an item, or a block of its own
/// with what stands in it.
fn note_of(place: Node<'_>) -> Node<'_> {
    const BLOCKS: [&str; 9] = ["li", "p", "div", "dd", "aside", "tr", "section", "blockquote", "td"];
    let Some(block) = std::iter::once(place).chain(place.around()).find(|node| node.is(&BLOCKS)) else { return place };
    let holder = block.parent().filter(|around| {
        let named = ["id", "class"].iter().filter_map(|name| around.attribute(name));
        let is_one =
            || named.clone().any(|name| ["ftn", "edn", "sdfootnote", "sdendnote"].iter().any(|p| name.starts_with(p)));
        block.is(&["p", "div"]) && (around.is(&["li", "dd"]) || (around.is(&["div"]) && is_one()))
    });
    holder.unwrap_or(block)
}

/// Whether an element may be a note: not a heading, and not the article itself.
fn may_be_note(node: Node<'_>) -> bool {
    let is_large = node.number() == 0 || node.within().any(|inner| inner.is(&["h1", "h2", "section", "article"]));
    node.is(&["li", "p", "div", "dd", "aside", "tr", "section", "td", "span", "small"]) && !is_large
}

/// Whether a text is what a note is called by: a number, a letter or two, a sign, as "[note 1]".
fn is_sign(text: &str) -> bool {
    const LONGEST: usize = 8;
    let sign = bare(text);
    let length = sign.chars().count();
    // No article has a thousand notes, and many name a year.
    let is_year = length > 3 && sign.chars().all(char::is_numeric);
    let short = length <= LONGEST && sign.ends_with(char::is_numeric) && !is_year;
    let mark = !text.trim().is_empty() && sign.is_empty() && text.trim().chars().count() <= 3;
    (length > 0 && (short || length <= 2)) || mark && text.contains(['*', '†', '‡', '§', '¶'])
}

/// A text without what stands around a sign: brackets, points, arrows and space.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the text of an element is a sign and what stands around it.
fn is_only(node: Node<'_>, sign: &str) -> bool {
    let mut text = String::new();
    for piece in node.within().filter_map(Node::text) {
        text.push_str(piece);
        if text.len() > sign.len() + 8 {
            return false;
        }
    }
    bare(&text) == bare(sign)
}

impl Notes {
    fn add(&mut self, link: &Link<'_>, note: Node<'_>) {
        let sign = link.node.all_text();
        let at = *self.by_element.entry(note.number()).or_insert_with(|| {
            let (label, sign) = (link.label.clone(), bare(&sign).to_string());
            self.notes.push(Found { label, element: note.number(), sign });
            self.notes.len() - 1
        });
        let mut outermost = link.node;
        while let Some(around) = outermost.parent().filter(|around| {
            around.is(&["sup", "span", "b", "i", "em", "strong", "small", "font"]) && is_only(*around, &sign)
        }) {
            outermost = around;
        }
        if let Some(found) = self.notes.get(at) {
            self.calls.insert(outermost.number(), (found.label.clone(), link.node.number()));
            self.links.insert(link.node.number());
        }
    }

    /// Notes in the list of a page that Sidelight has written, which nothing calls.
    fn find_uncalled(&mut self, tree: &Tree) {
        let lists = tree.all().filter(|node| node.has("role", "doc-endnotes") && node.has("class", "sl-prose"));
        for note in lists.flat_map(Node::within).filter(|node| node.is(&["li"])) {
            let id = note.attribute("id").filter(|id| id.starts_with("sl-note-"));
            if let Some(id) = id.filter(|_| !self.by_element.contains_key(&note.number())) {
                self.by_element.insert(note.number(), self.notes.len());
                self.notes.push(Found { label: id.to_string(), element: note.number(), sign: String::new() });
            }
        }
    }

    /// Sidenotes and margin notes of Tufte CSS: a label, a check box, and a span.
    fn find_sidenotes(&mut self, tree: &Tree) {
        let mut call: Option<Node<'_>> = None;
        for node in tree.all() {
            if node.has("class", "margin-toggle") {
                if node.is(&["label"]) {
                    call = Some(node);
                } else {
                    self.aside.insert(node.number());
                }
            } else if (node.has("class", "sidenote") || node.has("class", "marginnote"))
                && let Some(call) = call.take()
            {
                let label = call.attribute("for").unwrap_or("sidenote").to_string();
                self.notes.push(Found { label: label.clone(), element: node.number(), sign: String::new() });
                self.calls.insert(call.number(), (label, call.number()));
            }
        }
    }

    /// Sets aside what is of the notes: themselves, their ways back, and their list where
    /// nothing else stands in it.
    fn set_aside(&mut self, tree: &Tree, links: &[Link<'_>]) {
        let mut called: HashSet<usize> = HashSet::new();
        for call in self.links.iter().map(|call| tree.node(*call)) {
            called.extend(places_of(call).map(Node::number));
        }
        let mut around_backs = HashSet::new();
        let mut lists: Vec<usize> = Vec::new();
        let mut seen = HashSet::new();
        // Notes may stand in each other; each of their links is looked at once.
        let mut done = 0;
        for note in self.notes.iter().map(|found| tree.node(found.element)) {
            self.aside.insert(note.number());
            lists.extend(note.parent().map(Node::number).filter(|list| seen.insert(*list)));
            for link in within(note, links).iter().filter(|link| link.node.number() >= done) {
                let leads_back = called.contains(&link.to.number()) && !self.links.contains(&link.node.number());
                if leads_back || is_way_back(link.node) {
                    self.aside.insert(link.node.number());
                    around_backs.extend(link.node.parent().map(Node::number));
                }
            }
            done = done.max(note.past());
        }
        // What stands around ways back for their sake alone, from the inside out.
        let mut around_backs: Vec<usize> = around_backs.into_iter().collect();
        while let Some(around) = around_backs.pop().map(|number| tree.node(number)) {
            if !self.aside.contains(&around.number()) && self.is_empty(around) {
                self.aside.insert(around.number());
                around_backs.extend(around.parent().map(Node::number));
            }
        }
        while let Some(list) = lists.pop().map(|number| tree.node(number)) {
            if self.is_list(list) {
                self.aside.insert(list.number());
                lists.extend(list.parent().map(Node::number).filter(|list| seen.insert(*list)));
            }
        }
    }

    /// Whether nothing is said in an element but what is set aside.
    fn is_empty(&self, node: Node<'_>) -> bool {
        node.children().into_iter().all(|child| match child.text() {
            Some(text) => bare(text).is_empty(),
            None => self.aside.contains(&child.number()),
        })
    }

    /// Whether an element holds notes, and beside them at most a heading or a line.
    fn is_list(&self, node: Node<'_>) -> bool {
        const FURNITURE: [&str; 10] = ["hr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "script", "style"];
        !node.is(&["article", "main"])
            && node.children().into_iter().all(|child| match child.text() {
                Some(text) => text.trim().is_empty(),
                None => self.aside.contains(&child.number()) || child.is(&FURNITURE),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_short_and_no_word_and_no_year() {
        for sign in ["1", "12", "999", "[1]", "(۱)", "a", "ab.", "note 1", "note 123", "*", "**", "†‡§"] {
            assert!(is_sign(sign), "{sign:?}");
        }
        for words in ["", " ", "1979", "abc", "here", "notes 123", "a*b", "****", "—", "→", "…"] {
            assert!(!is_sign(words), "{words:?}");
        }
    }

    #[test]
    fn little_stands_around_a_sign_that_stands_alone() {
        let around = |text: &str| {
            let mut tree = Tree::new();
            tree.text(text);
            is_only(tree.root(), "1")
        };
        assert!(around("[1]") && around("        1"), "up to eight bytes");
        assert!(!around("         1") && !around("          1") && !around("1 a"));
    }
}
