import type { SceneItem } from '../layout/scene';

/** "link: 203.178.136.160/30", "boundary: NAT …": what programs with a list of shapes show (docs/design/diagram.md, "Marks are findable"). */
export function nameOf(item: SceneItem): string {
  const text = item.primitives.find((one) => one.type === 'text')?.text;
  const { data, id, mark } = item;
  switch (mark) {
    case 'link':
      return `link: ${wayOf(id)}`;
    case 'boundary':
      return `boundary: ${text ?? `${data['inside'] ?? ''} | ${data['outside'] ?? ''}`}`;
    case 'interface':
      return `interface: ${id.replace(/^if:/, '')}`;
    case 'lane':
      if (data['direction'] === 'mail') return `mail: ${data['from']} → ${data['to']}`;
      return data['link'] === undefined ? `lane: ${text ?? ''}` : `lane: ${data['direction']} ${wayOf(data['link'])}`;
    default:
      return `${mark}: ${text ?? id}`;
  }
}

/** The segment in the id of a link (src/model/topology.ts, `Link.id`), or its two ends where that is not known. */
function wayOf(link: string): string {
  const [a = '', b = '', segment] = link.replace(/^link:/, '').split('|');
  return segment ? segment.replace(/^segment:/, '') : `${a} ${b}`.trim();
}
