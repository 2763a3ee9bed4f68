import { addressScope, isInside } from '../../model/address';
import { hostNameOf } from '../../model/hostName';
import type { Interface } from '../../model/topology';
import type { Hop, Probe, Trace } from '../../model/trace';
import { inSource } from '../../model/span';

/** Stands before a name in the id of a responder whose address no text tells; no address begins like this. */
const MARK = 'name:';

// "ae1.cr1.example.net", "_gateway": names that can stand in an id as they are
const PLAIN = /^[a-z\d_.-]{1,253}$/;

/** Id of a responder without address: the same wherever the name stands. What is no host name goes by a number made from its text. */
export function nameId(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return MARK + (PLAIN.test(name) ? name : `~${fingerprint(name)}`);
}

/** 64 bits of a text, the same on every machine (two hashes like FNV-1a): an id stays short and tells nothing that a mask hides. */
function fingerprint(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1000193];
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x85ebca6b) ^ (high >>> 13);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}

/** True for the id of a responder whose address no text tells. */
export function isNameId(id: string): boolean {
  return id.startsWith(MARK);
}

/** An address, or the name in an id, as people write it. */
export function textOf(id: string): string {
  return isNameId(id) ? id.slice(MARK.length) : id;
}

/** True for an address beyond a home's and a carrier's own space. A name alone does not tell. */
export function isOutside(id: string): boolean {
  return !isNameId(id) && !isInside(addressScope(id));
}

/** True for an address, or a name, that means the same everywhere. */
export function isGlobal(id: string): boolean {
  return isNameId(id) ? !isLocalNameId(id) : isOutside(id);
}

/** Suffixes that mean something in one network only (RFC 6761, 6762, 8375; ICANN's .internal; what home routers are delivered with). */
const LOCAL_SUFFIX =
  /\.(?:local|lan|home|home\.arpa|internal|intranet|localdomain|localhost|corp|private)$|^(?:fritz\.box|speedport\.ip)$/;

/** `_gateway`, `router`, `nas.lan`: a name that another network gives to another machine. */
export function isLocalName(host: string): boolean {
  const name = hostNameOf(host);
  return !name.includes('.') || LOCAL_SUFFIX.test(name);
}

/** The same of an id of this file. */
export function isLocalNameId(id: string): boolean {
  return isNameId(id) && isLocalName(id.slice(MARK.length));
}

/** An answer of which the text has the name alone. */
export type Nameless = Probe & { readonly host: string };

export function isNameless(probe: Probe): probe is Nameless {
  return probe.ip === undefined && probe.host !== undefined && probe.host !== '';
}

/** Whether any hop shows a name without an address: few inputs do, and of all others nothing else need be asked. */
export function showsNames(traces: readonly Trace[]): boolean {
  return traces.some(({ hops }) => hops.some(({ probes }) => probes.some(isNameless)));
}

/** Addresses that answered at a hop, and ids of those of whom the text has the name alone, in order of first appearance. */
export function responderIds({ probes }: Hop): readonly string[] {
  return [...new Set(probes.flatMap(({ ip, host }) => ip ?? (host ? nameId(host) : [])))];
}

/** What the text says about somebody without address, as it says it about an interface. */
export type NameFacts = Pick<Interface, 'names' | 'asn' | 'sightings'>;

/** By id, in order of the traces. */
export function nameFacts(traces: readonly Trace[]): ReadonlyMap<string, NameFacts> {
  const found = new Map<
    string,
    { names: Set<string>; asn: Set<number>; sightings: Interface['sightings'][number][] }
  >();
  for (const trace of traces) {
    for (const hop of trace.hops) {
      for (const [id, probes] of namelessIn(hop)) {
        const own = found.get(id) ?? { names: new Set(), asn: new Set(), sightings: [] };
        found.set(id, own);
        for (const { host, asn } of probes) {
          own.names.add(hostNameOf(host));
          for (const number of asn ?? []) own.asn.add(number);
        }
        own.sightings.push(sightingOf(trace, hop, probes));
      }
    }
  }
  return new Map(
    [...found].map(([id, { names, asn, sightings }]) => [id, { names: [...names], asn: [...asn], sightings }]),
  );
}

function namelessIn({ probes }: Hop): ReadonlyMap<string, readonly Nameless[]> {
  const found = new Map<string, Nameless[]>();
  for (const probe of probes.filter(isNameless)) {
    const list = found.get(nameId(probe.host));
    if (list) list.push(probe);
    else found.set(nameId(probe.host), [probe]);
  }
  return found;
}

export function sightingOf(trace: Trace, { ttl, span }: Hop, probes: readonly Probe[]): Interface['sightings'][number] {
  const place = probes.find(({ spans }) => spans.host)?.spans.host ?? probes[0]?.spans.all ?? span;
  return {
    trace: trace.id,
    ttl,
    probes: probes.length,
    rttMs: probes.flatMap(({ rttMs }) => rttMs ?? []),
    evidence: inSource(trace.source, place),
  };
}
