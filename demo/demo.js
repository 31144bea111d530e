// The Halyard's article switch: which of the four articles <sidelight-article> shows.
//
// An example for embedders. The widget is driven by its public attributes alone:
// set `src`, `format`, `lang` and `timeline`, and it shows the new article. Everything that the
// switch needs to know stands on its links, so each also works as a plain address
// (`?article=post`): copy it, open it in a tab, or come back to it after a reload.

const article = document.querySelector("sidelight-article");
const links = [...document.querySelectorAll("[data-article-switch] a")];
const paper = document.title.split(" · ").at(-1);

/** The value of `?article=` in a link's address or the page's. */
const nameIn = (url) => new URL(url, location.href).searchParams.get("article");

/** The link for the page's address; the first one where the address names no article. */
const linkHere = () => links.find((link) => nameIn(link.href) === nameIn(location.href)) ?? links[0];

/** Shows a link's article and says so: in the switch and in the window's title. */
function show(chosen) {
  for (const link of links) {
    if (link === chosen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${chosen.querySelector("[data-title]").textContent} · ${paper}`;

  // `src` comes last, so that the new source is never read as the old format.
  const { format, src, timeline = "authored" } = chosen.dataset;
  const wanted = { lang: chosen.hreflang, timeline, format, src };
  for (const [name, value] of Object.entries(wanted)) {
    if (article.getAttribute(name) !== value) article.setAttribute(name, value);
  }
}

/** Whether the reader asked for a new tab or window, or to save the link. */
const meantElsewhere = (event) =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (meantElsewhere(event)) return;
    event.preventDefault();
    if (link === linkHere()) return;
    history.pushState(null, "", link.href);
    show(link);
  });
}

// Back and forward. A jump to a note is history too: it leaves the article as it is.
addEventListener("popstate", () => show(linkHere()));

// A deep link such as `?article=post#sl-note-3` is the widget's to follow: the
// fragment is neither read nor changed here.
show(linkHere());
