import type { Network, NetworkLink, NetworkNode } from './network/network';

/** Left and right of the label: what a node is (https://mermaid.js.org/syntax/flowchart.html, "Node shapes"). */
const SHAPES: Readonly<Record<NetworkNode['kind'], readonly [string, string]>> = {
  router: ['(', ')'],
  nat: ['{{', '}}'],
  firewall: ['[[', ']]'],
  switch: ['[', ']'],
  server: ['[', ']'],
  host: ['[', ']'],
  silent: ['(', ')'],
  relay: ['[', ']'],
  sender: ['([', '])'],
};

/**
 * A Mermaid flowchart with home or the sender below. Mermaid has no labels at the ends of a link, so a link says "end – end" and its
 * prefix. Thick: both ways; dotted: the way back only; a round
 * end: the hand-over of a mail.
 */
export function mermaidOf(network: Network): string {
  const names = new Map(network.nodes.map(({ id }, index) => [id, `n${index}`]));
  const name = (id: string): string => names.get(id) ?? 'n';
  const node = ({ id, label, kind }: NetworkNode): string => {
    const [left, right] = SHAPES[kind];
    return `${name(id)}${left}"${labelOf(label)}"${right}`;
  };
  const clustered = new Set(network.clusters.flatMap(({ nodes }) => nodes));
  const byId = new Map(network.nodes.map((one) => [one.id, one]));
  const doubtful = network.nodes.filter((one) => one.doubtful).map(({ id }) => name(id));
  return [
    'flowchart BT',
    ...network.clusters.flatMap(({ label, nodes }, index) => [
      `  subgraph d${index}["${labelOf(label)}"]`,
      ...nodes.flatMap((id) => byId.get(id) ?? []).map((one) => `    ${node(one)}`),
      '  end',
    ]),
    ...network.nodes.filter(({ id }) => !clustered.has(id)).map((one) => `  ${node(one)}`),
    ...network.links.map((link) => `  ${name(link.from)} ${arrowOf(link)} ${name(link.to)}`),
    ...(doubtful.length > 0
      ? ['  classDef doubtful stroke-dasharray: 4 3', `  class ${doubtful.join(',')} doubtful`]
      : []),
    '',
  ].join('\n');
}

function arrowOf({ directions, label, fromAddress, toAddress, mail }: NetworkLink): string {
  const [out, back] = [directions.some((one) => one !== 'return'), directions.includes('return')];
  const arrow = out && back ? '<==>' : back ? '-.->' : '-->';
  if (mail) return `--o|"${labelOf(`✉ ${label ?? ''}`.trim())}"|`;
  const ends = [fromAddress ?? '?', toAddress ?? '?'].join(' – ');
  const known = fromAddress !== undefined || toAddress !== undefined;
  const lines = [known ? ends : undefined, label].flatMap((line) => (line === undefined ? [] : [labelOf(line)]));
  return lines.length === 0 ? arrow : `${arrow}|"${lines.join('<br/>')}"|`;
}

/** Every sign that Mermaid, its Markdown or a browser could read as its own is written as its number (`#34;`). */
function labelOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M} ,:/]/gu, (sign, index: number) => {
    const around = text.slice(Math.max(0, index - 1), index + 2);
    return /^[\p{L}\p{N}][-.][\p{L}\p{N}]$/u.test(around) ? sign : `#${sign.codePointAt(0) ?? 0};`;
  });
}
