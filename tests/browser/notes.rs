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
    a_resting_pointer_previews,
    a_preview_can_be_entered,
    a_preview_is_dismissed_by_escape,
    a_click_makes_a_preview_stay,
    no_preview_over_an_open_note,
    no_preview_where_notes_are_sheets,
    a_note_in_a_note_opens_in_its_place,
    a_way_back_within_the_popover,
    fits_a_low_window,
    fits_at_every_edge,
    a_sheet_on_narrow_windows,
    the_list_shows_the_call_that_was_left,
    markers_copy_as_text,
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

/// Lets so many milliseconds go by on the page's own clock.
fn pass(tab: &Tab<'_>, milliseconds: u32, why: &str) {
    tab.run("window.since = performance.now()");
    tab.wait(&format!("performance.now() - since > {milliseconds}"), why);
}

fn a_resting_pointer_previews(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("$('#before').focus()");
    tab.hover(CALL);
    tab.wait("popovers().length === 1", "a note shows where the pointer rests on its call");
    tab.equal("focused().id", &json!("before"), "and takes no focus");
    tab.check("events('open').length === 0", "a preview is not told as opened");
    tab.move_to(4.0, 4.0);
    tab.wait("popovers().length === 0", "it goes when the pointer leaves");
    tab.equal("focused().id", &json!("before"), "and the focus stays where it was");
}

fn a_preview_can_be_entered(tab: &Tab<'_>) {
    open_talks(tab);
    tab.hover(CALL);
    tab.wait("popovers().length === 1", "a note shows where the pointer rests on its call");
    // Half way between the two, and then inside.
    let between = format!(
        "((call, note) => [(Math.max(call.left, note.left) + Math.min(call.right, note.right)) / 2,
        note.top > call.bottom ? (call.bottom + note.top) / 2 : (call.top + note.bottom) / 2])({CALL}.getBoundingClientRect(), popovers()[0].getBoundingClientRect())"
    );
    tab.move_to(tab.number(&format!("({between})[0]")), tab.number(&format!("({between})[1]")));
    pass(tab, 450, "longer than a note stays that was left");
    tab.check("popovers().length === 1", "the way into the note is a corridor");
    tab.hover("popovers()[0].querySelector('.sl-popover-text p')");
    pass(tab, 450, "longer than a note stays that was left");
    tab.check("popovers().length === 1", "a note stays while the pointer is in it");
}

fn a_preview_is_dismissed_by_escape(tab: &Tab<'_>) {
    open_talks(tab);
    tab.hover(CALL);
    tab.wait("popovers().length === 1", "a note shows where the pointer rests on its call");
    tab.press(Key::Escape);
    tab.wait("popovers().length === 0", "Esc dismisses it without the pointer moving");
}

fn a_click_makes_a_preview_stay(tab: &Tab<'_>) {
    open_talks(tab);
    tab.hover(CALL);
    tab.wait("popovers().length === 1", "a note shows where the pointer rests on its call");
    tab.click(CALL);
    tab.wait("popovers().length === 1 && within(focused(), popovers()[0])", "a click keeps it, and the focus goes in");
    tab.move_to(4.0, 4.0);
    pass(tab, 450, "longer than a preview stays that was left");
    tab.check("popovers().length === 1", "it stays when the pointer leaves");
    tab.press(Key::Escape);
    tab.wait(&format!("popovers().length === 0 && focused() === {CALL}"), "Esc closes it, and the focus returns");
}

fn no_preview_over_an_open_note(tab: &Tab<'_>) {
    tab.resize(1280, 1000);
    open_talks(tab);
    tab.run(&format!("{CALL}.scrollIntoView({{ block: 'start', behavior: 'instant' }}); scrollBy(0, -60)"));
    tab.click(CALL);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.run("window.said = popovers()[0].ariaLabel ?? popovers()[0].getAttribute('aria-label')");
    // The nearest call that is neither the open one nor under its note.
    let other = format!(
        "calls().find((call) => host().contains(call) && call !== {CALL} && inView(call) && within(document.elementFromPoint(...((box) => [box.x + box.width / 2, box.y + box.height / 2])(call.getBoundingClientRect())), call))"
    );
    tab.hover(&other);
    pass(tab, 600, "longer than a preview takes");
    tab.check("popovers().length === 1 && popovers()[0].getAttribute('aria-label') === said", "what was opened stays");
}

fn no_preview_where_notes_are_sheets(tab: &Tab<'_>) {
    tab.resize(375, 700);
    open_talks(tab);
    tab.run(&format!("{CALL}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"));
    tab.hover(CALL);
    pass(tab, 600, "longer than a preview takes");
    tab.check("popovers().length === 0", "a sheet far from its call is no preview");
}

/// The call of the note that calls another.
const OUTER: &str = "calls().find((call) => host().contains(call) && !notes().contains(call) && target(call).querySelector('a[role=doc-noteref]'))";

fn a_note_in_a_note_opens_in_its_place(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(OUTER);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.click("popovers()[0].querySelector('a[role=doc-noteref]')");
    tab.wait("popovers().length === 1 && popovers()[0].textContent.includes('The board')", "a note called in it opens");
    tab.check("within(focused(), popovers()[0])", "the focus stays in the popover");
    tab.press(Key::Escape);
    tab.wait(&format!("popovers().length === 0 && focused() === {OUTER}"), "the focus returns to the very call");
}

fn a_way_back_within_the_popover(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click(OUTER);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.check("!popovers()[0].querySelector('.sl-to-note')", "there is no way back where there is nothing before");
    tab.click("popovers()[0].querySelector('a[role=doc-noteref]')");
    tab.wait("popovers()[0]?.querySelector('.sl-to-note')", "a note in a note has a way back");
    tab.check("/3/.test(popovers()[0].querySelector('.sl-to-note').textContent)", "which names the note before");
    tab.click("popovers()[0].querySelector('.sl-to-note')");
    tab.wait("popovers()[0]?.textContent.includes('The declarations')", "it leads to the note before");
    tab.wait("focused().matches('a[role=doc-noteref]') && within(focused(), popovers()[0])", "and to the call in it");
}

/// The open popover is whole in the window.
const WHOLE: &str = "((box) => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && box.height > 40)(popovers()[0].getBoundingClientRect())";

fn fits_a_low_window(tab: &Tab<'_>) {
    for (width, height) in [(1280, 320), (800, 260), (640, 480)] {
        tab.resize(width, height);
        open_talks(tab);
        tab.click(OUTER);
        tab.wait("popovers().length === 1", "a click opens the note");
        tab.wait(WHOLE, &format!("the note is whole in a window of {width} by {height}"));
        let reach = "((text) => { const last = text.querySelector('.sl-popover-text').lastElementChild; last.scrollIntoView({ block: 'end' }); return inView(last); })(popovers()[0])";
        tab.check(reach, "and can be read to its end");
    }
}

fn fits_at_every_edge(tab: &Tab<'_>) {
    tab.resize(700, 600);
    for (article, dir) in [(TALKS, "ltr"), (super::articles::PERSIAN, "rtl")] {
        tab.open_ready(&page(tab, article));
        for block in ["start", "end"] {
            for at in [0, 1] {
                let call = format!("calls().filter((call) => host().contains(call) && !notes().contains(call))[{at}]");
                tab.run(&format!("{call}.scrollIntoView({{ block: '{block}', behavior: 'instant' }}); {call}.click()"));
                tab.wait("popovers().length === 1", "a click opens the note");
                tab.wait(WHOLE, &format!("a note at the {block} of the window is whole, {dir}"));
                tab.run("shadow().querySelector(':popover-open').hidePopover()");
                tab.wait("popovers().length === 0", "it closes");
            }
        }
    }
}

fn a_sheet_on_narrow_windows(tab: &Tab<'_>) {
    for (width, height) in [(375, 700), (320, 256)] {
        tab.resize(width, height);
        open_talks(tab);
        tab.click(OUTER);
        tab.wait("popovers().length === 1", "a click opens the note");
        tab.wait(WHOLE, &format!("the sheet is whole in a window of {width} by {height}"));
        let sheet = "((box) => box.left === 0 && Math.abs(box.right - document.documentElement.clientWidth) < 2 && Math.abs(box.bottom - innerHeight) < 2)(popovers()[0].getBoundingClientRect())";
        tab.check(sheet, "it lies along the lower edge");
    }
}

fn the_list_shows_the_call_that_was_left(tab: &Tab<'_>) {
    open_talks(tab);
    // The second call of a note that is called twice in the text.
    let call = "calls().filter((call) => host().contains(call) && !notes().contains(call)).find((call) => /-\\d+-2$/.test(call.id))";
    tab.run(&format!("window.from = {call}.id"));
    tab.click(call);
    tab.wait("popovers().length === 1", "a click opens the note");
    tab.click("popovers()[0].querySelector('.sl-to-list')");
    let left = "notes().querySelectorAll('.sl-back[aria-current]')";
    tab.wait(&format!("{left}.length === 1"), "one way back is marked");
    tab.equal(&format!("{left}[0].hash"), &tab.read("'#' + from"), "that to the call which was left");
    let plain = format!(
        "getComputedStyle({left}[0]).fontWeight !== getComputedStyle(notes().querySelector('.sl-back:not([aria-current])')).fontWeight"
    );
    tab.check(&plain, "and it looks different");
}

fn markers_copy_as_text(tab: &Tab<'_>) {
    open_talks(tab);
    let copied = format!(
        "(() => {{ getSelection().selectAllChildren({CALL}.closest('p')); return getSelection().toString(); }})()"
    );
    tab.check(&format!("/444 days\\.\\s*\\d/.test({copied})"), "a marker is copied with its sentence, as text");
}
