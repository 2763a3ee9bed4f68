import type { Claim, MessageArgs } from '../../model/claim';
import type { SourceSpan } from '../../model/span';
import type { Trace } from '../../model/trace';
import { answerTimes, least, type AnswerTimes } from './answerTimes';
import { alternative, claim, logOdds, reason } from './claim';

/**
 * What round-trip times tell about replies, and about nothing else. Whatever answers behind a router had to pass it first: a router
 * that takes longer than a hop behind it spends the time on its own reply. That was made in the slow path of its control plane, sent
 * another way back, or held up for a moment. Never a longer link, never evidence for asymmetry (S11; design/topology.md, 2.8).
 * One claim per address and kind.
 */
export function findReplyArtefacts(traces: readonly Trace[]): readonly Claim[] {
  const found = new Map<string, [Artefact, ...Artefact[]]>();
  for (const trace of traces) {
    for (const one of artefactsIn(trace)) {
      const key = `${one.rule} ${one.args.ip}`;
      const known = found.get(key);
      if (known) known.push(one);
      else found.set(key, [one]);
    }
  }
  return [...found.values()].map(describe);
}

interface Artefact {
  readonly rule: 'slow-reply' | 'spike';
  /** How likely it is something else. */
  readonly doubt: number;
  readonly args: MessageArgs & { readonly ip: string };
  readonly evidence: readonly SourceSpan[];
}

/** From the last hop to the first: what lies behind a hop is known when the hop is looked at. */
function artefactsIn(trace: Trace): readonly Artefact[] {
  const found: Artefact[] = [];
  let fastest: AnswerTimes | undefined;
  let next: readonly AnswerTimes[] = [];
  for (const hop of [...trace.hops].sort((a, b) => b.ttl - a.ttl)) {
    const here = answerTimes(trace, hop);
    for (const own of here) {
      found.push(...[fastest && slowReply(own, fastest, trace), spike(own, next)].filter((one) => one !== undefined));
    }
    for (const own of here) if (!fastest || least(own) < least(fastest)) fastest = own;
    if (here.length > 0) next = here;
  }
  return found.reverse();
}

/** Less than this is the clock of the tracer (design/topology.md, 2.8). */
const NOISE_MS = 1;

/** Of a single answer nobody knows the spread; assumed. */
const UNKNOWN_SPREAD_MS = 5;

/**
 * What else it can be: load balancing that sent the probes of the two hops over ways of different length. Not where the tool kept to one
 * flow; most likely where several addresses answered. Assumed: neither the lab nor the generator has slow routers on purpose.
 */
const DOUBT = { oneFlow: 0.03, flows: 0.1, branches: 0.3 };

function slowReply(own: AnswerTimes, later: AnswerTimes, { flow }: Trace): Artefact | undefined {
  const excess = least(own) - least(later);
  if (own.ip === later.ip || own.hop === later.hop || excess <= Math.max(NOISE_MS, spread(own), spread(later))) {
    return undefined;
  }
  const parted = own.branches || later.branches;
  return {
    rule: 'slow-reply',
    doubt: DOUBT[parted ? 'branches' : flow === 'fixed' ? 'oneFlow' : 'flows'],
    args: {
      ...{ ip: own.ip, hop: own.hop, ms: least(own), count: own.count },
      ...{ later: later.hop, laterIp: later.ip, laterMs: least(later) },
    },
    evidence: [own.place, later.place],
  };
}

/** From the smallest to the middle one: a single late answer does not stretch it. */
function spread({ times }: AnswerTimes): number {
  return times.length < 2 ? UNKNOWN_SPREAD_MS : (times[times.length >> 1] ?? 0) - (times[0] ?? 0);
}

/** One of so many answers is a spike where it takes longer than the next one by so many ms, spreads of the others, and times. */
const SPIKE = { answers: 3, ms: 5, spreads: 3, times: 2 };

/** How often more probes would show it again; assumed. */
const SPIKE_AGAIN = 0.1;

function spike(own: AnswerTimes, next: readonly AnswerTimes[]): Artefact | undefined {
  const { times, latest, place, ip, hop, count } = own;
  const [low = 0, high = 0, ms = 0] = [times[0], times.at(-2), times.at(-1)];
  if (!latest || count < SPIKE.answers) return undefined;
  if (ms - high < Math.max(SPIKE.ms, SPIKE.spreads * (high - low)) || ms < SPIKE.times * high) return undefined;
  // As late as the hop behind: over a shorter branch the probe may have come as far as that.
  if (next.some((one) => least(one) > 0.8 * ms && least(one) < 1.2 * ms)) return undefined;
  return { rule: 'spike', doubt: SPIKE_AGAIN, args: { ip, hop, ms, low, high, count }, evidence: [latest, place] };
}

function describe(list: readonly [Artefact, ...Artefact[]]): Claim {
  const [{ rule, args }] = list;
  const doubt = Math.max(
    DOUBT.oneFlow,
    list.reduce((product, one) => product * one.doubt, 1),
  );
  return claim({
    rule: `rtt/${rule}`,
    subject: [`if:${args.ip}`, args.ip],
    key: `rtt.claim.${rule}`,
    args,
    reasons: list.map((one) => reason(`rtt.reason.${rule}`, one.args, logOdds(1 - one.doubt), one.evidence)),
    confidence: 1 - doubt,
    alternatives: [alternative(`rtt.reading.${rule}`, args, [], doubt)],
  });
}
