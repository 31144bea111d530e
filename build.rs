//! Writes the style sheets of `styles/` without comments and spare white space, for
//! `src/embed/stylesheet.rs` to include: a page loads them in every visit.
//!
//! Nothing is rewritten, so that nothing has to be understood but strings, comments
//! and `url()`; a minifier that is a library weighs more than the widget's own build.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=styles");
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    for entry in fs::read_dir("styles")? {
        let entry = entry?;
        if entry.path().extension().is_some_and(|extension| extension == "css") {
            fs::write(Path::new(&out).join(entry.file_name()), squeeze(&fs::read_to_string(entry.path())?))?;
        }
    }
    Ok(())
}

/// The same rules in fewer bytes.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut gap = false;
    while let Some(next) = rest.chars().next() {
        let len = if rest.starts_with("/*") {
            gap = true;
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if next.is_ascii_whitespace() {
            gap = true;
            1
        } else {
            let len = whole(rest, next);
            // A space is needed between words, as in `a :hover` and `1px + 2px`; not
            // beside these signs, of which the colon alone means another thing before it.
            let spare = out.is_empty() || out.ends_with(['{', '}', ';', ',', ':']) || "{};,".contains(next);
            if gap && !spare {
                out.push(' ');
            }
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push_str(&rest[..len]);
            gap = false;
            len
        };
        rest = &rest[len..];
    }
    out
}

/// How many bytes belong together: a string, an address without quotes, or one character.
fn whole(rest: &str, next: char) -> usize {
    match next {
        '"' | '\'' => {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|(_, c)| {
                let ends = *c == next && !escaped;
                escaped = *c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |(at, c)| at + c.len_utf8())
        }
        'u' if rest.starts_with("url(") && !rest[4..].trim_start().starts_with(['"', '\'']) => {
            rest.find(')').map_or(rest.len(), |at| at + 1)
        }
        _ => next.len_utf8(),
    }
}
