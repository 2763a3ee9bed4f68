import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { ExtraHost } from '../../model/extraHost';
import { routeId, type HostRoute, type Machine } from '../../model/host';
import type { Lan } from '../../model/lans';
import { machinesOf } from '../../model/machines';
import { EXTRA_ICONS, type IconName } from '../icons';
import { line, rect, shown, SIZE, text } from '../mail/pieces';
import type { Primitive, Scene, SceneItem } from '../scene';
import { ellipsize } from '../textMetrics';

const MARGIN = 24;
const CELL = 132;
const ICON = { width: 45, height: 28 };
const COLUMNS = 7;
/** More rows of machines are no picture; the text has them all. */
const MOST_ROWS = 4;
const MOST_ROUTES = 30;
const WIDTH = 2 * MARGIN + COLUMNS * CELL;
/** From a bar to the icons below it, and from there to the next bar. */
const DROP = 18;
const ROW = 104;
const LINE = 22;

/** One machine that stands on the bar of its LAN. */
interface Seat {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  readonly address: string;
  readonly label: string;
  readonly evidence: SceneItem['evidence'];
}

/** Machines that told something of a network while no trace shows where they stand. */
export function drawnMachines({ hosts = [], lans = [], route }: Analysis): readonly Machine[] {
  if (route) return [];
  return machinesOf(hosts).filter(({ id, routes }) => routes.length > 0 || lans.some(({ machine }) => machine === id));
}

/** One scene for each: gateway, LAN, neighbours, routes. */
export function layoutHosts(analysis: Analysis, t: Translate): readonly Scene[] {
  const { lans = [], extraHosts = [] } = analysis;
  return drawnMachines(analysis).map((machine) => {
    const own = lans.filter((lan) => lan.machine === machine.id);
    return layoutHost(machine, own, extraHosts, t);
  });
}

function layoutHost(machine: Machine, lans: readonly Lan[], near: readonly ExtraHost[], t: Translate): Scene {
  const { hostName, routes } = machine;
  const title = hostName === undefined ? t('host.scene.title') : t('host.scene.titleNamed', { name: shown(hostName) });
  const items: SceneItem[] = [];
  let y = 64;
  for (const lan of lans) {
    const drawn = lanItems(
      lan,
      machine,
      near.filter(({ at }) => at === lan.id),
      y,
      items.length,
      t,
    );
    items.push(...drawn.items);
    y = drawn.bottom;
  }
  const table = routeItems(routes, y, t);
  const hosts = lans.reduce((count, lan) => count + near.filter(({ at }) => at === lan.id).length, 0);
  return {
    kind: 'host',
    width: WIDTH,
    height: table.bottom,
    title,
    description: t('host.scene.description', { lans: lans.length, hosts, routes: routes.length }),
    items: [
      plain('title', [
        text(MARGIN, 34, ellipsize(title, WIDTH - 2 * MARGIN, SIZE.title, { bold: true }), SIZE.title, {
          bold: true,
          role: 'title',
        }),
      ]),
      ...items,
      ...table.items,
    ],
    legend: [],
  };
}

function plain(id: string, primitives: readonly Primitive[]): SceneItem {
  return { id, mark: 'label', data: {}, subject: id, evidence: [], primitives };
}

interface Drawn {
  readonly items: readonly SceneItem[];
  readonly bottom: number;
}

function lanItems(
  lan: Lan,
  machine: Machine,
  near: readonly ExtraHost[],
  top: number,
  rank: number,
  t: Translate,
): Drawn {
  const seats = seatsOf(lan, machine, near, t);
  const drawn = seats.slice(0, COLUMNS * MOST_ROWS);
  const rows = Math.max(1, Math.ceil(drawn.length / COLUMNS));
  const gateways = lan.gateways.slice(0, 3).map((ip, index) => gatewayItem(ip, machine, top, index, rank, t));
  const bar = top + (gateways.length > 0 ? 58 : 26);
  const right = MARGIN + COLUMNS * CELL;
  const bars = Array.from({ length: rows }, (_, row): Primitive =>
    line(MARGIN, bar + row * ROW, right, bar + row * ROW, { paint: 'link', width: 2.4 }),
  );
  const riser = rows > 1 ? [line(MARGIN, bar, MARGIN, bar + (rows - 1) * ROW, { paint: 'link', width: 2.4 })] : [];
  const name = lan.prefix ?? t('host.scene.lan');
  const bottom = bar + rows * ROW + (seats.length > drawn.length ? LINE : 0);
  const more = seats.length - drawn.length;
  const segment: SceneItem = {
    id: `lan:${machine.id}:${lan.id}`,
    mark: 'segment',
    data: { kind: 'lan' },
    subject: `lan:${machine.id}:${lan.id}`,
    label: name,
    evidence: lan.own.map(({ evidence }) => evidence),
    stop: { rank: rank + 1, lane: 0 },
    primitives: [
      ...bars,
      ...riser,
      text(MARGIN, bar - 8, ellipsize(name, 3 * CELL, SIZE.text), SIZE.text, { fill: 'muted', role: 'prefix' }),
      ...(more > 0 ? [text(MARGIN, bottom - 16, t('host.more', { count: more }), SIZE.text, { fill: 'muted' })] : []),
    ],
  };
  const machines = drawn.map((seat, index) => {
    const row = Math.floor(index / COLUMNS);
    const x = MARGIN + ((index % COLUMNS) + 0.5) * CELL;
    return seatItem(seat, x, bar + row * ROW, { rank: rank + 2 + row, lane: index % COLUMNS });
  });
  return { items: [...gateways, segment, ...machines], bottom };
}

/** The machine itself, then its neighbours. */
function seatsOf(lan: Lan, machine: Machine, near: readonly ExtraHost[], t: Translate): readonly Seat[] {
  const [own] = lan.own;
  const name = shown(machine.hostName ?? t('host.scene.self'));
  const self: readonly Seat[] = [
    {
      id: own ? `${machine.id}@${own.ip}` : `${machine.id}@${lan.id}`,
      icon: 'host',
      name,
      address: own ? `${own.ip}${own.length === undefined ? '' : `/${own.length}`}` : '',
      label: `${t('host.kind.self')}: ${name} ${own?.ip ?? ''}`,
      evidence: lan.own.map(({ evidence }) => evidence),
    },
  ];
  const others = near.map(({ id, kind, label, addresses, at, evidence = [] }): Seat => {
    const [address = ''] = addresses;
    const shownName = shown(label) || t('host.unnamed');
    const icon = EXTRA_ICONS[kind];
    return { id, icon, name: shownName, address, label: t('host.extra', { name: shownName, address, at }), evidence };
  });
  return [...self, ...others];
}

function seatItem(
  seat: Seat,
  x: number,
  bar: number,
  stop: { readonly rank: number; readonly lane: number },
): SceneItem {
  const top = bar + DROP;
  const cut = (words: string, bold: boolean): string => ellipsize(words, CELL - 10, SIZE.small, { bold });
  const below = top + ICON.height;
  return {
    id: seat.id,
    mark: 'node',
    data: { kind: seat.icon },
    subject: seat.id,
    label: seat.label,
    evidence: seat.evidence,
    stop,
    primitives: [
      line(x, bar, x, top, { paint: 'link', width: 1.6 }),
      { type: 'icon', icon: seat.icon, x: x - ICON.width / 2, y: top, ...ICON },
      text(x, below + 16, cut(seat.name, true), SIZE.small, { anchor: 'middle', bold: true, role: 'name' }),
      text(x, below + 32, cut(seat.address, false), SIZE.small, { anchor: 'middle', fill: 'muted', role: 'address' }),
    ],
  };
}

/** Above the bar: what leads out of the LAN. */
function gatewayItem(ip: string, machine: Machine, top: number, index: number, rank: number, t: Translate): SceneItem {
  const x = MARGIN + (3 + 1.6 * index) * CELL;
  const bar = top + 58;
  const kind = t('host.kind.gateway');
  const places = [...machine.gateways, ...machine.routes.map((one) => ({ ip: one.gateway, evidence: one.evidence }))];
  return {
    id: `gateway:${ip}`,
    mark: 'node',
    data: { kind: 'router' },
    subject: `gateway:${ip}`,
    label: `${kind}: ${ip}`,
    evidence: places
      .filter((one) => one.ip === ip)
      .map(({ evidence }) => evidence)
      .slice(0, 3),
    stop: { rank, lane: index },
    primitives: [
      line(x, top + ICON.height, x, bar, { paint: 'link', width: 1.6 }),
      { type: 'icon', icon: 'router', x: x - ICON.width / 2, y: top, ...ICON },
      text(x + ICON.width / 2 + 8, top + 12, ellipsize(kind, 1.2 * CELL, SIZE.small, { bold: true }), SIZE.small, {
        bold: true,
        role: 'name',
      }),
      text(x + ICON.width / 2 + 8, top + 28, ellipsize(ip, 1.2 * CELL, SIZE.small), SIZE.small, {
        fill: 'muted',
        role: 'address',
      }),
    ],
  };
}

/** The routing table, longest prefix first: the first row that holds a destination wins. */
function routeItems(routes: readonly HostRoute[], top: number, t: Translate): Drawn {
  if (routes.length === 0) return { items: [], bottom: top + MARGIN };
  const lengthOf = ({ prefix }: HostRoute): number => Number(prefix.slice(prefix.lastIndexOf('/') + 1)) || 0;
  const sorted = [...routes].sort((a, b) => lengthOf(b) - lengthOf(a) || (a.metric ?? 0) - (b.metric ?? 0));
  const first = top + 18;
  const rows = sorted.slice(0, MOST_ROUTES).map((route, index): SceneItem => {
    const y = first + 12 + (index + 1) * LINE;
    const via = route.reject ? t('host.rejects') : (route.gateway ?? t('host.onLink'));
    const words = t('host.scene.route', { prefix: route.prefix, via, interface: route.interface ?? '' }).trim();
    return {
      id: routeId(route),
      mark: 'card',
      data: { kind: 'route' },
      subject: routeId(route),
      label: words,
      evidence: [route.evidence],
      stop: { rank: 1000 + index, lane: 0 },
      primitives: [
        rect(MARGIN - 4, y - 15, WIDTH - 2 * MARGIN + 8, LINE - 2, 'card', { radius: 4 }),
        text(MARGIN + 4, y, ellipsize(shown(words), WIDTH - 2 * MARGIN - 8, SIZE.text), SIZE.text, { role: 'route' }),
      ],
    };
  });
  const left = routes.length - rows.length;
  const end = first + 12 + (rows.length + 1) * LINE;
  const heading = plain('routes', [
    text(MARGIN, first + 8, t('host.routes'), SIZE.text, { bold: true, fill: 'muted', role: 'heading' }),
    ...(left > 0 ? [text(MARGIN, end, t('host.scene.moreRoutes', { count: left }), SIZE.text, { fill: 'muted' })] : []),
  ]);
  return { items: [heading, ...rows], bottom: end + (left > 0 ? LINE : 0) };
}
