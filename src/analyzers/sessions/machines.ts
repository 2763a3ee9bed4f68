import { addressScope, canonicalIp } from '../../model/address';
import type { SessionMachine, SessionReport, Socket, SocketTable, SshCommand } from '../../model/session';

/** Who is who: every name and address of the reports belongs to one machine. */
export interface Machines {
  readonly list: readonly SessionMachine[];
  /** Machine of a host as a report writes it; loopback and `*` are the machine the report comes from. */
  of(host: string, report: SessionReport): string;
  /** Machine on which the report was made; undefined = the text does not say. */
  home(report: SessionReport): string | undefined;
}

const LOOPBACK_NAME = /^(?:localhost|loopback|ip6-localhost)(?:\..*)?$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK_NAME.test(host) || (canonicalIp(host) !== undefined && addressScope(host) === 'loopback');
}

/** Stands for the machine that printed the row. */
export function isOwnHost(host: string): boolean {
  return host === '*' || isLoopback(host);
}

/** Names are joined when one is the other without its domain, or cut short as `netstat` cuts them: `wisdom`, `wisdom.cc.kyushu-u.ac.jp`. */
export function machinesOf(tables: readonly SocketTable[], commands: readonly SshCommand[]): Machines {
  const join = new Joined();
  const homes = new Map<SessionReport, string>();
  for (const table of tables) {
    const own = [...new Set(table.sockets.map(ownHost).filter((host) => host !== undefined))];
    const home = own[0] ?? `(${table.source})`;
    for (const host of own) join.join(home, host);
    homes.set(table, home);
    for (const { peer } of table.sockets) if (!isOwnHost(peer.host)) join.add(peer.host);
  }
  for (const command of commands) {
    const home = command.machine ?? clientOf(command, tables, homes);
    if (home !== undefined) homes.set(command, join.add(home));
    for (const host of [command.server, ...command.jumps.map((jump) => jump.host)]) join.add(host);
    for (const { to } of command.forwards) if (to && !isOwnHost(to.host)) join.add(to.host);
  }
  join.joinShortNames();
  const list = join.groups().map(machineOf);
  const byHost = new Map(list.flatMap((machine) => machine.hosts.map((host) => [host, machine.id] as const)));
  const home = (report: SessionReport): string | undefined => byHost.get(homes.get(report) ?? '');
  return { list, home, of: (host, report) => (isOwnHost(host) ? home(report) : byHost.get(host)) ?? `machine:${host}` };
}

function ownHost({ local, peer, state }: Socket): string | undefined {
  return isOwnHost(local.host) || (state === 'listening' && peer.host === '*' && local.host === '*')
    ? undefined
    : local.host;
}

/** The table with a listener on the forwarded port was made where the command was typed. */
function clientOf(
  { forwards }: SshCommand,
  tables: readonly SocketTable[],
  homes: ReadonlyMap<SessionReport, string>,
): string | undefined {
  const ports = new Set(forwards.filter(({ kind }) => kind !== 'remote').map(({ port }) => port));
  const table = tables.find(({ sockets }) =>
    sockets.some(({ state, local }) => state === 'listening' && local.port !== undefined && ports.has(local.port)),
  );
  return table && homes.get(table);
}

function machineOf(hosts: readonly string[]): SessionMachine {
  const names = hosts.filter((host) => canonicalIp(host) === undefined && !host.startsWith('('));
  const longest = names.reduce((best, one) => (one.length > best.length ? one : best), '');
  const label = longest || (hosts.find((host) => !host.startsWith('(')) ?? hosts[0] ?? '');
  return { id: `machine:${label}`, label, hosts };
}

/** Union-find over hosts, in order of appearance. */
class Joined {
  private readonly parents = new Map<string, string>();

  add(host: string): string {
    if (!this.parents.has(host)) this.parents.set(host, host);
    return host;
  }

  private root(host: string): string {
    let at = this.add(host);
    for (let up = this.parents.get(at) ?? at; up !== at; up = this.parents.get(at) ?? at) {
      this.parents.set(at, this.parents.get(up) ?? up);
      at = up;
    }
    return at;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x !== y) this.parents.set(y, x);
  }

  /** A short name that two long ones could be stays alone. */
  joinShortNames(): void {
    const names = [...this.parents.keys()].filter((host) => canonicalIp(host) === undefined && !host.startsWith('('));
    const long = new Map<string, Set<string>>();
    for (const name of names) {
      const dot = name.indexOf('.');
      if (dot < 0) continue;
      const first = name.slice(0, dot);
      long.set(first, (long.get(first) ?? new Set()).add(name));
    }
    for (const name of names) {
      const whole = name.includes('.') ? [] : [...(long.get(name) ?? [])];
      if (whole.length === 1 && whole[0] !== undefined) this.join(whole[0], name);
    }
  }

  groups(): readonly (readonly string[])[] {
    const groups = new Map<string, string[]>();
    for (const host of this.parents.keys()) {
      const root = this.root(host);
      const known = groups.get(root);
      if (known) known.push(host);
      else groups.set(root, [host]);
    }
    return [...groups.values()];
  }
}
