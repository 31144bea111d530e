//! Articles written to do harm: nothing runs, nothing but text and safe links gets in.

use super::articles::{WIDGET, page};
use super::runner::tests;
use super::site::{Page, Reply};
use super::tab::Tab;
use serde_json::json;

tests![as_markdown, as_wordpress, as_json_post, in_a_child_script];

const HOSTILE: &str = include_str!("pages/hostile.md");

/// Every node and attribute that the article brought into the page.
#[track_caller]
fn is_harmless(tab: &Tab<'_>) {
    tab.ready(0);
    // What would run by itself has run when a picture that is not there has failed.
    tab.run_async("const picture = new Image(); picture.src = 'not-there.png'; await picture.decode().catch(() => 0)");
    tab.settle();
    tab.check("window.pwned === undefined", "nothing in an article runs");
    let forbidden = "all('script, iframe, object, embed, form, input, style, link, meta, base, template, noscript, frame, foreignObject, sidelight-article')
        .filter((element) => element.parentElement !== host() || element.localName !== 'script').map((element) => element.outerHTML.slice(0, 80))";
    tab.equal(forbidden, &json!([]), "no node of a kind that the model does not have gets in");
    let links = "all('*').flatMap((element) => [...element.attributes]).filter(({ name, value }) =>
        /^(href|src|action|formaction|data|xlink:href|srcdoc)$/.test(name) && !/^(https?:|mailto:|tel:|#|[^:]*$)/.test(value)).map(({ name, value }) => name + '=' + value)";
    tab.equal(links, &json!([]), "no link leads to a scheme that runs");
    let handlers = "all('*').flatMap((element) => [...element.attributes]).map(({ name }) => name).filter((name) => /^on/.test(name) || name === 'style')";
    tab.equal(handlers, &json!([]), "no handler and no style attribute gets in");
    let ids = "all('[id], [name]:not(slot)').filter((element) => element.id !== 'fallback').map((element) => element.id || element.name).filter((id) => !/^sl-/.test(id))";
    tab.equal(ids, &json!([]), "no id or name is the article's own");
    tab.equal(
        "$$('script').filter((element) => !element.src && !element.type).length",
        &json!(0),
        "no script is added to the page",
    );
    tab.check(
        "visible(document.body) && location.pathname.startsWith('/t/')",
        "the page stays as it is and where it is",
    );
}

fn as_markdown(tab: &Tab<'_>) {
    tab.open(&page(tab, HOSTILE));
    is_harmless(tab);
    tab.check("text().includes('The last paragraph is still read.')", "the text survives");
    tab.check("text().includes('one') && text().includes('eleven')", "a refused link keeps its words");
    tab.equal(
        "all('a').filter((link) => link.href === 'https://example.org/').length",
        &json!(1),
        "a good link stays one",
    );
}

fn as_wordpress(tab: &Tab<'_>) {
    tab.site.put("talks.md", Reply::new("text/plain", HOSTILE));
    tab.open(&Page::new(&WIDGET.replace(" src", " format=wordpress src")));
    is_harmless(tab);
    tab.check("text().includes('The last paragraph is still read.')", "the text survives");
}

fn as_json_post(tab: &Tab<'_>) {
    let post = json!({ "title": { "rendered": "<img src=x onerror=pwned=1>" }, "content": { "rendered": HOSTILE },
        "link": "javascript:pwned=2" });
    tab.site.put("talks.md", Reply::new("application/json", post.to_string()));
    tab.open(&Page::new(WIDGET));
    is_harmless(tab);
}

fn in_a_child_script(tab: &Tab<'_>) {
    let inert = HOSTILE.replace("</script", "<\\/script");
    tab.open(&Page::new(&format!(
        "<sidelight-article><script type=text/markdown>\n{inert}</script></sidelight-article>"
    )));
    is_harmless(tab);
}
