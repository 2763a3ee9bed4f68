import { assemble, type Reading } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { rewordRouter } from '../routerWords';
import type { ScanLine } from '../scan';
import { readAddress } from '../words';
import { isDialog, readDialog } from './ciscoDialog';

/** `Tracing the route to …` of IOS and IOS XR: `  2 10.0.0.1 [AS 2500] [MPLS: Label 24 Exp 0] 4 msec * !H`. */
const form: Omit<InlineForm, 'dialect'> = {
  // "Tracing the route to www.example.com (192.0.2.1)", "Tracing the route to 2001:DB8::1"
  header: /^ *Tracing +the +route +to +([^\s()]{1,255})(?: +\(([^\s()]{1,64})\))?(?= *$)/,
  grammar: { reword: rewordRouter, codesAlone: 'always' },
  frames: (text) => isPreamble(text) || VRF_HEAD.test(text),
  closes: (text) => FOOT.test(text),
  accepts: () => true,
};

// "Trace completed" (switches for small business)
const FOOT = /^ *Trace completed?\.? *$/;

const ios: InlineForm = { ...form, dialect: 'cisco-ios' };
const xr: InlineForm = { ...form, dialect: 'cisco-xr' };

/** Source: "Using the Extended ping and Extended traceroute Commands" of Cisco, and the IOS command reference. */
export const ciscoIos: Dialect = {
  id: ios.dialect,
  name: 'traceroute.dialect.cisco-ios',
  most: 0.97,
  opens(line) {
    if (form.header.test(line.text)) return 'header';
    return isPreamble(line.text) ? 'preamble' : undefined;
  },
  detect: (block) => (isCisco(block) && !isXr(block) ? score(block, ios) : 0),
  parse: (block, id) => assemble(block, id, read(block, ios)),
};

/** The same with a line for the time, two blanks between the fields and IPv4-mapped hops (6PE). Source: IOS XR command reference. */
export const ciscoXr: Dialect = {
  id: xr.dialect,
  name: 'traceroute.dialect.cisco-xr',
  most: 0.97,
  opens: ciscoIos.opens,
  detect: (block) => (isCisco(block) && isXr(block) ? score(block, xr) : 0),
  parse: (block, id) => assemble(block, id, read(block, xr)),
};

// "Type escape sequence to abort.", "Type Esc to abort." (switches for small business)
const ESCAPE_HINT = /^ *Type +(?:escape +sequence|Esc) +to +abort\. *$/;
// 'Translating "www.example.com"...domain server (192.0.2.53) [OK]'
const TRANSLATING = /^ *Translating "[^"\n]{1,255}"\.\.\./;
// "Tue Mar  4 11:12:13.123 UTC": no year, so no point in time
const XR_STAMP = /^ *[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{1,6} [A-Z]{2,5} *$/;
// "VRF info: (vrf in name/id, vrf out name/id)"
const VRF_HEAD = /^ *VRF +info: +\(vrf +in +name\/id, +vrf +out +name\/id\) *$/;

export function isPreamble(text: string): boolean {
  return ESCAPE_HINT.test(text) || TRANSLATING.test(text) || XR_STAMP.test(text) || isDialog(text);
}

/** The unit is what no other tool prints. Without any time only the header could tell. */
function isCisco(block: Block): boolean {
  const { rows } = block;
  if (!rows.some(({ text }) => text.includes('ms')) && !isHeaded(block, ios)) return false;
  return rows.slice(0, SAMPLE).every(isCiscoRow);
}

function score(block: Block, kind: InlineForm): number {
  const { rows, good, answered } = weighInline(block, kind);
  const fit = rows === 0 ? 1 : good / rows;
  if (isHeaded(block, kind)) return fit === 0 ? 0 : 0.55 + fit * 0.42;
  return answered > 0 && fit > 0.5 ? 0.75 * fit : 0;
}

const SAMPLE = 8;

/** Silent rows and those with codes alone have no unit; a bare `ms` is another tool's. */
function isCiscoRow({ row }: ScanLine): boolean {
  return row === undefined || (row.mark === '' && row.words.every(({ text }) => text !== 'ms'));
}

/** By its time line, its prompt, its mapped addresses, or the blanks between its fields. */
function isXr({ lines, rows, command, source }: Block): boolean {
  const first = rows[0];
  for (const line of lines) {
    if (line === first) break;
    if (XR_STAMP.test(line.text)) return true;
  }
  if (command && XR_PROMPT.test(source.text.slice(command.start, command.end))) return true;
  const spaced = rows.slice(0, SAMPLE).find(({ text }) => SPACING.test(text) || text.includes('::ffff:'));
  return spaced !== undefined && (spaced.text.includes('::ffff:') || WIDE.test(spaced.text));
}

// "RP/0/RP0/CPU0:pe1#traceroute 192.0.2.1"
const XR_PROMPT = /^ *RP\/\d/;
// "4 msec 3 msec" (IOS), "4 msec  3 msec" (XR)
const SPACING = / msec +\d/;
const WIDE = / msec {2}\d/;

// " vrf CUST 192.0.2.78"
const VRF_OPTION = / vrf (\S{1,64})/;

function read(block: Block, kind: InlineForm): Reading {
  const reading = readInlineTrace(block, kind, 'per-probe');
  const dialog = readDialog(block.lines, block.rows[0]);
  const vrf = VRF_OPTION.exec(block.command?.options ?? '')?.[1];
  const sourceIp = readAddress(dialog.source ?? '', 0)?.ip;
  return {
    ...reading,
    facts: {
      ...reading.facts,
      ...(sourceIp ? { sourceIp } : dialog.source && { sourceHost: dialog.source }),
      ...(vrf && { vrf }),
      ...(dialog.maxHops !== undefined && { maxHops: dialog.maxHops }),
    },
  };
}
