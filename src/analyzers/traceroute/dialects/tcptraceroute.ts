import type { Hop } from '../../../model/trace';
import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { inkOf } from '../scan';
import { readAddress } from '../words';

const form: InlineForm = {
  dialect: 'tcptraceroute',
  // "Tracing the path to login.example (192.0.2.70) on TCP port 22 (ssh), 30 hops max"
  // "Tracing the path to 192.0.2.70 on TCP port 22, 30 hops max"
  header:
    /^ *Tracing +the +path +to +([^\s()]+)(?: +\(([^\s()]+)\))? +on +TCP +port +(\d{1,5})(?: +\([\w-]{1,32}\))?, +(\d{1,3}) +hops +max/,
  facts([, target, address, port, maxHops]) {
    const targetIp = readAddress(address ?? target ?? '', 0)?.ip;
    return { target: target ?? '', ...(targetIp && { targetIp }), port: Number(port), maxHops: Number(maxHops) };
  },
  frames: (text) => SELECTED.test(text),
  accepts: (reading) => reading.gluedTimes === 0,
};

// "Selected device eth0, address 192.168.1.10, port 53925 for outgoing packets"
const SELECTED = /^ *Selected device [^\s,]{1,32}, address ([^\s,]{2,64})(?:, port \d{1,5})? for outgoing packets/;
// "Destination not reached"
const FAILED = /^ *Destination not reached *$/;

/**
 * tcptraceroute 1.5: Linux rows, `[open]` or `[closed]` behind the target. Header and footer go to stderr, so they are often missing;
 * a trace that did not arrive then looks like Linux and is read as such. Probes of one flow differ in their IP id only.
 */
export const tcptraceroute: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.tcptraceroute',
  most: 0.996,
  opens(line) {
    if (form.header.test(line.text)) return 'header';
    return SELECTED.test(line.text) ? 'preamble' : undefined;
  },
  detect: score,
  parse: (block, id) => assemble(block, id, read(block)),
};

function score(block: Block): number {
  const headed = isHeaded(block, form);
  // The state stands in the last row.
  const stated = block.rows.at(-1)?.row?.words.some(({ text }) => text === '[open]' || text === '[closed]') ?? false;
  if (!headed && !stated) return 0;
  const { rows, good } = weighInline(block, form);
  const fit = rows === 0 ? 1 : good / rows;
  if (headed) return fit === 0 ? 0 : 0.545 + fit * 0.45;
  return fit > 0.5 ? 0.76 * fit : 0;
}

function read(block: Block): Reading {
  const reading = readInlineTrace(block, form, 'fixed');
  const sourceIp = sourceOf(block);
  const arrived = stateOf(reading.hops);
  const failed = failureOf(block);
  const target = arrived?.host ?? arrived?.ip;
  return {
    ...reading,
    frame: failed ? [...reading.frame, failed] : reading.frame,
    complete: arrived !== undefined || failed !== undefined,
    ...(arrived ? { reached: 'yes' } : failed && { reached: 'no' }),
    facts: {
      ...(target && { target }),
      ...(arrived?.ip && { targetIp: arrived.ip }),
      ...(sourceIp && { sourceIp }),
      protocol: 'tcp',
      ...reading.facts,
    },
  };
}

function sourceOf({ lines }: Block): string | undefined {
  const printed = lines[0] && SELECTED.exec(lines[0].text)?.[1];
  return printed === undefined ? undefined : readAddress(printed, 0)?.ip;
}

function stateOf(hops: readonly Hop[]): Hop['probes'][number] | undefined {
  return hops.at(-1)?.probes.find((probe) => probe.state);
}

/** Directly below the last row. */
function failureOf({ lines, rows }: Block) {
  const last = rows.at(-1);
  const line = last && lines[lines.indexOf(last) + 1];
  return line && FAILED.test(line.text) ? inkOf(line) : undefined;
}
