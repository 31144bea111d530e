#!/usr/bin/env node
// Lays out the two folders that the harness measures, each a whole site: client/ and prerendered/ (README.md).
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HERE = import.meta.dirname;
const SIZES = ['1', '10', '100', 'hostile'];

/** What of the widget the harness clicks; the calls in the text alone, since events of the timeline have some too. */
const SELECTORS = {
  fnref: '.sl-prose[slot="text"] a[role="doc-noteref"]',
  popover: '.sl-popover',
  bio: 'details.sl-bio > summary',
};

const { values: given } = parseArgs({
  options: {
    dist: { type: 'string', default: join(HERE, '../dist') },
    workload: { type: 'string', default: join(HERE, '../../shared/bench/build/data') },
    sidelight: { type: 'string' },
  },
});
const dist = resolve(given.dist);
const workload = resolve(given.workload);
if (!existsSync(join(dist, 'sidelight.js'))) stop(`${dist} holds no built widget. Run cargo xtask build, or name its folder with --dist.`);
if (!existsSync(join(workload, '1'))) stop(`${workload} holds no workload. Run npm run build in the harness, or name its build/data with --workload.`);

const client = site('client');
cpSync(join(HERE, 'client.html'), join(client, 'index.html'));
for (const [, file] of readFileSync(join(client, 'index.html'), 'utf8').matchAll(/ (?:href|src)="([^":]+)"/g)) {
  if (!existsSync(join(client, file))) stop(`client.html names ${file}, which ${dist} does not hold.`);
}

const prerendered = site('prerendered');
for (const size of SIZES) render(size, join(prerendered, `index.${size}.html`));
cpSync(join(prerendered, 'index.1.html'), join(prerendered, 'index.html'));
console.log(`${client}\n${prerendered}`);

/** A folder with the widget, the page's style sheet and the selectors. The harness compresses files itself. */
function site(name) {
  const folder = join(HERE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const widget = readdirSync(dist).filter((file) => /^sidelight.*\.(js|css|wasm)$/.test(file));
  for (const file of widget) cpSync(join(dist, file), join(folder, file));
  cpSync(join(HERE, 'page.css'), join(folder, 'page.css'));
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(SELECTORS, null, 2)}\n`);
  return folder;
}

function render(size, page) {
  const whole = join(workload, size, 'article.full.md');
  const source = existsSync(whole) ? whole : join(workload, size, 'article.md');
  const words = ['render', source, '-o', page, '--template', join(HERE, 'template.html'), '--widget', ''];
  const cargo = ['run', '--quiet', '--release', '-p', 'sidelight-cli', '--'];
  const [program, before] = given.sidelight ? [resolve(given.sidelight), []] : ['cargo', cargo];
  // The command counts what it finds in the workload, and nobody mends that here: told only if it fails.
  execFileSync(program, [...before, ...words], { cwd: join(HERE, '..'), stdio: ['ignore', 'inherit', 'pipe'] });
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
