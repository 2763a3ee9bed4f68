import { ALL_PARTS, type Analysis, type AnalysisConfig, type AnalysisPart } from '../model/analysis';
import { enrichmentOf } from '../model/enrichment';
import type { Source } from '../model/source';
import type { RouteGraph, Topology } from '../model/topology';
import { buildTopology } from './build/topology';
import { compareSides } from './compare/compare';
import { recognize } from './detect';
import { judgePlaces } from './enrich/places';
import { registerAddresses, withRegistrations } from './enrich/registrations';
import { lansOf } from '../model/lans';
import { machinesOf } from '../model/machines';
import { findHome, neighboursOf, neighboursOfAll, withHome, withMakers } from './host/home';
import { withKnownSegments } from './host/knownSegments';
import { orderOfRoutes, winnersOf } from './host/winners';
import { inferCorrected } from './infer/corrected';
import { mailboxOf } from './mailbox/mailbox';
import { joinMail } from './mailOnRoute/join';
import { placesOf } from './mailOnRoute/places';
import { claimsOfMessages } from './received/claims';
import { firstHops } from './sessions/firstHop';
import { sessionsOf } from './sessions/graph';
import { withoutPasswords } from './sessions/secrets';

/**
 * The whole core in one call: text in, facts and claims out. Synchronous, without I/O, clock or locale; never throws on any text.
 * Decoding what mail headers encode (`=?ISO-2022-JP?…`) needs mailparser and is added by src/mime on the Node side.
 */
export function analyze(
  sources: readonly Source[],
  config: AnalysisConfig = {},
  parts: readonly AnalysisPart[] = ALL_PARTS,
): Analysis {
  const found = sources.map((source) => recognize(source, config));
  const traces = found.flatMap((one) => one.traces);
  const messages = found.flatMap((one) => one.messages);
  const topology = registerAddresses(buildTopology(traces), config);
  const hosts = withMakers(
    found.flatMap((one) => one.hosts),
    enrichmentOf(config),
  );
  const reports = found.flatMap((one) => one.sessions);
  const sessions = reports.length > 0 ? sessionsOf(reports) : undefined;
  const machines = machinesOf(hosts);
  const ownAddresses = machines.map(({ addresses }) => ({ addresses }));
  const home = findHome(machines, traces);
  const infer = (shown: Topology): RouteGraph =>
    withKnownSegments(inferCorrected({ ...shown, ownAddresses }, withHome(config, home)), machines, home);
  const together = traces.length > 0 && parts.includes('graph') ? infer(topology) : undefined;
  const compared = compareSides(sources, topology, together, infer);
  const route = compared?.route ?? together;
  const seen = new Set(topology.interfaces.map(({ ip }) => ip));
  const alone = traces.length === 0 ? machines : [];
  const lans = alone.flatMap(lansOf).map(({ holds: _, ...lan }) => lan);
  const extraHosts = home ? neighboursOf(home, seen) : neighboursOfAll(alone);
  const mail =
    route && messages.length > 0 ? joinMail(messages, placesOf(route, topology, extraHosts, home)) : undefined;
  const analysis: Analysis = {
    sources: withoutPasswords(sources, reports),
    traces,
    messages,
    ...(messages.length > 1 && { mailbox: mailboxOf(messages) }),
    ...(hosts.length > 0 && { hosts }),
    ...(lans.length > 0 && { lans }),
    ...(extraHosts.length > 0 && { extraHosts }),
    ...(sessions && { sessionReports: reports, sessions }),
    topology,
    ...(mail && { mailOnRoute: mail.ways }),
    ...(route && { route }),
    ...(compared && { comparison: compared.comparison }),
    claims: [
      ...(route?.claims ?? []),
      ...(route ? judgePlaces(topology) : []),
      ...winnersOf(home?.machine, traces),
      ...alone.flatMap(orderOfRoutes),
      ...(sessions?.claims ?? []),
      ...firstHops(messages, reports),
      ...(mail?.claims ?? []),
      ...(parts.includes('messages') ? claimsOfMessages(messages, config) : []),
    ],
    unparsed: found.flatMap((one) => one.unparsed),
  };
  return withRegistrations(analysis, config);
}
