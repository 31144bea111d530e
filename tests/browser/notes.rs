//! Notes: calls, the list, the popover, and the ways there and back.

use super::articles::{TALKS, open_talks, page};
use super::runner::tests;
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    calls_lead_to_the_list,
    calls_are_big_enough,
    a_note_in_the_address,
    a_note_in_a_changed_address,
    opens_by_click,
    opens_by_enter,
    closes_by_its_button,
    closes_by_a_click_elsewhere,
    one_at_a_time,
    leads_from_the_popover_to_the_list,
    leads_back_from_the_list,
    events_tell,
    show_goes_to_a_note,
];

/// A call in the text, the second of the reading order.
const CALL: &str = "calls().find((call) => host().contains(call) && !notes().contains(call))";

fn calls_lead_to_the_list(tab: &Tab<'_>) {
    open_talks(tab);
    tab.check("notes() && host().contains(notes())", "the list of notes is in the page itself");
    tab.equal("notes().querySelectorAll('ol > li').length", &json!(5), "every note that is called is listed once");
    let lost = "calls().filter((call) => !/^sl-note-\\d+$/.test(target(call)?.id) || !notes().contains(target(call))).map((call) => call.outerHTML)";
    tab.equal(lost, &json!([]), "a call is a real link to its note");
    let numbers = "[...new Set(calls().map((call) => target(call).id))].sort()";
    tab.equal(
        numbers,
        &json!(["sl-note-1", "sl-note-2", "sl-note-3", "sl-note-4", "sl-note-5"]),
        "notes are numbered through",
    );
    let unnamed = "calls().filter((call) => !(call.ariaLabel ?? call.textContent).match(/\\d/)).length";
    tab.equal(unnamed, &json!(0), "a call's name has its number");
}

fn calls_are_big_enough(tab: &Tab<'_>) {
    open_talks(tab);
    let missed = format!(
        "(() => {{ const call = {CALL}; call.scrollIntoView({{ block: 'center', behavior: 'instant' }});
        const box = call.getBoundingClientRect(); const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        return [[-11, 0], [11, 0], [0, -11], [0, 11]].filter(([dx, dy]) => !within(document.elementFromPoint(x + dx, y + dy), call)); }})()"
    );
    tab.equal(&missed, &json!([]), "a call can be hit on 24 by 24 pixels");
}

/// The note is where the reader looks, and shows that it is meant.
#[track_caller]
fn arrives(tab: &Tab<'_>, id: &str) {
    tab.wait(&format!("inView(byId('{id}'))"), "the target of the address comes into view");
    let shown = format!("within(focused(), byId('{id}')) || byId('{id}').matches(':target')");
    tab.wait(&shown, "and shows that it is meant: by focus, or as :target");
}

fn a_note_in_the_address(tab: &Tab<'_>) {
    tab.open_at(&page(tab, TALKS), "#sl-note-2");
    tab.ready(0);
    arrives(tab, "sl-note-2");
    tab.check("scrollY > 200", "the page went there");
}

fn a_note_in_a_changed_address(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("location.hash = '#sl-note-3'");
    arrives(tab, "sl-note-3");
}

fn opens_by_click(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run(&format!("{CALL}.scrollIntoView({{ block: 'center', behavior: 'instant' }}); window.was = scrollY"));
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a click opens the note");
    let words = format!(
        "squeeze(popovers()[0].textContent).includes(squeeze(target({CALL}).querySelector('p').firstChild.textContent))"
    );
    tab.check(&words, "the popover has the note's words");
    tab.settle();
    tab.check("scrollY === was", "the page does not jump");
    tab.check("inView(popovers()[0])", "the popover is in view");
    tab.check(
        "popovers()[0].getBoundingClientRect().right <= innerWidth && popovers()[0].getBoundingClientRect().left >= 0",
        "whole",
    );
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn opens_by_enter(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run(&format!("{CALL}.focus()"));
    tab.press(Key::Enter);
    tab.wait("popovers().length === 1", "Enter on a call opens the note");
    tab.wait("within(focused(), popovers()[0])", "focus goes into the popover");
    tab.press(Key::Escape);
    tab.wait("popovers().length === 0", "Esc closes it");
    tab.wait(&format!("focused() === {CALL}"), "focus returns to the call");
}

fn closes_by_its_button(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.check(
        "(({ ariaLabel, textContent }) => ariaLabel || textContent.trim())(popovers()[0].querySelector('button'))",
        "its close button has a name",
    );
    tab.click("popovers()[0].querySelector('button')");
    tab.wait("popovers().length === 0", "the button closes the popover");
    tab.wait(&format!("focused() === {CALL}"), "focus returns to the call");
}

fn closes_by_a_click_elsewhere(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.run("window.box = popovers()[0].getBoundingClientRect()");
    tab.click_at(4.0, if tab.number("box.top") > 60.0 { 30.0 } else { 600.0 });
    tab.wait("popovers().length === 0", "a click elsewhere closes it");
}

fn one_at_a_time(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.press(Key::Escape);
    tab.wait("popovers().length === 0", "Esc closes it");
    tab.click(&format!("calls().find((call) => host().contains(call) && target(call) !== target({CALL}))"));
    tab.wait("popovers().length === 1", "another call opens another note, and only that");
    tab.run(&format!("{CALL}.focus()"));
    tab.press(Key::Enter);
    let words = format!(
        "popovers().length === 1 && popovers()[0].textContent.includes(target({CALL}).querySelector('p').firstChild.textContent.trim())"
    );
    tab.wait(&words, "a call opens its note in the place of the one that was open");
}

fn leads_from_the_popover_to_the_list(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a click opens the note");
    let id = tab.words(&format!("target({CALL}).id"));
    tab.click(&format!("popovers()[0].querySelector('a[href$=\"#{id}\"]')"));
    arrives(tab, &id);
    tab.wait("popovers().length === 0", "the popover has gone");
}

fn leads_back_from_the_list(tab: &Tab<'_>) {
    open_talks(tab);
    let ways = "calls().map((call) => [...target(call).querySelectorAll('a')].filter((back) => target(back) && within(target(back), call) | within(call, target(back))).length)";
    tab.check(&format!("({ways}).every((count) => count === 1)"), "each call has its own way back from the list");
    let back = format!(
        "[...target({CALL}).querySelectorAll('a')].find((back) => target(back) === {CALL} || target(back)?.contains({CALL}))"
    );
    tab.check(&format!("({back}).ariaLabel || ({back}).textContent.trim()"), "the way back has a name");
    tab.click(&back);
    tab.wait(&format!("inView({CALL})"), "the way back leads to the call");
    tab.wait(&format!("focused() === {CALL} || within({CALL}, focused())"), "focus goes with it");
}

fn events_tell(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(CALL);
    tab.wait("events('open').length === 1", "sidelight-open comes when a note opens");
    tab.equal("events('open')[0].detail.kind", &json!("note"), "it says that it is a note");
    tab.check("String(events('open')[0].detail.id).length > 0", "and which");
    tab.press(Key::Escape);
    tab.wait("events('close').length === 1", "sidelight-close comes when it closes");
    tab.equal("events('close')[0].detail", &tab.read("events('open')[0].detail"), "for the same note");
}

fn show_goes_to_a_note(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("host().show('note-4')");
    arrives(tab, "sl-note-4");
}
