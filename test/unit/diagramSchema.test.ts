import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { readCorrection, type Correction } from '../../src/model/correction';
import { checkDiagram, DIAGRAM_SCHEMA, NO_OVERLAY, type Diagram } from '../../src/model/diagram';
import { writeDiagram } from '../../src/model/diagramText';
import { EXTRA_HOST_KINDS } from '../../src/model/extraHost';
import { REDACTION_MODES } from '../../src/model/redaction';
import { ROLES, SIDES } from '../../src/model/source';

const root = path.resolve(import.meta.dirname, '../..');
const read = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(root, ...parts), 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(
  read('schemas', 'diagram.schema.json') as object,
);

/** One of each kind: a kind that the types have and the schema does not, or the other way round, does not compile or fails. */
const CORRECTIONS: { readonly [K in Correction['kind']]: Extract<Correction, { readonly kind: K }> } = {
  'one-router': { kind: 'one-router', addresses: ['192.0.2.1', '2001:db8::1'] },
  'different-routers': { kind: 'different-routers', addresses: ['192.0.2.1', '192.0.2.2'] },
  belongs: { kind: 'belongs', address: '192.0.2.1', router: '192.0.2.2' },
  nat: { kind: 'nat', address: '192.0.2.1', outside: '203.0.113.1' },
  'no-nat': { kind: 'no-nat', address: '192.0.2.1' },
  segment: { kind: 'segment', addresses: ['192.0.2.1', '192.0.2.2'], prefix: '192.0.2.0/30' },
  'no-segment': { kind: 'no-segment', addresses: ['192.0.2.1', '192.0.2.2'] },
  network: { kind: 'network', address: '192.0.2.1', network: 'Example' },
  border: { kind: 'border', between: ['192.0.2.1', '192.0.2.2'], inside: 'home', outside: 'Example' },
  'no-border': { kind: 'no-border', between: ['192.0.2.1', '192.0.2.2'] },
};

/** Everything that the types know, so that what the product writes is what the schema allows. */
const FULL: Diagram = {
  ...NO_OVERLAY,
  sources: [
    ...ROLES.map((role) => ({ name: role, role, text: 'a\nb' })),
    ...SIDES.map((side) => ({ name: side, side, text: 'c', attached: [{ name: 'inner', text: 'd' }] })),
  ],
  config: {
    trustedNetworks: ['192.0.2.0/24'],
    internalNetworks: ['198.51.100.0/24'],
    submissionNetworks: ['203.0.113.0/24'],
    trustedHosts: ['mx.example.org'],
    prefixes: [{ prefix: '192.0.2.0/24', name: 'LAN', kind: 'network' }],
    endpoints: { home: '192.0.2.1', homePublic: '203.0.113.1', server: '198.51.100.1' },
    enrich: 'none',
    corrections: Object.values(CORRECTIONS),
  },
  corrections: Object.values(CORRECTIONS),
  names: { '192.0.2.1': '自宅ルータ' },
  icons: { '192.0.2.1': 'l3-switch' },
  hosts: EXTRA_HOST_KINDS.map((kind) => ({
    id: kind,
    label: kind,
    kind,
    addresses: ['192.0.2.9'],
    at: '192.0.2.0/24',
  })),
  pins: { '192.0.2.1': -40 },
  folds: ['fold:silent:x'],
};

const saved = (more: object): object => ({ schema: DIAGRAM_SCHEMA, sources: [{ name: 'a', text: 'x' }], ...more });

describe('the schema of saved diagrams', () => {
  const files = readdirSync(path.join(root, 'test/fixtures/saved')).filter((name) => name.endsWith('.hopscope.json'));

  it('is where package.json says', () => {
    const { contributes } = read('package.json') as {
      contributes: { jsonValidation: { url: string; fileMatch: string }[] };
    };
    expect(contributes.jsonValidation).toEqual([
      { fileMatch: '*.hopscope.json', url: './schemas/diagram.schema.json' },
    ]);
    expect(readFileSync(path.join(root, '.vscodeignore'), 'utf8')).toContain('!schemas/*.json');
  });

  it('takes every fixture', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      validate(read('test/fixtures/saved', file));
      expect(validate.errors, file).toBeNull();
    }
  });

  it('takes everything that the product writes', () => {
    for (const mode of REDACTION_MODES) {
      validate(JSON.parse(writeDiagram({ ...FULL, redaction: { mode, homeHops: 3 } })));
      expect(validate.errors, mode).toBeNull();
    }
    for (const one of Object.values(CORRECTIONS)) expect(readCorrection(one)).toEqual(one);
  });

  const WRONG: Readonly<Record<string, object>> = {
    'another schema': saved({ schema: 'hopscope.diagram/9' }),
    'a text that is a number': saved({ sources: [{ name: 'a', text: 7 }] }),
    'a source without text': saved({ sources: [{ name: 'a' }] }),
    'a role that is none': saved({ sources: [{ name: 'a', role: 'backward', text: 'x' }] }),
    'a side that is none': saved({ sources: [{ name: 'a', side: 'left', text: 'x' }] }),
    'sources that are no list': saved({ sources: { a: 'x' } }),
    'a correction of no kind': saved({ corrections: [{ kind: 'router', addresses: ['192.0.2.1', '192.0.2.2'] }] }),
    'a router of one address': saved({ corrections: [{ kind: 'one-router', addresses: ['192.0.2.1'] }] }),
    'a name for an address': saved({ corrections: [{ kind: 'no-nat', address: 'gateway' }] }),
    'a prefix without length': saved({
      corrections: [{ kind: 'segment', addresses: ['192.0.2.1', '192.0.2.2'], prefix: '192.0.2.0' }],
    }),
    'a border of three': saved({ corrections: [{ kind: 'border', between: ['192.0.2.1', '192.0.2.2', '192.0.2.3'] }] }),
    'an empty name': saved({ names: { '192.0.2.1': '' } }),
    'names as a list': saved({ names: ['gateway'] }),
    'a symbol with a path': saved({ icons: { '192.0.2.1': '../router.svg' } }),
    'a host that hangs nowhere': saved({ hosts: [{ name: 'phone', kind: 'phone' }] }),
    'a host of no kind': saved({ hosts: [{ name: 'x', kind: 'toaster', at: '192.0.2.1' }] }),
    'a place in words': saved({ pins: { '192.0.2.1': 'left' } }),
    'a mode that hides nothing known': saved({ redaction: { mode: 'some' } }),
    'a configuration of the wrong form': saved({ config: { enrich: 'online' } }),
  };

  for (const [name, file] of Object.entries(WRONG)) {
    it(`refuses ${name}, and so does the reader`, () => {
      expect(validate(file)).toBe(false);
      expect(checkDiagram(file).problems.length).toBeGreaterThan(0);
    });
  }

  it('marks a field that is spelt wrong; the reader passes it over', () => {
    expect(validate(saved({ name: {} }))).toBe(false);
    expect(checkDiagram(saved({ name: {} })).problems).toEqual([]);
  });
});
