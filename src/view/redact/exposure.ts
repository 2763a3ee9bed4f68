import { isInside } from '../../model/address';
import type { Analysis } from '../../model/analysis';

/** Nothing is hidden, and public addresses stand beside those of a home: together they tell whose home it is. */
export function showsHome({ redaction, topology }: Analysis): boolean {
  if (redaction !== undefined) return false;
  const scopes = new Set(topology.interfaces.map(({ scope }) => scope));
  return scopes.has('global') && [...scopes].some(isInside);
}
