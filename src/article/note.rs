//! Notes: what stands beside a sentence, called from it by a marker.

use super::{Block, Span};

/// One note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// The name by which calls mean it.
    pub label: String,
    /// What it says: one block or several; it may call other notes.
    pub content: Vec<Block>,
    /// Derived: its number, by the order of first calls, from 1; 0 while nothing calls it.
    pub number: u32,
    /// Derived: how often it is called.
    pub calls: u32,
    /// Where the source says it.
    pub span: Span,
}
