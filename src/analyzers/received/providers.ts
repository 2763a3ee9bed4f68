/**
 * Names that belong to one operator. Without such groups a break between `by` and `from` is seen on nearly all mail of the largest providers.
 * The lists age: they let the walk go on where names and addresses agree, and speak against nobody. Beside each stands where it is published:
 * an SPF record (`include:` as the operator tells its customers), an MX record, a page of the operator, a registry.
 */
export interface Provider {
  readonly id: string;
  /** Registrable domains of its mail servers (ICANN part of the Public Suffix List). */
  readonly domains: readonly string[];
  /** Published by the operator for its mail servers; with a name of its own they make a client believable that nobody looked up. */
  readonly networks?: readonly string[];
  /** Names under `domains` that customers' own machines bear, so that they vouch for nobody. */
  readonly customers?: readonly string[];
  /** Receives on behalf of others: an outer gateway of the mailbox, or one that the sender hired. */
  readonly filters?: true;
}

const MAILBOXES: readonly Provider[] = [
  {
    id: 'Microsoft',
    // include:spf.protection.outlook.com; "Office 365 URLs and IP address ranges"; MX of hotmail.com, live.com and msn.com: outlook.com.
    domains: ['outlook.com', 'office365.com', 'hotmail.com', 'live.com', 'exchangelabs.com', 'msn.com'],
    networks: [
      // "Office 365 URLs and IP address ranges", Exchange Online Protection.
      '40.92.0.0/15',
      '40.107.0.0/16',
      '52.100.0.0/14',
      '104.47.0.0/17',
      '2a01:111:f400::/48',
      '2a01:111:f403::/48',
      // Mailbox servers, within ARIN's allocation 2603:1000::/24 to Microsoft Corporation.
      '2603:1090::/28',
      '2603:10a0::/28',
      '2603:10b0::/28',
      '2603:10c0::/28',
      '2603:10d0::/28',
      '2603:10e0::/28',
    ],
  },
  {
    id: 'Google',
    // include:_spf.google.com; "Gmail: MX record values".
    domains: ['google.com', 'gmail.com', 'googlemail.com'],
    networks: [
      // include:_netblocks.google.com
      '35.190.247.0/24',
      '64.233.160.0/19',
      '66.102.0.0/20',
      '66.249.80.0/20',
      '72.14.192.0/18',
      '74.125.0.0/16',
      '108.177.8.0/21',
      '173.194.0.0/16',
      '209.85.128.0/17',
      '216.58.192.0/19',
      '216.239.32.0/19',
      // include:_netblocks2.google.com
      '2001:4860:4000::/36',
      '2404:6800:4000::/36',
      '2607:f8b0:4000::/36',
      '2800:3f0:4000::/36',
      '2a00:1450:4000::/36',
      '2c0f:fb50:4000::/36',
      // include:_netblocks3.google.com
      '35.191.0.0/16',
      '108.177.96.0/19',
      '130.211.0.0/22',
      '172.217.0.0/19',
      '172.217.32.0/20',
      '172.217.128.0/18',
      '172.217.192.0/19',
      '172.253.56.0/21',
      '172.253.112.0/20',
    ],
  },
  {
    id: 'Yahoo',
    // include:_spf.mail.yahoo.com; MX of yahoo.com and aol.com: yahoodns.net; "Sender Hub".
    domains: ['yahoo.com', 'yahoodns.net', 'ymail.com', 'rocketmail.com', 'aol.com', 'yahoo.co.uk'],
  },
  // include:spf.yahoo.co.jp
  { id: 'Yahoo Japan', domains: ['yahoo.co.jp', 'yahoo.ne.jp'] },
  {
    id: 'Apple',
    // include:icloud.com; "Set up a custom email domain with iCloud Mail"; ARIN: 17.0.0.0/8 is Apple's.
    domains: ['icloud.com', 'apple.com', 'me.com', 'mac.com'],
    networks: ['17.0.0.0/8'],
  },
  {
    id: 'Proton',
    // include:_spf.protonmail.ch; RIPE: 185.70.40.0/22 is Proton's.
    domains: ['proton.me', 'protonmail.ch', 'protonmail.com', 'proton.ch', 'pm.me'],
    networks: ['185.70.40.0/22'],
  },
  // include:spf.messagingengine.com
  { id: 'Fastmail', domains: ['messagingengine.com', 'fastmail.com', 'fastmail.fm'] },
  // include:zoho.com, zoho.eu, zoho.in, zohomail.com, zcsend.net ("Configure SPF", Zoho Mail and Campaigns)
  { id: 'Zoho', domains: ['zoho.com', 'zoho.eu', 'zoho.in', 'zohomail.com', 'zcsend.net'] },
  {
    id: 'IONOS',
    // include:_spf.kundenserver.de and _spf.perfora.net; MX of gmx.net, web.de and mail.com, of one house.
    domains: ['kundenserver.de', 'perfora.net', 'ionos.com', 'ionos.de', 'gmx.net', 'gmx.de', 'web.de', 'mail.com'],
  },
  // include:_spf.mail.ru; MX of bk.ru, inbox.ru and list.ru: mail.ru
  { id: 'Mail.ru', domains: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru'] },
  // include:_spf.yandex.net
  { id: 'Yandex', domains: ['yandex.ru', 'yandex.net', 'yandex.com', 'ya.ru'] },
  // include:spf.mail.qq.com; MX of foxmail.com: qq.com
  { id: 'Tencent', domains: ['qq.com', 'foxmail.com'] },
  // include:spf.163.com; MX of 126.com: 126mx*.mxmail.netease.com
  { id: 'NetEase', domains: ['163.com', '126.com', 'yeah.net', 'netease.com'] },
  // include:spf.mxhichina.com
  { id: 'Alibaba', domains: ['aliyun.com', 'mxhichina.com'] },
  // MX of naver.com: mx*.naver.com; "NAVER WORKS: MX record": worksmobile.com
  { id: 'Naver', domains: ['naver.com', 'worksmobile.com'] },
  // MX of hanmail.net and daum.net
  { id: 'Daum', domains: ['daum.net', 'hanmail.net'] },
  // MX of seznam.cz and email.cz: mx*.seznam.cz
  { id: 'Seznam', domains: ['seznam.cz', 'email.cz'] },
  // MX of wp.pl and o2.pl
  { id: 'WP', domains: ['wp.pl', 'o2.pl'] },
  // include:spf.tutanota.de
  { id: 'Tuta', domains: ['tutanota.de', 'tutanota.com'] },
  // include:mailbox.org; MX of mailbox.org
  { id: 'mailbox.org', domains: ['mailbox.org'] },
  // MX of posteo.de: mx*.posteo.de
  { id: 'Posteo', domains: ['posteo.de'] },
  // include:spf.runbox.com
  { id: 'Runbox', domains: ['runbox.com'] },
  // include:spf.migadu.com
  { id: 'Migadu', domains: ['migadu.com'] },
  // MX of t-online.de: mx*.t-online.de
  { id: 'Telekom', domains: ['t-online.de'] },
  // MX of orange.fr and wanadoo.fr: smtp-in.orange.fr
  { id: 'Orange', domains: ['orange.fr', 'wanadoo.fr'] },
  // MX of free.fr: mx*.free.fr; reverse names of Free's lines: proxad.net
  { id: 'Free', domains: ['free.fr', 'proxad.net'], customers: ['fbx.proxad.net'] },
  // MX of libero.it and virgilio.it
  { id: 'Libero', domains: ['libero.it', 'virgilio.it'] },
  // MX of comcast.net: mx*.comcast.net; its lines (c-192-0-2-1.hsd1.ca.comcast.net) have their address in the name
  { id: 'Comcast', domains: ['comcast.net'] },
];

/** Services that send for their customers. */
const SENDERS: readonly Provider[] = [
  {
    id: 'Amazon SES',
    // include:amazonses.com
    domains: ['amazonses.com'],
    networks: [
      '23.249.208.0/20',
      '23.251.224.0/19',
      '54.240.0.0/18',
      '69.169.224.0/20',
      '76.223.176.0/20',
      '199.127.232.0/22',
      '199.255.192.0/22',
    ],
  },
  {
    id: 'SendGrid',
    // include:sendgrid.net
    domains: ['sendgrid.net', 'sendgrid.com'],
    networks: [
      '50.31.32.0/19',
      '149.72.0.0/16',
      '159.183.0.0/16',
      '167.89.0.0/17',
      '168.245.0.0/17',
      '192.254.112.0/20',
      '198.21.0.0/21',
      '198.37.144.0/20',
      '208.117.48.0/20',
    ],
  },
  // include:mailgun.org
  { id: 'Mailgun', domains: ['mailgun.net', 'mailgun.org', 'mailgun.com'] },
  {
    id: 'Mailchimp',
    // include:servers.mcsv.net and spf.mandrillapp.com
    domains: ['mcsv.net', 'mcdlv.net', 'rsgsv.net', 'mandrillapp.com', 'mailchimp.com'],
    networks: ['148.105.8.0/21', '198.2.128.0/18', '205.201.128.0/20'],
  },
  // include:sparkpostmail.com
  { id: 'SparkPost', domains: ['sparkpostmail.com', 'sparkpost.com'] },
  // include:_spf.salesforce.com and cust-spf.exacttarget.com
  { id: 'Salesforce', domains: ['salesforce.com', 'exacttarget.com'] },
  // include:ID.spf*.hubspotemail.net
  { id: 'HubSpot', domains: ['hubspotemail.net', 'hubspot.com'] },
  // include:spf.mtasv.net
  { id: 'Postmark', domains: ['mtasv.net', 'postmarkapp.com'] },
  // include:spf.mailjet.com
  { id: 'Mailjet', domains: ['mailjet.com'] },
  // include:spf.sendinblue.com and spf.brevo.com
  { id: 'Brevo', domains: ['sendinblue.com', 'brevo.com'] },
  // include:spf.constantcontact.com
  { id: 'Constant Contact', domains: ['constantcontact.com'] },
  // include:REGION.rp.oracleemaildelivery.com and spf.dynect.net
  { id: 'Oracle', domains: ['oracleemaildelivery.com', 'dynect.net'] },
  // include:mktomail.com
  { id: 'Adobe', domains: ['mktomail.com'] },
  // include:_spf.atlassian.net
  { id: 'Atlassian', domains: ['atlassian.net'] },
  // include:mail.zendesk.com
  { id: 'Zendesk', domains: ['zendesk.com'] },
];

/** Filters that stand before other people's mailboxes, or behind their senders. */
const FILTERS: readonly Provider[] = [
  // include:_netblocks.mimecast.com
  { id: 'Mimecast', domains: ['mimecast.com', 'mimecast.co.za'], filters: true },
  // include:spf-ID.pphosted.com and spf.ppe-hosted.com
  { id: 'Proofpoint', domains: ['pphosted.com', 'ppe-hosted.com'], filters: true },
  // include:spf.messagelabs.com
  { id: 'Broadcom', domains: ['messagelabs.com'], filters: true },
  // include:spf.ess.barracudanetworks.com
  { id: 'Barracuda', domains: ['barracudanetworks.com'], filters: true },
  // MX of customers: mx*.ID.iphmx.com ("Cisco Secure Email Cloud Gateway")
  { id: 'Cisco', domains: ['iphmx.com'], filters: true },
  // include:spf.tmes.trendmicro.com and spf.tmes.trendmicro.eu
  { id: 'Trend Micro', domains: ['trendmicro.com', 'trendmicro.eu'], filters: true },
  // include:_spf.prod.hydra.sophos.com
  { id: 'Sophos', domains: ['sophos.com'], filters: true },
  // include:spf.hornetsecurity.com; formerly antispameurope.com
  { id: 'Hornetsecurity', domains: ['hornetsecurity.com', 'antispameurope.com'], filters: true },
  // include:mailcontrol.com
  { id: 'Forcepoint', domains: ['mailcontrol.com'], filters: true },
  // MX of customers: mailstream-*.mxrecord.io ("Area 1 Email Security: MX deployment")
  { id: 'Cloudflare', domains: ['mxrecord.io'], filters: true },
  // include:spf.antispamcloud.com; MX of customers: mx*.mtaroutes.com ("N-able Mail Assure")
  { id: 'N-able', domains: ['antispamcloud.com', 'mtaroutes.com', 'spamexperts.com'], filters: true },
  // MX of customers: ID.fortimailcloud.com ("FortiMail Cloud")
  { id: 'Fortinet', domains: ['fortimailcloud.com'], filters: true },
];

/** Access and hosting companies whose relays carry their customers' mail. */
const HOSTERS: readonly Provider[] = [
  // include:mx.ovh.com; reverse names of rented machines: vps.ovh.net
  { id: 'OVH', domains: ['ovh.net', 'ovh.com'], customers: ['vps.ovh.net', 'pro.ovh.net'] },
  // include:_mailcust.gandi.net
  { id: 'Gandi', domains: ['gandi.net'], customers: ['hosting.gandi.net'] },
  // include:spf.infomaniak.ch
  { id: 'Infomaniak', domains: ['infomaniak.ch', 'infomaniak.com'] },
  // include:emailsrvr.com
  { id: 'Rackspace', domains: ['emailsrvr.com'] },
  // include:secureserver.net; reverse names of rented machines: ip.secureserver.net
  { id: 'GoDaddy', domains: ['secureserver.net'], customers: ['ip.secureserver.net'] },
  // include:_spf.mail.hostinger.com
  { id: 'Hostinger', domains: ['hostinger.com'] },
  // include:websitewelcome.com and bluehost.com
  { id: 'Newfold', domains: ['hostgator.com', 'websitewelcome.com', 'bluehost.com'] },
  // include:netblocks.dreamhost.com
  { id: 'DreamHost', domains: ['dreamhost.com'] },
  // include:spf.privateemail.com, spf.web-hosting.com and spf.efwd.registrar-servers.com
  { id: 'Namecheap', domains: ['privateemail.com', 'web-hosting.com', 'registrar-servers.com'] },
  // MX of customers: smtpin.rzone.de
  { id: 'STRATO', domains: ['rzone.de'] },
  // include:spf.kasserver.com
  { id: 'All-Inkl', domains: ['kasserver.com'] },
  // include:_spf.aruba.it
  { id: 'Aruba', domains: ['aruba.it'] },
  // include:spf.loopia.se
  { id: 'Loopia', domains: ['loopia.se'] },
  // include:_spf.one.com
  { id: 'One.com', domains: ['one.com'] },
  // "SPFレコードの設定" of Sakura Internet: a:wwwNNN.sakura.ne.jp; reverse names of rented machines: vs.sakura.ne.jp
  { id: 'Sakura', domains: ['sakura.ne.jp'], customers: ['vs.sakura.ne.jp'] },
  // MX of customers: mx.securemx.jp ("IIJセキュアMXサービス")
  { id: 'IIJ', domains: ['securemx.jp'], filters: true },
  // "メールアドレスのドメイン" of au: au.com and ezweb.ne.jp
  { id: 'KDDI', domains: ['ezweb.ne.jp', 'au.com'] },
  // "ドコモメール: IMAP" of NTT Docomo: smtp.spmode.ne.jp for addresses of docomo.ne.jp
  { id: 'NTT Docomo', domains: ['docomo.ne.jp', 'spmode.ne.jp'] },
  // "S!メール / Eメール(i)" of SoftBank: smtp.softbank.jp for i.softbank.jp and softbank.ne.jp
  { id: 'SoftBank', domains: ['softbank.jp', 'softbank.ne.jp'] },
  // "OCNメール" of NTT: smtp.ocn.ne.jp; reverse names of its lines: ipoe.ocn.ne.jp
  { id: 'OCN', domains: ['ocn.ne.jp'], customers: ['ipoe.ocn.ne.jp'] },
  // "BIGLOBEメール": mail.biglobe.ne.jp
  { id: 'BIGLOBE', domains: ['biglobe.ne.jp'] },
  // "So-netメール": mail.so-net.ne.jp; reverse names of its lines: ap.so-net.ne.jp
  { id: 'So-net', domains: ['so-net.ne.jp'], customers: ['ap.so-net.ne.jp'] },
  // "@niftyメール": smtp.nifty.com
  { id: 'Nifty', domains: ['nifty.com'] },
  // "SPF設定" of Xserver: +a:svNNN.xserver.jp; its business servers: xbiz.jp
  { id: 'Xserver', domains: ['xserver.jp', 'xbiz.jp'] },
  // "SPF" of Lolipop and Onamae.com, of one house: lolipop.jp, gmoserver.jp
  { id: 'GMO', domains: ['lolipop.jp', 'gmoserver.jp'] },
  // "SPFレコード" of KAGOYA: include:spf.kagoya.net
  { id: 'KAGOYA', domains: ['kagoya.net'] },
];

export const PROVIDERS: readonly Provider[] = [...MAILBOXES, ...SENDERS, ...FILTERS, ...HOSTERS];
