// Words for measuring what a page looks like: colours as they come out, what can be hit, what is cut off.
/** What stands in a node as it is drawn: a shadow root instead of children, a slot's nodes in it. */
const inside = (node) => {
  const slotted = node.localName === "slot" ? node.assignedNodes() : [];
  return slotted.length ? slotted : [...(node.shadowRoot ?? node).childNodes];
};
const flat = (node) => [node, ...inside(node).flatMap(flat)];
const elements = (root) => flat(root).filter((node) => node.nodeType === Node.ELEMENT_NODE);
const chain = (node) => {
  const nodes = [];
  for (let at = node; at; at = above(at)) if (at.nodeType === Node.ELEMENT_NODE) nodes.push(at);
  return nodes;
};
const named = (element) => `${element.localName}${element.className ? "." + element.className : ""} ${JSON.stringify(squeeze(element.textContent).slice(0, 40))}`;

/** Any colour of CSS as red, green, blue (0 to 255) and alpha (0 to 1): a canvas draws it. */
const ink = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const rgba = (colour) => {
  ink.clearRect(0, 0, 1, 1);
  ink.fillStyle = colour;
  ink.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = ink.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};
/** A colour that may be translucent, on one that is not. */
const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
const light = ([r, g, b]) => {
  const linear = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
};
/** Contrast of two colours (WCAG). */
const ratio = (one, other) => {
  const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
};
/** What the page is painted on where nothing has a background: the browser's own paper. */
const canvas = () => {
  const probe = document.createElement("i");
  probe.style.backgroundColor = "Canvas";
  document.documentElement.append(probe);
  const colour = rgba(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return colour;
};
/** The colour behind what stands in a node. */
const paper = (node) => {
  const layers = [];
  for (const element of chain(node)) {
    const layer = rgba(getComputedStyle(element).backgroundColor);
    layers.push(layer);
    if (layer[3] === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), canvas());
};
/** Whether an element is hidden from view as skip links are, until it has the focus. */
const clipped = (element) => chain(element).some((outer) => getComputedStyle(outer).clipPath !== "none");
const boxes = (node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
};
/** The nodes of text that a reader sees; a slot itself has no box, so the parent is asked. */
const shownTexts = (root) =>
  flat(root).filter((node) => {
    if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return false;
    const element = node.parentElement ?? above(node);
    return element.checkVisibility?.({ visibilityProperty: true }) && boxes(node).length > 0 && !clipped(element);
  });
/** The texts of a tree that are too pale, and how many were looked at. */
const pale = (root) => {
  const texts = shownTexts(root);
  const wrong = texts.flatMap((node) => {
    const element = node.parentElement ?? above(node);
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const [r, g, b, alpha] = rgba(color);
    const opacity = chain(element).reduce((all, outer) => all * getComputedStyle(outer).opacity, 1);
    if (opacity === 0) return [];
    const faded = alpha * opacity;
    const behind = paper(element);
    const found = ratio(over([r, g, b, faded], behind), behind);
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && fontWeight >= 700);
    return found + 0.005 < (large ? 3 : 4.5) ? [`${found.toFixed(2)}: ${named(element)}, ${color} on ${behind.map(Math.round)}`] : [];
  });
  return { seen: texts.length, wrong };
};
/** Which marks of a list of [what, element, pseudo-element, colour's property] stand out too little. */
const faint = (marks) =>
  marks.flatMap(([what, element, pseudo, property]) => {
    if (!element) return [`there is no ${what}`];
    const behind = paper(pseudo ? element : above(element));
    const found = ratio(over(rgba(getComputedStyle(element, pseudo)[property]), behind), behind);
    return found + 0.005 < 3 ? [`${found.toFixed(2)}: ${what}`] : [];
  });

/** What a click at a point would hit, inside whichever shadow root. */
const hit = (x, y) => {
  let found = document.elementFromPoint(x, y);
  for (let inner; (inner = found?.shadowRoot?.elementFromPoint(x, y)) && inner !== found; ) found = inner;
  return found;
};
/**
 * Width and height of what can be hit of an element, where it is widest and up to 40: points a quarter of a pixel
 * apart, and the quarter more that an edge between two of them may hide.
 */
const extent = (element) => {
  const whole = element.labels?.[0] ?? element;
  const box = [...whole.getClientRects()].find((box) => box.width > 1);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const own = (at) => within(at, whole) || at?.closest?.("label")?.control === element;
  const run = (point) => {
    let [best, from] = [[0, 0], null];
    for (let step = -20; step <= 20.25; step += 0.25) {
      const ours = step <= 20 && own(point(step));
      if (ours) from ??= step;
      if (!ours && from !== null) {
        if (step - from > best[1] - best[0]) best = [from, step];
        from = null;
      }
    }
    return best;
  };
  const wide = run((step) => hit(x + step, y));
  const middle = x + (wide[0] + wide[1]) / 2;
  const high = run((step) => hit(middle, y + step));
  return [wide, high].map(([from, to]) => to - from && to - from + 0.25);
};
/** A link in a sentence: its line has words that are no link (the exception of WCAG 2.5.8). Calls are not excepted. */
const inSentence = (element) => {
  if (element.localName !== "a" || element.role === "doc-noteref" || getComputedStyle(element).display !== "inline") return false;
  let block = above(element);
  while (["inline", "contents"].includes(getComputedStyle(block).display)) block = above(block);
  const words = (node) => (node.nodeType === Node.TEXT_NODE ? node.data : node.localName === "a" ? "" : inside(node).map(words).join(""));
  return /\p{L}/u.test(words(block));
};
/** The targets of a tree that are under 24 by 24 CSS pixels, and how many were looked at. */
const small = (root) => {
  const places = "a[href], button, summary, input, select, textarea, [role=button], [role=link], [role=switch]";
  const targets = elements(root).filter((element) => element.matches(places) && element.checkVisibility({ visibilityProperty: true }));
  let seen = 0;
  const wrong = targets.flatMap((element) => {
    // What only shows with the focus is measured with it, and lies on others no longer than that.
    const shy = clipped(element);
    if (shy) element.focus({ preventScroll: true });
    const drawn = visible(element) || visible(element.labels?.[0]);
    if (!drawn || inSentence(element)) return [];
    seen += 1;
    (element.labels?.[0] ?? element).scrollIntoView({ block: "center", behavior: "instant" });
    const [width, height] = extent(element);
    if (shy) element.blur();
    // Engines hit-test whole device pixels, so that a box of 24 may lose a quarter.
    return width < 23.75 || height < 23.75 ? [`${width}×${height}: ${named(element)}`] : [];
  });
  return { seen, wrong };
};

/** Texts that are cut off: by an ancestor that hides what hangs out, or by the window's edge. */
const cut = (root) =>
  shownTexts(root).flatMap((node) => {
    let scrolls = false;
    for (const outer of chain(above(node))) {
      const { overflowX, overflowY } = getComputedStyle(outer);
      const edge = outer.getBoundingClientRect();
      const hides = (overflow) => ["hidden", "clip"].includes(overflow);
      for (const box of boxes(node)) {
        const wide = hides(overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1);
        const high = hides(overflowY) && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
        if (wide || high) return [`${squeeze(node.data).slice(0, 40)} in ${named(outer)}`];
      }
      scrolls ||= ["auto", "scroll"].includes(overflowX);
      if (scrolls) return [];
    }
    const out = boxes(node).some((box) => box.left < -1 || box.right > innerWidth + 1);
    return out ? [`${squeeze(node.data).slice(0, 40)} out of the window`] : [];
  });
