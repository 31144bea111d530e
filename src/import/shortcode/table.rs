//! The shortcodes that Sidelight knows, as data: tags, what they are, and which
//! attribute of a toggle holds its title.
//!
//! The tags are those of themes and plugins that are found in real posts: WordPress
//! core, Accordion Shortcodes, Collapse-O-Matic, Shortcodes Ultimate, Show-Hide,
//! WP-ShowHide, Read More Without Refresh, Inline Spoilers, WPBakery (`vc_`), Divi
//! (`et_pb_`), Avada (`fusion_`), Enfold (`av_`), Easy Footnotes, Modern Footnotes.

/// What a shortcode is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Kind {
    /// Text that folds behind a title: a bio, or a fold.
    Toggle,
    /// A frame around others, or a look: opened up, its content stays.
    Wrapper,
    /// A mark on a few words: opened up within its line.
    Mark,
    /// An image with a caption.
    Caption,
    /// Pictures or recordings that only the site's media library knows.
    Library,
    /// A recording with an address.
    Media,
    /// An address that WordPress would show as an embedded page.
    Embed,
    /// A note, with its text in place.
    Note,
    /// Not in this table.
    Unknown,
}

/// A tag, and the attributes that may hold its title, the first that is there.
type Toggle = (&'static str, &'static [&'static str]);

/// The attributes in which toggles carry their title, where the table says nothing else.
const TITLES: &[&str] =
    &["title", "heading", "header", "summary", "headline", "label", "caption", "question", "name", "trigger", "text"];

const TOGGLES: &[Toggle] = &[
    ("accordion-item", TITLES),
    ("accordion_item", TITLES),
    ("accordion_tab", TITLES),
    ("accordion-section", TITLES),
    ("accordion_section", TITLES),
    ("av_toggle", TITLES),
    ("bg_collapse", &["expand_text", "text", "title"]),
    ("bio", &["title", "name"]),
    ("cb_toggler", TITLES),
    ("collapse", TITLES),
    ("collapsible", TITLES),
    ("details", TITLES),
    ("et_pb_accordion_item", TITLES),
    ("et_pb_toggle", TITLES),
    ("expand", TITLES),
    ("expander", TITLES),
    ("expandsub1", TITLES),
    ("expandsub2", TITLES),
    ("faq_item", TITLES),
    ("fusion_toggle", TITLES),
    ("hidden", TITLES),
    ("hide", TITLES),
    ("read", &["more", "title"]),
    ("read_more", &["more", "title", "text"]),
    ("readmore", &["more", "title", "text"]),
    ("reveal", TITLES),
    ("revealer", TITLES),
    ("rmwr", &["more", "title"]),
    ("showhide", &["more_text", "title"]),
    ("slide", TITLES),
    ("spoiler", TITLES),
    ("su_spoiler", TITLES),
    ("su_tab", TITLES),
    ("tab", TITLES),
    ("toggle", TITLES),
    ("toggle-text", TITLES),
    ("toggle_content", TITLES),
    ("toggle_item", TITLES),
    ("toggler", TITLES),
    ("vc_accordion_tab", TITLES),
    ("vc_tab", TITLES),
    ("vc_toggle", TITLES),
    ("vc_tta_section", TITLES),
];

const WRAPPERS: &[&str] = &[
    "accordion",
    "accordion_group",
    "accordions",
    "av_one_full",
    "av_one_half",
    "av_one_third",
    "av_section",
    "av_textblock",
    "av_toggle_container",
    "centre",
    "center",
    "column",
    "columns",
    "et_pb_accordion",
    "et_pb_column",
    "et_pb_column_inner",
    "et_pb_row",
    "et_pb_row_inner",
    "et_pb_section",
    "et_pb_text",
    "faq",
    "fusion_accordion",
    "fusion_builder_column",
    "fusion_builder_column_inner",
    "fusion_builder_container",
    "fusion_builder_row",
    "fusion_builder_row_inner",
    "fusion_text",
    "one_fourth",
    "one_half",
    "one_half_last",
    "one_third",
    "one_third_last",
    "row",
    "spoilers",
    "su_accordion",
    "su_column",
    "su_row",
    "su_tabs",
    "tabgroup",
    "tabs",
    "toggle_group",
    "togglegroup",
    "togglergroup",
    "togglers",
    "toggles",
    "two_third",
    "two_third_last",
    "two_thirds",
    "vc_accordion",
    "vc_column",
    "vc_column_inner",
    "vc_column_text",
    "vc_row",
    "vc_row_inner",
    "vc_section",
    "vc_tabs",
    "vc_tta_accordion",
    "vc_tta_tabs",
    "vc_tta_toggle",
];

const OTHERS: &[(&str, Kind)] = &[
    ("audio", Kind::Media),
    ("caption", Kind::Caption),
    ("dropcap", Kind::Mark),
    ("efn_note", Kind::Note),
    ("embed", Kind::Embed),
    ("fn", Kind::Note),
    ("footnote", Kind::Note),
    ("gallery", Kind::Library),
    ("highlight", Kind::Mark),
    ("mfn", Kind::Note),
    ("modern_footnote", Kind::Note),
    ("playlist", Kind::Library),
    ("ref", Kind::Note),
    ("su_dropcap", Kind::Mark),
    ("su_highlight", Kind::Mark),
    ("video", Kind::Media),
    ("wp_caption", Kind::Caption),
];

/// Tags that are words of ordinary prose too. Bare in brackets, without attributes
/// and without a close, they are those words: "[video]", "[read]", "[hide]".
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "accordion", "audio", "bio", "caption", "center", "centre", "collapse", "collapsible", "column", "columns", "details",
    "embed", "expand", "expander", "faq", "fn", "footnote", "hidden", "hide", "highlight", "read", "ref", "reveal", "row",
    "slide", "spoiler", "spoilers", "tab", "tabs", "toggle", "toggles", "video",
];

/// Endings that say what a tag of an unknown theme is: `mytheme_toggle`.
const TOGGLE_ENDINGS: &[&str] =
    &["toggle", "toggler", "spoiler", "accordion_item", "accordion-item", "accordion_tab", "expand", "collapsible"];
const WRAPPER_ENDINGS: &[&str] = &["accordion", "accordions", "toggles", "togglegroup"];

/// What a tag, in lower case, is.
pub(in crate::import) fn kind(tag: &str) -> Kind {
    if TOGGLES.iter().any(|(known, _)| *known == tag) {
        return Kind::Toggle;
    }
    if WRAPPERS.contains(&tag) {
        return Kind::Wrapper;
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(known, _)| *known == tag) {
        return *kind;
    }
    let ends_in = |endings: &[&str]| {
        tag.match_indices(['_', '-']).any(|(at, _)| tag.get(at + 1..).is_some_and(|end| endings.contains(&end)))
    };
    if ends_in(TOGGLE_ENDINGS) {
        Kind::Toggle
    } else if ends_in(WRAPPER_ENDINGS) {
        Kind::Wrapper
    } else {
        Kind::Unknown
    }
}

/// The attributes that may hold the title of a toggle.
pub(super) fn titles(tag: &str) -> &'static [&'static str] {
    TOGGLES.iter().find(|(known, _)| *known == tag).map_or(TITLES, |(_, titles)| titles)
}

/// Whether a tag is a word of ordinary prose.
pub(super) fn is_word(tag: &str) -> bool {
    WORDS.contains(&tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_unknown_themes_are_known_by_their_endings() {
        assert_eq!(kind("toggler"), Kind::Toggle);
        assert_eq!(kind("mytheme_toggle"), Kind::Toggle);
        assert_eq!(kind("mytheme_accordion_item"), Kind::Toggle);
        assert_eq!(kind("mytheme-accordion"), Kind::Wrapper);
        assert_eq!(kind("contact-form-7"), Kind::Unknown);
        assert_eq!(titles("read"), ["more", "title"]);
    }
}
