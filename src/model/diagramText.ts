import { checkConfig } from './config';
import { isObject, type FormProblem } from './correction';
import {
  checkDiagram,
  DIAGRAM_SCHEMA,
  LISTS,
  MOST_ENTRIES,
  readRedaction,
  TABLES,
  type Diagram,
  type ListName,
  type TableName,
} from './diagram';
import type { ExtraHost } from './extraHost';
import type { AttachedText } from './source';

/** A saved diagram as its text says it, or the one problem that keeps it from being read. */
export type ReadDiagram =
  | { readonly diagram: Diagram; readonly problems: readonly FormProblem[] }
  | { readonly broken: { readonly line?: number; readonly schema?: true } };

// "Unexpected token } in JSON at position 123"
const POSITION = /position (\d{1,12})/;
/** Anything longer is no drawing of a person's. */
const LONGEST = 64e6;

function parse(text: string): unknown {
  return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text) as unknown;
}

/** Reads a saved diagram. Never throws; linear. */
export function readDiagram(text: string): ReadDiagram {
  let value: unknown;
  try {
    if (text.length > LONGEST) return { broken: {} };
    value = parse(text);
  } catch (error) {
    const at = POSITION.exec((error as Error).message)?.[1];
    return { broken: at === undefined ? {} : { line: text.slice(0, Number(at)).split('\n').length } };
  }
  const { diagram, problems } = checkDiagram(value);
  return problems.some(({ form }) => form === 'schema') ? { broken: { schema: true } } : { diagram, problems };
}

/** True for the name that a saved diagram has, or for a text that says so itself. */
export function isDiagram(name: string, text: string): boolean {
  return /\.hopscope\.json$/i.test(name) || HEAD.test(text.slice(0, 400));
}

// `{ "schema": "hopscope.diagram/1"`
const HEAD = /^\ufeff?\s{0,80}\{\s{0,80}"schema"\s{0,9}:\s{0,9}"hopscope\.diagram\//;

/* Writing ------------------------------------------------------------------------------------------------------- */

type Raw = Readonly<Record<string, unknown>>;

/**
 * The text of a diagram. With the text that it was read from, all that did not change stays: unknown fields, entries that were not
 * understood, the order of the fields and the indentation. So a comparison of two versions shows what was done and nothing else.
 */
export function writeDiagram(diagram: Diagram, before = ''): string {
  const old = rawOf(before);
  const parts: Record<string, unknown> = {
    schema: DIAGRAM_SCHEMA,
    sources: mergeList('sources', diagram.sources, old.sources, savedSource),
    config: sameConfig(diagram, old.config) ? old.config : emptyToNothing(writtenConfig(diagram)),
    corrections: mergeList('corrections', diagram.corrections, old.corrections),
    names: mergeTable('names', diagram.names, old.names),
    icons: mergeTable('icons', diagram.icons, old.icons),
    hosts: mergeList('hosts', diagram.hosts, old.hosts, savedHost),
    pins: mergeTable('pins', diagram.pins, old.pins),
    folds: mergeList('folds', diagram.folds, old.folds),
    redaction: redactionOf(diagram, old.redaction),
  };
  const order = [...new Set([...Object.keys(old), ...Object.keys(parts)])];
  const entries = order.map((name): [string, unknown] => [name, Object.hasOwn(parts, name) ? parts[name] : old[name]]);
  const text = JSON.stringify(
    Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    null,
    indentOf(before),
  );
  return `${text}\n`;
}

function rawOf(text: string): Raw {
  try {
    const value = parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

// `{\n    "schema"`
const INDENT = /^\ufeff?\{\r?\n([ \t]{1,8})"/;

function indentOf(text: string): string {
  return INDENT.exec(text)?.[1] ?? '  ';
}

/** Old entries that still stand keep their form, those that were not understood too; new ones follow. */
function mergeList<T>(
  name: ListName,
  entries: readonly T[],
  old: unknown,
  write: (entry: T) => unknown = (entry) => entry,
): unknown {
  const read = LISTS[name] as (value: unknown, index: number) => { readonly entry?: unknown };
  const left = new Map<string, T[]>();
  for (const entry of entries) {
    const same = left.get(JSON.stringify(entry));
    if (same) same.push(entry);
    else left.set(JSON.stringify(entry), [entry]);
  }
  if (entries.length === 0 && !Array.isArray(old)) return old;
  const kept = (Array.isArray(old) ? old : []).filter((one: unknown, index) => {
    const { entry } = read(one, index);
    if (entry === undefined || index >= MOST_ENTRIES) return true;
    return left.get(JSON.stringify(entry))?.pop() !== undefined;
  });
  const rest = new Set([...left.values()].flat());
  const all = [...kept, ...entries.filter((entry) => rest.has(entry)).map(write)];
  return all;
}

function mergeTable(name: TableName, table: Raw, old: unknown): unknown {
  const read = TABLES[name] as (value: unknown) => { readonly entry?: unknown };
  if (Object.keys(table).length === 0 && !isObject(old)) return old;
  const rows = Object.entries(isObject(old) ? old : {}).flatMap(([key, value], index) => {
    const { entry } = read(value);
    const unread = entry === undefined || index >= MOST_ENTRIES;
    if (!Object.hasOwn(table, key)) return unread ? [[key, value] as const] : [];
    return [[key, entry === table[key] ? value : table[key]] as const];
  });
  const known = new Set(rows.map(([key]) => key));
  const all = [...rows, ...Object.entries(table).filter(([key]) => !known.has(key))];
  return Object.fromEntries(all);
}

const linesOf = (text: string): readonly string[] => text.split('\n');

/** Texts stand line by line: exactly the same text comes back when the lines are joined. */
function savedSource({ name, role, side, text, attached }: Diagram['sources'][number]): unknown {
  return { name, role, side, text: linesOf(text), attached: attached?.map(savedAttached) };
}

function savedAttached({ name, text, attached }: AttachedText): unknown {
  return { name, text: linesOf(text), attached: attached?.map(savedAttached) };
}

function savedHost({ id, label, kind, addresses, at }: ExtraHost): unknown {
  return {
    id,
    name: label === '' ? undefined : label,
    kind,
    at,
    addresses: addresses.length > 0 ? addresses : undefined,
  };
}

function writtenConfig({ config: { enrichment: _, dialects: __, ...config } }: Diagram): Raw {
  return config;
}

function sameConfig(diagram: Diagram, old: unknown): boolean {
  return old !== undefined && JSON.stringify(checkConfig(old).config) === JSON.stringify(writtenConfig(diagram));
}

function emptyToNothing(config: Raw): unknown {
  return Object.keys(config).length > 0 ? config : undefined;
}

function redactionOf({ redaction }: Diagram, old: unknown): unknown {
  if (!redaction) return undefined;
  const { mode, homeHops } = redaction;
  const known = isObject(old) ? old : {};
  if (old !== undefined && JSON.stringify(readRedaction(old).redaction) === JSON.stringify(redaction)) return old;
  return mode === 'home' ? { ...known, mode, homeHops } : { ...known, mode };
}
