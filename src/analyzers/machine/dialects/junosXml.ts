import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { Unnumbered, XmlDialect } from '../dialect';
import { numberOf, placeOf, textOf, ttlOf } from '../member';
import { isUntold, setHost, setHostOrIp, setTime } from '../responder';
import { targetOf } from '../target';
import { childText, findElement, type XmlElement } from '../xml';

/**
 * `traceroute … | display xml` and NETCONF `<traceroute>` of Junos; times in µs. Source: the elements that napalm's Junos driver
 * reads; what else a release writes is unparsed.
 */
export const junosXml: XmlDialect = {
  id: 'junos-xml',
  name: 'traceroute.dialect.junos-xml',
  roots: ['rpc-reply', 'traceroute-results'],
  read(root, source): readonly Unnumbered[] {
    const results = findElement(root, 'traceroute-results');
    const unparsed: Span[] = (results?.children ?? []).filter(({ name }) => !KNOWN.has(name)).map(placeOf);
    const hops = (results?.children ?? []).flatMap((child) => (child.name === 'hop' ? readHop(child, unparsed) : []));
    if (!results || hops.length === 0) return [];
    const targetIp = targetOf(textOf(childText(results, 'target-ip'))).targetIp;
    const maxHops = numberOf(childText(results, 'max-hop-index')) ?? numberOf(childText(results, 'max-ttl'));
    const packetSize = numberOf(childText(results, 'packet-size'));
    const facts = {
      ...targetOf(textOf(childText(results, 'target-host'))),
      ...(targetIp !== undefined && { targetIp }),
      ...(maxHops !== undefined && { maxHops }),
      ...(packetSize !== undefined && { packetSize }),
    };
    const cut = results.cut;
    const reading = { dialect: junosXml.id, flow: 'per-probe', hops, facts, span: root, cut, unparsed } as const;
    return [assemble(source, reading)];
  },
};

const KNOWN = new Set([
  ...['hop', 'target-host', 'target-ip', 'max-hop-index', 'max-ttl', 'packet-size', 'traceroute-success'],
  ...['traceroute-failure', 'source-address', 'number-of-probes'],
]);

/** `last-ip-address` and `last-host-name` tell the last answer of the hop once more. */
const HOP = new Set(['ttl-value', 'last-ip-address', 'last-host-name', 'probe-result']);

function readHop(hop: XmlElement, unparsed: Span[]): readonly Hop[] {
  const ttl = ttlOf(childText(hop, 'ttl-value'));
  if (ttl === undefined) return [];
  const probes: Probe[] = [];
  for (const child of hop.children) {
    if (child.name === 'probe-result') {
      const probe = readProbe(child, probes.length, unparsed);
      if (!isUntold(probe, child)) probes.push(probe);
    } else if (!HOP.has(child.name)) unparsed.push(placeOf(child));
  }
  return [{ ttl, probes, span: placeOf(hop) }];
}

const PROBE = new Set([
  ...['probe-index', 'probe-success', 'probe-failure', 'probe-timeout', 'probe-reached', 'ip-address', 'host-name'],
  ...['rtt', 'date-determined'],
]);

const MICROSECONDS = 1000;

function readProbe(result: XmlElement, index: number, unparsed: Span[]): Probe {
  const probe: Growing<Probe> = { index, lost: true, spans: { all: placeOf(result) } };
  const address = childText(result, 'ip-address');
  if (address) setHostOrIp(probe, address);
  if (!probe.lost) {
    setHost(probe, childText(result, 'host-name'));
    setTime(probe, childText(result, 'rtt'), MICROSECONDS);
  }
  for (const child of result.children) if (!PROBE.has(child.name)) unparsed.push(placeOf(child));
  return probe;
}
