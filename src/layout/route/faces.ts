import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Router } from '../../model/topology';
import type { IconName } from '../icons';
import { ellipsize, measureText, printable } from '../textMetrics';
import { COLUMN_AIR, FRAME_PAD, ICON, NAME_GAP, NAME_ROOM, SILENT_HEIGHT, TEXT } from './measures';
import { tagText, type Tags } from './tags';
import type { Unit } from './units';
import type { Changes, Chip } from './changes';

/** How a unit looks in its row: the room it takes left and right of its centre, and its texts cut to that room. */
export interface Face {
  readonly left: number;
  readonly right: number;
  /** Half height of the icon, box or frame: links end there. */
  readonly rise: number;
  readonly members: readonly Member[];
  /** Text beside a frame. */
  readonly question?: string;
}

export interface Member {
  readonly router: Router;
  readonly icon: string;
  readonly name: string;
  /** What the tools noted beside its answers, `!X` for example; empty mostly. */
  readonly tags: string;
  /** How it differs from another look at the route. */
  readonly change?: Chip;
  /** −1 only forward, 1 only return passes it. */
  readonly lean: number;
  /** From the unit's centre to the icon's. */
  readonly offset: number;
}

const ICONS: Readonly<Record<Router['kind'], IconName>> = {
  router: 'router',
  host: 'host',
  nat: 'nat',
  firewall: 'firewall',
  switch: 'l3-switch',
  server: 'server',
  silent: 'silent',
};

/** What stands behind the names. */
interface Notes {
  readonly tags: Tags;
  readonly changes: Changes;
}

const widthOf = (change: Chip | undefined): number => change?.width ?? 0;

export function facesOf(
  graph: RouteGraph,
  rows: readonly (readonly Unit[])[],
  notes: Notes,
  t: Translate,
): ReadonlyMap<Unit, Face> {
  const nats = new Set(graph.nat.map((nat) => nat.router));
  return new Map(
    rows.flatMap((row) => {
      const room = NAME_ROOM[Math.min(row.length, NAME_ROOM.length - 1)] ?? NAME_ROOM[5];
      return row.map((unit): readonly [Unit, Face] => [unit, faceOf(unit, room, nats, notes, t)]);
    }),
  );
}

function faceOf(unit: Unit, room: number, nats: ReadonlySet<string>, notes: Notes, t: Translate): Face {
  switch (unit.kind) {
    case 'bend':
      return { left: 8, right: 8, rise: 0, members: [] };
    case 'silent':
      return silentFace(unit, notes, t);
    case 'fold':
      return foldFace(unit, notes);
    case 'frame':
      return frameFace(unit, room, notes, t);
    case 'router':
      return routerFace(unit, room, nats, notes);
  }
}

const nameWidth = (name: string): number => measureText(name, TEXT.name, { bold: true });

// "198.51.100.249"
const IPV4 = /^[\d.]{7,15}$/;

/** Half an address tells nothing. */
function nameOf(router: Router, room: number): string {
  const label = printable(router.label);
  const name = IPV4.test(label) ? label : ellipsize(label, room, TEXT.name, { bold: true });
  return router.confidence < 0.7 ? `${name} ?` : name;
}

function routerFace(unit: Unit, room: number, nats: ReadonlySet<string>, { tags, changes }: Notes): Face {
  const [router] = unit.routers;
  if (!router) return { left: 8, right: 8, rise: 0, members: [] };
  const name = nameOf(router, room);
  const tag = tagText(router, tags);
  const change = changes.ofMachines([router.id]);
  const translates = nats.has(router.id);
  const icon = router.icon ?? (translates && router.kind === 'router' ? 'nat' : ICONS[router.kind]);
  return {
    left: ICON.width / 2,
    right: ICON.width / 2 + NAME_GAP + nameWidth(name) + widthOf(change) + tag.width,
    rise: ICON.height / 2,
    members: [{ router, icon, name, tags: tag.text, ...(change && { change }), lean: 0, offset: 0 }],
  };
}

function silentFace(unit: Unit, { changes }: Notes, t: Translate): Face {
  const [router] = unit.routers;
  if (!router) return { left: 8, right: 8, rise: 0, members: [] };
  const name = silentText(unit, t);
  const width = Math.max(96, measureText(name, TEXT.note) + 20);
  const change = changes.ofMachines(unit.routers.map(({ id }) => id));
  const members = [{ router, icon: 'silent' as const, name, tags: '', ...(change && { change }), lean: 0, offset: 0 }];
  return { left: width / 2, right: width / 2 + widthOf(change), rise: SILENT_HEIGHT / 2, members };
}

function foldFace(unit: Unit, { changes }: Notes): Face {
  const [router] = unit.routers;
  if (!router) return { left: 8, right: 8, rise: 0, members: [] };
  const width = Math.max(96, measureText(router.label, TEXT.note, { bold: true }) + 28);
  const change = changes.ofMachines([router.id]);
  const members = [
    { router, icon: 'router' as const, name: router.label, tags: '', ...(change && { change }), lean: 0, offset: 0 },
  ];
  return { left: width / 2, right: width / 2 + widthOf(change), rise: SILENT_HEIGHT / 2, members };
}

/** "hop 10 * * *", or "3 silent hops (7–9)" for a run. TTLs are those of the trace that met the silence. */
export function silentText(unit: Unit, t: Translate): string {
  const ttls = unit.routers.map((router) => router.hops[0]?.ttl ?? router.rank);
  const [first = 0] = ttls;
  if (ttls.length === 1) return t('diagram.silent', { ttl: first });
  return t('diagram.silentRun', { hops: ttls.length, first: Math.min(...ttls), last: Math.max(...ttls) });
}

/** Room for the arrow that says which direction passes a member. */
export const ARROW = 16;

function frameFace(unit: Unit, room: number, { changes }: Notes, t: Translate): Face {
  const shared = Math.max(90, room / unit.routers.length);
  const cells = unit.routers.map((router, index) => {
    const name = nameOf(router, shared);
    const change = changes.ofMachines([router.id]);
    return {
      router,
      name,
      tags: '',
      ...(change && { change }),
      icon: router.icon ?? ICONS[router.kind],
      lean: unit.leans[index] ?? 0,
      width: ICON.width + NAME_GAP + nameWidth(name) + ARROW + widthOf(change),
    };
  });
  const width = cells.reduce((sum, cell) => sum + cell.width + COLUMN_AIR, -COLUMN_AIR);
  let x = -width / 2;
  const members = cells.map(({ width: cell, ...shown }): Member => {
    const offset = x + ICON.width / 2;
    x += cell + COLUMN_AIR;
    return { ...shown, offset };
  });
  const question = t('diagram.oneOrTwo', { count: unit.routers.length });
  const side = width / 2 + FRAME_PAD + 4;
  const words = NAME_GAP + measureText(question, TEXT.note);
  return { left: side, right: side + words, rise: ICON.height / 2 + FRAME_PAD, members, question };
}
