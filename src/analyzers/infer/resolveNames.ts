import { addressScope } from '../../model/address';
import { hostNameOf } from '../../model/hostName';
import type { SourceSpan } from '../../model/span';
import type { Interface, Sighting, Topology } from '../../model/topology';
import type { Trace } from '../../model/trace';
import { isLocalName, isNameless, nameId, showsNames, sightingOf, type Nameless } from './hopNames';
import { findSources } from './sources';
import { cleanUp } from './walk';

/** A name without address that was taken for the only address that bears it. */
export interface ResolvedName {
  readonly name: string;
  readonly ip: string;
  /** Where it stands without its address. */
  readonly evidence: readonly SourceSpan[];
}

/** The facts with the addresses of names that other hops, or the header, print beside the same name. */
export interface ResolvedTopology {
  readonly topology: Topology;
  readonly resolved: readonly ResolvedName[];
}

/**
 * Most tools print the name of a hop alone; another trace, or the line that names the target, may tell its address. A name that one
 * address bears is that address; one that several bear stays a name, and so does one that nobody tells. A local name is looked up in
 * traces from the same place only: every second home has a `_gateway`.
 */
export function resolveNames(given: Topology): ResolvedTopology {
  if (!showsNames(given.traces)) return { topology: given, resolved: [] };
  const traces = [...given.traces].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byTrace = bearersOf(traces);
  const known = resolveIn(traces, (trace, id, local) =>
    local ? only(byTrace.local.get(trace.id)?.get(id)) : only(byTrace.global.get(id)),
  );
  const sources = findSources(known.traces.map((trace) => cleanUp(trace)));
  const byPlace = joinBySource(byTrace.local, sources);
  const all = resolveIn(known.traces, (trace, id, local) =>
    local ? only(byPlace.get(sources.get(trace.id) ?? '')?.get(id)) : undefined,
  );
  const found = [...known.found, ...all.found];
  return { topology: withSightings({ ...given, traces: all.traces }, found), resolved: resolvedOf(found) };
}

type Bearers = Map<string, Set<string>>;

interface AllBearers {
  readonly global: Bearers;
  /** Of local names, by trace. */
  readonly local: ReadonlyMap<string, Bearers>;
}

function bearersOf(traces: readonly Trace[]): AllBearers {
  const global: Bearers = new Map();
  const local = new Map<string, Bearers>();
  for (const { id, target, targetIp, hops } of traces) {
    const bear = (host: string | undefined, ip: string | undefined): void => {
      if (host === undefined || ip === undefined || host === ip) return;
      const bearers = isLocalName(host) ? (local.get(id) ?? new Map<string, Set<string>>()) : global;
      if (bearers !== global) local.set(id, bearers);
      add(bearers, nameId(host), ip);
    };
    bear(target, targetIp);
    for (const { probes } of hops) for (const { ip, host } of probes) bear(host, ip);
  }
  return { global, local };
}

function add(bearers: Bearers, name: string, ip: string): void {
  const known = bearers.get(name);
  if (known) known.add(ip);
  else bearers.set(name, new Set([ip]));
}

function only(ips: ReadonlySet<string> | undefined): string | undefined {
  const [ip, another] = ips ?? [];
  return another === undefined ? ip : undefined;
}

function joinBySource(local: AllBearers['local'], sources: ReadonlyMap<string, string>): ReadonlyMap<string, Bearers> {
  const found = new Map<string, Bearers>();
  for (const [trace, bearers] of local) {
    const source = sources.get(trace) ?? '';
    const own = found.get(source) ?? new Map<string, Set<string>>();
    found.set(source, own);
    for (const [name, ips] of bearers) for (const ip of ips) add(own, name, ip);
  }
  return found;
}

interface Found {
  readonly ip: string;
  readonly name: string;
  readonly sighting: Sighting;
}

type AddressOf = (trace: Trace, id: string, local: boolean) => string | undefined;

/** The traces with the addresses filled in that the rule knows. */
function resolveIn(
  traces: readonly Trace[],
  addressOf: AddressOf,
): { readonly traces: readonly Trace[]; readonly found: readonly Found[] } {
  const found: Found[] = [];
  const filled = traces.map((trace): Trace => {
    if (!showsNames([trace])) return trace;
    const { target, targetIp } = trace;
    const asked = target === undefined || targetIp === undefined ? undefined : nameId(target);
    const find = (host: string): string | undefined => {
      const id = nameId(host);
      // Whoever bears the name that was traced is who was traced.
      return id === asked ? targetIp : addressOf(trace, id, isLocalName(host));
    };
    const hops = trace.hops.map((hop) => {
      const known = new Map<string, Nameless[]>();
      const probes = hop.probes.map((probe) => {
        const ip = isNameless(probe) ? find(probe.host) : undefined;
        if (ip === undefined || !isNameless(probe)) return probe;
        const own = known.get(ip);
        if (own) own.push(probe);
        else known.set(ip, [probe]);
        return { ...probe, ip };
      });
      for (const [ip, own] of known)
        found.push({ ip, name: hostNameOf(own[0]?.host ?? ''), sighting: sightingOf(trace, hop, own) });
      return known.size === 0 ? hop : { ...hop, probes };
    });
    return { ...trace, hops };
  });
  return { traces: filled, found };
}

function withSightings(topology: Topology, found: readonly Found[]): Topology {
  const more = new Map<string, Found[]>();
  for (const one of found) {
    const list = more.get(one.ip);
    if (list) list.push(one);
    else more.set(one.ip, [one]);
  }
  const told = topology.interfaces.map((one): Interface => {
    const own = more.get(one.ip);
    more.delete(one.ip);
    return own ? { ...one, sightings: [...one.sightings, ...own.map(({ sighting }) => sighting)] } : one;
  });
  // The header alone names these.
  const others = [...more].map(([ip, own]): Interface => ({
    id: `if:${ip}`,
    ip,
    scope: addressScope(ip),
    names: [...new Set(own.map(({ name }) => name))],
    sightings: own.map(({ sighting }) => sighting),
  }));
  return { ...topology, interfaces: [...told, ...others] };
}

function resolvedOf(found: readonly Found[]): readonly ResolvedName[] {
  const byName = new Map<string, { name: string; ip: string; evidence: SourceSpan[] }>();
  for (const { name, ip, sighting } of found) {
    const key = `${ip} ${name}`;
    const own = byName.get(key) ?? { name, ip, evidence: [] };
    byName.set(key, own);
    own.evidence.push(sighting.evidence);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
