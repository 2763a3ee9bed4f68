import * as vscode from 'vscode';
import { lazyEnrichment, type DataFiles } from '../data/enrichment';
import type { AnalysisConfig } from '../model/analysis';
import type { Enrichment } from '../model/enrichment';

interface Files {
  readonly addresses: Uint8Array;
  readonly places: Uint8Array;
  readonly world: Uint8Array;
  readonly makers: Uint8Array;
}

export function lookUpIsOn(): boolean {
  return vscode.workspace.getConfiguration('hopscope.data').get('lookUp') !== false;
}

let files: Promise<Files> | undefined;
let made: { readonly path: string; readonly enrichment: Promise<Enrichment> } | undefined;

/**
 * The shipped tables with the user's own database (`hopscope.data.mmdb`); undefined when look-ups are switched off. Read once, unpacked
 * at the first look-up; a database that cannot be used is said once and left out.
 */
function enrichmentOfSettings(
  extensionUri: vscode.Uri,
  refuse: (problem: string) => void,
): Promise<Enrichment> | undefined {
  if (!lookUpIsOn()) return undefined;
  const setting = vscode.workspace.getConfiguration('hopscope.data').get('mmdb');
  const path = typeof setting === 'string' ? setting.trim() : '';
  if (made?.path !== path) made = { path, enrichment: enrichment(extensionUri, path, refuse) };
  return made.enrichment;
}

/** A configuration with the tables, where they may be asked. */
export async function withTables(
  config: AnalysisConfig,
  extensionUri: vscode.Uri,
  refuse: (problem: string) => void,
): Promise<AnalysisConfig> {
  const tables = await enrichmentOfSettings(extensionUri, refuse);
  return tables ? { ...config, enrichment: tables } : config;
}

async function enrichment(folder: vscode.Uri, path: string, refuse: (problem: string) => void): Promise<Enrichment> {
  const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'data', name));
  files ??= filesIn(read);
  const { addresses, places, world, makers } = await files;
  const mmdb = path === '' ? undefined : await openOwn(path, refuse);
  return lazyEnrichment({
    addresses: () => addresses,
    places: () => places,
    world: () => world,
    makers: () => makers,
    ...(mmdb && { mmdb }),
  });
}

async function filesIn(read: (name: string) => Thenable<Uint8Array>): Promise<Files> {
  const [addresses, places, world, makers] = await Promise.all([
    read('addresses.bin'),
    read('places.bin'),
    read('world.bin'),
    read('makers.bin'),
  ]);
  return { addresses, places, world, makers };
}

async function openOwn(path: string, refuse: (problem: string) => void): Promise<DataFiles['mmdb']> {
  try {
    const { openMmdb } = await import(/* webpackChunkName: "mmdb" */ '../data/mmdb');
    const found = openMmdb(await vscode.workspace.fs.readFile(vscode.Uri.file(path)));
    if (!('problem' in found)) return found;
    refuse(`hopscope.data.mmdb: no MaxMind DB: ${found.problem}`);
  } catch (error) {
    refuse(`hopscope.data.mmdb: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}
