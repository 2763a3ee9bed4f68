import type { NumberedNode } from './node';
import type { DraftSegment } from './segments';

/** How the links around an address are numbered, as far as other segments show: two by two, in wider blocks, or both. */
export type Habit = 'pairs' | 'a pair' | 'mixed' | 'blocks' | 'unseen';

interface Seen {
  readonly pairs: number;
  readonly blocks: number;
}

/** A segment that is less likely than this is no example of a habit. */
const SURE = 0.8;

/** Links of one habit that make it a rule. */
const RULE = 2;

/**
 * Operators keep to one way of numbering links. Where all other links of a block are /30s and /31s, a row without such a pair is more
 * likely two links than one; where they are wider, it says little. The block is the /16 (IPv6: the /32), which one operator holds as a rule.
 */
export function habitsOf(segments: readonly DraftSegment[]): (node: NumberedNode) => Habit {
  const seen = new Map<string, Seen>();
  const own = new Map<string, Seen>();
  for (const { members, kind, confidence } of segments) {
    if (confidence < SURE || kind === 'ix' || kind === 'home' || kind === 'access') continue;
    const one: Seen = kind === 'p2p' ? { pairs: 1, blocks: 0 } : { pairs: 0, blocks: 1 };
    for (const key of new Set(members.map(operatorBlock))) seen.set(key, sum(seen.get(key), one));
    for (const { id } of members) own.set(id, sum(own.get(id), one));
  }
  return (node) => {
    const all = seen.get(operatorBlock(node)) ?? NONE;
    const self = own.get(node.id) ?? NONE;
    return habitOf(all.pairs - self.pairs, all.blocks - self.blocks);
  };
}

const NONE: Seen = { pairs: 0, blocks: 0 };

function sum(a: Seen = NONE, b: Seen): Seen {
  return { pairs: a.pairs + b.pairs, blocks: a.blocks + b.blocks };
}

function habitOf(pairs: number, blocks: number): Habit {
  if (pairs > 0 && blocks > 0) return 'mixed';
  if (pairs >= RULE) return 'pairs';
  return pairs > 0 ? 'a pair' : blocks > 0 ? 'blocks' : 'unseen';
}

/** The /16 (IPv6: the /32) that one operator holds as a rule. */
export function operatorBlock({ address: { family, words } }: NumberedNode): string {
  const [high = 0] = words;
  return family === 4 ? `4 ${high >>> 16}` : `6 ${high}`;
}
