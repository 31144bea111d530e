//! Short names for what the module and its script give each other.
//!
//! wasm-bindgen names each of some two hundred functions after its crate, type and a
//! hash, in both files: 3.1 of 242 kB of the module and 2.2 of 6.5 kB of the minified
//! script, in brotli. No minifier may touch them, because each sees one file alone.
//!
//! A name is changed only where the script uses it in no other way than once as the key
//! of an import (`name: function`), or as a member of the exports (`wasm.name`). What is
//! short already is in neither form, so that doing it twice is doing it once.

use std::collections::HashMap;

/// The sections of a module that hold names of the outside.
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The magic number and version that every module starts with.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The module and its script with short names; `None` where the module is not understood.
pub(super) fn shorten(module: &[u8], script: &str) -> Option<(Vec<u8>, String)> {
    let uses = uses(script);
    let mut short = HashMap::new();
    let mut input = Input(module.strip_prefix(HEADER)?);
    let mut out = HEADER.to_vec();
    while !input.0.is_empty() {
        let id = input.byte()?;
        let body = input.block()?;
        let shorter = match id {
            IMPORTS => imports(body, &uses, &mut short),
            EXPORTS => Some(exports(body, &uses, &mut short)?),
            _ => None,
        };
        out.push(id);
        put_block(&mut out, shorter.as_deref().unwrap_or(body));
    }
    let words = words(script).map(|word| short.get(word).map_or(word, String::as_str));
    Some((out, words.collect()))
}

/// How a script uses a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Once, as the key of a function.
    Key,
    /// As a member of `wasm`, each time.
    Member,
    /// In another way.
    Other,
}

/// How a script uses each of its names.
fn uses(script: &str) -> HashMap<&str, Use> {
    let mut uses = HashMap::new();
    let mut at = 0;
    for word in words(script) {
        let before = script.get(..at).unwrap_or_default();
        at += word.len();
        let after = script.get(at..).unwrap_or_default();
        let here = if before.ends_with("wasm.") {
            Use::Member
        } else if after.starts_with(": function") {
            Use::Key
        } else {
            Use::Other
        };
        // A second key of the same name would be another function.
        let both = |all: &mut Use| *all = if *all == here && here == Use::Member { here } else { Use::Other };
        uses.entry(word).and_modify(both).or_insert(here);
    }
    uses
}

/// The section of imports: group, name and type of each. `None` leaves it as it is:
/// one of them is no function, or is used otherwise.
fn imports(body: &[u8], uses: &HashMap<&str, Use>, short: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    const FUNCTION: u8 = 0;
    let mut input = Input(body);
    let count = input.number()?;
    let (mut out, mut found) = (Vec::new(), Vec::new());
    put_number(&mut out, count);
    for index in 0..count {
        let (group, name) = (input.block()?, input.text()?);
        if input.byte()? != FUNCTION || uses.get(name) != Some(&Use::Key) {
            return None;
        }
        put_block(&mut out, group);
        put_block(&mut out, short_name(index).as_bytes());
        out.push(FUNCTION);
        put_number(&mut out, input.number()?);
        found.push((name.to_owned(), short_name(index)));
    }
    short.extend(found);
    Some(out)
}

/// The section of exports: name, kind and index of each.
fn exports(body: &[u8], uses: &HashMap<&str, Use>, short: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut input = Input(body);
    let count = input.number()?;
    let mut out = Vec::new();
    put_number(&mut out, count);
    for index in 0..count {
        let name = input.text()?;
        if uses.get(name) == Some(&Use::Member) {
            put_block(&mut out, short_name(index).as_bytes());
            short.insert(name.to_owned(), short_name(index));
        } else {
            put_block(&mut out, name.as_bytes());
        }
        out.push(input.byte()?);
        put_number(&mut out, input.number()?);
    }
    Some(out)
}

/// The text in pieces that are names, and pieces that hold none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut rest = text;
    std::iter::from_fn(move || {
        let kind = is_of_name(rest.chars().next()?);
        let end = rest.find(|c| is_of_name(c) != kind).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// `a` … `z`, `A` … `Z`, `aa`, `ba` …
fn short_name(mut index: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = String::new();
    loop {
        name.push(char::from(LETTERS[index % LETTERS.len()]));
        index /= LETTERS.len();
        if index == 0 {
            return name;
        }
        index -= 1;
    }
}

/// What is still to be read of a module.
struct Input<'m>(&'m [u8]);

impl<'m> Input<'m> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128: seven bits in a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut number: usize = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A length and as many bytes.
    fn block(&mut self) -> Option<&'m [u8]> {
        let len = self.number()?;
        let (block, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(block)
    }

    fn text(&mut self) -> Option<&'m str> {
        std::str::from_utf8(self.block()?).ok()
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put_number(out, block.len());
    out.extend_from_slice(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const import0 = { __wbg_log_1: function(a) { log(a); }, };\n\
        wasm.start_2(wasm.memory); wasm.start_2(); const memory = 1;";

    /// A module with two imports or one, and two exports; `custom` is what nobody looks at.
    fn module(imports: &[&str], exports: &[&str]) -> Vec<u8> {
        let section = |names: &[&str], group: Option<&str>| {
            let mut body = Vec::new();
            put_number(&mut body, names.len());
            for name in names {
                group.into_iter().for_each(|group| put_block(&mut body, group.as_bytes()));
                put_block(&mut body, name.as_bytes());
                body.extend([0, 7]);
            }
            body
        };
        let mut out = HEADER.to_vec();
        let custom = vec![9; 300];
        for (id, body) in [(IMPORTS, section(imports, Some("m"))), (EXPORTS, section(exports, None)), (0, custom)] {
            out.push(id);
            put_block(&mut out, &body);
        }
        out
    }

    #[test]
    fn names_become_short_in_both_files_and_only_once() {
        let before = module(&["__wbg_log_1"], &["memory", "start_2"]);
        let after = module(&["a"], &["memory", "b"]);
        let script = "const import0 = { a: function(a) { log(a); }, };\n\
            wasm.b(wasm.memory); wasm.b(); const memory = 1;";
        assert_eq!(shorten(&before, SCRIPT), Some((after, script.to_owned())));
        let minified = "const i={a:function(a){log(a)}};w.b(w.memory)";
        let again = module(&["a"], &["memory", "b"]);
        assert_eq!(shorten(&again, minified), Some((again.clone(), minified.to_owned())));
    }

    #[test]
    fn imports_that_are_used_otherwise_stay() {
        let before = module(&["__wbg_log_1", "import0"], &["start_2"]);
        let after = module(&["__wbg_log_1", "import0"], &["a"]);
        assert_eq!(shorten(&before, SCRIPT), Some((after, SCRIPT.replace("start_2", "a"))));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert_eq!(shorten(b"<!doctype html>", SCRIPT), None);
        assert_eq!(shorten(b"\0asm\x01\0\0\0\x02\x7f", SCRIPT), None);
    }

    #[test]
    fn short_names_do_not_repeat() {
        let names: std::collections::HashSet<_> = (0..3_000).map(short_name).collect();
        assert_eq!(names.len(), 3_000);
    }
}
