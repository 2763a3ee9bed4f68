import type { Alternative } from '../../model/claim';
import { canonicalIp } from '../../model/address';
import { hostBlockLength, parseAddress } from '../../model/prefix';
import { alternative, reason } from './claim';
import type { NumberedNode } from './node';
import type { DraftSegment } from './segments';

/** A typing error is rare, but so is a lone wide block where every neighbouring row is a /30. */
const WEIGHT = -0.85;

/**
 * Readings of a facing pair in which one digit was typed or recognised wrongly: `.180` for `.190` opposite `.189`
 * (design/topology.md, 1.1). Never taken, for the text says otherwise; shown as what else it could be.
 */
export function slipReadings({ kind, pairs }: DraftSegment): readonly Alternative[] {
  const [pair, another] = pairs;
  if (!pair?.row || another || kind !== 'lan' || pair.inServerNetwork) return [];
  if (pair.features['vlan'] === 'same') return [];
  return [...correct(pair.a, pair.b), ...correct(pair.b, pair.a)].map(({ seen, read, facing }) => {
    const why = reason('route.reason.one-digit', { seen: seen.ip, read, facing: facing.ip }, WEIGHT, seen.evidence);
    return alternative('route.reading.slip', { seen: seen.ip, read, facing: facing.ip }, [why]);
  });
}

interface Slip {
  readonly seen: NumberedNode;
  readonly read: string;
  readonly facing: NumberedNode;
}

/** What `seen` would be if one digit of its last part were another one and it then were the other host of a /30. */
function correct(seen: NumberedNode, facing: NumberedNode): readonly Slip[] {
  if (seen.address.family !== 4) return [];
  const found = new Set<string>();
  for (let at = seen.ip.lastIndexOf('.') + 1; at < seen.ip.length; at++) {
    for (let digit = 0; digit <= 9; digit++) {
      const read = canonicalIp(`${seen.ip.slice(0, at)}${digit}${seen.ip.slice(at + 1)}`);
      const address = read === undefined ? undefined : parseAddress(read);
      if (read !== undefined && address && hostBlockLength(address, facing.address) === 30) found.add(read);
    }
  }
  return [...found].filter((read) => read !== seen.ip).map((read) => ({ seen, read, facing }));
}
