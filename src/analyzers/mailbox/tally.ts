import type { MailTally } from '../../model/mailbox';

/** A tally that is still counting. */
export interface OpenTally {
  count: number;
  firstMs: number;
  lastMs: number;
  passed: number;
  failed: number;
}

export function openTally(): OpenTally {
  return { count: 0, firstMs: Infinity, lastMs: -Infinity, passed: 0, failed: 0 };
}

export function addTally(to: OpenTally, more: OpenTally): void {
  to.count += more.count;
  to.firstMs = Math.min(to.firstMs, more.firstMs);
  to.lastMs = Math.max(to.lastMs, more.lastMs);
  to.passed += more.passed;
  to.failed += more.failed;
}

export function tallyOf({ count, firstMs, lastMs, passed, failed }: OpenTally): MailTally {
  return { count, passed, failed, ...(firstMs <= lastMs && { firstMs, lastMs }) };
}
