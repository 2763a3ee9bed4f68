import type { Translate } from '../../messages/catalog';
import type { ExtraHost } from '../../model/extraHost';
import type { Router } from '../../model/topology';
import { EXTRA_ICONS } from '../icons';
import type { SceneItem } from '../scene';
import { ellipsize, printable } from '../textMetrics';
import { half, ICON, NAME_GAP, TEXT } from './measures';
import { line, text } from './pieces';
import type { Plan, Run } from './plan';
import type { Unit } from './units';

/** Width of a machine with its texts: under the symbol, or right of it where the line comes from below. */
const CELLS = { under: 122, beside: 122, above: 200 } as const;
/** From the left edge of a machine's room to the middle of its symbol. */
const INSET = 61;
/** Two lines of text below an icon. */
const CAPTION = 34;
/** More machines than this are counted, not drawn: the picture is about the route. */
const MOST = 8;

/** Machines that hang on one thing, side by side. */
interface Lan {
  readonly hosts: readonly ExtraHost[];
  readonly at: string;
  /** What selecting the line selects. */
  readonly subject: string;
  /** Left edge of its first machine. */
  readonly left: number;
  /** Row in which the machines stand, and its height. */
  readonly row: number;
  readonly level: number;
  /** Where the line begins; machines of a bar hang under it or stand on it, those of a router stand in its row. */
  readonly from: { readonly x: number; readonly y: number };
  readonly hang: 'under' | 'above' | 'beside';
}

/** Where the machines beside the route stand: right of everything else, on the bar of their segment or in the row of their router. */
export interface Lans {
  readonly plan: Plan;
  readonly lans: readonly Lan[];
}

type Place = Omit<Lan, 'hosts' | 'at' | 'left'>;

/**
 * Makes room in a plan for the machines whose place is drawn: `at` is the prefix of a segment, an address or a router; others are left
 * out. A LAN has its machines on a bar; on a link between two routers nothing else can stand, so there they stand at their router.
 */
export function lansOf(plan: Plan, hosts: readonly ExtraHost[]): Lans {
  const byPlace = new Map<string, { place: Place; hosts: ExtraHost[] }>();
  for (const host of hosts) {
    const place = placeOf(plan, host.at);
    if (!place) continue;
    const key = `${place.from.x} ${place.from.y} ${place.hang}`;
    const known = byPlace.get(key);
    if (known) known.hosts.push(host);
    else byPlace.set(key, { place, hosts: [host] });
  }
  const ends = new Map<number, number>();
  const lans = [...byPlace.values()].map(({ place, hosts: own }): Lan => {
    const left = ends.get(place.row) ?? plan.width;
    ends.set(place.row, left + Math.min(own.length, MOST + 1) * CELLS[place.hang]);
    return { ...place, hosts: own, at: own[0]?.at ?? '', left };
  });
  if (lans.length === 0) return { plan, lans };
  const foot = lans.some(({ row, hang }) => row === 0 && hang !== 'above') ? CAPTION : 0;
  return { plan: { ...plan, width: Math.max(...ends.values()), height: plan.height + foot }, lans };
}

function placeOf(plan: Plan, at: string): Place | undefined {
  const runs = [...plan.runs.values()].flat();
  const run =
    runs.find(({ part }) => part.wire.segment?.prefix === at) ?? runs.find((one) => isLan(one) && touches(one, at));
  if (run) return onBar(plan, run);
  const spot = plan.rows.flat().find(({ unit }) => unit.routers.some((router) => isAt(router, at)));
  const router = spot?.unit.routers.find((one) => isAt(one, at));
  if (!spot || !router) return undefined;
  const from = { x: half(spot.right), y: half(spot.y + BELOW_NAME) };
  return { subject: router.id, row: spot.unit.row, level: spot.y, from, hang: 'beside' };
}

/** The line of a router's machines runs under its name. */
const BELOW_NAME = 11;

const isAt = ({ id, interfaces }: Router, at: string): boolean => id === at || interfaces.includes(at);

const ENDS: ReadonlySet<Router['kind']> = new Set(['host', 'server']);

const isEnd = ({ routers }: Unit): boolean => routers.some(({ kind }) => ENDS.has(kind));

/** A segment of several machines, or the link of a host: machines can stand beside it. */
function isLan({ part: { wire, lower, upper } }: Run): boolean {
  const kind = wire.segment?.kind;
  return (
    kind === 'home' ||
    (wire.segment?.state === 'accepted' && kind !== 'p2p' && kind !== 'relay') ||
    isEnd(lower) ||
    isEnd(upper)
  );
}

/** One of its ends has that address, or is a host or server that goes by it. */
function touches({ part: { lowerEnd, upperEnd } }: Run, at: string): boolean {
  return [lowerEnd, upperEnd].some(
    (end) => end && (end.ip === at || (isEnd(end.unit) && end.unit.routers.some((router) => isAt(router, at)))),
  );
}

/** Machines stand beside the host or server at the end of their link, else beside the nearer router. */
function onBar(plan: Plan, run: Run): Place {
  const { part } = run;
  const above = isEnd(part.upper) && !isEnd(part.lower);
  const row = above ? part.gap + 1 : part.gap;
  // Between the prefix above and the address below it.
  const y = half((plan.gaps[part.gap]?.middle ?? run.from) - 1);
  const level = plan.rows[row]?.[0]?.y ?? y + 40;
  const subject = part.wire.segment?.id ?? part.wire.id;
  return { subject, row, level, from: { x: run.x, y }, hang: above ? 'above' : 'under' };
}

/** The lines, which lie under the machines of the route. */
export function extraLineItems({ lans }: Lans): readonly SceneItem[] {
  return lans.map(({ hosts, left, from, hang, at, subject }): SceneItem => {
    const shown = Math.min(hosts.length, MOST);
    const right = left + (shown - 1) * CELLS[hang] + INSET - (hang === 'beside' ? ICON.width / 2 : 0);
    return {
      id: `lan:${at}`,
      mark: 'segment',
      data: { kind: hang === 'beside' ? 'stub' : 'lan' },
      subject,
      evidence: [],
      primitives: [line(from.x, from.y, right, from.y, { paint: 'link', width: hang === 'beside' ? 1.6 : 2 })],
    };
  });
}

export function extraHostItems({ lans }: Lans, t: Translate): readonly SceneItem[] {
  return lans.flatMap((lan) => [
    ...lan.hosts.slice(0, MOST).map((host, index) => hostItem(host, lan, index, t)),
    ...moreItem(lan, t),
  ]);
}

function moreItem({ hosts, left, level, at, subject, hang }: Lan, t: Translate): readonly SceneItem[] {
  const count = hosts.length - MOST;
  if (count <= 0) return [];
  const words = text(left + MOST * CELLS[hang] + 8, level + 4, t('host.more', { count }), TEXT.note, { fill: 'muted' });
  return [{ id: `more:${at}`, mark: 'label', data: { kind: 'lan' }, subject, evidence: [], primitives: [words] }];
}

function hostItem(host: ExtraHost, lan: Lan, index: number, t: Translate): SceneItem {
  const { level, hang, from, row } = lan;
  const x = lan.left + index * CELLS[hang] + INSET;
  const [address = ''] = host.addresses;
  const name = host.label || t('host.unnamed');
  const aside = hang === 'above';
  const room = aside ? CELLS.above - INSET - ICON.width / 2 - NAME_GAP : CELLS.under - 8;
  const cut = (words: string, bold = false): string =>
    ellipsize(printable(words.slice(0, 200)), room, TEXT.note, { bold });
  const edge = aside ? level + ICON.height / 2 : level - ICON.height / 2;
  const [left, first, second] = aside
    ? [x + ICON.width / 2 + NAME_GAP, level - 1, level + 13]
    : [x, level + 28, level + 42];
  const anchor = aside ? 'start' : 'middle';
  return {
    id: host.id,
    mark: 'node',
    data: { kind: host.kind, extra: 'true' },
    subject: host.id,
    label: t('host.extra', { name, address, at: host.at }),
    evidence: host.evidence ?? [],
    stop: { rank: row, lane: 50 + index },
    primitives: [
      ...(hang === 'beside' ? [] : [line(x, from.y, x, edge, { paint: 'link', width: 1.6 })]),
      {
        type: 'icon',
        icon: host.icon ?? EXTRA_ICONS[host.kind],
        x: half(x - ICON.width / 2),
        y: half(level - ICON.height / 2),
        ...ICON,
      },
      text(left, first, cut(name, true), TEXT.note, { anchor, bold: true, role: 'name' }),
      text(left, second, cut(address), TEXT.note, { anchor, fill: 'muted', role: 'extra-address' }),
    ],
  };
}
