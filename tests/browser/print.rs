//! On paper: everything open, addresses readable, no controls, nothing clipped.

use super::articles::{TALKS, open_talks, page};
use super::runner::tests;
use super::tab::Tab;
use serde_json::json;

tests![
    bios_are_open,
    notes_are_listed_without_ways_back,
    the_timeline_is_a_table_of_dates,
    addresses_follow_their_links,
    no_controls,
    nothing_is_clipped,
    on_wide_paper_too,
];

fn print(tab: &Tab<'_>, width: u32) {
    tab.resize(width, 900);
    open_talks(tab);
    tab.print_media();
}

fn bios_are_open(tab: &Tab<'_>) {
    print(tab, 720);
    tab.wait("parts('bio').every((bio) => visible(bio.querySelector('p')))", "bios are open on paper");
    tab.check("text().includes('Covers diplomacy from London.')", "and say what they say");
}

fn notes_are_listed_without_ways_back(tab: &Tab<'_>) {
    print(tab, 720);
    tab.equal("[...notes().querySelectorAll('ol > li')].filter(visible).length", &json!(5), "notes are listed");
    tab.check("all('[role=doc-backlink], .sl-back').every((way) => !visible(way))", "ways back lead nowhere on paper");
}

fn the_timeline_is_a_table_of_dates(tab: &Tab<'_>) {
    print(tab, 720);
    tab.wait("parts('event').every(visible)", "the timeline is open on paper");
    tab.check(
        "parts('event').every((event) => getComputedStyle(event).display === 'table-row')",
        "each event is a row",
    );
    let columns = "parts('event').map((event) => [event.querySelector('.sl-when'), event.querySelector('.sl-what')].map((cell) => Math.round(cell.getBoundingClientRect().left)))";
    tab.check(
        &format!(
            "({columns}).every(([when, what], _, rows) => when === rows[0][0] && what === rows[0][1] && when < what)"
        ),
        "dates in one column, what happened in the other",
    );
    tab.check("all('.sl-mentions').every((links) => !visible(links))", "without links that only work on a screen");
}

fn addresses_follow_their_links(tab: &Tab<'_>) {
    print(tab, 720);
    let content = "getComputedStyle(all('a[href^=\"https://example.org/ada\"]')[0], '::after').content";
    tab.check(
        &format!("{content}.includes('https://example.org/ada') || {content}.includes('attr(href)')"),
        "the address of a link stands after its words",
    );
    tab.check("getComputedStyle(calls()[0], '::after').content === 'none'", "not after the number of a note");
}

fn no_controls(tab: &Tab<'_>) {
    print(tab, 720);
    let shown = "['skip-links', 'controls', 'progress', 'contents'].filter((name) => parts(name).some(visible))";
    tab.equal(shown, &json!([]), "nothing is there that only works on a screen");
}

fn nothing_is_clipped(tab: &Tab<'_>) {
    print(tab, 720);
    let clipped = "all('*').filter((element) => visible(element) && !['visible', 'clip'].includes(getComputedStyle(element).overflowY)
        && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)).map((element) => element.outerHTML.slice(0, 80))";
    tab.equal(clipped, &json!([]), "what scrolls on a screen is whole on paper");
    tab.check("document.scrollingElement.scrollWidth <= innerWidth", "nothing hangs out of the page");
}

fn on_wide_paper_too(tab: &Tab<'_>) {
    tab.resize(1200, 900);
    tab.open_ready(&page(tab, TALKS));
    tab.print_media();
    tab.wait("parts('event').every(visible)", "the timeline is open on wide paper");
    let under = "part('timeline').getBoundingClientRect().top >= byId('sl-text').getBoundingClientRect().bottom - 1";
    tab.check(under, "and stands under the text");
}
