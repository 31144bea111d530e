//! Authors: one entry for each person, with a name to link to.

use std::collections::HashMap;
use std::rc::Rc;

use crate::article::anchor::Register;
use crate::article::{Article, Author, order};

/// Merges entries of the same person and names them.
pub(super) fn run(article: &mut Article, names: &mut Register) {
    let mut merged: Vec<Author> = Vec::new();
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for author in std::mem::take(&mut article.authors) {
        let author = Rc::unwrap_or_clone(author);
        let name = order::fold_case(author.name.trim());
        // Who has no name is nobody else.
        let at = if name.is_empty() { merged.len() } else { *by_name.entry(name).or_insert(merged.len()) };
        match merged.get_mut(at) {
            Some(known) => join(known, author),
            None => merged.push(author),
        }
    }
    for author in &mut merged {
        author.anchor = Some(names.name("author", &author.name));
    }
    article.authors = merged.into_iter().map(Rc::new).collect();
}

/// With how many bios one is compared, so that the cost stays linear.
const MOST: usize = 50;

fn join(known: &mut Author, more: Author) {
    known.role = known.role.take().or(more.role);
    known.url = known.url.take().or(more.url);
    known.image = known.image.take().or(more.image);
    for bio in more.bios {
        if !known.bios.iter().take(MOST).any(|known| *known == bio) {
            known.bios.push(bio);
        }
    }
}
