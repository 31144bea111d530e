//! Timelines that are drafted from the text: where they are asked for, what they say, and where they lead.

use super::articles::TALKS;
use super::runner::tests;
use super::site::{Gate, Page, Reply};
use super::tab::{Key, Tab};
use serde_json::json;
use sidelight::enrich::dates::{Calendar, Day};

tests![
    nothing_is_drafted_unasked,
    an_authors_timeline_stays,
    says_that_nobody_wrote_it,
    a_passage_leads_to_its_event_and_back,
    a_date_in_a_link_is_where_its_event_leads_back_to,
    an_event_calls_the_notes_of_its_clause,
    months_of_a_calendar_are_said_as_months,
    beside_an_article_that_stands_in_the_page,
    it_comes_in_a_build_of_its_own,
    every_hijri_month_begins_as_the_browser_says,
];

const ENGLISH: &str = "---\ntitle: Two envoys\ndate: 2018-08-20\nlang: en\n---\n\
    The first envoy sailed on 4 November 1979, and came back with nothing.[^log] In January he tried again, by air.\n\n\
    A second envoy left two years later. He wrote to his minister last May about the cost of it.\n\n\
    [^log]: The log of the *Halyard*, 1979.\n";
const ARABIC: &str =
    "---\ndate: 2018-08-20\nlang: ar\n---\nوصل المبعوث الأول إلى مسقط في 4 نوفمبر 1979 ثم عاد إلى بلاده.\n";
const PERSIAN: &str =
    "---\ndate: 2018-08-20\nlang: fa\n---\nفرستادهٔ نخست در مهر ۱۳۵۹ به تهران رسید و در سال ۱۳۶۱ به کشورش بازگشت.\n";

fn page(tab: &Tab<'_>, source: &str, attributes: &str) -> Page {
    tab.site.put("a.md", Reply::markdown(source));
    Page::new(&format!("<sidelight-article src=a.md loading=eager {attributes}></sidelight-article>"))
}

const DATES: &str = "parts('event').map((event) => event.dataset.slDate)";

fn nothing_is_drafted_unasked(tab: &Tab<'_>) {
    for attributes in ["", "timeline=authored", "timeline=off"] {
        tab.open_ready(&page(tab, ENGLISH, attributes));
        tab.check("part('timeline') === null && all('.sl-passage').length === 0", "without `auto` nothing is drafted");
    }
}

fn an_authors_timeline_stays(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, TALKS, "timeline=auto"));
    tab.equal("parts('event').length", &json!(4), "the events are those that the author wrote");
    tab.check("!one('.sl-notice') && !one('.sl-ground')", "and nothing says that they were drafted");
}

fn says_that_nobody_wrote_it(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, ENGLISH, "timeline=auto"));
    tab.equal(
        DATES,
        &json!(["1979-11-04", "1980-01", "1982", "2018-05"]),
        "each event has the date that a reader gives it",
    );
    tab.equal(
        "[squeeze(one('.sl-notice').textContent), ...all('.sl-ground').map((ground) => squeeze(ground.textContent))]",
        &json!([
            "Drawn from the article's text",
            "Date as the text gives it",
            "Year taken from the sentence before",
            "Counted from the date told before",
            "Counted from the day of publication"
        ]),
        "the timeline says that nobody wrote it, and each date what it rests on",
    );
    for (source, notice) in [(ARABIC, "مستخلص من نص المقال"), (PERSIAN, "برگرفته از متن مقاله")]
    {
        tab.open_ready(&page(tab, source, "timeline=auto"));
        tab.equal("squeeze(one('.sl-notice').textContent)", &json!(notice), "in the language of the interface");
    }
}

fn a_passage_leads_to_its_event_and_back(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, ENGLISH, "timeline=auto"));
    tab.equal(
        "all('.sl-passage').map((passage) => squeeze(passage.textContent))",
        &json!(
            ["4 November 1979", "In January", "two years later", "last May"].map(|said| said.trim_start_matches("In "))
        ),
        "the dates of the text are its passages",
    );
    tab.click("all('.sl-passage')[2]");
    tab.wait("within(focused(), parts('event')[2])", "a passage leads to its event");
    tab.click("parts('event')[2].querySelector('.sl-mentions a')");
    tab.wait("within(focused(), all('.sl-passage')[2])", "and the event to its passage");
}

fn a_date_in_a_link_is_where_its_event_leads_back_to(tab: &Tab<'_>) {
    let source = "---\ndate: 2018-08-20\n---\nThe embassy fell on [4 November 1979](https://example.org/siege) to the students.\n";
    tab.open_ready(&page(tab, source, "timeline=auto"));
    tab.check("one('a[href$=siege] time') && all('.sl-passage').length === 0", "the link stays where its author leads");
    tab.click("parts('event')[0].querySelector('.sl-mentions a')");
    tab.wait("within(focused(), one('a[href$=siege]'))", "and the event leads to the date in it");
}

fn an_event_calls_the_notes_of_its_clause(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, ENGLISH, "timeline=auto"));
    tab.check(
        "parts('event')[0].querySelector('[role=doc-noteref]')",
        "the note that its sentence calls is called in the entry",
    );
    tab.click("parts('event')[0].querySelector('[role=doc-noteref]')");
    tab.wait("popovers().length === 1 && popovers()[0].textContent.includes('Halyard')", "and opens there");
    tab.press(Key::Escape);
    tab.wait("popovers().length === 0", "Escape closes it");
}

fn months_of_a_calendar_are_said_as_months(tab: &Tab<'_>) {
    let said = "all('.sl-when').map((when) => squeeze(when.textContent))";
    tab.open_ready(&page(tab, PERSIAN, "timeline=auto calendar=persian"));
    tab.equal(DATES, &json!(["1980-09-23/1980-10-22", "1982-03-21/1983-03-20"]), "a month is all of its days");
    tab.equal(&format!("{said}[0]"), &json!("مهر ۱۳۵۹"), "and said as the month that it is");
    tab.check(&format!("{said}[1].includes('۱۳۶۱') && !{said}[1].includes('فروردین')"), "and a year as a year");
    tab.open_ready(&page(tab, PERSIAN, "timeline=auto"));
    tab.check(
        &format!("{said}[0].includes('سپتامبر') && {said}[0].includes('اکتبر')"),
        "in another calendar it is what it is there",
    );
}

fn beside_an_article_that_stands_in_the_page(tab: &Tab<'_>) {
    tab.open_ready(&Page::new(
        "<main><sidelight-article timeline=auto loading=eager lang=en><h1>Two envoys</h1>\
         <p>The first envoy sailed on 4 November 1979, and came back with nothing.</p>\
         <p id=second>A second envoy left on <time datetime=1981-03-02>a windy day in March 1981</time> and stayed.</p></sidelight-article></main>\
         <script>window.was = document.querySelector('sidelight-article').getHTML()</script>",
    ));
    tab.equal(
        DATES,
        &json!(["1979-11-04", "1981-03-02"]),
        "its dates are drafted, and what the page marks itself is believed",
    );
    tab.check("host().getHTML() === was", "nothing of the page is touched");
    tab.click("parts('event')[0].querySelector('.sl-mentions a')");
    tab.wait("within(focused(), $('main p'))", "an event leads to its paragraph");
    tab.check("host().getHTML() !== was || focused() === $('main p')", "which takes the focus");
}

fn it_comes_in_a_build_of_its_own(tab: &Tab<'_>) {
    let gate = Gate::default();
    gate.open();
    let builds = ["core", "widget", "full"].map(|build| format!("w/sidelight-{build}_bg.wasm"));
    let asked = || builds.each_ref().map(|build| tab.site.asked(build));
    tab.site.put_widget(&gate);
    tab.open(&page(tab, ENGLISH, "").widget_from(&tab.site.path("w")));
    tab.ready(0);
    assert_eq!(asked(), [0, 1, 0], "who asks for no draft loads nothing for it");
    tab.run("host().setAttribute('timeline', 'auto')");
    tab.wait("parts('event').length === 4", "who asks later gets it");
    assert_eq!(asked(), [0, 1, 1], "by one build more");
    tab.run("host().setAttribute('timeline', 'off')");
    tab.wait("part('timeline') === null", "and it goes again");
    assert_eq!(asked(), [0, 1, 1], "with what is there");
}

/// The table of Umm al-Qura is `Intl`'s own.
fn every_hijri_month_begins_as_the_browser_says(tab: &Tab<'_>) {
    tab.open(&Page::new(""));
    let begins: Vec<i32> =
        (1300..=1600).flat_map(|year| (1..=12).map(move |month| Calendar::Hijri.first_of(year, month))).collect();
    assert_eq!(
        begins.first().map(|first| Day::of_number(*first)),
        Day::parse("1882-11-12"),
        "the table begins where it says"
    );
    tab.run(&format!(
        "window.wrong = ((begins) => {{
            const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {{ year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' }});
            return begins.flatMap((day, at) => {{
                const said = Object.fromEntries(format.formatToParts(new Date(day * 864e5)).map(({{ type, value }}) => [type, value]));
                const wanted = [1300 + Math.floor(at / 12), at % 12 + 1, 1].join('-');
                const is = [said.relatedYear ?? said.year, said.month, said.day].join('-');
                return is === wanted ? [] : [`${{wanted}} is ${{is}}`];
            }});
        }})({})",
        json!(begins)
    ));
    tab.equal("wrong", &json!([]), "every month of 1300 to 1600 begins on the day that Intl says");
}
