import type { ContributedDialect, ContributedHop, ContributedProbe, ContributedTrace, Range } from '../../hopscope';
import { canonicalIp } from '../model/address';
import type { Span } from '../model/span';
import type { Hop, Probe, Reached, Trace } from '../model/trace';
import type { Family, Found, TextDocument } from './dialect';
import { linesBetween } from './traceroute/assemble';

/** Below our certain readers, above a weak likeness. */
const SCORE = 0.9;
const MOST_HOPS = 255;
/** A reader that gives more has lost count. */
const MOST_PROBES = 1000;

/**
 * A reader that another extension registered (hopscope.d.ts), as a family of its own. What it answers is checked field by field: it may
 * throw, be of the wrong type or point outside the text, and then only what is wrong is left out.
 */
export function contributedFamily(dialect: ContributedDialect): Family {
  return {
    id: `contributed-${dialect.id}`,
    find: (document) =>
      withoutOverlaps(tracesOf(dialect, document.source.text)).map((trace) => foundOf(dialect, trace, document)),
  };
}

function tracesOf(dialect: ContributedDialect, text: string): readonly ContributedTrace[] {
  try {
    const traces: unknown = dialect.find(text);
    return Array.isArray(traces) ? traces.filter((one) => isRange(one, text) && Array.isArray(one.hops)) : [];
  } catch {
    return [];
  }
}

function isRange(value: unknown, text: string): value is ContributedTrace {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end } = value as Partial<Range>;
  return isOffset(start) && isOffset(end) && start < end && end <= text.length;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The earlier of two that overlap. */
function withoutOverlaps(traces: readonly ContributedTrace[]): readonly ContributedTrace[] {
  let end = 0;
  return [...traces]
    .sort((a, b) => a.start - b.start)
    .filter((trace) => {
      if (trace.start < end) return false;
      end = trace.end;
      return true;
    });
}

function foundOf(dialect: ContributedDialect, trace: ContributedTrace, document: TextDocument): Found {
  const { score } = trace;
  return {
    dialect: dialect.id,
    span: { start: trace.start, end: trace.end },
    score: typeof score === 'number' && score >= 0 && score <= 1 ? score : SCORE,
    parse: (ordinal) => ({ traces: [traceOf(dialect, trace, document, ordinal)], messages: [] }),
  };
}

function traceOf(dialect: ContributedDialect, given: ContributedTrace, document: TextDocument, ordinal: number): Trace {
  const { source } = document;
  const hops = hopsOf(given, source.text);
  const frame = (Array.isArray(given.frame) ? given.frame : [])
    .filter((one): one is Range => isRange(one, source.text) && within(one, given))
    .map(({ start, end }) => ({ start, end }));
  const facts = factsOf(given);
  const taken = [...frame, ...hops.map(({ span }) => span)].sort((a, b) => a.start - b.start);
  return {
    id: `trace:${source.id}@${dialect.id}-${ordinal}`,
    source: source.id,
    dialect: dialect.id,
    dialectName: String(dialect.name),
    ...(source.role && { role: source.role }),
    ...facts,
    flow: 'unknown',
    reached: reachedBy(given, facts.targetIp, hops),
    truncated: given.truncated === true,
    aggregate: false,
    hops,
    warnings: [],
    span: { start: given.start, end: given.end },
    frame,
    unparsed: linesBetween(document.lines, taken, given).map((span) => ({
      source: source.id,
      ...span,
    })),
  };
}

function within(range: Range, whole: Range): boolean {
  return range.start >= whole.start && range.end <= whole.end;
}

function factsOf(given: ContributedTrace) {
  const { target, sourceHost, protocol } = given;
  const targetIp = ipOf(given.targetIp);
  const sourceIp = ipOf(given.sourceIp);
  return {
    ...(typeof target === 'string' && { target }),
    ...(targetIp !== undefined && { targetIp }),
    ...(typeof sourceHost === 'string' && { sourceHost }),
    ...(sourceIp !== undefined && { sourceIp }),
    ...((protocol === 'icmp' || protocol === 'udp' || protocol === 'tcp') && { protocol }),
  };
}

function ipOf(value: unknown): string | undefined {
  return typeof value === 'string' ? canonicalIp(value) : undefined;
}

/** In ascending TTL; of two with one TTL the earlier, and none that is no hop. */
function hopsOf(given: ContributedTrace, text: string): readonly Hop[] {
  const hops = new Map<number, Hop>();
  for (const hop of given.hops as readonly unknown[]) {
    if (!isHop(hop, given, text) || hops.has(hop.ttl)) continue;
    const span = { start: hop.start, end: hop.end };
    const probes = hop.probes.slice(0, MOST_PROBES).map((probe, index) => probeOf(probe, index, span));
    hops.set(hop.ttl, { ttl: hop.ttl, probes, span });
  }
  return [...hops.values()].sort((a, b) => a.ttl - b.ttl);
}

function isHop(value: unknown, whole: Range, text: string): value is ContributedHop {
  if (!isRange(value, text) || !within(value, whole)) return false;
  const { ttl, probes } = value as unknown as Partial<ContributedHop>;
  return Number.isInteger(ttl) && (ttl ?? 0) >= 1 && (ttl ?? 0) <= MOST_HOPS && Array.isArray(probes);
}

function probeOf(given: ContributedProbe | null | undefined, index: number, hop: Span): Probe {
  const { ip, host, rttMs, start, end } = given ?? {};
  const address = typeof ip === 'string' ? canonicalIp(ip) : undefined;
  const stands = isOffset(start) && isOffset(end) && start < end && within({ start, end }, hop);
  const answered = typeof ip === 'string' || typeof host === 'string';
  return {
    index,
    ...(address !== undefined && { ip: address }),
    ...(address === undefined && typeof ip === 'string' && { ipRaw: ip }),
    ...(typeof host === 'string' && { host }),
    ...(typeof rttMs === 'number' && Number.isFinite(rttMs) && rttMs >= 0 && { rttMs }),
    lost: !answered,
    spans: { ...(stands && address !== undefined && { address: { start, end } }), all: hop },
  };
}

function reachedBy({ reached }: ContributedTrace, targetIp: string | undefined, hops: readonly Hop[]): Reached {
  if (typeof reached === 'boolean') return reached ? 'yes' : 'no';
  const answers = hops.at(-1)?.probes ?? [];
  return targetIp !== undefined && answers.some(({ ip }) => ip === targetIp) ? 'yes' : 'unknown';
}
