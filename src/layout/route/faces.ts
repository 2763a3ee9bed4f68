import type { Translate } from '../../messages/catalog';
import type { RouteGraph, Router } from '../../model/topology';
import type { IconName } from '../icons';
import { ellipsize, measureText, printable } from '../textMetrics';
import { COLUMN_AIR, FRAME_PAD, ICON, NAME_GAP, NAME_ROOM, SILENT_HEIGHT, TEXT } from './measures';
import { tagText, type Tags } from './tags';
import type { Unit } from './units';

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

export function facesOf(
  graph: RouteGraph,
  rows: readonly (readonly Unit[])[],
  tags: Tags,
  t: Translate,
): ReadonlyMap<Unit, Face> {
  const nats = new Set(graph.nat.map((nat) => nat.router));
  return new Map(
    rows.flatMap((row) => {
      const room = NAME_ROOM[Math.min(row.length, NAME_ROOM.length - 1)] ?? NAME_ROOM[5];
      return row.map((unit): readonly [Unit, Face] => [unit, faceOf(unit, room, nats, tags, t)]);
    }),
  );
}

function faceOf(unit: Unit, room: number, nats: ReadonlySet<string>, tags: Tags, t: Translate): Face {
  switch (unit.kind) {
    case 'bend':
      return { left: 8, right: 8, rise: 0, members: [] };
    case 'silent':
      return silentFace(unit, t);
    case 'fold':
      return foldFace(unit);
    case 'frame':
      return frameFace(unit, room, t);
    case 'router':
      return routerFace(unit, room, nats, tags);
  }
}

const nameWidth = (name: string): number => measureText(name, TEXT.name, { bold: true });

function nameOf(router: Router, room: number): string {
  const name = ellipsize(printable(router.label), room, TEXT.name, { bold: true });
  return router.confidence < 0.7 ? `${name} ?` : name;
}

function routerFace(unit: Unit, room: number, nats: ReadonlySet<string>, tags: Tags): Face {
  const [router] = unit.routers;
  if (!router) return { left: 8, right: 8, rise: 0, members: [] };
  const name = nameOf(router, room);
  const tag = tagText(router, tags);
  const translates = nats.has(router.id);
  const icon = router.icon ?? (translates && router.kind === 'router' ? 'nat' : ICONS[router.kind]);
  return {
    left: ICON.width / 2,
    right: ICON.width / 2 + NAME_GAP + nameWidth(name) + tag.width,
    rise: ICON.height / 2,
    members: [{ router, icon, name, tags: tag.text, lean: 0, offset: 0 }],
  };
}

function silentFace(unit: Unit, t: Translate): Face {
  const [router] = unit.routers;
  if (!router) return { left: 8, right: 8, rise: 0, members: [] };
  const name = silentText(unit, t);
  const width = Math.max(96, measureText(name, TEXT.note) + 20);
  const members = [{ router, icon: 'silent' as const, name, tags: '', lean: 0, offset: 0 }];
  return { left: width / 2, right: width / 2, rise: SILENT_HEIGHT / 2, members };
}

function foldFace(unit: Unit): Face {
  const [router] = unit.routers;
  if (!router) return { left: 8, right: 8, rise: 0, members: [] };
  const width = Math.max(96, measureText(router.label, TEXT.note, { bold: true }) + 28);
  const members = [{ router, icon: 'router' as const, name: router.label, tags: '', lean: 0, offset: 0 }];
  return { left: width / 2, right: width / 2, rise: SILENT_HEIGHT / 2, members };
}

/** "hop 10 * * *", or "3 silent hops (7–9)" for a run. TTLs are those of the trace that met the silence. */
export function silentText(unit: Unit, t: Translate): string {
  const ttls = unit.routers.map((router) => router.hops[0]?.ttl ?? router.rank);
  const [first = 0] = ttls;
  if (ttls.length === 1) return t('diagram.silent', { ttl: first });
  return t('diagram.silentRun', { hops: ttls.length, first: Math.min(...ttls), last: Math.max(...ttls) });
}

/** Room for the arrow that says which direction passes a member. */
const ARROW = 16;

function frameFace(unit: Unit, room: number, t: Translate): Face {
  const shared = Math.max(90, room / unit.routers.length);
  const cells = unit.routers.map((router, index) => {
    const name = nameOf(router, shared);
    return {
      router,
      name,
      tags: '',
      icon: router.icon ?? ICONS[router.kind],
      lean: unit.leans[index] ?? 0,
      width: ICON.width + NAME_GAP + nameWidth(name) + ARROW,
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
