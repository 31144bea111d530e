//! The JSON form in types, from which `schema/article.schema.json` is generated.
//!
//! Nothing is read into these types: they are the form's description and no more. A test
//! of the `sidelight` command holds them against what is read and written.
#![allow(dead_code, reason = "these types are never filled; the schema is made of their fields")]

use schemars::JsonSchema;

/// One article, with everything that stands beside its text.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Article {
    /// The address of this schema, for editors.
    #[schemars(rename = "$schema")]
    schema: Option<String>,
    /// Language as a BCP 47 tag, such as `en`, `fa` or `ar-EG`.
    lang: Option<String>,
    /// Base direction; where it is absent it follows from `lang`, then from the text.
    dir: Option<Direction>,
    /// The headline.
    title: Option<Content>,
    /// The standfirst: one or two sentences under the headline.
    description: Option<Content>,
    /// Date of publication as an ISO 8601 date, such as `2018-08-20`.
    published: Option<String>,
    /// Date of the last correction as an ISO 8601 date.
    modified: Option<String>,
    /// Who wrote it, in the order of the byline.
    authors: Option<Vec<Author>>,
    /// The text: blocks.
    body: Option<Content>,
    /// The notes, in any order; they are numbered by their first call.
    notes: Option<Vec<Note>>,
    /// The dated events beside the text.
    timeline: Option<Timeline>,
}

/// One node, a string, or a list of both.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum Content {
    /// What stands there, in order.
    List(Vec<Node>),
    /// One thing.
    One(Node),
}

/// Plain text, or an object with a type.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
enum Node {
    /// Plain text. In the place of blocks it becomes one.
    Text(String),
    /// Anything else.
    Element(Box<Element>),
}

/// A block, an inline, or a part of a list or table.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Element {
    /// What it is.
    #[schemars(rename = "type")]
    kind: Kind,
    /// What it holds.
    content: Option<Content>,
    /// `code` and `code-block`: the text, line breaks and all.
    text: Option<String>,
    /// `table` and `figure`: what is said of it.
    caption: Option<Content>,
    /// `fold`: the line that stays visible.
    summary: Option<Content>,
    /// `table`: rows of column headings.
    head: Option<Content>,
    /// `part`: language as a BCP 47 tag.
    lang: Option<String>,
    /// `part`: direction.
    dir: Option<Direction>,
    /// `heading`: 1 to 6, 2 where it is absent.
    #[schemars(range(min = 1, max = 6))]
    level: Option<u8>,
    /// `heading`: a name to link to.
    id: Option<String>,
    /// `list`: the first number of an ordered list; absent for a bulleted one.
    start: Option<u32>,
    /// `item`: whether a task is done; absent for an item that is no task.
    done: Option<bool>,
    /// `code-block`: the language of the code.
    language: Option<String>,
    /// `fold`: whether it starts open.
    open: Option<bool>,
    /// `cell`: whether it heads its row or column.
    heading: Option<bool>,
    /// `cell`: how its text is aligned.
    align: Option<Align>,
    /// `cell`: how many columns it spans.
    columns: Option<u16>,
    /// `cell`: how many rows it spans.
    rows: Option<u16>,
    /// `link`: a relative address, a fragment, or one with the scheme http, https, mailto, tel, sms,
    /// ftp, ftps, irc, ircs or xmpp. A fragment alone (`#1979-11-04`) means a place in this article.
    href: Option<String>,
    /// `image`: its address, as for `href`.
    src: Option<String>,
    /// `image`: what it shows, in words; empty for decoration.
    alt: Option<String>,
    /// `link` and `image`: what is said of it; `abbreviation`: the words it stands for.
    title: Option<String>,
    /// `image`: width in CSS pixels, so that its place is kept while it loads.
    width: Option<u32>,
    /// `image`: height in CSS pixels.
    height: Option<u32>,
    /// `call`: the label of the note that is called.
    note: Option<String>,
    /// `time`: the date as in HTML.
    datetime: Option<String>,
}

/// Blocks first, then their parts, then inlines.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Kind {
    Paragraph,
    Plain,
    Heading,
    Quote,
    List,
    CodeBlock,
    Table,
    Definitions,
    Figure,
    Fold,
    Part,
    Rule,
    Item,
    Row,
    Cell,
    Definition,
    Term,
    Description,
    Emphasis,
    Strong,
    Deleted,
    Inserted,
    Struck,
    Italic,
    Bold,
    Underlined,
    Marked,
    Small,
    Superscript,
    Subscript,
    Cited,
    Quoted,
    Defined,
    Keyboard,
    Sample,
    Variable,
    Code,
    Link,
    Image,
    Call,
    Time,
    Abbreviation,
    Break,
    WordBreak,
}

/// Which way a text runs.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Direction {
    Ltr,
    Rtl,
}

/// How a cell's text is aligned.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum Align {
    Left,
    Center,
    Right,
}

/// One author.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Author {
    /// The name as printed in the byline.
    name: String,
    /// What the author is, such as "reporter" or "photographs".
    role: Option<String>,
    /// The author's own page.
    url: Option<String>,
    /// A portrait.
    image: Option<Portrait>,
    /// The biography, once for each language it is written in.
    bios: Option<Vec<Bio>>,
}

/// A picture of an author.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Portrait {
    /// Its address.
    src: String,
    /// What it shows, in words.
    alt: Option<String>,
    /// What is said of it.
    title: Option<String>,
    /// Width in CSS pixels.
    width: Option<u32>,
    /// Height in CSS pixels.
    height: Option<u32>,
}

/// A biography in one language.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Bio {
    /// Language as a BCP 47 tag; absent where it is the article's.
    lang: Option<String>,
    /// The text; it may call notes.
    content: Content,
}

/// One note.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Note {
    /// The name by which calls mean it.
    label: String,
    /// What it says: one block or several; it may call other notes.
    content: Option<Content>,
}

/// All events of an article.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Timeline {
    /// The author's heading; the interface's word where it is absent.
    heading: Option<Content>,
    /// The events, in any order.
    events: Vec<Event>,
}

/// One event.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Event {
    /// When, in EDTF (ISO 8601-2), such as `1979-11-04/1981-01-20` or `1985~`.
    date: String,
    /// A name of the author's own, to link to.
    id: Option<String>,
    /// What happened; it may call notes.
    content: Option<Content>,
}
