import type { Reading } from '../assemble';
import { readAddress } from '../words';

// "traceroute to 192.0.2.9 ,", "Tracing the route to IP node (192.0.2.9) from 1 to 30 hops", "se_traceroute to …", "Traced route to …:"
const NAMED =
  /^ *(?:se_)?(?:traceroute6?|trace[ -]route|traced +route|trac(?:e|ing) +(?:the +)?(?:route|path)) +to +(?:target +)?(?:IP(?:v[46])? +node +)?\(?([\w.:%-]{1,255})\)?(?: *\(([^\s()]{1,64})\))?(.{0,300})$/i;
// "Send ICMP echos to 192.0.2.9, timeout is 2 seconds, maximum hops are 32" (ScreenOS)
const ECHOS = /^ *Send ICMP echos to ([\w.:%-]{1,255}),(?: *\(([^\s()]{1,64})\))?(.{0,300})$/i;
// "Tracing route over a maximum of 20 hops" (Dell PowerConnect)
const NAMELESS = /^ *Tracing (?:the )?route over a maximum of \d{1,3} hops:? *$/i;
// "Hop   Packet 1   Packet 2   Packet 3   Hostname" (looking glass of Hurricane Electric)
const PACKETS = /^ *Hop +Packet 1 +Packet 2 +Packet 3 +Hostname *$/i;
// "Command: traceroute 192.0.2.9" (D-Link)
const COMMAND = /^ *Command: +traceroute6? +([\w.:%-]{1,255})(?: .{0,200})?$/i;
// "Target   192.0.2.9" above it
const TARGET = /^ *Target +([\w.:%-]{1,255}) *$/;

/** What only a tool says of a trace, in any order; prose with the same beginning has none of it. */
const TOOL_WORDS = /^[ ,:.]*$|\bhops?\b|\bbytes? |\bprobes?\b|\btimeout\b|\bport \d/i;
// "192.0.2.9", "2001:db8::1", "www.example.net"
const DOTTED = /[.:]/;
const LONGEST_LINE = 700;

/** Whether a line by itself says that a trace follows. */
export function isHeadline(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  const [, target = '', address, rest = ''] = NAMED.exec(text) ?? ECHOS.exec(text) ?? [];
  if (target === '') return NAMELESS.test(text) || PACKETS.test(text) || COMMAND.test(text);
  return (address !== undefined || DOTTED.test(target)) && TOOL_WORDS.test(rest);
}

/** Above a table that does not name it. */
export function isTarget(text: string): boolean {
  return DOTTED.test(TARGET.exec(text)?.[1] ?? '');
}

// "              1 hop min, 30 hops max, 5 sec. timeout, 3 probes" (ProCurve), "30 hops max,", "60 byte packets"
const HEAD_REST = /^ *(?:\d{1,3} hops? (?:min|max)\b|\d{1,5} byte packets?\b).{0,200}$/i;
// "TTL  Hostname        Probe1        Probe2        Probe3" (Dell OS 9), "-----", "Hop Start  1", "Sending DNS Query to 192.0.2.53"
const FRAME =
  /^ *(?:TTL +Hostname +Probe1\b.{0,80}|-{8,}|Hop (?:Start|End) +\d{1,3}|Sending DNS Query to .{1,80}|To ABORT Trace Route.{1,80}|IP Address +Round Trip Time1\b.{0,80}|Translating "[^"]{1,255}".{0,200}|Type (?:Control-C|Ctrl[-+]C|Esc|escape sequence) to (?:abort|escape)\.?) *$/i;

/** Lines above the first hop that say something of the trace. */
export function isHead(text: string): boolean {
  return (
    text.length <= LONGEST_LINE && (isHeadline(text) || HEAD_REST.test(text) || FRAME.test(text) || isTarget(text))
  );
}

// "30 hops max", "from 1 to 30 hops", "over a maximum of 20 hops", "1-30 hops", "maximum hops are 32", "Hop End  30"
const LIMIT =
  /(\d{1,3}) hops max|from \d{1,3} to (\d{1,3}) hops|maximum of (\d{1,3}) hops|\d-(\d{1,3}) hops|maximum hops are (\d{1,3})|Hop End +(\d{1,3})/i;
// "40 byte packets", "40 bytes packets"
const SIZE = /(\d{1,5}) bytes? packets?/i;
// "from 2001:db8::2,"
const SOURCE = /\bfrom ([\da-f.:]{3,45})(?=[ ,]|$)/i;

/** What the lines above the first hop tell together: a header may be broken into several. */
export function readHeads(heads: readonly string[]): Reading['facts'] {
  let facts: Reading['facts'] = {};
  for (const text of heads) {
    if (!isHead(text)) continue;
    const [, printed, address] = NAMED.exec(text) ?? ECHOS.exec(text) ?? COMMAND.exec(text) ?? TARGET.exec(text) ?? [];
    const target = printed?.replace(/(?<!:):$/, '');
    const targetIp = readAddress(address ?? target ?? '', 0)?.ip;
    const sourceIp = readAddress(SOURCE.exec(text)?.[1] ?? '', 0)?.ip;
    const maxHops = LIMIT.exec(text)
      ?.slice(1)
      .find((digits) => digits !== undefined);
    const packetSize = SIZE.exec(text)?.[1];
    facts = {
      ...facts,
      ...(target && { target }),
      ...(targetIp && { targetIp }),
      ...(sourceIp && { sourceIp }),
      ...(maxHops && { maxHops: Number(maxHops) }),
      ...(packetSize && { packetSize: Number(packetSize) }),
    };
  }
  return facts;
}
