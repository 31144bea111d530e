//! Bombs of Markdown's blocks: quotations, lists, tables, notes, front matter.

use super::{Bomb, Door::Markdown, each, rising};

/// What may nest without end, and what a page may list too often.
pub(super) const BOMBS: &[Bomb] = &[
    Bomb::new("quotations", Markdown, |n| ">".repeat(n) + " a"),
    Bomb::new("quotations_on_lines", Markdown, |n| "> a\n\n".repeat(n)),
    Bomb::new("quotations_that_deepen", Markdown, |n| each(rising(n), |at| ">".repeat(at + 1) + " a\n")),
    Bomb::new("lists_in_lists", Markdown, |n| "- ".repeat(n) + "a"),
    Bomb::new("numbered_lists_in_lists", Markdown, |n| "1. ".repeat(n) + "a"),
    Bomb::new("lists_that_deepen", Markdown, |n| each(rising(n), |at| " ".repeat(at) + "- a\n")),
    Bomb::new("lists_in_quotations", Markdown, |n| "> - ".repeat(n) + "a"),
    Bomb::new("items", Markdown, |n| "- a\n".repeat(n)),
    Bomb::new("items_apart", Markdown, |n| "- a\n\n".repeat(n)),
    Bomb::new("items_of_tasks", Markdown, |n| "- [ ] a\n".repeat(n)),
    Bomb::new("items_of_changing_lists", Markdown, |n| "- a\n+ a\n".repeat(n)),
    Bomb::new("empty_items", Markdown, |n| "-\n".repeat(n)),
    Bomb::new("cells", Markdown, |n| format!("{}\n{}\n{}\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n))),
    Bomb::new("rows", Markdown, |n| String::from("|a|b|\n|-|-|\n") + &"|c|d|\n".repeat(n)),
    Bomb::new("rows_with_few_cells", Markdown, |n| {
        format!("{}\n{}\n{}", "|a".repeat(n), "|-".repeat(n), "|\n".repeat(n))
    }),
    Bomb::new("lines_that_might_head_a_table", Markdown, |n| "|a|\n".repeat(n)),
    Bomb::new("tables", Markdown, |n| "|a|\n|-|\n|b|\n\n".repeat(n)),
    Bomb::new("notes", Markdown, |n| each(n, |at| format!("[^{at}]\n\n[^{at}]: b\n\n"))),
    Bomb::new("notes_that_nothing_calls", Markdown, |n| each(n, |at| format!("[^{at}]: b\n\n"))),
    Bomb::new("notes_of_one_label", Markdown, |n| String::from("[^a]\n\n") + &"[^a]: b\n\n".repeat(n)),
    Bomb::new("notes_that_call_themselves", Markdown, |n| each(n, |at| format!("[^{at}]: [^{at}]\n\n"))),
    Bomb::new("notes_that_call_each_other", Markdown, |n| {
        String::from("[^0]\n\n") + &each(n, |at| format!("[^{at}]: [^{}]\n\n", (at + 1) % n.max(1)))
    }),
    Bomb::new("notes_that_all_call_one", Markdown, |n| each(n, |at| format!("[^{at}]: [^0]\n\n"))),
    Bomb::new("a_note_that_calls_itself_often", Markdown, |n| String::from("[^a]\n\n[^a]: ") + &"[^a]".repeat(n)),
    Bomb::new("notes_in_notes", Markdown, |n| "[^a]: ".repeat(n) + "b"),
    Bomb::new("definitions", Markdown, |n| "a\n: b\n\n".repeat(n)),
    Bomb::new("definitions_of_one_term", Markdown, |n| String::from("a\n") + &": b\n".repeat(n)),
    Bomb::new("definitions_in_definitions", Markdown, |n| String::from("a\n") + &": ".repeat(n) + "b"),
    Bomb::new("terms", Markdown, |n| "a\n".repeat(n) + ": b\n"),
    Bomb::new("headings", Markdown, |n| each(n, |at| format!("## a {at}\n\nb\n\n"))),
    Bomb::new("headings_all_alike", Markdown, |n| "# a\n".repeat(n)),
    Bomb::new("headings_that_take_the_next_name", Markdown, |n| {
        each(n / 2, |at| format!("# a {}\n", at + 2)) + &"# a\n".repeat(n / 2)
    }),
    Bomb::new("headings_of_one_id", Markdown, |n| "# a {#b}\n".repeat(n)),
    Bomb::new("headings_without_words", Markdown, |n| "#\n".repeat(n)),
    Bomb::new("headings_of_all_levels", Markdown, |n| each(n, |at| "#".repeat(at % 6 + 1) + " a\n")),
    Bomb::new("attributes_of_a_heading", Markdown, |n| format!("# a {{{}}}\n", ".b ".repeat(n))),
    Bomb::new("headings_by_a_line_below", Markdown, |n| "a\n=\n".repeat(n)),
    Bomb::new("rules", Markdown, |n| "***\n".repeat(n)),
    Bomb::new("fences", Markdown, |n| "```\n".repeat(n)),
    Bomb::new("code_by_indentation", Markdown, |n| "    a\n".repeat(n)),
    Bomb::new("lines_that_break", Markdown, |n| "a  \n".repeat(n)),
    Bomb::new("blocks_of_html", Markdown, |n| "<div>\n\n".repeat(n)),
    Bomb::new("blocks_of_html_closed", Markdown, |n| "<div>\n\na\n\n</div>\n\n".repeat(n)),
    Bomb::new("tags_between_paragraphs", Markdown, |n| "<b>\n\na\n\n".repeat(n)),
    Bomb::new("stand_ins", Markdown, |n| "<sl-hold-0>".repeat(n)),
    Bomb::new("stand_ins_on_lines", Markdown, |n| "<sl-hold-0>\n\n".repeat(n)),
    Bomb::new("shortcodes", Markdown, |n| "[toggler]".repeat(n)),
    Bomb::new("shortcodes_in_shortcodes", Markdown, |n| {
        "[toggle title=\"x\"]".repeat(n / 2) + "a" + &"[/toggle]".repeat(n / 2)
    }),
    Bomb::new("shortcodes_with_titles", Markdown, |n| "[toggler title=\"x\"]".repeat(n)),
    Bomb::new("shortcodes_that_are_closed", Markdown, |n| "[toggle title=x]a[/toggle]".repeat(n)),
    Bomb::new("shortcodes_before_open_comments", Markdown, |n| "[toggle title=x]<!--".repeat(n)),
    Bomb::new("shortcodes_among_code", Markdown, |n| "`a` [toggle title=x]\n\n".repeat(n)),
    Bomb::new("closes_of_shortcodes", Markdown, |n| "[/toggle]".repeat(n)),
    Bomb::new("bylines", Markdown, |n| each(n, |at| format!("[toggle title=\"By A{at}\"]\n"))),
    Bomb::new("keys", Markdown, |n| front(&each(n, |at| format!("a{at}: b\n")))),
    Bomb::new("keys_all_alike", Markdown, |n| front(&"title: b\n".repeat(n))),
    Bomb::new("keys_that_deepen", Markdown, |n| front(&each(rising(n), |at| " ".repeat(at) + "a:\n"))),
    Bomb::new("lists_by_brackets", Markdown, |n| front(&format!("a: {}\n", "[".repeat(n)))),
    Bomb::new("lists_by_brackets_closed", Markdown, |n| front(&format!("a: {}{}\n", "[".repeat(n), "]".repeat(n)))),
    Bomb::new("maps_by_braces", Markdown, |n| front(&format!("a: {}\n", "{a: ".repeat(n)))),
    Bomb::new("items_on_one_line", Markdown, |n| front(&format!("a:\n {}b\n", "- ".repeat(n)))),
    Bomb::new("keys_on_one_line", Markdown, |n| front(&format!("{}b\n", "a: ".repeat(n)))),
    Bomb::new("items_of_a_key", Markdown, |n| front(&format!("a: [{}]\n", "b,".repeat(n)))),
    Bomb::new("lines_that_fit_nothing", Markdown, |n| front(&"?\n".repeat(n))),
    Bomb::new("lines_too_deep_to_fit", Markdown, |n| front(&"a: []\n  b\n".repeat(n))),
    Bomb::new("quotes_that_are_never_closed", Markdown, |n| front(&"a: \"b\n".repeat(n))),
    Bomb::new("a_long_quote_that_is_never_closed", Markdown, |n| {
        front(&format!("a: \"{}\n{}", "b".repeat(n), "c\n".repeat(60)))
    }),
    Bomb::new("authors", Markdown, |n| front(&format!("authors:\n{}", each(n, |at| format!("  - name: A{at}\n"))))),
    Bomb::new("authors_of_one_name", Markdown, |n| front(&format!("authors:\n{}", "  - name: A\n".repeat(n)))),
    Bomb::new("bios_of_one_author", Markdown, |n| {
        front(&format!("authors:\n{}", each(n / 2, |at| format!("  - name: A\n    bio: B{at}\n"))))
    }),
    Bomb::new("authors_without_names", Markdown, |n| front(&format!("authors:\n{}", "  - role: a\n".repeat(n)))),
    Bomb::new("bios_in_many_languages", Markdown, |n| {
        front(&format!("author:\n  name: A\n  bio:\n{}", "    en: a\n".repeat(n)))
    }),
];

/// Front matter before a text.
fn front(lines: &str) -> String {
    format!("---\n{lines}---\nA text.")
}
