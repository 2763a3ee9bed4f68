import type { AnalysisConfig } from './analysis';

/** What the user wrote, with every wrong entry left out and named in `problems` (field and what it should be). */
export interface CheckedConfig {
  readonly config: AnalysisConfig;
  readonly problems: readonly string[];
}

const LISTS = ['trustedNetworks', 'internalNetworks', 'submissionNetworks', 'trustedHosts'] as const;
const ENDS = ['home', 'homePublic', 'server'] as const;

type PrefixEntry = NonNullable<AnalysisConfig['prefixes']>[number];

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPrefixEntry(value: unknown): value is PrefixEntry {
  if (!isObject(value) || typeof value.prefix !== 'string' || typeof value.name !== 'string') return false;
  return value.kind === undefined || value.kind === 'network' || value.kind === 'ix';
}

/** Checks the form of design/contract.md, `config`; a setting or a file can hold anything. Unknown fields are passed over. */
export function checkConfig(value: unknown): CheckedConfig {
  if (!isObject(value)) return { config: {}, problems: ['the configuration must be a JSON object'] };
  const problems: string[] = [];
  const config: { -readonly [K in keyof AnalysisConfig]: AnalysisConfig[K] } = {};
  for (const name of LISTS) {
    const list = value[name];
    if (list === undefined) continue;
    if (Array.isArray(list) && list.every((one) => typeof one === 'string')) config[name] = list as readonly string[];
    else problems.push(`${name} must be a list of strings`);
  }
  const { prefixes, endpoints, enrich } = value;
  if (Array.isArray(prefixes) && prefixes.every(isPrefixEntry)) {
    config.prefixes = prefixes.map((one) => ({ ...one, kind: one.kind ?? 'network' }));
  } else if (prefixes !== undefined) problems.push('prefixes must be a list of { prefix, name, kind: network or ix }');
  if (isObject(endpoints) && ENDS.every((end) => endpoints[end] === undefined || typeof endpoints[end] === 'string')) {
    config.endpoints = endpoints;
  } else if (endpoints !== undefined) problems.push('endpoints must hold addresses: home, homePublic, server');
  if (enrich === 'offline' || enrich === 'none') config.enrich = enrich;
  else if (enrich !== undefined) problems.push('enrich must be "offline" or "none"');
  return { config, problems };
}
