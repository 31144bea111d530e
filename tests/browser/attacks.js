// Words for `attacks.rs`: what a page does with many hostile inputs, and what may come of it.
"use strict";
/** What ran: the numbers that inputs wrote to `pwned`, and the dialogs that they opened. */
const ran = (window.ran = { numbers: new Set(), dialogs: [] });
Object.defineProperty(window, "pwned", { set: (number) => ran.numbers.add(number), get: () => undefined, configurable: true });
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = (what) => void ran.dialogs.push(`${name}(${what})`);

/** The elements that an article and what stands around it are drawn with. */
const MODEL = new Set(
  `a abbr aside b bdi blockquote br button caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6
  header hr i img ins kbd li mark nav ol p pre progress q s samp section slot small span strong sub summary sup table tbody td
  th thead time tr u ul var wbr`.split(/\s+/),
);
const SCHEMES = new Set(["http", "https", "mailto", "tel", "sms", "ftp", "ftps", "irc", "ircs", "xmpp"]);
const XHTML = "http://www.w3.org/1999/xhtml";
const NAMED = /^(on|style$|srcdoc$|srcset$|action$|formaction$|xlink:|xml|poster$|background$|data$|ping$|is$|nonce$|attributename$|http-equiv$)/i;

/** What is wrong with an element of a widget, or nothing. */
const wrong = (element) => {
  const { localName, namespaceURI } = element;
  if (namespaceURI !== XHTML || !MODEL.has(localName)) return `an element <${localName}>`;
  for (const { name, value } of element.attributes) {
    if (NAMED.test(name) || (name === "name" && localName !== "slot")) return `an attribute <${localName} ${name}="${value}">`;
    if (name === "id" && !/^sl\d*-/.test(value)) return `an id "${value}"`;
    if (name === "href" || name === "src") {
      const read = [value, element[name]].map((address) => URL.parse(address, document.baseURI)?.protocol.slice(0, -1));
      if (read.some((scheme) => scheme && !SCHEMES.has(scheme))) return `an address ${name}="${value}"`;
    }
  }
  return null;
};

/** All elements of a widget, on both sides; the source that stands in it is not drawn. */
const drawn = (host) => {
  const source = host.querySelector(":scope > script");
  return [host, host.shadowRoot].flatMap((tree) => [...(tree?.querySelectorAll("*") ?? [])]).filter((element) => element !== source);
};

/** Ends when a picture that is not there has failed: what runs by itself has run then. */
const failedPicture = () =>
  new Promise((end) => {
    const picture = new Image();
    picture.addEventListener("error", end);
    picture.src = "not-there.png";
  });

/** Gives each text to a widget of its own, and says of each what is wrong with what was drawn. */
const attack = async (texts, format, type) => {
  const hosts = texts.map((text) => {
    const host = document.createElement("sidelight-article");
    host.setAttribute("format", format);
    host.setAttribute("loading", "eager");
    const source = document.createElement("script");
    source.type = type;
    source.textContent = text;
    host.append(source);
    return host;
  });
  const main = document.querySelector("main");
  const ends = hosts.map((host) => new Promise((end) => ["ready", "error"].forEach((name) => host.addEventListener(`sidelight-${name}`, end, { once: true }))));
  main.append(...hosts);
  await Promise.all(ends);
  const found = [];
  let elements = 0;
  hosts.forEach((host, at) => {
    const all = drawn(host);
    elements += all.length;
    const why = host.state !== "ready" ? `it is ${host.state}` : all.map(wrong).find(Boolean);
    if (why) found.push({ why, text: texts[at] });
  });
  await failedPicture();
  hosts.forEach((host) => host.remove());
  return { found, elements };
};

/** Puts each text into a frame as it is, without us; what runs there tells `ran`. */
const expose = async (texts) => {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts allow-same-origin";
  frame.src = "frame.html";
  const loaded = new Promise((next) => frame.addEventListener("load", next, { once: true }));
  document.querySelector("main").append(frame);
  await loaded;
  for (const text of texts) {
    const page = frame.contentDocument;
    if (!page) break;
    try {
      // By the class, since an input may have hidden the document's own.
      const holder = Document.prototype.createElement.call(page, "div");
      Document.prototype.querySelector.call(page, "main").append(holder);
      const range = Document.prototype.createRange.call(page);
      range.selectNodeContents(holder);
      holder.append(range.createContextualFragment(text));
    } catch {
      // An input that takes the page away ends its batch.
    }
  }
  await failedPicture();
  await new Promise((next) => setTimeout(next));
  frame.remove();
};

/** Where addresses lead, each in its page: the address as it was, and as it was kept. */
const places = (cases) => {
  const place = (address, base) => {
    const url = address === null ? null : URL.parse(address, base);
    return url && { whole: url.href, scheme: url.protocol.slice(0, -1), host: url.host, path: url.pathname };
  };
  return cases.map(({ input, base, kept }) => [place(input, base), place(kept, base)]);
};

// A driver may see no more of a page than what its window has.
Object.assign(window, { attack, expose, places });
