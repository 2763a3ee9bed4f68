import { Resolver } from 'node:dns/promises';

/** One answer is awaited so long, in ms. */
const PATIENCE_MS = 3000;

/** Names that the user's resolver has for an address (PTR, RFC 1035); none where there is no answer. The one query that it sends. */
export async function reverseNames(ip: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
  return resolver.reverse(ip).catch(() => []);
}
