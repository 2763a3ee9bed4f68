import { isNumbered, type Node, type NumberedNode } from './node';
import { mostVotes, type Owners } from './owner';

/** Whose number an address is, and how sure that is: 1 where a table or the tool says so, less where its neighbours do. */
export interface NumberOwner {
  readonly owner: string;
  readonly surety: number;
}

/** Widths of a block whose known numbers speak for the unknown ones, with what that is worth. */
const BLOCKS: readonly { readonly v4: number; readonly v6: number; readonly surety: number }[] = [
  { v4: 24, v6: 48, surety: 0.8 },
  { v4: 20, v6: 40, surety: 0.6 },
  { v4: 16, v6: 32, surety: 0.5 },
];

/**
 * Owners of the numbers themselves. Where no table has a row, the block decides: names on its addresses are those of the network that
 * holds it as a rule, but for the far ends of links that it numbers for others.
 */
export function numbersOf(nodes: ReadonlyMap<string, Node>, owners: Owners): ReadonlyMap<string, NumberOwner> {
  const found = new Map<string, NumberOwner>();
  const open: NumberedNode[] = [];
  for (const node of nodes.values()) {
    if (!isNumbered(node) || owners.exchange.has(node.id) || node.scope !== 'global') continue;
    const told = owners.numbered.get(node.id);
    if (told === undefined) open.push(node);
    else found.set(node.id, { owner: told, surety: 1 });
  }
  if (open.length === 0) return found;
  for (const { v4, v6, surety } of BLOCKS) {
    const votes = votesByBlock(nodes, owners, v4, v6);
    for (const node of open) {
      if (found.has(node.id)) continue;
      const block = votes.get(keyOf(node, v4, v6)) ?? new Map<string, number>();
      const best = mostVotes(block);
      const tied = [...block.values()].filter((count) => count === best?.[1]).length > 1;
      // A link between two networks is numbered by one of them: a tie says nothing.
      if (best && !tied) found.set(node.id, { owner: best[0], surety });
    }
  }
  return found;
}

function votesByBlock(
  nodes: ReadonlyMap<string, Node>,
  owners: Owners,
  v4: number,
  v6: number,
): ReadonlyMap<string, Map<string, number>> {
  const votes = new Map<string, Map<string, number>>();
  for (const node of nodes.values()) {
    const told = owners.numbered.get(node.id);
    const owner = told ?? owners.named.get(node.id);
    if (!isNumbered(node) || owner === undefined || owners.exchange.has(node.id)) continue;
    const key = keyOf(node, v4, v6);
    const block = votes.get(key) ?? new Map<string, number>();
    votes.set(key, block.set(owner, (block.get(owner) ?? 0) + (told === undefined ? 1 : 2)));
  }
  return votes;
}

function keyOf({ address: { family, words } }: NumberedNode, v4: number, v6: number): string {
  const [high = 0, next = 0] = words;
  if (family === 4) return `4 ${high >>> (32 - v4)}`;
  return v6 <= 32 ? `6 ${high}` : `6 ${high} ${next >>> (64 - v6)}`;
}
