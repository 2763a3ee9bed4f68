import type { Translate } from '../../messages/catalog';
import { lossPercent, statisticsOf } from '../../model/hopStatistics';
import { hostNameOf } from '../../model/hostName';
import type { Hop, Probe, Trace } from '../../model/trace';
import type { Tag } from './tags';

/** What tags are kept by: the address of who answered, or the name where the tool printed no address. */
export function tagKeyOf({ ip, host }: Probe): readonly string[] {
  return ip !== undefined ? [ip] : host !== undefined ? [hostNameOf(host)] : [];
}

/** Of fewer probes a share says nothing. */
const LEAST_SENT = 5;
/** A router that leaves out less is not worth a note. */
const SELDOM = 50;

export interface AddressTag extends Tag {
  /** As `tagKeyOf` gives it. */
  readonly ip: string;
}

/**
 * Loss over several rounds and changes of the route. A packet that a farther hop answered has passed this one: loss is only what every
 * farther hop shows as well, and a router that leaves out more limits its answers.
 */
export function roundTags({ hops }: Trace, t: Translate): readonly AddressTag[] {
  const tags: AddressTag[] = [];
  let behind = Infinity;
  for (const hop of [...hops].reverse()) {
    const own = lossOf(hop);
    const ips = [...new Set(hop.probes.flatMap(tagKeyOf))];
    if (ips.length > 0 && own !== undefined) {
      const lasts = own > 0 && own <= behind;
      const tag = lasts ? lossTag(own, t) : own >= SELDOM ? seldomTag(own, t) : undefined;
      if (tag) tags.push(...ips.map((ip) => ({ ip, ...tag })));
      behind = Math.min(behind, own);
    }
    for (const { before, after } of hop.changes ?? []) tags.push({ ip: after, ...changeTag(before, after, t) });
  }
  return tags;
}

function lossOf(hop: Hop): number | undefined {
  const statistics = statisticsOf(hop);
  return statistics && statistics.sent >= LEAST_SENT ? lossPercent(statistics) : undefined;
}

function lossTag(percent: number, t: Translate): Tag {
  return { text: t('diagram.tag.loss', { percent }), meaning: t('diagram.tag.lossMeaning', { percent }) };
}

function seldomTag(percent: number, t: Translate): Tag {
  const args = { percent: 100 - percent };
  return { text: t('diagram.tag.seldom', args), meaning: t('diagram.tag.seldomMeaning', args) };
}

function changeTag(before: string, after: string, t: Translate): Tag {
  return { text: t('diagram.tag.change'), meaning: t('diagram.tag.changeMeaning', { before, after }) };
}
