// `node scripts/build-fonts.mjs`: media/fonts/*.ttf, the letters that PNG and PDF are set in. The result is committed, because it changes
// only when this file does; the source fonts (49 MB) are fetched into a cache by npm and are no dependency.
//
// Regular: Latin, Greek, Cyrillic, kana, signs and the kanji of JIS X 0208 level 1. Bold: the same without kanji, plus the kanji of our own
// titles; what bold lacks is set in regular.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FONT = '@expo-google-fonts/noto-sans-jp';
const PACKAGES = [`${FONT}@0.4.3`, 'subset-font@2.9.0'];

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const target = path.join(root, 'media/fonts');
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'hopscope/fonts');

function install() {
  if (existsSync(path.join(cache, 'node_modules/subset-font')) && existsSync(path.join(cache, 'node_modules', FONT))) {
    return;
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, 'package.json'), '{"private":true}\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...PACKAGES], {
    cwd: cache,
    stdio: 'inherit',
  });
}

/** Characters of a range of rows of JIS X 0208, by way of EUC-JP. */
function jisRows(first, last) {
  const decoder = new TextDecoder('euc-jp');
  let text = '';
  for (let row = first; row <= last; row++) {
    for (let cell = 1; cell <= 94; cell++) text += decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell));
  }
  return text.replaceAll('\ufffd', '');
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
}

/** Whatever our own texts are written with. */
function ownLetters() {
  const folder = path.join(root, 'src/messages');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('');
}

const SIGNS =
  range(0x20, 0x7e) + // ASCII
  range(0xa0, 0x17f) + // Latin-1 and Latin Extended-A: names in most of Europe
  range(0x2010, 0x2044) + // dashes, quotes, dots
  range(0x2190, 0x2199) + // arrows
  range(0x2460, 0x2473) + // circled numbers
  '〜‖↳≈−≠≤≥⸺⸻€™█▲▼△▽◆◇●○★☆✓✗\ufffd' +
  jisRows(1, 8) + // signs, full-width Latin, kana, Greek, Cyrillic, boxes
  range(0xff61, 0xff9f); // half-width kana
const KANJI = jisRows(16, 47);

install();
const subset = createRequire(path.join(cache, 'package.json'))('subset-font');
const source = (weight) => readFileSync(path.join(cache, 'node_modules', FONT, `${weight}/NotoSansJP_${weight}.ttf`));
mkdirSync(target, { recursive: true });
const faces = [
  ['regular.ttf', '400Regular', SIGNS + KANJI + ownLetters()],
  ['bold.ttf', '700Bold', SIGNS + ownLetters()],
];
for (const [name, weight, letters] of faces) {
  const unique = [...new Set(letters)].sort().join('');
  const font = await subset(source(weight), unique, { targetFormat: 'truetype' });
  writeFileSync(path.join(target, name), font);
  console.log(`media/fonts/${name}: ${[...unique].length} characters, ${(font.length / 1e6).toFixed(2)} MB`);
}
copyFileSync(path.join(cache, 'node_modules', FONT, 'LICENSE_FONT'), path.join(target, 'OFL.txt'));
