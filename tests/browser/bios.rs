//! Biographies: folded behind the byline, and opened by whatever looks for them.

use super::articles::{TALKS, open_talks, page};
use super::runner::tests;
use super::tab::{Key, Tab};
use serde_json::json;

tests![closed_at_first, open_by_click_and_key, a_bio_in_the_address, a_bio_has_its_notes, open_in_print,];

fn closed_at_first(tab: &Tab<'_>) {
    open_talks(tab);
    tab.equal(
        "parts('bio').map((bio) => [bio.localName, bio.open])",
        &json!([["details", false], ["details", false]]),
        "one closed details an author",
    );
    tab.check("part('byline') || all('address, [class*=byline]').length", "there is a byline");
    tab.check("text().includes('Ada Writer') && text().includes('Ben Editor')", "every author is named");
    tab.check("!text().includes('Covers diplomacy from London.')", "a closed bio is not in the way");
    let between = "part('bio').getBoundingClientRect().bottom <= prose()[0].getBoundingClientRect().top";
    tab.check(between, "bios stand before the text");
}

fn open_by_click_and_key(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click("part('bio').querySelector('summary')");
    tab.wait("part('bio').open && text().includes('Covers diplomacy from London.')", "a click opens the bio");
    tab.wait("events('open').some((event) => event.detail.kind === 'bio')", "sidelight-open says that it is a bio");
    tab.run("part('bio').querySelector('summary').focus()");
    tab.press(Key::Enter);
    tab.wait("!part('bio').open", "Enter closes it");
    tab.wait("events('close').some((event) => event.detail.kind === 'bio')", "sidelight-close tells");
}

fn a_bio_in_the_address(tab: &Tab<'_>) {
    open_talks(tab);
    let id = tab.words("parts('bio')[1].id || parts('bio')[1].querySelector('[id]').id");
    assert!(id.starts_with("sl-"), "broken promise: a bio can be linked to; its id is {id:?}");
    tab.open_at(&page(tab, TALKS), &format!("#{id}"));
    tab.ready(0);
    tab.wait("parts('bio')[1].open", "an address of a bio opens it");
    tab.check("!parts('bio')[0].open", "and no other");
    tab.wait("inView(parts('bio')[1])", "it comes into view");
}

fn a_bio_has_its_notes(tab: &Tab<'_>) {
    open_talks(tab);
    tab.click("part('bio').querySelector('summary')");
    let call = "part('bio').querySelector('a[role=doc-noteref]')";
    tab.wait(&format!("visible({call})"), "a bio's note is called in it");
    tab.check(&format!("notes().contains(target({call}))"), "it is in the article's list");
    tab.click(call);
    tab.wait("popovers().length === 1", "and opens");
    tab.check("popovers()[0].textContent.includes('who covers what')", "with its words");
}

fn open_in_print(tab: &Tab<'_>) {
    open_talks(tab);
    tab.print_media();
    tab.run("dispatchEvent(new Event('beforeprint'))");
    tab.wait("parts('bio').every((bio) => visible(bio.querySelector('p')))", "bios are open in print");
    tab.check("popovers().length === 0", "and no popover is");
}
