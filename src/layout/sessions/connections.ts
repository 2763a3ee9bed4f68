import type { Translate } from '../../messages/catalog';
import type { Chain, Connection, ConnectionEnd, Protection, Sessions } from '../../model/session';
import type { LegendEntry, Paint, Primitive, Scene, SceneItem, Stroke } from '../scene';
import { ellipsize } from '../textMetrics';
import { head, line, rect, SIZE, shown, text } from '../mail/pieces';

const MARGIN = 20;
const TOP = 64;
/** A program in its machine. */
const BOX = { width: 164, height: 44, gap: 96 };
const PAD = 18;
const TITLE = 26;
/** Between two machines: room for the words on the line. */
const BETWEEN = 150;
const LANE = 74;
const GROUP_GAP = 26;
/** More rows are no picture; the text has them all. */
const MOST_CHAINS = 60;

const PAINTS: Readonly<Record<Protection, Paint>> = { encrypted: 'nat', clear: 'responsibility', unknown: 'muted' };

/** One program on a machine, with the port by which it is entered (`left`) and left (`right`). */
interface Seat {
  readonly machine: string;
  readonly left?: ConnectionEnd;
  readonly right?: ConnectionEnd;
}

/** Chains over the same machines share their frames. */
interface Group {
  readonly machines: readonly string[];
  readonly chains: readonly Chain[];
}

interface Place {
  readonly x: number;
  readonly width: number;
}

/** Machines as frames, programs as boxes at ports, one row a conversation from who asked (left) to who answers (right). */
export function layoutConnections(sessions: Sessions, t: Translate): Scene {
  const labels = new Map(sessions.machines.map(({ id, label }) => [id, label]));
  const shownChains = sessions.chains.slice(0, MOST_CHAINS);
  const items: SceneItem[] = [];
  let y = TOP;
  let width = 0;
  let row = 0;
  for (const group of groupsOf(shownChains)) {
    const places = placesOf(group);
    const height = TITLE + group.chains.length * LANE + 8;
    items.push(...places.map((place, index) => frame(group, index, place, y, height, labels)));
    group.chains.forEach((chain, index) => {
      items.push(...chainItems(chain, places, y + TITLE + index * LANE, row++, labels, t));
    });
    const last = places.at(-1);
    width = Math.max(width, (last?.x ?? 0) + (last?.width ?? 0));
    y += height + GROUP_GAP;
  }
  const left = sessions.chains.length - shownChains.length;
  if (left > 0) {
    items.push(label('more', [text(MARGIN, y, t('sessions.more', { count: left }), SIZE.text, { fill: 'muted' })]));
    y += GROUP_GAP;
  }
  const title = t('sessions.title');
  return {
    kind: 'sessions',
    width: Math.ceil(Math.max(width, 420) + MARGIN),
    height: Math.ceil(y),
    title,
    description: t('sessions.description', { chains: sessions.chains.length, machines: sessions.machines.length }),
    items: [
      label('title', [text(MARGIN, 34, title, SIZE.title, { bold: true, role: 'title' })]),
      ...unique(items.filter(({ primitives }) => primitives.length > 0)),
    ],
    legend: legendOf(shownChains, t),
  };
}

function label(id: string, primitives: readonly Primitive[]): SceneItem {
  return { id, mark: 'label', data: {}, subject: id, evidence: [], primitives };
}

/** Ids are unique together with the mark: one tunnel carries several conversations. */
function unique(items: readonly SceneItem[]): readonly SceneItem[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const key = `${item.mark} ${item.id}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? item : { ...item, id: `${item.id}#${count}` };
  });
}

function groupsOf(chains: readonly Chain[]): readonly Group[] {
  const groups = new Map<string, Chain[]>();
  for (const chain of chains) {
    const key = seatsOf(chain)
      .map(({ machine }) => machine)
      .join('\n');
    const known = groups.get(key);
    if (known) known.push(chain);
    else groups.set(key, [chain]);
  }
  return [...groups.values()].map((own) => {
    const [first] = own;
    return { machines: first ? seatsOf(first).map(({ machine }) => machine) : [], chains: own };
  });
}

/** Who sits along a chain: what one stretch reaches and the next one leaves from is one program (ssh, sshd). */
function seatsOf({ stretches }: Chain): readonly Seat[] {
  const [first] = stretches;
  if (!first) return [];
  const seats: Seat[] = [{ machine: nearEnd(first).machine, right: nearEnd(first) }];
  stretches.forEach((stretch, index) => {
    const far = farEnd(stretch);
    const following = stretches[index + 1];
    const next = following && nearEnd(following);
    const joins = next?.machine === far.machine;
    seats.push({ machine: far.machine, left: far, ...(joins && { right: next }) });
  });
  return seats;
}

const nearEnd = ({ client, server, reversed }: Connection): ConnectionEnd => (reversed ? server : client);
const farEnd = ({ client, server, reversed }: Connection): ConnectionEnd => (reversed ? client : server);

/** Seats side by side: close together inside one machine, further apart between two. */
function placesOf({ machines }: Group): readonly Place[] {
  let x = MARGIN + PAD;
  return machines.map((machine, index) => {
    const next = machines[index + 1];
    const place = { x, width: BOX.width + PAD };
    x += BOX.width + (next === machine ? BOX.gap : BETWEEN + 2 * PAD);
    return place;
  });
}

/** The frame of a machine, drawn at its first seat over all its seats in a row; a later seat adds nothing. */
function frame(
  { machines, chains }: Group,
  index: number,
  place: Place,
  y: number,
  height: number,
  labels: ReadonlyMap<string, string>,
): SceneItem {
  const machine = machines[index] ?? '';
  if (machines[index - 1] === machine) return label(`${machine}@${index}`, []);
  let last = index;
  while (machines[last + 1] === machine) last++;
  const width = (last - index) * (BOX.width + BOX.gap) + BOX.width + 2 * PAD;
  const spoken = shown(labels.get(machine) ?? machine.slice('machine:'.length));
  const name = ellipsize(spoken, width - 12, SIZE.text, { bold: true });
  const left = place.x - PAD;
  return {
    id: machine,
    mark: 'band',
    data: { kind: 'machine' },
    subject: machine,
    label: spoken,
    evidence: chains.flatMap(({ stretches }) => stretches[0]?.evidence.slice(0, 1) ?? []).slice(0, 3),
    primitives: [
      rect(left, y, width, height, 'band-1', { radius: 8, stroke: { paint: 'node-edge', width: 1.2 } }),
      text(left + width / 2, y + 19, name, SIZE.text, { anchor: 'middle', bold: true, role: 'name' }),
    ],
  };
}

function chainItems(
  chain: Chain,
  places: readonly Place[],
  y: number,
  row: number,
  labels: ReadonlyMap<string, string>,
  t: Translate,
): readonly SceneItem[] {
  const seats = seatsOf(chain);
  const carried = chain.kind !== 'direct' ? chain.service : undefined;
  const wires = chain.stretches.map((stretch, index) =>
    wire(stretch, (places[index]?.x ?? 0) + BOX.width, places[index + 1]?.x ?? 0, y + 34, carried, labels, t),
  );
  const boxes = seats.map((seat, index): SceneItem => {
    const x = places[index]?.x ?? 0;
    const stretch = chain.stretches[Math.min(index, chain.stretches.length - 1)];
    return {
      id: `program:${chain.id.slice('chain:'.length)}#${index}`,
      mark: 'node',
      data: { kind: 'program' },
      subject: chain.claim ?? stretch?.id ?? chain.id,
      label: `${labels.get(seat.machine) ?? ''}: ${programOf(seat, chain, index, t)}`,
      evidence: stretch?.evidence.slice(0, 3) ?? [],
      stop: { rank: row, lane: index },
      primitives: seatPrimitives(seat, chain, index, x, y + 12, t),
    };
  });
  return [...wires, ...boxes];
}

function programOf({ left, right }: Seat, chain: Chain, index: number, t: Translate): string {
  const named = left?.process ?? right?.process;
  if (named !== undefined) return named;
  if (index === 0) return chain.service ? `${chain.service} ${t('sessions.client')}` : t('sessions.program');
  const leaves = chain.stretches[index];
  if (leaves?.service === 'ssh') return leaves.reversed ? 'sshd' : 'ssh';
  const before = chain.stretches[index - 1];
  const own = before?.service;
  if (own === 'ssh') return before?.reversed ? 'ssh' : 'sshd';
  return own !== undefined ? `${own} ${t('sessions.server')}` : t('sessions.program');
}

function seatPrimitives(
  seat: Seat,
  chain: Chain,
  index: number,
  x: number,
  y: number,
  t: Translate,
): readonly Primitive[] {
  const name = ellipsize(shown(programOf(seat, chain, index, t)), BOX.width - 12, SIZE.text, { bold: true });
  const { left, right } = seat;
  return [
    rect(x, y, BOX.width, BOX.height, 'background', { radius: 5, stroke: { paint: 'node-edge', width: 1.2 } }),
    text(x + BOX.width / 2, y + 18, name, SIZE.text, { anchor: 'middle', bold: true, role: 'name' }),
    ...(left?.port ? [text(x + 7, y + 36, `:${left.port}`, SIZE.small, { mono: true, role: 'port' })] : []),
    ...(right?.port
      ? [text(x + BOX.width - 7, y + 36, `:${right.port}`, SIZE.small, { mono: true, anchor: 'end', role: 'port' })]
      : []),
  ];
}

/** A tunnel is drawn as a pipe, so that it is told without colours; what only a command says is dashed. */
function strokeOf({ protection, seen }: Connection, carries: boolean): Stroke {
  const dash = seen === 0 ? { dash: [6, 4] } : {};
  return { paint: PAINTS[protection], width: carries ? 7 : 2.4, ...dash };
}

function wire(
  stretch: Connection,
  from: number,
  to: number,
  y: number,
  carried: string | undefined,
  labels: ReadonlyMap<string, string>,
  t: Translate,
): SceneItem {
  const paint = PAINTS[stretch.protection];
  const carries = stretch.service === 'ssh' && carried !== undefined;
  const service = carries
    ? t('sessions.inside', { service: carried, carrier: 'ssh' })
    : stretch.protection !== 'encrypted' && carried !== undefined
      ? carried
      : (stretch.service ?? '');
  const room = to - from - 10;
  // The line ends in the head, which points to who was called.
  const [back, ahead] = stretch.reversed ? [8, 0] : [0, carries ? 8 : 3];
  const middle = (from + to) / 2;
  const words = {
    service: service || t('sessions.unknownService'),
    protection: t(`sessions.protection.${stretch.protection}`),
  };
  const ends = { client: labels.get(stretch.client.machine) ?? '', server: labels.get(stretch.server.machine) ?? '' };
  return {
    id: stretch.id,
    mark: 'link',
    data: { protection: stretch.protection, seen: String(stretch.seen) },
    subject: stretch.id,
    label: t('sessions.stretch', { ...words, ...ends }),
    evidence: stretch.evidence,
    primitives: [
      line(from + back, y, to - ahead, y, strokeOf(stretch, carries)),
      ...(carries ? [line(from + back, y, to - ahead, y, { paint: 'background', width: 3 })] : []),
      stretch.reversed ? head(from, y, 'left', paint) : head(to, y, 'right', paint),
      text(middle, y - 11, ellipsize(service, room, SIZE.small, { bold: true }), SIZE.small, {
        anchor: 'middle',
        bold: true,
        role: 'service',
      }),
      text(middle, y + 20, ellipsize(words.protection, room, SIZE.small), SIZE.small, {
        anchor: 'middle',
        fill: paint,
        role: 'protection',
      }),
    ],
  };
}

function legendOf(chains: readonly Chain[], t: Translate): readonly LegendEntry[] {
  const stretches = chains.flatMap((chain) => chain.stretches);
  const kinds = (['encrypted', 'clear', 'unknown'] as const).filter((kind) =>
    stretches.some((one) => one.protection === kind),
  );
  const entries = kinds.map((kind): LegendEntry => ({
    id: kind,
    text: t(`sessions.legend.${kind}`),
    primitives: [line(2, 8, 26, 8, { paint: PAINTS[kind], width: 2.4 }), head(32, 8, 'right', PAINTS[kind])],
  }));
  if (!stretches.some(({ seen }) => seen === 0)) return entries;
  const dashed = line(2, 8, 32, 8, { paint: 'muted', width: 2.4, dash: [6, 4] });
  return [...entries, { id: 'expected', text: t('sessions.legend.expected'), primitives: [dashed] }];
}
