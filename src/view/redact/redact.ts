import type { Analysis } from '../../model/analysis';
import { addressScope } from '../../model/address';
import type { Claim } from '../../model/claim';
import type { Interface } from '../../model/topology';
import { Masks } from './masks';
import type { Redaction } from './mode';
import { secretsOf, type Secrets } from './secrets';
import { rewriteTokens, type Replace } from './tokens';

/** Stands for each character that a mask does not fill: spans keep pointing at the right place. */
const FILL = '█';

/** Fields that hold our own words. A host may be called `private`; the scope of an address stays `private` all the same. */
const OUR_WORDS = new Set(
  (
    'key rule kind scope dialect role direction verdict state grade reached flow protocol precision rdnsState heloKind trust ' +
    'reason problems protection code type finding believed special'
  ).split(' '),
);

/**
 * The same analysis without what the mode hides: every text in it, ids and quoted sources too, so that labels, tooltips, exports and
 * what programs get are all covered. Spans keep pointing into the original, because a hidden word of a source keeps its length.
 * Deterministic.
 */
export function redact(analysis: Analysis, redaction: Redaction): Analysis {
  if (redaction.mode === 'off') return analysis;
  const masks = new Masks(redaction.mode);
  const secrets = secretsOf(analysis, redaction);
  const replace: Replace = (token) => (secrets.hides(token) ? masks.of(token) : undefined);
  const sources = analysis.sources.map(({ text, ...source }) => ({
    ...source,
    text: withoutHardware(rewriteTokens(text, secrets.names, (token) => fitted(token.text, replace(token)))),
  }));
  const networks = networkMasks(analysis, redaction);
  const written = textRewriter(secrets, replace);
  const rewrite = (text: string): string => networks.get(text) ?? written(text);
  const { sources: _, registrations, ...whole } = analysis;
  const rest = { ...whole, claims: whole.claims.filter((claim) => !tellsPlace(claim, written)) };
  const redacted = rewriteAll(rest, rewrite) as Omit<Analysis, 'sources'>;
  return {
    ...redacted,
    sources: sources.map((source) => ({ ...source, id: rewrite(source.id), name: rewrite(source.name) })),
    topology: {
      ...redacted.topology,
      interfaces: [...withoutHolders(redacted.topology.interfaces, analysis), ...unseen(analysis, rewrite)],
    },
    // What is told of a hidden address is told of nobody.
    ...(registrations && { registrations: registrations.filter(({ ip }) => rewrite(ip) === ip) }),
    redaction: redaction.mode,
  };
}

// "00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E": the number of a network card tells who somebody is in every mode
const HARDWARE = /(?<![\da-f:.-])[\da-f]{1,2}(?:[:-][\da-f]{1,2}){5}(?![\da-f:.-])/gi;

function withoutHardware(text: string): string {
  return text.replace(HARDWARE, (mac) => FILL.repeat(mac.length));
}

function fitted(text: string, mask: string | undefined): string | undefined {
  if (mask === undefined) return undefined;
  return mask.length <= text.length ? mask.padEnd(text.length, FILL) : FILL.repeat(text.length);
}

/** Texts recur thousands of times (ids, names): each is read once. */
function textRewriter({ names }: Secrets, replace: Replace): (text: string) => string {
  const done = new Map<string, string>();
  return (text) => {
    const known = done.get(text);
    if (known !== undefined) return known;
    const rewritten = withoutHardware(rewriteTokens(text, names, replace));
    done.set(text, rewritten);
    return rewritten;
  };
}

function rewriteAll(value: unknown, rewrite: (text: string) => string): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((one) => rewriteAll(one, rewrite));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, OUR_WORDS.has(name) ? one : rewriteAll(one, rewrite)]),
  );
}

/** Networks that go by a name of the offline tables, which is no host name that a mask would know. */
function networkMasks({ route, dataAsOf }: Analysis, { mode }: Redaction): ReadonlyMap<string, string> {
  if (mode !== 'pseudonyms' || dataAsOf === undefined) return new Map();
  const named = (route?.domains ?? []).filter(({ id }) => id !== 'home' && !id.includes('.'));
  return new Map(named.map(({ id }, index) => [id, `network${index + 1}`]));
}

/** A claim about where something stands tells of hidden addresses what their masks do not. */
function tellsPlace({ rule, args }: Claim, rewrite: (text: string) => string): boolean {
  return rule === 'place/rtt' && [args.ip, args.nearIp].some((ip) => rewrite(String(ip)) !== ip);
}

/** Who holds a hidden address, and where it is, would tell much of it. */
function withoutHolders(interfaces: readonly Interface[], { topology }: Analysis): readonly Interface[] {
  return interfaces.map((one, index) => {
    if (one.ip === topology.interfaces[index]?.ip) return one;
    const { registration: _, place: __, ...rest } = one;
    return rest;
  });
}

/** Targets and sources that never answered: the drawing asks for their scope, and a mask does not tell it. */
function unseen(analysis: Analysis, rewrite: (text: string) => string): readonly Interface[] {
  const seen = new Set(analysis.topology.interfaces.map(({ ip }) => ip));
  const ends = analysis.route?.links.flatMap(({ aIp, bIp }) => [aIp, bIp]) ?? [];
  return [...new Set(ends)].flatMap((ip) => {
    if (ip === undefined || seen.has(ip)) return [];
    return [{ id: rewrite(`if:${ip}`), ip: rewrite(ip), scope: addressScope(ip), names: [], sightings: [] }];
  });
}
