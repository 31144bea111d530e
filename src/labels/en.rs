//! English.

use super::{Direction, Labels, Words, labels};

/// The words in English.
pub(super) const LABELS: Labels = labels("en", Direction::Ltr, '0', MONTHS, WORDS);

const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

const WORDS: Words = Words {
    skip_past: "Skip past this article",
    skip_links: "Skip links",
    skip_to_text: "Skip to the text",
    skip_to_timeline: "Skip to the timeline",
    skip_to_notes: "Skip to the notes",
    skip_to_authors: "Skip to the authors",
    end: "End of the article",
    by: "By {}",
    and: " and ",
    comma: ", ",
    about: "About {}",
    authors: "About the authors",
    timeline: "Timeline",
    in_the_text: "In the text",
    passage: "Mention {}",
    notes: "Notes",
    note: "Note {}",
    back: "Back to reference {}",
    close: "Close",
    show_in_list: "Show in the list of notes",
    published: "Published {}",
    updated: "Updated {}",
    done: "Done",
    not_done: "Not done",
    unavailable: "This article could not be shown here.",
    read_source: "Read its source",
    approximate: "about {}",
    uncertain: "{} (uncertain)",
    range: "{} – {}",
    since: "since {}",
    until: "until {}",
    from_unknown_end: "from {}, end not known",
    from_unknown_start: "until {}, start not known",
    decade: "{}s",
    century: "{}s",
    spring: "spring {}",
    summer: "summer {}",
    autumn: "autumn {}",
    winter: "winter {}",
    before_common_era: "{} BCE",
    month_form: "{m} {y}",
    day_form: "{d} {m} {y}",
};
