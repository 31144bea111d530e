// Texts from the web: what may be asked for, and how much of an answer is read.

/** An error of a kind, as `sidelight-error` tells it. */
export const failure = (kind, message) => Object.assign(new Error(message), { kind });

/** The most that is read of a source, in bytes (one more than the module reads), and how long it may take, in milliseconds. */
const MOST = 5 * 1024 * 1024 + 1;
const LONGEST = 10_000;

/**
 * Fetches a text from the web, without credentials and within bounds. Where it is redirected to another
 * origin, only if the publisher allows it (`anywhere`).
 */
export async function ask(src, base, anywhere, request) {
  const refuse = (kind, why) => {
    throw failure(kind, `${src} ${why}`);
  };
  let url;
  try {
    url = new URL(src, base);
  } catch {}
  if (!/^https?:$/.test(url?.protocol)) refuse('address', 'is no address of a source. Give one that begins with https.');
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    request.abort();
  }, LONGEST);
  try {
    // An origin of one's own is not left at all: the browser does not even ask the other.
    const mode = url.origin === location.origin && !anywhere ? 'same-origin' : 'cors';
    const response = await fetch(url, { credentials: 'omit', mode, signal: request.signal });
    if (!anywhere && new URL(response.url).origin !== url.origin) {
      request.abort();
      refuse('redirect', 'leads to another origin. Give that address, or the attribute `crossorigin`.');
    }
    if (!response.ok) refuse('status', `answered with status ${response.status}. Check the address.`);
    return { ...decoded(await read(response), response), url: response.url };
  } catch (error) {
    if (error.kind) throw error;
    if (late) refuse('timeout', `did not answer within ${LONGEST / 1000} seconds. Try again with \`reload()\`.`);
    return refuse('network', 'could not be fetched. Check the address, and CORS if it is on another origin.');
  } finally {
    clearTimeout(timer);
  }
}

/** The body of an answer, as far as it is read. */
async function read(response) {
  const parts = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader && length < MOST) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  reader?.cancel().catch(() => {});
  return new Blob(parts).arrayBuffer();
}

/** Bytes as text, by their byte order mark, else by what the server says, else as UTF-8 (Encoding standard, "decode"). */
function decoded(body, { headers }) {
  const type = headers.get('content-type') ?? '';
  const [first, second, third] = new Uint8Array(body);
  const marks = { 0xfffe: 'utf-16le', 0xfeff: 'utf-16be', [third === 0xbf ? 0xefbb : -1]: 'utf-8' };
  const decode = (label, fatal) => new TextDecoder(label, { fatal }).decode(body, { stream: body.byteLength >= MOST });
  const label = marks[(first << 8) | second] ?? /charset="?([^\s;"]+)/i.exec(type)?.[1];
  for (const [known, fatal] of [[label, true], [label, false], ['utf-8', true], ['utf-8', false]]) {
    try {
      return { text: decode(known, fatal), lossy: !fatal, type };
    } catch {}
  }
  return { text: '', lossy: true, type };
}

