import type { Translate } from '../../messages/catalog';
import { blockOf, parseAddress } from '../../model/prefix';
import type { RouteGraph, Router } from '../../model/topology';
import { ellipsize, printable } from '../textMetrics';
import type { Group } from './collapse';

const DOMAIN_ROOM = 160;
const DOMAIN_TEXT = 12;

/** "×4 load balanced", "5 hops in wide.ad.jp", "+1,204 hops · 37 /24s". */
export function nameOfGroup(group: Group, routers: readonly Router[], graph: RouteGraph, t: Translate): string {
  switch (group.kind) {
    case 'ecmp': {
      const widths = new Map<number, number>();
      for (const { rank } of routers) widths.set(rank, (widths.get(rank) ?? 0) + 1);
      return t('picture.fold.ecmp', { ways: Math.max(...widths.values()) });
    }
    case 'domain': {
      const { domain = '' } = routers.find((router) => router.domain !== undefined) ?? {};
      const label = graph.domains.find(({ id }) => id === domain)?.label ?? domain;
      const shown = ellipsize(printable(label.slice(0, 200)), DOMAIN_ROOM, DOMAIN_TEXT);
      return t('picture.fold.domain', { hops: routers.length, domain: shown });
    }
    case 'rest': {
      const blocks = new Set(routers.flatMap(({ interfaces }) => interfaces.flatMap((ip) => blockOfFour(ip) ?? [])));
      const name = blocks.size > 0 ? 'picture.fold.rest' : 'picture.fold.restPlain';
      return t(name, { hops: routers.length, blocks: blocks.size });
    }
  }
}

function blockOfFour(ip: string): string | undefined {
  const address = parseAddress(ip);
  return address?.family === 4 ? blockOf(address, 24) : undefined;
}
