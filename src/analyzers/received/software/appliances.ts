import type { Software } from './software';

/** Filters at the border that write the usual form and their name. */
export const APPLIANCES: readonly Software[] = [
  // `from source ([192.0.2.1]) by exprod5mx123.postini.com ([64.18.4.10]) with SMTP;`: `source` is no greeting
  { id: 'postini', name: 'Postini', host: /\.(?:postini|obsmtp)\.com$/i, fromWord: 'fixed' },
  // `(Symantec Messaging Gateway)`, `(Symantec Brightmail Gateway)`, `(Symantec Mail Security)`
  { id: 'symantec', name: 'Symantec Messaging Gateway', mark: /^Symantec (?:Messaging|Brightmail|Mail)/ },
  // `(Sophos PureMessage Version 3.425)`, `(Sophos Email Appliance)`
  { id: 'sophos', name: 'Sophos', mark: /^Sophos\b(?: [A-Z][A-Za-z]{2,15}){0,3}(?: (\d[\w.]{0,12}))?/ },
  // `(InterScan Messaging Security Suite)`, `(Trend Micro Email Security)`, `(TrendMicro Hosted Email Security)`
  {
    id: 'trend-micro',
    name: 'Trend Micro',
    mark: /^(?:InterScan|Trend ?Micro|IMSS|IMSVA)\b/i,
    host: /\.trendmicro\.(?:com|eu)$/i,
  },
  // `(F-Secure Anti-Virus for Internet Mail 6.0.34 Release)`
  { id: 'f-secure', name: 'F-Secure', mark: /^F-Secure [A-Za-z -]{1,60}(?: (\d[\w.]{0,12}))?/ },
  { id: 'mimesweeper', name: 'MIMEsweeper', mark: /^(?:Content Technologies|Clearswift|MIMEsweeper)\b/i },
  {
    id: 'mailmarshal',
    name: 'MailMarshal',
    mark: /^(?:Trustwave )?(?:MailMarshal|SEG)\b/i,
    words: /^MailMarshal(?: \(v?(\d[\w.,]{0,16}))?/i,
  },
  { id: 'webshield', name: 'McAfee WebShield', mark: /^(?:McAfee|WebShield|Network Associates)\b/i },
  { id: 'tumbleweed', name: 'Tumbleweed MMS', mark: /^Tumbleweed MMS/ },
  { id: 'assp', name: 'ASSP', mark: /^(?:Anti-Spam SMTP Proxy|ASSP)\b/ },
  { id: 'messagelabs', name: 'MessageLabs', host: /\.messagelabs\.com$/i, fromWord: 'rdns' },
  { id: 'sonicwall', name: 'SonicWall', mark: /^SonicWALL\b/i },
  { id: 'gfi', name: 'GFI', mark: /^GFI (?:MailEssentials|MailSecurity)/ },
  { id: 'xwall', name: 'XWall', mark: /^XWall v?(\d[\w.]{0,12})/ },
  { id: 'spamassassin', name: 'SpamAssassin', words: /^SpamAssassin\b/, kind: () => 'scan' },
];
