/** Names that belong to one operator. Without such groups a break between `by` and `from` is seen on nearly all mail of the largest providers. */
export interface Provider {
  readonly id: string;
  /** Registrable domains of its mail servers (ICANN part of the Public Suffix List). */
  readonly domains: readonly string[];
  /** Published by the operator for its mail servers; they make a greeting believable that nobody looked up. */
  readonly networks?: readonly string[];
  /** `networks` is the whole of them: a host elsewhere that bears such a name is an impostor. */
  readonly isWhole?: true;
  /** Names under `domains` that customers' own machines bear, so that they vouch for nobody. */
  readonly customers?: readonly string[];
  /** Receives on behalf of others: an outer gateway of the mailbox, or one that the sender hired. */
  readonly filters?: true;
}

/** Mailbox providers. Networks: the SPF records and published ranges of the operators. */
const MAILBOXES: readonly Provider[] = [
  {
    id: 'Microsoft',
    domains: ['outlook.com', 'office365.com', 'hotmail.com', 'live.com', 'exchangelabs.com', 'msn.com', 'outlook.de'],
    // Source: "Office 365 URLs and IP address ranges", Exchange Online Protection; 2603:109::–10e:: are the mailbox servers.
    networks: [
      '40.92.0.0/15',
      '40.107.0.0/16',
      '52.100.0.0/14',
      '52.238.78.88/32',
      '104.47.0.0/17',
      '2a01:111::/32',
      '2603:1090::/28',
      '2603:10a0::/28',
      '2603:10b0::/28',
      '2603:10c0::/28',
      '2603:10d0::/28',
      '2603:10e0::/28',
    ],
    isWhole: true,
  },
  {
    id: 'Google',
    domains: ['google.com', 'gmail.com', 'googlemail.com'],
    // Source: _spf.google.com.
    networks: [
      '35.190.247.0/24',
      '35.191.0.0/16',
      '64.233.160.0/19',
      '66.102.0.0/20',
      '66.249.80.0/20',
      '72.14.192.0/18',
      '74.125.0.0/16',
      '108.177.0.0/17',
      '130.211.0.0/22',
      '142.250.0.0/15',
      '172.217.0.0/16',
      '172.253.0.0/16',
      '173.194.0.0/16',
      '209.85.128.0/17',
      '216.58.192.0/19',
      '216.239.32.0/19',
      '2001:4860:4000::/36',
      '2404:6800:4000::/36',
      '2607:f8b0:4000::/36',
      '2800:3f0:4000::/36',
      '2a00:1450:4000::/36',
      '2c0f:fb50:4000::/36',
    ],
    isWhole: true,
  },
  {
    id: 'Yahoo',
    domains: [
      'yahoo.com',
      'yahoodns.net',
      'yahoo.net',
      'ymail.com',
      'rocketmail.com',
      'aol.com',
      'aol.net',
      'yahoo.co.uk',
    ],
  },
  { id: 'Yahoo Japan', domains: ['yahoo.co.jp', 'yahoo.ne.jp', 'yahoo-net.jp'] },
  {
    id: 'Apple',
    domains: ['icloud.com', 'apple.com', 'me.com', 'mac.com'],
    networks: ['17.0.0.0/8', '2620:149::/32'],
  },
  {
    id: 'Proton',
    domains: ['proton.me', 'protonmail.ch', 'protonmail.com', 'proton.ch', 'pm.me'],
    networks: ['185.70.40.0/22'],
  },
  {
    id: 'Fastmail',
    domains: ['messagingengine.com', 'fastmail.com', 'fastmail.fm', 'fastmail.net', 'pobox.com'],
    networks: ['66.111.4.0/24', '103.168.172.0/24', '202.12.124.0/24'],
  },
  { id: 'Zoho', domains: ['zoho.com', 'zoho.eu', 'zoho.in', 'zohomail.com', 'zohomail.eu', 'zcsend.net'] },
  {
    id: 'IONOS',
    domains:
      'kundenserver.de gmx.net gmx.de gmx.com web.de mail.com ionos.com ionos.de perfora.net 1and1.com 1und1.de'.split(
        ' ',
      ),
  },
  { id: 'Mail.ru', domains: 'mail.ru bk.ru inbox.ru list.ru vk.com smailru.net'.split(' ') },
  { id: 'Yandex', domains: ['yandex.ru', 'yandex.net', 'yandex.com', 'ya.ru'] },
  { id: 'Tencent', domains: ['qq.com', 'foxmail.com', 'tencent.com'] },
  { id: 'NetEase', domains: ['163.com', '126.com', 'yeah.net', 'netease.com', '188.com'] },
  { id: 'Alibaba', domains: ['aliyun.com', 'alibaba.com', 'alibaba-inc.com', 'mxhichina.com', 'aliyun-inc.com'] },
  { id: 'Sina', domains: ['sina.com', 'sina.cn', 'sina.com.cn', 'sinamail.com'] },
  { id: 'Naver', domains: ['naver.com', 'worksmobile.com', 'navercorp.com'] },
  { id: 'Daum', domains: ['daum.net', 'hanmail.net', 'kakao.com'] },
  { id: 'Seznam', domains: ['seznam.cz', 'email.cz'] },
  { id: 'WP', domains: ['wp.pl', 'o2.pl'] },
  { id: 'Tuta', domains: ['tutanota.de', 'tutanota.com', 'tuta.com', 'tutao.de'] },
  { id: 'mailbox.org', domains: ['mailbox.org', 'heinlein-hosting.de'] },
  { id: 'Posteo', domains: ['posteo.de', 'posteo.net'] },
  { id: 'Runbox', domains: ['runbox.com', 'runbox.no'] },
  { id: 'Migadu', domains: ['migadu.com'] },
  { id: 'Telekom', domains: ['t-online.de', 'telekom.de', 't-systems.com'] },
  { id: 'Orange', domains: ['orange.fr', 'wanadoo.fr', 'orange.com'] },
  { id: 'Free', domains: ['free.fr', 'proxad.net'], customers: ['fbx.proxad.net'] },
  { id: 'Libero', domains: ['libero.it', 'italiaonline.it', 'virgilio.it', 'iol.it'] },
  { id: 'Comcast', domains: ['comcast.net', 'xfinity.com'], customers: ['hsd1.comcast.net'] },
  { id: 'Cloudmark', domains: ['cloudmark.com', 'cloudmark.net'], filters: true },
];

/** Services that send for their customers. */
const SENDERS: readonly Provider[] = [
  {
    id: 'Amazon SES',
    domains: ['amazonses.com'],
    networks: [
      '23.249.208.0/20',
      '23.251.224.0/19',
      '54.240.0.0/18',
      '69.169.224.0/20',
      '76.223.176.0/20',
      '199.127.232.0/22',
      '199.255.192.0/22',
      '206.55.129.0/24',
    ],
  },
  {
    id: 'SendGrid',
    domains: ['sendgrid.net', 'sendgrid.com', 'sendgrid.info'],
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
  { id: 'Mailgun', domains: ['mailgun.net', 'mailgun.org', 'mailgun.info', 'mailgun.com', 'mgsend.net'] },
  {
    id: 'Mailchimp',
    domains: ['mcsv.net', 'mcdlv.net', 'rsgsv.net', 'mandrillapp.com', 'mailchimp.com', 'mailchimpapp.net'],
    networks: ['148.105.0.0/16', '198.2.128.0/18', '205.201.128.0/20'],
  },
  { id: 'SparkPost', domains: ['sparkpostmail.com', 'sparkpost.com', 'messagebird.com'] },
  { id: 'Salesforce', domains: ['salesforce.com', 'exacttarget.com', 'exct.net', 'salesforce-sites.com'] },
  { id: 'HubSpot', domains: ['hubspot.com', 'hubspotemail.net', 'hs-send.com', 'hubspotservice-eu1.com'] },
  { id: 'Postmark', domains: ['mtasv.net', 'postmarkapp.com'] },
  { id: 'Mailjet', domains: ['mailjet.com', 'mjt.lu'] },
  { id: 'Brevo', domains: ['sendinblue.com', 'brevo.com', 'brevosend.com', 'sender-sib.com'] },
  { id: 'Constant Contact', domains: ['constantcontact.com', 'ccsend.com', 'confirmedcc.com'] },
  { id: 'Klaviyo', domains: ['klaviyomail.com', 'klaviyo.com'] },
  {
    id: 'Oracle',
    domains: ['oracleemaildelivery.com', 'responsys.net', 'rsys2.com', 'eloqua.com', 'en25.com', 'dynect.net'],
  },
  { id: 'Adobe', domains: ['adobe.com', 'neolane.net', 'marketo.org', 'mktomail.com', 'mktdns.com'] },
  { id: 'Emarsys', domains: ['emarsys.net', 'emsmtp.com'] },
  { id: 'Atlassian', domains: ['atlassian.net', 'atlassian.com'] },
  { id: 'Zendesk', domains: ['zendesk.com', 'zdsys.com'] },
];

/** Filters that stand before other people's mailboxes, or behind their senders. */
const FILTERS: readonly Provider[] = [
  { id: 'Mimecast', domains: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'], filters: true },
  { id: 'Proofpoint', domains: ['pphosted.com', 'ppe-hosted.com', 'proofpoint.com', 'ppops.net'], filters: true },
  { id: 'Broadcom', domains: ['messagelabs.com', 'symanteccloud.com', 'symantec.com'], filters: true },
  {
    id: 'Barracuda',
    domains: ['barracudanetworks.com', 'barracuda.com', 'cudamail.com', 'cuda-inc.com', 'cudaops.com'],
    filters: true,
  },
  { id: 'Cisco', domains: ['iphmx.com', 'cisco.com', 'ironport.com'], filters: true },
  { id: 'Trend Micro', domains: ['trendmicro.com', 'trendmicro.eu'], filters: true },
  { id: 'Sophos', domains: ['sophos.com', 'reflexion.net', 'sophosmail.com'], filters: true },
  {
    id: 'Hornetsecurity',
    domains: ['hornetsecurity.com', 'antispameurope.com', 'spamfilter-hosted.com'],
    filters: true,
  },
  { id: 'Forcepoint', domains: ['mailcontrol.com', 'forcepoint.com'], filters: true },
  { id: 'Trellix', domains: ['fireeyecloud.com', 'mxlogic.net', 'trellix.com'], filters: true },
  { id: 'Cloudflare', domains: ['mxrecord.io', 'cloudflare-email.net', 'area1security.com'], filters: true },
  { id: 'N-able', domains: ['antispamcloud.com', 'mtaroutes.com', 'spamexperts.com'], filters: true },
  { id: 'Fortinet', domains: ['fortimail.com', 'fortimailcloud.com'], filters: true },
  { id: 'Retarus', domains: ['retarus.com', 'retarus.de'], filters: true },
  { id: 'Zix', domains: ['zixsmbhosted.com', 'zixcorp.com', 'arsmtp.com', 'appriver.com'], filters: true },
];

/** Access and hosting companies whose relays carry their customers' mail. */
const HOSTERS: readonly Provider[] = [
  { id: 'OVH', domains: ['ovh.net', 'ovh.com'], customers: ['vps.ovh.net', 'pro.ovh.net', 'ovhcloud.com'] },
  { id: 'Gandi', domains: ['gandi.net'], customers: ['hosting.gandi.net'] },
  { id: 'Infomaniak', domains: ['infomaniak.ch', 'infomaniak.com', 'ik2.com', 'ikmail.com'] },
  { id: 'Rackspace', domains: ['emailsrvr.com', 'rackspace.com', 'mailtrust.com'] },
  { id: 'GoDaddy', domains: ['secureserver.net', 'godaddy.com'], customers: ['ip.secureserver.net'] },
  { id: 'Hostinger', domains: ['hostinger.com', 'hostinger.io', 'titan.email'] },
  {
    id: 'Newfold',
    domains: ['hostgator.com', 'websitewelcome.com', 'bluehost.com', 'unifiedlayer.com', 'netsolmail.net'],
  },
  { id: 'DreamHost', domains: ['dreamhost.com', 'dreamhostps.com'] },
  { id: 'Namecheap', domains: ['privateemail.com', 'web-hosting.com', 'registrar-servers.com'] },
  { id: 'STRATO', domains: ['rzone.de', 'strato.de'] },
  { id: 'All-Inkl', domains: ['kasserver.com', 'all-inkl.com'] },
  { id: 'Aruba', domains: ['aruba.it', 'arubabusiness.it'] },
  { id: 'Loopia', domains: ['loopia.se', 'loopia.com'] },
  { id: 'One.com', domains: ['one.com', 'b-one.net', 'active24.com'] },
  { id: 'Sakura', domains: ['sakura.ne.jp', 'sakura.ad.jp'], customers: ['vs.sakura.ne.jp'] },
  {
    id: 'IIJ',
    domains: ['iij.ad.jp', 'securemx.jp', 'iij.jp', 'mbox.jp', 'iijmio-mail.jp', '2iij.net'],
    filters: true,
  },
  { id: 'KDDI', domains: ['kddi.com', 'ezweb.ne.jp', 'au.com', 'dion.ne.jp', 'auone-net.jp', 'kddi.ne.jp'] },
  { id: 'NTT Docomo', domains: ['docomo.ne.jp', 'spmode.ne.jp', 'nttdocomo.co.jp', 'nttdocomo.com'] },
  { id: 'SoftBank', domains: ['softbank.jp', 'softbank.ne.jp', 'vodafone.ne.jp', 'softbank.co.jp', 'ymobile.ne.jp'] },
  { id: 'OCN', domains: ['ocn.ne.jp', 'ocn.ad.jp', 'nttcommunications.com'], customers: ['ipoe.ocn.ne.jp'] },
  { id: 'BIGLOBE', domains: ['biglobe.ne.jp'], customers: ['mesh.ad.jp'] },
  { id: 'So-net', domains: ['so-net.ne.jp', 'so-net.jp', 'sonet.ne.jp'], customers: ['ap.so-net.ne.jp'] },
  { id: 'Nifty', domains: ['nifty.com', 'nifty.ne.jp', 'nifty.ad.jp'] },
  { id: 'Rakuten', domains: ['rakuten.co.jp', 'rakuten.jp'] },
  {
    id: 'Xserver',
    domains: ['xserver.jp', 'xbiz.jp', 'xdomain.jp', 'xserver.co.jp'],
    customers: ['static.xvps.ne.jp'],
  },
  {
    id: 'GMO',
    domains: ['lolipop.jp', 'heteml.jp', 'gmoserver.jp', 'onamae.ne.jp', 'conoha.io', 'gmo.jp', 'value-domain.com'],
  },
  { id: 'KAGOYA', domains: ['kagoya.net', 'kagoya.com', 'kagoya.jp'] },
];

export const PROVIDERS: readonly Provider[] = [...MAILBOXES, ...SENDERS, ...FILTERS, ...HOSTERS];
