import type { Analysis } from '../../model/analysis';
import { addressScope } from '../../model/address';
import type { Claim } from '../../model/claim';
import { blanked, blanksOf, FILL } from './blanks';
import { Masks } from './masks';
import type { Domain, Interface } from '../../model/topology';
import type { Redaction } from './mode';
import { secretsOf, type Secrets } from './secrets';
import { rewriteTokens, type Replace } from './tokens';

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
  const written = textRewriter(secrets, replace);
  const hides = (ip: string): boolean => secrets.hides({ kind: 'address', text: ip, key: ip });
  // What stays of an address in this mode tells its network anyway.
  const blanks = blanksOf(analysis, redaction.mode === 'last-bits' ? () => false : hides);
  const sources = analysis.sources.map(({ text, ...source }) => ({
    ...source,
    text: withoutHardware(
      rewriteTokens(blanked(text, blanks.spans.get(source.id)), secrets.names, (token) =>
        fitted(token.text, replace(token)),
      ),
    ),
  }));
  const networks = networkMasks(analysis, redaction, hides);
  const rewrite = (text: string): string => networks.get(text) ?? written(blanks.texts.get(text) ?? text);
  const { sources: _, registrations, ...whole } = analysis;
  const kept = (claims: readonly Claim[]): readonly Claim[] => claims.filter((claim) => !tellsMore(claim, written));
  const rest = {
    ...whole,
    claims: kept(whole.claims),
    ...(whole.route && { route: { ...whole.route, claims: kept(whole.route.claims) } }),
  };
  const drop = redaction.mode === 'last-bits' ? TOLD : [...TOLD, ...PRINTED];
  const redacted = rewriteAll(rest, rewrite, new Set(drop)) as Omit<Analysis, 'sources'>;
  return {
    ...redacted,
    sources: sources.map((source) => ({ ...source, id: rewrite(source.id), name: rewrite(source.name) })),
    topology: {
      ...redacted.topology,
      interfaces: [...redacted.topology.interfaces, ...unseen(analysis, rewrite)],
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

/** What our tables tell of an address, and what the tool that was pasted told of it. */
const TOLD = ['registration', 'place'];
const PRINTED = ['asn', 'geo'];

/** `ofHolder`: fields beside an address that tell who holds it; they go with an address that is hidden. */
function rewriteAll(value: unknown, rewrite: (text: string) => string, ofHolder: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return rewrite(value);
  if (Array.isArray(value)) return value.map((one) => rewriteAll(one, rewrite, ofHolder));
  if (typeof value !== 'object' || value === null) return value;
  const { ip } = value as { readonly ip?: unknown };
  const isHidden = typeof ip === 'string' && rewrite(ip) !== ip;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isHidden || !ofHolder.has(name))
      .map(([name, one]) => [name, OUR_WORDS.has(name) ? one : rewriteAll(one, rewrite, ofHolder)]),
  );
}

/**
 * Networks that go by a name of the offline tables, which is no host name that a mask would know: all of them where every network is a
 * pseudonym, and at home those of which every address is hidden.
 */
function networkMasks(
  { route, topology, claims }: Analysis,
  { mode }: Redaction,
  hides: (ip: string) => boolean,
): ReadonlyMap<string, string> {
  if (mode !== 'pseudonyms' && mode !== 'home') return new Map();
  const routers = new Map(route?.routers.map((router) => [router.id, router]));
  const isHidden = ({ routers: own }: Domain): boolean => own.every((id) => routers.get(id)?.interfaces.every(hides));
  const named = (route?.domains ?? []).filter((one) => one.id !== 'home' && isHidden(one));
  const masks = new Map<string, string>();
  named.forEach(({ id, label }, index) => {
    for (const name of [id, label]) if (!name.includes('.')) masks.set(name, `network${index + 1}`);
  });
  // A network that lost against the others stands on no band.
  const drawn = new Set(route?.domains.map(({ id }) => id));
  for (const { rule, alternatives } of claims) {
    if (rule !== 'boundary/responsibility') continue;
    for (const { args } of alternatives) {
      const name = String(args.domain ?? '');
      if (name !== '' && !drawn.has(name) && !name.includes('.') && !masks.has(name)) masks.set(name, 'network');
    }
  }
  for (const { ip, registration } of topology.interfaces) {
    const { organisation, exchange } = registration ?? {};
    if (hides(ip)) for (const name of [organisation, exchange]) if (name) masks.set(name, masks.get(name) ?? 'network');
  }
  return masks;
}

/** Rules that tell where an address stands, or an address that only the hidden one spells. */
const TELLING = new Set([
  'place/rtt',
  'dual-stack/6to4',
  'dual-stack/isatap',
  'dual-stack/teredo',
  'segment/unseen-end',
]);

/** A claim that tells of hidden addresses what their masks do not. */
function tellsMore({ rule, args }: Claim, rewrite: (text: string) => string): boolean {
  return TELLING.has(rule) && [args.ip, args.nearIp].some((ip) => ip !== undefined && rewrite(String(ip)) !== ip);
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
