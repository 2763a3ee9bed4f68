// Damages the Outlook fixtures in N ways and reads each: `node fuzzMsg.mjs N`. Prints counts as JSON. A process of its own, so that a hang or
// an explosion of memory is the parent's to see.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');
const { outputFiles } = await build({
  entryPoints: [path.join(root, 'src/mime/readMsg.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const module = { exports: {} };
new Function('module', 'exports', 'require', outputFiles[0].text)(
  module,
  module.exports,
  (await import('node:module')).createRequire(import.meta.url),
);
const { readMsg } = module.exports;

/** mulberry32: the same damage in every run. */
let state = 20261122;
function random(below) {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

const fixtures = ['oxmsg.msg', 'attached.msg', 'ansi.msg', 'draft.msg'].map((name) =>
  readFileSync(path.join(root, 'test/fixtures/msg', name)),
);

function damaged() {
  const bytes = Uint8Array.from(fixtures[random(fixtures.length)]);
  const view = new DataView(bytes.buffer);
  const kind = random(4);
  if (kind === 0) return bytes.subarray(0, random(bytes.length));
  const times = 1 + random(6);
  for (let n = 0; n < times; n++) {
    const at = random(bytes.length);
    if (kind === 1) bytes[at] ^= 1 << random(8);
    // Small numbers look like sector numbers, which is what a reader follows.
    else if (kind === 2) view.setInt32(Math.min(at & ~3, bytes.length - 4), random(80) - 4, true);
    else bytes[Math.min(76 + random(1_000), bytes.length - 1)] = random(256);
  }
  return bytes;
}

const count = Number(process.argv[2]);
const tally = { files: 0, read: 0, refused: 0 };
console.debug = () => undefined; // the reader reports odd calendar items there
for (let n = 0; n < count; n++) {
  const bytes = damaged();
  const answer = await readMsg(bytes, 'x.msg');
  tally.files++;
  if ('problem' in answer) tally.refused++;
  else tally.read++;
}
console.log(JSON.stringify(tally));
