import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

const root = path.dirname(fileURLToPath(import.meta.url));

/** The build that needs no Node: fewer parts, and none of the fonts that we do not use. vitest.config.mts names it as well. */
const PDFKIT = 'node_modules/pdfkit/js/pdfkit.browser.mjs';

const common = {
  context: root,
  resolve: { extensions: ['.ts', '.js', '.json'], alias: { pdfkit$: path.join(root, PDFKIT) } },
  module: {
    rules: [
      { test: /\.ts$/, loader: 'esbuild-loader', options: { target: 'es2022' } },
      // The colour profile that pdfkit has for PDF/A, which we do not write.
      { test: /\.icc$/, type: 'asset/resource', generator: { emit: false } },
    ],
  },
  performance: { hints: false },
  stats: { preset: 'errors-warnings', assets: true, modules: false, builtAt: false },
};

/** What is shipped as it is: no CSS pipeline for one file; renderer and fonts of PNG and PDF. */
const COPIED = [
  ['webview/diagram.css', 'dist/webview.css'],
  ['media/fonts/regular.ttf', 'dist/regular.ttf'],
  ['media/fonts/bold.ttf', 'dist/bold.ttf'],
  ['node_modules/@resvg/resvg-wasm/index_bg.wasm', 'dist/resvg.wasm'],
];
const copyFiles = {
  apply(compiler) {
    compiler.hooks.afterEmit.tap('copy-files', () => {
      mkdirSync(path.join(root, 'dist'), { recursive: true });
      for (const [from, to] of COPIED) copyFileSync(path.join(root, from), path.join(root, to));
    });
    compiler.hooks.afterCompile.tap('copy-files', (compilation) => {
      for (const [from] of COPIED) compilation.fileDependencies.add(path.join(root, from));
    });
  },
};

/**
 * mailparser (1.7 MB) and the writers of heavy formats become chunks of their own, so that neither activation nor the command line
 * pays for them unless they are wanted. Each entry has its own chunks: module ids of one do not fit the other.
 */
const node = (entry, name, externals) => ({
  ...common,
  name,
  target: 'node20',
  entry: { [name]: entry },
  externals,
  output: {
    path: path.join(root, 'dist'),
    filename: '[name].js',
    chunkFilename: `${name}.[name].js`,
    library: { type: 'commonjs2' },
    // Chunks of an older build must not be shipped; the other entries share the folder.
    clean: { keep: (file) => !file.startsWith(`${name}.`) },
  },
  optimization: { chunkIds: 'named' },
  ignoreWarnings: [{ module: /node_modules/ }],
});

const cli = node('./src/cli/main.ts', 'cli', {});
cli.plugins = [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: 'cli.js' })];

/** The helper process of live traces: raw-socket is looked up at run time, if it was installed (src/live/probe/addon.ts). */
const probe = node('./src/live/probe/main.ts', 'probe', {});

/** What needs Node, and what stands in for it in a browser (src/web). */
const STAND_INS = [
  'mime/analyzeFully',
  'mime/readMsg',
  'extension/commands/traceRoute',
  'extension/largeMailbox',
  'extension/folderTree',
  'extension/commands/verifyAuthentication',
  'extension/commands/askName',
  'data/mmdb',
].map((module) => {
  const file = path.join(root, 'src', `${module}.ts`);
  return new webpack.NormalModuleReplacementPlugin(new RegExp(`/${path.basename(module)}$`), (request) => {
    if (path.resolve(request.context, `${request.request}.ts`) !== file) return;
    request.request = path.join(root, 'src/web', path.basename(file));
  });
});

/** VS Code for the Web loads one file and no other. */
const web = {
  ...common,
  name: 'web',
  target: 'webworker',
  entry: { web: './src/extension/extension.ts' },
  externals: { vscode: 'commonjs vscode' },
  output: { path: path.join(root, 'dist'), filename: '[name].js', library: { type: 'commonjs2' } },
  plugins: [...STAND_INS, new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
  ignoreWarnings: [{ module: /node_modules/ }],
};

const webview = {
  ...common,
  name: 'webview',
  target: ['web', 'es2022'],
  entry: { webview: './webview/main.ts' },
  output: { path: path.join(root, 'dist'), filename: '[name].js', iife: true },
  plugins: [copyFiles],
};

const configurations = [
  node('./src/extension/extension.ts', 'extension', { vscode: 'commonjs vscode' }),
  cli,
  probe,
  web,
  webview,
];

/** `npm run build` is what is shipped: no pointer to source maps that are not. Debugging (F5) uses the development mode. */
export default (_env, { mode = 'production' }) =>
  configurations.map((one) => ({ ...one, mode, devtool: mode === 'production' ? 'hidden-source-map' : 'source-map' }));
