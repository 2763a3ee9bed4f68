import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
const FILES: Readonly<Record<string, string>> = {
  'text.traceroute': 'syntaxes/traceroute.tmLanguage.json',
  'text.mail-headers': 'syntaxes/mail-headers.tmLanguage.json',
};

let registry: textmate.Registry;

beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(wasm).buffer);
  registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = path.join(root, FILES[scope] ?? '');
      return Promise.resolve(textmate.parseRawGrammar(readFileSync(file, 'utf8'), file));
    },
  });
});

/** What a word of the text is taken for: the innermost scope without the grammar's own ending. */
async function kinds(scope: string, text: string): Promise<ReadonlyMap<string, string>> {
  const grammar = await registry.loadGrammar(scope);
  const found = new Map<string, string>();
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar?.tokenizeLine(line, stack) ?? { tokens: [], ruleStack: stack };
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const inner = scopes.at(-1) ?? '';
      if (inner !== scope) found.set(line.slice(startIndex, endIndex).trim(), inner.replace(/\.[\w-]+$/, ''));
    }
  }
  return found;
}

describe('the traceroute grammar', () => {
  it('tells hops, hosts, addresses, times, losses and annotations apart', async () => {
    const found = await kinds(
      'text.traceroute',
      'traceroute to a.example (192.0.2.9), 30 hops max\n 3  core1.example.net (203.0.113.1) [AS64500]  4.1 ms !X * <1 ms\n12  2001:db8:4::1  9 ms',
    );
    expect(Object.fromEntries(found)).toMatchObject({
      '3': 'constant.numeric.integer.ttl',
      '12': 'constant.numeric.integer.ttl',
      'core1.example.net': 'entity.name.type.host',
      '203.0.113.1': 'constant.other.ip',
      '2001:db8:4::1': 'constant.other.ip',
      '[AS64500]': 'storage.type.asn',
      '4.1 ms': 'constant.numeric.float.rtt',
      '<1 ms': 'constant.numeric.float.rtt',
      '!X': 'invalid.deprecated.annotation',
      '*': 'comment.lost',
    });
  });
});

describe('the mail grammar', () => {
  it('tells fields, clauses, protocols, addresses and dates apart, over folded lines', async () => {
    const found = await kinds(
      'text.mail-headers',
      'Received: from a.example (a.example [192.0.2.1])\n by mx.example.org with ESMTPS id 4F\n for <bob@example.org>; Fri, 20 Nov 2026 10:00:00 +0900\nAuthentication-Results: mx; spf=pass\nSubject: from me',
    );
    expect(Object.fromEntries(found)).toMatchObject({
      Received: 'keyword.other.received',
      from: 'storage.modifier.clause',
      by: 'storage.modifier.clause',
      '[192.0.2.1]': 'constant.other.ip',
      ESMTPS: 'support.type.protocol',
      'bob@example.org': 'string.unquoted.address',
      'Fri, 20 Nov 2026 10:00:00 +0900': 'constant.numeric.date',
      'Authentication-Results': 'entity.name.tag.field',
      pass: 'constant.language.result',
      Subject: 'entity.name.tag.field',
    });
  });
});
