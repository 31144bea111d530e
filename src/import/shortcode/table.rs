//! The shortcodes that Sidelight knows, as data: tags, what they are, and which
//! attribute of a toggle holds its title.
//!
//! The tags are those of themes and plugins that are found in real posts: WordPress
//! core, Accordion Shortcodes, Collapse-O-Matic, Shortcodes Ultimate, Show-Hide,
//! WP-ShowHide, Read More Without Refresh, Inline Spoilers, WPBakery (`vc_`), Divi
//! (`et_pb_`), Avada (`fusion_`), Enfold (`av_`), Easy Footnotes, Modern Footnotes.

use crate::import::words::has;
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

/// The attributes in which toggles carry their title, the first that is there.
const TITLES: &str = "title heading header summary headline label caption question name trigger text";

/// Toggles, besides those that [`TOGGLE_ENDINGS`] tell.
const TOGGLES: &str = "accordion-item accordion_item accordion_tab accordion-section accordion_section collapse collapsible \
    details expand expander expandsub1 expandsub2 faq_item hidden hide reveal revealer slide spoiler \
    su_tab tab toggle toggle-text toggle_content toggle_item toggler vc_tab vc_tta_section";

/// Toggles that carry their title in attributes of their own.
const TITLED: [(&str, &str); 7] = [
    ("bg_collapse", "expand_text text title"),
    ("bio", "title name"),
    ("read", "more title"),
    ("read_more", "more title text"),
    ("readmore", "more title text"),
    ("rmwr", "more title"),
    ("showhide", "more_text title"),
];

/// Frames, besides those that [`WRAPPER_ENDINGS`] tell.
const WRAPPERS: &str = "accordion accordion_group accordions av_one_full av_one_half av_one_third av_section av_textblock \
    av_toggle_container centre center column columns et_pb_column et_pb_column_inner et_pb_row \
    et_pb_row_inner et_pb_section et_pb_text faq fusion_builder_column fusion_builder_column_inner \
    fusion_builder_container fusion_builder_row fusion_builder_row_inner fusion_text one_fourth one_half \
    one_half_last one_third one_third_last row spoilers su_column su_row su_tabs tabgroup tabs \
    toggle_group togglegroup togglergroup togglers toggles two_third two_third_last two_thirds vc_column \
    vc_column_inner vc_column_text vc_row vc_row_inner vc_section vc_tabs vc_tta_tabs vc_tta_toggle";

/// The tags of each other kind.
const OTHERS: [(&str, Kind); 6] = [
    ("audio video", Kind::Media),
    ("caption wp_caption", Kind::Caption),
    ("dropcap highlight su_dropcap su_highlight", Kind::Mark),
    ("efn_note fn footnote mfn modern_footnote ref", Kind::Note),
    ("embed", Kind::Embed),
    ("gallery playlist", Kind::Library),
];

/// Tags that are words of ordinary prose too. Bare in brackets, without attributes
/// and without a close, they are those words: "[video]", "[read]", "[hide]".
const WORDS: &str = "accordion audio bio caption center centre collapse collapsible column columns details embed expand \
    expander faq fn footnote hidden hide highlight read ref reveal row slide spoiler spoilers tab tabs \
    toggle toggles video";

/// Endings that say what a tag is, also one of an unknown theme: `mytheme_toggle`.
const TOGGLE_ENDINGS: &str = "toggle toggler spoiler accordion_item accordion-item accordion_tab expand collapsible";
const WRAPPER_ENDINGS: &str = "accordion accordions toggles togglegroup";

/// What a tag, in lower case, is.
pub(in crate::import) fn kind(tag: &str) -> Kind {
    if has(TOGGLES, tag) || own_titles(tag).is_some() {
        return Kind::Toggle;
    }
    if has(WRAPPERS, tag) {
        return Kind::Wrapper;
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(tags, _)| has(tags, tag)) {
        return *kind;
    }
    let ends_in = |endings: &str| {
        tag.match_indices(['_', '-']).any(|(at, _)| tag.get(at + 1..).is_some_and(|end| has(endings, end)))
    };
    if ends_in(TOGGLE_ENDINGS) {
        Kind::Toggle
    } else if ends_in(WRAPPER_ENDINGS) {
        Kind::Wrapper
    } else {
        Kind::Unknown
    }
}

/// The attributes that may hold the title of a toggle, the first that is there.
pub(super) fn titles(tag: &str) -> impl Iterator<Item = &'static str> {
    own_titles(tag).unwrap_or(TITLES).split(' ')
}

fn own_titles(tag: &str) -> Option<&'static str> {
    TITLED.iter().find(|(known, _)| *known == tag).map(|(_, titles)| *titles)
}

/// Whether a tag is a word of ordinary prose.
pub(super) fn is_word(tag: &str) -> bool {
    has(WORDS, tag)
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
        assert_eq!(titles("read").collect::<Vec<_>>(), ["more", "title"]);
        assert_eq!(kind("vc_tta_toggle"), Kind::Wrapper);
        assert_eq!(kind("vc_tta_accordion"), Kind::Wrapper);
        assert_eq!(kind("su_spoiler"), Kind::Toggle);
    }
}
