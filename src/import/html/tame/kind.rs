//! What an element is to a parser of HTML, by its name.

/// The rules that elements have in the HTML standard's "in body" and "in table", as far as they are
/// about what is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any other element: it may stand in a line.
    Ordinary,
    /// The same, parsed under another name: as itself it would change how what follows is read.
    Renamed,
    /// The same, and its end tag ends all that is in it.
    Whole,
    /// Like any other, but what is in it may not end what is around it.
    Special,
    /// Under another name too; it never holds anything.
    Empty,
    /// Under another name too; its content is text, whatever it looks like.
    Raw,
    /// The same, and entities in it are decoded.
    Characters,
    /// The same, and all that follows is its content.
    Plain,
    /// An end tag is never needed, and it stands in a line.
    Void,
    /// An end tag is never needed, and it stands nowhere.
    Mark,
    /// An end tag is never needed, and it ends a paragraph.
    Rule,
    /// Parsers read nothing in its tags, within a body.
    Ignored,
    /// It ends a paragraph.
    Block,
    /// It ends a paragraph, and does not hide the item around it.
    Division,
    /// It ends a paragraph, and hides the item around it.
    List,
    /// It ends a paragraph and the heading before it.
    Heading,
    /// It ends a paragraph; a line break at its start is ignored.
    Preformatted,
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A term, or what is said of it.
    Term,
    /// A link, of which none holds another.
    Link,
    /// Opened again after the paragraph that it was opened in.
    Formatting,
    /// A table.
    Table,
    /// Its caption.
    Caption,
    /// A group of its columns.
    Columns,
    /// A column.
    Column,
    /// A group of its rows.
    Rows,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A template, which nothing but its own end tag ends.
    Template,
    /// An element of SVG, first of all `svg` itself; this and those after it stand in [`foreign`](super::foreign) content.
    Svg,
    /// An element of MathML, first of all `math` itself.
    MathMl,
    /// `annotation-xml`, in which `svg` is an element of SVG.
    AnnotationXml,
    /// An HTML integration point.
    HtmlPoint,
    /// A MathML text integration point.
    TextPoint,
}

/// The kind of an element by its name in lower case.
pub(super) fn of(name: &str) -> Kind {
    match name {
        "html" | "head" | "body" | "frameset" | "frame" => Kind::Ignored,
        // Their content is read by other rules, or other rules end them; some differ from browser to browser.
        "select" | "option" | "optgroup" | "form" | "nobr" | "rb" | "rp" | "rt" | "rtc" | "menuitem" | "isindex" => {
            Kind::Renamed
        }
        "button" | "object" | "applet" | "marquee" | "dialog" | "search" => Kind::Whole,
        "svg" => Kind::Svg,
        "math" => Kind::MathMl,
        "template" => Kind::Template,
        "input" | "embed" | "keygen" => Kind::Empty,
        "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" => Kind::Raw,
        "textarea" | "title" => Kind::Characters,
        "plaintext" => Kind::Plain,
        "area" | "br" | "img" | "image" | "wbr" => Kind::Void,
        "base" | "basefont" | "bgsound" | "link" | "meta" | "param" | "source" | "track" => Kind::Mark,
        "hr" => Kind::Rule,
        "article" | "aside" | "blockquote" | "center" | "details" | "dir" | "dl" | "fieldset" | "figcaption"
        | "figure" | "footer" | "header" | "hgroup" | "main" | "menu" | "nav" | "section" | "summary" => Kind::Block,
        "address" | "div" => Kind::Division,
        "ol" | "ul" => Kind::List,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "pre" | "listing" => Kind::Preformatted,
        "p" => Kind::Paragraph,
        "li" => Kind::Item,
        "dd" | "dt" => Kind::Term,
        "a" => Kind::Link,
        "b" | "big" | "code" | "em" | "font" | "i" | "s" | "small" | "strike" | "strong" | "tt" | "u" => {
            Kind::Formatting
        }
        "table" => Kind::Table,
        "caption" => Kind::Caption,
        "colgroup" => Kind::Columns,
        "col" => Kind::Column,
        "tbody" | "thead" | "tfoot" => Kind::Rows,
        "tr" => Kind::Row,
        "td" | "th" => Kind::Cell,
        "noscript" => Kind::Special,
        _ => Kind::Ordinary,
    }
}

impl Kind {
    /// Whether it is parsed under another name.
    pub(super) fn is_renamed(self) -> bool {
        let is_drawing = matches!(self, Self::Svg | Self::MathMl | Self::Template);
        let is_text = matches!(self, Self::Raw | Self::Characters | Self::Plain);
        is_drawing || is_text || matches!(self, Self::Renamed | Self::Whole | Self::Empty)
    }

    /// Whether it is no element of HTML.
    pub(super) fn is_foreign(self) -> bool {
        self.is_point() || matches!(self, Self::Svg | Self::MathMl | Self::AnnotationXml)
    }

    /// Whether HTML goes on in it, within foreign content.
    pub(super) fn is_point(self) -> bool {
        matches!(self, Self::HtmlPoint | Self::TextPoint)
    }

    /// Whether it is open after its start tag.
    pub(super) fn stays_open(self) -> bool {
        !matches!(self, Self::Void | Self::Mark | Self::Rule | Self::Empty | Self::Column | Self::Ignored)
    }

    /// Whether formatting elements are opened again before it.
    pub(super) fn is_in_line(self) -> bool {
        self.is_renamed() || matches!(self, Self::Ordinary | Self::Special | Self::Void | Self::Link | Self::Formatting)
    }

    /// Whether an end tag that is none of its own kind's cannot reach past it.
    pub(super) fn is_special(self) -> bool {
        let is_phrase = self.is_renamed() || matches!(self, Self::Ordinary | Self::Link | Self::Formatting);
        self.is_scope() || !is_phrase
    }

    /// Whether what is in it cannot end what is around it.
    pub(super) fn is_scope(self) -> bool {
        let is_foreign = self.is_point() || self == Self::AnnotationXml;
        is_foreign || matches!(self, Self::Table | Self::Caption | Self::Cell | Self::Template)
    }

    /// Whether formatting elements in it are of no concern to what is around it.
    pub(super) fn is_marker(self) -> bool {
        matches!(self, Self::Caption | Self::Cell | Self::Template)
    }

    /// Whether it is a part of a table in which no text may stand.
    pub(super) fn is_frame(self) -> bool {
        matches!(self, Self::Table | Self::Columns | Self::Rows | Self::Row)
    }
}
