import type { AnalysisConfig } from '../../model/analysis';
import { enrichmentOf, type Enrichment } from '../../model/enrichment';
import type { Interface, Topology } from '../../model/topology';

/** Every address with what the tables tell about it and where it claims to be. Without tables nothing changes. */
export function registerAddresses(topology: Topology, config: AnalysisConfig): Topology {
  const tables = enrichmentOf(config);
  if (!tables) return topology;
  return { ...topology, interfaces: topology.interfaces.map((one) => register(one, tables)) };
}

/** The country of a registration is where the holder sits; the name is asked for a city first. */
function register(one: Interface, tables: Enrichment): Interface {
  const registration = tables.lookup(one.ip);
  if (registration.rule === 'special') return { ...one, registration };
  const [city] = one.names.flatMap((name) => tables.cityOf(name) ?? []);
  const place = city ?? (registration.country === undefined ? undefined : tables.countryOf(registration.country));
  return { ...one, registration, ...(place && { place }) };
}
