import type { Alternative, Claim, MessageArgs } from '../../model/claim';
import { inSource } from '../../model/span';
import type { Hop, Trace } from '../../model/trace';
import { alternative, claim, logOdds, reason } from './claim';
import type { PlacedWalk } from './node';
import { lengthOf, replyLengths, type ReplyLength } from './replyLength';

/**
 * MPLS tunnels that hide from traceroute and show in the length of the replies alone (Vanaubel, Mérindol, Pansiot, Donnet: Through the
 * Wormhole: Tracking Invisible MPLS Tunnels, IMC 2017; the U-turn of implicit tunnels: Donnet et al., CCR 42(2), 2012). Nothing is said
 * where the text carries no lengths. One claim per trace and place.
 */
export function findHiddenTunnels(walks: readonly Pick<PlacedWalk, 'trace' | 'source'>[]): readonly Claim[] {
  const exact = twoReplies(walks);
  const sure = new Set(exact.map(({ args }) => args.ip));
  const jumps = walks.flatMap(({ trace }) => jumpsOf(trace)).filter(({ args }) => !sure.has(args.ip));
  return [...exact, ...jumps].map(describe);
}

type Shape = 'two-replies' | 'level' | 'u-turn' | 'steady';

interface Found {
  readonly shape: Shape;
  readonly trace: Trace;
  readonly hops: readonly [Hop, ...Hop[]];
  readonly args: MessageArgs & { readonly ip: string };
}

/**
 * Set by hand, as the generated scenarios print no lengths. `steady`: a way back that is longer from some hop on is as often just
 * another way; the paper calls one such jump a sign and asks for more.
 */
const CONFIDENCE: Readonly<Record<Shape, number>> = { 'two-replies': 0.9, level: 0.75, 'u-turn': 0.75, steady: 0.4 };

/** Replies differ by a hop or two for many reasons (IMC 2017, section 3). */
const LEAST_JUMP = 3;

/** Fewer hops that are as far off may be hosts that start with an unusual TTL. */
const STEADY_HOPS = 2;

/** No tunnel has more routers; hostile text may claim it. */
const LONGEST = 64;

/** The reply grows longer than the way out, and so it goes on. */
function jumpsOf(trace: Trace): readonly Found[] {
  const lengths = replyLengths(trace);
  return lengths.flatMap(({ hop, ttl, back }, index): Found[] => {
    const before = lengths[index - 1];
    const ip = hop.probes.find((probe) => probe.ip !== undefined)?.ip;
    if (!before || ip === undefined || isLabelled(hop)) return [];
    const usual = before.back - before.ttl;
    const extra = back - ttl - usual;
    const shape =
      extra < LEAST_JUMP
        ? undefined
        : shapeOf(extra, usual, lengths.slice(index + 1, index + 1 + Math.min(extra, LONGEST)));
    if (!shape) return [];
    const through = shape === 'u-turn' ? lengths.slice(index + 1, index + 1 + extra / 2).map((one) => one.hop) : [];
    const to = through.at(-1)?.ttl ?? ttl;
    return [{ shape, trace, hops: [hop, ...through], args: { ip, from: ttl, to, back, hop: ttl, hidden: extra } }];
  });
}

/**
 * `level`: every reply from behind the end of the tunnel enters it with a fresh label, and the smaller of both TTLs counts: the way back
 * looks equally long for as many hops as the tunnel has. `u-turn`: its routers send their errors on to its end first, each from one hop
 * nearer. A single hop that is off tells of its own way back.
 */
function shapeOf(extra: number, usual: number, next: readonly ReplyLength[]): Shape | undefined {
  const rest = next.map(({ ttl, back }) => back - ttl - usual);
  const falls = (step: number, hops: number): boolean =>
    rest.length >= hops && rest.slice(0, hops).every((one, k) => one === extra - step * (k + 1));
  if (extra % 2 === 0 && falls(2, extra / 2)) return 'u-turn';
  if (falls(1, 2)) return 'level';
  const steady = rest.length >= STEADY_HOPS && rest.slice(0, STEADY_HOPS).every((one) => Math.abs(one - extra) <= 1);
  return steady ? 'steady' : undefined;
}

/** What these routers quote tells more: see tunnels.ts. */
function isLabelled({ probes }: Hop): boolean {
  return probes.some(({ mpls = [], quotedTtl = 1 }) => mpls.length > 0 || quotedTtl > 1);
}

/** Errors start with TTL 255, echo replies with 64 (Juniper): only the label's TTL of the first is smaller at the end of the tunnel. */
const SIGNATURE = { error: 255, echo: 64 };

/** One hop more may be the router's own. */
const LEAST_DIFFERENCE = 2;

interface Reply {
  readonly trace: Trace;
  readonly hop: Hop;
  readonly length: number;
}

/** One router that answered one place both with an error and with an echo: the difference is the length of the tunnel. */
function twoReplies(walks: readonly Pick<PlacedWalk, 'trace' | 'source'>[]): readonly Found[] {
  const [errors, echoes] = [new Map<string, Reply>(), new Map<string, Reply>()];
  for (const { trace, source } of walks) {
    for (const hop of trace.hops) {
      for (const { ip, replyTtl, icmpType } of hop.probes) {
        const told = replyTtl === undefined ? undefined : lengthOf(replyTtl);
        if (ip === undefined || !told) continue;
        const echo = icmpType === 0 || (icmpType === undefined && trace.protocol === 'icmp' && ip === trace.targetIp);
        const list = told.initial === SIGNATURE[echo ? 'echo' : 'error'] ? (echo ? echoes : errors) : undefined;
        const key = `${source} ${ip}`;
        if (list && !list.has(key)) list.set(key, { trace, hop, length: told.hops });
      }
    }
  }
  return [...errors].flatMap(([key, error]): Found[] => {
    const echo = echoes.get(key);
    const hidden = echo ? error.length - echo.length : 0;
    if (!echo || hidden < LEAST_DIFFERENCE || error.hop.ttl !== echo.hop.ttl) return [];
    const ip = key.slice(key.lastIndexOf(' ') + 1);
    const { ttl } = error.hop;
    const args = { ip, from: ttl, to: ttl, hop: ttl, back: error.length, echo: echo.length, hidden };
    return [{ shape: 'two-replies', trace: error.trace, hops: [error.hop], args }];
  });
}

function describe({ shape, trace, hops, args }: Found): Claim {
  const kind = shape === 'u-turn' ? 'implicit' : 'invisible';
  const confidence = CONFIDENCE[shape];
  const ips = hops.flatMap((hop) => hop.probes.flatMap((probe) => probe.ip ?? []));
  const evidence = hops.map((hop) => inSource(trace.source, hop.span));
  const other: Alternative = alternative('mpls.reading.other-way', args, [], 1 - confidence);
  return claim({
    rule: `mpls/${kind}`,
    subject: [`${trace.id}#${args.hop}`, ...new Set(ips)],
    key: `mpls.claim.${kind}`,
    args,
    reasons: [reason(`mpls.reason.${shape}`, args, logOdds(confidence), evidence)],
    alternatives: [other],
  });
}
