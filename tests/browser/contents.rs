//! The contents: the sections of a text, which one is read, and the ways there.

use super::articles::{SHORT, TALKS, open_talks, page};
use super::runner::tests;
use super::tab::Tab;
use serde_json::json;

tests![
    from_three_headings_on,
    in_the_order_and_depth_of_the_text,
    each_leads_to_its_section,
    the_current_section_is_marked,
    the_last_section_is_reached,
    folded_where_there_is_no_sidebar,
    in_view_beside_the_text,
    reading_time_is_a_range,
    reading_time_in_arabic,
];

const LINKS: &str = "[...part('contents').querySelectorAll('a')]";

fn from_three_headings_on(tab: &Tab<'_>) {
    open_talks(tab);
    tab.check("part('contents')?.localName === 'nav'", "a text of three sections has contents");
    tab.open_ready(&page(tab, SHORT));
    tab.check("!part('contents')", "a text of none has not");
    let two = "---\ntitle: Two\n---\nText.\n\n## One\n\nText.\n\n## Other\n\nText.\n";
    tab.open_ready(&page(tab, two));
    tab.check("!part('contents')", "nor has a text of two");
}

fn in_the_order_and_depth_of_the_text(tab: &Tab<'_>) {
    let nested =
        "---\ntitle: Deep\n---\n## One[^a]\n\nText.\n\n### Under *one*\n\nText.\n\n## Two\n\nText.\n\n[^a]: A note.\n";
    tab.open_ready(&page(tab, nested));
    let said = format!("{LINKS}.map((link) => [squeeze(link.textContent), link.closest('ol').closest('li') !== null])");
    tab.equal(
        &said,
        &json!([["One", false], ["Under one", true], ["Two", false]]),
        "sections stand in order, one in another",
    );
}

fn each_leads_to_its_section(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(&format!("{LINKS}[2]"));
    tab.wait(
        "inView(byId('sl-the-long-table')) && within(focused(), byId('sl-the-long-table'))",
        "a link leads to its section, and the focus with it",
    );
    tab.equal("location.hash", &json!("#sl-the-long-table"), "the address names it");
}

/// The words of the section that is marked.
const CURRENT: &str =
    "[...part('contents').querySelectorAll('[aria-current]')].map((link) => squeeze(link.textContent))";

fn the_current_section_is_marked(tab: &Tab<'_>) {
    tab.resize(1280, 400);
    open_talks(tab);
    for (id, words) in [
        ("sl-the-embassy", "The embassy"),
        ("sl-the-long-table", "The long table"),
        ("sl-arms-for-hostages", "Arms for hostages"),
    ] {
        tab.run(&format!("byId('{id}').scrollIntoView({{ block: 'start', behavior: 'instant' }})"));
        tab.wait(
            &format!("JSON.stringify({CURRENT}) === JSON.stringify(['{words}'])"),
            "the section that is read is marked, and no other",
        );
    }
}

fn the_last_section_is_reached(tab: &Tab<'_>) {
    tab.resize(1280, 800);
    let article = "---\ntitle: Short sections\n---\n## One\n\nText.\n\n## Two\n\nText.\n\n## Three\n\nText.\n";
    tab.open_ready(&page(tab, article));
    tab.run("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
    tab.wait(
        &format!("JSON.stringify({CURRENT}) === '[\"Three\"]'"),
        "where the page ends, the last section is the current one",
    );
}

fn folded_where_there_is_no_sidebar(tab: &Tab<'_>) {
    tab.resize(375, 700);
    open_talks(tab);
    tab.check(&format!("!visible({LINKS}[0])"), "on a narrow screen the contents are folded");
    tab.check(
        "part('contents').getBoundingClientRect().bottom <= prose()[0].getBoundingClientRect().top",
        "they stand before the text",
    );
    tab.click("part('contents').querySelector('summary')");
    tab.wait(&format!("visible({LINKS}[0])"), "and open at a tap");
}

fn in_view_beside_the_text(tab: &Tab<'_>) {
    tab.resize(1280, 700);
    open_talks(tab);
    tab.run("byId('sl-the-long-table').scrollIntoView({ block: 'start', behavior: 'instant' })");
    tab.wait(&format!("{LINKS}.every(inView)"), "beside the text the contents stay in view");
    let apart = "part('contents').querySelector('details').getBoundingClientRect().bottom <= part('timeline').querySelector('details').getBoundingClientRect().top";
    tab.wait(apart, "and the timeline stays under them");
    tab.check("document.scrollingElement.scrollWidth <= innerWidth", "nothing hangs out");
}

/// An article of so many words.
fn words(count: usize, lang: &str) -> String {
    format!("---\ntitle: Long\nlang: {lang}\n---\n{}\n", "word ".repeat(count))
}

fn reading_time_is_a_range(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, &words(1750, "en")));
    tab.equal(
        "squeeze($('.sl-minutes').textContent).replace('· ', '')",
        &json!("Reading time: 6–10 minutes"),
        "the time an article takes is said as a range",
    );
    tab.open_ready(&page(tab, TALKS.split("## Arms").next().unwrap()));
    tab.check("!$('.sl-minutes')", "what is read at a glance says no time");
}

fn reading_time_in_arabic(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, &words(200, "ar")));
    tab.equal(
        "squeeze($('.sl-minutes').textContent).replace('· ', '')",
        &json!("مدة القراءة: دقيقتان"),
        "two minutes have a form of their own",
    );
    tab.open_ready(&page(tab, &words(500, "ar")));
    tab.equal(
        "squeeze($('.sl-minutes').textContent).replace('· ', '')",
        &json!("مدة القراءة: ٣–٥ دقائق"),
        "so have three to ten",
    );
    tab.open_ready(&page(tab, &words(2000, "ar")));
    tab.equal(
        "squeeze($('.sl-minutes').textContent).replace('· ', '')",
        &json!("مدة القراءة: ١١–١٩ دقيقة"),
        "and eleven and more",
    );
}
