//! The part of YAML that front matter is written in.
//!
//! Lines are read in order; a line that fits nothing is skipped and its offset kept,
//! so that one mistake does not lose the rest.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Text; numbers, dates and truth values are text too.
    Text(String),
    /// A list; each item with its offset.
    List(Vec<(Value, usize)>),
    /// A map, in order.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: String,
    /// The value.
    pub(super) value: Value,
    /// Where the value starts.
    pub(super) at: usize,
}

impl Value {
    /// The text, of a text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Map(_) => None,
        }
    }
}

/// Reads the map at the outermost level of `source` from byte `start` on, and the
/// offsets of lines that fit nothing.
pub(super) fn read(source: &str, start: usize) -> (Vec<Entry>, Vec<usize>) {
    let mut lines = Vec::new();
    let mut at = start;
    for text in source.get(start..).unwrap_or_default().split_inclusive('\n') {
        let content = text.trim_end_matches('\n');
        let indent = content.len() - content.trim_start_matches(' ').len();
        lines.push(Line { text: content, at, indent });
        at += text.len();
    }
    let mut reader = Reader { lines, next: 0, errors: Vec::new() };
    let mut entries = Vec::new();
    while reader.peek().is_some() {
        match reader.node(0, 0) {
            Some(Value::Map(more)) => entries.extend(more),
            _ => reader.skip(),
        }
    }
    (entries, reader.errors)
}

/// Deeper maps and lists than front matter has; what is deeper is skipped.
const DEEPEST: usize = 8;

/// More lines than a quoted scalar has; a quote that is never closed ends there.
const LONGEST_QUOTE: usize = 50;

#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    at: usize,
    indent: usize,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    next: usize,
    errors: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// The next line that says something.
    fn peek(&mut self) -> Option<Line<'a>> {
        while self.lines.get(self.next).is_some_and(Line::is_blank) {
            self.next += 1;
        }
        self.lines.get(self.next).copied()
    }

    fn skip(&mut self) {
        if let Some(line) = self.peek() {
            self.errors.push(line.at + line.indent);
            self.next += 1;
        }
    }

    /// The map, list or text whose first line is indented by `least` or more.
    fn node(&mut self, least: usize, depth: usize) -> Option<Value> {
        let line = self.peek().filter(|line| line.indent >= least && depth <= DEEPEST)?;
        let text = line.text.trim_start();
        if text == "-" || text.starts_with("- ") {
            Some(self.list(line.indent, depth))
        } else if key_of(text).is_some() {
            Some(self.map(line.indent, depth))
        } else {
            None
        }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Value {
        let mut items = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent == indent) {
            let text = line.text.trim_start();
            let Some(rest) = text.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' ')) else {
                break;
            };
            let inner = rest.trim_start();
            let at = line.at + line.text.len() - inner.len();
            if inner.is_empty() {
                self.next += 1;
                items.extend(self.node(indent + 1, depth + 1).map(|value| (value, at)));
            } else if key_of(inner).is_some() && depth < DEEPEST {
                // `- name: …` starts a map whose further keys stand under this one.
                let column = at - line.at;
                if let Some(slot) = self.lines.get_mut(self.next) {
                    *slot = Line { text: line.text.get(column..).unwrap_or_default(), at, indent: column };
                }
                items.push((self.map(column, depth + 1), at));
            } else {
                self.next += 1;
                items.push((self.scalar(inner, at, indent), at));
            }
        }
        Value::List(items)
    }

    fn map(&mut self, indent: usize, depth: usize) -> Value {
        let mut entries = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent >= indent) {
            if line.indent > indent {
                // A line that is indented deeper than its map fits nothing.
                self.skip();
                continue;
            }
            let Some((key, rest)) = key_of(line.text.trim_start()) else { break };
            let value = rest.trim_start();
            let at = line.at + line.text.len() - value.len();
            self.next += 1;
            let value = if value.is_empty() || value.starts_with('#') {
                // A list may stand under its key without further indentation.
                let beside =
                    self.peek().is_some_and(|next| next.indent == indent && next.text.trim_start().starts_with('-'));
                let least = if beside { indent } else { indent + 1 };
                match self.node(least, depth + 1) {
                    Some(value) => value,
                    None => self.continued(String::new(), indent),
                }
            } else {
                self.scalar(value, at, indent)
            };
            entries.push(Entry { key, value, at });
        }
        Value::Map(entries)
    }

    /// A scalar whose first line is `text`.
    fn scalar(&mut self, text: &str, at: usize, indent: usize) -> Value {
        match text.chars().next() {
            Some('|' | '>') if text.trim_start_matches(['|', '>']).trim_start_matches(['-', '+']).trim().is_empty() => {
                Value::Text(self.block(text.starts_with('>'), indent))
            }
            Some('[') if text.trim_end().ends_with(']') => bracketed(text.trim(), at),
            Some('"' | '\'') => {
                let mut quoted = text.to_string();
                for _ in 0..LONGEST_QUOTE {
                    if unquoted(&quoted).is_some() {
                        break;
                    }
                    let Some(line) = self.lines.get(self.next).copied() else { break };
                    self.next += 1;
                    quoted.push(' ');
                    quoted.push_str(line.text.trim());
                }
                Value::Text(unquoted(&quoted).unwrap_or(quoted))
            }
            _ => self.continued(without_comment(text).to_string(), indent),
        }
    }

    /// A plain scalar may go on over lines that are indented deeper.
    fn continued(&mut self, mut text: String, indent: usize) -> Value {
        while let Some(line) =
            self.lines.get(self.next).copied().filter(|line| line.indent > indent && !line.is_blank())
        {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(without_comment(line.text.trim()));
            self.next += 1;
        }
        Value::Text(text)
    }

    /// A block scalar: kept line by line, or folded into paragraphs.
    fn block(&mut self, folded: bool, indent: usize) -> String {
        let mut lines: Vec<&str> = Vec::new();
        let mut margin = None;
        while let Some(line) = self.lines.get(self.next).copied() {
            let blank = line.text.trim().is_empty();
            if !blank && line.indent <= indent {
                break;
            }
            if !blank && margin.is_none() {
                margin = Some(line.indent);
            }
            lines.push(line.text.get(margin.unwrap_or(0).min(line.text.len())..).unwrap_or_default());
            self.next += 1;
        }
        let text = lines.join("\n");
        let text = text.trim_end();
        if !folded {
            return text.to_string();
        }
        text.split("\n\n").map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n")
    }
}

/// The key of a line `key: rest` or `key:`, and the rest.
fn key_of(text: &str) -> Option<(String, &str)> {
    let (key, rest) = match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = text.get(1..)?.find(quote)? + 1;
            (text.get(1..end)?.to_string(), text.get(end + 1..)?.trim_start().strip_prefix(':')?)
        }
        '#' | '[' | '{' | '|' | '>' | '&' | '*' | '!' | '%' | '@' | '`' => return None,
        _ => {
            let at = text
                .match_indices(':')
                .map(|(at, _)| at)
                .find(|at| matches!(text.as_bytes().get(at + 1), None | Some(b' ')))?;
            (text.get(..at)?.trim_end().to_string(), text.get(at + 1..)?)
        }
    };
    (!key.is_empty()).then_some((key, rest))
}

/// The text of a quoted scalar, if the quote is closed.
fn unquoted(text: &str) -> Option<String> {
    let mut chars = text.chars();
    let quote = chars.next()?;
    let mut out = String::new();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quote == '"' => match chars.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'u' => {
                    let hex: String = chars.by_ref().take(4).collect();
                    out.extend(u32::from_str_radix(&hex, 16).ok().and_then(char::from_u32));
                }
                other => out.push(other),
            },
            c if c == quote => {
                // Two single quotes in a single-quoted scalar are one.
                if quote == '\'' && chars.as_str().starts_with('\'') {
                    chars.next();
                    out.push('\'');
                    continue;
                }
                let rest = chars.as_str().trim_start();
                return (rest.is_empty() || rest.starts_with('#')).then_some(out);
            }
            c => out.push(c),
        }
    }
    None
}

/// A list in brackets, of plain or quoted scalars.
fn bracketed(text: &str, at: usize) -> Value {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or_default();
    let items = inner.split(',').map(str::trim).filter(|item| !item.is_empty());
    Value::List(items.map(|item| (Value::Text(unquoted(item).unwrap_or_else(|| item.to_string())), at)).collect())
}

/// A plain scalar ends where a comment starts: at ` #`.
fn without_comment(text: &str) -> &str {
    text.find(" #").and_then(|at| text.get(..at)).unwrap_or(text).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::Text(value.into())
    }

    fn get<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Value> {
        entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    #[test]
    fn maps_lists_and_scalars() {
        let (entries, errors) = read(
            "title: 'Iran''s talks: a history' # comment\nauthors:\n  - name: A. Writer\n    bio: Covers the Gulf.\n      From London.\n  - B. Author\ntags: [a, \"b\"]\nnote: |\n  one\n  two\n\nlast: >\n  three\n  four\n",
            0,
        );
        assert_eq!(errors, Vec::<usize>::new());
        assert_eq!(get(&entries, "title"), Some(&text("Iran's talks: a history")));
        assert_eq!(get(&entries, "note"), Some(&text("one\ntwo")));
        assert_eq!(get(&entries, "last"), Some(&text("three four")));
        let Some(Value::List(authors)) = get(&entries, "authors") else { unreachable!("a list: {entries:?}") };
        assert_eq!(authors.len(), 2);
        let Some((Value::Map(first), _)) = authors.first() else { unreachable!("a map: {authors:?}") };
        assert_eq!(get(first, "bio"), Some(&text("Covers the Gulf. From London.")));
    }

    #[test]
    fn a_line_that_fits_nothing_is_told_and_loses_nothing_else() {
        let (entries, errors) = read("title: One\n???\ndate: 2018-08-20\n", 0);
        assert_eq!(errors, vec![11]);
        assert_eq!(get(&entries, "date"), Some(&text("2018-08-20")));
    }
}
