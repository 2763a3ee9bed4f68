import { paletteOf, type Palette } from '../layout/palette';
import type { Network, NetworkLink, NetworkNode } from './network/network';

/** Shapes of Graphviz for what a node is (https://graphviz.org/doc/info/shapes.html). */
const SHAPES: Readonly<Record<NetworkNode['kind'], string>> = {
  router: 'ellipse',
  nat: 'ellipse',
  firewall: 'box3d',
  switch: 'box',
  server: 'component',
  host: 'box',
  silent: 'ellipse',
  relay: 'box',
  sender: 'box',
};

/**
 * Graphviz DOT: addresses of the interfaces stand at the ends of the links (`taillabel`, `headlabel`), domains are clusters, a dashed link
 * is passed on the way back only. Home or the sender is at the bottom.
 */
export function dotOf(network: Network, theme: 'light' | 'dark'): string {
  const palette = paletteOf(theme);
  const names = new Map(network.nodes.map(({ id }, index) => [id, `n${index}`]));
  const name = (id: string): string => names.get(id) ?? 'n';
  const node = (one: NetworkNode): string => `${name(one.id)} ${nodeAttributes(one, palette)}`;
  const clustered = new Set(network.clusters.flatMap(({ nodes }) => nodes));
  const byId = new Map(network.nodes.map((one) => [one.id, one]));
  const clusters = network.clusters.flatMap(({ label, nodes }, index) => [
    `  subgraph "cluster_${index}" {`,
    `    graph ${attributes({ label, style: 'rounded,filled', fillcolor: palette.card, color: palette.muted })}`,
    ...nodes.flatMap((id) => byId.get(id) ?? []).map((one) => `    ${node(one)}`),
    '  }',
  ]);
  return [
    'digraph hopscope {',
    `  graph ${attributes({ label: network.title, labelloc: 't', rankdir: 'BT', bgcolor: palette.background, fontcolor: palette.text, fontname: 'Helvetica', nodesep: '0.6', ranksep: '0.9' })}`,
    `  node ${attributes({ fontname: 'Helvetica', fontcolor: palette.text, color: palette['node-edge'] })}`,
    `  edge ${attributes({ fontname: 'Helvetica', fontsize: '9', fontcolor: palette.text, labeldistance: '1.8' })}`,
    ...clusters,
    ...network.nodes.filter(({ id }) => !clustered.has(id)).map((one) => `  ${node(one)}`),
    ...network.links.map((link) => `  ${name(link.from)} -> ${name(link.to)} ${linkAttributes(link, palette)}`),
    '}',
    '',
  ].join('\n');
}

function nodeAttributes({ id, label, kind, doubtful }: NetworkNode, palette: Palette): string {
  return attributes({
    id,
    label,
    shape: SHAPES[kind],
    style: doubtful ? 'dashed' : 'filled',
    ...(!doubtful && { fillcolor: palette.background }),
    ...(kind === 'nat' && { color: palette.nat, penwidth: '2' }),
  });
}

function linkAttributes(link: NetworkLink, p: Palette): string {
  const { id, label, fromAddress, toAddress, directions, certain, mail } = link;
  const [out, back] = [directions.some((one) => one !== 'return'), directions.includes('return')];
  return attributes({
    id,
    ...(label !== undefined && { label }),
    ...(fromAddress !== undefined && { taillabel: fromAddress }),
    ...(toAddress !== undefined && { headlabel: toAddress }),
    dir: out && back ? 'both' : back ? 'back' : 'forward',
    color: mail ? p.mail : out && back ? p.link : back ? p.return : p.forward,
    // A mail does not say how far up the route a machine stands.
    ...(mail && { constraint: 'false', arrowhead: 'open', label: `✉ ${label ?? ''}`.trim() }),
    ...(back && !out ? { style: 'dashed' } : !certain && { style: 'dotted' }),
  });
}

function attributes(values: Readonly<Record<string, string>>): string {
  const written = Object.entries(values).map(([name, value]) => `${name}=${quoted(value)}`);
  return `[${written.join(', ')}]`;
}

/** Graphviz reads `\N` and the like and HTML entities in its strings, so both signs are written out. */
function quoted(text: string): string {
  return `"${text.replaceAll('&', '&amp;').replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
