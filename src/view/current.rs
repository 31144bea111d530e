//! Whose turn it is: the element of the page that is being drawn, or that answers.
//!
//! When the module traps nothing of it can be trusted any more. This number still can be
//! read, and tells the loader which of the page's elements it was.

use std::cell::Cell;

use crate::article::Ids;

thread_local! {
    static CURRENT: Cell<u32> = const { Cell::new(0) };
}

/// It is the turn of the element that has these ids.
pub fn enter(ids: &Ids) {
    CURRENT.set(ids.ordinal());
}

/// The number of the element whose turn it was last, counted from 1; 0 before any.
#[must_use]
pub fn current() -> u32 {
    CURRENT.get()
}
