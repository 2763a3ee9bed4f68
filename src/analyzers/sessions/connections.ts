import { portOf, protectionOf, serviceOf } from '../../model/services';
import type { Connection, ConnectionEnd, Sessions, Socket, SocketTable } from '../../model/session';
import type { Machines } from './machines';

type Listener = Sessions['listeners'][number];

/** Ports below are given out by the administrator, above by the kernel for a call (RFC 6335, section 6). */
const FIRST_DYNAMIC = 1024;

export function listenersOf(tables: readonly SocketTable[], machines: Machines): readonly Listener[] {
  const byPlace = new Map<string, Listener>();
  for (const table of tables) {
    const machine = machines.home(table);
    if (machine === undefined) continue;
    for (const { state, local, evidence } of table.sockets) {
      if (state !== 'listening' || local.port === undefined) continue;
      const place = placeOf({ machine, port: local.port });
      if (!byPlace.has(place)) byPlace.set(place, { machine, port: local.port, evidence });
    }
  }
  return [...byPlace.values()];
}

interface Draft extends Connection {
  readonly tables: ReadonlySet<SocketTable>;
}

/** Every conversation once, although both of its ends, and the captures of two machines, show it. */
export function connectionsOf(
  tables: readonly SocketTable[],
  machines: Machines,
  listeners: readonly Listener[],
): readonly Connection[] {
  const waiting = new Set(listeners.map(placeOf));
  const byEnds = new Map<string, Draft>();
  for (const table of tables) {
    for (const socket of table.sockets) {
      if (socket.state === 'listening' || socket.peer.host === '*' || !socket.peer.port || !socket.local.port) continue;
      const ends = endsOf(socket, table, machines);
      const key = ends.map(placeOf).sort().join('|') + socket.protocol;
      const known = byEnds.get(key);
      byEnds.set(key, known ? seenAgain(known, socket, table) : draftOf(ends, socket, table, waiting));
    }
  }
  return [...byEnds.values()].map(({ tables: seen, ...connection }) => ({ ...connection, seen: seen.size }));
}

function endsOf(socket: Socket, table: SocketTable, machines: Machines): readonly [ConnectionEnd, ConnectionEnd] {
  const { local, peer, process } = socket;
  return [
    { machine: machines.of(local.host, table), ...(local.port && { port: local.port }), ...(process && { process }) },
    { machine: machines.of(peer.host, table), ...(peer.port && { port: peer.port }) },
  ];
}

function seenAgain(known: Draft, { evidence, process, local, state }: Socket, table: SocketTable): Draft {
  const named = (end: ConnectionEnd): ConnectionEnd =>
    process !== undefined && end.port === local.port && end.process === undefined ? { ...end, process } : end;
  return {
    ...known,
    client: named(known.client),
    server: named(known.server),
    state: known.state === 'established' ? known.state : state,
    evidence: [...known.evidence, evidence],
    tables: new Set([...known.tables, table]),
  };
}

function draftOf(
  [own, other]: readonly [ConnectionEnd, ConnectionEnd],
  { protocol, state, evidence }: Socket,
  table: SocketTable,
  waiting: ReadonlySet<string>,
): Draft {
  const ownServes = serves(own, other, waiting);
  const [client, server] = ownServes ? [other, own] : [own, other];
  const service = serviceOf(server.port);
  return {
    id: `connection:${placeOf(client)}|${placeOf(server)}`,
    protocol,
    client,
    server,
    ...(service !== undefined && { service }),
    state,
    protection: protectionOf(server.port),
    seen: 1,
    evidence: [evidence],
    tables: new Set([table]),
  };
}

/** Who answered: the port that waits, then the one that has a name, then the one below 1024, then the lower one. */
function serves(a: ConnectionEnd, b: ConnectionEnd, waiting: ReadonlySet<string>): boolean {
  const score = ({ machine, port = 0 }: ConnectionEnd): number =>
    (waiting.has(placeOf({ machine, port })) ? 8 : 0) +
    (serviceOf(port) !== undefined && portOf(String(port)) !== undefined ? 4 : 0) +
    (port < FIRST_DYNAMIC ? 2 : 0);
  const [x, y] = [score(a), score(b)];
  return x === y ? (a.port ?? 0) < (b.port ?? 0) : x > y;
}

export function placeOf({ machine, port }: { readonly machine: string; readonly port?: number }): string {
  return `${machine.slice('machine:'.length)}.${port ?? '*'}`;
}
