//! Flow content: paragraphs, lists, figures and what else stands as a block.

use crate::article::{Block, Definition, Direction, Heading, Inline, Item, direction, visit};

use super::attributes::{language, number};
use super::document::is_frame;
use super::role::{self, Role};
use super::{Built, MAX_DEPTH, Node, Walker, into_line, own_name};
use crate::import::depth as limit;

impl Walker<'_, '_> {
    /// Blocks from flow content; loose text becomes paragraphs.
    pub(super) fn flow(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Vec<Block> {
        let mut out = Flow::default();
        self.flow_into(nodes, depth, &mut out);
        out.end_line();
        out.blocks
    }

    /// Blocks from the content of a list item, a cell or a caption: text that stands
    /// alone there is no paragraph.
    pub(super) fn loose(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Vec<Block> {
        let authored = nodes.iter().any(|node| holds_paragraph(*node));
        let blocks = self.flow(nodes, depth);
        if authored {
            return blocks;
        }
        let plain = |block| match block {
            Block::Paragraph(_) => Block::Plain(into_line(block)),
            _ => block,
        };
        blocks.into_iter().map(plain).collect()
    }

    fn flow_into(&mut self, nodes: Vec<Node<'_>>, depth: usize, out: &mut Flow) {
        if self.too_deep(depth) {
            return;
        }
        for node in nodes {
            if let Some(text) = node.text() {
                out.line.push(Inline::text(text));
                continue;
            }
            let Some(name) = node.name() else { continue };
            if self.is_of_notes(node, &mut out.line) {
                continue;
            }
            self.refuse_attributes(node);
            match role::of(name) {
                Role::Phrase if !role::holds_block(node, depth) => self.phrase(node, name, depth, &mut out.line),
                Role::Block => {
                    out.end_line();
                    let content = self.block(node, name, depth);
                    out.blocks.extend(with_language(node, content));
                }
                Role::Group => {
                    out.end_line();
                    let content = self.flow(node.children(), depth + 1);
                    out.blocks.extend(with_language(node, content));
                }
                Role::Phrase => self.flow_into(node.children(), depth + 1, out),
                Role::Unknown => {
                    self.refuse(name);
                    self.flow_into(node.children(), depth + 1, out);
                }
                Role::Embedded => {
                    out.end_line();
                    self.embedded(node, name, &mut out.line);
                    out.end_line();
                }
                Role::Dropped => self.refuse(name),
                Role::Held => {
                    match self.held.take(name) {
                        Some(Built::Blocks(mut blocks)) => {
                            out.end_line();
                            self.make_fit(depth, |room| limit::blocks(&mut blocks, room));
                            out.blocks.extend(blocks);
                        }
                        Some(Built::Line(mut line)) => {
                            self.make_fit(depth, |room| limit::line(&mut line, room));
                            out.line.extend(line);
                        }
                        None => {}
                    }
                    // An element of this name that an author wrote may hold text.
                    self.flow_into(node.children(), depth + 1, out);
                }
            }
        }
    }

    /// Cuts what was built apart to the room at `depth`, and says so where something was cut.
    pub(super) fn make_fit(&mut self, depth: usize, cut: impl FnOnce(usize) -> bool) {
        if cut(MAX_DEPTH.saturating_sub(depth)) {
            self.too_deep(MAX_DEPTH + 1);
        }
    }

    /// The blocks that a block element stands for.
    pub(super) fn block(&mut self, node: Node<'_>, name: &str, depth: usize) -> Vec<Block> {
        let children = node.children();
        let depth = depth + 1;
        let block = match name {
            "p" => return self.flow(children, depth),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Block::Heading(Heading {
                level: name.as_bytes().get(1).map_or(2, |digit| digit - b'0'),
                id: node.said("id").map(own_name),
                content: trimmed(self.line(children, depth)),
                span: self.span(node),
                ..Heading::default()
            }),
            "blockquote" => Block::Quote(self.flow(children, depth)),
            "ul" | "menu" => Block::List { start: None, items: self.items(children, depth) },
            "ol" => {
                let start = number(node, "start", u32::MAX).unwrap_or(1);
                Block::List { start: Some(start), items: self.items(children, depth) }
            }
            "dl" => Block::Definitions(self.definitions(children, depth)),
            "pre" | "listing" | "xmp" | "plaintext" => self.preformatted(node),
            "hr" => Block::Rule,
            "table" => self.table(children, depth),
            "figure" => self.figure(children, depth),
            _ => self.details(node, children, depth),
        };
        vec![block]
    }

    fn items(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for node in nodes {
            if self.notes.aside.contains(&node.number()) {
                continue;
            }
            if node.name() == Some("li") {
                self.refuse_attributes(node);
                let content = self.loose(node.children(), depth + 1);
                items.push(Item { done: None, content: with_language(node, content) });
                continue;
            }
            // Lists in the wild hold text and lists directly; it belongs to the item before.
            let stray = self.loose(vec![node], depth + 1);
            match items.last_mut() {
                _ if stray.is_empty() => {}
                Some(item) => item.content.extend(stray),
                None => items.push(Item { done: None, content: stray }),
            }
        }
        items
    }

    fn definitions(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Vec<Definition> {
        let mut list: Vec<Definition> = Vec::new();
        if self.too_deep(depth) {
            return list;
        }
        for node in nodes.into_iter().filter(|node| !self.notes.aside.contains(&node.number())).collect::<Vec<_>>() {
            match node.name() {
                Some("dt") => {
                    let term = trimmed(self.line(node.children(), depth + 1));
                    match list.last_mut() {
                        Some(entry) if entry.descriptions.is_empty() => entry.terms.push(term),
                        _ => list.push(Definition { terms: vec![term], descriptions: Vec::new() }),
                    }
                }
                Some("dd") => {
                    let said = self.loose(node.children(), depth + 1);
                    match list.last_mut() {
                        Some(entry) => entry.descriptions.push(said),
                        None => list.push(Definition { terms: Vec::new(), descriptions: vec![said] }),
                    }
                }
                Some("div") => list.extend(self.definitions(node.children(), depth + 1)),
                // What stands in none of them belongs to what is described there.
                _ => {
                    let stray = self.loose(vec![node], depth + 1);
                    match list.last_mut().map(|entry| &mut entry.descriptions) {
                        _ if stray.is_empty() => {}
                        Some(descriptions) => match descriptions.last_mut() {
                            Some(said) => said.extend(stray),
                            None => descriptions.push(stray),
                        },
                        None => list.push(Definition { terms: Vec::new(), descriptions: vec![stray] }),
                    }
                }
            }
        }
        list
    }

    fn figure(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Block {
        let (captions, content): (Vec<Node<'_>>, Vec<Node<'_>>) =
            nodes.into_iter().partition(|node| node.name() == Some("figcaption"));
        let caption = captions.into_iter().flat_map(|node| self.loose(node.children(), depth + 1)).collect();
        Block::Figure { content: self.loose(content, depth), caption }
    }

    /// Preformatted text; its language is in the class of the `code` in it, as Markdown writers put it.
    fn preformatted(&mut self, node: Node<'_>) -> Block {
        let code = node.children().into_iter().find(|child| child.name() == Some("code"));
        let class = code.and_then(|code| code.attribute("class")).unwrap_or_default();
        let language = class.split_ascii_whitespace().find_map(|class| class.strip_prefix("language-"));
        Block::Code { language: language.map(str::to_string), text: self.raw_text(node) }
    }

    /// All characters in a node, as they stand; what is built already is there by its words.
    pub(super) fn raw_text(&mut self, node: Node<'_>) -> String {
        let mut out = String::new();
        let mut todo = vec![node.children().into_iter()];
        while let Some(children) = todo.last_mut() {
            let Some(child) = children.next() else {
                todo.pop();
                continue;
            };
            match (child.text(), child.name()) {
                (Some(text), _) => out.push_str(text),
                (None, Some("br")) => out.push('\n'),
                (None, name) => {
                    match name.and_then(|name| self.held.take(name)) {
                        Some(Built::Line(line)) => out.push_str(&visit::text_of(&line)),
                        Some(Built::Blocks(blocks)) => {
                            for block in blocks {
                                out.push('\n');
                                out.push_str(&visit::text_of(&into_line(block)));
                                out.push('\n');
                            }
                        }
                        None => {}
                    }
                    todo.push(child.children().into_iter());
                }
            }
        }
        out
    }

    fn details(&mut self, node: Node<'_>, children: Vec<Node<'_>>, depth: usize) -> Block {
        let (summaries, content): (Vec<Node<'_>>, Vec<Node<'_>>) =
            children.into_iter().partition(|child| child.name() == Some("summary"));
        let summary = summaries.into_iter().flat_map(|summary| self.line(summary.children(), depth + 1)).collect();
        let open = node.attribute("open").is_some();
        Block::Fold { summary: trimmed(summary), open, content: self.flow(content, depth) }
    }
}

/// Blocks that are finished, and the line of loose text that is not.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Vec<Inline>,
}

impl Flow {
    /// Ends a run of loose text: a paragraph, unless it is blank.
    pub(super) fn end_line(&mut self) {
        let line = trimmed(std::mem::take(&mut self.line));
        if !visit::is_blank_line(&line) {
            self.blocks.push(Block::Paragraph(line));
        }
    }
}

/// Whether an element is a paragraph, or groups some.
fn holds_paragraph(node: Node<'_>) -> bool {
    node.is(&["p"]) || node.is(&["div", "section"]) && node.children().into_iter().any(holds_paragraph)
}

/// Wraps blocks in the language and direction that their element declares.
fn with_language(node: Node<'_>, content: Vec<Block>) -> Vec<Block> {
    match language(node) {
        (None, None) => content,
        _ if is_frame(node) => content,
        // The direction that its text has of itself, or code has anywhere.
        (None, Some(dir)) if (content.len() == 1 || node.is(&["li"])) && own_direction(&content) == Some(dir) => {
            content
        }
        _ if content.is_empty() => content,
        (lang, dir) => vec![Block::Part { lang, dir, content }],
    }
}

/// The direction in which blocks are drawn that have none said of them.
fn own_direction(content: &[Block]) -> Option<Direction> {
    match content {
        [Block::Code { .. }] => Some(Direction::Ltr),
        _ => direction::of_blocks(content),
    }
}

/// A line without white space and breaks at its ends.
pub(in crate::import) fn trimmed(mut line: Vec<Inline>) -> Vec<Inline> {
    const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];
    let blank = |inline: &Inline| match inline {
        Inline::Text(text) => text.trim_matches(SPACE).is_empty(),
        Inline::Break | Inline::WordBreak => true,
        _ => false,
    };
    let end = line.iter().rposition(|inline| !blank(inline)).map_or(0, |last| last + 1);
    line.truncate(end);
    let start = line.iter().position(|inline| !blank(inline)).unwrap_or(0);
    line.drain(..start);
    if let Some(Inline::Text(text)) = line.first_mut() {
        *text = text.trim_start_matches(SPACE).to_string();
    }
    if let Some(Inline::Text(text)) = line.last_mut() {
        text.truncate(text.trim_end_matches(SPACE).len());
    }
    line
}
