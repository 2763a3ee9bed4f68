import type { Scene } from '../layout/scene';
import type { Language, Translate } from '../messages/catalog';
import type { Analysis, AnalysisPart } from '../model/analysis';

/** The built webview, for the interactive page. Hashes are in CSP form: `sha256-…`. */
export interface WebviewAssets {
  readonly script: string;
  readonly style: string;
  readonly scriptHash: string;
  readonly styleHash: string;
}

export interface ExportInput {
  readonly analysis: Analysis;
  readonly only: readonly AnalysisPart[];
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  readonly translate: Translate;
  /** What is on screen: the route, then each message. A function, because data formats never need the layout. */
  scenes(): readonly Scene[];
  /** Read from `dist/` by the caller: the core has no files. */
  webview(): WebviewAssets;
}

/** One format = one file + one line in registry.ts. */
export interface Exporter {
  readonly id: string;
  /** With its dot, as in file names. */
  readonly ending: string;
  /** Message key of the name in menus. */
  readonly name: string;
  /** A picture shows one scene, so several scenes become several files; a document holds everything. */
  readonly output:
    | { readonly per: 'scene'; write(scene: Scene, input: ExportInput): string | Uint8Array }
    | { readonly per: 'analysis'; write(input: ExportInput): string | Uint8Array };
}

/** The files an export makes, in the order of the scenes. */
export function filesOf({ output }: Exporter, input: ExportInput): readonly (string | Uint8Array)[] {
  return output.per === 'analysis' ? [output.write(input)] : input.scenes().map((scene) => output.write(scene, input));
}

/** `a.svg`, then `a.2.svg`, `a.3.svg` when there are several drawings. */
export function numberedName(name: string, ending: string, index: number): string {
  return index === 0 ? name : `${name.slice(0, -ending.length)}.${index + 1}${ending}`;
}
