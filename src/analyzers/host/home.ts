import type { AnalysisConfig } from '../../model/analysis';
import type { ExtraHost, ExtraHostKind } from '../../model/extraHost';
import type { Enrichment } from '../../model/enrichment';
import type { HostAddress, HostReport, Machine, Neighbour } from '../../model/host';
import { gatewaysOf, lansOf } from '../../model/lans';
import { addressScope } from '../../model/address';
import { kindOfMaker } from '../../model/makers';
import { contains, parseAddress, parsePrefix } from '../../model/prefix';
import { responders, type Trace } from '../../model/trace';
import { prefixOf } from './form';

/** The machine that the traces start from, as its own output tells. */
export interface Home {
  readonly machine: Machine;
  /** Its address on the LAN, with the length of the prefix. */
  readonly address: HostAddress;
  readonly prefix: string;
  /** First hop of the traces, on the same link. */
  readonly gateway: string;
}

export function prefixOfAddress({ ip, length }: HostAddress): string | undefined {
  return length === undefined ? undefined : prefixOf(ip, length);
}

export function holds(prefix: string, ip: string): boolean {
  const [block, address] = [parsePrefix(prefix), parseAddress(ip)];
  return block !== undefined && address !== undefined && contains(block, address);
}

/** The machine whose link holds the first hop of a trace. An address of a private block alone proves nothing: the mask must hold the hop. */
export function findHome(machines: readonly Machine[], traces: readonly Trace[]): Home | undefined {
  const firsts = new Set(traces.flatMap((trace) => trace.hops.filter(({ ttl }) => ttl === 1).flatMap(responders)));
  for (const machine of machines) {
    const gateways = gatewaysOf(machine);
    for (const address of machine.addresses) {
      const prefix = prefixOfAddress(address);
      if (prefix === undefined || addressScope(address.ip) === 'loopback') continue;
      const near = [...firsts].filter((ip) => ip !== address.ip && holds(prefix, ip));
      const gateway = near.find((ip) => gateways.has(ip)) ?? (gateways.size === 0 ? near[0] : undefined);
      if (gateway !== undefined) return { machine, address, prefix, gateway };
    }
  }
  return undefined;
}

/** What the user says goes before what a machine says. */
export function withHome(config: AnalysisConfig, home: Home | undefined): AnalysisConfig {
  if (!home || config.endpoints?.home !== undefined) return config;
  return { ...config, endpoints: { ...config.endpoints, home: home.address.ip } };
}

// "iphone-of-a", "EPSON1234.local", "desktop-1abc"
const KINDS: readonly (readonly [RegExp, ExtraHostKind])[] = [
  [/iphone|android|galaxy|pixel|phone|xperia/i, 'phone'],
  [/print|epson|canon|brother|hp[a-f\d]{6}|laserjet/i, 'printer'],
  [/\btv\b|bravia|chromecast|firetv/i, 'tv'],
  [/nas|server|diskstation/i, 'server'],
  [/router|gateway|\bap\d*\b|accesspoint/i, 'router'],
  [/desktop|laptop|macbook|imac|\bpc\b|-pc/i, 'pc'],
];

/** The reports with the makers of the network cards that they name. */
export function withMakers(reports: readonly HostReport[], tables: Enrichment | undefined): readonly HostReport[] {
  const makerOf = tables?.makerOf;
  if (!makerOf) return reports;
  return reports.map((report) => ({
    ...report,
    neighbours: report.neighbours.map((one) => {
      const maker = one.mac === undefined ? undefined : makerOf(one.mac);
      return maker === undefined ? one : { ...one, maker };
    }),
  }));
}

/** Neighbours on the home link that no trace passes. */
export function neighboursOf(home: Home, seen: ReadonlySet<string>): readonly ExtraHost[] {
  const { machine, prefix, gateway } = home;
  return neighboursIn(machine, prefix, (ip) => holds(prefix, ip), new Set([...seen, gateway]));
}

/** Neighbours on the links of machines that no trace starts from. A link of unknown mask goes by the address of the machine on it. */
export function neighboursOfAll(machines: readonly Machine[]): readonly ExtraHost[] {
  const found = machines.flatMap((machine) => {
    const gateways = gatewaysOf(machine);
    return lansOf(machine).flatMap((lan) => neighboursIn(machine, lan.id, (ip) => lan.holds(ip), gateways));
  });
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** One network card is one machine, whatever its addresses. */
function neighboursIn(
  machine: Machine,
  at: string,
  isHere: (ip: string) => boolean,
  seen: ReadonlySet<string>,
): readonly ExtraHost[] {
  const own = new Set(machine.addresses.map(({ ip }) => ip));
  const near = machine.neighbours.filter(({ ip, mac }) => mac !== undefined && addressScope(ip) !== 'link-local');
  const byMac = new Map<string, Neighbour[]>();
  for (const one of near) byMac.set(one.mac ?? '', [...(byMac.get(one.mac ?? '') ?? []), one]);
  return [...byMac.values()].flatMap((cards): readonly ExtraHost[] => {
    const first = cards.find(({ ip }) => isHere(ip));
    if (!first || isGroup(first) || cards.some(({ ip }) => seen.has(ip) || own.has(ip))) return [];
    const { maker } = first;
    const name = cards.find((one) => one.name !== undefined)?.name ?? '';
    return [
      {
        id: `host:${first.ip}`,
        label: name || (maker ?? ''),
        kind: KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? kindOfMaker(maker) ?? 'host',
        addresses: cards.map(({ ip }) => ip),
        ...(maker !== undefined && { maker }),
        at,
        evidence: cards.map(({ evidence }) => evidence),
      },
    ];
  });
}

// "01:00:5e:00:00:fb", "33:33:00:00:00:01", "ff:ff:ff:ff:ff:ff": many machines at once (RFC 1112, RFC 2464)
const GROUP_MAC = /^(?:01:00:5e|33:33|ff:ff)/i;

function isGroup({ ip, mac }: Neighbour): boolean {
  return GROUP_MAC.test(mac ?? '') || addressScope(ip) === 'multicast';
}
