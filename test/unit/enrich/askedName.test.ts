import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { askedName } from '../../../src/analyzers/enrich/askedName';
import { reverseNames } from '../../../src/live/reverseName';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';
import { redact } from '../../../src/view/redact/redact';

const text = 'traceroute to 192.0.2.9 (192.0.2.9), 30 hops max\n 1  192.168.1.1  1 ms\n 2  192.0.2.9  2 ms\n';
const found = analyze([{ id: 'a', name: 'a', text }]);
const withClaim = (ip: string, ...names: readonly string[]) => ({
  ...found,
  claims: [...found.claims, askedName(ip, names, '2026-11-22')],
});
const said = (analysis: typeof found, id: string) =>
  inspectorOf(analysis, messages('en'))[id]?.claims.map((claim) => claim.text) ?? [];

describe('a name that the DNS was asked for', () => {
  it('is a claim of that day, not a name of the trace', () => {
    const analysis = withClaim('192.0.2.9', 'www.example.net');
    expect(said(analysis, 'if:192.0.2.9')).toContain('The DNS calls 192.0.2.9 www.example.net (asked on 2026-11-22)');
    expect(analysis.topology.interfaces.flatMap(({ names }) => names)).toEqual([]);
  });

  it('may be none, and takes no book of an answer', () => {
    expect(said(withClaim('192.0.2.9'), 'if:192.0.2.9')).toContain(
      'The DNS has no name for 192.0.2.9 (asked on 2026-11-22)',
    );
    const long = askedName('192.0.2.9', Array<string>(500).fill('x'.repeat(10_000)), '2026-11-22');
    expect(String(long.args.name).length).toBeLessThan(1100);
  });

  it.each(['private', 'last-bits', 'pseudonyms', 'home', 'mail'] as const)('is hidden with its address: %s', (mode) => {
    const hidden = redact(withClaim('192.168.1.1', 'router.martin.example.net'), { mode, homeHops: 3 });
    expect(JSON.stringify(hidden)).not.toContain('martin');
  });

  it('is asked of the resolver only for text that is an address', async () => {
    expect(await reverseNames('no address')).toEqual([]);
  });
});
