import type { AnalysisConfig } from '../../model/analysis';
import type { Claim } from '../../model/claim';
import type { MailMessage } from '../../model/mail';
import { calendarClaims } from './findings/calendar';
import { clockClaims } from './findings/clocks';
import { hostClaims } from './findings/hosts';
import { sentClaims } from './findings/sent';
import { trustClaims } from './trust';

/** Everything that is inferred about messages and not written in them. Linear in the number of hops. */
export function claimsOfMessages(messages: readonly MailMessage[], config: AnalysisConfig): readonly Claim[] {
  return messages.flatMap((message) => [
    ...trustClaims(message, config),
    ...clockClaims(message),
    ...sentClaims(message),
    ...calendarClaims(message),
    ...hostClaims(message),
  ]);
}
