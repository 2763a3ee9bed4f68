import { addressScope } from '../../model/address';
import { inSource, type SourceSpan } from '../../model/span';
import { responders, type Trace } from '../../model/trace';
import { nameId, responderIds, showsNames } from './hopNames';

/** One TTL of a trace; nobody = silent, but still a position on the way. */
interface Step {
  readonly ttl: number;
  /** Addresses, and `name:` ids of those of whom the text has no address. */
  readonly ips: readonly string[];
}

/** A trace cleaned up for inference (design/topology.md, 2.2). `steps[k]` is TTL k + 1, without holes. */
export interface Walk {
  readonly trace: Trace;
  readonly steps: readonly Step[];
  readonly target?: string;
  /** TTL at which the target answered. */
  readonly reachedAt?: number;
  /** TTL at which a loop began; what follows was dropped. */
  readonly loopAt?: number;
  /** Every probe of the trace took one way, so neighbouring hops are neighbours for certain. */
  readonly oneFlow: boolean;
  /** The line that names the target. */
  readonly header: readonly SourceSpan[];
}

/** TTL is an octet (RFC 791). */
const MAX_TTL = 255;

export function cleanUp(trace: Trace): Walk {
  const byTtl = new Map<number, readonly string[]>();
  const answered = showsNames([trace]) ? responderIds : responders;
  for (const hop of trace.hops) {
    if (hop.ttl < 1 || hop.ttl > MAX_TTL || !Number.isInteger(hop.ttl)) continue;
    const [ips, own] = [byTtl.get(hop.ttl), answered(hop)];
    byTtl.set(hop.ttl, ips ? [...new Set([...ips, ...own])] : own);
  }
  const steps = fillHoles(byTtl);
  const loopAt = findLoop(steps);
  const kept = dropTail(loopAt === undefined ? steps : steps.slice(0, loopAt - 1));
  const target = trace.targetIp ?? namedTarget(trace, kept);
  const reachedAt = findTarget(trace, target, kept);
  const end = trace.hops[0]?.span.start ?? trace.span.end;
  return {
    trace,
    steps: reachedAt === undefined ? kept : kept.slice(0, reachedAt),
    ...(target && { target }),
    ...(reachedAt !== undefined && { reachedAt }),
    ...(loopAt !== undefined && { loopAt }),
    oneFlow: trace.flow === 'fixed' && !changesPorts(trace),
    header: target ? [inSource(trace.source, { start: trace.span.start, end })] : [],
  };
}

/** nmap draws a new source port for every TCP or UDP probe (traceroute.cc): only its ICMP probes keep to one of several branches. */
function changesPorts({ dialect, protocol }: Trace): boolean {
  return dialect.startsWith('nmap') && protocol !== 'icmp';
}

/** More TTLs without a row than this are not so many routers: RIPE Atlas gives up and tries TTL 255 once more (T10). */
const WIDEST_HOLE = 8;

/** One step per TTL; a hop beyond a wide hole follows after a single silent step. */
function fillHoles(byTtl: ReadonlyMap<number, readonly string[]>): readonly Step[] {
  const steps: Step[] = [];
  let before = 0;
  for (const [ttl, ips] of [...byTtl].sort(([a], [b]) => a - b)) {
    const hole = ttl - before - 1;
    for (let n = 0; n < (hole > WIDEST_HOLE ? 1 : hole); n++) steps.push({ ttl: steps.length + 1, ips: [] });
    steps.push({ ttl: steps.length + 1, ips });
    before = ttl;
  }
  return steps;
}

/** TTL of the second visit to an address that was alone both times, with another address between; adjacent repeats are none. */
function findLoop(steps: readonly Step[]): number | undefined {
  let answered = 0;
  const order = new Map<string, number>();
  for (const { ttl, ips } of steps) {
    const ip = ips[0];
    if (ip === undefined) continue;
    answered++;
    if (ips.length > 1) continue;
    const before = order.get(ip);
    // Every link has its own fe80::1.
    if (before !== undefined && before < answered - 1 && addressScope(ip) !== 'link-local') return ttl;
    order.set(ip, answered);
  }
  return undefined;
}

/**
 * A run of silence at the end is a trace that was given up, not routers. Neither is a second answer of the last router: it
 * rejects for the hop behind it, one TTL later.
 */
function dropTail(steps: readonly Step[]): readonly Step[] {
  let length = steps.length;
  const silent = (): boolean => steps[length - 1]?.ips.length === 0;
  const repeated = (): boolean => {
    const [last, before] = [steps[length - 1]?.ips ?? [], steps[length - 2]?.ips ?? []];
    return last.length === 1 && before.length === 1 && last[0] === before[0];
  };
  while (length > 0 && (silent() || repeated())) length--;
  return steps.slice(0, length);
}

/** The target by its name, where it answered by that alone. */
function namedTarget({ target }: Trace, steps: readonly Step[]): string | undefined {
  const id = target === undefined ? undefined : nameId(target);
  return id !== undefined && steps.some(({ ips }) => ips.includes(id)) ? id : undefined;
}

function findTarget(trace: Trace, target: string | undefined, steps: readonly Step[]): number | undefined {
  const answered = target === undefined ? undefined : steps.find((step) => step.ips.includes(target))?.ttl;
  if (answered !== undefined) return answered;
  return trace.reached === 'yes' && target === undefined ? steps.at(-1)?.ttl : undefined;
}
