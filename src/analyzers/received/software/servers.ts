import { headOf } from '../clause';
import type { Software } from './software';

/** Servers that write the usual form and their name. */
export const SERVERS: readonly Software[] = [
  // `(qpsmtpd/0.84)`: behind it the form of qmail
  { id: 'qpsmtpd', name: 'qpsmtpd', mark: /^qpsmtpd(?:\/(\d[\w.-]{0,16}))?/, fromWord: 'rdns', withoutName: 'unknown' },
  // `(InterMail vM.5.01.06.05 201-253-122-130-105-20030824)`, `(Openwave Mail …)`
  {
    id: 'intermail',
    name: 'InterMail',
    mark: /^(?:InterMail|Openwave(?: Email)? M\w{1,3})(?: vM?\.?(\d[\w.]{0,16}))?/,
  },
  { id: 'zimbra', name: 'Zimbra', mark: /^Zimbra(?: (\d[\w.]{0,16}))?/ },
  // `(Kerio Connect 9.2.1 patch 1)`, `(Kerio MailServer 6.0.5)`
  { id: 'kerio', name: 'Kerio Connect', mark: /^Kerio (?:Connect|MailServer)(?: (\d[\w.]{0,12}))?/ },
  { id: 'hmailserver', name: 'hMailServer', mark: /^hMailServer/i, words: /^hMailServer/i },
  { id: 'axigen', name: 'Axigen', mark: /^Axigen\b/i },
  { id: 'mailenable', name: 'MailEnable', mark: /^MailEnable\b/i, words: /^MailEnable\b/i },
  // `(JAMES SMTP Server 2.3.2)`
  { id: 'james', name: 'Apache James', mark: /^(?:Apache )?JAMES(?: SMTP Server)?(?: (\d[\w.-]{0,16}))?/i },
  // `([192.0.2.1]:3625 "EHLO x" smtp-auth: "bob")`
  {
    id: 'zmailer',
    name: 'ZMailer',
    score: ({ clauses }) =>
      clauses.some(
        ({ keyword, comments }) => keyword === 'from' && comments.some(({ text }) => / "(?:HELO|EHLO) /.test(text)),
      )
        ? 1
        : 0,
    fromWord: 'rdns',
    withoutName: 'unknown',
  },
  // `(SMTPD32-7.14 )`, `(SMTPD-8.20)`
  { id: 'imail', name: 'IMail', mark: /^SMTPD(?:32)?-(\d[\w.]{0,12})/ },
  { id: 'surgemail', name: 'SurgeMail', mark: /^SurgeMail(?: (\d[\w.]{0,12}))?/ },
  // `(Rockliffe SMTPRA 4.5.4)`
  { id: 'mailsite', name: 'Rockliffe MailSite', mark: /^Rockliffe SMTPRA(?: (\d[\w.]{0,12}))?/ },
  // `(Merak 8.0.3)`, `(IceWarp 10.3.4)`
  { id: 'icewarp', name: 'IceWarp', mark: /^(?:IceWarp|Merak)(?: (\d[\w.]{0,12}))?/ },
  { id: 'mirapoint', name: 'Mirapoint', mark: /^(?:Mirapoint|MOS)(?: (\d[\w.-]{0,16}))?/ },
  // `from GWDOM-MTA by gwia.example with Novell_GroupWise`: handed on inside the house
  {
    id: 'groupwise',
    name: 'GroupWise',
    mark: /^GroupWise\b/,
    words: /^Novell_GroupWise/,
    kind: (field) => (headOf(field, 'with').startsWith('Novell_') ? 'local' : undefined),
  },
  { id: 'lsmtp', name: 'LSMTP', mark: /^LSMTP(?: for Windows NT)?(?: v(\d[\w.]{0,12}))?/ },
  // `(Post.Office MTA v3.5.3 release 223 ID# …)`
  { id: 'post-office', name: 'Post.Office', mark: /^Post\.Office MTA(?: v(\d[\w.]{0,12}))?/ },
  // `(ArGoSoft Mail Server Freeware, Version 1.8 (1.8.2.5))`
  { id: 'argosoft', name: 'ArGoSoft Mail Server', mark: /^ArGoSoft Mail Server\b/ },
  // `(/\##/\ Smail-3.2.0.102 1998-Aug-2 #2)`, `(Smail3.1.29.1 #5)`
  { id: 'smail', name: 'Smail', mark: /\bSmail-?(\d[\w.]{0,16})/ },
  { id: 'ibm-vm', name: 'IBM VM SMTP', mark: /^IBM (?:VM SMTP|OS\/2 SENDMAIL|MVS SMTP)/ },
  { id: 'nullmailer', name: 'nullmailer', words: /^nullmailer\b/ },
  { id: 'msmtp', name: 'msmtp', mark: /^msmtp\b/ },
  {
    id: 'dma',
    name: 'DragonFly Mail Agent',
    mark: /^DragonFly Mail Agent(?: v?(\d[\w.]{0,12}))?/,
    kind: () => 'local',
  },
  { id: 'maddy', name: 'maddy', mark: /^maddy\b/ },
  { id: 'mox', name: 'mox', mark: /^mox\b/ },
  { id: 'wildduck', name: 'WildDuck', mark: /^(?:WildDuck|ZoneMTA|Zone-MTA)\b/i },
];
