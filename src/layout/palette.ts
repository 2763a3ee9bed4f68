import type { Paint } from './scene';

export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

/**
 * The colours of a theme. Three kinds of paint: grounds (`background`, `band-*`, `card`, `untrusted`) lie under text; inks (INKS) stand on
 * every ground with at least 4.5 : 1 and may be used for text; the others fill and line shapes (at least 3 : 1 against the background, or
 * doubled by an edge) and never carry text. `node-mark` is drawn on the faces of icons.
 */
export type Palette = Readonly<Record<Paint, string>>;

export const GROUNDS = [
  'background',
  'band-0',
  'band-1',
  'band-2',
  'band-3',
  'band-4',
  'card',
  'untrusted',
] as const satisfies readonly Paint[];

export const INKS = [
  'text',
  'muted',
  'forward',
  'return',
  'nat',
  'responsibility',
  'trust',
  'mail',
  'uncertain',
  'warning',
  'added',
  'gone',
  'moved',
  'changed',
] as const satisfies readonly Paint[];

const LIGHT: Palette = {
  background: '#ffffff',
  text: '#1f2328',
  muted: '#59636e',
  node: '#1d6fa8',
  'node-edge': '#124a73',
  'node-face': '#4e9ed4',
  'node-mark': '#ffffff',
  link: '#57606a',
  forward: '#0757b8',
  return: '#a84300',
  nat: '#116329',
  responsibility: '#b3202a',
  trust: '#7340bf',
  mail: '#0b6470',
  uncertain: '#75508f',
  warning: '#7d5200',
  added: '#116329',
  gone: '#b3202a',
  moved: '#7340bf',
  changed: '#7d5200',
  selection: '#0969da',
  firewall: '#b5482f',
  server: '#2d7a50',
  host: '#5c6773',
  'band-0': '#fff7e8',
  'band-1': '#eef5fd',
  'band-2': '#f4f1fb',
  'band-3': '#ebf7f1',
  'band-4': '#fdf0f2',
  delay: '#3b82c4',
  untrusted: '#eceef1',
  card: '#f6f8fa',
  none: 'none',
};

const DARK: Palette = {
  background: '#1f1f1f',
  text: '#e6e6e6',
  muted: '#a8b0b8',
  node: '#2d7fb8',
  'node-edge': '#8cc4ea',
  'node-face': '#3f93cd',
  'node-mark': '#ffffff',
  link: '#9aa4ae',
  forward: '#62aefc',
  return: '#f2a35e',
  nat: '#6cc77d',
  responsibility: '#ff8f88',
  trust: '#c3a1f5',
  mail: '#5cc6d0',
  uncertain: '#cfaae6',
  warning: '#e3b341',
  added: '#6cc77d',
  gone: '#ff8f88',
  moved: '#c3a1f5',
  changed: '#e3b341',
  selection: '#4aa3ff',
  firewall: '#c8593f',
  server: '#3f9b69',
  host: '#7a8794',
  'band-0': '#2a2720',
  'band-1': '#20272e',
  'band-2': '#272430',
  'band-3': '#1f2a25',
  'band-4': '#2d2326',
  delay: '#4f9fe0',
  untrusted: '#2c2e31',
  card: '#292a2c',
  none: 'none',
};

/** High contrast draws no tinted grounds: bands are told apart by their borders. */
const HIGH_CONTRAST: Palette = {
  background: '#000000',
  text: '#ffffff',
  muted: '#e0e0e0',
  node: '#000000',
  'node-edge': '#6fc3df',
  'node-face': '#000000',
  'node-mark': '#ffffff',
  link: '#ffffff',
  forward: '#3dc9ff',
  return: '#ffa64d',
  nat: '#7ce38b',
  responsibility: '#ff9a94',
  trust: '#d2b3ff',
  mail: '#6fe7ee',
  uncertain: '#e0bdf5',
  warning: '#ffd33d',
  added: '#7ce38b',
  gone: '#ff9a94',
  moved: '#d2b3ff',
  changed: '#ffd33d',
  selection: '#f38518',
  firewall: '#7a2a18',
  server: '#0f4a2c',
  host: '#3a434c',
  'band-0': '#000000',
  'band-1': '#000000',
  'band-2': '#000000',
  'band-3': '#000000',
  'band-4': '#000000',
  delay: '#3dc9ff',
  untrusted: '#000000',
  card: '#000000',
  none: 'none',
};

const HIGH_CONTRAST_LIGHT: Palette = {
  background: '#ffffff',
  text: '#000000',
  muted: '#292929',
  node: '#ffffff',
  'node-edge': '#0f4a85',
  'node-face': '#ffffff',
  'node-mark': '#0f4a85',
  link: '#000000',
  forward: '#003f8a',
  return: '#7a3000',
  nat: '#0a4a1c',
  responsibility: '#8a0f18',
  trust: '#4b1f96',
  mail: '#004b55',
  uncertain: '#55306e',
  warning: '#5c3d00',
  added: '#0a4a1c',
  gone: '#8a0f18',
  moved: '#4b1f96',
  changed: '#5c3d00',
  selection: '#0f4a85',
  firewall: '#ffffff',
  server: '#ffffff',
  host: '#ffffff',
  'band-0': '#ffffff',
  'band-1': '#ffffff',
  'band-2': '#ffffff',
  'band-3': '#ffffff',
  'band-4': '#ffffff',
  delay: '#003f8a',
  untrusted: '#ffffff',
  card: '#ffffff',
  none: 'none',
};

const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: LIGHT,
  dark: DARK,
  'high-contrast': HIGH_CONTRAST,
  'high-contrast-light': HIGH_CONTRAST_LIGHT,
};

export function paletteOf(theme: Theme): Palette {
  return PALETTES[theme];
}

/**
 * VS Code's own colour for a paint, for the webview: `var(<name>, <palette colour>)`. Only grounds, plain text and lines follow the
 * editor's theme; inks are colours of our own (`hopscope.*`), which a theme may set, and by default our palette, because `charts.orange` on white has 2.9 : 1 and text must have 4.5 : 1.
 */
const VARIABLES: Readonly<Partial<Record<Paint, string>>> = {
  background: '--vscode-editor-background',
  text: '--vscode-editor-foreground',
  selection: '--vscode-focusBorder',
  forward: '--vscode-hopscope-forward',
  return: '--vscode-hopscope-return',
  nat: '--vscode-hopscope-nat',
  responsibility: '--vscode-hopscope-responsibility',
  trust: '--vscode-hopscope-trust',
  uncertain: '--vscode-hopscope-uncertain',
};

/** Bands in the webview: a breath of the hue over whatever background the theme has. */
const TINTS: Readonly<Partial<Record<Paint, string>>> = {
  'band-0': '--vscode-charts-yellow',
  'band-1': '--vscode-charts-blue',
  'band-2': '--vscode-charts-purple',
  'band-3': '--vscode-charts-green',
  'band-4': '--vscode-charts-red',
  card: '--vscode-editor-foreground',
  untrusted: '--vscode-editor-foreground',
};

/** CSS value of a paint in the webview. `theme` follows the body's class (`vscode-dark`, `vscode-high-contrast` …). */
export function cssOf(paint: Paint, theme: Theme): string {
  const fallback = paletteOf(theme)[paint];
  const tint = TINTS[paint];
  const background = `var(--vscode-editor-background, ${paletteOf(theme).background})`;
  if (tint && theme.startsWith('high-contrast')) return background;
  if (tint) return `color-mix(in srgb, ${background} 93%, var(${tint}, ${fallback}))`;
  const name = VARIABLES[paint];
  return name ? `var(${name}, ${fallback})` : fallback;
}
