//! The view: Yew components over a read article.
//!
//! What stands in the page is described once, in [`markup`](crate::markup); [`draw`]
//! turns it into Yew nodes. The components here say where each part stands, keep the
//! little state there is ([`state`]), and reach the browser only in named hooks
//! (`hooks`), so that everything renders natively too.

pub mod current;
mod draw;
mod hooks;
mod notes;
mod part;
mod reader;
mod slices;
pub mod state;

pub use draw::{Nodes, draw};
pub use hooks::{Standing, area, focus, in_window, is_wide, place, query, sheet};
pub use reader::{Props, Reader};
