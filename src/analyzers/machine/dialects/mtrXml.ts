import type { Span } from '../../../model/span';
import type { Hop, Probe } from '../../../model/trace';
import type { Growing } from '../../traceroute/probe';
import { assemble } from '../assemble';
import type { Unnumbered, XmlDialect } from '../dialect';
import { numberOf, placeOf, textOf, ttlOf } from '../member';
import { setAsn, setResponder } from '../responder';
import { FigureReader, MTR_FIGURES } from '../statistics';
import { originOf, targetOf } from '../target';
import { childrenOf, type XmlElement } from '../xml';

/** `mtr --xml`. Source: ui/report.c of mtr 0.80 to 0.96; old ones write `<Loss%>` and attributes without quotes. */
export const mtrXml: XmlDialect = {
  id: 'mtr-xml',
  name: 'traceroute.dialect.mtr-xml',
  roots: ['MTR'],
  read(root, source): readonly Unnumbered[] {
    const unparsed: Span[] = root.children.filter((child) => child.name !== 'HUB').map(placeOf);
    const hops = childrenOf(root, 'HUB').flatMap((hub) => readHub(hub, unparsed) ?? []);
    if (hops.length === 0) return [];
    const { SRC, DST, PSIZE } = root.attributes;
    const packetSize = numberOf(PSIZE);
    const facts = {
      ...targetOf(textOf(DST)),
      ...originOf(textOf(SRC)),
      ...(packetSize !== undefined && { packetSize }),
    };
    const { cut } = root;
    const reading = { dialect: mtrXml.id, flow: 'unknown', aggregate: true, hops, facts, span: root, cut } as const;
    return [assemble(source, { ...reading, unparsed })];
  },
};

function readHub(hub: XmlElement, unparsed: Span[]): Hop | undefined {
  const { COUNT, HOST, ASN } = hub.attributes;
  const ttl = ttlOf(COUNT);
  if (ttl === undefined || !HOST) return undefined;
  const probe: Growing<Probe> = { index: 0, lost: true, spans: { all: placeOf(HOST.end > HOST.start ? HOST : hub) } };
  setResponder(probe, HOST);
  setAsn(probe, ASN);
  const figures = new FigureReader(MTR_FIGURES);
  for (const child of hub.children) {
    if (child.name === 'ASN') setAsn(probe, child.text);
    else if (!figures.take(child.name, child.text)) unparsed.push(placeOf(child));
  }
  return { ttl, probes: [probe], stats: figures.stats, statSpans: figures.statSpans, span: placeOf(hub) };
}
