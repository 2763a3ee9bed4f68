import type { Software } from './software';

/** Momentum, once Ecelerity: `from [ADDRESS] ([ADDRESS:port] helo=x) by HOST (envelope-from <…>) (ecelerity 3.5.0.35861 r(…)) with ESMTP id A1/23-45678-9ABCDEF0`. */
export const momentum: Software = {
  id: 'momentum',
  name: 'Momentum',
  // `(ecelerity 2.2.2.45 r(34067))`, `(momentum 4.2.1.56364 r(Core:4.2.1.5))`
  mark: /^(?:ecelerity|momentum)(?: (\d[\w.]{0,24}))?/i,
};
