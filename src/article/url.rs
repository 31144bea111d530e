//! Addresses that are safe to follow.
//!
//! A [`SafeUrl`] has one constructor. It reads an address as the WHATWG URL
//! standard does before it looks for the scheme (leading and trailing spaces and
//! controls stripped, tabs and line breaks removed), allows a short list of
//! schemes, and percent-encodes what a URL cannot hold.

use std::fmt;

/// An address whose scheme is allowed, or that has none (relative or a fragment).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SafeUrl(String);

/// The schemes a reader's click may start: documents, and ways to reach a person.
const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "sms", "ftp", "ftps", "irc", "ircs", "xmpp"];

impl SafeUrl {
    /// Reads an address that is already free of HTML entities; `None` where its scheme is not allowed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let cleaned: String = text
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'))
            .collect();
        if let Some(scheme) = scheme(&cleaned)
            && !SCHEMES.iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
        {
            return None;
        }
        Some(Self(encode(&cleaned)))
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
