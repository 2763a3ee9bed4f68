import { inferBulk, type BulkAnswer, type BulkProgress } from '../analyzers/infer/bulk/inferBulk';
import type { Analysis, AnalysisConfig, Notice } from '../model/analysis';
import { sourceIds, type Role } from '../model/source';
import type { Sighting } from '../model/topology';
import type { FileList } from './listFiles';
import { emptyTally, readTraces, type Tally } from './readTraces';
import type { TraceFile } from './traceFile';

export interface FilesOptions {
  readonly config: AnalysisConfig;
  readonly roleOf?: (root: number) => Role | undefined;
  /** Looked at after every piece of text: what has been read by then is the answer. */
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (tally: Readonly<Tally>) => void;
}

export interface FilesAnswer {
  /** Its sources are the files that show an address first; their texts are not held. */
  readonly analysis: Analysis;
  /** The files of the sources. */
  readonly sources: readonly TraceFile[];
  readonly tally: Readonly<Tally>;
  readonly cancelled: boolean;
}

/** The traces of any number of files as one graph. Memory grows with addresses and ways, not with files. */
export async function analyzeFiles(
  list: FileList,
  { config, roleOf, signal, onProgress }: FilesOptions,
): Promise<FilesAnswer> {
  const tally = emptyTally();
  const answer = await inferBulk(readTraces(list.files, tally, roleOf, signal), {
    config,
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (_: BulkProgress) => onProgress(tally) }),
  });
  return { ...analysisOf(answer, list, tally), tally, cancelled: answer.cancelled };
}

function analysisOf(answer: BulkAnswer, list: FileList, tally: Tally): Pick<FilesAnswer, 'analysis' | 'sources'> {
  const { topology, route, traces, ways, firstSeen } = answer;
  const numbers = [...new Set([...firstSeen.values()].map(({ file }) => file))].sort((a, b) => a - b);
  const sources = numbers.flatMap((number) => list.files[number] ?? []);
  const ids = sourceIds(sources.map(({ name, path }) => ({ name, path: path.join('/') || name })));
  const idOf = new Map(numbers.map((number, index) => [number, ids[index] ?? '']));
  const sightings = (ip: string): readonly Sighting[] => {
    const first = firstSeen.get(ip);
    if (!first) return [];
    const { file, line, span, ttl, trace } = first;
    return [{ trace, ttl, probes: 1, rttMs: [], evidence: { source: idOf.get(file) ?? '', ...span }, line }];
  };
  const analysis: Analysis = {
    sources: sources.map(({ name }, index) => ({ id: ids[index] ?? name, name: ids[index] ?? name, text: '' })),
    traces: [],
    messages: [],
    bulk: { traces, ways },
    topology: { ...topology, interfaces: topology.interfaces.map((one) => ({ ...one, sightings: sightings(one.ip) })) },
    route,
    claims: route.claims,
    unparsed: [],
    notices: noticesOf(answer, list, tally),
  };
  return { analysis, sources };
}

function noticesOf(
  { topology, route, traces, ways, cancelled }: BulkAnswer,
  list: FileList,
  tally: Tally,
): readonly Notice[] {
  const args = { traces, ways, addresses: topology.interfaces.length, routers: route.routers.length };
  return [
    ...(cancelled ? [{ key: 'bulk.cancelled', args: { traces }, source: '' }] : []),
    { key: 'bulk.read', args, source: '' },
    ...leftOut(list, tally),
  ];
}

/** What of the files is not in the answer. */
export function leftOut(
  { links, unreadable: folders }: FileList,
  { foreign, mail, unreadable }: Tally,
): readonly Notice[] {
  const closed = [...folders, ...unreadable];
  const [name = ''] = closed;
  const closedKey = closed.length > 1 ? 'bulk.unreadableMore' : 'bulk.unreadable';
  return [
    ...(foreign > 0 ? [{ key: 'bulk.foreign', args: { files: foreign }, source: '' }] : []),
    ...(mail > 0 ? [{ key: 'bulk.mail', args: { files: mail }, source: '' }] : []),
    ...(closed.length > 0 ? [{ key: closedKey, args: { count: closed.length, name }, source: '' }] : []),
    ...(links > 0 ? [{ key: 'bulk.links', args: { links }, source: '' }] : []),
  ];
}
