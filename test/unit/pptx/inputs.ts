import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { analyze } from '../../../src/analyzers/analyze';
import { chosenScenes, type AssetName, type ExportInput, type ExportOptions } from '../../../src/export/exporter';
import { messages, type Language } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import { ALL_PARTS } from '../../../src/model/analysis';

const root = path.resolve(import.meta.dirname, '../../..');

/** Where the build takes them from (webpack.config.mjs). */
const ASSETS: Readonly<Record<AssetName, string>> = {
  'resvg.wasm': 'node_modules/@resvg/resvg-wasm/index_bg.wasm',
  'regular.ttf': 'media/fonts/regular.ttf',
  'bold.ttf': 'media/fonts/bold.ttf',
};

function analysisOf(files: readonly string[]): Analysis {
  return analyze(
    files.map((name) => ({ id: name, name, text: readFileSync(path.join(root, 'examples', name), 'utf8') })),
  );
}

export const homeCampus = analysisOf(
  ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map((name) => `home-campus/${name}`),
);
export const potSeller = analysisOf(['mail/pot-seller.eml']);

/** Twelve traces from one host: two paths through a core, then a tree; 60 routers and hosts after merging, one of them silent. */
function mergedText(): string {
  const traces = Array.from({ length: 12 }, (_, leaf) => {
    const core = leaf % 2;
    const branch = Math.floor(leaf / 3);
    const hops = [
      '192.168.0.1',
      '198.51.100.1',
      `198.51.100.${10 + core}`,
      `198.51.100.${20 + branch}`,
      leaf === 7 ? undefined : `203.0.113.${10 + leaf}`,
      `203.0.113.${40 + leaf}`,
      `203.0.113.${70 + leaf}`,
      `203.0.113.${100 + leaf}`,
    ];
    const rows = hops.map((ip, index) => {
      const ttl = String(index + 1).padStart(2);
      const ms = `${index + 1}.${leaf}00 ms`;
      return ip === undefined ? `${ttl}  * * *` : `${ttl}  ${ip}  ${ms}  ${ms}  ${ms}`;
    });
    const target = hops.at(-1);
    return [`traceroute to ${target} (${target}), 30 hops max, 60 byte packets`, ...rows].join('\n');
  });
  return traces.join('\n\n');
}

export const merged = analyze([{ id: 'merged.txt', name: 'merged.txt', text: mergedText() }]);

export function inputOf(analysis: Analysis, language: Language, options: ExportOptions = {}): ExportInput {
  const translate = messages(language);
  const scenes = chosenScenes(analysis, translate, options);
  return {
    analysis,
    only: ALL_PARTS,
    theme: 'light',
    language,
    translate,
    options,
    scenes: () => scenes,
    webview: () => ({ script: '', style: '', scriptHash: '', styleHash: '' }),
    asset: (name) => readFile(path.join(root, ASSETS[name])),
    warn: (sentence) => {
      throw new Error(sentence);
    },
  };
}
