import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { messages } from '../../../src/messages';
import { inspectorOf } from '../../../src/view/inspect';

function inspect(name: string) {
  const text = readFileSync(new URL(`../../fixtures/received/trust/${name}`, import.meta.url), 'utf8');
  const analysis = analyze([{ id: 'm', name: 'm', text }]);
  const entries = inspectorOf(analysis, messages('en'));
  const [message] = analysis.messages;
  if (!message) throw new Error('no message');
  const fact = (hop: number, label: string) =>
    entries[message.hops.find(({ headerIndex }) => headerIndex === hop)?.id ?? '']?.facts.find(
      (one) => one.name === label,
    )?.value;
  return { message, entries, fact };
}

describe('inspector: mail', () => {
  it('shows results and signatures on the hop that wrote them, with what they are worth', () => {
    const { fact } = inspect('gmail-m365.eml');
    expect(fact(3, 'Authentication-Results')).toContain('spf pass, dkim pass, dmarc pass');
    expect(fact(3, 'Authentication-Results')).toContain('counts: Written inside the trust boundary.');
    expect(fact(4, 'DKIM-Signature')).toMatch(/^signed by gmail.com: to, subject/);
    expect(fact(3, 'Role')).toBe('border relay');
  });

  it('says that a forged result does not count', () => {
    const { message, entries } = inspect('spam-forged.eml');
    const own =
      entries[message.hops.at(-1)?.id ?? '']?.facts.filter(({ name }) => name === 'Authentication-Results') ?? [];
    expect(own.map(({ value }) => /— ([^:]*):/.exec(value)?.[1])).toEqual(['counts', 'does not count']);
  });

  it('every card and every hop of a folded step has its entry', () => {
    const { message, entries } = inspect('fetchmail.eml');
    for (const id of [
      ...message.hops.map((hop) => hop.id),
      `way:${message.id}`,
      `notes:${message.id}`,
      `claimed:${message.id}`,
    ])
      expect(entries[id], id).toBeDefined();
    expect(entries[`way:${message.id}`]?.claims.length).toBeGreaterThan(0);
  });

  it('takes ten thousand hops with as many results', () => {
    const text = `${'Authentication-Results: b.example; spf=pass\nReceived: from a.example by b.example; Fri, 31 Jan 2015 07:28:42 +0900\n'.repeat(10_000)}Subject: x\n`;
    const analysis = analyze([{ id: 'm', name: 'm', text }]);
    expect(Object.keys(inspectorOf(analysis, messages('en'))).length).toBeGreaterThan(10_000);
  }, 60_000);
});
