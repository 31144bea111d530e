// Words for the scripts that tests run in a page; stands before each of them.
"use strict";
/** The widget: the first of the page, or number `i`. */
const host = (i = 0) => document.querySelectorAll("sidelight-article")[i];
const shadow = (i = 0) => host(i).shadowRoot;
/** One or all in the page's own tree. */
const $ = (selector) => document.querySelector(selector);
const $$ = (selector) => [...document.querySelectorAll(selector)];
/** One or all of a widget, whichever side it is drawn on; the article's side first. */
const all = (selector, i = 0) => [host(i), shadow(i)].flatMap((tree) => [...tree.querySelectorAll(selector)]);
const one = (selector, i = 0) => all(selector, i)[0];
const part = (name, i = 0) => shadow(i).querySelector(`[part~="${name}"]`);
const parts = (name, i = 0) => [...shadow(i).querySelectorAll(`[part~="${name}"]`)];
/** The element of that id, on either side. */
const byId = (id, i = 0) => document.getElementById(id) ?? shadow(i).getElementById(id);
/** Parent, through slots' and shadow roots' borders. */
const above = (node) => node.assignedSlot ?? node.parentNode ?? node.host ?? null;
const within = (node, outer) => {
  for (let at = node; at; at = above(at)) if (at === outer) return true;
  return false;
};
const visible = (element) =>
  !!element && element.checkVisibility({ visibilityProperty: true }) && [...element.getClientRects()].some((box) => box.width > 1 && box.height > 1);
const inView = (element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.height > 0;
};
/** The element that has focus, inside whichever shadow root. */
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
/** What the article says, wherever it is drawn, without what is not shown. */
const text = (i = 0) => {
  const said = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return said.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || ["style", "script"].includes(node.localName)) return;
    const { display } = getComputedStyle(node);
    if (display !== "contents" && !node.checkVisibility()) return;
    const slotted = node.localName === "slot" ? node.assignedNodes() : [];
    const inner = slotted.length ? slotted : (node.shadowRoot ?? node).childNodes;
    if (display !== "inline") said.push("\n");
    inner.forEach(walk);
    if (display !== "inline") said.push("\n");
  };
  walk(host(i));
  return squeeze(said.join(""));
};
/** The popovers that are open in a widget. */
const popovers = (i = 0) => [...shadow(i).querySelectorAll("[popover]:popover-open, [role=dialog]")].filter(visible);
const calls = (i = 0) => all("a[role=doc-noteref]", i);
const notes = (i = 0) => one("[role=doc-endnotes]", i);
/** The paragraphs, headings and lists of the text, without the notes. */
const prose = (selector = "p", i = 0) => all(selector, i).filter((element) => !element.closest("[role=doc-endnotes], [part], [popover], [role=dialog], details, header, sidelight-article > :not([slot])"));
const events = (name) => recorded.events.filter((event) => event.type === `sidelight-${name}`);
const lines = (...levels) => recorded.console.filter((line) => levels.includes(line.level)).map((line) => line.text);
/** `href`'s target, on either side. */
const target = (link, i = 0) => byId(decodeURIComponent(new URL(link.href, location.href).hash.slice(1)), i);
