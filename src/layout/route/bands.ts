import type { Translate } from '../../messages/catalog';
import { gradeOf } from '../../model/claim';
import type { Boundary, Nat, RouteGraph } from '../../model/topology';
import { ellipsize, measureText, printable } from '../textMetrics';
import { groupBy } from './groups';
import { TEXT } from './measures';
import type { Unit } from './units';
import type { Part } from './wires';

/** Neighbouring rows of one operator, or of the same operators side by side. Empty `domains`: nobody is known. */
export interface Band {
  readonly first: number;
  readonly last: number;
  /** Ids, from left to right. */
  readonly domains: readonly string[];
  readonly name: string;
}

/** Borders between the same two parties that cut the same gap: one line. */
export interface Cut {
  readonly gap: number;
  readonly boundaries: readonly Boundary[];
  readonly parts: readonly Part[];
  /** One line, or two where the names of the parties are long. */
  readonly name: readonly string[];
}

/** A translation in the row of its router. Its line runs through the whole row where nothing else stands in it. */
export interface Translation {
  readonly row: number;
  readonly unit: Unit;
  readonly alone: boolean;
  readonly nat: Nat;
  /** Empty where the left edge is not the router's: its neighbours would seem to be meant. */
  readonly name: string;
}

/** The horizontal structure of the drawing: what spans its whole width and has its name at the left edge. */
export interface Stripes {
  readonly bands: readonly Band[];
  /** Operator of each unit that has one. */
  readonly owner: ReadonlyMap<Unit, string>;
  readonly cuts: readonly Cut[];
  readonly translations: readonly Translation[];
}

/** Widest name at the left edge. */
const NAME_ROOM = 360;
/** Widest name of a party in one line with the rest. */
const PARTY_ROOM = 78;
/** Widest names of two parties in a line of their own: what one does not need is the other's. */
const PARTIES_ROOM = 280;

type Rows = readonly (readonly Unit[])[];

/** `parties`: borders are named after both sides, for a drawing that nobody can ask. */
export function stripesOf(
  graph: RouteGraph,
  rows: Rows,
  parts: readonly Part[],
  parties: boolean,
  t: Translate,
): Stripes {
  const owner = ownersOf(graph, rows);
  const translations = translationsOf(graph, rows, t);
  const translating = new Set(translations.map(({ row }) => row));
  const nameOf = (first: Boundary, grade: string, gap: number): readonly string[] =>
    parties
      ? nameOfParties(graph, first, grade, translating.has(gap + 1), t)
      : [ellipsize(t('diagram.boundary', { grade }), NAME_ROOM, TEXT.note)];
  return { bands: bandsOf(graph, rows, owner, t), owner, cuts: cutsOf(graph, parts, nameOf, t), translations };
}

function ownersOf(graph: RouteGraph, rows: Rows): ReadonlyMap<Unit, string> {
  const domains = new Map(graph.domains.flatMap(({ id, routers }) => routers.map((router) => [router, id] as const)));
  return new Map(
    rows.flat().flatMap((unit) => {
      const routers = unit.owner === undefined ? unit.routers.map((router) => router.id) : [unit.owner];
      const [domain] = routers.flatMap((router) => domains.get(router) ?? []);
      return domain === undefined ? [] : [[unit, domain] as const];
    }),
  );
}

function bandsOf(graph: RouteGraph, rows: Rows, owner: ReadonlyMap<Unit, string>, t: Translate): readonly Band[] {
  const labels = new Map(graph.domains.map(({ id, label }) => [id, domainName(label, t)]));
  const own = rows.map((row) =>
    isOwned(row, owner) ? [...new Set(row.flatMap((unit) => owner.get(unit) ?? []))] : [],
  );
  const bands: Band[] = [];
  betweenSame(own).forEach((domains, row) => {
    const last = bands.at(-1);
    if (last && last.domains.join('\n') === domains.join('\n')) {
      bands[bands.length - 1] = { ...last, last: row };
      return;
    }
    const text = domains.map((id) => labels.get(id) ?? id).join(' · ');
    bands.push({ first: row, last: row, domains, name: ellipsize(text, NAME_ROOM, TEXT.band, { bold: true }) });
  });
  return bands;
}

/** A router of nobody known beside those of an operator: the row is not that operator's. */
function isOwned(row: readonly Unit[], owner: ReadonlyMap<Unit, string>): boolean {
  return row.every((unit) => unit.kind === 'silent' || unit.kind === 'bend' || owner.has(unit));
}

/** The home network is called so in the reader's language. */
export function domainName(label: string, t: Translate): string {
  return label === 'home' ? t('diagram.domain.home') : printable(label);
}

/** Rows of silent hops belong to an operator when the rows on both sides do. */
function betweenSame(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const above: (readonly string[])[] = [];
  let next: readonly string[] = [];
  for (let row = rows.length - 1; row >= 0; row--) {
    const own = rows[row] ?? [];
    if (own.length > 0) next = own;
    above[row] = next;
  }
  let below: readonly string[] = [];
  return rows.map((own, row) => {
    if (own.length > 0) return (below = own);
    const same = below.length === 1 && above[row]?.length === 1 && above[row]?.[0] === below[0];
    return same ? below : [];
  });
}

function cutsOf(
  graph: RouteGraph,
  parts: readonly Part[],
  nameOf: (first: Boundary, grade: string, gap: number) => readonly string[],
  t: Translate,
): readonly Cut[] {
  const byLink = new Map<string, Part>();
  const byEnds = new Map<string, Part>();
  for (const part of parts) {
    const { links, lower, upper } = part.wire;
    for (const link of links) byLink.set(link.id, part);
    byEnds.set(`${lower.ip} ${upper.ip}`, part);
    byEnds.set(`${upper.ip} ${lower.ip}`, part);
  }
  const found = graph.boundaries.flatMap((boundary) => {
    const part = byLink.get(boundary.link ?? '') ?? byEnds.get(boundary.between.join(' '));
    return part ? [{ boundary, part }] : [];
  });
  const groups = groupBy(found, ({ boundary, part }) => `${part.gap}\n${boundary.inside}\n${boundary.outside}`);
  return [...groups.values()].flatMap((group): readonly Cut[] => {
    const [first] = group;
    if (!first) return [];
    const { gap } = first.part;
    const boundaries = group.map(({ boundary }) => boundary);
    const grade = t(`diagram.grade.${gradeOf(Math.min(...boundaries.map(({ confidence }) => confidence)))}`);
    return [{ gap, boundaries, parts: group.map(({ part }) => part), name: nameOf(first.boundary, grade, gap) }];
  });
}

/** Both parties and how sure it is. Long names have a line of their own, unless the name of a translation stands there. */
function nameOfParties(
  { domains }: RouteGraph,
  { inside, outside }: Boundary,
  grade: string,
  crowded: boolean,
  t: Translate,
): readonly string[] {
  const labelOf = (id: string): string => {
    const label = domains.find((one) => one.id === id)?.label;
    return label === undefined ? printable(id) : domainName(label, t);
  };
  const [one, other] = [labelOf(inside), labelOf(outside)];
  const widthOf = (name: string): number => measureText(name, TEXT.note);
  const within = (room: (neighbour: string) => number) => ({
    inside: ellipsize(one, room(other), TEXT.note),
    outside: ellipsize(other, room(one), TEXT.note),
  });
  const short = Math.max(widthOf(one), widthOf(other)) <= PARTY_ROOM;
  if (short || crowded) return [t('diagram.boundaryOf', { ...within(() => PARTY_ROOM), grade })];
  const shared = within((neighbour) => Math.max(PARTIES_ROOM / 2, PARTIES_ROOM - widthOf(neighbour)));
  return [t('diagram.boundaryParties', shared), t('diagram.boundary', { grade })];
}

function translationsOf(graph: RouteGraph, rows: Rows, t: Translate): readonly Translation[] {
  const nats = groupBy(graph.nat, ({ router }) => router);
  return rows.flatMap((all, row) => {
    const units = all.filter(({ kind }) => kind !== 'bend');
    const translators = units.filter(({ routers }) => routers.some(({ id }) => nats.has(id)));
    return translators.flatMap((unit): readonly Translation[] => {
      const [nat] = unit.routers.flatMap(({ id }) => nats.get(id) ?? []);
      if (!nat) return [];
      const alone = units.length === 1;
      const name = unit === all[0] ? ellipsize(natText(nat, t), NAME_ROOM, TEXT.note) : '';
      return [{ row, unit, alone, nat, name }];
    });
  });
}

/** "NAT 192.168.56.254 → 211.6.218.33, certain"; an unknown side is "?". */
function natText(nat: Nat, t: Translate): string {
  const side = ([first = '?', ...more]: readonly string[]): string =>
    printable(first) + (more.length > 0 ? ` +${more.length}` : '');
  const grade = t(`diagram.grade.${gradeOf(nat.confidence)}`);
  return t(`diagram.nat.${nat.kind}`, { inside: side(nat.inside), outside: side(nat.outside), grade });
}

/** Width of the names at the left edge beside each row and each gap, 0 where there are none. */
export function nameWidths({ bands, cuts, translations }: Stripes): {
  readonly rows: Map<number, number>;
  readonly gaps: Map<number, number>;
} {
  const rows = new Map<number, number>();
  const gaps = new Map<number, number>();
  const widen = (map: Map<number, number>, key: number, width: number): void => {
    map.set(key, Math.max(map.get(key) ?? 0, width));
  };
  for (const { last, name } of bands) {
    // The name begins in the gap above the band's first row and reaches a little into that row.
    const width = measureText(name, TEXT.band, { bold: true });
    widen(rows, last, width);
    widen(gaps, last, width);
  }
  for (const { gap, name } of cuts) {
    const width = Math.max(...name.map((one) => measureText(one, TEXT.note)));
    widen(gaps, gap, width);
    if (name.length > 1) widen(rows, gap + 1, width);
  }
  for (const { row, name } of translations) {
    widen(rows, row, measureText(name, TEXT.note));
    widen(gaps, row - 1, measureText(name, TEXT.note));
  }
  return { rows, gaps };
}
