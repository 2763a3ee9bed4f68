import type { HostRoute } from '../../model/host';
import { parsePrefix } from '../../model/prefix';
import { ipOf, LONGEST_ROW, prefixOf, wordsOf, type HostForm, type HostLine } from './form';
import { maskLength, mayHoldMask } from './mask';

/** `On-link`, `Auf Verbindung`, `リンク上`, `在链路上`: whatever stands there, it is no address. */
const DIGITS = /^\d{1,9}$/;
// " 11    281 ::/0                     fe80::1": interface, metric, destination, gateway
const IPV6_ROW = /^ *(\d{1,5}) +(\d{1,9}) +([\da-f:]+\/\d{1,3})(?: +(.*?))? *$/i;

/** `route print` of Windows, of which a row is also the form in which people write static routes: destination, mask, gateway. */
export const routePrint: HostForm = {
  command: 'route-print',
  read(lines, at) {
    const line = lines[at];
    if (!line || line.text.length > LONGEST_ROW) return undefined;
    const route = mayHoldMask(line.text) ? fourOf(line) : undefined;
    return route ? { next: at + 1, routes: [route] } : sixOf(lines, at, line);
  },
};

function fourOf({ text, evidence }: HostLine): HostRoute | undefined {
  const [destination = '', mask = '', ...rest] = wordsOf(text);
  const length = maskLength(mask);
  const ip = ipOf(destination);
  if (length === undefined || ip === undefined || ip.includes(':') || !mask.includes('.') || rest.length === 0)
    return undefined;
  const prefix = prefixOf(ip, length);
  const last = rest.at(-1) ?? '';
  const metric = rest.length > 1 && DIGITS.test(last) ? Number(last) : undefined;
  const columns = rest.length > 1 && metric !== undefined ? rest.slice(0, -1) : rest;
  const gateway = ipOf(columns[0]);
  const face = columns.length > 1 ? ipOf(columns.at(-1)) : undefined;
  // Without any other address only an "on-link" of some language makes it a row; a number would be another table.
  if (prefix !== ip + `/${length}` || columns.length > 4 || columns.some((word) => DIGITS.test(word))) return undefined;
  const onLink = gateway === undefined || gateway === face || gateway === '0.0.0.0';
  return {
    prefix,
    ...(!onLink && { gateway }),
    ...(face && { interface: face }),
    ...(metric !== undefined && { metric }),
    evidence,
  };
}

function sixOf(lines: readonly HostLine[], at: number, { text, evidence }: HostLine): ReturnType<HostForm['read']> {
  const [, face, metric, destination = '', beside] = IPV6_ROW.exec(text) ?? [];
  const prefix = face === undefined ? undefined : parsePrefix(destination);
  if (!prefix) return undefined;
  // A long destination pushes the gateway to a line of its own.
  const below = beside === undefined ? lines[at + 1]?.text.trim() : undefined;
  const wrapped = below !== undefined && below !== '' && /^ {10,}/.test(lines[at + 1]?.text ?? '');
  const gateway = ipOf(beside ?? (wrapped ? below : undefined));
  return {
    next: at + (wrapped ? 2 : 1),
    routes: [
      { prefix: prefix.text, ...(gateway && { gateway }), interface: face ?? '', metric: Number(metric), evidence },
    ],
  };
}
