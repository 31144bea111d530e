//! What a request is answered with: pure, so that it can be tested without a socket.

use std::fs;
use std::path::{Path, PathBuf};

/// The answer to one request.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, &'static str)>,
    pub(super) body: Vec<u8>,
}

/// Answers a request for a file of `folder`.
pub(super) fn answer(folder: &Path, method: &str, url: &str, accept_encoding: &str) -> Answer {
    if !matches!(method, "GET" | "HEAD") {
        let mut answer = plain(405, "Only GET and HEAD are answered here.\n");
        answer.headers.push(("Allow", "GET, HEAD"));
        return answer;
    }
    let Some(path) = file_of(url) else {
        return not_found();
    };
    let path = folder.join(path);
    let Ok(plain) = fs::read(&path) else {
        return not_found();
    };
    let mut headers = vec![("Content-Type", mime(&path)), ("Vary", "Accept-Encoding")];
    headers.extend(COMMON);
    let packed = packed_file(&path, accept_encoding);
    headers.extend(packed.iter().map(|(coding, _)| ("Content-Encoding", *coding)));
    Answer { status: 200, headers, body: packed.map_or(plain, |(_, body)| body) }
}

/// The smallest packing of a file that the visitor takes and the build left.
fn packed_file(path: &Path, accept_encoding: &str) -> Option<(&'static str, Vec<u8>)> {
    [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(accept_encoding, coding))
        .find_map(|(coding, suffix)| Some((coding, fs::read(append(path, suffix)).ok()?)))
}

/// On every answer: an edit shows at the next reload, and types mean what they say.
const COMMON: [(&str, &str); 2] = [("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")];

fn not_found() -> Answer {
    plain(404, "There is no such file.\n")
}

fn plain(status: u16, text: &str) -> Answer {
    let mut headers = vec![("Content-Type", "text/plain; charset=utf-8")];
    headers.extend(COMMON);
    Answer { status, headers, body: text.as_bytes().to_owned() }
}

/// The file that a URL names, from the served folder; none when it names no file in it.
///
/// Names that begin with a dot are none of a visitor's business, which also
/// disposes of `..`; separators and drives of other systems cannot be smuggled
/// in through percent signs because each segment is looked at decoded.
fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    let mut file = PathBuf::new();
    for segment in path.split('/') {
        let name = percent_decoded(segment)?;
        if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        file.push(name);
    }
    Some(file)
}

fn percent_decoded(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        if byte == b'%' {
            let (digits, tail) = tail.split_at_checked(2)?;
            let digits = std::str::from_utf8(digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = tail;
        } else {
            bytes.push(byte);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether an `Accept-Encoding` header takes a coding; `q=0` refuses it.
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|item| {
        let mut parts = item.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = parts
            .filter_map(|part| part.strip_prefix("q="))
            .filter_map(|weight| weight.parse::<f32>().ok())
            .any(|weight| weight <= 0.0);
        named && !refused
    })
}

fn mime(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

fn append(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_a_file_of_the_folder() {
        let file = |url| file_of(url).map(|path| path.display().to_string());
        assert_eq!(file("/").as_deref(), Some("index.html"));
        assert_eq!(file("/a/").as_deref(), Some("a/index.html"));
        assert_eq!(file("/talks.md?x=1#y").as_deref(), Some("talks.md"));
        assert_eq!(file("/%D8%AE%D8%A8%D8%B1.md").as_deref(), Some("خبر.md"));
    }

    #[test]
    fn no_url_leaves_the_folder() {
        for url in [
            "/../Cargo.toml",
            "/a/../../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/%2Fetc/passwd",
            "//etc/passwd",
            "/..\\Cargo.toml",
            "/%5c..%5cCargo.toml",
            "/C:/Cargo.toml",
            "/.git/config",
            "/a%00.md",
            "/%zz",
            "/%f",
            "/%ff",
            "Cargo.toml",
            "",
        ] {
            assert_eq!(file_of(url), None, "{url}");
        }
    }

    #[test]
    fn encodings_are_taken_only_where_accepted() {
        assert!(accepts("gzip, deflate, br, zstd", "br"));
        assert!(accepts("gzip;q=0.8, BR;q=1.0", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("gzip;q=0.5, br; q=0.0", "br"));
        assert!(!accepts("brotli", "br"));
        assert!(!accepts("", "gzip"));
    }

    #[test]
    fn files_come_packed_with_the_type_of_the_unpacked_one() -> std::io::Result<()> {
        let folder = std::env::temp_dir().join(format!("sidelight-serve-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("a.wasm"), "plain")?;
        fs::write(folder.join("a.wasm.br"), "packed")?;
        let packed = answer(&folder, "GET", "/a.wasm", "gzip, br");
        assert_eq!(packed.body, b"packed");
        assert!(packed.headers.contains(&("Content-Type", "application/wasm")));
        assert!(packed.headers.contains(&("Content-Encoding", "br")));
        let plain = answer(&folder, "GET", "/a.wasm", "gzip");
        assert_eq!(plain.body, b"plain");
        assert!(plain.headers.contains(&("Cache-Control", "no-cache")));
        assert_eq!(answer(&folder, "GET", "/b.wasm", "").status, 404);
        assert_eq!(answer(&folder, "POST", "/a.wasm", "").status, 405);
        fs::remove_dir_all(&folder)
    }

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        assert_eq!(mime(Path::new("a/b.wasm")), "application/wasm");
        assert!(mime(Path::new("b.js")).starts_with("text/javascript"));
        assert_eq!(mime(Path::new("c.md")), "text/markdown; charset=utf-8");
        assert_eq!(mime(Path::new("d")), "application/octet-stream");
    }
}
