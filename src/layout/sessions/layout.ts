import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';
import type { Dialogue } from '../../model/session';
import type { Scene } from '../scene';
import { layoutConnections } from './connections';
import { layoutDialogue } from './dialogue';

/** One scene for all connections together, then one for each conversation. */
export function layoutSessions({ sessions, sessionReports = [], claims }: Analysis, t: Translate): readonly Scene[] {
  const dialogues = sessionReports.filter((one): one is Dialogue => one.kind === 'dialogue');
  return [
    ...(sessions && sessions.chains.length > 0 ? [layoutConnections(sessions, t)] : []),
    ...dialogues.map((one) => layoutDialogue(one, claims, t)),
  ];
}
