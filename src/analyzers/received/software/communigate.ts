import type { Software } from './software';

/** `from HELO ([ADDRESS] verified) by HOST (CommuniGate Pro SMTP 5.4.1) with ESMTPS id N`, `from [ADDRESS] (account bob HELO x) by …`. */
export const communigate: Software = {
  id: 'communigate',
  name: 'CommuniGate Pro',
  // `(CommuniGate Pro SMTP 4.0.3)`, `(CommuniGate Pro PIPE 5.2)`, `(CommuniGate Pro WEBUSER 5.1)`
  mark: /^CommuniGate Pro(?: [A-Z]{2,10})?(?: (\d[\w.]{0,12}))?/,
  kind: (field) =>
    field.clauses.some(({ comments }) => comments.some(({ text }) => WEB.test(text))) ? 'http' : undefined,
};

const WEB = /^CommuniGate Pro (?:WEBUSER|HTTP|XIMSS)/;
