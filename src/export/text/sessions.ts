import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { ConnectionEnd, Dialogue, Sessions } from '../../model/session';
import { tableOf } from './table';

/** Conversations with their stretches, then who said what. */
export function sessionBlocks(
  { sessions, sessionReports = [], claims }: Analysis,
  t: Translate,
): readonly (readonly string[])[] {
  const dialogues = sessionReports.filter((one): one is Dialogue => one.kind === 'dialogue');
  return [
    ...(sessions && sessions.chains.length > 0 ? [connectionLines(sessions, t)] : []),
    ...dialogues.map((one) => [
      t('sessions.titleDialogue', { protocol: one.protocol.toUpperCase(), server: one.server ?? t('sessions.server') }),
      ...one.turns.map(({ side, text }) => `  ${side === 'client' ? 'C' : 'S'}: ${text}`),
      ...claims.filter(({ subject }) => subject[0] === one.id).map(({ key, args }) => `- ${t(key, args)}`),
    ]),
  ];
}

function connectionLines(sessions: Sessions, t: Translate): readonly string[] {
  const labels = new Map(sessions.machines.map(({ id, label }) => [id, label]));
  const end = ({ machine, port }: ConnectionEnd): string =>
    `${labels.get(machine) ?? machine.slice('machine:'.length)}${port === undefined ? '' : `:${port}`}`;
  const rows = sessions.chains.flatMap(({ stretches }) =>
    stretches.map(({ client, server, service, protection, state }, index) => [
      `${index === 0 ? '' : '  ⇒ '}${end(client)} → ${end(server)}`,
      service ?? '',
      t(`sessions.protection.${protection}`),
      t(`sessions.state.${state}`),
    ]),
  );
  const columns = ['conversation', 'service', 'protection', 'state'] as const;
  const said = sessions.claims.filter(({ rule }) => rule.startsWith('session/tunnel'));
  return [
    t('sessions.title'),
    ...tableOf(
      columns.map((name) => t(`sessions.column.${name}`)),
      rows,
    ),
    ...said.map(({ key, args }) => `- ${t(key, args)}`),
  ];
}
