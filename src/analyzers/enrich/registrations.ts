import type { Analysis, AnalysisConfig } from '../../model/analysis';
import { canonicalIp } from '../../model/address';
import { enrichmentOf, type Enrichment, type RegisteredAddress } from '../../model/enrichment';
import type { MailHop, MailMessage } from '../../model/mail';
import type { Mailbox } from '../../model/mailbox';
import type { Interface, Topology } from '../../model/topology';

/** Every address with what the tables tell about it and where it claims to be. Without tables nothing changes. */
export function registerAddresses(topology: Topology, config: AnalysisConfig): Topology {
  const tables = enrichmentOf(config);
  if (!tables) return topology;
  return {
    ...topology,
    interfaces: topology.interfaces.map((one) => ({ ...one, ...register(one.ip, one.names, tables) })),
  };
}

/** The analysis with what the tables tell of all its addresses; made anew when more messages were found in it. */
export function withRegistrations(analysis: Analysis, config: AnalysisConfig): Analysis {
  const tables = enrichmentOf(config);
  const { topology, messages, mailbox } = analysis;
  const registrations = tables ? registrationsOf(topology.interfaces, messages, mailbox, tables) : [];
  if (!tables || registrations.length === 0) return analysis;
  return { ...analysis, dataAsOf: tables.asOf, registrations, ...(tables.world && { world: tables.world }) };
}

/**
 * All addresses of traces and mail paths with what the tables tell, each once, in the order of the traces, then of the messages, then of
 * the origins of a mailbox. A place comes from the reverse name that a relay wrote down, never from a HELO, which anybody may claim.
 */
function registrationsOf(
  interfaces: readonly Interface[],
  messages: readonly MailMessage[],
  mailbox: Mailbox | undefined,
  tables: Enrichment,
): readonly RegisteredAddress[] {
  const told = new Map<string, RegisteredAddress>();
  for (const { ip, registration, place } of interfaces)
    if (registration) told.set(ip, { ip, registration, ...(place && { place }) });
  const add = (text: string | undefined, name?: string): void => {
    const ip = text === undefined ? undefined : canonicalIp(text);
    if (ip === undefined) return;
    const known = told.get(ip);
    if (!known || (known.place?.precision !== 'city' && name !== undefined))
      told.set(ip, { ip, ...register(ip, name === undefined ? [] : [name], tables) });
  };
  for (const message of messages) {
    for (const hop of [...message.hops, ...(message.twins ?? [])]) addHop(hop, add);
    for (const { ip } of [message.boundary, message.origin, ...message.claimed].filter((one) => one !== undefined))
      add(ip);
  }
  for (const { address } of mailbox?.origins ?? []) add(address);
  return [...told.values()];
}

function addHop({ from, by }: MailHop, add: (ip: string | undefined, name?: string) => void): void {
  add(from?.address?.ip, from?.rdns?.value);
  add(by?.address?.ip, by?.host?.value);
}

/** The country of a registration is where the holder sits; the name is asked for a city first. */
function register(
  ip: string,
  names: readonly string[],
  tables: Enrichment,
): Pick<RegisteredAddress, 'registration' | 'place'> {
  const registration = tables.lookup(ip);
  if (registration.rule === 'special') return { registration };
  const [city] = names.flatMap((name) => tables.cityOf(name) ?? []);
  const place = city ?? (registration.country === undefined ? undefined : tables.countryOf(registration.country));
  return { registration, ...(place && { place }) };
}
