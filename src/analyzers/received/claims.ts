import type { AnalysisConfig } from '../../model/analysis';
import type { Claim } from '../../model/claim';
import type { MailMessage } from '../../model/mail';
import { authenticationClaims } from './findings/authentication';
import { calendarClaims } from './findings/calendar';
import { clockClaims } from './findings/clocks';
import { forgedClaims, forgedResultClaims } from './findings/forged';
import { handlingClaims } from './findings/handling';
import { hostClaims } from './findings/hosts';
import { sentClaims } from './findings/sent';
import { leftOutClaims, syntaxClaims } from './findings/syntax';
import { transportClaims } from './findings/transport';
import { trustClaims } from './trust';

/** Everything that is inferred about messages and not written in them. Linear in the number of hops. */
export function claimsOfMessages(messages: readonly MailMessage[], config: AnalysisConfig): readonly Claim[] {
  return messages.flatMap((message) => [...trustClaims(message, config), ...findingsOf(message)]);
}

const WEIGHT = { certain: 0, strong: 1, note: 2 } as const;

/** The gravest first; within a grade in the order of the rules. */
function findingsOf(message: MailMessage): readonly Claim[] {
  const found = [
    ...clockClaims(message),
    ...sentClaims(message),
    ...calendarClaims(message),
    ...leftOutClaims(message),
    ...syntaxClaims(message),
    ...hostClaims(message),
    ...forgedResultClaims(message),
  ];
  const all = [
    ...forgedClaims(message, found),
    ...found,
    ...authenticationClaims(message),
    ...transportClaims(message),
    ...handlingClaims(message),
  ];
  return all.sort((a, b) => WEIGHT[a.finding ?? 'note'] - WEIGHT[b.finding ?? 'note']);
}
