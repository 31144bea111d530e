//! The words of the command, and the help that explains them.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};
use sidelight::TimelineMode;
use sidelight::article::SafeUrl;
use sidelight::enrich::dates::Day;
use sidelight::import::Format;

const USAGE: &str = "\
Sidelight on the command line: articles as static pages, and what is wrong with them.

usage:
  sidelight render ARTICLE [-o PAGE] [--template HOST]   writes static HTML
  sidelight check ARTICLE…                               tells what is wrong with articles
  sidelight timeline ARTICLE [--published DAY]           drafts a timeline from the dates of the text
  sidelight dates TEXT [--published DAY]                 prints the dates of a plain text, a JSON object a line
  sidelight schema                                       prints the JSON Schema of the typed article
  sidelight conform md|wp|html                           for test suites: a JSON array of strings in, one of results out

`sidelight render --help` tells more, and so for check, timeline and dates.";

const RENDER: &str = "\
Writes an article, or a folder of them, as static HTML: text, bios, notes and timeline, links
between them, and data for search engines. It needs no script; where there is one, the widget
takes over the same page.

usage:
  sidelight render ARTICLE [-o PAGE] [options]      a file; without -o to standard output
  sidelight render FOLDER -o FOLDER [options]       every article below, into the same tree

ARTICLE is Markdown (.md, .markdown), HTML (.html, .htm, .xhtml), JSON (.json), the text of a
WordPress post (.txt), or - for standard input. In a folder other files are left alone.

options:
  -o, --output PATH        the page, or the folder for pages
  --template HOST          a page of yours that holds <sidelight-article></sidelight-article>:
                           the article is put between those tags, and what the head lacks is
                           added to it; all else stays byte for byte. The attributes lang, dir,
                           timeline and heading-level of that element go before the options here
  --widget URL             the folder that holds sidelight.js and sidelight.css, from the page or
                           from FOLDER; sidelight/ where nothing is said
  --url URL                the address of the page; of the folder of pages, for a folder
  --format FORMAT          markdown, wordpress, html or json; otherwise by name and a look at the text
  --lang TAG               the language of an article that does not name its own
  --timeline authored|auto|off
                           which timeline is shown: the author's (where nothing is said), one
                           drafted from the text where there is none, or none
  --heading-level LEVEL    the level of the title, 1 to 6; 1 where nothing is said

A page is written whole or not at all. What is wrong with an article is counted here, and told
by `sidelight check`.

exit code: 0 where all was written, also with findings; 1 where something could not be read or
written (all else is); 2 where the command was not understood";

const CHECK: &str = "\
Tells what is wrong with articles: file, line, an excerpt, and what mends it.

usage:
  sidelight check ARTICLE|FOLDER… [options]

ARTICLE is a file of any kind that `sidelight render` reads, or - for standard input; of a
FOLDER it is every such file below.

options:
  --json                   one JSON array of {file, code, severity, line, column, message};
                           line and column count from 1, and are 0 where the place is not known
  --format FORMAT          markdown, wordpress, html or json; otherwise by name and a look at the text
  --lang TAG               the language of an article that does not name its own

severity is error (part of the source could not be read), warning (readers see something else
than was meant) or info (it was mended, and nobody loses anything). Colours are for terminals,
and not where NO_COLOR is set.

exit code: 0 where nothing was found; 1 where something was; 2 where a file could not be read or
the command was not understood";

const TIMELINE: &str = "\
Drafts a timeline from the dates of an article's text, for its author to look through.

usage:
  sidelight timeline ARTICLE [options]

ARTICLE is a file of any kind that `sidelight render` reads, or - for standard input. A timeline
that it has already is not looked at.

options:
  --format FORMAT          what is printed:
           markdown        the timeline as an author writes it, to be pasted at the end of the
                           article; a comment under each event says how sure its date is, what
                           it rests on, and where the text says so. Where nothing is said
           json            an array of {date, label, confidence, basis, passages, notes,
                           contradicts}; confidence is explicit, inferred-year or relative, and
                           the line of a passage is null where the place is not known
           edtf            a date, a tab and what happened on each line
  --published DAY          the day that \"yesterday\" counts from, such as 2018-08-20; otherwise
                           the one that the article names
  --lang TAG               the language of an article that does not name its own
  --explain                prints instead what was found of each date, in reading order, by line
                           and column: its value and the rule that gave it, or why it was left
                           out. Both are 0 where the place is not known

Dates are EDTF (ISO 8601-2). Nothing is guessed: a date that cannot be placed makes no event.

exit code: 0 where there are events; 1 where there is none, or the article could not be read;
2 where the command was not understood";

const DATES: &str = "\
Prints the dates of a plain text, for programs: a JSON object {start, end, text, value} a line.

usage:
  sidelight dates TEXT [options]

TEXT is a file, or - for standard input; it is taken as it is, and empty lines divide it into
paragraphs. start and end count UTF-16 code units from its first character, as scripts in pages
do; a byte order mark is no character. value is a year, a month or a day as ISO 8601 writes
them, and EDTF for all else. A range is printed whole, and each of its ends after it. Dates that
cannot be placed are not printed.

options:
  --published DAY          the day that \"yesterday\" counts from, such as 2018-08-20
  --lang TAG               the language of the text

exit code: 0 where the text was read; 1 where it could not be; 2 where the command was not
understood";

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Command {
    /// Print this.
    Help(&'static str),
    /// Write static pages.
    Render(Render),
    /// Tell what is wrong.
    Check(Check),
    /// Draft a timeline.
    Timeline(Timeline),
    /// Find the dates of a plain text.
    Dates(Dates),
    /// Answer a test suite.
    Conform(Dialect),
    /// Print the schema of the typed article.
    Schema,
}

/// What a test suite is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Dialect {
    /// Markdown.
    Markdown,
    /// The text of WordPress posts.
    Wordpress,
    /// HTML that nobody trusts.
    Html,
}

/// What `render` is asked for.
#[derive(Debug)]
pub(crate) struct Render {
    /// A file, a folder, or `-`.
    pub(crate) input: PathBuf,
    /// A page, or a folder for pages.
    pub(crate) output: Option<PathBuf>,
    /// The publisher's page.
    pub(crate) template: Option<PathBuf>,
    /// How sources are read.
    pub(crate) read: sidelight::Options,
    /// The level of the title.
    pub(crate) heading_level: u8,
    /// The folder of the widget; it ends with a slash or is empty.
    pub(crate) widget: String,
    /// The address of the page or of the folder of pages.
    pub(crate) url: Option<SafeUrl>,
}

/// What `check` is asked for.
#[derive(Debug)]
pub(crate) struct Check {
    /// Files, folders, or `-`.
    pub(crate) inputs: Vec<PathBuf>,
    /// How sources are read.
    pub(crate) read: sidelight::Options,
    /// Whether findings are printed as JSON.
    pub(crate) json: bool,
}

/// What `timeline` is asked for.
#[derive(Debug)]
pub(crate) struct Timeline {
    /// A file, or `-`.
    pub(crate) input: PathBuf,
    /// What is printed.
    pub(crate) form: Form,
    /// The day of publication; it goes before the article's own.
    pub(crate) published: Option<Day>,
    /// The language of an article that does not name its own.
    pub(crate) lang: Option<String>,
    /// Whether each date is explained, and no timeline printed.
    pub(crate) explain: bool,
}

/// How a drafted timeline is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// As an author writes it.
    Markdown,
    /// For other programs.
    Json,
    /// A date and what happened on each line.
    Edtf,
}

/// What `dates` is asked for.
#[derive(Debug)]
pub(crate) struct Dates {
    /// A file, or `-`.
    pub(crate) input: PathBuf,
    /// The day of publication.
    pub(crate) published: Option<Day>,
    /// The language of the text.
    pub(crate) lang: Option<String>,
}

/// Understands the words of a command; what is not understood is told in a sentence.
pub(crate) fn parse(mut words: Parser) -> Result<Command, String> {
    let parsed = match words.next().map_err(sentence)? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Command::Help(USAGE)),
        Some(Arg::Value(name)) => match name.to_str() {
            Some("render") => render(&mut words)?,
            Some("check") => check(&mut words)?,
            Some("timeline") => timeline(&mut words)?,
            Some("dates") => dates(&mut words)?,
            Some("conform") => conform(&mut words)?,
            Some("schema") => Command::Schema,
            Some("help") => Command::Help(USAGE),
            _ => return Err(format!("there is no command {name:?}. `sidelight --help` lists them.")),
        },
        Some(other) => return Err(sentence(other.unexpected())),
    };
    Ok(parsed)
}

fn render(words: &mut Parser) -> Result<Command, String> {
    let mut input = None;
    let mut request = Render {
        input: PathBuf::new(),
        output: None,
        template: None,
        read: sidelight::Options::default(),
        heading_level: 1,
        widget: "sidelight/".into(),
        url: None,
    };
    while let Some(word) = words.next().map_err(sentence)? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(RENDER)),
            Arg::Short('o') | Arg::Long("output") => request.output = Some(value(words)?.into()),
            Arg::Long("template") => request.template = Some(value(words)?.into()),
            Arg::Long("widget") => request.widget = folder(&text(words)?),
            Arg::Long("url") => {
                request.url = Some(known("--url", &text(words)?, SafeUrl::parse, "an address such as https://…")?);
            }
            Arg::Long("timeline") => {
                request.read.timeline =
                    known("--timeline", &text(words)?, TimelineMode::parse, "authored, auto or off")?;
            }
            Arg::Long("heading-level") => {
                request.heading_level = known("--heading-level", &text(words)?, heading_level, "a number from 1 to 6")?;
            }
            Arg::Value(path) if input.is_none() => input = Some(path.into()),
            Arg::Value(path) => {
                return Err(format!("{path:?} is one article too many. Name one file, or a folder that holds both."));
            }
            Arg::Long("format") => request.read.import.format = Some(format(words)?),
            Arg::Long("lang") => request.read.import.lang = Some(lang(words)?),
            other => return Err(sentence(other.unexpected())),
        }
    }
    let none = "no article is named. `sidelight render --help` tells what is wanted.";
    Ok(Command::Render(Render { input: input.ok_or(none)?, ..request }))
}

fn check(words: &mut Parser) -> Result<Command, String> {
    let mut request = Check { inputs: Vec::new(), read: sidelight::Options::default(), json: false };
    while let Some(word) = words.next().map_err(sentence)? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(CHECK)),
            Arg::Long("json") => request.json = true,
            Arg::Value(path) => request.inputs.push(path.into()),
            Arg::Long("format") => request.read.import.format = Some(format(words)?),
            Arg::Long("lang") => request.read.import.lang = Some(lang(words)?),
            other => return Err(sentence(other.unexpected())),
        }
    }
    if request.inputs.is_empty() {
        return Err("no article is named. `sidelight check --help` tells what is wanted.".into());
    }
    Ok(Command::Check(request))
}

fn timeline(words: &mut Parser) -> Result<Command, String> {
    let (mut input, mut form, mut explain) = (None, Form::Markdown, false);
    let (mut published, mut language) = (None, None);
    while let Some(word) = words.next().map_err(sentence)? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(TIMELINE)),
            Arg::Long("format") => form = known("--format", &text(words)?, Form::parse, "markdown, json or edtf")?,
            Arg::Long("published") => published = Some(day(words)?),
            Arg::Long("lang") => language = Some(lang(words)?),
            Arg::Long("explain") => explain = true,
            Arg::Value(path) if input.is_none() => input = Some(path.into()),
            Arg::Value(path) => return Err(format!("{path:?} is one article too many. Name one file.")),
            other => return Err(sentence(other.unexpected())),
        }
    }
    let none = "no article is named. `sidelight timeline --help` tells what is wanted.";
    Ok(Command::Timeline(Timeline { input: input.ok_or(none)?, form, published, lang: language, explain }))
}

impl Form {
    fn parse(value: &str) -> Option<Self> {
        match value.trim() {
            "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "edtf" => Some(Self::Edtf),
            _ => None,
        }
    }
}

fn dates(words: &mut Parser) -> Result<Command, String> {
    let (mut input, mut published, mut language) = (None, None, None);
    while let Some(word) = words.next().map_err(sentence)? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(DATES)),
            Arg::Long("published") => published = Some(day(words)?),
            Arg::Long("lang") => language = Some(lang(words)?),
            Arg::Value(path) if input.is_none() => input = Some(path.into()),
            Arg::Value(path) => return Err(format!("{path:?} is one text too many. Name one file.")),
            other => return Err(sentence(other.unexpected())),
        }
    }
    let none = "no text is named. `sidelight dates --help` tells what is wanted.";
    Ok(Command::Dates(Dates { input: input.ok_or(none)?, published, lang: language }))
}

fn conform(words: &mut Parser) -> Result<Command, String> {
    let dialect = words.next().map_err(sentence)?;
    match dialect {
        Some(Arg::Value(name)) if name == "md" => Ok(Command::Conform(Dialect::Markdown)),
        Some(Arg::Value(name)) if name == "wp" => Ok(Command::Conform(Dialect::Wordpress)),
        Some(Arg::Value(name)) if name == "html" => Ok(Command::Conform(Dialect::Html)),
        _ => Err("`sidelight conform` needs md, wp or html.".into()),
    }
}

fn format(words: &mut Parser) -> Result<Format, String> {
    known("--format", &text(words)?, Format::parse, "markdown, wordpress, html or json")
}

fn lang(words: &mut Parser) -> Result<String, String> {
    known("--lang", &text(words)?, language, "a tag such as en or fa-IR")
}

fn day(words: &mut Parser) -> Result<Day, String> {
    known("--published", &text(words)?, Day::parse, "a day such as 2018-08-20")
}

/// Reads the `heading-level` attribute or option.
pub(crate) fn heading_level(value: &str) -> Option<u8> {
    value.trim().parse().ok().filter(|level| (1..=6).contains(level))
}

/// A language tag has letters, digits and hyphens, and is not empty.
fn language(value: &str) -> Option<String> {
    let is_tag = value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_tag.then(|| value.to_owned())
}

/// The address of a folder, to which a name can be added.
fn folder(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { address.to_owned() } else { format!("{address}/") }
}

fn known<T>(option: &str, value: &str, read: impl Fn(&str) -> Option<T>, wanted: &str) -> Result<T, String> {
    read(value).ok_or_else(|| format!("{option} has no value `{value}`. Write {wanted}."))
}

fn value(words: &mut Parser) -> Result<OsString, String> {
    words.value().map_err(sentence)
}

fn text(words: &mut Parser) -> Result<String, String> {
    value(words)?.string().map_err(sentence)
}

fn sentence(error: lexopt::Error) -> String {
    format!("{error}. `sidelight --help` tells what is understood.")
}
