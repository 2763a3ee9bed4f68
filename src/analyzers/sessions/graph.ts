import type { Chain, Connection, SessionReport, Sessions } from '../../model/session';
import type { Claim } from '../../model/claim';
import { claim, reason } from '../infer/claim';
import { connectionsOf, listenersOf } from './connections';
import { judgeDialogue } from './dialogueClaims';
import { isCommand, isTable } from './family';
import { machinesOf } from './machines';
import { tunnelsOf } from './tunnels';

/** Joins all captures into one picture: machines, the ports at their ends, who talks to whom and through which tunnel. */
export function sessionsOf(reports: readonly SessionReport[]): Sessions {
  const tables = reports.filter(isTable);
  const commands = reports.filter(isCommand);
  const machines = machinesOf(tables, commands);
  const listeners = listenersOf(tables, machines);
  const connections = connectionsOf(tables, machines, listeners);
  const found = commands.map((command) => tunnelsOf(command, connections, machines));
  const tunnels = found.flatMap((one) => one.chains);
  const inTunnels = new Set(tunnels.flatMap(({ stretches }) => stretches.map(({ id }) => id)));
  const guessed = guessTunnels(
    connections.filter(({ id }) => !inTunnels.has(id)),
    listeners,
  );
  for (const { chain } of guessed) for (const { id } of chain.stretches) inTunnels.add(id);
  const direct = connections
    .filter(({ id }) => !inTunnels.has(id))
    .map((one): Chain => ({
      id: `chain:${one.id.slice('connection:'.length)}`,
      kind: 'direct',
      stretches: [one],
      ...(one.service !== undefined && { service: one.service }),
    }));
  return {
    machines: machines.list,
    listeners,
    chains: [...tunnels, ...guessed.map(({ chain }) => chain), ...direct],
    claims: [
      ...found.flatMap((one) => one.claims),
      ...guessed.map((one) => one.claim),
      ...reports.flatMap((report) => (report.kind === 'dialogue' ? judgeDialogue(report) : [])),
    ],
  };
}

/**
 * Without the command: a machine that talks to itself over a port that is no known service, and has one ssh connection, may well speak
 * into a tunnel. Two ssh connections leave it open, so nothing is said then.
 */
function guessTunnels(
  connections: readonly Connection[],
  listeners: Sessions['listeners'],
): readonly { readonly chain: Chain; readonly claim: Claim }[] {
  return connections.flatMap((inlet) => {
    const { machine, port = 0 } = inlet.server;
    if (inlet.client.machine !== machine || inlet.state !== 'established' || port < 1024) return [];
    if (!listeners.some((one) => one.machine === machine && one.port === port)) return [];
    const isSsh = (one: Connection): boolean => one.server.port === 22 && one.client.machine !== one.server.machine;
    const [carrier, another] = connections.filter((one) => isSsh(one) && one.client.machine === machine);
    if (!carrier || another) return [];
    const far = carrier.server.machine;
    const outlets = connections.filter(
      (one) => one.client.machine === far && !isSsh(one) && one.state === 'established',
    );
    const outlet = outlets.length === 1 ? outlets[0] : undefined;
    const made = claim({
      rule: 'session/tunnel-guess',
      subject: [`chain:${inlet.id.slice('connection:'.length)}`, inlet.id, carrier.id],
      key: 'sessions.claim.guess',
      args: { port, near: machine.slice('machine:'.length), far: far.slice('machine:'.length) },
      reasons: [
        reason('sessions.reason.talks-to-itself', { port }, 0.4, inlet.evidence),
        reason('sessions.reason.one-ssh', {}, 0.4, carrier.evidence),
        ...(outlet ? [reason('sessions.reason.comes-out', {}, 0.8, outlet.evidence)] : []),
      ],
    });
    const service = outlet?.service;
    const chain: Chain = {
      id: `chain:${inlet.id.slice('connection:'.length)}`,
      kind: 'local',
      stretches: [{ ...inlet, protection: outlet?.protection ?? 'unknown' }, carrier, ...(outlet ? [outlet] : [])],
      ...(service !== undefined && { service }),
      claim: made.id,
    };
    return [{ chain, claim: made }];
  });
}
