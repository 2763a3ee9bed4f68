import { canonicalIp } from '../../src/model/address';
import { contains, parseAddress, parsePrefix } from '../../src/model/prefix';
import type { Router } from './network';
import type { ProbedTrace } from './probe';
import { hashOf } from './random';
import type { Scenario } from './scenario';

/**
 * The same routers seen over IPv6: a third of the cases go out over IPv4 and back over IPv6, a third the other way round, a third have a
 * pair of each family. Every interface gets an IPv6 address as its operator numbers, and a name as its operator names; both follow from
 * the scenario alone, so that no random number of another family moves. Routers, ways and verdict stay those of the scenario.
 */
export function inBothFamilies(traces: readonly ProbedTrace[], scenario: Scenario): readonly ProbedTrace[] {
  const kind = hashOf(`${scenario.name} dual`) % 3;
  const twins = new Twins(scenario);
  const six = traces.map((trace) => overIpv6(trace, twins));
  if (kind === 2) return [...traces, ...six];
  const turned = kind === 0 ? 'return' : 'forward';
  return traces.map((trace, index) => (trace.direction === turned ? (six[index] ?? trace) : trace));
}

function overIpv6(trace: ProbedTrace, twins: Twins): ProbedTrace {
  const rows = trace.rows.map((row) => row.map((reply) => reply && { ...reply, ip: twins.of(reply.ip) }));
  return { ...trace, target: twins.of(trace.target), rows };
}

/** IPv6 addresses of the interfaces of a scenario; makes them known to it. */
class Twins {
  private readonly known = new Map<string, string>();

  constructor(private readonly scenario: Scenario) {}

  of(ip: string): string {
    const { build, name } = this.scenario;
    const router = build.routerOf.get(ip);
    const twin = this.known.get(ip);
    if (!router || twin !== undefined) return twin ?? ip;
    const port = build.ports.get(ip);
    const prefix = this.prefixOf(ip, router);
    const lan = (hashOf(`${name} ${port?.subnet.id ?? ip}`) & 0xffff).toString(16);
    const made = this.free((host) => numbered(ip, prefix, lan, router, host));
    this.known.set(ip, made);
    build.routerOf.set(made, router);
    if (port && port.subnet.prefix !== '') {
      const subnet = { id: `${port.subnet.id}/6`, prefix: `${prefix}:0:${lan}::/64`, length: 64 };
      build.ports.set(made, { ip: made, router, subnet });
    }
    const named = nameOf(build.names.get(ip), router);
    if (named !== undefined) build.names.set(made, named);
    return made;
  }

  /** Whoever numbers the link in IPv4 numbers it in IPv6: both ends of it. A home's addresses are delegated by its provider. */
  private prefixOf(ip: string, router: Router): string {
    const { build, name, networks, exchanges, home } = this.scenario;
    const address = parseAddress(ip);
    const holds = (text: string): boolean => {
      const block = parsePrefix(text);
      return address !== undefined && block !== undefined && contains(block, address);
    };
    const made = (id: string): string => `2b01:${(hashOf(`${name} ${id}`) & 0xffff).toString(16)}`;
    const owner = networks.find(({ blocks }) => blocks.some(holds));
    const exchange = build.ports.has(ip) && owner === undefined ? exchanges.find(holds) : undefined;
    const own = exchange === undefined ? (owner ?? router.network) : undefined;
    const network = own === home ? networks[1] : own;
    const prefix = made(network?.id ?? `exchange ${exchange}`);
    const list = network?.blocks ?? exchanges;
    if (!list.includes(prefix)) list.push(prefix);
    return prefix;
  }

  /** The first address that no other interface has. */
  private free(address: (host: number) => string): string {
    for (let host = 1; ; host++) {
      const text = address(host);
      const ip = canonicalIp(text) ?? text;
      if (!this.scenario.build.routerOf.has(ip)) return ip;
    }
  }
}

/** By operator: the whole IPv4 address, its last octet, hosts counted from one, or anything. */
function numbered(ip: string, prefix: string, lan: string, { network }: Router, host: number): string {
  const octets = ip.split('.').map(Number);
  const [, , , last = 0] = octets;
  const habit = hashOf(`${network.domain} numbers`) % 4;
  if (habit === 0) return `${prefix}:0:${host - 1}:${octets.join(':')}`;
  if (habit === 1) return `${prefix}:0:${lan}::${last + host - 1}`;
  if (habit === 2) return `${prefix}:0:${lan}::${host}`;
  const random = [1, 2, 3, 4].map((n) => (hashOf(`${prefix} ${ip} ${n} ${host}`) & 0xffff).toString(16));
  return `${prefix}:0:${lan}:${random.join(':')}`;
}

/** By operator: the same name, one that tells the family, or none; what is made from the IPv4 address is none. */
function nameOf(name: string | undefined, { network }: Router): string | undefined {
  if (name === undefined || network.naming === 'byAddress') return undefined;
  const habit = hashOf(`${network.domain} names`) % 4;
  if (habit === 0) return name;
  if (habit === 1) return name.replace('.', '-v6.');
  return habit === 2 && name.endsWith(`.${network.domain}`)
    ? `${name.slice(0, -network.domain.length)}ipv6.${network.domain}`
    : undefined;
}
