import type { Analysis, AnalysisConfig } from '../../model/analysis';
import type { MailMessage } from '../../model/mail';
import type { Mailbox } from '../../model/mailbox';
import type { Source } from '../../model/source';
import { buildTopology } from '../build/topology';
import { claimsOfMessages } from '../received/claims';

const NOTHING = buildTopology([]);

/** The whole answer for one message that was read from its header. */
export function analysisOfMessage(source: Source, message: MailMessage | undefined, config: AnalysisConfig): Analysis {
  const messages = message ? [message] : [];
  const claims = claimsOfMessages(messages, config);
  const unparsed = message ? [] : [{ source: source.id, start: 0, end: source.text.trimEnd().length }];
  return { sources: [source], traces: [], messages, topology: NOTHING, claims, unparsed };
}

/** The answer for a mailbox of which no message was kept: the table of its origins. */
export function analysisOfMailbox(sources: readonly Source[], mailbox: Mailbox): Analysis {
  return { sources, traces: [], messages: [], mailbox, topology: NOTHING, claims: [], unparsed: [] };
}
