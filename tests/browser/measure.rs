//! Measured in the page: targets of 24 by 24 pixels, contrast in both themes, text spacing without loss.

use super::articles::page;
use super::runner::tests;
use super::site::Page;
use super::tab::{Key, Scheme, Tab};
use super::tree::{ARABIC, ENGLISH, PERSIAN};
use serde_json::json;

tests![
    the_measure_sees_what_is_wrong,
    targets_are_big_enough,
    targets_are_big_enough_when_narrow,
    targets_are_big_enough_in_an_open_note,
    two_calls_in_a_row_are_big_enough,
    contrast_in_light,
    contrast_in_dark,
    contrast_of_a_theme_against_the_system,
    contrast_of_the_place_that_a_link_led_to,
    contrast_of_skip_links,
    panels_can_be_hit_and_read,
    marks_stand_out,
    marks_stay_in_forced_colours,
    text_spacing_cuts_nothing,
    four_hundred_percent_cuts_nothing,
];

/// Words for the scripts of these tests; see there.
pub(crate) const MEASURE: &str = include_str!("measure.js");

/// The value of an expression over the words of `measure.js`.
fn measured(expression: &str) -> String {
    format!("(() => {{ {MEASURE}\nreturn {expression}; }})()")
}

/// A page that is as light or dark as the system asks.
pub(crate) fn page_of_both_schemes(tab: &Tab<'_>, article: &str) -> Page {
    page(tab, article).replace("<header>", "<style>:root { color-scheme: light dark }</style><header>")
}

/// Opens all that folds.
fn open_folds(tab: &Tab<'_>) {
    tab.run("all('details').forEach((fold) => (fold.open = true))");
    rest(tab);
}

/// Waits until nothing moves or fades: a colour on its way to another is neither.
pub(crate) fn rest(tab: &Tab<'_>) {
    tab.settle();
    tab.run_async(
        "await Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished))",
    );
}

fn open_note(tab: &Tab<'_>) {
    tab.click("calls().find((call) => host().contains(call))");
    tab.wait("popovers().length === 1", "a note is open");
    rest(tab);
}

/// Nothing is wrong with any of at least `least` things.
#[track_caller]
fn nothing_wrong(tab: &Tab<'_>, measure: &str, least: usize, promise: &str) {
    let found = tab.read(&measured(measure));
    assert!(found["wrong"] == json!([]), "broken promise: {promise}\n{:#}", found["wrong"]);
    let seen = found["seen"].as_u64().unwrap_or_default();
    assert!(seen >= least as u64, "the measure sees what is there: only {seen} of {least} for {promise}");
}

fn the_measure_sees_what_is_wrong(tab: &Tab<'_>) {
    tab.open(&Page::plain(
        "<style>a, button { all: unset; display: inline-block } p a { display: inline } #pale { color: #999 } #deep { color: color(srgb 0.5 0.5 0.5) }
        #box { background: oklab(0.4 0 0); color: oklab(0.6 0 0) } #faded { opacity: 0.4 } #dot { border: 2px solid #ddd }
        #cut { width: 40px; white-space: nowrap; overflow: hidden } #fine { font-size: 24px; color: #888 }</style>
        <main><p id=pale>Pale</p><p id=deep>Deep</p><p id=box>Box</p><p id=faded>Faded</p><p id=fine>Large</p><p id=dark>Dark</p>
        <a href=#a id=tiny>x</a> <button id=low style='width: 40px; height: 20px'></button> <button style='width: 24px; height: 24px'></button>
        <p>Words <a href=#b>y</a> and <a href=#c role=doc-noteref>z</a> of a sentence.</p><i id=dot></i><p id=cut>Much too long for it</p></main>
        <script>const root = document.querySelector('#box').attachShadow({ mode: 'open' }); root.append(document.createElement('slot'))</script>",
    ));
    let ids = "pale($('main')).wrong.map((line) => line.match(/\"(\\w+)/)[1])";
    tab.equal(
        &measured(ids),
        &json!(["Pale", "Deep", "Box", "Faded"]),
        "what is pale is seen, in any notation, through slots",
    );
    let ids = "small($('main')).wrong.map((line) => line.match(/\"(\\w*)/)[1])";
    tab.equal(
        &measured(ids),
        &json!(["x", "", "z"]),
        "what is small is seen; a link in a sentence is excepted, a call is not",
    );
    tab.equal(
        &measured("faint([['dot', $('#dot'), null, 'borderTopColor']]).length"),
        &json!(1),
        "a faint mark is seen",
    );
    tab.equal(&measured("cut($('main')).length"), &json!(1), "what is cut off is seen");
}

fn targets_are_big_enough(tab: &Tab<'_>) {
    targets(tab, 1280);
}

fn targets_are_big_enough_when_narrow(tab: &Tab<'_>) {
    targets(tab, 375);
}

fn targets(tab: &Tab<'_>, width: u32) {
    for article in [ENGLISH, ARABIC, PERSIAN] {
        tab.resize(width, 800);
        tab.open_ready(&page(tab, article));
        open_folds(tab);
        nothing_wrong(tab, "small(host())", 14, "what can be pressed is 24 by 24 pixels");
    }
}

fn targets_are_big_enough_in_an_open_note(tab: &Tab<'_>) {
    for width in [1280, 375] {
        tab.resize(width, 800);
        tab.open_ready(&page(tab, ENGLISH));
        open_note(tab);
        nothing_wrong(tab, "small(popovers()[0])", 2, "the ways out of a note are 24 by 24 pixels");
    }
}

/// As authors write them: `[^a][^b]`. The second lies on the margin of the first.
fn two_calls_in_a_row_are_big_enough(tab: &Tab<'_>) {
    let article = "Words.[^a][^b] More words.[^a]\n\n[^a]: A note.\n\n[^b]: Another.\n";
    tab.open_ready(&page(tab, article));
    nothing_wrong(tab, "small(prose('p')[0])", 3, "calls in a row are 24 by 24 pixels each");
}

fn contrast_in_light(tab: &Tab<'_>) {
    contrast(tab, Scheme::Light, "");
}

fn contrast_in_dark(tab: &Tab<'_>) {
    contrast(tab, Scheme::Dark, "");
}

/// A reader who chose a theme on a page that is the other.
fn contrast_of_a_theme_against_the_system(tab: &Tab<'_>) {
    contrast(tab, Scheme::Dark, "light");
    contrast(tab, Scheme::Light, "dark");
}

/// Text of every part: header, text, notes, bios and timeline, then a note that is open.
fn contrast(tab: &Tab<'_>, scheme: Scheme, theme: &str) {
    let tag =
        if theme.is_empty() { "<sidelight-article".to_owned() } else { format!("<sidelight-article theme={theme}") };
    tab.open_ready(&page_of_both_schemes(tab, ENGLISH).replace("<sidelight-article", &tag));
    if theme.is_empty() {
        tab.scheme(scheme);
    } else {
        // Where only the attribute can be set, it is set already.
        tab.run(&format!("document.documentElement.style.colorScheme = '{scheme:?}'.toLowerCase()"));
    }
    open_folds(tab);
    nothing_wrong(tab, "pale(host())", 30, "text stands out from what is behind it");
    open_note(tab);
    nothing_wrong(tab, "pale(popovers()[0])", 3, "so does the text of an open note");
}

/// Both ends of a passage are tinted when a link has led to them.
fn contrast_of_the_place_that_a_link_led_to(tab: &Tab<'_>) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        tab.open_ready(&page_of_both_schemes(tab, ENGLISH));
        tab.scheme(scheme);
        for link in ["all('.sl-passage')[0]", "parts('event')[0].querySelector('.sl-mentions a')", "one('.sl-back')"] {
            tab.run(&format!("window.goal = target({link})"));
            tab.click(link);
            tab.wait(
                "all('[data-sl-shown]').some((place) => within(place, goal) || within(goal, place))",
                "the place is marked",
            );
            rest(tab);
            nothing_wrong(
                tab,
                "pale(all('[data-sl-shown]')[0])",
                1,
                &format!("a marked place can be read in {scheme:?}"),
            );
        }
    }
}

fn contrast_of_skip_links(tab: &Tab<'_>) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        tab.open_ready(&page_of_both_schemes(tab, ENGLISH));
        tab.scheme(scheme);
        let links = tab.number("part('skip-links').querySelectorAll('a').length") as usize;
        assert!(links > 3, "there are skip links");
        for at in 0..links {
            tab.run(&format!("part('skip-links').querySelectorAll('a')[{at}].focus()"));
            nothing_wrong(tab, "pale(part('skip-links'))", 1, &format!("a skip link can be read in {scheme:?}"));
        }
    }
}

/// Opens each panel that a button of the widget opens, one after the other.
pub(crate) fn each_panel(tab: &Tab<'_>, visit: impl Fn()) {
    const OPENERS: &str =
        "[...shadow().querySelectorAll('button[popovertarget]:not([popovertargetaction])')].filter(visible)";
    for at in 0..tab.number(&format!("{OPENERS}.length")) as usize {
        tab.click(&format!("{OPENERS}[{at}]"));
        tab.wait("popovers().length === 1", "a panel opens");
        rest(tab);
        visit();
        tab.press(Key::Escape);
        tab.wait("popovers().length === 0", "Esc closes it");
    }
}

fn panels_can_be_hit_and_read(tab: &Tab<'_>) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        for width in [1280, 375] {
            tab.resize(width, 800);
            tab.open_ready(&page_of_both_schemes(tab, PERSIAN));
            tab.scheme(scheme);
            each_panel(tab, || {
                nothing_wrong(tab, "pale(popovers()[0])", 3, &format!("a panel can be read in {scheme:?}"));
                nothing_wrong(tab, "small(popovers()[0])", 1, "what can be pressed in it is 24 by 24 pixels");
                tab.equal(&measured("cut(popovers()[0])"), &json!([]), "and nothing of it is cut off");
            });
        }
    }
}

/// What says something without words: an event's dot, a fold's chevron, the line under a passage.
const MARKS: &str = "faint([
    [\"an event's dot\", part('event'), '::after', 'borderTopColor'],
    [\"a bio's chevron\", part('bio').querySelector('summary'), '::after', 'borderBottomColor'],
    [\"the timeline's chevron\", part('timeline').querySelector('summary'), '::after', 'borderBottomColor'],
    ['the line under a passage', one('.sl-passage'), null, 'textDecorationColor'],
])";

fn marks_stand_out(tab: &Tab<'_>) {
    for scheme in [Scheme::Light, Scheme::Dark] {
        tab.resize(375, 800);
        tab.open_ready(&page_of_both_schemes(tab, ENGLISH));
        tab.scheme(scheme);
        rest(tab);
        tab.equal(&measured(MARKS), &json!([]), &format!("marks stand out in {scheme:?}"));
    }
}

fn marks_stay_in_forced_colours(tab: &Tab<'_>) {
    tab.resize(375, 800);
    tab.open_ready(&page_of_both_schemes(tab, ENGLISH));
    tab.forced_colours();
    open_folds(tab);
    tab.equal(&measured(MARKS), &json!([]), "marks stand out");
    nothing_wrong(tab, "pale(host())", 30, "text stands out");
    open_note(tab);
    nothing_wrong(tab, "pale(popovers()[0])", 3, "so does an open note");
    tab.check("parseFloat(getComputedStyle(popovers()[0]).borderInlineStartWidth) + parseFloat(getComputedStyle(popovers()[0]).borderTopWidth) > 0", "which has an edge, for its shadow is gone");
}

/// The least that a reader may ask of spacing (WCAG 1.4.12).
const SPACING: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
    for (const tree of [document, shadow()]) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];";

fn text_spacing_cuts_nothing(tab: &Tab<'_>) {
    for article in [ENGLISH, ARABIC, PERSIAN] {
        for width in [375, 1280] {
            tab.resize(width, 800);
            tab.open_ready(&page(tab, article));
            tab.run(SPACING);
            cuts_nothing(tab);
        }
    }
}

/// A window of 1280 by 1024 pixels at 400 %.
fn four_hundred_percent_cuts_nothing(tab: &Tab<'_>) {
    for article in [ENGLISH, ARABIC, PERSIAN] {
        tab.resize(320, 256);
        tab.open_ready(&page(tab, article));
        cuts_nothing(tab);
        tab.check(
            "((box) => box.height <= 0.8 * innerHeight && box.bottom <= innerHeight + 1)(popovers()[0].getBoundingClientRect())",
            "an open note leaves something of the text in view",
        );
        tab.run("popovers()[0].scrollTop = popovers()[0].scrollHeight");
        tab.check("inView(popovers()[0].querySelector('button'))", "and its way out can be reached");
    }
}

/// All open, nothing hangs out of the window or is cut off, also in an open note.
fn cuts_nothing(tab: &Tab<'_>) {
    open_folds(tab);
    tab.check("document.scrollingElement.scrollWidth <= innerWidth", "nothing hangs out of the window");
    tab.equal(&measured("cut(host())"), &json!([]), "no text is cut off");
    each_panel(tab, || tab.equal(&measured("cut(popovers()[0])"), &json!([]), "nor in an open panel"));
    open_note(tab);
    tab.equal(&measured("cut(popovers()[0])"), &json!([]), "nor in an open note");
}
