import type { AnalysisConfig } from './analysis';
import { isObject, readCorrection, type Correction } from './correction';
import { parsePrefix } from './prefix';

/** What the user wrote, with every wrong entry left out and named in `problems` (field and what it should be). */
export interface CheckedConfig {
  readonly config: AnalysisConfig;
  readonly problems: readonly string[];
}

const NETWORKS = ['trustedNetworks', 'internalNetworks', 'submissionNetworks'] as const;
/** `mx.example.org`, `example.org`, `.example.org`, `mail` */
const HOST = /^\.?[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,252})$/;
const ENDS = ['home', 'homePublic', 'server'] as const;

type PrefixEntry = NonNullable<AnalysisConfig['prefixes']>[number];

function isPrefixEntry(value: unknown): value is PrefixEntry {
  if (!isObject(value) || typeof value.prefix !== 'string' || typeof value.name !== 'string') return false;
  return value.kind === undefined || value.kind === 'network' || value.kind === 'ix';
}

function isPrefix(text: string): boolean {
  return parsePrefix(text.trim()) !== undefined;
}

function isHost(text: string): boolean {
  return HOST.test(text.trim()) || isPrefix(text);
}

/** The right entries of a list; wrong ones are named, more than three by their number. */
function readList(
  list: unknown,
  name: string,
  form: string,
  isRight: (text: string) => boolean,
  problems: string[],
): readonly string[] | undefined {
  if (list === undefined) return undefined;
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'string')) {
    problems.push(`${name} must be a list of strings`);
    return undefined;
  }
  const wrong = list.filter((one) => !isRight(one));
  const named = wrong.slice(0, 3).map((one) => JSON.stringify(one.slice(0, 60)));
  if (wrong.length > 0) problems.push(`${name}: ${named.join(', ')}${wrong.length > 3 ? ' …' : ''} is not ${form}`);
  return list.filter(isRight);
}

function readCorrections(list: unknown, problems: string[]): readonly Correction[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) problems.push('corrections must be a list of { kind, … }');
  return (Array.isArray(list) ? list : []).flatMap((one: unknown, index) => {
    const found = readCorrection(one);
    if (typeof found !== 'string') return [found];
    problems.push(`corrections[${index}] is not of the form of "${found}"`);
    return [];
  });
}

/** Checks the form of design/contract.md, `config`; a setting or a file can hold anything. Unknown fields are passed over. */
export function checkConfig(value: unknown): CheckedConfig {
  if (!isObject(value)) return { config: {}, problems: ['the configuration must be a JSON object'] };
  const problems: string[] = [];
  const config: { -readonly [K in keyof AnalysisConfig]: AnalysisConfig[K] } = {};
  for (const name of NETWORKS) {
    const list = readList(value[name], name, 'a prefix such as 192.0.2.0/24 or 2001:db8::/32', isPrefix, problems);
    if (list) config[name] = list;
  }
  const hosts = readList(value.trustedHosts, 'trustedHosts', 'a host name, domain or address', isHost, problems);
  if (hosts) config.trustedHosts = hosts;
  const { prefixes, endpoints, enrich } = value;
  if (Array.isArray(prefixes) && prefixes.every(isPrefixEntry)) {
    config.prefixes = prefixes.map((one) => ({ ...one, kind: one.kind ?? 'network' }));
  } else if (prefixes !== undefined) problems.push('prefixes must be a list of { prefix, name, kind: network or ix }');
  if (isObject(endpoints) && ENDS.every((end) => endpoints[end] === undefined || typeof endpoints[end] === 'string')) {
    config.endpoints = endpoints;
  } else if (endpoints !== undefined) problems.push('endpoints must hold addresses: home, homePublic, server');
  if (enrich === 'offline' || enrich === 'none') config.enrich = enrich;
  else if (enrich !== undefined) problems.push('enrich must be "offline" or "none"');
  const corrections = readCorrections(value.corrections, problems);
  if (corrections.length > 0) config.corrections = corrections;
  return { config, problems };
}
