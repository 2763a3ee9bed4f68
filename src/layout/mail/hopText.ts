import type { Translate } from '../../messages/catalog';
import type { AuthenticationField, FromClause, HopRole, MailHop, MailMessage } from '../../model/mail';
import { durationText } from '../../model/duration';
import type { Paint } from '../scene';
import { ellipsize, measureText } from '../textMetrics';
import { shown, SIZE } from './pieces';

/** A piece of what a relay wrote about its client: a tag that says what it is, and the text. */
export interface Token {
  readonly role: 'helo' | 'reverse' | 'address' | 'note';
  readonly tag?: string;
  readonly text: string;
  readonly mono: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly width: number;
}

export const TOKEN_GAP = 14;
const TAG_GAP = 5;
/** A name wider than this is an attack or a joke; the inspector has it whole. Both columns together keep the drawing fit for 1280 pixels. */
const WIDEST_CLIENT = 390;
const WIDEST_RELAY = 354;

function token(role: Token['role'], text: string, tag?: string): Token {
  const mono = role === 'address';
  const cut = ellipsize(shown(text), WIDEST_CLIENT, SIZE.text, { mono, bold: mono });
  const tagWidth = tag === undefined ? 0 : tagRoom(tag);
  const width = tagWidth + measureText(cut, SIZE.text, { mono, bold: mono });
  return { role, text: cut, mono, bold: mono, italic: role === 'note', width, ...(tag !== undefined && { tag }) };
}

export function tagRoom(tag: string): number {
  return measureText(tag, SIZE.small) + TAG_GAP;
}

/** HELO, reverse name and address told apart; the address in brackets, as the relays write it. */
export function clientTokens(from: FromClause | undefined, t: Translate): readonly Token[] {
  if (!from) return [token('note', t('mail.drawing.same-machine'))];
  const { helo, rdns, address } = from;
  const tokens: Token[] = [];
  if (helo && rdns && helo.value.toLowerCase() === rdns.value.toLowerCase()) {
    tokens.push(token('reverse', rdns.value, t('mail.drawing.helo-and-reverse')));
  } else {
    if (helo) tokens.push(token('helo', helo.value, t('mail.drawing.helo')));
    if (from.heloKind === 'empty') tokens.push(token('note', t('mail.drawing.helo-empty')));
    if (rdns) tokens.push(token('reverse', rdns.value, t('mail.drawing.reverse')));
    else if (from.rdnsState === 'unknown' && address) tokens.push(token('note', t('mail.drawing.no-reverse')));
  }
  if (from.ident) tokens.push(token('note', t('mail.drawing.ident', { ident: shown(from.ident.value) })));
  if (address) tokens.push(token('address', `[${address.ip ?? address.raw}]`));
  else if (tokens.length > 0) tokens.push(token('note', t('mail.drawing.no-address')));
  return tokens.length > 0 ? tokens : [token('note', t('mail.drawing.nothing-recorded'))];
}

export function lineWidth(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { width }) => sum + width, 0) + TOKEN_GAP * Math.max(0, tokens.length - 1);
}

const ROOM = 440;

/** Names and address on two lines, parted where the lines come out most even; on more lines where two would be too wide. */
export function tokenLines(tokens: readonly Token[]): readonly (readonly Token[])[] {
  if (tokens.length < 2) return [tokens];
  const cuts = tokens.slice(1).map((_, index) => [tokens.slice(0, index + 1), tokens.slice(index + 1)]);
  const best = cuts.reduce((one, other) => (widest(other) < widest(one) ? other : one));
  return widest(best) <= ROOM ? best : tokens.map((one) => [one]);
}

function widest(lines: readonly (readonly Token[])[]): number {
  return Math.max(...lines.map(lineWidth));
}

/** Kinds whose way is a network, so that TLS is a question. */
const NETWORK = new Set<MailHop['kind']>(['smtp', 'submission', 'lmtp', 'http', 'fetch']);

export function isOverNetwork(hop: MailHop): boolean {
  return NETWORK.has(hop.kind) && hop.from !== undefined && hop.from.address?.scope !== 'loopback';
}

/** Second line of a relay: its role, how the message came, whether it was encrypted on the way, and what software wrote so. */
export function relayDetail(hop: MailHop, role: HopRole, t: Translate): string {
  const how = hop.with ? shown(hop.with.value) : undefined;
  const tls = NETWORK.has(hop.kind) ? tlsText(hop, t) : undefined;
  const software =
    hop.by?.host && how?.startsWith(hop.software?.split(' ')[0] ?? ' ') !== true ? hop.software : undefined;
  const parts = [t(`mail.role.${role}`), how, tls, software].filter((part) => part !== undefined);
  return ellipsize(parts.join(' · '), WIDEST_RELAY, SIZE.small);
}

/** A hop inside a folded step, on one line: who wrote it, how it came, how long it took. */
export function foldedLine(hop: MailHop, t: Translate): string {
  const who = hop.software ?? hop.by?.host?.value ?? t(`mail.kind.${hop.kind}`);
  const delay = hop.delayMs === undefined ? undefined : durationText(hop.delayMs);
  const parts = [shown(who), hop.with && shown(hop.with.value), delay].filter((part) => part !== undefined);
  return ellipsize(parts.join(' · '), WIDEST_CLIENT, SIZE.small);
}

/** Results that the hops of a row wrote, on one line. */
export interface ResultLine {
  readonly text: string;
  readonly fill: Paint;
  readonly italic: boolean;
}

const MOST_RESULTS = 5;
const BAD = /^(?:fail|hardfail|softfail|permerror)$/;

/** What counts stands alone; what the sender could have written is said to be so. A signature is an offer, no result: its domain is named last. */
export function resultLine(message: MailMessage, hops: readonly MailHop[], t: Translate): ResultLine | undefined {
  const ids = new Set(hops.map(({ id }) => id));
  const own = message.authentication?.filter(({ hop }) => hop !== undefined && ids.has(hop)) ?? [];
  const trust = new Map(message.authenticationTrust?.map(({ field, believed }) => [field, believed]));
  const told = (['yes', 'unknown', 'no'] as const).map(
    (believed) => [believed, verdictsOf(own.filter(({ id }) => trust.get(id) === believed))] as const,
  );
  const [believed, verdicts] = told.find(([, found]) => found.length > 0) ?? ['none', []];
  const signers = [
    ...new Set(own.flatMap(({ kind, writer }) => (kind === 'dkim-signature' && writer ? [writer.value] : []))),
  ];
  const signed =
    signers.length > 0 ? [t('mail.drawing.signed', { domains: signers.slice(0, 2).map(shown).join(', ') })] : [];
  const results = verdicts.map(({ method, result }) => `${method.toUpperCase()} ${result}`).join(' · ');
  const said =
    results === '' ? [] : [believed === 'yes' ? results : t(`mail.drawing.results-${believed}`, { results })];
  if (said.length + signed.length === 0) return undefined;
  const bad = verdicts.some(({ result }) => BAD.test(result));
  return {
    text: ellipsize([...said, ...signed].join(' · '), WIDEST_RELAY, SIZE.small),
    fill: believed === 'no' || believed === 'none' ? 'muted' : bad ? 'warning' : 'text',
    italic: believed === 'no',
  };
}

const SHOWN_METHODS = /^(?:spf|dkim|dmarc|arc)$/;

/** Each method once per result, SPF before DKIM as the writers have it. */
function verdictsOf(
  fields: readonly AuthenticationField[],
): readonly { readonly method: string; readonly result: string }[] {
  const found = new Map<string, { method: string; result: string }>();
  for (const { method, result } of fields.flatMap(({ results }) => results)) {
    if (SHOWN_METHODS.test(method)) found.set(`${method} ${result}`, { method, result });
  }
  const order = ['spf', 'dkim', 'dmarc', 'arc'];
  const sorted = [...found.values()].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
  return sorted.slice(0, MOST_RESULTS).map(({ method, result }) => ({ method, result: shown(result).slice(0, 20) }));
}

function tlsText({ tls }: MailHop, t: Translate): string {
  if (tls.state === 'yes') return tls.version ? shown(tls.version).replace(/^TLS(?=\d)/, 'TLS ') : 'TLS';
  return t(tls.state === 'no' ? 'mail.drawing.no-tls' : 'mail.drawing.tls-unknown');
}

/** First line of a relay: its name, or its software where the field names no host. */
export function relayName(hop: MailHop, t: Translate): string {
  const host = hop.by?.host?.value ?? hop.by?.address?.raw;
  const name = host ?? (hop.software === undefined ? t('mail.drawing.unnamed') : hop.software);
  return ellipsize(shown(name), WIDEST_RELAY, SIZE.text, { bold: true });
}
