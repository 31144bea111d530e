// The loader: defines <sidelight-article> and brings the wasm module when an element
// needs it. An ES module without dependencies; it adds nothing to the global scope.

import { ask } from './ask.js';
import { sentence } from './fallback.js';
import { ALL, CORE, FULL, lives, load } from './life.js';

const TAG = 'sidelight-article';
const ATTRIBUTES = [
  'src', 'for', 'format', 'lang', 'dir', 'timeline', 'calendar', 'theme', 'heading-level', 'loading', 'isolated',
  'storage', 'labels', 'crossorigin',
];
/** Attributes that the style sheets read by themselves, or that matter once only. */
const WITHOUT_RELOAD = new Set(['theme', 'loading', 'storage']);

/** How many elements that left the page keep what they drew, in case they come back. */
const KEPT = 8;

let elements = 0;
const away = new Set();
const told = new Set();

/** One line on the console for each cause, however many elements it befalls. */
function tell(message) {
  if (!told.has(message)) {
    told.add(message);
    console.error(`${TAG}: ${message}`);
  }
}

/**
 * `<sidelight-article>`: an article with its author bios, notes, timeline and skip links.
 *
 * Source, the first that is there: the property `article`, the attribute `src`, a child
 * `<script type="text/markdown | text/plain | text/html | application/json">`, the article
 * that stands in the page already, between the tags or where `for` says: it stays as it is,
 * and what is missing is drawn around it. Until a source is drawn, and wherever it cannot
 * be, the page shows what stands between the tags.
 *
 * Attributes, each also a property (`heading-level` is `headingLevel`):
 *   src            address of the article
 *   for            selector of an article in the page that the element does not hold
 *   format         markdown | wordpress | html | json; otherwise by content type, extension, and a look at the text
 *   lang           language of an article that does not name its own
 *   dir            ltr | rtl; otherwise of the language
 *   timeline       authored (default) | auto | off
 *   calendar       gregory (default) | persian | islamic, several separated by spaces
 *   theme          auto (default: as the page) | light | dark
 *   heading-level  level of the title, 1 (default) to 6
 *   loading        lazy (default: when it nears the view, or is touched or focused) | eager
 *   isolated       boolean: everything is drawn in the shadow root
 *   storage        local (default) | none: whether what the reader sets is remembered
 *   labels         address of JSON that overrides words of the interface
 *   crossorigin    boolean (or anonymous): `src` and `labels` may be redirected to another origin
 * Properties:
 *   article        the typed article: set it to show it (object or JSON text), get what is shown
 *   diagnostics    what is wrong with the source: [{code, severity, line, column, message}]
 *   state          idle | loading | ready | error
 * Methods:
 *   reload()       loads again; resolves when it is ready, rejects where it cannot be
 *   show(id)       shows a note, event, author or heading; false where there is none of that name
 * Events, bubbling and composed:
 *   sidelight-ready
 *   sidelight-error                   detail.kind, detail.message
 *   sidelight-open, sidelight-close   detail.kind (note | bio | event), detail.id
 *   sidelight-progress                detail.percent of the text that has been read
 * Parts:  skip-links, byline, bio, contents, timeline, event, note, controls, progress
 * Slots:  before, after
 */
class SidelightArticle extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static version = '0.1.0';

  #root = document.createElement('div');
  #fallback = document.createElement('slot');
  #widget;
  /** Which element of the page this is: in the order of the page, not in that of loading. */
  #ordinal = 0;
  #article = null;
  #diagnostics = [];
  #state = 'idle';
  #turn = 0;
  #planned = false;
  #started = false;
  /** Changed while it was out of the page. */
  #stale = false;
  #nearness;
  #linked = false;
  /** What the reader clicked before there was anybody to answer. */
  #early;
  #request = new AbortController();
  /** What drew it. */
  #life;

  constructor() {
    super();
    // The slot is there from the first moment, or what stands between the tags would vanish.
    const slot = (name) => Object.assign(document.createElement('slot'), { name });
    this.attachShadow({ mode: 'open' }).append(slot('before'), this.#fallback, this.#root, slot('after'));
    this.#root.hidden = true;
  }

  connectedCallback() {
    this.#ordinal ||= ++elements;
    if (!this.hasAttribute('role')) this.setAttribute('role', 'article');
    // A property that was set before the element was defined hides the accessor.
    for (const name of ['article', ...ATTRIBUTES.map(propertyOf)]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    // An article that stands elsewhere is what the reader comes to.
    for (const ground of [this, this.#elsewhere() ?? this]) {
      for (const kind of ['pointerover', 'touchstart', 'focusin']) ground.addEventListener(kind, this.#onWish, { passive: true });
      ground.addEventListener('click', this.#onEarlyClick, true);
    }
    addEventListener('hashchange', this.#onHash);
    addEventListener('popstate', this.#onHash);
    away.delete(this);
    if (this.#state === 'idle' || this.#stale) this.#wait();
  }

  /** In another document: style sheets and places are those of the old one. */
  adoptedCallback() {
    if (this.#widget) this.#release();
  }

  disconnectedCallback() {
    removeEventListener('hashchange', this.#onHash);
    removeEventListener('popstate', this.#onHash);
    this.#nearness?.disconnect();
    // An element that is moved is put back at once; only one that stays away stops loading.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#widget?.leave();
      if (this.#state === 'loading') this.#stop();
      if (!this.#widget) return;
      away.add(this);
      const [longest] = away;
      if (away.size > KEPT) longest.#release();
    });
  }

  /** Gives up a load that is under way. */
  #stop() {
    this.#turn += 1;
    this.#request.abort();
    this.#widget?.abort();
    this.#state = 'idle';
  }

  /** Lets go of all that was drawn; it is drawn anew when the element comes back. */
  #release() {
    away.delete(this);
    this.#stop();
    this.#forget()?.free();
    this.#show(false);
  }

  /** Knows nothing of its widget any more, and returns it; it may live or not. */
  #forget() {
    const widget = this.#widget;
    this.#life?.elements.delete(this);
    this.#widget = this.#life = undefined;
    return widget;
  }

  /** A module has trapped. Where it is not known whose turn it was, it is held to be one that was loading. */
  static #onTrap(elements, culprit, error) {
    const all = [...elements];
    const cause =
      all.find((element) => element.#ordinal === culprit) ?? all.find((element) => element.#state === 'loading') ?? all[0];
    all.forEach((element) => element.#bury(error, element === cause));
  }

  /** What drew the element is gone: it shows what stands between the tags, and is drawn anew, unless it was the cause. */
  #bury(error, isCause) {
    this.#forget();
    const root = Object.assign(document.createElement('div'), { hidden: true });
    this.#root.replaceWith(root);
    this.#root = root;
    this.#clear();
    // A load that is under way fails by itself.
    if (isCause && this.#state === 'loading') return;
    this.#turn += 1;
    if (isCause) return this.#fail(error);
    this.#show(false);
    this.#stale = true;
    if (this.#state !== 'error' && this.isConnected) this.#plan();
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after && this.#started && !WITHOUT_RELOAD.has(name)) this.#plan();
  }

  get state() {
    return this.#state;
  }

  get diagnostics() {
    return this.#diagnostics;
  }

  get article() {
    const shown = this.#article ?? this.#widget?.article();
    return typeof shown === 'string' ? JSON.parse(shown) : (shown ?? null);
  }

  set article(article) {
    this.#article = article ?? null;
    if (this.isConnected) this.#plan();
  }

  reload() {
    return this.#load();
  }

  show(id) {
    return this.#widget?.show(String(id)) ?? false;
  }

  #onHash = () => {
    if (location.hash) this.show(location.hash);
  };

  /** Starts what waits for the element to come near. */
  #onWish = () => {
    if (this.#nearness) this.#plan();
  };

  /** A call of a note, before its note can be shown: it is answered when it can. */
  #onEarlyClick = (event) => {
    const link = event.target.closest('[role=doc-noteref], [rel=footnote], sup a, a:has(sup)');
    const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const answers = this.#state === 'ready' || this.#state === 'error' || !this.isConnected;
    if (answers || !plain || !link?.hash) return;
    event.preventDefault();
    this.#early = link;
    this.#plan();
  };

  /** Clicks again what was clicked too early; without us, the browser follows the link. */
  #answer() {
    const link = this.#early;
    this.#early = undefined;
    if (link?.isConnected) link.click();
  }

  /** Starts when the element comes near the view, or is wanted at once. */
  #wait() {
    const wanted = this.#started || this.getAttribute('loading') === 'eager' || location.hash.startsWith('#sl');
    if (wanted || !('IntersectionObserver' in globalThis)) return this.#plan();
    this.#nearness?.disconnect();
    this.#nearness = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#plan();
      },
      { rootMargin: '200%' },
    );
    this.#nearness.observe(this.#elsewhere() ?? this);
  }

  /** The article that `for` selects. */
  #elsewhere() {
    try {
      return this.getRootNode().querySelector(this.getAttribute('for'));
    } catch {
      return null;
    }
  }

  /** Loads once for all changes of one moment. */
  #plan() {
    this.#started = true;
    this.#nearness?.disconnect();
    this.#nearness = undefined;
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      if (!this.#planned) return;
      this.#planned = false;
      this.#stale = !this.isConnected;
      if (this.isConnected) this.#load().catch(() => {});
    });
  }

  async #load() {
    this.#planned = false;
    this.#started = true;
    const turn = ++this.#turn;
    this.#state = 'loading';
    this.#request.abort();
    this.#request = new AbortController();
    try {
      const found = await this.#read(turn, this.#build(), this.#asking());
      if (turn !== this.#turn) return;
      this.#diagnostics = JSON.parse(found);
      this.#show(true);
      this.#state = 'ready';
      if (!this.#linked && location.hash) this.show(location.hash);
      this.#linked = true;
      this.#dispatch('sidelight-ready');
      this.#answer();
    } catch (error) {
      if (turn !== this.#turn || error.kind === 'aborted') return;
      this.#fail(error);
      throw error;
    }
  }

  /** The build that is there, or else the smaller one that may do. */
  #build() {
    if (lives[FULL] || /^\s*auto\s*$/.test(this.getAttribute('timeline'))) return FULL;
    const format = this.getAttribute('format');
    const script = this.querySelector(':scope > script[type]')?.type;
    const html = /^(html|json)$/.test(format) || (!format && /\.(x?html?|json)$/.test(this.getAttribute('src')));
    const written = this.hasAttribute('src') ? !html : /^text\/(markdown|plain)$/.test(script);
    return (written && !this.#article) || lives[ALL] ? ALL : CORE;
  }

  /** What asks for texts; the article is asked for at once, while the module is on its way. */
  #asking() {
    const src = this.#article ? '' : this.getAttribute('src');
    const request = this.#request;
    const fetched = (url) => ask(url.trim(), this.baseURI, this.hasAttribute('crossorigin'), request);
    const asked = src?.trim() ? fetched(src) : undefined;
    // Who reads it hears of its failure; until then nobody has to.
    asked?.catch(() => {});
    return (url) => (asked && url === src ? asked : fetched(url));
  }

  async #read(turn, build, asking) {
    const life = await load(build, SidelightArticle.#onTrap);
    if (turn !== this.#turn) return undefined;
    if (life.isDead) return this.#read(turn, build, asking);
    if (this.#life !== life) {
      this.#forget()?.free();
      this.#clear();
      this.#life = life;
      life.elements.add(this);
      this.#widget = new life.Widget(this, this.#root, this.#ordinal);
    }
    try {
      // The first screen of a long article is shown while the rest is drawn.
      const begun = () => turn === this.#turn && this.#show(true);
      const drawn = this.#widget.load(this.#article, asking, begun);
      return await Promise.race([life.trapped, drawn]);
    } catch (error) {
      if (error.kind !== 'other-build') throw error;
      return this.#read(turn, ALL, asking);
    }
  }

  /** A clone, a page that was saved, and a module that has trapped leave what was drawn in them. */
  #clear() {
    this.querySelectorAll(':scope > :is(.sl-header, .sl-prose)[slot]').forEach((part) => part.remove());
  }

  #fail(error) {
    this.#state = 'error';
    this.#show(false);
    tell(error.message);
    this.#dispatch('sidelight-error', { kind: error.kind ?? 'failure', message: error.message });
    this.#answer();
  }

  /** Shows the article, or else what stands between the tags, or else a way to the source. */
  #show(ready) {
    this.#root.hidden = !ready && !this.#widget?.stands();
    this.#fallback.hidden = ready && !this.#widget.stands();
    // For an article that stands in the page the widget may have drawn a slot, which takes it
    // when it is the first there is.
    if (ready && this.#root.querySelector('slot:not([name])')) this.#root.after(this.#fallback);
    this.shadowRoot.querySelector('p.fallback')?.remove();
    const between = [...this.childNodes].some(
      (node) => !node.slot && !(node instanceof HTMLScriptElement) && node.nodeType !== 8 && node.textContent.trim(),
    );
    if (ready || between || this.#state !== 'error') return;
    const lang = this.closest('[lang]')?.lang ?? '';
    this.shadowRoot.append(sentence(lang, this.getAttribute('src')));
  }

  #dispatch(type, detail = null) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

const propertyOf = (attribute) => attribute.replace(/-(.)/, (_, letter) => letter.toUpperCase());

for (const attribute of ATTRIBUTES) {
  const name = propertyOf(attribute);
  if (attribute === 'isolated') {
    Object.defineProperty(SidelightArticle.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.hasAttribute(attribute);
      },
      set(value) {
        this.toggleAttribute(attribute, Boolean(value));
      },
    });
  } else if (!(name in HTMLElement.prototype)) {
    Object.defineProperty(SidelightArticle.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute) ?? '';
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/** The form with one tag: the article stands where its script stands, or where it stood already. */
function place(script) {
  if (!(script instanceof HTMLScriptElement) || script.src !== import.meta.url) return;
  if (placed.has(script) || !(script.dataset.src || script.dataset.for)) return;
  placed.add(script);
  const element = document.createElement(TAG);
  for (const attribute of ATTRIBUTES) {
    const value = script.getAttribute(`data-${attribute}`);
    if (value !== null) element.setAttribute(attribute, value);
  }
  // Before an article that is there already; and nothing can be read in the head.
  const article = script.dataset.for && document.querySelector(script.dataset.for);
  if (article) article.before(element);
  else if (document.head.contains(script)) document.body.append(element);
  else script.after(element);
}

const placed = new WeakSet();

// A second copy of this script finds the name taken, by the first or by a stranger; and a registry
// that a page has put in the place of the browser's may refuse it.
try {
  const taken = customElements.get(TAG);
  if (!taken) customElements.define(TAG, SidelightArticle);
  else if (taken.version !== SidelightArticle.version) tell('another script has taken this name; this one does nothing.');
} catch (error) {
  tell(`the element could not be defined: ${error?.message ?? error}`);
}
document.querySelectorAll('script[data-src], script[data-for]').forEach(place);
// A script of the same address that is added later is not run again, but it does load.
document.addEventListener('load', (event) => place(event.target), true);
