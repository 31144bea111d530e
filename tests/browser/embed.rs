//! How the widget gets into a page: by tag or element, many, early or late, moved, copied, loaded twice.

use super::articles::{SHORT, TALKS, WIDGET, page};
use super::runner::tests;
use super::site::{Page, Reply};
use super::tab::Tab;
use serde_json::json;

tests![
    one_tag,
    element,
    several,
    added_before_the_script,
    added_after_the_script,
    moved,
    removed_and_put_back,
    cloned,
    script_twice,
    script_twice_with_a_version,
    script_from_two_folders,
    child_markdown,
    child_plain,
    child_json,
    article_property_object,
    article_property_string,
    article_property_set_before_the_script,
    fallback_gives_way,
    ready_bubbles,
    isolated,
    lazy_waits_for_the_reader,
];

fn short(tab: &Tab<'_>, body: &str) -> Page {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    Page::new(body)
}

/// The article is there once, whole, and the console is clean.
#[track_caller]
fn reads_well(tab: &Tab<'_>) {
    tab.check("text().includes('The first paragraph is stressed.')", "the article is read");
    tab.equal("text().split('The second ends.').length", &json!(2), "it is there once");
    tab.equal("lines('error', 'warn')", &json!([]), "the console stays clean");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

const DOUBLES: &str = "(() => {
    const trees = [document, ...$$('sidelight-article').map((host) => host.shadowRoot)];
    const ids = trees.flatMap((tree) => [...tree.querySelectorAll('[id]')]).map((element) => element.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
})()";

fn one_tag(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open_ready(&Page::plain(
        "<p id=before>Before</p><script type=module src=/w/sidelight.js data-src=talks.md></script><p id=after>After</p>",
    ));
    let between = "$('#before').compareDocumentPosition(host()) & 4 && host().compareDocumentPosition($('#after')) & 4";
    tab.check(between, "one tag puts the article where it stands");
    reads_well(tab);
}

fn element(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, WIDGET));
    tab.equal("events('ready').length", &json!(1), "sidelight-ready comes once");
    reads_well(tab);
}

fn several(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, &format!("{}{}", WIDGET.replace("id=\"fallback\"", ""), WIDGET)));
    tab.ready(1);
    tab.equal(DOUBLES, &json!([]), "ids are unique in the page");
    tab.check("within(byId('sl-note-1'), host(0))", "the first element's ids start with sl-");
    tab.check("within(byId('sl2-note-1', 1), host(1))", "the second element's ids start with sl2-");
    tab.equal("text(1)", &tab.read("text(0)"), "both are read");
    tab.click("calls(1)[0]");
    tab.wait("popovers(1).length === 1 && popovers(0).length === 0", "a note opens in its own widget");
}

fn added_before_the_script(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::markdown(SHORT));
    tab.open(&Page::plain(WIDGET).policy(""));
    tab.check("visible($('#fallback'))", "before the script comes the fallback is shown");
    tab.run("const tag = document.createElement('script'); tag.type = 'module'; tag.src = '/w/sidelight.js'; document.head.append(tag)");
    tab.ready(0);
    reads_well(tab);
}

fn added_after_the_script(tab: &Tab<'_>) {
    tab.open(&short(tab, "<main></main>"));
    tab.wait("customElements.get('sidelight-article')", "the script defines the element");
    tab.run("const made = document.createElement('sidelight-article'); made.src = 'talks.md'; $('main').append(made)");
    tab.ready(0);
    reads_well(tab);
}

fn moved(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, &format!("<section id=a>{WIDGET}</section><section id=b></section>")));
    tab.run("window.said = text(); $('#b').append(host())");
    tab.settle();
    tab.equal("host().state", &json!("ready"), "a moved widget stays ready");
    tab.check("text() === said", "it says the same");
    tab.equal("events('ready').length", &json!(1), "it is not made again");
    tab.click("calls()[0]");
    tab.wait("popovers().length === 1", "a note opens once in a moved widget");
    reads_well(tab);
}

fn removed_and_put_back(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, &format!("<section id=a>{WIDGET}</section>")));
    tab.run("window.said = text(); window.kept = host(); kept.remove()");
    tab.settle();
    tab.run("$('#a').append(kept)");
    tab.ready(0);
    tab.wait("text() === said", "a widget that was put back says the same");
    tab.click("calls()[0]");
    tab.wait("popovers().length === 1", "a note opens once in a widget that was put back");
    reads_well(tab);
}

fn cloned(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, WIDGET));
    // The fallback's id is the page's own, and so is its copy.
    tab.run("const copy = host().cloneNode(true); copy.querySelector('#fallback')?.removeAttribute('id'); document.body.append(copy)");
    tab.ready(1);
    tab.wait("text(1) === text(0)", "a clone says the same as its model");
    tab.equal(DOUBLES, &json!([]), "a clone brings no id twice");
    reads_well(tab);
}

fn script_twice(tab: &Tab<'_>) {
    let again = "<script type=module src=/w/sidelight.js></script>";
    tab.open_ready(&short(tab, &format!("{WIDGET}{again}")));
    tab.settle();
    tab.equal("events('ready').length", &json!(1), "two script tags make one widget");
    reads_well(tab);
}

fn script_twice_with_a_version(tab: &Tab<'_>) {
    let again = "<script type=module src=/w/sidelight.js?v=2></script>";
    tab.open_ready(&short(tab, &format!("{again}{WIDGET}")));
    tab.settle();
    tab.equal("events('ready').length", &json!(1), "two addresses of the script make one widget");
    reads_well(tab);
}

fn script_from_two_folders(tab: &Tab<'_>) {
    let again = "<script type=module src=/demo/none/sidelight.js></script>";
    tab.open_ready(&short(tab, &format!("{again}{WIDGET}")));
    tab.settle();
    tab.equal("events('ready').length", &json!(1), "two copies of the script make one widget");
    reads_well(tab);
}

fn child_markdown(tab: &Tab<'_>) {
    tab.open_ready(&Page::new(&format!(
        "<sidelight-article><script type=text/markdown>\n{SHORT}</script></sidelight-article>"
    )));
    tab.equal("one('em').textContent", &json!("stressed"), "a child of type text/markdown is Markdown");
    tab.equal("calls().length", &json!(1), "with its notes");
    reads_well(tab);
}

fn child_plain(tab: &Tab<'_>) {
    let post = "[toggler title=\u{201d}By A. Writer\u{201d} ]Writes posts.[/toggler]\n\nThe first paragraph is stressed.\n\nThe second ends.\n";
    tab.open_ready(&Page::new(&format!(
        "<sidelight-article><script type=text/plain>{post}</script></sidelight-article>"
    )));
    tab.equal("parts('bio').length", &json!(1), "plain text with a shortcode is a post, and its byline a bio");
    tab.equal("prose().length", &json!(2), "blank lines make paragraphs");
    reads_well(tab);
}

fn child_json(tab: &Tab<'_>) {
    let post = json!({ "title": { "rendered": "A post" }, "content": {
        "rendered": "<p>The first paragraph is <em>stressed</em>.</p>\n<p>The second ends.</p>" } });
    tab.open_ready(&Page::new(&format!(
        "<sidelight-article><script type=application/json>{post}</script></sidelight-article>"
    )));
    tab.equal("prose().length", &json!(2), "a WordPress REST post is read");
    tab.check("text().includes('A post')", "with its title");
    reads_well(tab);
}

/// An element beside the first gets the first one's article by its property.
fn hand_over(tab: &Tab<'_>, value: &str) {
    tab.open_ready(&page(tab, TALKS));
    tab.run(&format!("const article = host().article; const copy = document.createElement('sidelight-article'); copy.article = {value}; document.body.append(copy)"));
    tab.ready(1);
    tab.equal("calls(1).length", &tab.read("calls(0).length"), "an article handed over by property is the same: notes");
    tab.equal("text(1)", &tab.read("text(0)"), "an article handed over by property is the same: words");
}

fn article_property_object(tab: &Tab<'_>) {
    hand_over(tab, "typeof article === 'string' ? JSON.parse(article) : article");
}

fn article_property_string(tab: &Tab<'_>) {
    hand_over(tab, "typeof article === 'string' ? article : JSON.stringify(article)");
}

fn article_property_set_before_the_script(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, WIDGET));
    let article = tab.read("typeof host().article === 'string' ? JSON.parse(host().article) : host().article");
    tab.open(&Page::plain("<sidelight-article></sidelight-article>").policy(""));
    tab.run(&format!(
        "host().article = {article}; const tag = document.createElement('script'); tag.type = 'module'; tag.src = '/w/sidelight.js'; document.head.append(tag)"
    ));
    tab.ready(0);
    reads_well(tab);
}

fn fallback_gives_way(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, WIDGET));
    tab.check("!visible($('#fallback'))", "what stands between the tags is not shown beside the article");
}

fn ready_bubbles(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, WIDGET));
    let ready = "(({ target, bubbles, composed }) => [target, bubbles, composed])(events('ready')[0])";
    tab.equal(
        ready,
        &json!(["sidelight-article", true, true]),
        "sidelight-ready comes from the element, bubbling and composed",
    );
}

fn isolated(tab: &Tab<'_>) {
    tab.open_ready(&short(tab, &WIDGET.replace(" src", " isolated src")));
    tab.check(
        "[...shadow().querySelectorAll('p')].some((p) => p.textContent.includes('The first'))",
        "an isolated article is drawn in the shadow root",
    );
    tab.click("calls()[0]");
    tab.wait("popovers().length === 1", "its notes open");
    reads_well(tab);
}

fn lazy_waits_for_the_reader(tab: &Tab<'_>) {
    let lazy = WIDGET.replace(" src", " loading=lazy src");
    tab.open(&short(tab, &format!("<div style='height: 9000px'></div>{lazy}")));
    tab.wait("customElements.get('sidelight-article')", "the script defines the element");
    tab.settle();
    assert_eq!(tab.site.asked("talks.md"), 0, "a lazy article far away is not asked for");
    tab.run("host().scrollIntoView()");
    tab.ready(0);
    reads_well(tab);
}
