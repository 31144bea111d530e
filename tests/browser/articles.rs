//! Pages with an article on them that several topics open.

use super::site::{Page, Reply};
use super::tab::Tab;

/// A long article with all there is: bios, notes everywhere, a timeline.
pub(crate) const TALKS: &str = include_str!("pages/talks.md");
/// A right-to-left article.
pub(crate) const PERSIAN: &str = include_str!("pages/persian.md");
/// Two paragraphs and a note.
pub(crate) const SHORT: &str =
    "# Short\n\nThe first paragraph is *stressed*.[^a]\n\nThe second ends.\n\n[^a]: A note.\n";

/// The widget, reading `talks.md`, with something to read meanwhile.
pub(crate) const WIDGET: &str = "<sidelight-article src=\"talks.md\"><p id=\"fallback\">The plain text is <a href=\"talks.md\">here</a>.</p></sidelight-article>";

/// Lays out `markdown` as `talks.md`, and a page on which links of the host stand
/// before and after the widget.
pub(crate) fn page(tab: &Tab<'_>, markdown: &str) -> Page {
    tab.site.put("talks.md", Reply::markdown(markdown));
    Page::new(&format!(
        "<header><a id=before href=\"#before\">The host's first link</a></header>\
        <main>{WIDGET}</main>\
        <footer><a id=after href=\"#after\">The host's last link</a></footer>"
    ))
}

/// Opens the long article and waits until it is ready.
pub(crate) fn open_talks(tab: &Tab<'_>) {
    tab.open_ready(&page(tab, TALKS));
}

/// The same without a voice: some browsers have one on some machines, and a button with it.
pub(crate) fn mute(page: Page) -> Page {
    let without = "<script>Object.defineProperty(window, 'speechSynthesis', { value: undefined })</script><header>";
    page.replace("<header>", without)
}
