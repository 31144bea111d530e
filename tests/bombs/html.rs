//! Bombs of HTML: what a tree builder opens again and again, and what a page says of itself.

use super::{Bomb, Door::Html, each};

/// Tags without their ends, in all the places where the standard has a rule for them.
pub(super) const BOMBS: &[Bomb] = &[
    Bomb::new("divisions", Html, |n| "<div>".repeat(n)),
    Bomb::new("divisions_closed", Html, |n| "<div>".repeat(n) + "a" + &"</div>".repeat(n)),
    Bomb::new("divisions_and_ends_of_paragraphs", Html, |n| "<div></p>".repeat(n)),
    Bomb::new("divisions_beside_each_other", Html, |n| "<div>a</div>".repeat(n)),
    Bomb::new("paragraphs_without_an_end", Html, |n| "<p>a".repeat(n)),
    Bomb::new("ends_of_paragraphs", Html, |n| "</p>".repeat(n)),
    Bomb::new("ends_of_nothing", Html, |n| "<div>".repeat(n / 2) + &"</b></li></x>".repeat(n / 2)),
    Bomb::new("bold", Html, |n| "<b>".repeat(n)),
    Bomb::new("bold_and_italic", Html, |n| "<b><i>".repeat(n)),
    Bomb::new("bold_of_many_kinds", Html, |n| each(n, |at| format!("<b id={at}>"))),
    Bomb::new("bold_of_many_kinds_in_paragraphs", Html, |n| each(n, |at| format!("<p><b id={at}>a"))),
    Bomb::new("bold_once_and_paragraphs", Html, |n| each(60, |at| format!("<b id={at}>")) + &"<p>a".repeat(n)),
    Bomb::new("bold_around_paragraphs", Html, |n| "<b><p>".repeat(n) + &"</b>".repeat(n)),
    Bomb::new("bold_and_divisions_crosswise", Html, |n| "<b><div></b>".repeat(n)),
    Bomb::new("bold_closed_after_paragraphs", Html, |n| each(n, |at| format!("<b id={at}><p>a</b>"))),
    Bomb::new("links_in_links", Html, |n| "<a href=b>".repeat(n)),
    Bomb::new("links_in_links_in_paragraphs", Html, |n| "<a href=b><p>".repeat(n)),
    Bomb::new("links_in_links_in_divisions", Html, |n| "<a href=b><div>a".repeat(n)),
    Bomb::new("no_breaks", Html, |n| "<nobr>a".repeat(n)),
    Bomb::new("fonts", Html, |n| each(n, |at| format!("<font size={at}><p>"))),
    Bomb::new("spans", Html, |n| "<span>".repeat(n)),
    Bomb::new("unknown_elements", Html, |n| "<x>".repeat(n)),
    Bomb::new("unknown_elements_of_many_names", Html, |n| each(n, |at| format!("<x{at}>"))),
    Bomb::new("tables_in_tables", Html, |n| "<table>".repeat(n)),
    Bomb::new("tables_in_cells", Html, |n| "<table><tr><td>".repeat(n)),
    Bomb::new("tables_around_text", Html, |n| "<table>a".repeat(n)),
    Bomb::new("text_before_a_table", Html, |n| String::from("<table>") + &"a<tr>".repeat(n)),
    Bomb::new("bold_before_a_table", Html, |n| String::from("<table>") + &"<b>a<tr>".repeat(n)),
    Bomb::new("cells_without_a_row", Html, |n| String::from("<table>") + &"<td>a".repeat(n)),
    Bomb::new("cells_without_a_table", Html, |n| "<td>a".repeat(n)),
    Bomb::new("cells_with_bold", Html, |n| String::from("<table>") + &"<td><b>".repeat(n)),
    Bomb::new("rows_of_html", Html, |n| String::from("<table>") + &"<tr><td>a".repeat(n)),
    Bomb::new("spans_of_cells", Html, |n| String::from("<table>") + &"<td colspan=1000>".repeat(n)),
    Bomb::new("captions_of_a_table", Html, |n| String::from("<table>") + &"<caption>a".repeat(n)),
    Bomb::new("items_without_an_end", Html, |n| "<li>a".repeat(n)),
    Bomb::new("lists_in_items", Html, |n| "<ul><li>".repeat(n)),
    Bomb::new("lists_in_lists_of_html", Html, |n| "<ul>".repeat(n)),
    Bomb::new("items_in_divisions", Html, |n| "<li><div>".repeat(n)),
    Bomb::new("terms_without_an_end", Html, |n| "<dt>a<dd>b".repeat(n)),
    Bomb::new("groups_of_terms", Html, |n| String::from("<dl>") + &"<div><dt>a".repeat(n)),
    Bomb::new("headings_without_an_end", Html, |n| "<h2>a".repeat(n)),
    Bomb::new("headings_in_headings", Html, |n| "<h2><div>a".repeat(n)),
    Bomb::new("quotations_of_html", Html, |n| "<blockquote>".repeat(n)),
    Bomb::new("folds", Html, |n| "<details><summary>a</summary>".repeat(n / 2)),
    Bomb::new("folds_in_summaries", Html, |n| "<details><summary>".repeat(n)),
    Bomb::new("figures", Html, |n| "<figure><figcaption>".repeat(n)),
    Bomb::new("options", Html, |n| "<select><option>".repeat(n)),
    Bomb::new("buttons", Html, |n| "<button>a".repeat(n)),
    Bomb::new("forms", Html, |n| "<form>a".repeat(n)),
    Bomb::new("rubies", Html, |n| "<ruby><rt>".repeat(n)),
    Bomb::new("templates", Html, |n| "<template>".repeat(n)),
    Bomb::new("drawings", Html, |n| "<svg>".repeat(n)),
    Bomb::new("drawings_that_words_leave", Html, |n| "<svg><g>a<p>".repeat(n)),
    Bomb::new("drawings_in_much_that_is_open", Html, |n| "<div>".repeat(250) + &"<svg></svg>".repeat(n)),
    Bomb::new("formulas", Html, |n| "<math><mi>".repeat(n)),
    Bomb::new("drawings_with_foreign_parts", Html, |n| "<svg><foreignObject>".repeat(n)),
    Bomb::new("scripts", Html, |n| "<script>".repeat(n)),
    Bomb::new("styles", Html, |n| "<style></style>a".repeat(n)),
    Bomb::new("text_areas", Html, |n| "<textarea>".repeat(n)),
    Bomb::new("preformatted_html", Html, |n| "<pre>".repeat(n)),
    Bomb::new("code", Html, |n| "<code>".repeat(n)),
    Bomb::new("the_plain_text", Html, |n| "<plaintext>".repeat(n)),
    Bomb::new("frames", Html, |n| "<frameset>".repeat(n)),
    Bomb::new("bodies", Html, |n| each(n, |at| format!("<body a{at}=b>"))),
    Bomb::new("embedded", Html, |n| "<iframe src=a></iframe>".repeat(n)),
    Bomb::new("objects", Html, |n| "<object data=a>".repeat(n)),
    Bomb::new("pictures", Html, |n| "<img src=a alt=b>".repeat(n)),
    Bomb::new("comments", Html, |n| "<!--a-->".repeat(n)),
    Bomb::new("comments_that_are_open", Html, |n| "<!--".repeat(n)),
    Bomb::new("raw_text", Html, |n| "<![CDATA[".repeat(n)),
    Bomb::new("tags_that_are_open", Html, |n| "<a ".repeat(n)),
    Bomb::new("attributes", Html, |n| format!("<p {}>a", each(n, |at| format!("a{at}=b ")))),
    Bomb::new("attributes_all_alike", Html, |n| format!("<p {}>a", "a=b ".repeat(n))),
    Bomb::new("a_long_attribute", Html, |n| format!("<p title=\"{}\">a", "b".repeat(10 * n))),
    Bomb::new("a_long_class", Html, |n| format!("<p class=\"{}\">a", "b ".repeat(n))),
    Bomb::new("a_long_address", Html, |n| format!("<a href=\"{}\">a</a>", "b/".repeat(n))),
    Bomb::new("a_long_name", Html, |n| format!("<{}>a", "b".repeat(10 * n))),
    Bomb::new("entities_of_html", Html, |n| "&amp;&#1740;".repeat(n)),
    Bomb::new("entities_of_html_without_an_end", Html, |n| "&amp&#x".repeat(n)),
    Bomb::new("stand_ins_of_html", Html, |n| "<sl-hold-0>".repeat(n)),
    Bomb::new("languages", Html, |n| "<div lang=fa>".repeat(n)),
    Bomb::new("notes_that_lead_back", Html, |n| {
        each(n / 8, |at| format!("<a id=r{at} href=#n{at}>1</a>"))
            + &each(n / 8, |at| format!("<p id=n{at}><a href=#r{at}>1</a>b"))
    }),
    Bomb::new("raised_calls_of_one_note", Html, |n| {
        format!("{}<p id=a>{}", "<sup><a href=#a>1</a></sup>".repeat(n / 2), "<b>b</b>".repeat(n / 2))
    }),
    Bomb::new("links_in_one_note", Html, |n| format!("<a href=#a>1</a><p id=a>{}", "<a href=#a>1</a>".repeat(n))),
    Bomb::new("notes_in_divisions", Html, |n| {
        each(n / 8, |at| format!("<a role=doc-noteref href=#n{at}>1</a>"))
            + &each(n / 8, |at| format!("<div><div id=n{at}>"))
    }),
    Bomb::new("sidenotes", Html, |n| {
        "<label class=margin-toggle for=a></label><span class=sidenote>b</span>".repeat(n / 4)
    }),
    Bomb::new("persons", Html, |n| each(n / 2, |at| format!("<a rel=author>A{at}</a>"))),
    Bomb::new("persons_in_persons", Html, |n| "<i class=p-author>a".repeat(n)),
    Bomb::new("bios_in_bios", Html, |n| {
        "<div class=sl-bio><div class=sl-bio-text><div>".repeat(n / 3) + &"a".repeat(n)
    }),
    Bomb::new("names_in_names", Html, |n| "<div class=sl-names>".repeat(n / 2) + &"<bdi>a</bdi>".repeat(n / 2)),
    Bomb::new("standfirsts", Html, |n| "<div class=sl-standfirst>a".repeat(n / 2)),
    Bomb::new("data_of_a_page", Html, |n| {
        let authors = each(n, |at| format!("\"A{at}\","));
        format!("<script type=application/ld+json>{{\"@type\":\"Article\",\"author\":[{authors}\"B\"]}}</script>")
    }),
    Bomb::new("references_in_the_data_of_a_page", Html, |n| {
        let things = each(n / 2, |at| format!("{{\"@id\":{at},\"name\":\"A\"}},"));
        let authors = each(n / 2, |at| format!("{{\"@id\":{at}}},"));
        let article = format!("{{\"@type\":\"Article\",\"author\":[{authors}\"B\"]}}");
        format!("<script type=application/ld+json>[{things}{article}]</script>")
    }),
];
