import type { HostRoute } from '../../model/host';
import { parsePrefix } from '../../model/prefix';
import { ipOf, wordsOf, type HostForm, type HostLine } from './form';

// "default via 192.168.1.1 dev eth0", "192.168.1.0/24 dev eth0 proto kernel", "blackhole 10.0.0.0/8"
const ROUTE =
  /^\s{0,3}(?:(unicast|local|broadcast|blackhole|unreachable|prohibit|throw) )?(default|[\da-f:.]+(?:\/\d{1,3})?)(?: (?:via|dev|proto|nhid|metric|scope|src|table) .*)?\s*$/i;
// "        nexthop via 192.0.2.1 dev eth0 weight 1"
const NEXT_HOP = /^\s+nexthop via (\S+)(?: dev (\S+))?/;
const REJECTS = new Set(['blackhole', 'unreachable', 'prohibit', 'throw']);
/** Words that only a route has; a bare address is none. */
const SIGN = /(?:^| )(?:via|dev) \S|^(?:blackhole|unreachable|prohibit|throw) /;
/** An `ip neigh` row has these. */
const NEIGHBOUR_SIGN = / lladdr | (?:FAILED|INCOMPLETE|REACHABLE|STALE|DELAY|PROBE|PERMANENT|NOARP)\s*$/;

export const ipRoute: HostForm = {
  command: 'ip-route',
  read(lines, at) {
    const line = lines[at];
    const match = line && ROUTE.exec(line.text);
    if (!match || NEIGHBOUR_SIGN.test(line.text)) return undefined;
    const hops = nextHops(lines, at + 1);
    if (!SIGN.test(line.text.trim()) && hops.length === 0) return undefined;
    const [, type = '', destination = ''] = match;
    const words = wordsOf(line.text);
    // The words of the local table are no routes of the user's.
    if (type === 'local' || type === 'broadcast') return { next: at + 1 };
    const after = (word: string): string | undefined => words[words.indexOf(word) + 1 || words.length];
    const prefix = prefixOfDestination(destination, after('via') ?? hops[0]?.gateway);
    if (prefix === undefined) return undefined;
    const metric = Number(after('metric'));
    const own = {
      prefix,
      ...(Number.isFinite(metric) && { metric }),
      ...(REJECTS.has(type) && { reject: true as const }),
    };
    const via = after('via') === 'inet6' ? after('inet6') : after('via');
    const gateway = ipOf(via);
    const dev = after('dev');
    const single = { ...own, ...(gateway && { gateway }), ...(dev && { interface: dev }), evidence: line.evidence };
    const routes = hops.length > 0 ? hops.map((hop): HostRoute => ({ ...own, ...hop })) : [single];
    return { next: at + 1 + hops.length, routes };
  },
};

function nextHops(lines: readonly HostLine[], from: number): readonly Omit<HostRoute, 'prefix'>[] {
  const hops: Omit<HostRoute, 'prefix'>[] = [];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at];
    const [, token, dev] = NEXT_HOP.exec(line?.text ?? '') ?? [];
    const gateway = ipOf(token);
    if (!line || gateway === undefined) break;
    hops.push({ gateway, ...(dev && { interface: dev }), evidence: line.evidence });
  }
  return hops;
}

function prefixOfDestination(text: string, gateway: string | undefined): string | undefined {
  if (text !== 'default') return parsePrefix(text)?.text;
  return gateway?.includes(':') ? '::/0' : '0.0.0.0/0';
}
