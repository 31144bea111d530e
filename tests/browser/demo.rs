//! The demo page: a newspaper with a switch among four articles.

use super::runner::tests;
use super::tab::Tab;
use serde_json::json;

tests![
    starts_with_an_article,
    switches,
    an_address_chooses,
    goes_back,
    strict_policy,
    asks_nobody_else,
    does_not_shift,
    nothing_hangs_out,
];

/// An article of the demo, by its `?article=` and language.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    /// The name in the address.
    pub(crate) name: String,
    /// The language.
    pub(crate) language: String,
}

const LINKS: &str = "$$('[data-article-switch] a')";

/// Opens the demo page under a policy, at an address such as `?article=post`.
pub(crate) fn open(tab: &Tab<'_>, policy: &str, address: &str) {
    tab.go(&tab.site.host().url(&format!("/demo/{policy}/{address}")));
    tab.ready(0);
}

/// The articles that the demo's switch offers.
pub(crate) fn articles(tab: &Tab<'_>) -> Vec<Article> {
    open(tab, "none", "");
    let links =
        tab.read(&format!("{LINKS}.map((link) => [new URL(link.href).searchParams.get('article'), link.hreflang])"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let articles: Vec<Article> = links
        .as_array()
        .unwrap()
        .iter()
        .map(|link| Article { name: text(&link[0]), language: text(&link[1]) })
        .collect();
    assert!(
        articles.len() >= 4,
        "broken promise: the demo has English, Persian, Arabic and WordPress, not {articles:?}"
    );
    articles
}

/// Opens each article of the demo in turn.
pub(crate) fn each(tab: &Tab<'_>, policy: &str, visit: impl Fn(&Article)) {
    for article in articles(tab) {
        open(tab, policy, &format!("?article={}", article.name));
        visit(&article);
    }
}

#[track_caller]
fn is_clean(tab: &Tab<'_>) {
    tab.equal("lines('error', 'warn')", &json!([]), "the demo's console stays clean");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn starts_with_an_article(tab: &Tab<'_>) {
    open(tab, "none", "");
    tab.check("text().length > 2000", "the demo shows an article");
    tab.check("parts('bio').length >= 2", "with at least two authors");
    tab.check("parts('event').length >= 12", "and twelve events");
    tab.check("calls().length >= 5 && notes()", "and notes");
    tab.check("visible($('header nav')) && visible($('footer'))", "in a page of its own");
    tab.check("!visible(host().querySelector(':scope > p'))", "what stands between the tags has given way");
    is_clean(tab);
}

fn switches(tab: &Tab<'_>) {
    for article in articles(tab) {
        let link = format!("{LINKS}.find((link) => link.href.endsWith('article={}'))", article.name);
        tab.click(&link);
        tab.wait(
            &format!("host().getAttribute('src') === {link}.dataset.src && host().state === 'ready'"),
            "the switch chooses",
        );
        tab.wait(
            &format!("document.title.startsWith({link}.querySelector('[data-title]').textContent)"),
            "the title tells",
        );
        tab.wait(&format!("text().includes({link}.querySelector('[data-title]').textContent)"), "its article is shown");
        let direction = if ["fa", "ar"].contains(&article.language.as_str()) { "rtl" } else { "ltr" };
        tab.equal("getComputedStyle(prose()[0]).direction", &json!(direction), "in its direction");
        tab.check(
            "!/\\[\\/?(toggler?|caption|expand)/.test(text()) && !text().includes('Skip to content')",
            "without a literal shortcode",
        );
    }
    is_clean(tab);
}

fn an_address_chooses(tab: &Tab<'_>) {
    each(tab, "none", |article| {
        tab.equal(
            "prose()[0].closest('[lang]').lang.slice(0, 2)",
            &json!(article.language),
            "an address with a query shows its article",
        );
        tab.check("text().length > 1500 && calls().length > 0", "with its text and notes");
        is_clean(tab);
    });
}

fn goes_back(tab: &Tab<'_>) {
    open(tab, "none", "");
    tab.run("window.first = host().src");
    tab.click(&format!("{LINKS}[1]"));
    tab.wait("host().src !== first && host().state === 'ready'", "the switch chooses");
    tab.run("history.back()");
    tab.wait(
        "host().src === first && host().state === 'ready' && text().length > 2000",
        "Back returns to the article before",
    );
}

fn strict_policy(tab: &Tab<'_>) {
    each(tab, "strict", |article| {
        tab.settle();
        tab.equal(
            "recorded.violations",
            &json!([]),
            &format!("nothing of {} is against the strict policy", article.name),
        );
        is_clean(tab);
    });
}

fn asks_nobody_else(tab: &Tab<'_>) {
    each(tab, "none", |article| {
        let foreign = "performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => !name.startsWith(location.origin))";
        tab.equal(foreign, &json!([]), &format!("{} asks no third party", article.name));
    });
}

fn does_not_shift(tab: &Tab<'_>) {
    each(tab, "none", |article| {
        tab.settle();
        tab.check("recorded.shift < 0.1", &format!("{} loads without a shift that is seen", article.name));
    });
}

fn nothing_hangs_out(tab: &Tab<'_>) {
    for width in [1280, 768, 375, 320] {
        tab.resize(width, 800);
        each(tab, "none", |article| {
            tab.check(
                &format!("document.scrollingElement.scrollWidth <= {width}"),
                &format!("{} fits into {width} px", article.name),
            );
        });
    }
}
