import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { scenesOf } from '../../../src/layout/scenes';
import { messages } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import { contentOf } from '../../../src/view/content';
import type { Redaction } from '../../../src/view/redact/mode';
import { redact } from '../../../src/view/redact/redact';

const t = messages('en');

const read = (file: string): Analysis =>
  analyze([{ id: file, name: file, text: readFileSync(`test/fixtures/hop-names/${file}`, 'utf8') }]);

/** All that is shown and handed out. */
function shown(analysis: Analysis, redaction: Redaction): string {
  const redacted = redact(analysis, redaction);
  return JSON.stringify([redacted, contentOf(redacted, scenesOf(redacted, t), t, 'en')]);
}

describe('names without addresses', () => {
  it.each(['pseudonyms', 'last-bits'] as const)('%s hides all of them', (mode) => {
    const text = shown(read('mtr.txt'), { mode, homeHops: 3 });
    for (const name of ['_gateway', 'bras1', 'cr1.tyo', 'www.example']) expect(text).not.toContain(name);
  });

  it('private hides those that mean something in one network only', () => {
    const text = shown(read('winmtr.txt'), { mode: 'private', homeHops: 3 });
    expect(text).not.toContain('router.lan');
    expect(text).toContain('www.example.com');
  });

  it('home hides the first hops and their network, and shows where the way leads', () => {
    const text = shown(read('mtr.txt'), { mode: 'home', homeHops: 2 });
    for (const name of ['_gateway', 'bras1', 'cr1.tyo']) expect(text).not.toContain(name);
    expect(text).toContain('www.example.com');
  });

  it.each(['pseudonyms', 'last-bits', 'private', 'home'] as const)(
    '%s hides what is no host name, markup and formulas, whole',
    (mode) => {
      expect(shown(read('hostile.json'), { mode, homeHops: 9 })).not.toContain('secret');
    },
  );
});

describe('hostile names', () => {
  it('are drawn as names of one word', () => {
    const labels = read('hostile.json').route?.routers.map(({ label }) => label);
    expect(labels).toContain('_b_secretmarkup__b_');
    expect(labels).toContain('anns_secretpc');
    expect(labels).toContain('secret-ü.例え.example');
  });
});
