import { getDomain } from 'tldts';
import { isInNetworks, readNetworks } from './networks';

/**
 * Names of one operator. Without groups a break between `by` and `from` is seen on nearly all mail of the largest providers.
 * `networks` are published by the operator for its mail servers; they make a mere HELO believable.
 */
interface ProviderGroup {
  readonly id: string;
  readonly domains: readonly string[];
  readonly networks?: readonly string[];
}

const GROUPS: readonly ProviderGroup[] = [
  {
    id: 'Microsoft',
    domains: ['outlook.com', 'office365.com', 'hotmail.com', 'live.com', 'exchangelabs.com', 'msn.com', 'outlook.de'],
    // Source: "Office 365 URLs and IP address ranges", Exchange Online Protection.
    networks: [
      '40.92.0.0/15',
      '40.107.0.0/16',
      '52.100.0.0/14',
      '52.238.78.88/32',
      '104.47.0.0/17',
      '2a01:111:f400::/48',
      '2a01:111:f403::/48',
      '2603:1000::/24',
    ],
  },
  { id: 'Google', domains: ['google.com', 'gmail.com', 'googlemail.com'] },
  { id: 'Yahoo', domains: ['yahoo.com', 'yahoodns.net', 'yahoo.net', 'ymail.com', 'aol.com', 'aol.net'] },
  { id: 'Yahoo Japan', domains: ['yahoo.co.jp', 'yahoo.ne.jp', 'yahoo-net.jp'] },
  { id: 'Proton', domains: ['proton.me', 'protonmail.ch', 'protonmail.com', 'proton.ch', 'pm.me'] },
  { id: 'Apple', domains: ['icloud.com', 'apple.com', 'me.com', 'mac.com'] },
  { id: 'Amazon SES', domains: ['amazonses.com'] },
  { id: 'SendGrid', domains: ['sendgrid.net', 'sendgrid.com'] },
  { id: 'Mailgun', domains: ['mailgun.net', 'mailgun.org', 'mailgun.info'] },
  { id: 'Mailchimp', domains: ['mcsv.net', 'mcdlv.net', 'rsgsv.net', 'mandrillapp.com', 'mailchimp.com'] },
  { id: 'Fastmail', domains: ['messagingengine.com', 'fastmail.com', 'fastmail.fm', 'pobox.com'] },
  { id: 'Zoho', domains: ['zoho.com', 'zoho.eu', 'zohomail.com', 'zcsend.net'] },
  { id: 'IONOS', domains: ['kundenserver.de', 'gmx.net', 'gmx.de', 'web.de', 'ionos.com', 'perfora.net', '1and1.com'] },
  { id: 'OVH', domains: ['ovh.net', 'ovh.com', 'mail-out.ovh.net'] },
  { id: 'Mimecast', domains: ['mimecast.com', 'mimecast.co.za'] },
  { id: 'Proofpoint', domains: ['pphosted.com', 'ppe-hosted.com', 'gslb.pphosted.com', 'proofpoint.com'] },
  { id: 'Broadcom', domains: ['messagelabs.com'] },
  { id: 'Barracuda', domains: ['barracudanetworks.com', 'cudamail.com', 'cuda-inc.com'] },
  { id: 'IIJ', domains: ['iij.ad.jp', 'securemx.jp', 'iij.jp', 'mbox.jp'] },
  { id: 'NTT Docomo', domains: ['docomo.ne.jp', 'spmode.ne.jp'] },
];

const GROUP_OF = new Map(GROUPS.flatMap((group) => group.domains.map((domain) => [domain, group] as const)));
const NETWORKS_OF = new Map(GROUPS.map((group) => [group.id, readNetworks(group.networks)] as const));

/** `2002:a05:6a10:…`: how Google names its shards in `by` */
const GOOGLE_SHARD = /^2002:a[0-9a-f]{2}:/i;

/**
 * Who runs a host: the name of a provider group, else the registrable domain (Public Suffix List, private part included, so that two
 * customers of one hosting company stay apart). Undefined for addresses and single labels.
 */
export function organisationOf(host: string | undefined): string | undefined {
  if (host === undefined || host.length > 255) return undefined;
  if (GOOGLE_SHARD.test(host)) return 'Google';
  const name = host.toLowerCase().replace(/\.$/, '');
  const icann = getDomain(name);
  const group = icann === null ? undefined : GROUP_OF.get(icann);
  return group?.id ?? getDomain(name, { allowPrivateDomains: true }) ?? undefined;
}

/** A provider whose relays are known to write down truly what they saw. */
export function isProvider(organisation: string | undefined): boolean {
  return organisation !== undefined && NETWORKS_OF.has(organisation);
}

/** The operator has published that its mail servers have this address. */
export function isProviderAddress(organisation: string | undefined, ip: string | undefined): boolean {
  return organisation !== undefined && isInNetworks(ip, NETWORKS_OF.get(organisation) ?? []);
}

/** One host by name: equal, or the bare first label of the other (`by mail` for `mail.example`). */
export function isSameHost(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, two] = [a.toLowerCase().replace(/\.$/, ''), b.toLowerCase().replace(/\.$/, '')];
  if (one === '' || two === '') return false;
  return (
    one === two ||
    (!one.includes('.') && two.startsWith(`${one}.`)) ||
    (!two.includes('.') && one.startsWith(`${two}.`))
  );
}
