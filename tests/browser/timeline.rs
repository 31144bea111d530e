//! The timeline: where it stands, its order, and the ways between passages and events.

use super::articles::{TALKS, open_talks, page};
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
