import type { Scene } from '../layout/scene';
import { pageOf, type Paper, type Preset } from '../layout/page';
import { withIcons, type Icons } from '../layout/icons';
import { scenesOf } from '../layout/scenes';
import { withTitle } from '../layout/title';
import type { Language, Translate } from '../messages/catalog';
import type { AbuseContacts } from '../model/abuseContact';
import type { Analysis, AnalysisPart } from '../model/analysis';

/** The built webview, for the interactive page. Hashes are in CSP form: `sha256-…`. */
export interface WebviewAssets {
  readonly script: string;
  readonly style: string;
  readonly scriptHash: string;
  readonly styleHash: string;
}

/** What the user chose for one export. Absent = as the format does it; a format passes over what it has no use for. */
export interface ExportOptions {
  /** For formats that have pages. */
  readonly paper?: Paper;
  /** Which layout `scenes()` has: as on screen, or one page in the style of the course assignment. */
  readonly preset?: Preset;
  readonly legend?: boolean;
  /** Written instead of the scene's own title. */
  readonly title?: string;
  /** Default: our drawings. */
  readonly icons?: Icons;
  /** The student's account, for file names. */
  readonly login?: string;
  /** Of a PNG: device pixels to the CSS pixel, 1 to 3. */
  readonly scale?: number;
  /** Which stencils a draw.io drawing refers to. */
  readonly stencils?: Stencils;
  /** Of an SVG: carries the analysis as JSON in its `<metadata>`. */
  readonly metadata?: boolean;
}

/** draw.io's Cisco stencils as every course has them, those of 2019, or boxes. */
export const STENCILS = ['classic', 'cisco19', 'plain'] as const;
export type Stencils = (typeof STENCILS)[number];

/** What is built beside the program for pictures: the renderer, and fonts that look the same on every machine. */
export type AssetName = 'resvg.wasm' | 'regular.ttf' | 'bold.ttf';

/** The scenes as the options want them: on a page or as on screen, under the user's title. */
export function chosenScenes(analysis: Analysis, translate: Translate, options: ExportOptions): readonly Scene[] {
  const { preset, paper, legend, title, icons } = options;
  const page = preset === 'course' ? pageOf(paper ?? 'a4', legend ?? true) : undefined;
  const drawn = scenesOf(analysis, translate, page);
  const scenes = drawn.map((scene) => withIcons(scene, icons ?? 'drawn'));
  return title === undefined ? scenes : scenes.map((scene) => withTitle(scene, title));
}

/** Letters that stand in account names and in file names everywhere. */
const LOGIN = /^[\w][\w.-]{0,63}$/;

export function isLogin(text: string): boolean {
  return LOGIN.test(text);
}

/** Text is written as UTF-8. */
export type ExportData = string | Uint8Array;

/** Heavy formats load their writer when it is wanted: `write: async () => (await import('./pptx/write')).pptxOf(…)`. */
type Written = ExportData | Promise<ExportData>;

export interface ExportInput {
  readonly analysis: Analysis;
  readonly only: readonly AnalysisPart[];
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  readonly translate: Translate;
  readonly options: ExportOptions;
  /** Absent = the offline data hold none. */
  readonly abuseContacts?: AbuseContacts;
  /** What is on screen: the route, then each message. A function, because data formats never need the layout. */
  scenes(): readonly Scene[];
  /** Read from `dist/` by the caller: the core has no files. */
  webview(): WebviewAssets;
  /** Read from `dist/` by the caller. */
  asset(name: AssetName): Promise<Uint8Array>;
  /** The user's own font, for letters that ours lack. */
  readonly font?: { readonly name: string; readonly data: Uint8Array };
  /** One sentence on what could not be done as asked; the file is written all the same. */
  warn(sentence: string): void;
}

/** One format = one file + one line in registry.ts. */
export interface Exporter {
  readonly id: string;
  /** With its dot, as in file names. */
  readonly ending: string;
  /** Message key of the name in menus. */
  readonly name: string;
  /** The data are no text: nothing for a terminal or an editor. */
  readonly binary?: boolean;
  /** A file name to offer; absent = the input's name with the ending. */
  fileName?(options: ExportOptions): string | undefined;
  /** A picture shows one scene, so several scenes become several files; a document holds everything. */
  readonly output:
    | { readonly per: 'scene'; write(scene: Scene, input: ExportInput): Written }
    | { readonly per: 'analysis'; write(input: ExportInput): Written };
}

/** The files an export makes, in the order of the scenes. */
export async function filesOf({ output }: Exporter, input: ExportInput): Promise<readonly ExportData[]> {
  if (output.per === 'analysis') return [await output.write(input)];
  const files: ExportData[] = [];
  for (const scene of input.scenes()) files.push(await output.write(scene, input));
  return files;
}

/** `a.svg`, then `a.2.svg`, `a.3.svg` when there are several drawings. */
export function numberedName(name: string, ending: string, index: number): string {
  return index === 0 ? name : `${name.slice(0, -ending.length)}.${index + 1}${ending}`;
}
