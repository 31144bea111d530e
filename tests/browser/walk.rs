//! The whole page by keyboard: every stop in its order, there and back, in view and seen to have the focus.

use super::articles::{mute, open_talks, page};
use super::measure::MEASURE;
use super::runner::tests;
use super::site::Page;
use super::tab::{Key, Scheme, Tab};
use super::tree::{ENGLISH, compare};
use serde_json::{Value, json};

tests![
    a_focus_that_is_not_seen_is_told,
    there_is_its_snapshot,
    back_is_the_same_way,
    every_stop_of_a_long_article_is_seen,
    focus_is_seen_on_dark
];

/// More stops than any page here has: Tab went in a circle.
const MANY: usize = 120;

/// Why a reader would not see where the focus is: it is in view, nothing lies on it, and it, or
/// its label where a control is drawn as one, has an outline that stands out from what is behind it.
fn unseen() -> String {
    format!(
        "(() => {{
            {MEASURE}
            const element = focused();
            const drawn = [element, ...[...(element.labels ?? [])].flatMap((label) => [label, ...label.querySelectorAll('*')])];
            const outlined = (it) => getComputedStyle(it).outlineStyle === 'auto' || getComputedStyle(it).outlineStyle !== 'none' && parseFloat(getComputedStyle(it).outlineWidth) >= 2;
            const marked = drawn.find((it) => outlined(it) && getComputedStyle(it).opacity > 0);
            const {{ outlineStyle: style, outlineColor: colour }} = getComputedStyle(marked ?? element);
            const behind = paper(above(marked ?? element));
            const contrast = style === 'auto' ? 21 : ratio(over(rgba(colour), behind), behind);
            const [box] = element.getClientRects();
            const there = hit(box.x + box.width / 2, box.y + box.height / 2);
            return [
                !inView(element) && 'it is out of view',
                !drawn.some((it) => within(there, it)) && 'something lies on it',
                !marked && 'it has no outline',
                marked && contrast < 3 && `its outline has a contrast of ${{contrast.toFixed(2)}}`,
            ].filter(Boolean);
        }})()"
    )
}

/// Goes from one of the host's links to the other; gives the stops between as `role "name"`.
fn walk(tab: &Tab<'_>, from: &str, key: Key, to: &str) -> Vec<String> {
    tab.run(&format!("$('#{from}').focus(); window.stops = []"));
    let mut wrong: Vec<Value> = Vec::new();
    for _ in 0..MANY {
        tab.press(key);
        tab.check("!stops.includes(focused())", "Tab never comes to the same stop twice");
        tab.run("stops.push(focused())");
        if tab.words("focused().id") == to {
            assert!(wrong.is_empty(), "broken promise: each stop is in view and shows its focus, but {wrong:?}");
            let local = tab.read("stops.map((element) => element.localName)");
            let mut said = tab.roles_and_names("stops");
            said.pop();
            let line = |(at, [role, name]): (usize, &[String; 2])| {
                let role = if local[at] == "summary" { "summary" } else { role };
                format!("{role} {}", json!(name.split_whitespace().collect::<Vec<_>>().join(" ")))
            };
            return said.iter().enumerate().map(line).collect();
        }
        let reasons = tab.read(&unseen());
        if reasons != json!([]) {
            wrong.push(json!([tab.read("focused().outerHTML.slice(0, 120)"), reasons]));
        }
    }
    panic!("broken promise: Tab leaves the widget; after {MANY} stops it is at {}", tab.words("focused().outerHTML"))
}

fn a_focus_that_is_not_seen_is_told(tab: &Tab<'_>) {
    tab.open(&Page::plain(
        "<style>a { position: absolute; top: 20px; outline: 2px solid #000 } #bare { outline: none } #pale { outline-color: #ddd; left: 200px }
        #under { left: 400px } #lid { position: absolute; left: 390px; top: 0; width: 200px; height: 90px; background: #fff } #fine { left: 700px }</style>
        <a href=/ id=bare>A</a><a href=/ id=pale>B</a><a href=/ id=under>C</a><i id=lid></i><a href=/ id=fine>D</a>",
    ));
    for (id, wanted) in [("bare", "no outline"), ("pale", "a contrast of"), ("under", "lies on it"), ("fine", "[]")] {
        tab.run(&format!("$('#{id}').focus()"));
        let told = tab.read(&unseen()).to_string();
        assert!(told.contains(wanted), "the focus on {id} is seen as it is: {told}");
    }
}

fn open(tab: &Tab<'_>) {
    tab.resize(1280, 900);
    tab.open_ready(&mute(page(tab, ENGLISH)));
}

fn there_is_its_snapshot(tab: &Tab<'_>) {
    open(tab);
    compare(tab, "walk.txt", &walk(tab, "before", Key::Tab, "after"));
}

fn back_is_the_same_way(tab: &Tab<'_>) {
    open(tab);
    let there = walk(tab, "before", Key::Tab, "after");
    let mut back = walk(tab, "after", Key::BackTab, "before");
    back.reverse();
    assert_eq!(there, back, "broken promise: Shift+Tab comes by the same stops");
}

fn every_stop_of_a_long_article_is_seen(tab: &Tab<'_>) {
    open_talks(tab);
    walk(tab, "before", Key::Tab, "after");
    tab.check("calls().filter(visible).every((call) => stops.includes(call))", "every call in view is a stop");
}

fn focus_is_seen_on_dark(tab: &Tab<'_>) {
    tab.scheme(Scheme::Dark);
    tab.open_ready(&super::measure::page_of_both_schemes(tab, ENGLISH));
    tab.scheme(Scheme::Dark);
    walk(tab, "before", Key::Tab, "after");
}
