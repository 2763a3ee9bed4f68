import type { VerificationPlan } from './plan';

/** A DNS lookup in the form that mailauth asks for: `node:dns/promises`' `resolve`. */
export type Resolver = (name: string, type: string) => Promise<string[][] | string[]>;

export interface GuardedResolver {
  readonly resolve: Resolver;
  /** Names that the DNS says it does not have. */
  readonly gone: ReadonlySet<string>;
}

/** SPF allows ten names; each may be a mail exchanger with ten hosts, asked for two types. */
const MOST_QUERIES = 250;
/** A name of a key or a policy: asked only when it was announced. */
const ANNOUNCED = /(?:^|\.)_(?:domainkey|dmarc)\./i;

/** Asks only what the plan names and what SPF goes on to from there, each at most `timeoutMs`. */
export function guardResolver(resolver: Resolver, plan: VerificationPlan, timeoutMs: number): GuardedResolver {
  const planned = new Set(plan.queries);
  const gone = new Set<string>();
  let left = MOST_QUERIES;
  const isAllowed = (name: string) => planned.has(name) || (plan.spf !== undefined && !ANNOUNCED.test(name));
  return {
    gone,
    async resolve(written, type) {
      const name = written.toLowerCase();
      if (!isAllowed(name) || left-- <= 0) throw failure('EREFUSED');
      try {
        return await within(resolver(name, type), timeoutMs);
      } catch (error) {
        const { code } = error as { code?: unknown };
        if (code === 'ENOTFOUND' || code === 'ENODATA') gone.add(name);
        throw error;
      }
    },
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(failure('ETIMEOUT')), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
