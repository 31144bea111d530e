//! Biographies: folded behind the byline, and opened by whatever looks for them.

use super::articles::{TALKS, open_talks, page};
use super::runner::tests;
use super::site::{Gate, Reply};
use super::tab::{Key, Tab};
use serde_json::json;

tests![
    closed_at_first,
    open_by_click_and_key,
    a_bio_in_the_address,
    a_bio_has_its_notes,
    open_in_print,
    from_the_byline_and_back,
    the_readers_language_first,
    a_portrait_keeps_its_place
];

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

fn from_the_byline_and_back(tab: &Tab<'_>) {
    open_talks(tab);
    tab.run("window.name_of = $('.sl-names a')");
    tab.click("name_of");
    tab.wait(
        "part('bio').open && within(focused(), part('bio'))",
        "a name in the byline leads to its bio and opens it",
    );
    let back = "part('bio').querySelector('.sl-back')";
    tab.check(&format!("{back}.getAttribute('aria-label')"), "the way back has a name");
    tab.click(back);
    tab.wait("focused() === name_of && inView(name_of)", "it leads to the very name");
}

fn the_readers_language_first(tab: &Tab<'_>) {
    let article = "---\ntitle: Two languages\nlang: en\nauthors:\n  - name: Sara Ahmadi\n    bio:\n      fa: خبرنگار در تهران است.\n      en: A reporter in Tehran.\n---\nText.\n";
    tab.open_ready(&page(tab, article));
    tab.click("part('bio').querySelector('summary')");
    tab.wait("text().includes('A reporter in Tehran.')", "the bio in the reader's language is there at once");
    tab.check("!text().includes('خبرنگار')", "the other one is not in the way");
    let other = "part('bio').querySelector('details[lang=fa]')";
    tab.equal(
        &format!("squeeze({other}.querySelector('summary').textContent)"),
        &json!("فارسی"),
        "it is offered by its language's own name",
    );
    tab.click(&format!("{other}.querySelector('summary')"));
    tab.wait("text().includes('خبرنگار در تهران است.')", "and is one tap away");
    tab.equal(&format!("getComputedStyle({other}).direction"), &json!("rtl"), "in its own direction");
}

fn a_portrait_keeps_its_place(tab: &Tab<'_>) {
    let article = "---\ntitle: A face\nlang: en\nauthors:\n  - name: Ada Writer\n    image: face.svg\n    bio: A reporter.\n---\nText.\n";
    let gate = Gate::default();
    let picture =
        "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'><rect width='400' height='400'/></svg>";
    tab.site.put("face.svg", Reply::new("image/svg+xml", picture).behind(&gate));
    tab.open_ready(&page(tab, article));
    tab.equal(
        "part('bio').querySelector('img').alt",
        &json!("Portrait of Ada Writer"),
        "a portrait has an alternative text",
    );
    tab.equal("part('bio').querySelector('img').loading", &json!("lazy"), "it is loaded when it is wanted");
    tab.click("part('bio').querySelector('summary')");
    let height = "part('bio').getBoundingClientRect().height";
    tab.wait("visible(part('bio').querySelector('img'))", "its place is there before it");
    let before = tab.number(height);
    gate.open();
    tab.wait("part('bio').querySelector('img').naturalWidth > 0", "it comes");
    tab.settle();
    assert!((tab.number(height) - before).abs() < 0.5, "broken promise: nothing moves when a portrait comes");
}
