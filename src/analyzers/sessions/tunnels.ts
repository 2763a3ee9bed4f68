import { protectionOf, serviceOf } from '../../model/services';
import type { Chain, Connection, ConnectionEnd, Forward, SshCommand } from '../../model/session';
import type { Claim } from '../../model/claim';
import { claim, reason } from '../infer/claim';
import { placeOf } from './connections';
import { isLoopback, type Machines } from './machines';

interface Found {
  readonly chains: readonly Chain[];
  readonly claims: readonly Claim[];
}

/** What an ssh command carries: who speaks into the tunnel, the tunnel, and what comes out of it on the other side. */
export function tunnelsOf(command: SshCommand, connections: readonly Connection[], machines: Machines): Found {
  const client = machines.home(command) ?? machines.of('localhost', command);
  const server = machines.of(command.server, command);
  const carriers = carriersOf(command, client, server, connections, machines);
  if (command.forwards.length === 0) return { chains: [loginOver(carriers)], claims: [] };
  const found = command.forwards.map((forward) =>
    chainsOf(forward, command, client, server, carriers, connections, machines),
  );
  return { chains: found.flatMap((one) => one.chains), claims: found.flatMap((one) => one.claims) };
}

/** `-J` alone: a login over other hosts, encrypted from end to end. */
function loginOver(carriers: readonly Connection[]): Chain {
  const [first] = carriers;
  return {
    id: `chain:${first?.id.slice('connection:'.length) ?? ''}`,
    kind: 'direct',
    stretches: carriers,
    service: 'ssh',
  };
}

const evidenceOf = ({ source, span }: SshCommand) => ({ source, start: span.start, end: span.end });

/** One connection from host to host of `-J`; those that no capture shows are as the command will make them. */
function carriersOf(
  command: SshCommand,
  client: string,
  server: string,
  connections: readonly Connection[],
  machines: Machines,
): readonly Connection[] {
  const jumps = command.jumps.map(({ host, port }) => ({ machine: machines.of(host, command), port }));
  let from = client;
  return [...jumps, { machine: server, port: command.port }].map(({ machine: stop, port }): Connection => {
    const caller = from;
    from = stop;
    const carrier =
      connections.find(
        (one) => one.client.machine === caller && one.server.machine === stop && one.server.port === port,
      ) ?? expected({ machine: caller }, { machine: stop, port }, command);
    return { ...carrier, service: 'ssh', protection: 'encrypted' };
  });
}

function expected(client: ConnectionEnd, server: ConnectionEnd, command: SshCommand): Connection {
  const service = serviceOf(server.port);
  return {
    id: `connection:${placeOf(client)}|${placeOf(server)}`,
    protocol: 'tcp',
    client,
    server,
    ...(service !== undefined && { service }),
    state: 'unknown',
    protection: protectionOf(server.port),
    seen: 0,
    evidence: [evidenceOf(command)],
  };
}

function chainsOf(
  forward: Forward,
  command: SshCommand,
  client: string,
  server: string,
  carriers: readonly Connection[],
  connections: readonly Connection[],
  machines: Machines,
): Found {
  const remote = forward.kind === 'remote';
  const [near, far] = remote ? [server, client] : [client, server];
  const way = remote ? [...carriers].reverse().map((one): Connection => ({ ...one, reversed: true })) : carriers;
  const inlets = connections.filter(({ server: end }) => end.machine === near && end.port === forward.port);
  const { to } = forward;
  const target = to && (isLoopback(to.host) ? far : machines.of(to.host, command));
  const outlets =
    to && target !== undefined
      ? connections.filter(
          (one) => one.client.machine === far && one.server.machine === target && one.server.port === to.port,
        )
      : [];
  const protection = protectionOf(to?.port);
  const entries =
    inlets.length > 0 ? inlets : [expected({ machine: near }, { machine: near, port: forward.port }, command)];
  const chains = entries.map((entry, index): Chain => {
    const outlet =
      (outlets.length === entries.length ? outlets[index] : outlets[0]) ??
      (to && target !== undefined
        ? expected({ machine: far }, { machine: target, port: to.port ?? 0 }, command)
        : undefined);
    const service = serviceOf(to?.port);
    return {
      id: `chain:${entry.id.slice('connection:'.length)}`,
      kind: forward.kind,
      stretches: [{ ...entry, protection }, ...way, ...(outlet ? [outlet] : [])],
      ...(service !== undefined && { service }),
    };
  });
  return withClaims(chains, command, forward, near, target, protection === 'clear');
}

/** Says which stretch can still be read by others. */
function withClaims(
  chains: readonly Chain[],
  command: SshCommand,
  forward: Forward,
  near: string,
  target: string | undefined,
  clear: boolean,
): Found {
  const claims: Claim[] = [];
  const described = chains.map((chain): Chain => {
    const last = chain.stretches.at(-1);
    const leaves = target !== undefined && last !== undefined && last.client.machine !== target;
    const made = claim({
      rule: 'session/tunnel',
      subject: [chain.id, ...chain.stretches.map(({ id }) => id)],
      key: `sessions.claim.${clear ? (leaves ? 'clear-behind' : 'clear-inside') : 'carried'}`,
      args: {
        service: chain.service ?? '?',
        port: forward.port,
        near: near.slice('machine:'.length),
        from: last?.client.machine.slice('machine:'.length) ?? '',
        target: (target ?? '').slice('machine:'.length),
      },
      reasons: [
        reason('sessions.reason.command', { port: forward.port }, 4.6, [evidenceOf(command)]),
        ...(chain.stretches.every(({ seen }) => seen > 0)
          ? [
              reason(
                'sessions.reason.seen',
                {},
                2.3,
                chain.stretches.flatMap(({ evidence }) => evidence),
              ),
            ]
          : []),
      ],
    });
    claims.push(made);
    return { ...chain, claim: made.id };
  });
  return { chains: described, claims };
}
