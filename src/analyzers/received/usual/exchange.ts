import type { MailAddress } from '../../../model/mail';
import { exchange } from '../software/exchange';
import { HOST, patternOf, usualHop, type UsualForm } from './form';
import { usualAddress, usualClient, usualHost, type UsualHost } from './host';

const ADDRESS = String.raw`[\da-fA-F:.]{3,45}`;
/** No `in-addr` and no bare name: in the house of Microsoft 365 the writer has both name and address. */
const WRITER = String.raw`[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){0,4}\.outlook\.com`;
/**
 * `from mx.example (192.0.2.1) by DB5EUR01FT011.mail.protection.outlook.com (10.152.4.230) with Microsoft SMTP Server (version=TLS1_2,
 * cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7409.20 via Frontend Transport; `
 */
const FORM = patternOf(
  String.raw`from (${HOST}) \((${ADDRESS})\) by (${WRITER}) \((${ADDRESS})\) with Microsoft SMTP Server \(version=TLS1_[0-3], cipher=[A-Z0-9_]{5,60}\) id [\d.]{5,20}(?: via Frontend Transport)?; `,
);

export const exchangeForm: UsualForm = {
  pattern: FORM,
  read: ([, greeting = '', ip = '', writer = '', own = '']) => {
    const [helo, by] = [usualHost(greeting), usualHost(writer)];
    const [client, address] = [usualAddress(ip), usualAddress(own)];
    if (!helo || !by || client?.ip === undefined || address?.ip === undefined) return undefined;
    return usualHop(exchange.name, usualClient(helo, undefined, 'not-recorded', client), at(by, address), undefined);
  },
};

function at(host: UsualHost, address: MailAddress): UsualHost {
  return { ...host, clause: { host: host.name, address } };
}
