//! Addresses that are safe to follow.
//!
//! A [`SafeUrl`] has one constructor. It reads an address as the WHATWG URL
//! standard does before it looks for the scheme (section 4.4: C0 controls and spaces
//! stripped from both ends, tabs and line breaks removed), allows a short list of
//! schemes, and percent-encodes what a URL cannot hold. So it sees the scheme that a
//! browser sees, and what it keeps leads where the browser would have gone.

use std::fmt;

/// An address whose scheme is allowed, or that has none (relative or a fragment).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

/// The schemes a reader's click may start: documents, and ways to reach a person.
const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "sms", "ftp", "ftps", "irc", "ircs", "xmpp"];

/// Those of them in which a backslash is a slash (WHATWG URL, "special scheme").
const SPECIAL: [&str; 3] = ["http", "https", "ftp"];

impl SafeUrl {
    /// Reads an address that is already free of HTML entities; `None` where its scheme is not allowed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let stripped = text.trim_matches(|c: char| c <= ' ');
        let mut address: String = stripped.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let scheme = scheme(&address);
        if let Some(scheme) = scheme
            && !SCHEMES.iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
        {
            return None;
        }
        let special = scheme.is_some_and(|scheme| SPECIAL.iter().any(|name| scheme.eq_ignore_ascii_case(name)));
        if special || scheme.is_none() && has_host(&address) {
            address = with_slashes(&address);
        }
        Some(Self(encode(&address)))
    }

    /// The address, percent-encoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The decoded name after `#`, for an address that is a fragment alone.
    #[must_use]
    pub fn fragment(&self) -> Option<String> {
        self.0.strip_prefix('#').map(decode)
    }
}

impl fmt::Display for SafeUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The scheme, as the URL standard's scheme states find it: a letter, then letters,
/// digits, `+`, `-` or `.`, up to a colon.
fn scheme(url: &str) -> Option<&str> {
    let (scheme, _) = url.split_once(':')?;
    let mut chars = scheme.chars();
    (chars.next()?.is_ascii_alphabetic() && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
        .then_some(scheme)
}

/// Whether an address without a scheme names a host: it starts with two slashes, or with
/// backslashes that a browser takes for them.
fn has_host(address: &str) -> bool {
    address.len() > 1 && address.bytes().take(2).all(|byte| matches!(byte, b'/' | b'\\'))
}

/// Backslashes around a host as the slashes that a browser takes them for. In the path they
/// lead to no other host; there they are encoded, as CommonMark wants it.
fn with_slashes(address: &str) -> String {
    const SLASHES: [char; 2] = ['/', '\\'];
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let (place, _) = address.split_at(end);
    let start = place.find(SLASHES).unwrap_or(end);
    let host = place.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches(SLASHES).len());
    let path = place.get(start + host..).and_then(|rest| rest.find(SLASHES)).map_or(end, |at| start + host + at + 1);
    let (origin, rest) = address.split_at(path);
    origin.replace('\\', "/") + rest
}

/// Percent-encodes what RFC 3986 does not allow in a URI; what is encoded already stays.
fn encode(url: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.+!*(),%#@?=;:/&$~'[]".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    out
}

/// Undoes percent-encoding; a sequence that is not UTF-8 is kept with replacement characters.
#[must_use]
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(value) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(value);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_outside_the_list_are_refused_however_they_are_written() {
        for url in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "javascript\r\n:alert(1)\u{1f}",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://x",
            "file:///etc/passwd",
        ] {
            assert_eq!(SafeUrl::parse(url), None, "{url:?}");
        }
    }

    #[test]
    fn relative_addresses_and_allowed_schemes_pass() {
        for (url, expected) in [
            ("https://example.org/a b", "https://example.org/a%20b"),
            ("/نامه", "/%D9%86%D8%A7%D9%85%D9%87"),
            ("a/b:c", "a/b:c"),
            ("#1979-11-04", "#1979-11-04"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("", ""),
            ("?q=a:b", "?q=a:b"),
            // A browser sees no scheme here, since only tabs and line breaks are taken out.
            ("java\u{1}script:a", "java%01script:a"),
            ("\u{a0}javascript:a", "%C2%A0javascript:a"),
        ] {
            assert_eq!(SafeUrl::parse(url).as_ref().map(SafeUrl::as_str), Some(expected), "{url:?}");
        }
    }

    #[test]
    fn a_backslash_is_a_slash_where_a_browser_takes_it_for_one() {
        for (url, expected) in [
            ("https:\\\\example.org\\a?b\\c", "https://example.org/a?b%5Cc"),
            ("https://example.org\\a", "https://example.org/a"),
            ("https://example.org/\\[\\", "https://example.org/%5C[%5C"),
            ("\\/example.org", "//example.org"),
            ("mailto:a\\b", "mailto:a%5Cb"),
            ("foo\\bar", "foo%5Cbar"),
            ("\\", "%5C"),
        ] {
            assert_eq!(SafeUrl::parse(url).as_ref().map(SafeUrl::as_str), Some(expected), "{url:?}");
        }
    }

    #[test]
    fn a_fragment_is_decoded() {
        let url = SafeUrl::parse("#گاه");
        assert_eq!(url.and_then(|url| url.fragment()).as_deref(), Some("گاه"));
    }
}
