import type { Source } from '../../../model/source';
import type { Hop, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { Unnumbered, XmlDialect } from '../dialect';
import { numberOf, placeOf, textOf, ttlOf } from '../member';
import { protocolOf } from '../protocol';
import { setHost, setHostOrIp, setTime } from '../responder';
import { targetOf } from '../target';
import { isoOfSeconds } from '../when';
import { childrenOf, type XmlElement } from '../xml';

/**
 * `nmap --traceroute -oX`, one trace for each host that has one. Source: nmap.dtd and traceroute.cc of nmap 7.9. Hops that did
 * not answer are not written, so their TTLs are missing here too.
 */
export const nmapXml: XmlDialect = {
  id: 'nmap-xml',
  name: 'traceroute.dialect.nmap-xml',
  roots: ['nmaprun', 'host'],
  read(root, source): readonly Unnumbered[] {
    const hosts = root.name === 'host' ? [root] : childrenOf(root, 'host');
    const traces = hosts.flatMap((host) => readHost(host, root, source) ?? []);
    return traces;
  },
};

function readHost(host: XmlElement, root: XmlElement, source: Source): Unnumbered | undefined {
  const [trace] = childrenOf(host, 'trace');
  const hops = childrenOf(trace, 'hop').flatMap((hop) => readHop(hop) ?? []);
  if (!trace || hops.length === 0) return undefined;
  const port = numberOf(trace.attributes['port']);
  const protocol = protocolOf(textOf(trace.attributes['proto']));
  const startedAt =
    isoOfSeconds(numberOf(host.attributes['starttime'])) ?? isoOfSeconds(numberOf(root.attributes['start']));
  const facts = {
    ...nameOf(host),
    ...(protocol && { protocol }),
    ...(port !== undefined && { port }),
    ...(startedAt && { startedAt }),
  };
  const unparsed = trace.children.filter((child) => child.name !== 'hop').map(placeOf);
  const cut = trace.cut;
  return assemble(source, { dialect: nmapXml.id, flow: 'fixed', hops, facts, span: host, cut, unparsed });
}

/** The name that the user gave, else the address; the name of the reverse look-up is no target. */
function nameOf(host: XmlElement) {
  const address = childrenOf(host, 'address').find(({ attributes }) => textOf(attributes['addrtype']) !== 'mac');
  const names = childrenOf(host, 'hostnames').flatMap((list) => childrenOf(list, 'hostname'));
  const user = textOf(names.find(({ attributes }) => textOf(attributes['type']) === 'user')?.attributes['name']);
  const facts = targetOf(textOf(address?.attributes['addr']));
  return user === undefined ? facts : { ...facts, target: user };
}

function readHop(hop: XmlElement): Hop | undefined {
  const { ttl: printed, ipaddr, rtt, host } = hop.attributes;
  const ttl = ttlOf(printed);
  if (ttl === undefined || !ipaddr) return undefined;
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(hop) } };
  setHostOrIp(probe, ipaddr);
  setHost(probe, host);
  setTime(probe, rtt);
  return { ttl, probes: [probe], span: placeOf(hop) };
}
