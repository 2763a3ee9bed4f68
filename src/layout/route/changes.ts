import type { Translate } from '../../messages/catalog';
import { CHANGES, type Change, type Comparison, type MachineChange, type Pass } from '../../model/comparison';
import { SIDES, type Side, type Source } from '../../model/source';
import type { Folding } from '../fold/folds';
import type { Paint, Primitive } from '../scene';
import { ellipsize, measureText, printable } from '../textMetrics';
import { TEXT } from './measures';
import { box, text } from './pieces';

/** What stands behind a machine that differs: a sign and words, so that no colour is needed to read it. */
export interface Chip {
  readonly kind: Change;
  readonly text: string;
  /** The same as a sentence, for assistive technology. */
  readonly meaning: string;
  /** With the gap before it. */
  readonly width: number;
}

/** What a comparison says of the things of a drawing. */
export interface Changes {
  ofMachines(routers: readonly string[]): Chip | undefined;
  ofLinks(links: readonly string[]): Change | undefined;
  /** Those that are drawn. */
  readonly kinds: ReadonlySet<Change>;
  /** How many of each there are, in words; absent = nothing is compared. */
  readonly counts?: string;
  /** The documents of each side. */
  readonly names: Readonly<Record<Side, string>>;
}

/** What is compared, as an analysis has it. */
export interface ComparedTexts {
  readonly comparison?: Comparison;
  readonly sources: readonly Pick<Source, 'name' | 'side'>[];
}

const SIGNS: Readonly<Record<Change, string>> = { added: '+', gone: '−', moved: '⇅', changed: '≠' };
const CHIP_PAD = 6;
const CHIP_GAP = 8;
const NAME_ROOM = 180;

export function changesOf({ comparison, sources }: ComparedTexts, { members }: Folding, t: Translate): Changes {
  const machines = new Map((comparison?.machines ?? []).map((one) => [one.router.after ?? one.router.before, one]));
  const links = new Map((comparison?.links ?? []).map((one) => [one.link.after ?? one.link.before, one.kind]));
  const names = namesOf(sources, t);
  return {
    ofMachines(routers) {
      const whole = routers.flatMap((id) => members.get(id) ?? [id]);
      const found = whole.flatMap((id) => machines.get(id) ?? []);
      const [first] = found;
      if (!first) return undefined;
      return whole.length === 1 ? chipOf(first, t) : chipOfMany(found, whole.length, t);
    },
    ofLinks(ids) {
      const kinds = new Set(ids.map((id) => links.get(id)));
      return kinds.size === 1 ? [...kinds][0] : undefined;
    },
    kinds: new Set([...machines.values()].map(({ kind }) => kind).concat([...links.values()])),
    ...(comparison && { counts: countsOf(comparison, t) }),
    names,
  };
}

function namesOf(sources: ComparedTexts['sources'], t: Translate): Readonly<Record<Side, string>> {
  const [before, after] = SIDES.map((side) => {
    const own = sources.filter((source) => source.side === side).map(({ name }) => printable(name.slice(0, 200)));
    return ellipsize(own.join(t('diagram.comma')), NAME_ROOM, TEXT.note);
  });
  return { before: before ?? '', after: after ?? '' };
}

/** "2 new · 1 gone · 0 moved · 3 changed". */
export function countsOf({ machines, links }: Comparison, t: Translate): string {
  if (machines.length + links.length === 0) return t('comparison.none');
  const count = (kind: Change): number => machines.filter((one) => one.kind === kind).length;
  return t('comparison.counts', Object.fromEntries(CHANGES.map((kind) => [kind, count(kind)])));
}

/** The direction in which the times of a machine differ most, where both looks have one. */
export function timesOf({ ways }: MachineChange): { readonly before: number; readonly after: number } | undefined {
  const both = ways.flatMap(({ before, after }) =>
    before?.rttMs === undefined || after?.rttMs === undefined ? [] : [{ before: before.rttMs, after: after.rttMs }],
  );
  const gap = ({ before, after }: { before: number; after: number }): number => Math.abs(before - after);
  return both.reduce<(typeof both)[number] | undefined>(
    (most, one) => (most && gap(most) >= gap(one) ? most : one),
    undefined,
  );
}

/** TTLs of the direction in which a machine is met in both looks. */
export function hopsOf({ ways }: MachineChange): { readonly before: number; readonly after: number } | undefined {
  const met = ways.flatMap(({ before, after }) => (before && after ? [[before, after] as const] : []));
  const [[before, after] = []] = met.sort(([a, b], [c, d]) => Math.abs(c.ttl - d.ttl) - Math.abs(a.ttl - b.ttl));
  return before && after && { before: before.ttl, after: after.ttl };
}

/** Both looks have the direction, and only one of them meets the machine in it. */
const turned = ({ ways }: MachineChange): boolean =>
  ways.some(({ before, after }) => !before || !after) && !ways.some(differ);

const differ = ({ before, after }: { readonly before?: Pass; readonly after?: Pass }): boolean =>
  before?.rttMs !== undefined && after?.rttMs !== undefined && Math.abs(before.rttMs - after.rttMs) >= 5;

function chipOf(change: MachineChange, t: Translate): Chip {
  const [hops, times] = [hopsOf(change), timesOf(change)];
  switch (change.kind) {
    case 'moved':
      return made('moved', t('comparison.sign.moved', hops ?? {}), t('comparison.spoken.moved', hops ?? {}));
    case 'changed': {
      if (!times || turned(change)) return made('changed', t('comparison.sign.way'), t('comparison.spoken.way'));
      const said = { before: rounded(times.before), after: rounded(times.after) };
      const sign = t('comparison.sign.time', { difference: signed(times.after - times.before) });
      return made('changed', sign, t('comparison.spoken.time', said));
    }
    default:
      return made(change.kind, t(`comparison.sign.${change.kind}`), t(`comparison.spoken.${change.kind}`));
  }
}

/** Of several in one box: their kind where all are alike, else how many of each kind: "+2 ≠1". */
function chipOfMany(changes: readonly MachineChange[], whole: number, t: Translate): Chip {
  const [first] = changes;
  const alike = changes.length === whole && changes.every(({ kind }) => kind === first?.kind);
  if (alike && (first?.kind === 'added' || first?.kind === 'gone')) return chipOf(first, t);
  const counts = CHANGES.flatMap((kind) => {
    const count = changes.filter((one) => one.kind === kind).length;
    return count > 0 ? [{ sign: `${SIGNS[kind]}${count}`, words: `${t(`comparison.change.${kind}`)} ${count}` }] : [];
  });
  const words = counts.map((one) => one.words).join(t('diagram.comma'));
  return made('changed', counts.map(({ sign }) => sign).join(' '), words);
}

function made(kind: Change, words: string, meaning: string): Chip {
  const width = measureText(words, TEXT.note, { bold: true }) + 2 * CHIP_PAD + CHIP_GAP;
  return { kind, text: words, meaning, width };
}

/** "12.3", "45". */
export const rounded = (ms: number): string => String(Math.round(ms * 10) / 10);

/** "+30", "−4.2". */
export function signed(ms: number): string {
  return `${ms < 0 ? '−' : '+'}${rounded(Math.abs(ms))}`;
}

/** `left` is where what stands before it ends. */
export function chipPrimitives({ kind, text: words, width }: Chip, left: number, middle: number): readonly Primitive[] {
  const [x, inner] = [left + CHIP_GAP, width - CHIP_GAP];
  return [
    box(x, middle - 8, inner, 16, 'background', { radius: 3, stroke: strokeOf(kind, 1.2) }),
    text(x + inner / 2, middle + 4.5, words, TEXT.note, { anchor: 'middle', fill: kind, bold: true, role: 'change' }),
  ];
}

/** Gone is dashed: in print it is told from new without its sign. */
export function strokeOf(
  kind: Change,
  width: number,
): { readonly paint: Paint; readonly width: number; readonly dash?: readonly number[] } {
  return { paint: kind, width, ...(kind === 'gone' && { dash: [4, 3] }) };
}

/** A sign on a link; a link to a machine that is new or gone needs none. */
export function signPrimitives(kind: Change, x: number, y: number): readonly Primitive[] {
  return [
    { type: 'circle', cx: x, cy: y, r: 7, fill: 'background', stroke: strokeOf(kind, 1.2) },
    text(x, y + 4.5, SIGNS[kind], TEXT.note, { anchor: 'middle', fill: kind, bold: true, role: 'change' }),
  ];
}
