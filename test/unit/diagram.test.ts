import { describe, expect, it } from 'vitest';
import { checkDiagram, configOf, NO_OVERLAY, sourcesOf, type Diagram } from '../../src/model/diagram';
import { isDiagram, readDiagram, writeDiagram } from '../../src/model/diagramText';

const FULL: Diagram = {
  sources: [
    { name: 'forward.txt', role: 'forward', text: 'a\r\nb\n\n' },
    { name: 'mail.msg', text: '', attached: [{ name: 'inner', text: 'x\ny', attached: [{ text: 'z' }] }] },
  ],
  config: { endpoints: { home: '192.168.56.10' }, enrich: 'none' },
  corrections: [
    { kind: 'one-router', addresses: ['192.0.2.1', '198.51.100.1'] },
    { kind: 'nat', address: '192.168.1.1', outside: '203.0.113.9' },
    { kind: 'border', between: ['192.0.2.1', '192.0.2.2'], inside: 'A' },
  ],
  names: { '192.0.2.1': 'core' },
  icons: { '192.0.2.1': 'l3-switch' },
  hosts: [{ id: 'host:user:1', label: '', kind: 'phone', addresses: ['192.168.1.9'], at: '192.168.1.0/24' }],
  pins: { '192.0.2.1': -40 },
  folds: ['fold:domain:x'],
  redaction: { mode: 'home', homeHops: 2 },
};

function read(text: string) {
  const found = readDiagram(text);
  if ('broken' in found) throw new Error('broken');
  return found;
}

describe('a saved diagram', () => {
  it('comes back as it was written', () => {
    const text = writeDiagram(FULL);
    expect(read(text)).toEqual({ diagram: FULL, problems: [] });
    expect(writeDiagram(FULL, text)).toBe(text);
    expect(text.split('\n')[1]).toBe('  "schema": "hopscope.diagram/1",');
    // One line of the text is one line of the file.
    expect(text).toContain('        "a\\r",\n        "b",\n');
  });

  it('keeps what it does not know, and changes nothing but what was done', () => {
    const text = `{
\t"made": {"by": "hand", "at": 1e3},
\t"schema": "hopscope.diagram/1",
\t"sources": [{ "name": "t", "text": "one\\ntwo", "colour": "red" }],
\t"corrections": [{ "kind": "nat", "address": "10.0.0.1", "why": "I know" }, { "kind": "magic" }],
\t"names": { "10.0.0.1": "gw", "10.0.0.2": 5 }
}
`;
    const { diagram, problems } = read(text);
    expect(problems.map(({ field }) => field)).toEqual(['corrections[1]', 'names["10.0.0.2"]']);
    const written = writeDiagram({ ...diagram, pins: { '10.0.0.1': 12 } }, text);
    expect(JSON.parse(written)).toEqual({ ...(JSON.parse(text) as object), pins: { '10.0.0.1': 12 } });
    expect(Object.keys(JSON.parse(written) as object).slice(0, 2)).toEqual(['made', 'schema']);
    expect(written).toContain('\n\t"made"');
    const without = JSON.parse(writeDiagram({ ...diagram, ...NO_OVERLAY }, text)) as Diagram;
    expect(without.corrections).toEqual([{ kind: 'magic' }]);
    expect(without.names).toEqual({ '10.0.0.2': 5 });
  });

  it('names what is wrong, with its place, and reads the rest', () => {
    const { diagram, problems } = checkDiagram({
      schema: 'hopscope.diagram/1',
      sources: [
        { name: 'a', text: 'x' },
        { name: 'b' },
        { name: 'a', text: 'y', role: 'forward' },
        { text: 'z', role: 'up' },
      ],
      corrections: [
        { kind: 'one-router', addresses: ['10.0.0.1'] },
        { kind: 'no-nat', address: '10.0.0.1' },
      ],
      names: [],
      icons: { a: '<svg>' },
      hosts: [
        { kind: 'phone', at: '10.0.0.0/24' },
        { kind: 'spaceship', at: '10.0.0.1' },
      ],
      pins: { a: 'left', b: 1e9 },
      folds: {},
      config: { enrich: 'all' },
      redaction: { mode: 'blur' },
    });
    expect(problems.map(({ field, form }) => `${field.split(':')[0]} ${form}`)).toEqual([
      'sources[1] source',
      'sources[3] source',
      'config config',
      'corrections[0] one-router',
      'names table',
      'icons["a"] icon',
      'hosts[1] host',
      'pins["a"] pin',
      'folds list',
      'redaction redaction',
    ]);
    expect(diagram.sources.map(({ name }) => name)).toEqual(['a', 'a (2)']);
    expect(diagram.hosts).toEqual([{ id: 'host:user:1', label: '', kind: 'phone', addresses: [], at: '10.0.0.0/24' }]);
    expect(diagram.pins).toEqual({ b: 4000 });
    // Whoever wanted to hide something must not show it for a slip of the pen.
    expect(diagram.redaction?.mode).toBe('pseudonyms');
  });

  it('says where the text is broken', () => {
    expect(readDiagram('{\n  "schema": "hopscope.diagram/1",\n}')).toEqual({ broken: { line: 3 } });
    expect(readDiagram('')).toHaveProperty('broken');
    expect(readDiagram('{}')).toEqual({ broken: { schema: true } });
    expect(readDiagram('{"schema":"hopscope.diagram/2"}')).toEqual({ broken: { schema: true } });
  });

  it('is known by its name or its first field', () => {
    expect(isDiagram('a.hopscope.json', '')).toBe(true);
    expect(isDiagram('a.json', writeDiagram(FULL))).toBe(true);
    expect(isDiagram('a.json', '{"hops": []}')).toBe(false);
  });

  it('hands its texts and its knowledge to the analysis', () => {
    expect(sourcesOf(FULL).map(({ id, role }) => [id, role])).toEqual([
      ['forward.txt', 'forward'],
      ['mail.msg', undefined],
    ]);
    expect(configOf(FULL)).toEqual({ ...FULL.config, corrections: FULL.corrections });
  });

  it('is safe from names that objects have of themselves', () => {
    const text = '{"schema":"hopscope.diagram/1","names":{"__proto__":"x","constructor":"y"}}';
    const { diagram } = read(text);
    expect(Object.entries(diagram.names)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(JSON.parse(writeDiagram(diagram, text))).toEqual(JSON.parse(text));
  });
});
