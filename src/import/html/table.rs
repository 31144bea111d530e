//! Tables: rows and cells, wherever HTML lets them stand.

use crate::article::{Align, Block, Cell, Inline, Row};

use super::attributes::number;
use super::flow::trimmed;
use super::{Node, Walker};

/// The widest span of a cell that is kept; the HTML standard clamps at 1000.
const WIDEST: u32 = 1000;

/// The parts of a table as they are found.
#[derive(Default)]
struct Parts {
    caption: Vec<Inline>,
    head: Vec<Row>,
    body: Vec<Row>,
}

impl Walker<'_, '_> {
    /// The content of a `table`.
    pub(super) fn table(&mut self, nodes: Vec<Node<'_>>, depth: usize) -> Block {
        let mut parts = Parts::default();
        for node in nodes {
            match node.name() {
                Some("caption") => parts.caption = trimmed(self.line(node.children(), depth + 1)),
                Some("thead") => self.rows(node.children(), depth + 1, &mut parts.head),
                Some("tbody" | "tfoot") => self.rows(node.children(), depth + 1, &mut parts.body),
                Some("tr") => self.rows(vec![node], depth, &mut parts.body),
                _ => {}
            }
        }
        Block::Table { caption: parts.caption, head: parts.head, body: parts.body }
    }

    fn rows(&mut self, nodes: Vec<Node<'_>>, depth: usize, out: &mut Vec<Row>) {
        for row in nodes.into_iter().filter(|node| node.name() == Some("tr")) {
            let cells = row.children().into_iter().filter_map(|cell| self.cell(cell, depth + 1)).collect();
            out.push(cells);
        }
    }

    fn cell(&mut self, node: Node<'_>, depth: usize) -> Option<Cell> {
        let heading = match node.name() {
            Some("th") => true,
            Some("td") => false,
            _ => return None,
        };
        self.refuse_attributes(node);
        // One column is what a cell has anyway; said or not, it is the same cell.
        let span = |name| number(node, name, WIDEST).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 1);
        let span = |name| span(name).unwrap_or(0);
        Some(Cell {
            heading,
            align: node.attribute("align").and_then(alignment),
            columns: span("colspan"),
            rows: span("rowspan"),
            content: self.loose(node.children(), depth + 1),
        })
    }
}

fn alignment(value: &str) -> Option<Align> {
    match value.trim().to_ascii_lowercase().as_str() {
        "left" => Some(Align::Left),
        "center" => Some(Align::Center),
        "right" => Some(Align::Right),
        _ => None,
    }
}
