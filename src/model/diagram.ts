import type { AnalysisConfig } from './analysis';
import { checkConfig } from './config';
import {
  isObject,
  readAddress,
  readCorrection,
  readName,
  readPrefix,
  type Correction,
  type FormProblem,
} from './correction';
import { EXTRA_HOST_KINDS, type ExtraHost } from './extraHost';
import { REDACTION_MODES, type Redaction, type RedactionMode } from './redaction';
import { ROLES, SIDES, type AttachedText, type Role, type Side, type Source } from './source';

/** A saved diagram, `*.hopscope.json`. */
export const DIAGRAM_SCHEMA = 'hopscope.diagram/1';

/** A text that is drawn, kept in the file: the diagram needs nothing else. */
export interface SavedSource {
  /** Name of the document, unique in the file. */
  readonly name: string;
  readonly role?: Role;
  readonly side?: Side;
  readonly text: string;
  readonly attached?: readonly AttachedText[];
}

/**
 * What the user did to a picture. Machines go by an address of theirs, those that have none by their id (`host:home`,
 * `silent:forward.txt#5`), so that it survives a new reading of the texts.
 */
export interface Overlay {
  readonly corrections: readonly Correction[];
  /** Machine or network → its name. */
  readonly names: Readonly<Record<string, string>>;
  /** Machine → name of its symbol. */
  readonly icons: Readonly<Record<string, string>>;
  readonly hosts: readonly ExtraHost[];
  /** Machine → distance of its place from the middle of the drawing, in scene pixels. */
  readonly pins: Readonly<Record<string, number>>;
  /** Folds that stand otherwise than by themselves (src/layout/fold). */
  readonly folds: readonly string[];
  /** Absent = as the user's settings say. */
  readonly redaction?: Redaction;
}

export interface Diagram extends Overlay {
  readonly sources: readonly SavedSource[];
  /** What was known when the diagram was saved: settings of the reader do not change the picture. */
  readonly config: AnalysisConfig;
}

export const NO_OVERLAY: Overlay = { corrections: [], names: {}, icons: {}, hosts: [], pins: {}, folds: [] };

/** What could be read, and everything that could not with its place. */
export interface CheckedDiagram {
  readonly diagram: Diagram;
  readonly problems: readonly FormProblem[];
}

/** Scene pixels that a machine may be moved aside. */
export const FARTHEST_PIN = 4000;
/** Entries of one list or table that are read; a hostile file may have millions. */
export const MOST_ENTRIES = 20_000;
const DEEPEST_ATTACHED = 8;

// "router", "l3-switch"
const ICON_NAME = /^[a-z\d-]{1,40}$/;

/** One entry, or the name of the form that it misses. */
export type EntryReader<T> = (value: unknown, index: number) => { readonly entry: T } | { readonly form: string };

const taken = <T>(entry: T | undefined, form: string): { entry: T } | { form: string } =>
  entry === undefined ? { form } : { entry };

/** How the entries of each list are read. */
export const LISTS = {
  sources: (value: unknown, index: number) => taken(readSource(value, index), 'source'),
  corrections(value: unknown): { readonly entry: Correction } | { readonly form: string } {
    const entry = readCorrection(value);
    return typeof entry === 'string' ? { form: entry } : { entry };
  },
  hosts: (value: unknown, index: number) => taken(readHost(value, index), 'host'),
  folds: (value: unknown) => taken(typeof value === 'string' && value.length < 500 ? value : undefined, 'fold'),
} satisfies Record<string, EntryReader<unknown>>;

/** How the values of each table are read. */
export const TABLES = {
  names: (value: unknown) => taken(readName(value), 'name'),
  icons: (value: unknown) => taken(typeof value === 'string' && ICON_NAME.test(value) ? value : undefined, 'icon'),
  pins: (value: unknown) => taken(readPin(value), 'pin'),
} satisfies Record<string, EntryReader<unknown>>;

export type ListName = keyof typeof LISTS;
export type TableName = keyof typeof TABLES;

/**
 * Checks the form of a saved diagram. What is wrong is left out and named; fields that nobody knows are passed over, and
 * src/model/diagramText.ts keeps them.
 */
export function checkDiagram(value: unknown): CheckedDiagram {
  if (!isObject(value) || value.schema !== DIAGRAM_SCHEMA) {
    return { diagram: { ...NO_OVERLAY, sources: [], config: {} }, problems: [{ field: 'schema', form: 'schema' }] };
  }
  const problems: FormProblem[] = [];
  const list = <T>(name: ListName, read: EntryReader<T>): readonly T[] => {
    const entries = value[name] ?? [];
    if (!Array.isArray(entries)) return refuse([], name, 'list', problems);
    return entries.slice(0, MOST_ENTRIES).flatMap((one: unknown, index): readonly T[] => {
      const found = read(one, index);
      return 'entry' in found ? [found.entry] : refuse([], `${name}[${index}]`, found.form, problems);
    });
  };
  const table = <T>(name: TableName, read: EntryReader<T>): Readonly<Record<string, T>> => {
    const entries = value[name] ?? {};
    if (!isObject(entries)) return refuse({}, name, 'table', problems);
    const rows = Object.entries(entries).slice(0, MOST_ENTRIES);
    return Object.fromEntries(
      rows.flatMap(([key, one], index) => {
        const found = read(one, index);
        if ('entry' in found) return [[key, found.entry] as const];
        return refuse([], `${name}[${JSON.stringify(key.slice(0, 60))}]`, found.form, problems);
      }),
    );
  };
  const diagram: Diagram = {
    sources: unique('name', list('sources', LISTS.sources)),
    config: configIn(value.config, problems),
    corrections: list('corrections', LISTS.corrections),
    names: table('names', TABLES.names),
    icons: table('icons', TABLES.icons),
    hosts: unique('id', list('hosts', LISTS.hosts)),
    pins: table('pins', TABLES.pins),
    folds: list('folds', LISTS.folds),
    ...redactionIn(value.redaction, problems),
  };
  return { diagram, problems };
}

function refuse<T>(instead: T, field: string, form: string, problems: FormProblem[]): T {
  problems.push({ field, form });
  return instead;
}

/** Two things of one name would be mixed up: the second gets a number behind it. */
function unique<K extends string, T extends Readonly<Record<K, string>>>(key: K, things: readonly T[]): readonly T[] {
  const taken = new Set<string>(things.map((one) => one[key]));
  const met = new Map<string, number>();
  return things.map((one) => {
    const name: string = one[key];
    let count = (met.get(name) ?? 0) + 1;
    if (count > 1) while (taken.has(`${name} (${count})`)) count++;
    met.set(name, count);
    return count === 1 ? one : { ...one, [key]: `${name} (${count})` };
  });
}

/** A text as one string or, so that a comparison shows lines, as a list of them. */
function readText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((line) => typeof line === 'string')) return undefined;
  return value.join('\n');
}

function readSource(value: unknown, index: number): SavedSource | undefined {
  if (!isObject(value)) return undefined;
  const text = readText(value.text);
  const role = ROLES.find((one) => one === value.role);
  const side = SIDES.find((one) => one === value.side);
  const attached = readAttached(value.attached, 0);
  const name = value.name === undefined ? `source ${index + 1}` : readName(value.name);
  if (text === undefined || name === undefined || attached === undefined) return undefined;
  if ((value.role !== undefined && !role) || (value.side !== undefined && !side)) return undefined;
  return { name, text, ...(role && { role }), ...(side && { side }), ...(attached.length > 0 && { attached }) };
}

function readAttached(value: unknown, depth: number): readonly AttachedText[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || depth >= DEEPEST_ATTACHED) return undefined;
  const found = value.map((one: unknown): AttachedText | undefined => {
    if (!isObject(one)) return undefined;
    const [text, name, attached] = [readText(one.text), readName(one.name), readAttached(one.attached, depth + 1)];
    if (text === undefined || attached === undefined) return undefined;
    return { text, ...(name !== undefined && { name }), ...(attached.length > 0 && { attached }) };
  });
  const right = found.filter((one) => one !== undefined);
  return right.length === found.length ? right : undefined;
}

function readHost(value: unknown, index: number): ExtraHost | undefined {
  if (!isObject(value)) return undefined;
  const label = value.name === undefined ? '' : readName(value.name);
  const kind = EXTRA_HOST_KINDS.find((one) => one === (value.kind ?? 'host'));
  const at = readPrefix(value.at) ?? readAddress(value.at) ?? readName(value.at);
  const given: readonly unknown[] = Array.isArray(value.addresses) ? value.addresses : [];
  const addresses = given.flatMap((one) => readAddress(one) ?? []);
  if (label === undefined || !kind || at === undefined || addresses.length !== given.length) return undefined;
  if (value.addresses !== undefined && !Array.isArray(value.addresses)) return undefined;
  const id = readName(value.id) ?? `host:user:${index + 1}`;
  return { id, label, kind, addresses, at };
}

function readPin(value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.round(Math.max(-FARTHEST_PIN, Math.min(FARTHEST_PIN, value)));
}

function configIn(value: unknown, problems: FormProblem[]): AnalysisConfig {
  if (value === undefined) return {};
  const checked = checkConfig(value);
  if (checked.problems.length > 0) problems.push({ field: `config: ${checked.problems.join('; ')}`, form: 'config' });
  return checked.config;
}

/** Whoever wrote a mode that nobody knows wanted to hide something: then the one that hides most is taken. */
export function readRedaction(value: unknown): { readonly redaction: Redaction; readonly right: boolean } {
  const known = isObject(value) ? value : {};
  const mode: RedactionMode | undefined = REDACTION_MODES.find((one) => one === known.mode);
  const { homeHops } = known;
  const right = typeof homeHops === 'number' && Number.isInteger(homeHops) && homeHops > 0 && homeHops < 256;
  return { redaction: { mode: mode ?? 'pseudonyms', homeHops: right ? homeHops : 3 }, right: mode !== undefined };
}

function redactionIn(value: unknown, problems: FormProblem[]): { readonly redaction?: Redaction } {
  if (value === undefined) return {};
  const { redaction, right } = readRedaction(value);
  if (!right) problems.push({ field: 'redaction', form: 'redaction' });
  return { redaction };
}

/** The documents of a diagram as an analysis takes them. */
export function sourcesOf({ sources }: Diagram): readonly Source[] {
  return sources.map(({ name, text, role, side, attached }) => ({
    id: name,
    name,
    text,
    ...(role && { role }),
    ...(side && { side }),
    ...(attached && { attached }),
  }));
}

/** What the inference must know beside the texts. */
export function configOf({ config, corrections }: Diagram): AnalysisConfig {
  return corrections.length > 0 ? { ...config, corrections: [...(config.corrections ?? []), ...corrections] } : config;
}
