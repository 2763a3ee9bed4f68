import { contains, parseAddress } from '../../model/prefix';
import type { Traits } from '../../protocol/traits';
import type { Term } from './query';

/** Ids of the things for which every term holds, in the order of the map. Linear in things times terms. */
export function matchesOf(traits: Readonly<Record<string, Traits>>, terms: readonly Term[]): readonly string[] {
  if (terms.length === 0) return [];
  return Object.entries(traits)
    .filter(([, one]) => terms.every((term) => holds(term, one)))
    .map(([id]) => id);
}

function holds(term: Term, traits: Traits): boolean {
  switch (term.kind) {
    case 'text':
      return traits.text.includes(term.text);
    case 'ip':
      return traits.ips.some((ip) => {
        const address = parseAddress(ip);
        return address !== undefined && contains(term.prefix, address);
      });
    case 'rtt':
      return traits.rttMs.some((ms) => within(ms, term));
    case 'asn':
      return traits.asn.includes(term.asn);
    case 'role':
      return traits.roles.includes(term.role);
    case 'direction':
      return traits.directions.includes(term.direction);
    case 'diff':
      return traits.change !== undefined && (term.change === undefined || traits.change === term.change);
    case 'silent':
      return traits.roles.includes('silent');
    case 'private':
      return traits.private;
  }
}

function within(ms: number, { from, to, open }: Term & { readonly kind: 'rtt' }): boolean {
  return open ? ms > from && ms < to : ms >= from && ms <= to;
}
