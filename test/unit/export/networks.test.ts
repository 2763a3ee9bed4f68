import { instance } from '@viz-js/viz';
import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf } from '../../../src/export/exporter';
import { exporterById } from '../../../src/export/registry';
import type { Analysis } from '../../../src/model/analysis';
import { homeCampus, inputOf, merged, potSeller } from '../pptx/inputs';
import { parseXml } from '../pptx/markup';
import { hostileMail, hostileRoute, NAMES } from './hostile';
import { yedFaults } from './yed';

async function written(id: string, analysis: Analysis): Promise<string> {
  const exporter = exporterById(id);
  if (!exporter) throw new Error(`no format ${id}`);
  const [file] = await filesOf(exporter, inputOf(analysis, 'en'));
  if (typeof file !== 'string') throw new Error(`${id} wrote no text`);
  return file;
}

const ALL: readonly (readonly [string, Analysis])[] = [
  ['the lecture', homeCampus],
  ['a mail path', potSeller],
  ['60 nodes', merged],
  ['hostile names in a route', hostileRoute()],
  ...NAMES.map((name) => [`hostile mail ${JSON.stringify(name.slice(0, 20))}`, hostileMail(name)] as const),
];

/** Nodes and links that must be found again. */
function countOf({ route, messages }: Analysis): { nodes: number; links: number } {
  const hops = messages[0]?.hops.length ?? 0;
  return route ? { nodes: route.routers.length, links: route.links.length } : { nodes: hops + 1, links: hops };
}

describe('Graphviz DOT', () => {
  it.each(ALL)('is read by Graphviz: %s', async (_name, analysis) => {
    const viz = await instance();
    const result = viz.render(await written('dot', analysis), { format: 'json' });
    expect(result.errors.filter(({ level }) => level === 'error')).toEqual([]);
    const graph = JSON.parse(result.output ?? '') as { objects: { name: string }[]; edges: unknown[] };
    const { nodes, links } = countOf(analysis);
    expect(graph.objects.filter(({ name }) => /^n\d+$/.test(name))).toHaveLength(nodes);
    expect(graph.edges).toHaveLength(links);
  });

  it('has the addresses of both ends and the domains of the lecture', async () => {
    const viz = await instance();
    const result = viz.render(await written('dot', homeCampus), { format: 'json' });
    const graph = JSON.parse(result.output ?? '') as {
      objects: { name: string; label: string }[];
      edges: { taillabel?: string; headlabel?: string }[];
    };
    const ends = graph.edges.map(({ taillabel, headlabel }) => `${taillabel} ${headlabel}`);
    expect(ends).toContain('203.178.136.161 203.178.136.162');
    const clusters = graph.objects.filter(({ name }) => name.startsWith('cluster'));
    expect(clusters.map(({ label }) => label)).toEqual(['Home', 'fiberbit.net', 'AS4713', 'wide.ad.jp', 'cuc.ac.jp']);
  });

  it('shows hostile names as they are', async () => {
    const viz = await instance();
    const svg = viz.renderString(await written('dot', hostileMail('\\N "]; & <b>')), { format: 'svg' });
    expect(svg).toContain('\\N &quot;]; &amp; &lt;b&gt;');
  });
});

describe('Mermaid', () => {
  let check: (text: string) => Promise<unknown>;
  beforeAll(async () => {
    // Mermaid looks for a browser when it is loaded.
    const { window } = new JSDOM('');
    Object.assign(globalThis, { window, document: window.document });
    const { default: mermaid } = await import('mermaid');
    check = (text) => mermaid.parse(text);
  }, 60_000);

  it.each(ALL)('is read by Mermaid: %s', async (_name, analysis) => {
    await expect(check(await written('mermaid', analysis))).resolves.toMatchObject({ diagramType: 'flowchart-v2' });
  });

  it('would be refused with a raw quotation mark', async () => {
    await expect(check('flowchart BT\n  n0["a"b"]\n')).rejects.toThrow();
  });
});

describe('GraphML', () => {
  it.each(ALL)('is read back: %s', async (_name, analysis) => {
    const { DOMParser } = new JSDOM('').window;
    Object.assign(globalThis, { DOMParser });
    const text = await written('graphml', analysis);
    const document = new DOMParser().parseFromString(text, 'text/xml');
    expect(document.querySelector('parsererror')).toBeNull();
    const graph = parse(MultiDirectedGraph, text);
    const { nodes, links } = countOf(analysis);
    expect([graph.order, graph.size]).toEqual([nodes, links]);
  });

  it.each(ALL)('is drawn with what yEd has: %s', async (_name, analysis) => {
    expect(yedFaults(parseXml(await written('graphml', analysis)))).toEqual([]);
  });

  it('would not pass with elements or values that yEd does not have', async () => {
    const text = await written('graphml', homeCampus);
    const broken = [
      text.replaceAll('y:Geometry', 'y:Geometries'),
      text.replaceAll('type="line"', 'type="solid"'),
      text.replaceAll('yfiles.type="edgegraphics"', 'yfiles.type="nodegraphics"'),
      text.replaceAll('<key id="d0"', '<key id="d9"'),
    ];
    for (const one of broken) expect(yedFaults(parseXml(one))).not.toEqual([]);
  });

  it('keeps addresses, domains and directions', async () => {
    const graph = parse(MultiDirectedGraph, await written('graphml', homeCampus));
    const node = graph.findNode((_id, { label }) => label === 'nexus1.otemachi.wide.ad.jp');
    expect(graph.getNodeAttributes(node)).toMatchObject({
      addresses: '203.178.136.161 203.178.140.218',
      domain: 'wide.ad.jp',
    });
    const edge = graph.findEdge((_id, { label }) => label === '203.178.136.160/30');
    expect(graph.getEdgeAttributes(edge)).toMatchObject({
      sourceAddress: '203.178.136.161',
      targetAddress: '203.178.136.162',
      directions: 'forward return',
    });
  });
});

describe('texts', () => {
  it.each(ALL)('the report has one line a bullet, a row or a heading: %s', async (_name, analysis) => {
    const report = await written('report', analysis);
    for (const line of report.split('\n').filter((one) => one !== '')) expect(line).toMatch(/^(#|- |> |\|.*\|$)/);
    expect(report).not.toMatch(/<script|(?<!\\)\]\(javascript/);
  });

  it('no cell of a CSV is a formula', async () => {
    const csv = await written('csv', hostileMail(NAMES[3]));
    expect(csv).toContain(`'=cmd`);
    expect(csv).not.toMatch(/(^|[,"\n])=cmd/);
  });
});
