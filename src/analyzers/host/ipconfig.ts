import type { HostAddress } from '../../model/host';
import type { SourceSpan } from '../../model/span';
import { ipOf, LONGEST_ROW, type HostForm, type HostLine, type Reading } from './form';
import { maskLength } from './mask';

/**
 * `   IPv4-Adresse  . . . . . . . . . . : 192.168.1.10(Bevorzugt)`: a label in any language, dots, a colon, a value.
 * Windows has no English output on a German machine, so rows are told by their shape and order, never by their words.
 */
const LEADERS = /^ *\S.*?(?:\. ?)+: ?(.*)$/;
// "                                       192.168.1.1": one more value of the row above
const MORE = /^ {20,}(\S+)\s*$/;
// "192.168.1.10(Preferred)", "fe80::1%11(優先)", "192.168.1.10 (Bevorzugt)"
const VALUE = /^([\da-f:.]+(?:%\w+)?) ?(?:[(（].*)?$/i;
// "DESKTOP-1ABC", "pc.example"
const HOST_NAME = /^[\w][\w.-]{0,253}$/;

interface Row {
  readonly value: string;
  readonly evidence: SourceSpan;
  readonly more: readonly { readonly value: string; readonly evidence: SourceSpan }[];
}

export const ipconfig: HostForm = {
  command: 'ipconfig',
  read(lines, at) {
    if (valueOf(lines[at]) === undefined) return undefined;
    const rows: Row[] = [];
    let next = at;
    for (; next < lines.length; next++) {
      const line = lines[next];
      const value = valueOf(line);
      const more = rows.length > 0 && line ? MORE.exec(line.text)?.[1] : undefined;
      if (line && value !== undefined) rows.push({ value, evidence: line.evidence, more: [] });
      else if (line && more !== undefined) addMore(rows, more, line.evidence);
      else break;
    }
    // One dotted row alone is a table of contents, not an adapter.
    return rows.length < 2 ? undefined : { next, ...meaningOf(rows, adapterAbove(lines, at)) };
  },
};

function valueOf(line: HostLine | undefined): string | undefined {
  if (!line || line.text.length > LONGEST_ROW || !line.text.includes('. ')) return undefined;
  return LEADERS.exec(line.text)?.[1]?.trim();
}

function addMore(rows: Row[], value: string, evidence: SourceSpan): void {
  const last = rows.pop();
  if (last) rows.push({ ...last, more: [...last.more, { value, evidence }] });
}

/** "Ethernet adapter Ethernet:", one or two lines above; the first section of all has none and names the machine. */
function adapterAbove(lines: readonly HostLine[], at: number): string | undefined {
  for (let back = 1; back <= 2; back++) {
    const text = lines[at - back]?.text.trim() ?? '';
    if (/[:：]$/.test(text) && text.length < LONGEST_ROW) return text.slice(0, -1);
    if (text !== '') return undefined;
  }
  return undefined;
}

/** Own addresses stand before the mask, the gateway is the first row of addresses, or the first empty one, behind it. */
function meaningOf(rows: readonly Row[], adapter: string | undefined): Omit<Reading, 'next'> {
  const first = rows[0]?.value ?? '';
  const maskAt = rows.findIndex(({ value }) => isMask(value));
  if (adapter === undefined && maskAt < 0) return HOST_NAME.test(first) && !ipIn(first) ? { hostName: first } : {};
  const gatewayAt = rows.findIndex(
    ({ value }, index) =>
      index > maskAt && (maskAt >= 0 || index > 1) && (value === '' || (maskAt >= 0 && ipIn(value) !== undefined)),
  );
  const ownEnd = maskAt >= 0 ? maskAt : gatewayAt;
  const length = maskLength(rows[maskAt]?.value ?? '');
  const addresses = rows.slice(0, Math.max(0, ownEnd)).flatMap((row, index): readonly HostAddress[] => {
    const ip = ipIn(row.value);
    if (ip === undefined || ip === '0.0.0.0') return [];
    const four = length !== undefined && !ip.includes(':') && index === maskAt - 1;
    return [{ ip, ...(four && { length }), ...(adapter && { interface: adapter }), evidence: row.evidence }];
  });
  const gateway = rows[gatewayAt];
  const gateways = (gateway ? [gateway, ...gateway.more] : []).flatMap(({ value, evidence }) => {
    const ip = ipIn(value);
    return ip === undefined || ip === '0.0.0.0' ? [] : [{ ip, evidence }];
  });
  return { addresses, gateways };
}

function ipIn(value: string): string | undefined {
  return ipOf(VALUE.exec(value)?.[1]);
}

function isMask(value: string): boolean {
  const length = value.startsWith('255.') ? maskLength(value) : undefined;
  return length !== undefined;
}
