//! JSON text → [`Value`] (RFC 8259), in one pass.

use super::Value;

/// How deep arrays and objects may nest; what is deeper is skipped without recursion.
///
/// A hundred levels of HTML are at most 150 nodes (a list of definitions has three for
/// two elements), each an object within an array, and a few levels lead to the first.
const DEEPEST: usize = 320;

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Error {
    /// The byte at which it stops being JSON.
    pub offset: usize,
    /// What should stand there.
    pub expected: &'static str,
}

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// All of it, but for what nests too deep.
    pub value: Value,
    /// Whether something did.
    pub cut: bool,
}

/// Reads a JSON text.
pub fn parse(text: &str) -> Result<Parsed, Error> {
    let mut parser = Parser { text, at: 0, cut: false };
    let value = parser.value(0)?;
    match parser.peek() {
        None => Ok(Parsed { value, cut: parser.cut }),
        Some(_) => parser.fail("nothing more"),
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    cut: bool,
}

impl Parser<'_> {
    fn fail<T>(&self, expected: &'static str) -> Result<T, Error> {
        Err(Error { offset: self.at.min(self.text.len()), expected })
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.byte()
    }

    /// Steps over a byte, if it is the next.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value, Error> {
        match self.peek() {
            Some(b'{' | b'[') if depth >= DEEPEST => self.skip(),
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.list(depth + 1),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => Ok(self.number()),
            _ => self.word(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Error> {
        self.at += 1;
        let mut fields = Vec::new();
        if self.eat(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            if self.peek() != Some(b'"') {
                return self.fail("a name in double quotes");
            }
            let name = self.string()?;
            if !self.eat(b':') {
                return self.fail("a colon");
            }
            fields.push((name.into(), self.value(depth)?));
            if self.eat(b'}') {
                return Ok(Value::Object(fields));
            }
            if !self.eat(b',') {
                return self.fail("a comma or `}`");
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Error> {
        self.at += 1;
        let mut values = Vec::new();
        if self.eat(b']') {
            return Ok(Value::List(values));
        }
        loop {
            values.push(self.value(depth)?);
            if self.eat(b']') {
                return Ok(Value::List(values));
            }
            if !self.eat(b',') {
                return self.fail("a comma or `]`");
            }
        }
    }

    /// Steps over an array or object to its end.
    fn skip(&mut self) -> Result<Value, Error> {
        self.cut = true;
        let mut open = 0_usize;
        loop {
            match self.peek() {
                None => return self.fail("`]` or `}`"),
                Some(b'"') => drop(self.string()?),
                Some(byte) => {
                    self.at += 1;
                    match byte {
                        b'{' | b'[' => open += 1,
                        b'}' | b']' => open -= 1,
                        _ => {}
                    }
                }
            }
            if open == 0 {
                return Ok(Value::Null);
            }
        }
    }

    fn word(&mut self) -> Result<Value, Error> {
        let words = [("true", Value::Flag(true)), ("false", Value::Flag(false)), ("null", Value::Null)];
        let rest = self.text.get(self.at..).unwrap_or_default();
        for (word, value) in words {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.fail("a value")
    }

    /// A number. An article has whole ones only; another, and one too large, counts as absent.
    fn number(&mut self) -> Value {
        let start = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')) {
            self.at += 1;
        }
        let digits = self.text.get(start..self.at).unwrap_or_default();
        digits.parse().map_or(Value::Null, Value::Number)
    }

    fn string(&mut self) -> Result<String, Error> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.byte(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            out.push_str(self.text.get(start..self.at).unwrap_or_default());
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                _ => return self.fail("a double quote that ends the string"),
            }
        }
    }

    /// One escape sequence.
    fn escape(&mut self) -> Result<char, Error> {
        self.at += 1;
        let c = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.code_point(),
            _ => return self.fail("an escape that JSON has"),
        };
        self.at += 1;
        Ok(c)
    }

    /// `\uXXXX`, or two of them that are a surrogate pair; a lone surrogate is no character.
    fn code_point(&mut self) -> Result<char, Error> {
        let first = self.unit()?;
        let mut code = first;
        let pair = self.text.get(self.at..).unwrap_or_default().starts_with("\\u");
        if (0xd800..0xdc00).contains(&first) && pair {
            let back = self.at;
            self.at += 1;
            let second = self.unit()?;
            if (0xdc00..0xe000).contains(&second) {
                code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            } else {
                self.at = back;
            }
        }
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The four hexadecimal digits after `u`.
    fn unit(&mut self) -> Result<u32, Error> {
        self.at += 1;
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return self.fail("four hexadecimal digits");
        }
        self.at += 4;
        Ok(u32::from_str_radix(digits, 16).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_the_reference_parser_reads_them() {
        for text in [
            r#"  {"a": [1, 20, true, false, null, "x"], "b": {}, "c": []} "#,
            r#""\"\\\/\b\f\n\r\t\u0041\u06af\ud83d\ude00""#,
            "[]",
            "7",
        ] {
            let expected: Result<serde_json::Value, _> = serde_json::from_str(text);
            assert_eq!(parse(text).map(|parsed| reference(parsed.value)).ok(), expected.ok(), "{text}");
        }
    }

    #[test]
    fn what_the_reference_parser_refuses_is_refused_at_its_place() {
        for (text, offset) in [
            ("", 0),
            ("{", 1),
            ("[1,]", 3),
            ("{\"a\" 1}", 5),
            ("{a: 1}", 1),
            ("\"open", 5),
            ("\"\\x\"", 2),
            ("\"\\u12\"", 3),
            ("\"line\nbreak\"", 5),
            ("[1] 2", 4),
            ("[1 2]", 3),
            ("nul", 0),
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            assert_eq!(parse(text).map_err(|error| error.offset), Err(offset), "{text}");
        }
    }

    #[test]
    fn a_number_is_whole_or_absent() {
        for (text, expected) in
            [("0", Value::Number(0)), ("-1", Value::Null), ("1.5", Value::Null), ("1e9", Value::Null)]
        {
            assert_eq!(parse(text).map(|parsed| parsed.value), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_lone_surrogate_is_a_replacement_character() {
        let text = |source: &str| parse(source).map(|parsed| parsed.value);
        assert_eq!(text(r#""\ud83dx""#), Ok(Value::Text("\u{fffd}x".into())));
        assert_eq!(text(r#""\ud83d\u0041""#), Ok(Value::Text("\u{fffd}A".into())));
    }

    #[test]
    fn what_nests_too_deep_is_skipped_in_linear_time() {
        let deep = 1_000_000;
        let text = format!("[{}\"]\"{}, 1]", "[".repeat(deep), "]".repeat(deep));
        let parsed = parse(&text).unwrap_or_default();
        assert!(parsed.cut);
        assert_eq!(parsed.value.into_list().get(1), Some(&Value::Number(1)));
        assert!(parse(&"[".repeat(deep)).is_err());
    }

    fn reference(value: Value) -> serde_json::Value {
        match value {
            Value::Null => serde_json::Value::Null,
            Value::Flag(flag) => flag.into(),
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
            Value::List(values) => values.into_iter().map(reference).collect(),
            Value::Object(fields) => {
                fields.into_iter().map(|(name, value)| (name.into_owned(), reference(value))).collect()
            }
        }
    }
}
