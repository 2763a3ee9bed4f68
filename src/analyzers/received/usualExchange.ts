import type { FromClause, Read } from '../../model/mail';
import { dateAt } from './date';
import type { PathHop } from './hop';
import { readAddress } from './mailAddress';
import { organisationOf } from './organisation';
import { exchange } from './software/exchange';
import { usualDateAt } from './usualDate';
import type { Writable } from './writable';

const HOST = String.raw`[A-Za-z0-9][A-Za-z0-9-]{0,60}\.(?:[A-Za-z0-9.-]{0,180}[A-Za-z])`;
const ADDRESS = String.raw`[\da-fA-F:.]{3,45}`;
/** No `in-addr` and no bare name: in the house of Microsoft 365 the writer has both name and address. */
const WRITER = String.raw`[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){0,4}\.outlook\.com`;
/**
 * `from mx.example (192.0.2.1) by DB5EUR01FT011.mail.protection.outlook.com (10.152.4.230) with Microsoft SMTP Server (version=TLS1_2,
 * cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7409.20 via Frontend Transport; Fri, 31 Jan 2015 07:28:42 +0000`
 */
const FORM = new RegExp(
  String.raw`^from (${HOST}) \((${ADDRESS})\) by (${WRITER}) \((${ADDRESS})\) with Microsoft SMTP Server \(version=TLS1_[0-3], cipher=[A-Z0-9_]{5,60}\) id [\d.]{5,20}(?: via Frontend Transport)?; `,
);
const FILTERED = /^pps\.|pphosted\.com$/i;
const NOWHERE = { start: 0, end: 0 };
const NOBODY: readonly never[] = [];
const nowhere = () => NOWHERE;

/** As usualHop.ts, for what Microsoft 365 writes. */
export function readUsualExchange(text: string, id: string, headerIndex: number): Writable<PathHop> | undefined {
  const found = FORM.exec(text);
  if (!found) return undefined;
  const [whole, greeting = '', ip = '', by = '', byIp = ''] = found;
  const date = usualDateAt(text, whole.length);
  if (!date || (date.end !== text.length && dateAt(text, whole.length)?.end !== text.length)) return undefined;
  const [client, writer] = [readAddress(ip, 0, nowhere)?.address, readAddress(byIp, 0, nowhere)?.address];
  if (client?.ip === undefined || writer?.ip === undefined || FILTERED.test(greeting)) return undefined;
  const from: Writable<FromClause> = {
    rdnsState: 'not-recorded',
    helo: read(greeting),
    heloKind: 'name',
    address: client,
  };
  const greeted = organisationOf(greeting);
  if (greeted !== undefined) from.organisation = greeted;
  const hop: Writable<PathHop> = {
    id,
    headerIndex,
    kind: 'smtp',
    from,
    by: { host: read(by), address: writer },
    recipients: NOBODY,
    software: exchange.name,
    date,
  };
  const organisation = organisationOf(by);
  if (organisation !== undefined) hop.organisation = organisation;
  return hop;
}

function read(value: string): Read<string> {
  return { value, span: NOWHERE };
}
