//! The timeline: where it stands, its order, and the ways between passages and events.

use super::articles::{PERSIAN, TALKS, open_talks, page};
use super::runner::tests;
use super::tab::Tab;
use serde_json::json;

tests![
    stands_in_order_of_date,
    beside_the_text_where_there_is_room,
    folded_above_the_notes_where_there_is_none,
    a_passage_leads_to_its_event,
    a_passage_leads_into_the_fold,
    an_event_leads_to_its_passage,
    an_event_in_the_address,
    an_event_has_its_notes,
    off,
    follows_reading_beside_the_text,
    follows_reading_in_the_fold,
    nothing_happens_between_two_passages,
    two_calendars_in_persian,
    two_calendars_in_english,
    an_event_that_is_linked_to_is_marked,
    a_thousand_events,
];

/// The first link of the text that leads into an event, and that event.
const PASSAGE: &str = "prose('a').find((link) => parts('event').some((event) => target(link) && (within(target(link), event) || within(event, target(link)))))";
const EVENT: &str =
    "parts('event').find((event) => event.querySelector('time')?.getAttribute('datetime')?.startsWith('1979-11-04'))";

fn stands_in_order_of_date(tab: &Tab<'_>) {
    open_talks(tab);
    tab.equal("part('timeline').querySelectorAll('ol').length", &json!(1), "the timeline is one ordered list");
    tab.equal("parts('event').length", &json!(4), "each event is there once");
    let years =
        "parts('event').map((event) => event.querySelector('time[datetime]').getAttribute('datetime').slice(0, 4))";
    tab.equal(years, &json!(["1979", "1985", "2015", "2018"]), "events stand in order of date");
    let about = "squeeze(parts('event')[1].textContent)";
    tab.check(&format!("/about/i.test({about})"), "an approximate date is said in words");
}

fn beside_the_text_where_there_is_room(tab: &Tab<'_>) {
    tab.resize(1280, 900);
    open_talks(tab);
    tab.check("visible(part('timeline').querySelector('ol'))", "on a wide screen the timeline is open");
    let beside = "((list, text) => list.left >= text.right || list.right <= text.left)(
        part('timeline').querySelector('ol').getBoundingClientRect(), prose()[1].getBoundingClientRect())";
    tab.check(beside, "the timeline stands beside the text, not on it");
    let height =
        "part('timeline').querySelector('ol').getBoundingClientRect().top < notes().getBoundingClientRect().top";
    tab.check(height, "and not after it");
}

/// The fold that holds the timeline, or is in it.
const FOLD: &str = "(part('timeline').closest('details') ?? part('timeline').querySelector('details'))";

fn folded_above_the_notes_where_there_is_none(tab: &Tab<'_>) {
    tab.resize(375, 700);
    open_talks(tab);
    tab.check(&format!("visible({FOLD}?.querySelector('summary'))"), "on a narrow screen the timeline is a fold");
    let above = format!("{FOLD}.getBoundingClientRect().bottom <= notes().getBoundingClientRect().top");
    tab.check(&above, "the fold stands above the notes");
    tab.run(&format!("{FOLD}.open = false"));
    tab.click(&format!("{FOLD}.querySelector('summary')"));
    tab.wait("visible(part('timeline').querySelector('ol'))", "it opens to the list");
}

fn follows_passage(tab: &Tab<'_>) {
    tab.run(&format!("window.goal = parts('event').find((event) => within(target({PASSAGE}), event) || within(event, target({PASSAGE})))"));
    tab.click(PASSAGE);
    tab.wait("visible(goal) && inView(goal)", "a passage leads to its event");
    tab.wait("within(focused(), goal) || within(goal, focused())", "and focus goes with it");
    tab.check("goal.textContent.includes('The embassy siege.')", "it is the event of that date");
}

fn a_passage_leads_to_its_event(tab: &Tab<'_>) {
    open_talks(tab);
    follows_passage(tab);
}

fn a_passage_leads_into_the_fold(tab: &Tab<'_>) {
    tab.resize(375, 700);
    open_talks(tab);
    tab.run(&format!("if ({FOLD}) {FOLD}.open = false"));
    follows_passage(tab);
}

fn an_event_leads_to_its_passage(tab: &Tab<'_>) {
    open_talks(tab);
    let link = format!(
        "[...{EVENT}.querySelectorAll('a:not([role=doc-noteref])')].find((link) => host().contains(target(link)))"
    );
    tab.run(&format!("window.goal = target({link})"));
    tab.check(&format!("({link}).ariaLabel || ({link}).textContent.trim()"), "the way to the passage has a name");
    tab.run("window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })");
    tab.click(&link);
    tab.wait("inView(goal)", "an event leads to the passage that mentions it");
    tab.check(
        "goal.closest('p').textContent.includes('took the embassy')",
        "it is the passage that links to that date",
    );
    tab.wait("within(focused(), goal) || within(goal, focused())", "and focus goes with it");
}

fn an_event_in_the_address(tab: &Tab<'_>) {
    open_talks(tab);
    let fragment = tab.words(&format!("new URL({PASSAGE}.href).hash"));
    tab.resize(375, 700);
    tab.open_at(&page(tab, TALKS), &fragment);
    tab.ready(0);
    tab.wait(&format!("visible({EVENT}) && inView({EVENT})"), "an address of an event shows it, out of its fold");
}

fn an_event_has_its_notes(tab: &Tab<'_>) {
    open_talks(tab);
    let call = format!("{EVENT}.querySelector('a[role=doc-noteref]')");
    tab.check(&format!("notes().contains(target({call}))"), "a note of an event is in the article's list");
    tab.click(&call);
    tab.wait("popovers().length === 1", "and opens at the event");
    tab.check("popovers()[0].textContent.includes('The hostages and the casualties')", "with its words");
}

fn off(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, TALKS).replace("<sidelight-article", "<sidelight-article timeline=off"));
    tab.equal("parts('event').length", &json!(0), "timeline=off shows no timeline");
    tab.check("text().includes('took the embassy')", "the text stays as it is");
}

/// The date of the event that is marked as the current one.
const CURRENT: &str = "parts('event').filter((event) => event.ariaCurrent ?? event.hasAttribute('aria-current')).map((event) => event.querySelector('time').dateTime.slice(0, 4))";

/// Scrolls so that a passage is at the upper edge of the window.
fn read_on_to(tab: &Tab<'_>, words: &str) {
    tab.run(&format!(
        "prose('a').find((link) => link.textContent.includes('{words}')).scrollIntoView({{ block: 'start', behavior: 'instant' }}); window.was = scrollY"
    ));
}

fn follows(tab: &Tab<'_>) {
    tab.run("scrollTo({ top: 0, behavior: 'instant' })");
    tab.settle();
    for (words, year) in
        [("took the embassy", "1979"), ("arms were sold", "1985"), ("left it", "2018"), ("arms were sold", "1985")]
    {
        read_on_to(tab, words);
        tab.wait(
            &format!("JSON.stringify({CURRENT}) === '[\"{year}\"]'"),
            &format!("the event of {year} is the current one, and no other"),
        );
        tab.settle();
        tab.equal("Math.abs(scrollY - was) <= 1 ? 0 : scrollY - was", &json!(0), "the page does not move by itself");
    }
}

fn follows_reading_beside_the_text(tab: &Tab<'_>) {
    tab.resize(1280, 400);
    open_talks(tab);
    follows(tab);
}

fn follows_reading_in_the_fold(tab: &Tab<'_>) {
    tab.resize(375, 400);
    open_talks(tab);
    tab.run(&format!("{FOLD}.open = false"));
    follows(tab);
    tab.check(&format!("!{FOLD}.open"), "the fold stays closed");
}

fn nothing_happens_between_two_passages(tab: &Tab<'_>) {
    tab.resize(1280, 400);
    open_talks(tab);
    read_on_to(tab, "arms were sold");
    tab.wait(&format!("JSON.stringify({CURRENT}) === '[\"1985\"]'"), "the event of 1985 is the current one");
    tab.run(
        "window.changes = 0;
        const watch = new MutationObserver((changes) => (window.changes += changes.filter(({ target }) => !target.closest('.sl-progress')).length));
        for (const tree of [shadow(), host()]) watch.observe(tree, { subtree: true, childList: true, attributes: true, characterData: true });",
    );
    for _ in 0..5 {
        tab.run("scrollBy({ top: 8, behavior: 'instant' })");
        tab.settle();
    }
    tab.equal("window.changes", &json!(0), "scrolling between two passages changes nothing");
    read_on_to(tab, "left it");
    tab.wait("window.changes > 0", "passing one does");
}

/// The dates of an article of two events whose Persian dates are known.
fn dates_of(tab: &Tab<'_>, lang: &str) -> String {
    let article = format!(
        "---\ntitle: Two days\nlang: {lang}\n---\nText.\n\n## Timeline {{.timeline}}\n\n1979-11-04\n: One.\n\n2005-04-15\n: Other.\n"
    );
    let host = page(tab, &article).replace("<sidelight-article", "<sidelight-article calendar='gregory persian'");
    tab.open_ready(&host);
    tab.words("parts('event').map((event) => squeeze(event.querySelector('.sl-when').textContent)).join(' | ')")
}

fn two_calendars_in_persian(tab: &Tab<'_>) {
    let said = dates_of(tab, "fa");
    for day in ["۱۳ آبان ۱۳۵۸", "۲۶ فروردین ۱۳۸۴", "۱۹۷۹", "۲۰۰۵"] {
        assert!(said.contains(day), "broken promise: each date is said in both calendars: {day} in {said}");
    }
}

fn two_calendars_in_english(tab: &Tab<'_>) {
    let said = dates_of(tab, "en");
    for day in ["4 November 1979", "13 Aban 1358", "15 April 2005", "26 Farvardin 1384"] {
        assert!(said.contains(day), "broken promise: each date is said in both calendars: {day} in {said}");
    }
}

fn an_event_that_is_linked_to_is_marked(tab: &Tab<'_>) {
    tab.resize(375, 700);
    tab.open_at(&page(tab, PERSIAN), "#sl-event-2015-07-14");
    tab.ready(0);
    let event = "byId('sl-event-2015-07-14')";
    tab.wait(&format!("visible({event}) && inView({event})"), "an address of one event opens what is folded");
    tab.check(
        &format!("{event}.hasAttribute('data-sl-shown') && within(focused(), {event})"),
        "it is marked and has the focus",
    );
}

fn a_thousand_events(tab: &Tab<'_>) {
    tab.resize(1280, 800);
    let mut article = "---\ntitle: A thousand days\nlang: en\n---\n".to_owned();
    let day = |at: usize| format!("{}-{:02}-{:02}", 1000 + at / 300, at / 25 % 12 + 1, at % 25 + 1);
    for at in 0..1000 {
        article
            .push_str(&format!("In this paragraph [something happened](#{}) that was the {at}th thing.\n\n", day(at)));
    }
    article.push_str("## Timeline {.timeline}\n\n");
    for at in 0..1000 {
        article.push_str(&format!("{}\n: The {at}th thing.\n\n", day(at)));
    }
    tab.open_ready(&page(tab, &article));
    tab.equal("parts('event').length", &json!(1000), "each event is there");
    // A sidebar that the reader points at stays where it is.
    tab.move_to(20.0, 400.0);
    let current = "parts('event').findIndex((event) => event.hasAttribute('aria-current'))";
    for at in [999, 500, 3] {
        tab.run(&format!("prose('a')[{at}].scrollIntoView({{ block: 'start', behavior: 'instant' }})"));
        // What stands above the line in the window has been reached, a few lines under its edge.
        let near = format!("((current) => current >= {at} && current < {at} + 12)({current})");
        tab.wait(&near, "the current event follows");
        tab.wait(&format!("inView(parts('event')[{current}])"), "and the sidebar scrolls to it");
    }
}
