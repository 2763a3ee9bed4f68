import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { markdownReportOf } from '../../../src/export/text/markdownReport';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import { hoversOf } from '../../../src/view/editor/hovers';
import { inspectorOf } from '../../../src/view/inspect';
import { redact } from '../../../src/view/redact/redact';
import { shipped } from '../data/tables';
import { cutTexts, overlaps } from '../layout/boxes';

const homeCampusSources = ['forward.nmap.txt', 'forward.tracert.txt', 'return.traceroute.txt'].map((name) => ({
  id: name,
  name,
  text: readFileSync(`examples/home-campus/${name}`, 'utf8'),
}));
const analysis = analyze(homeCampusSources, { enrichment: shipped });
const route = analysis.route;
const routerOf = (ip: string) => route?.routers.find(({ interfaces }) => interfaces.includes(ip));

describe("the lecture's example with the offline tables", () => {
  it('shows home, OCN, the exchange, WIDE and the university', () => {
    expect(route?.domains.map(({ label }) => label)).toEqual([
      'home',
      'OCN',
      'NSPIXP2',
      'WIDE',
      'Chiba University of Commerce',
    ]);
  });

  it('draws the borders between them, the exchange on one', () => {
    const borders = route?.boundaries.map(({ inside, outside, exchange }) => [inside, outside, exchange]);
    expect(borders).toContainEqual(['OCN', 'WIDE', 'NSPIXP2']);
    expect(borders).toContainEqual(['Chiba University of Commerce', 'WIDE', undefined]);
    expect(borders).toContainEqual(['home', 'OCN', undefined]);
  });

  it('gives the exchange address to the network of its name, not to that of the table', () => {
    expect(routerOf('202.249.2.131')?.domain).toBe('OCN');
    expect(analysis.topology.interfaces.find(({ ip }) => ip === '202.249.2.131')?.registration).toMatchObject({
      rule: 'exchange',
    });
  });

  it('keeps the runner-up where another network has a fair chance', () => {
    const border = route?.boundaries.find(({ inside }) => inside === 'Chiba University of Commerce');
    const claim = analysis.claims.find(({ id }) => id === border?.claim);
    expect(claim?.alternatives.map(({ args }) => args.domain)).toEqual(['Chiba University of Commerce']);
  });

  it('keeps the seller of the line as the runner-up of the border of the home', () => {
    const border = route?.boundaries.find(({ inside }) => inside === 'home');
    const claim = analysis.claims.find(({ id }) => id === border?.claim);
    expect(claim?.alternatives.map(({ args }) => args.domain)).toContain('fiberbit.net');
    const [said] = inspectorOf(analysis, messages('en'))[border?.id ?? '']?.claims ?? [];
    expect(said?.whyNot.map(({ text }) => text).join()).toContain('fiberbit.net');
  });

  it('keeps the runner-up of every border, with its share', () => {
    const borders = analysis.claims.filter(({ rule }) => rule === 'boundary/responsibility');
    expect(borders.length).toBeGreaterThanOrEqual(3);
    for (const { alternatives, confidence } of borders) {
      expect(alternatives.length).toBeGreaterThan(0);
      for (const other of alternatives) expect(other.confidence).toBeLessThan(confidence);
    }
  });

  it('shows the table and its day in the inspector', () => {
    const facts = inspectorOf(analysis, messages('en'))['if:114.147.63.117']?.facts;
    expect(facts).toContainEqual({
      name: 'Network',
      value: 'AS4713 NTT Communications Corporation, JP (offline data as of 2026-06-17)',
    });
  });

  it('hides holder and place together with the address', () => {
    const hidden = redact(analysis, { mode: 'pseudonyms', homeHops: 3 });
    const { topology } = hidden;
    expect(JSON.stringify([hidden.route, topology, hidden.claims])).not.toMatch(/"(?:OCN|WIDE|NSPIXP2)"|Chiba/);
    expect(topology.interfaces.filter(({ registration }) => registration?.asn !== undefined)).toEqual([]);
  });

  it('says nothing of it when that is switched off', () => {
    const plain = analyze(homeCampusSources, {});
    expect(analyze(homeCampusSources, { enrichment: shipped, enrich: 'none' })).toEqual(plain);
    expect(plain.dataAsOf).toBeUndefined();
    expect(analysis.dataAsOf).toBe('2026-06-17');
  });
});

describe('claimed places', () => {
  const trace = (rtt: number) =>
    [
      'traceroute to 4.4.4.4 (4.4.4.4), 30 hops max, 60 byte packets',
      ' 1  ae1.tokyo1.example.net (9.9.9.1)  1.0 ms  1.1 ms  1.2 ms',
      ` 2  ae2.lax3.example.net (9.9.9.9)  ${rtt}.0 ms  ${rtt}.1 ms  ${rtt}.2 ms`,
      '',
    ].join('\n');
  const claimsOf = (rtt: number) =>
    analyze([{ id: 's', name: 's', text: trace(rtt) }], { enrichment: shipped }).claims.filter(
      ({ rule }) => rule === 'place/rtt',
    );

  it('are marked where light cannot have come from', () => {
    const [claim, ...more] = claimsOf(9);
    expect(more).toEqual([]);
    expect(claim?.args).toMatchObject({ ip: '9.9.9.9', place: 'Los Angeles', ms: 9 });
    expect(claim && messages('en')(claim.key, claim.args)).toContain('cannot stand in Los Angeles');
  });

  it('are left alone where it can', () => {
    expect(claimsOf(110)).toEqual([]);
  });

  it('may be 100 km away for every ms there and back, and as far off as a city is wide', () => {
    const args = claimsOf(9)[0]?.args;
    // Both answers count: the measure is how far the two may be apart.
    expect(args?.reach).toBe(100 * (9 + 1));
    const limit = Math.ceil((Number(args?.km) - 100) / 100) - 1;
    expect([limit - 1, limit].map((rtt) => claimsOf(rtt).length)).toEqual([1, 0]);
  });

  it('are said where the address is shown, in the report and in the JSON, with both lines as sources', () => {
    const text = trace(9);
    const found = analyze([{ id: 's', name: 's', text }], { enrichment: shipped });
    const words = 'cannot stand in Los Angeles';
    expect(
      inspectorOf(found, messages('en'))
        ['if:9.9.9.9']?.claims.map((one) => one.text)
        .join(),
    ).toContain(words);
    expect(markdownReportOf(found, undefined, messages('en'))).toContain(words);
    expect(hoversOf(found, messages('en'))('s', text.indexOf('9.9.9.9'))?.lines.join()).toContain(words);
    const [claim] = found.claims.filter(({ rule }) => rule === 'place/rtt');
    expect(claim?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['9.9.9.9', '9.9.9.1']);
    expect(found.route?.path.verdict).toBe('unknown');
  });
});

describe('the picture of the lecture', () => {
  const [scene] = scenesOf(analysis, messages('en'));
  const bands = (scene?.items ?? []).filter(({ mark }) => mark === 'band');
  const boxOf = (id: string) => bands.find((band) => band.id === id)?.primitives.find(({ type }) => type === 'rect');

  it('has a band for each network, the exchange between those who meet there', () => {
    const order = bands
      .map(({ id }) => ({ id, box: boxOf(id) }))
      .flatMap(({ id, box }) => (box?.type === 'rect' ? [{ id, middle: box.y + box.height / 2 }] : []))
      .sort((a, b) => b.middle - a.middle);
    expect(order.map(({ id }) => id)).toEqual(['home', 'OCN', 'NSPIXP2', 'WIDE', 'Chiba University of Commerce']);
  });

  it('cuts and covers no name', () => {
    if (!scene) throw new Error('no scene');
    expect([...cutTexts(scene), ...overlaps(scene)]).toEqual([]);
    const names = bands.flatMap(({ primitives }) => primitives.filter(({ type }) => type === 'text'));
    const exchange = boxOf('NSPIXP2');
    if (exchange?.type !== 'rect') throw new Error('no band');
    const inside = names.filter(
      (one) => one.type === 'text' && one.y > exchange.y && one.y < exchange.y + exchange.height + 10,
    );
    expect(inside).toHaveLength(1);
  });
});
