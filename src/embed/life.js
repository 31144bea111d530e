// The modules of a page: each build is loaded once, for all elements, and again after it has trapped.

import { failure } from './ask.js';

const address = (name) => new URL(name, import.meta.url);

/** The builds: one reads HTML and the typed article, one every format, one drafts timelines too. */
export const CORE = 'sidelight-core';
export const ALL = 'sidelight-widget';
export const FULL = 'sidelight-full';

/** The hash of each build's wasm; the pack step writes it here, so that nothing else is ever run. */
const INTEGRITY = {};

/** How often a page may need a new life of a module; more is a fault that no new life mends. */
const LIVES = 50;

/** A life of each build: its module, the elements that it draws, and a promise that is rejected when it traps. */
export const lives = {};
let born = 0;

/** Fetches and compiles a build, once for all elements; again after a failure and after a trap. */
export function load(build, onTrap) {
  lives[build] ??= start(build, onTrap).catch((cause) => {
    delete lives[build];
    throw failure('module', `The module could not be loaded: ${cause?.message ?? cause}`);
  });
  return lives[build];
}

/**
 * A script of another fragment is another module, with a memory of its own. When it traps, `onTrap` is told which
 * elements it drew and whose turn it was.
 */
async function start(build, onTrap) {
  if (born >= LIVES) throw new Error('it has failed too often');
  const script = address(`${build}.js${born++ ? `#${born}` : ''}`);
  const [module, module_or_path] = await Promise.all([import(script), bytes(build)]);
  const life = { Widget: module.Widget, elements: new Set() };
  life.trapped = new Promise((_, reject) => {
    module.guard?.((exports) => guarded(exports, (cause) => {
      const error = failure('trap', `The module failed: ${cause?.message ?? cause}`);
      life.isDead = true;
      delete lives[build];
      onTrap(life.elements, module.culprit(), error);
      reject(error);
    }));
  });
  life.trapped.catch(() => {});
  await module.default({ module_or_path });
  return life;
}

/**
 * The exports of a module, until one of them throws: then its memory may be in any state, and
 * what still calls it (listeners, timers, observers) finds nobody.
 */
function guarded(exports, tellOf) {
  // Zero, nothing and false to the script of a module, whatever it waits for.
  const nothing = Object.freeze([0, 0, 0, 0]);
  let dead = false;
  let isTold = false;
  const guard = (run) => (...values) => {
    if (dead) return nothing;
    try {
      return run(...values);
    } catch (cause) {
      // Whose turn it was may still be asked; that is one more call.
      const isFirst = !isTold;
      isTold = true;
      if (isFirst) tellOf(cause);
      dead = true;
      return nothing;
    }
  };
  const entries = Object.entries(exports);
  return Object.fromEntries(entries.map(([name, it]) => [name, typeof it === 'function' ? guard(it) : it]));
}

/** The wasm, to be compiled while it arrives where the server names its type, afterwards where it does not. */
async function bytes(build) {
  const response = await fetch(address(`${build}_bg.wasm`), { integrity: INTEGRITY[build] });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const streams = response.headers.get('content-type') === 'application/wasm';
  return streams ? response : response.arrayBuffer();
}

