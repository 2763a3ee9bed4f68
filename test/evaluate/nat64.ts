import { canonicalIp } from '../../src/model/address';
import { hashOf } from './random';
import type { ProbedTrace } from './probe';
import type { Scenario } from './scenario';

/** What a host with IPv6 alone sees of a scenario: its own side in IPv6, all behind the translator inside 64:ff9b::/96 (RFC 6052). */
export function throughNat64(trace: ProbedTrace, scenario: Scenario): ProbedTrace {
  if (trace.direction === 'return') return trace;
  const rows = trace.rows.map((row) => row.map((reply) => reply && { ...reply, ip: seenBehind(reply.ip, scenario) }));
  return { ...trace, target: seenBehind(trace.target, scenario), rows };
}

/** The address as the IPv6 side sees it. */
export function seenBehind(ip: string, { inside, name }: Scenario): string {
  const hop = inside.findIndex((one) => one.ip === ip);
  const text = hop < 0 ? `64:ff9b::${ip}` : `2a0f:${(hashOf(name) & 0xfff).toString(16)}:0:${hop + 1}::1`;
  return canonicalIp(text) ?? text;
}
