//! Authors: one entry for each person, with a name to link to.

use std::rc::Rc;

use crate::article::anchor::Register;
use crate::article::{Article, Author, order};

/// Merges entries of the same person and names them.
pub(super) fn run(article: &mut Article, names: &mut Register) {
    let mut merged: Vec<Author> = Vec::new();
    for author in std::mem::take(&mut article.authors) {
        let author = Rc::unwrap_or_clone(author);
        match merged.iter_mut().find(|known| is_same(&known.name, &author.name)) {
            Some(known) => join(known, author),
            None => merged.push(author),
        }
    }
    for author in &mut merged {
        author.anchor = Some(names.name("author", &author.name));
    }
    article.authors = merged.into_iter().map(Rc::new).collect();
}

fn is_same(one: &str, other: &str) -> bool {
    order::fold_case(one.trim()) == order::fold_case(other.trim()) && !one.trim().is_empty()
}

fn join(known: &mut Author, more: Author) {
    known.role = known.role.take().or(more.role);
    known.url = known.url.take().or(more.url);
    known.image = known.image.take().or(more.image);
    for bio in more.bios {
        if !known.bios.contains(&bio) {
            known.bios.push(bio);
        }
    }
}
