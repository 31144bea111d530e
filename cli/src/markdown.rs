//! A line of the model as Markdown, such that reading it gives the same line again.
//!
//! What Markdown has no signs for, or what its signs would not be read as, is written as HTML.

use sidelight::article::{Image, Inline, Link, Style, visit};
use sidelight::write::escaped;

/// A break that was meant, and what begins the next line of the same definition.
const BREAK: &str = "\\\n  ";

/// A line as Markdown, without white space and breaks at its ends.
pub(crate) fn line(line: &[Inline]) -> String {
    let says = |inline: &Inline| !visit::is_blank_line(std::slice::from_ref(inline));
    let start = line.iter().position(says).unwrap_or_default();
    let end = line.iter().rposition(says).map_or(start, |last| last + 1);
    at_start(written(line.get(start..end).unwrap_or_default()).trim())
}

/// A piece of a line: done, or in need of signs that what is around it decides.
enum Piece {
    Written(String),
    Styled(Style, String),
}

impl Piece {
    fn of(inline: &Inline) -> Self {
        Self::Written(match inline {
            Inline::Text(text) => escape(text),
            Inline::Styled { style, content } => return Self::Styled(*style, written(content)),
            Inline::Code(text) => code(text),
            Inline::Link(link) => self::link(link),
            Inline::Image(image) => self::image(image),
            Inline::Call(call) => format!("[^{}]", call.note),
            Inline::Time(time) => written(&time.content),
            Inline::Abbreviation { title, content } => {
                format!("<abbr title=\"{}\">{}</abbr>", escaped(title).replace('\n', " "), written(content))
            }
            Inline::Part { lang: None, dir: None, content } => format!("<bdi>{}</bdi>", written(content)),
            Inline::Part { lang, dir, content } => {
                let lang = lang.as_ref().map(|lang| format!(" lang=\"{}\"", escaped(lang))).unwrap_or_default();
                let dir = dir.map(|dir| format!(" dir=\"{}\"", dir.as_str())).unwrap_or_default();
                format!("<span{lang}{dir}>{}</span>", written(content))
            }
            Inline::Break => BREAK.into(),
            Inline::WordBreak => "<wbr>".into(),
        })
    }

    /// The first sign of it; of signs that are not chosen yet, one that keeps others away.
    fn first(&self) -> Option<char> {
        match self {
            Self::Written(text) => text.chars().next(),
            Self::Styled(..) => Some('*'),
        }
    }
}

fn written(line: &[Inline]) -> String {
    let pieces: Vec<Piece> = line.iter().map(Piece::of).collect();
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Written(text) => join(&mut out, text),
            Piece::Styled(_, inner) if inner.is_empty() => {}
            Piece::Styled(style, inner) => {
                let after = pieces.get(at + 1).and_then(Piece::first);
                let styled = styled(*style, inner, out.chars().next_back(), after);
                out.push_str(&styled);
            }
        }
    }
    out
}

/// Adds a piece where its first sign and the last one before it could be read as one.
fn join(out: &mut String, text: &str) {
    if out.ends_with('!') && text.starts_with('[') {
        out.pop();
        out.push_str("\\!");
    } else if out.ends_with(']') && text.starts_with(['(', ':']) {
        out.push('\\');
    }
    // After a break that was meant, the line begins anew.
    if out.ends_with(BREAK) {
        out.push_str(&at_start(text.trim_start()));
    } else {
        out.push_str(text);
    }
}

/// Words in the signs of Markdown where they stand free, so that the signs are read as such, and as HTML elsewhere.
fn styled(style: Style, inner: &str, before: Option<char>, after: Option<char>) -> String {
    let mark = match style {
        Style::Emphasis => "*",
        Style::Strong => "**",
        Style::Deleted => "~~",
        _ => "",
    };
    let opens = before.is_none_or(|c| c.is_whitespace() || "(“«‘–—".contains(c));
    let closes = after.is_none_or(|c| c.is_whitespace() || ".,;:!?)”»’–—…،؛؟".contains(c));
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if mark.is_empty() || !opens || !closes || !is_word(inner.chars().next()) || !is_word(inner.chars().next_back()) {
        let tag = style.element();
        return format!("<{tag}>{inner}</{tag}>");
    }
    format!("{mark}{inner}{mark}")
}

/// A link; one that leads nowhere in its article is its words alone, or it would be reported once more.
fn link(link: &Link) -> String {
    let words = written(&link.content);
    let is_lost = link.target.is_none() && link.href.fragment().is_some_and(|fragment| !fragment.is_empty());
    if is_lost { words } else { format!("[{words}]({})", address(link.href.as_str(), link.title.as_deref())) }
}

fn image(image: &Image) -> String {
    format!("![{}]({})", escape(&image.alt), address(image.src.as_str(), image.title.as_deref()))
}

/// An address and a title, as they stand between brackets.
fn address(url: &str, title: Option<&str>) -> String {
    let url = url.replace('&', "&amp;");
    let url = if url.is_empty() || url.contains(['(', ')']) { format!("<{url}>") } else { url };
    let title = title.map(|title| format!(" \"{}\"", escape(title))).unwrap_or_default();
    format!("{url}{title}")
}

/// Code between more backticks than stand next to each other in it.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let ends = |c: char| text.starts_with(c) && text.ends_with(c);
    let pad = if text.starts_with('`') || text.ends_with('`') || ends(' ') { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('\n', " "))
}

/// Words with a backslash before what would be read as a sign of Markdown, or be made typographic.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let (mut before, mut earlier) = (None, None);
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_sign = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '"' | '\'' => true,
            '_' => !(is_word(before) && is_word(after)),
            '&' => after.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
            '-' => before == Some('-'),
            '.' => before == Some('.') && earlier == Some('.'),
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c });
        (earlier, before) = (before, Some(c));
    }
    out
}

/// The same where it begins a line: what would make a list, a heading or a quotation of it is escaped.
fn at_start(text: &str) -> String {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        _ if text.starts_with(['#', '+', '-', '>', '=', ':', '|']) => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sidelight::article::{Block, Call, SafeUrl};
    use sidelight::import::{self, Options, native::Html5};

    fn text(text: &str) -> Inline {
        Inline::text(text)
    }

    fn marked(style: Style, content: Vec<Inline>) -> Inline {
        Inline::Styled { style, content }
    }

    fn to(address: &str, title: Option<&str>, words: &str) -> Option<Inline> {
        let (href, title) = (SafeUrl::parse(address)?, title.map(str::to_owned));
        let link =
            Link { href, title, content: vec![text(words)], target: None, anchor: None, span: Default::default() };
        Some(Inline::Link(link))
    }

    /// The one paragraph of a text, without the places of its parts.
    fn read(text: &str) -> Vec<Inline> {
        let (article, _) = import::import(text, &Options::default(), &Html5);
        let mut line = match article.body.into_iter().next() {
            Some(Block::Paragraph(line)) => line,
            _ => Vec::new(),
        };
        visit::in_line_mut(&mut line, &mut |inline| match inline {
            Inline::Call(call) => call.span = Default::default(),
            Inline::Link(link) => link.span = Default::default(),
            _ => {}
        });
        line
    }

    #[test]
    fn words_that_look_like_markdown_are_words_again() {
        for words in [
            "1. It began",
            "12) It began",
            "# No heading",
            "- no item",
            "+ no item",
            "> no quotation",
            ": no definition",
            "= no line below a heading",
            "*no stress* and __none__, snake_case",
            "[no link](https://example.org/) and [^none]",
            "<b>no element</b> &amp; no entity &#33;",
            "`no code` ~~not deleted~~ \\ no escape",
            "\"straight\" and it's ... -- --- so",
            "<!-- no comment -->",
            "گفت‌وگو: «آزاد» *",
            "ends with \\",
        ] {
            assert_eq!(read(&line(&[text(words)])), [text(words)], "{}", line(&[text(words)]));
        }
    }

    #[test]
    fn marks_are_marks_again_wherever_they_stand() {
        let em = |words| marked(Style::Emphasis, vec![text(words)]);
        let strong = |words| marked(Style::Strong, vec![text(words)]);
        let call = || Inline::Call(Call { note: "held".into(), ..Call::default() });
        let lines = [
            vec![em("Oil"), text(" and "), strong("gas"), text(".")],
            vec![text("half"), em("word"), text("s")],
            vec![em("one"), strong("two"), em("three")],
            vec![em("«quoted»"), text("x")],
            vec![marked(Style::Strong, vec![em("both")]), text(" so")],
            vec![
                text("H"),
                marked(Style::Subscript, vec![text("2")]),
                text("O "),
                marked(Style::Cited, vec![text("Book")]),
            ],
            vec![text("Stop!"), call(), text("(so)")],
            vec![text("a "), Inline::Code("b`c".into()), text(" d "), Inline::Code("`".into())],
            vec![text("a"), Inline::Break, text("\n- b")],
            vec![Inline::Abbreviation { title: "a \"b\" & c".into(), content: vec![text("ABC")] }, text(" met")],
            vec![Inline::Part { lang: Some("fa".into()), dir: None, content: vec![text("نفت")] }, text(" oil")],
        ];
        for inlines in lines {
            let written = line(&inlines);
            assert_eq!(read(&written), inlines, "{written}");
        }
    }

    #[test]
    fn addresses_are_the_same_again() {
        for (address, title) in [
            ("https://example.org/a_(b)_c", None),
            ("https://example.org/?a=1&copy;=2&b", Some("a \"title\" & [more]")),
            ("/نامه ها", None),
        ] {
            let wanted: Vec<Inline> = to(address, title, "a [b]").into_iter().collect();
            assert!(!wanted.is_empty(), "{address} is allowed");
            assert_eq!(read(&line(&wanted)), wanted, "{}", line(&wanted));
        }
    }

    #[test]
    fn breaks_at_the_ends_are_left_out() {
        assert_eq!(line(&[text(" "), Inline::Break, text("\nA \\"), Inline::Break, text("\n")]), "A \\\\");
        assert_eq!(line(&[Inline::Break]), "");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_its_words() {
        assert_eq!(to("#gone", None, "the siege").map(|link| line(&[link])).as_deref(), Some("the siege"));
    }
}
