//! Bombs of dates: in timelines, in links to them, in prose.

use super::{Bomb, Door::Dates, Door::Html, Door::Markdown, each};

/// What is dated, what leads to a date, and what only might be one.
pub(super) const BOMBS: &[Bomb] = &[
    Bomb::new("events", Markdown, |n| timeline(&each(n, |at| format!("{}\n: a\n\n", 1000 + at % 1000)))),
    Bomb::new("events_of_one_day", Markdown, |n| timeline(&"1979-11-04\n: a\n\n".repeat(n))),
    Bomb::new("events_of_ranges", Markdown, |n| timeline(&"1979/1981\n: a\n\n".repeat(n))),
    Bomb::new("events_without_a_date", Markdown, |n| timeline(&"soon\n: a\n\n".repeat(n))),
    Bomb::new("a_date_of_many_digits", Markdown, |n| timeline(&format!("Y1{}\n: a\n", "0".repeat(n)))),
    Bomb::new("a_date_of_many_dates", Markdown, |n| timeline(&format!("[1979{}]\n: a\n", ",1979".repeat(n)))),
    Bomb::new("events_with_an_id", Markdown, |n| timeline(&"1979 {#a}\n: a\n\n".repeat(n))),
    Bomb::new("links_to_one_event", Markdown, |n| "[a](#1979) ".repeat(n) + &timeline("1979\n: a\n")),
    Bomb::new("links_to_many_events", Markdown, |n| {
        each(n / 2, |at| format!("[a](#{}) ", 10_000 + at))
            + &timeline(&each(n / 4, |at| format!("Y{}\n: a\n\n", 10_000 + at)))
    }),
    Bomb::new("links_to_no_event", Markdown, |n| "[a](#1979) ".repeat(n)),
    Bomb::new("links_to_a_heading", Markdown, |n| String::from("# A\n\n# B\n\n") + &"[a](#b) ".repeat(n)),
    Bomb::new("times", Html, |n| "<time>1979</time> ".repeat(n)),
    Bomb::new("times_in_times", Html, |n| "<time datetime=1979>a".repeat(n)),
    Bomb::new("times_of_one_event", Html, |n| {
        "<p><time datetime=1979>a</time>".repeat(n / 2) + "<h2>Timeline</h2><dl><dt>1979<dd>a</dl>"
    }),
    Bomb::new("items_with_times", Html, |n| {
        format!("<h2>Timeline</h2><ul>{}</ul>", "<li><time datetime=1979>a</time>b".repeat(n / 2))
    }),
    Bomb::new("lists_below_a_timeline", Html, |n| String::from("<h2>Timeline</h2>") + &"<ul><li>".repeat(n)),
    Bomb::new("terms_below_a_timeline", Html, |n| String::from("<h2>Timeline</h2>") + &"<dl><dd>".repeat(n)),
    Bomb::new("headings_of_timelines", Html, |n| "<h2>Timeline</h2>".repeat(n)),
    Bomb::new("dates", Dates, |n| each(n, |at| format!("On {} May {} he left.\n\n", at % 28 + 1, 1800 + at % 200))),
    Bomb::new("dates_in_one_paragraph", Dates, |n| {
        each(n, |at| format!("On {} May {} he left. ", at % 28 + 1, 1800 + at % 200))
    }),
    Bomb::new("dates_in_one_sentence", Dates, |n| "4 May 1979, ".repeat(n)),
    Bomb::new("dates_all_alike", Dates, |n| "On 4 May 1979 he left.\n\n".repeat(n)),
    Bomb::new("dates_all_alike_told_apart", Dates, |n| each(n, |at| format!("In May 1979 a{at} left.\n\n"))),
    Bomb::new("years", Dates, |n| "1979 ".repeat(n)),
    Bomb::new("months", Dates, |n| "May ".repeat(n)),
    Bomb::new("days_after_days", Dates, |n| String::from("In 1979 he left. ") + &"The next day he left. ".repeat(n)),
    Bomb::new("numbers_in_words", Dates, |n| "twenty ".repeat(n)),
    Bomb::new("persian_dates", Dates, |n| "۴ آبان ۱۳۵۸ رفت. ".repeat(n)),
    Bomb::new("arabic_dates", Dates, |n| "في ٤ مايو ١٩٧٩ ".repeat(n)),
    Bomb::new("ranges", Dates, |n| "1979-1981 ".repeat(n)),
    Bomb::new("dashes_between_numbers", Dates, |n| "4-".repeat(n)),
];

/// A timeline with these entries.
fn timeline(entries: &str) -> String {
    format!("\n\n## Timeline {{.timeline}}\n\n{entries}\n\n## After\n")
}
