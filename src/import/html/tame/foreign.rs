//! Foreign content, as the HTML standard calls what is in an `svg` or a `math` ("The rules for parsing tokens in foreign
//! content"): names mean something else there, but for integration points, in which HTML goes on.

use super::kind::{self, Kind};
use super::mark;

/// The kind of an element that starts in one of kind `current`; `None` where the rules of HTML hold.
pub(super) fn of(current: Kind, name: &str, attributes: &str) -> Option<Kind> {
    Some(match (current, name) {
        (Kind::Svg, "foreignobject" | "desc" | "title") => Kind::HtmlPoint,
        (Kind::Svg, _) => Kind::Svg,
        (Kind::AnnotationXml, "svg") => return None,
        (Kind::MathMl | Kind::AnnotationXml, "mi" | "mo" | "mn" | "ms" | "mtext") => Kind::TextPoint,
        (Kind::MathMl | Kind::AnnotationXml, "annotation-xml") => {
            let encoding = mark::value(attributes, "encoding").unwrap_or_default();
            let is_html = ["text/html", "application/xhtml+xml"].iter().any(|html| encoding.eq_ignore_ascii_case(html));
            if is_html { Kind::HtmlPoint } else { Kind::AnnotationXml }
        }
        (Kind::MathMl | Kind::AnnotationXml, _) | (Kind::TextPoint, "mglyph" | "malignmark") => Kind::MathMl,
        _ => return None,
    })
}

/// Of the elements whose start tags break out, those whose kinds do not say it.
const OTHERS: &str = "blockquote body br center div dl embed head img menu meta nobr ruby span sub sup var";

/// Whether a start tag ends all foreign content around it, since its author has plainly gone on with HTML.
pub(super) fn breaks_out(name: &str, attributes: &str) -> bool {
    match kind::of(name) {
        Kind::Formatting if name == "font" => {
            ["color", "face", "size"].iter().any(|name| mark::value(attributes, name).is_some())
        }
        Kind::Formatting | Kind::Heading | Kind::Item | Kind::List | Kind::Paragraph | Kind::Preformatted => true,
        Kind::Rule | Kind::Table | Kind::Term => true,
        _ => OTHERS.split(' ').any(|other| other == name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tags_that_break_out_are_those_of_the_standard() {
        let list = "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing \
            menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var";
        for name in list.split_whitespace() {
            assert!(breaks_out(name, ""), "{name}");
        }
        let others = "a abbr address article button caption col details fieldset figure font footer form header html \
            iframe input label main nav noscript object option script section select style summary tbody td \
            template textarea th title tr video wbr g path mi image svg math";
        for name in others.split_whitespace() {
            assert!(!breaks_out(name, ""), "{name}");
        }
        for (attributes, breaks) in
            [(" color=red", true), (" a b='c'/FACE", true), ("\nsize", true), (" x='color'", false)]
        {
            assert_eq!(breaks_out("font", attributes), breaks, "{attributes}");
        }
    }
}
