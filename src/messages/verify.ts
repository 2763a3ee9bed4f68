import type { Message } from './catalog';

/** Checking signatures and policies with the user's resolver: the question before, the results after. */
export const verify = {
  'verify.off': {
    en: 'Verification asks the DNS, which tells others which mail you look at: switch on “hopscope.mail.verification” first.',
    ja: '検証は DNS に問い合わせるため、どのメールを見ているかが外部に伝わります。先に「hopscope.mail.verification」を有効にしてください。',
  },
  'verify.restricted': {
    en: 'Verification is not available in Restricted Mode and in virtual workspaces.',
    ja: '制限モードと仮想ワークスペースでは検証できません。',
  },
  'verify.noMessage': {
    en: 'Show the message to be verified first.',
    ja: '先に検証するメールを表示してください。',
  },
  'verify.headersOnly': {
    en: 'A signature covers the body too: open the whole message (.eml), not the header alone.',
    ja: '署名は本文も対象です。ヘッダだけでなく、メール全体 (.eml) を開いてください。',
  },
  'verify.nothing': {
    en: 'Nothing in this message can be verified: no signature, no policy, no address.',
    ja: 'このメールには検証できるものがありません(署名、ポリシー、アドレスのいずれもなし)。',
  },
  'verify.ask': {
    en: 'Ask your DNS resolver for these records?',
    ja: '次のレコードを DNS リゾルバに問い合わせますか?',
  },
  'verify.askDetail': {
    en: '{queries}\n\nNothing else is sent, but your resolver and the name servers of these domains see the names.',
    ja: '{queries}\n\nほかには何も送りませんが、リゾルバとこれらのドメインの DNS サーバーには問い合わせた名前が伝わります。',
  },
  'verify.askSpf': {
    en: 'and the names that the SPF record of {domain} refers to (ten at most)',
    ja: 'および {domain} の SPF レコードが参照する名前(最大 10 件)',
  },
  'verify.yes': { en: 'Ask the DNS', ja: '問い合わせる' },
  'verify.done': { en: 'The results stand with the message.', ja: '結果をメールの所見に加えました。' },
  'verify.failed': {
    en: 'The verification did not come to an end: {reason}.',
    ja: '検証を終えられませんでした: {reason}',
  },
  'verify.dkim.none': { en: 'There is no DKIM signature to check.', ja: '検証する DKIM 署名がありません。' },
  'verify.dkim.pass': {
    en: 'The DKIM signature of {domain} holds: body and signed fields are as {domain} sent them.',
    ja: '{domain} の DKIM 署名は正しく、本文と署名対象のフィールドは {domain} が送ったままです。',
  },
  'verify.dkim.gone': {
    en: 'Key gone: {name} is no longer in the DNS, so the signature of {domain} cannot be checked any more. Keys are changed often; this says nothing about forgery.',
    ja: '鍵なし: {name} はもう DNS にないため、{domain} の署名は検証できません。鍵はよく交換されるもので、偽造を意味しません。',
  },
  'verify.dkim.body': {
    en: 'The body is not as {domain} signed it: a mailing list, a filter, saving or editing changed it, or somebody did.',
    ja: '本文が {domain} の署名時と違います。リストやフィルタ、保存や編集で変わったか、誰かが変えたものです。',
  },
  'verify.dkim.header': {
    en: 'The DKIM signature of {domain} does not fit: a signed field was changed, or the signature is not of that key.',
    ja: '{domain} の DKIM 署名が合いません。署名対象のフィールドが変わったか、その鍵の署名ではありません。',
  },
  'verify.dkim.dns': {
    en: 'The key {name} could not be had ({reason}): the signature of {domain} was not checked.',
    ja: '鍵 {name} を取得できませんでした ({reason})。{domain} の署名は未検証です。',
  },
  'verify.dkim.other': {
    en: 'The DKIM signature of {domain} could not be used: {reason}.',
    ja: '{domain} の DKIM 署名は検証に使えませんでした: {reason}',
  },
  'verify.arc.pass': {
    en: 'The ARC chain of the forwarders holds.',
    ja: '転送者の ARC の連鎖は正しく検証できました。',
  },
  'verify.arc.gone': {
    en: 'A key of the ARC chain is no longer in the DNS: the chain cannot be checked any more.',
    ja: 'ARC の連鎖の鍵がもう DNS にないため、検証できません。',
  },
  'verify.arc.fail': { en: 'The ARC chain does not hold: {reason}.', ja: 'ARC の連鎖が正しくありません: {reason}' },
  'verify.spf.skipped': {
    en: 'SPF was not checked: the boundary names no usable address or domain.',
    ja: 'SPF は検証していません。境界に使えるアドレスやドメインがありません。',
  },
  'verify.spf.pass': {
    en: '{domain} lets {ip} send for it (SPF, as the record stands today).',
    ja: '{domain} は {ip} からの送信を許可しています(SPF、現在のレコードによる)。',
  },
  'verify.spf.fail': {
    en: '{domain} does not let {ip} send for it (SPF, as the record stands today).',
    ja: '{domain} は {ip} からの送信を許可していません(SPF、現在のレコードによる)。',
  },
  'verify.spf.softfail': {
    en: '{domain} thinks that {ip} should not send for it (SPF ~all, as the record stands today).',
    ja: '{domain} は {ip} からの送信をおそらく不正としています(SPF ~all、現在のレコードによる)。',
  },
  'verify.spf.neutral': {
    en: '{domain} says nothing on whether {ip} may send for it (SPF).',
    ja: '{domain} は {ip} からの送信の可否を示していません (SPF)。',
  },
  'verify.spf.none': { en: '{domain} has no SPF record.', ja: '{domain} に SPF レコードはありません。' },
  'verify.spf.error': {
    en: 'SPF of {domain} could not be checked for {ip}.',
    ja: '{domain} の SPF を {ip} について検証できませんでした。',
  },
  'verify.dmarc.pass': {
    en: 'DMARC passes: what was checked belongs to {domain}, the domain in From.',
    ja: 'DMARC は合格です。検証できたドメインは From の {domain} と一致します。',
  },
  'verify.dmarc.fail': {
    en: 'DMARC fails: nothing that passed belongs to {domain}, the domain in From.',
    ja: 'DMARC は不合格です。From の {domain} と一致するものが検証を通っていません。',
  },
  'verify.dmarc.open': {
    en: 'DMARC of {domain} cannot be judged, because a key is gone or could not be had.',
    ja: '鍵がないか取得できないため、{domain} の DMARC は判定できません。',
  },
  'verify.dmarc.none': { en: '{domain} has no DMARC policy.', ja: '{domain} に DMARC ポリシーはありません。' },
  'verify.dmarc.error': {
    en: 'The DMARC policy of {domain} could not be had.',
    ja: '{domain} の DMARC ポリシーを取得できませんでした。',
  },
} satisfies Readonly<Record<`verify.${string}`, Message>>;
