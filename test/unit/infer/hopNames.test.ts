import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { inferBulk } from '../../../src/analyzers/infer/bulk/inferBulk';
import { isLocalName, nameId } from '../../../src/analyzers/infer/hopNames';
import { graphOf } from '../../../src/export/json/graph';
import { routeLines } from '../../../src/export/text/route';
import { messages } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import type { RouteGraph, Router } from '../../../src/model/topology';
import { scenesOf } from '../../../src/layout/scenes';
import { contentOf } from '../../../src/view/content';
import { hoversOf } from '../../../src/view/editor/hovers';
import { subjectsAt } from '../../../src/view/subjects';

const read = (name: string): string => readFileSync(`test/fixtures/hop-names/${name}.txt`, 'utf8');

function analyzed(...names: readonly string[]): Analysis & { readonly route: RouteGraph } {
  const analysis = analyze(names.map((id) => ({ id, name: id, text: read(id) })));
  if (!analysis.route) throw new Error('no route');
  return { ...analysis, route: analysis.route };
}

const routersOf = ({ route }: { readonly route: RouteGraph }): readonly Router[] =>
  route.routers.filter(({ rank }) => rank > 0);

const labels = (analysis: { readonly route: RouteGraph }): readonly string[] =>
  routersOf(analysis).map(({ label, kind }) => (kind === 'silent' ? '*' : label));

describe('a report of names', () => {
  const analysis = analyzed('mtr');

  it('is a chain of routers called by their names', () => {
    expect(labels(analysis)).toEqual([
      '_gateway',
      'bras1.tyo.isp.example',
      'cr1.tyo.isp.example',
      '*',
      'www.example.com',
    ]);
    expect(analysis.route.links).toHaveLength(5);
  });

  it('invents no address', () => {
    expect(analysis.topology.interfaces).toEqual([]);
    expect(analysis.route.routers.flatMap(({ interfaces }) => interfaces)).toEqual([]);
    expect(analysis.route.links.flatMap(({ aIp, bIp }) => [aIp ?? '', bIp ?? '']).join('')).toBe('');
    expect(analysis.route.segments).toEqual([]);
  });

  it('keeps the name as it was printed beside the one of the box', () => {
    const router = routersOf(analysis).find(({ label }) => label === 'cr1.tyo.isp.example');
    expect(router).toMatchObject({
      id: 'router:name:ae1.cr1.tyo.isp.example',
      kind: 'router',
      names: ['ae1.cr1.tyo.isp.example'],
    });
  });

  it('says neither that there is a translator nor that there is none', () => {
    expect(analysis.route.nat).toEqual([]);
    const lines = routeLines(analysis, analysis.route, messages('en')).join('\n');
    expect(lines).toContain('NAT: unknown');
    expect(lines).not.toContain('none seen');
  });

  it('says once that addresses are missing and what prints them', () => {
    const [claim, ...more] = analysis.claims.filter(({ rule }) => rule === 'name/alone');
    expect(more).toEqual([]);
    expect(claim?.args).toEqual({ count: 4 });
    expect(claim?.evidence).toHaveLength(4);
  });

  it('draws every name, with the loss that the report counts', () => {
    const { scenes } = contentOf(analysis, scenesOf(analysis, messages('en')), messages('en'), 'en');
    const drawn = JSON.stringify(scenes);
    for (const label of labels(analysis).filter((one) => one !== '*')) expect(drawn).toContain(`"${label}"`);
    expect(drawn).toContain('20 % loss');
    expect(drawn).toContain('the tool printed no address');
  });

  it('picks the router of the name under the caret, and the name of a router that is clicked', () => {
    const text = read('mtr');
    const at = text.indexOf('ae1.cr1');
    expect(subjectsAt(analysis, 'mtr', at + 2)).toEqual(['router:name:ae1.cr1.tyo.isp.example']);
    const { inspector } = contentOf(analysis, scenesOf(analysis, messages('en')), messages('en'), 'en');
    const entry = inspector['router:name:ae1.cr1.tyo.isp.example'];
    expect(JSON.stringify(entry)).toContain('mtr and tracepath show it with -b');
    expect(JSON.stringify(entry)).toContain('ae1.cr1.tyo.isp.example');
  });
});

describe('a name under the pointer, in JSON and between two looks', () => {
  it('tells of its router', () => {
    const hover = hoversOf(analyzed('mtr'), messages('en'))('mtr', read('mtr').indexOf('ae1.cr1') + 2);
    expect(JSON.stringify(hover)).toContain('mtr and tracepath show it with -b');
  });

  it('stands in lists of names, never in those of addresses', () => {
    const { route, messages: mails, claims } = analyzed('alternates');
    const graph = graphOf(route, mails, claims);
    expect(graph.loadBalanced).toEqual([
      { ips: [], names: ['ae1.cr1.tyo.isp.example', 'ae1.cr2.tyo.isp.example'], direction: 'forward', ttls: [2] },
    ]);
    expect(graph.routers.map((router) => 'names' in router && router.names)).toContainEqual(['br1.isp.example']);
  });

  it('is the same machine before and after', () => {
    const both = analyze([
      { id: 'mtr', name: 'mtr', text: read('mtr'), side: 'before' },
      { id: 'tracepath', name: 'tracepath', text: read('tracepath'), side: 'after' },
    ]);
    const changed = both.comparison?.machines.filter(({ kind }) => kind === 'added' || kind === 'gone') ?? [];
    expect(changed.map(({ kind, router }) => `${kind} ${router.after ?? 'silent'}`).sort()).toEqual([
      'added router:name:xe-0-1.cr2.osa.isp.example',
      'gone silent',
    ]);
  });
});

describe('names and addresses in one report', () => {
  const analysis = analyzed('mtr-mixed');

  it('stand in the order of the hops', () => {
    expect(labels(analysis)).toEqual(['R1', 'bras1.tyo.isp.example', 'R3', 'cr1.tyo.isp.example', 'www.example.com']);
  });

  it('have the translator at the last private address, and none at a name behind it', () => {
    expect(analysis.route.nat.map(({ kind, inside }) => ({ kind, inside }))).toEqual([
      { kind: 'napt', inside: ['192.168.1.1'] },
    ]);
  });

  it('end at the target that answers by the name that was asked', () => {
    expect(routersOf(analysis).at(-1)).toMatchObject({ label: 'www.example.com', kind: 'server' });
  });
});

describe('other tools', () => {
  it.each([
    [
      'tracepath',
      ['_gateway', 'bras1.tyo.isp.example', 'cr1.tyo.isp.example', 'cr2.osa.isp.example', 'www.example.com'],
    ],
    ['winmtr', ['router.lan', 'bras1.tyo.isp.example', 'cr1.tyo.isp.example', '*', 'www.example.com']],
  ])('%s', (name, expected) => {
    expect(labels(analyzed(name))).toEqual(expected);
  });

  it('shows names that take turns at one hop side by side', () => {
    const analysis = analyzed('alternates');
    const [found] = analysis.route.loadBalanced;
    expect(found).toMatchObject({ ips: ['ae1.cr1.tyo.isp.example', 'ae1.cr2.tyo.isp.example'], ttls: [2] });
    const at2 = routersOf(analysis).filter(({ rank }) => rank === 2);
    expect(at2.map(({ label }) => label).sort()).toEqual(['cr1.tyo.isp.example', 'cr2.tyo.isp.example']);
    const caret = read('alternates').indexOf('ae1.cr2') + 1;
    expect(subjectsAt(analysis, 'alternates', caret)).toEqual(['router:name:ae1.cr2.tyo.isp.example']);
  });
});

describe('a name whose address another text tells', () => {
  const analysis = analyzed('mtr', 'mtr-both');

  it('is that address, with a claim that says so', () => {
    expect(routersOf(analysis).map(({ interfaces }) => interfaces[0] ?? '*')).toEqual([
      '192.168.1.1',
      '203.0.113.5',
      '203.0.113.17',
      '*',
      '198.51.100.80',
    ]);
    const said = analysis.claims.filter(({ rule }) => rule === 'name/one-bearer').map(({ args }) => args.ip);
    expect([...said].sort()).toEqual(['192.168.1.1', '198.51.100.80', '203.0.113.17', '203.0.113.5']);
  });

  it('stays a name where several addresses bear it', () => {
    const other = read('mtr-both').replaceAll('203.0.113.5', '203.0.113.6').replaceAll('_gateway', 'gw2');
    const three = analyze([
      { id: 'a', name: 'a', text: read('mtr') },
      { id: 'b', name: 'b', text: read('mtr-both') },
      { id: 'c', name: 'c', text: other },
    ]);
    const said = three.claims.filter(({ rule }) => rule === 'name/one-bearer').map(({ args }) => args.name);
    expect(said).not.toContain('bras1.tyo.isp.example');
    expect(said).toContain('ae1.cr1.tyo.isp.example');
  });
});

describe('both directions by names alone', () => {
  const analysis = analyzed('forward', 'return');

  it('are told apart, and their routers are joined by the name without its port', () => {
    expect(analysis.route.roles.map(({ role }) => role)).toEqual(['forward', 'return']);
    expect(labels(analysis)).toEqual([
      'bras1.tyo.isp.example',
      'cr1.tyo.isp.example',
      'cr2.osa.transit.test',
      'br1.campus.example',
      'login.campus.example',
    ]);
    expect(analysis.route.path.verdict).toBe('symmetric');
  });

  it('share one link between two routers, and have a border where the network changes', () => {
    expect(analysis.route.links).toHaveLength(5);
    expect(analysis.route.links.map(({ lanes }) => lanes.length)).toEqual([2, 2, 2, 2, 2]);
    expect(analysis.route.boundaries.map(({ inside, outside }) => `${inside} ${outside}`)).toContain(
      'isp.example transit.test',
    );
  });

  it('have no verdict where no name is met in both', () => {
    const renamed = read('return').replaceAll(
      /\b(?:ge-1\.br1|xe-7\.cr2\.osa|ae9\.cr1\.tyo|ae2\.bras1\.tyo)\b/g,
      (name) =>
        [...name]
          .reverse()
          .join('')
          .replaceAll(/[^a-z]/g, 'q'),
    );
    const apart = analyze([
      { id: 'f', name: 'f', text: read('forward'), role: 'forward' },
      { id: 'r', name: 'r', text: renamed, role: 'return' },
    ]);
    expect(apart.route?.path.verdict).not.toBe('symmetric');
    expect(apart.route?.spans.map(({ verdict }) => verdict)).not.toContain('symmetric');
  });

  it('give the same graph in any order of input', () => {
    expect(JSON.stringify(analyzed('return', 'forward').route)).toBe(JSON.stringify(analysis.route));
  });
});

describe('local names', () => {
  it('of two homes are two machines', () => {
    const analysis = analyzed('home-a', 'home-b');
    const gateways = routersOf(analysis).filter(({ label }) => label === '_gateway');
    expect(gateways).toHaveLength(2);
    expect(routersOf(analysis).filter(({ label }) => label === 'www.example.com')).toHaveLength(1);
  });

  it.each(['_gateway', 'router', 'nas.lan', 'fritz.box', 'Router.Local.', 'gw.home.arpa'])('%s is one', (name) => {
    expect(isLocalName(name)).toBe(true);
  });

  it.each(['gw.isp.example', 'fritz.box.isp.net', 'lan.example.com'])('%s is none', (name) => {
    expect(isLocalName(name)).toBe(false);
  });
});

describe('ids of names', () => {
  it('are the same for one name, whatever its letters and its last dot', () => {
    expect(nameId('AE1.cr1.Example.NET.')).toBe('name:ae1.cr1.example.net');
  });

  it.each(['a b', 'x|y', 'router:1', 'a@b', '日本.example', 'a'.repeat(100_000), '\u202eevil', ''])(
    'hold no letter that ids are joined by (%#)',
    (name) => {
      expect(nameId(name)).toMatch(/^name:[a-z\d_.~-]{0,253}$/);
    },
  );
});

describe('bulk', () => {
  it('names the routers, and keeps local names of two homes apart', async () => {
    const traces = ['mtr', 'home-a', 'home-b', 'forward'].flatMap((name) => analyzed(name).traces);
    const { route } = await inferBulk([{ traces }]);
    const found = route.routers.map(({ label }) => label);
    expect(found).toContain('cr1.tyo.isp.example');
    expect(found.filter((label) => label === '_gateway').length).toBeGreaterThan(1);
    expect(route.routers.flatMap(({ interfaces }) => interfaces)).toEqual([]);
    const turned = await inferBulk([{ traces: [...traces].reverse() }]);
    expect(JSON.stringify(turned.route)).toBe(JSON.stringify(route));
  });
});
