import type { Claim } from '../../model/claim';
import { inSource } from '../../model/span';
import type { Hop, Probe, Trace } from '../../model/trace';
import { claim, logOdds, reason } from './claim';

/**
 * MPLS tunnels by what their routers let through (Donnet, Luckie, Mérindol, Pansiot: Revealing MPLS Tunnels Obscured from Traceroute,
 * CCR 42(2), 2012). A step in round-trip times is no proof and is not asked.
 */
type Kind = 'explicit' | 'implicit' | 'opaque';

/**
 * `explicit`: labels in the answers (RFC 4950), each run out at its router. `opaque`: one labelled answer whose label had not run out:
 * its own routers are hidden. `implicit`: no labels, but the quoted probe had not run out.
 */
const CONFIDENCE: Readonly<Record<Kind, number>> = { explicit: 0.98, opaque: 0.9, implicit: 0.8 };

/** A label that nobody counted down has lost the hops of the tunnel from this (RFC 3443). */
const LABEL_TTL = 255;

/** One claim per run of hops of one kind and trace. */
export function findTunnels(traces: readonly Trace[]): readonly Claim[] {
  const found = new Map<string, Claim>();
  for (const trace of traces) {
    for (const run of runsOf(trace.hops)) {
      const made = describe(trace, run);
      if (!found.has(made.id)) found.set(made.id, made);
    }
  }
  return [...found.values()];
}

interface Labelled {
  readonly kind: Kind;
  readonly hop: Hop;
  readonly probe: Probe;
}

function runsOf(hops: readonly Hop[]): readonly (readonly [Labelled, ...Labelled[]])[] {
  const runs: [Labelled, ...Labelled[]][] = [];
  for (const hop of hops) {
    const one = labelled(hop);
    if (!one) continue;
    const [last] = runs.slice(-1);
    // A tunnel without visible routers is one hop: two in a row are two tunnels.
    const before = last?.at(-1);
    if (last && before && before.kind === one.kind && one.kind !== 'opaque' && before.hop.ttl === hop.ttl - 1)
      last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function labelled(hop: Hop): Labelled | undefined {
  for (const probe of hop.probes) {
    if (probe.ip === undefined) continue;
    const ttl = probe.mpls?.[0]?.ttl;
    if (probe.mpls && probe.mpls.length > 0) {
      return { kind: ttl !== undefined && ttl > 1 ? 'opaque' : 'explicit', hop, probe };
    }
    if ((probe.quotedTtl ?? 1) > 1) return { kind: 'implicit', hop, probe };
  }
  return undefined;
}

function describe({ source, id }: Trace, run: readonly [Labelled, ...Labelled[]]): Claim {
  const [{ kind, probe, hop }] = run;
  const last = run.at(-1)?.hop.ttl ?? hop.ttl;
  const ttl = kind === 'implicit' ? (probe.quotedTtl ?? 0) : (probe.mpls?.[0]?.ttl ?? 1);
  const args = {
    from: hop.ttl,
    to: last,
    ttl,
    ip: probe.ip ?? '',
    label: probe.mpls?.[0]?.label ?? 0,
    hidden: kind === 'opaque' && ttl > 200 ? LABEL_TTL - ttl : 0,
  };
  const evidence = run.map((one) => inSource(source, one.probe.spans.all));
  return claim({
    rule: `mpls/${kind}`,
    subject: [`${id}#${hop.ttl}`, ...run.flatMap((one) => one.probe.ip ?? [])],
    key: `mpls.claim.${kind}`,
    args,
    reasons: [reason(`mpls.reason.${kind}`, args, logOdds(CONFIDENCE[kind]), evidence)],
  });
}
