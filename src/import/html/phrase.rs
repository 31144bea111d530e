//! Phrasing content: words within a line, and what is marked in them.

use crate::article::anchor::slug;
use crate::article::{Block, Call, Code, Inline, Link, Time};

use super::attributes::language;
use super::flow::Flow;
use super::role::{self, Role};
use super::{Built, Node, Walker, joined};
use crate::import::depth as limit;

impl Walker<'_, '_> {
    /// Inlines from phrasing content; blocks in it are joined to the line, with breaks around them.
    pub(super) fn line(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Vec<Inline> {
        let mut out = Flow::default();
        if self.too_deep(depth) {
            return out.line;
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
                Role::Phrase => self.phrase(node, name, depth, &mut out.line),
                Role::Embedded => self.embedded(node, name, &mut out.line),
                Role::Dropped => self.refuse(name),
                Role::Block => {
                    out.end_line();
                    out.blocks.extend(self.block(node, name, depth));
                }
                Role::Group => {
                    out.end_line();
                    out.blocks.push(Block::Plain(self.line(node.children(), depth + 1)));
                }
                Role::Unknown => {
                    self.refuse(name);
                    out.line.extend(self.line(node.children(), depth + 1));
                }
                Role::Held => {
                    match self.held.take(name) {
                        Some(Built::Blocks(mut blocks)) => {
                            out.end_line();
                            self.make_fit(depth, |room| limit::blocks(&mut blocks, room));
                            out.blocks.extend(blocks);
                        }
                        Some(Built::Line(mut held)) => {
                            self.make_fit(depth, |room| limit::line(&mut held, room));
                            out.line.extend(held);
                        }
                        None => {}
                    }
                    out.line.extend(self.line(node.children(), depth + 1));
                }
            }
        }
        if out.blocks.is_empty() {
            return out.line;
        }
        out.end_line();
        joined(out.blocks)
    }

    /// One phrase element.
    pub(super) fn phrase(&mut self, node: Node<'_>, name: &str, depth: usize, out: &mut Vec<Inline>) {
        match name {
            "br" => return out.push(Inline::Break),
            "wbr" => return out.push(Inline::WordBreak),
            "code" | "tt" => return out.push(Inline::Code(self.raw_text(node))),
            "img" => {
                let alt = node.said("alt");
                let image = self.image(node).map(Inline::Image);
                return out.extend(image.or(alt.map(Inline::Text)));
            }
            // The marker of a footnote in WordPress's own form.
            "sup" => {
                if let Some(note) = node.said("data-fn") {
                    return out.push(Inline::Call(Call { note, span: self.span(node), ..Call::default() }));
                }
            }
            _ => {}
        }
        let content = self.line(node.children(), depth + 1);
        let (lang, dir) = language(node);
        let apart = lang.is_some() || dir.is_some() || matches!(name, "bdi" | "bdo");
        let content = if apart { vec![Inline::Part { lang, dir, content }] } else { content };
        self.marked(node, name, content, out);
    }

    /// Puts the mark of an element around its words.
    fn marked(&mut self, node: Node<'_>, name: &str, content: Vec<Inline>, out: &mut Vec<Inline>) {
        match name {
            // A date that Sidelight tied to its event is a date again.
            "a" if node.has("class", "sl-passage") && matches!(content.as_slice(), [Inline::Time(_)]) => {
                let event = self.address(node, "href").and_then(|href| href.fragment());
                out.extend(content.into_iter().map(|inline| match inline {
                    Inline::Time(time) => Inline::Time(of_event(time, event.clone())),
                    other => other,
                }));
            }
            "a" => match self.address(node, "href") {
                Some(href) => out.push(Inline::Link(Link {
                    href,
                    title: node.said("title"),
                    content,
                    target: None,
                    anchor: None,
                    span: self.span(node),
                })),
                None => out.extend(content),
            },
            "abbr" | "acronym" => match node.said("title") {
                Some(title) => out.push(Inline::Abbreviation { title, content }),
                None => out.extend(content),
            },
            "time" => match node.said("datetime") {
                Some(datetime) => {
                    out.push(Inline::Time(Time { datetime, content, span: self.span(node), ..Time::default() }))
                }
                None => out.extend(content),
            },
            _ => match role::style(name) {
                Some(style) => out.push(Inline::Styled { style, content }),
                None => out.extend(content),
            },
        }
    }

    /// A link to what another document would have shown here.
    pub(super) fn embedded(&mut self, node: Node<'_>, name: &str, out: &mut Vec<Inline>) {
        self.refuse(name);
        let source = node.children().into_iter().find(|child| child.attribute("src").is_some());
        let href = self
            .address(node, if name == "object" { "data" } else { "src" })
            .or_else(|| source.and_then(|source| self.address(source, "src")));
        let Some(href) = href.filter(|href| !href.as_str().is_empty()) else { return };
        let title = node.said("title");
        let content = vec![Inline::Text(title.unwrap_or_else(|| href.as_str().to_string()))];
        out.push(Inline::Link(Link { href, title: None, content, target: None, anchor: None, span: self.span(node) }));
    }

    /// Reports an element that the model cannot hold.
    pub(super) fn refuse(&mut self, name: &str) {
        self.tell(Code::HtmlRefused, name, || {
            format!("`<{name}>` is not part of an article; only its text, if it has any, was kept. Remove it.")
        });
    }
}

/// A date with the event that it was tied to, where its value alone does not tell which.
fn of_event(time: Time, event: Option<String>) -> Time {
    let of_value = format!("event-{}", slug(&time.datetime));
    Time { event: event.filter(|event| *event != of_value), ..time }
}
