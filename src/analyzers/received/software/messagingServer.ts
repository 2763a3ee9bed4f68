import type { Software } from './software';

/**
 * PMDF and its heirs, which Apple and many universities ran: `from process-daemon.HOST by HOST (Oracle Communications Messaging Server
 * 8.0.2.4.20190507 64bit (built May 7 2019)) with ESMTPS id <0…@HOST> for x@y (ORCPT x@y)`.
 */
export const messagingServer: Software = {
  id: 'messaging-server',
  name: 'PMDF or Messaging Server',
  // `(PMDF V6.0-24 #44856)`, `(iPlanet Messaging Server 5.2 Patch 1 (built …))`, `(Sun Java(tm) System Messaging Server 6.3-7.04 (…))`
  mark: /^(?:PMDF|(?:Netscape|iPlanet|Sun (?:Java(?:\(tm\))? System|ONE|Internet)|Oracle Communications)\s(?:Messaging|Mail) (?:Exchange )?Server)\b(?: V?(\d[\w.-]{0,24}))?/i,
};
