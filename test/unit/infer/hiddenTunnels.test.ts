import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { markdownReportOf } from '../../../src/export/text/markdownReport';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import type { Claim } from '../../../src/model/claim';
import { inspectorOf } from '../../../src/view/inspect';

const t = messages('en');
const read = (text: string): Analysis => analyze([{ id: 's', name: 's', text }]);
const tunnelsIn = ({ claims }: Analysis): readonly Claim[] => claims.filter(({ rule }) => rule.startsWith('mpls/'));

interface Answer {
  readonly ip?: string;
  readonly ttl?: number;
  readonly replyTtl: number;
  readonly icmpType?: number;
  readonly quoted?: number;
}

/** One trace of scamper as a line of JSON (`sc_warts2json`); hop k is 198.51.100.k unless said otherwise. */
function scamper(answers: readonly Answer[], dst = '203.0.113.99'): string {
  const hops = answers.map(({ ip, ttl, replyTtl, icmpType = 11, quoted = 1 }, k) => ({
    addr: ip ?? `198.51.100.${k + 1}`,
    probe_ttl: ttl ?? k + 1,
    probe_id: 1,
    probe_size: 44,
    rtt: k + 1,
    reply_ttl: replyTtl,
    icmp_type: icmpType,
    icmp_code: 0,
    icmp_q_ttl: quoted,
  }));
  const trace = {
    type: 'trace',
    version: '0.1',
    method: 'icmp-echo',
    src: '192.0.2.70',
    dst,
    stop_reason: 'COMPLETED',
  };
  return `${JSON.stringify({ ...trace, hop_count: hops.length, attempts: 2, hops })}\n`;
}

/** Answers whose replies took so many hops back; routers start with 255. */
const backOver = (...hops: readonly number[]): string => scamper(hops.map((back) => ({ replyTtl: 256 - back })));

describe('tunnels that no label shows', () => {
  it('are seen where the way back jumps and then stays equally long, hop after hop', () => {
    const analysis = read(backOver(1, 2, 7, 7, 7, 7, 7, 8, 9));
    const [claim, ...more] = tunnelsIn(analysis);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({
      rule: 'mpls/invisible',
      grade: 'likely',
      args: { ip: '198.51.100.3', to: 3, hidden: 4, back: 7 },
    });
    expect(claim?.reasons.map(({ key }) => key)).toEqual(['mpls.reason.level']);
    expect(claim?.evidence).not.toEqual([]);
    expect(claim?.alternatives.map(({ key }) => key)).toEqual(['mpls.reading.other-way']);
  });

  it('are implicit where errors first travel on to the end of the tunnel', () => {
    const [claim, ...more] = tunnelsIn(read(backOver(1, 2, 7, 6, 5, 6, 7)));
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ rule: 'mpls/implicit', args: { from: 3, to: 5 } });
    expect(claim?.subject.slice(1)).toEqual(['198.51.100.3', '198.51.100.4', '198.51.100.5']);
    expect(claim && t(claim.key, claim.args)).toContain('hops 3 to 5');
  });

  it('are possible, no more, where the way back just stays longer', () => {
    const [claim, ...more] = tunnelsIn(read(backOver(1, 2, 7, 8, 9, 10)));
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ rule: 'mpls/invisible', grade: 'possible' });
    expect(claim?.alternatives[0]?.confidence).toBeGreaterThan(claim?.confidence ?? 1);
  });

  it('are measured where a router answers with an error and with an echo (255 and 64)', () => {
    const path = [255, 254, 253, 250].map((replyTtl) => ({ replyTtl }));
    const passing = scamper([...path, { replyTtl: 248 }]);
    const aimed = scamper([...path.slice(0, 3), { replyTtl: 61, icmpType: 0 }], '198.51.100.4');
    const [claim, ...more] = tunnelsIn(read(passing + aimed));
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ rule: 'mpls/invisible', grade: 'likely', args: { ip: '198.51.100.4', hidden: 2 } });
  });

  it.each([
    ['both ways are equally long', backOver(1, 2, 3, 4, 5)],
    ['they differ by a hop or two', backOver(1, 2, 5, 5, 6)],
    ['one hop alone is off: that is its own way back', backOver(1, 2, 7, 4, 5)],
    ['only the last one is off: a host may start with any TTL', backOver(1, 2, 3, 9)],
    ['the way back is longer from the start', backOver(5, 6, 7, 8)],
    ['the way back gets shorter', backOver(6, 7, 3, 4, 5)],
  ])('are not seen where %s', (_, text) => {
    expect(tunnelsIn(read(text))).toEqual([]);
  });

  it('are told by what the routers quote, where they quote it', () => {
    const quoting = [1, 1, 2, 3, 1].map((quoted, k) => ({ quoted, replyTtl: 256 - ([1, 2, 7, 6, 5][k] ?? 0) }));
    const claims = tunnelsIn(read(scamper(quoting)));
    expect(claims.map(({ reasons }) => reasons[0]?.key)).toEqual(['mpls.reason.implicit']);
  });

  it('are read from traceroute --back and tracepath, which print lengths only where they differ', () => {
    const back = ['', '', " '-7'", " '-7'", " '-7'", ''].map(
      (length, k) => ` ${k + 1}  198.51.100.${k + 1} (198.51.100.${k + 1})${length}  1.0 ms  1.1 ms  1.2 ms`,
    );
    const linux = ['traceroute to 203.0.113.99 (203.0.113.99), 30 hops max, 60 byte packets', ...back, ''].join('\n');
    expect(tunnelsIn(read(linux))).toMatchObject([{ rule: 'mpls/invisible', args: { ip: '198.51.100.3', hidden: 4 } }]);
    const path = ['', '', 'asymm  7 ', 'asymm  7 ', 'asymm  7 ', ''].map(
      (length, k) => ` ${k + 1}:  198.51.100.${k + 1}                                          1.${k}00ms ${length}`,
    );
    const tracepath = [' 1?: [LOCALHOST]                      pmtu 1500', ...path, '     Too many hops: pmtu 1500', ''];
    expect(tunnelsIn(read(tracepath.join('\n')))).toMatchObject([{ rule: 'mpls/invisible', args: { hidden: 4 } }]);
  });

  it('are passed over in silence where the text carries no lengths', () => {
    const rows = [1, 2, 3, 4, 5].map(
      (k) => ` ${k}  198.51.100.${k} (198.51.100.${k})  ${k}.0 ms  ${k}.1 ms  ${k}.2 ms`,
    );
    const head = 'traceroute to 203.0.113.99 (203.0.113.99), 30 hops max, 60 byte packets';
    expect(tunnelsIn(read([head, ...rows, ''].join('\n')))).toEqual([]);
  });

  it('are marked in the picture and told in the details and the report; a mere possibility has no mark', () => {
    const likely = read(backOver(1, 2, 7, 7, 7, 7, 7, 8, 9));
    const words = 'An MPLS tunnel may end at hop 3';
    const textsOf = (analysis: Analysis): readonly string[] =>
      scenesOf(analysis, t).flatMap(({ items }) =>
        items.flatMap(({ primitives }) => primitives.flatMap((one) => (one.type === 'text' ? [one.text] : []))),
      );
    expect(textsOf(likely)).toContain('MPLS?');
    expect(textsOf(read(backOver(1, 2, 7, 8, 9, 10)))).not.toContain('MPLS?');
    const inspector = inspectorOf(likely, t);
    const router = likely.route?.routers.find(({ interfaces }) => interfaces.includes('198.51.100.3'));
    for (const id of ['if:198.51.100.3', router?.id ?? ''])
      expect(inspector[id]?.claims.map(({ text }) => text).join(), id).toContain(words);
    expect(markdownReportOf(likely, undefined, t)).toContain(words);
    expect(messages('ja')('mpls.claim.invisible', tunnelsIn(likely)[0]?.args)).toContain('198.51.100.3');
  });
});
