import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { filesOf } from '../../src/export/exporter';
import { exporters } from '../../src/export/registry';
import { scenesOf } from '../../src/layout/scenes';
import { messages } from '../../src/messages';
import { ALL_PARTS, type Analysis } from '../../src/model/analysis';
import { contentOf } from '../../src/view/content';
import { REDACTION_MODES, type RedactionMode } from '../../src/view/redact/mode';
import { redact } from '../../src/view/redact/redact';
import { shipped } from '../unit/data/tables';

const translate = messages('en');
const examples = path.join(import.meta.dirname, '..', '..', 'examples');
const read = (...parts: string[]) => readFileSync(path.join(examples, ...parts), 'utf8');

const octet = fc.nat({ max: 255 });
const ipv4 = fc.oneof(
  fc.tuple(octet, octet).map(([c, d]) => `192.168.${c}.${d}`),
  fc.tuple(fc.integer({ min: 11, max: 90 }), octet, octet, octet).map((parts) => parts.join('.')),
);
const ipv6 = fc.tuple(octet, octet).map(([a, b]) => `2001:db8:${(a + 256).toString(16)}::${(b + 256).toString(16)}`);
const label = fc.stringMatching(/^[a-z][a-z0-9]{5,9}[0-9]$/);
const host = fc.oneof(
  label.map((name) => `${name}.isp.net`),
  label.map((name) => `${name}.lan`),
  label,
);
const hop = fc.tuple(fc.oneof(ipv4, ipv6), fc.option(host, { nil: undefined }));
const trace = fc.array(hop, { minLength: 1, maxLength: 9 }).map((hops) => {
  const rows = hops.map(([ip, name], i) => ` ${i + 1}  ${name ?? ip} (${ip})  1.0 ms  1.1 ms  1.2 ms`);
  const [target, name] = hops.at(-1) ?? ['192.0.2.1', undefined];
  return {
    text: `traceroute to ${name ?? target} (${target}), 30 hops max\n${rows.join('\n')}\n`,
    secrets: hops.flatMap(([ip, one]) => [ip, ...(one === undefined ? [] : [one])]),
  };
});
/** A report that prints names, and addresses only where there is no name. */
const report = fc
  .array(fc.tuple(ipv4, fc.option(host, { nil: undefined })), { minLength: 1, maxLength: 9 })
  .map((hops) => {
    const rows = hops.map(
      ([ip, name], i) => `${String(i + 1).padStart(3)}.|-- ${name ?? ip}  0.0%  10  1.0  1.1  1.0  1.2  0.1`,
    );
    const [ip, name = ip] = hops.at(-1) ?? ['192.0.2.1'];
    return {
      text: `$ mtr -rw ${name}\nHOST: pc  Loss%  Snt  Last  Avg  Best  Wrst StDev\n${rows.join('\n')}\n`,
      secrets: hops.map(([address, one]) => one ?? address),
    };
  });
const mail = fc.array(fc.tuple(ipv4, host, label, label), { minLength: 1, maxLength: 5 }).map((hops) => ({
  text:
    hops
      .map(([ip, name, user, id]) =>
        [
          `Received: from ${name} (${name} [${ip}])`,
          `\tby mx.isp.net with ESMTP id 1 for <${user}@example.org>`,
          `\t(envelope-from <${id}@example.net>); Fri, 20 Nov 2026 10:00:00 +0000`,
        ].join('\r\n'),
      )
      .join('\r\n') + '\r\nSubject: hello\r\n\r\n',
  secrets: hops.flatMap(([ip, name, user, id]) => [ip, name, `${user}@`, `${id}@`]),
}));

/** All that can leave the machine as text; pictures and slides paint the same scenes as the SVG. */
async function outputs(analysis: Analysis): Promise<string> {
  const scenes = scenesOf(analysis, translate);
  const assets = { script: '', style: '', scriptHash: '', styleHash: '' };
  const input = {
    analysis,
    only: ALL_PARTS,
    theme: 'light',
    language: 'en',
    translate,
    options: { metadata: true },
  } as const;
  const access = {
    scenes: () => scenes,
    webview: () => assets,
    asset: () => Promise.reject(new Error('no picture is made here')),
    warn: (sentence: string) => expect.fail(sentence),
  };
  const files = await Promise.all(
    exporters.filter(({ binary }) => !binary).map((exporter) => filesOf(exporter, { ...input, ...access })),
  );
  return [JSON.stringify(contentOf(analysis, scenes, translate, 'en')), ...files.flat()].join('\n');
}

/** A secret counts where it stands as a word of its own: `x1` is no part of `max100`. */
function occurs(secret: string, text: string): boolean {
  const escaped = secret.replace(/[.]/g, '\\.');
  return new RegExp(`(?<![\\w.])${escaped}(?![\\w]|\\.\\d)`, 'i').test(text);
}

describe('redaction: properties', () => {
  it.each(['last-bits', 'pseudonyms'] as const)(
    '%s: no address, no name and no local part is in any output',
    async (mode) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(trace, report, mail), async ({ text, secrets }) => {
          const redacted = redact(analyze([{ id: 'paste', name: 'paste', text }]), { mode, homeHops: 3 });
          const all = await outputs(redacted);
          expect(secrets.filter((secret) => occurs(secret, all))).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('pseudonyms and home: what a tool or our tables say of the holder of a hidden address is in no output', async () => {
    // Addresses of known holders; the tool's own words are made up.
    const holder = fc.constantFrom('202.244.38.109', '203.178.136.162', '8.8.8.8', '80.67.169.12', '202.249.2.83');
    const owner = fc.stringMatching(/^[A-Z][a-z]{6,9}$/);
    const row = fc.tuple(holder, fc.integer({ min: 10_000, max: 99_999 }), owner);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, { selector: ([ip]) => ip, minLength: 1, maxLength: 4 }), async (rows) => {
        const lines = [['192.168.1.1', 64_512, 'Lan'] as const, ...rows].map(
          ([ip, asn, name], index) => ` ${index + 1}  ${ip}  12.01 ms  AS${asn}  ${name}, isp.example`,
        );
        const target = rows.at(-1)?.[0] ?? '';
        const text = `traceroute to ${target} (${target}), 30 hops max, 32 byte packets\n${lines.join('\n')}\n`;
        const analysis = analyze([{ id: 'paste', name: 'paste', text }], { enrichment: shipped });
        for (const mode of ['pseudonyms', 'home'] as const) {
          const all = await outputs(redact(analysis, { mode, homeHops: 9 }));
          const told = analysis.registrations?.flatMap(({ ip, registration: { asn, organisation } }) =>
            ip.startsWith('192.168.') ? [] : [ip, `AS${asn ?? ''}`, organisation ?? ''],
          );
          const secrets = [...(told ?? []), ...rows.flatMap(([, asn, name]) => [String(asn), name])];
          expect(secrets.filter((secret) => secret !== 'AS' && secret !== '' && occurs(secret, all))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('private: no private address is in any output, and public ones are', async () => {
    await fc.assert(
      fc.asyncProperty(trace, async ({ text, secrets }) => {
        const redacted = redact(analyze([{ id: 'paste', name: 'paste', text }]), { mode: 'private', homeHops: 3 });
        const all = await outputs(redacted);
        for (const secret of secrets.filter((one) => /^\d/.test(one)))
          expect(occurs(secret, all)).toBe(!secret.startsWith('192.168.'));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every length of the sources, and so every span', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          trace.map(({ text }) => text),
          mail.map(({ text }) => text),
          fc.string({ unit: 'binary', maxLength: 300 }),
        ),
        fc.constantFrom<RedactionMode>(...REDACTION_MODES),
        (text, mode) => {
          const analysis = analyze([{ id: 'paste', name: 'paste', text }]);
          const redacted = redact(analysis, { mode, homeHops: 3 });
          expect(redacted.sources[0]?.text).toHaveLength(text.length);
          expect(redacted.traces.map(({ span }) => span)).toEqual(analysis.traces.map(({ span }) => span));
        },
      ),
    );
  });

  it('tells as many things apart as before: ids stay different and references whole', () => {
    const names = ['forward.nmap.txt', 'forward.tracert.txt', 'return.traceroute.txt'];
    const analysis = analyze(names.map((name) => ({ id: name, name, text: read('home-campus', name) })));
    for (const mode of REDACTION_MODES) {
      const { route } = redact(analysis, { mode, homeHops: 3 });
      const routers = new Set(route?.routers.map(({ id }) => id));
      expect(routers.size).toBe(analysis.route?.routers.length);
      expect(new Set(route?.segments.map(({ id }) => id)).size).toBe(analysis.route?.segments.length);
      expect(route?.links.filter(({ a, b }) => !routers.has(a) || !routers.has(b))).toEqual([]);
    }
  });
});
