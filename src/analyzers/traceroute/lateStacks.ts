import type { MplsLabel, Probe } from '../../model/trace';
import type { Growing } from './probe';

/** A label stack that was printed behind times. */
export interface LateStack {
  /** Empty for `[No MPLS labels]`. */
  readonly labels: readonly MplsLabel[];
  /** How many probes of the hop stood before it. */
  readonly behind: number;
}

/**
 * Gives stacks to the probes printed since the stacks before: as many as probes are one for each, in order (NX-OS), a single one
 * belongs to all probes of its responder (Comware, Junos). design/traceroute.md, T7.
 */
export function spreadStacks(probes: readonly Growing<Probe>[], late: readonly LateStack[]): void {
  let from = 0;
  for (let at = 0; at < late.length;) {
    const behind = late[at]?.behind ?? 0;
    const first = at;
    while (late[at]?.behind === behind) at++;
    const stacks = joinLevels(late.slice(first, at));
    const last = probes[behind - 1];
    const answered = probes
      .slice(from, behind)
      .filter((probe) => !probe.lost && (stacks.length > 1 || probe.ip === last?.ip));
    answered.forEach((probe, n) => {
      const labels = stacks.length === 1 ? stacks[0] : stacks[n];
      if (labels && labels.length > 0) probe.mpls = labels;
    });
    from = behind;
  }
}

/** Lines that each hold one level of a stack: the bottom one has S=1 (RFC 3032). */
function joinLevels(late: readonly LateStack[]): readonly (readonly MplsLabel[])[] {
  const stacks: MplsLabel[][] = [];
  let open = false;
  for (const { labels } of late) {
    if (open) stacks.at(-1)?.push(...labels);
    else stacks.push([...labels]);
    open = labels.at(-1)?.s === 0;
  }
  return stacks;
}
