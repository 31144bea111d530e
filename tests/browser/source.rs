//! Where the text comes from and what it is taken for: `src`, its changes, and formats.

use super::articles::SHORT;
use super::runner::tests;
use super::site::{Gate, Page, Reply};
use super::tab::Tab;
use serde_json::json;

tests![
    src_changes,
    the_last_src_wins,
    reload_reads_again,
    format_by_attribute,
    format_by_content_type,
    format_by_extension,
    format_by_a_look,
    wordpress_post_as_json,
    bytes_that_are_no_text,
];

const POST: &str = "[toggler title=\u{201d}By A. Writer\u{201d} ]Writes posts.[/toggler]\n\nOne.\n\nTwo.\n";

/// Lays out a source and opens a page that reads it.
fn open(tab: &Tab<'_>, name: &str, attributes: &str, reply: Reply) {
    tab.site.put(name, reply);
    tab.open_ready(&Page::new(&format!("<sidelight-article src=\"{name}\" {attributes}></sidelight-article>")));
}

#[track_caller]
fn is_markdown(tab: &Tab<'_>, why: &str) {
    tab.equal("one('em')?.textContent", &json!("stressed"), &format!("{why} says Markdown"));
}

#[track_caller]
fn is_wordpress(tab: &Tab<'_>, why: &str) {
    tab.equal("parts('bio').length", &json!(1), &format!("{why} says WordPress"));
    tab.check("!text().includes('[toggler')", "no literal shortcode is shown");
}

fn src_changes(tab: &Tab<'_>) {
    tab.site.put("other.md", Reply::markdown("# Other\n\nThe other text.\n"));
    open(tab, "talks.md", "", Reply::markdown(SHORT));
    tab.run("host().src = 'other.md'");
    tab.wait("text().includes('The other text.')", "a changed src is read");
    tab.check("!text().includes('stressed')", "and takes the place of what was there");
    tab.run("host().setAttribute('src', 'talks.md')");
    tab.wait("text().includes('stressed') && host().state === 'ready'", "a changed attribute is read");
    tab.equal("recorded.uncaught", &json!([]), "no error is left uncaught");
}

fn the_last_src_wins(tab: &Tab<'_>) {
    let gate = Gate::default();
    tab.site.put("slow.md", Reply::markdown("The slow text.").behind(&gate));
    tab.site.put("fast.md", Reply::markdown("The fast text."));
    open(tab, "talks.md", "", Reply::markdown(SHORT));
    tab.run("host().src = 'slow.md'");
    tab.settle();
    tab.run("host().src = 'fast.md'");
    tab.wait(
        "text().includes('The fast text.') && host().state === 'ready'",
        "the second src does not wait for the first",
    );
    gate.open();
    tab.run_async("await (await fetch('slow.md')).text()");
    tab.settle();
    tab.check("text().includes('The fast text.')", "the last src wins, whichever comes last");
    tab.check("!text().includes('The slow text.')", "the one that was overtaken is dropped");
    tab.equal("events('error')", &json!([]), "to be overtaken is no error");
}

fn reload_reads_again(tab: &Tab<'_>) {
    open(tab, "talks.md", "", Reply::markdown("The old text."));
    tab.site.put("talks.md", Reply::markdown("The new text."));
    tab.run("host().reload()");
    tab.wait("text().includes('The new text.') && host().state === 'ready'", "reload() reads the source again");
    tab.check("!text().includes('The old text.')", "and takes the place of what was there");
}

fn format_by_attribute(tab: &Tab<'_>) {
    open(tab, "post.txt", "format=wordpress", Reply::new("text/plain", POST));
    is_wordpress(tab, "format=wordpress on plain text");
    open(tab, "a.txt", "format=markdown", Reply::new("text/plain", SHORT));
    is_markdown(tab, "format=markdown on plain text");
    open(tab, "b.json", "format=markdown", Reply::new("application/json", SHORT));
    is_markdown(tab, "format=markdown against content type and extension");
}

fn format_by_content_type(tab: &Tab<'_>) {
    open(tab, "article", "", Reply::markdown(SHORT));
    is_markdown(tab, "content type text/markdown");
    let post =
        json!({ "title": { "rendered": "A post" }, "content": { "rendered": "<p>It is <em>stressed</em>.</p>" } });
    open(tab, "post", "", Reply::new("application/json; charset=utf-8", post.to_string()));
    tab.check("text().includes('A post') && one('em')", "content type application/json says JSON");
}

fn format_by_extension(tab: &Tab<'_>) {
    open(tab, "talks.md", "", Reply::new("application/octet-stream", SHORT));
    is_markdown(tab, "extension .md, where the content type says nothing");
    open(tab, "talks.markdown", "", Reply::new("text/plain", SHORT));
    is_markdown(tab, "extension .markdown, where the content type says only text");
    tab.site.put("more.md", Reply::new("application/octet-stream", SHORT));
    tab.open_ready(&Page::new("<sidelight-article src=\"more.md?v=1.2\"></sidelight-article>"));
    is_markdown(tab, "extension .md before a query");
}

fn format_by_a_look(tab: &Tab<'_>) {
    open(tab, "post", "", Reply::new("text/plain", POST));
    is_wordpress(tab, "a look at a post");
    open(tab, "talks", "", Reply::new("", SHORT));
    is_markdown(tab, "a look at Markdown");
}

fn wordpress_post_as_json(tab: &Tab<'_>) {
    let post = json!({
        "title": { "rendered": "Tea &amp; talks" }, "date": "2018-08-20T10:00:00", "link": "https://example.org/?p=1",
        "content": { "rendered": "<p>One.</p>\n<p>Two <strong>bold</strong>.</p>", "protected": false },
    });
    open(tab, "post.json", "", Reply::new("application/json", post.to_string()));
    tab.check("text().includes('Tea & talks')", "a post's title is decoded and shown");
    tab.equal("prose().length", &json!(2), "a post's paragraphs are shown");
    tab.equal("one('strong')?.textContent", &json!("bold"), "with their marks");
}

fn bytes_that_are_no_text(tab: &Tab<'_>) {
    open(tab, "talks.md", "", Reply::new("text/markdown", b"Before \xff\xfe after.".to_vec()));
    tab.check(
        "text().includes('Before \\u{fffd}') && text().includes('after.')",
        "invalid bytes are replaced and the rest is read",
    );
}
