import { readFileSync } from 'node:fs';
import { recognize } from '../../../src/analyzers/detect';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { inferRoute } from '../../../src/analyzers/infer/route';
import type { AnalysisConfig } from '../../../src/model/analysis';
import type { RouteGraph, Topology } from '../../../src/model/topology';

const FOLDER = 'examples/home-campus';
const FILES = ['forward.nmap.txt', 'forward.tracert.txt', 'return.traceroute.txt'] as const;
export type SampleFile = (typeof FILES)[number];

interface Expected {
  readonly routers: readonly { readonly id: string; readonly interfaces: readonly string[] }[];
  readonly rows: readonly {
    readonly row: number;
    readonly homeSide: string;
    readonly campusSide: string;
    readonly confidence?: number;
  }[];
  readonly check: {
    readonly alias: readonly (readonly [string, string])[];
    readonly segments: Readonly<Record<string, string>>;
    readonly ambiguous: readonly (readonly [string, string])[];
  };
}

export const expected = JSON.parse(readFileSync('test/fixtures/home-campus/expected.json', 'utf8')) as Expected;

/** The worked example from its texts, through the real parsers; `edit` changes a text before it is read. */
export function readSample(
  files: readonly SampleFile[] = FILES,
  edit: (text: string, file: SampleFile) => string = (text) => text,
): Topology {
  const traces = files.flatMap((file) => {
    const text = edit(readFileSync(`${FOLDER}/${file}`, 'utf8'), file);
    return recognize({ id: file, name: file, text }, {}).traces;
  });
  return buildTopology(traces);
}

export function inferSample(
  files?: readonly SampleFile[],
  config: AnalysisConfig = {},
  edit?: (text: string, file: SampleFile) => string,
): RouteGraph {
  return inferRoute(readSample(files, edit), config);
}
