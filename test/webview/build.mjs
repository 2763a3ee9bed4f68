// Builds what the tests open: the webview exactly as it ships (same webpack configuration), and the exporters for Node.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import webpack from 'webpack';
import configure from '../../webpack.config.mjs';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const out = path.join(root, 'out/webview-test');

export async function build() {
  mkdirSync(out, { recursive: true });
  const webview = configure({}, { mode: 'production' }).find(({ name }) => name === 'webview');
  const pages = {
    ...webview,
    name: 'pages',
    target: 'node20',
    devtool: false,
    plugins: [],
    entry: { pages: path.join(root, 'test/webview/pages.ts') },
    experiments: { outputModule: true },
    optimization: { minimize: false },
    output: { path: out, filename: '[name].mjs', module: true, library: { type: 'module' } },
  };
  await run([{ ...webview, plugins: [], devtool: false, output: { ...webview.output, path: out } }, pages]);
  const script = readFileSync(path.join(out, 'webview.js'), 'utf8');
  const style = readFileSync(path.join(root, 'webview/diagram.css'), 'utf8');
  const assets = { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) };
  return { assets, product: await import(pathToFileURL(path.join(out, 'pages.mjs')).href) };
}

const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

function run(configuration) {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else resolve(stats);
    });
  });
}
