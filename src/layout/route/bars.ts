import type { Gap } from './extent';
import { groupBy } from './groups';
import type { Ports } from './ports';
import type { Part } from './wires';

/** A shared segment (LAN, exchange): a horizontal bar from which its links rise and hang. */
export interface Bar {
  readonly y: number;
  readonly left: number;
  readonly right: number;
  /** The bar lies at the upper end of the columns. */
  readonly high: boolean;
}

/** Bars of segments that several links of one gap share: three interfaces or more in one prefix. */
export function barsOf(
  parts: readonly Part[],
  ports: Ports,
  columnX: (part: Part) => number,
  gaps: readonly Gap[],
): ReadonlyMap<Part, Bar> {
  const shared = parts.filter(
    ({ wire, lowerEnd, upperEnd }) => wire.segment?.state === 'accepted' && wire.segment.prefix && lowerEnd && upperEnd,
  );
  const bars = new Map<Part, Bar>();
  for (const group of groupBy(shared, (part) => `${part.gap} ${part.wire.segment?.id}`).values()) {
    const columns = group.map(columnX);
    if (new Set(columns).size < 2) continue;
    const high = group.some((part, index) => Math.abs((ports.get(part)?.upper ?? 0) - (columns[index] ?? 0)) > 1);
    const hubs = group.map((part) => ports.get(part)?.[high ? 'upper' : 'lower'] ?? 0);
    const gap = gaps[group[0]?.gap ?? 0];
    const bar = {
      y: (high ? gap?.top : gap?.bottom) ?? 0,
      left: Math.min(...columns, ...hubs),
      right: Math.max(...columns, ...hubs),
      high,
    };
    for (const part of group) bars.set(part, bar);
  }
  return bars;
}
