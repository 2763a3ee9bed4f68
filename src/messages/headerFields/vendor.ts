import type { Message } from '../catalog';

/** Notes that the systems of one provider or product write for themselves. */
export const vendorFields = {
  'field.x-ms-exchange-organization-authas': {
    en: 'How Exchange regards the sender: Anonymous is the open internet, Internal somebody of the own organisation.',
    ja: 'Exchange から見た送信者の立場です。Anonymous は外部、Internal は組織内を表します。',
  },
  'field.x-ms-exchange-organization-authsource': {
    en: 'The Exchange server that decided how far the sender is to be trusted.',
    ja: '送信者をどこまで信頼するかを決めた Exchange サーバーです。',
  },
  'field.x-ms-exchange-organization-scl': {
    en: 'Exchange’s spam confidence level, −1 (trusted) to 9 (spam).',
    ja: 'Exchange の迷惑メール度で、−1(信頼済み)から 9(迷惑メール)までです。',
  },
  'field.x-ms-exchange-organization-*': {
    en: 'A note of Exchange for its own organisation; its border servers remove such fields from incoming mail.',
    ja: 'Exchange が組織内で使う記録です。外から来たものは境界のサーバーが取り除きます。',
  },
  'field.x-ms-exchange-crosstenant-*': {
    en: 'A note of Microsoft 365 about the sending customer, for hand-over between customers.',
    ja: 'Microsoft 365 が、顧客間の受け渡しのために残す送信側の記録です。',
  },
  'field.x-ms-exchange-*': {
    en: 'A note of Exchange or Microsoft 365 about its handling.',
    ja: 'Exchange や Microsoft 365 の処理の記録です。',
  },
  'field.x-microsoft-antispam-message-info': {
    en: 'Microsoft’s encrypted note on its spam check, readable only to Microsoft.',
    ja: 'Microsoft の迷惑メール判定の暗号化された記録で、Microsoft だけが読めます。',
  },
  'field.x-microsoft-*': { en: 'A note of Microsoft’s mail filter.', ja: 'Microsoft のメールフィルタの記録です。' },
  'field.x-forefront-antispam-report': {
    en: 'Microsoft’s report of its filter: CIP is the client’s address, CTRY its country, SCL the spam level.',
    ja: 'Microsoft のフィルタの報告です。CIP は接続元アドレス、CTRY は国、SCL は迷惑メール度です。',
  },
  'field.x-forefront-*': { en: 'A note of Microsoft’s mail filter.', ja: 'Microsoft のメールフィルタの記録です。' },
  'field.x-eop*': { en: 'A note of Exchange Online Protection.', ja: 'Exchange Online Protection の記録です。' },
  'field.x-ms-*': { en: 'A note of Microsoft’s mail systems.', ja: 'Microsoft のメールシステムの記録です。' },
  'field.x-originatororg': {
    en: 'The Microsoft 365 customer that sent the message.',
    ja: '送信元の Microsoft 365 の顧客です。',
  },
  'field.x-gm-message-state': {
    en: 'Gmail’s encrypted note on the message, readable only to Google.',
    ja: 'Gmail の暗号化された記録で、Google だけが読めます。',
  },
  'field.x-google-smtp-source': {
    en: 'Google’s check value on where the message entered, readable only to Google.',
    ja: 'どこから入ったかについての Google の検査値で、Google だけが読めます。',
  },
  'field.x-google-*': { en: 'A note of Google’s mail systems.', ja: 'Google のメールシステムの記録です。' },
  'field.x-gm-*': { en: 'A note of Gmail.', ja: 'Gmail の記録です。' },
  'field.x-yahoo-*': { en: 'A note of Yahoo’s mail systems.', ja: 'Yahoo のメールシステムの記録です。' },
  'field.x-ymail*': { en: 'A note of Yahoo’s mail systems.', ja: 'Yahoo のメールシステムの記録です。' },
  'field.x-sonic-mf': { en: 'A note of Yahoo’s mail systems.', ja: 'Yahoo のメールシステムの記録です。' },
  'field.x-icloud-*': { en: 'A note of Apple’s iCloud mail.', ja: 'Apple の iCloud メールの記録です。' },
  'field.x-me-*': { en: 'A note of Fastmail.', ja: 'Fastmail の記録です。' },
  'field.x-pm-*': { en: 'A note of Proton Mail or Postmark.', ja: 'Proton Mail または Postmark の記録です。' },
  'field.x-qq-*': { en: 'A note of Tencent’s QQ mail.', ja: 'Tencent の QQ メールの記録です。' },
  'field.x-zoho-*': { en: 'A note of Zoho Mail.', ja: 'Zoho Mail の記録です。' },
  'field.x-zm-*': { en: 'A note of Zoho Mail.', ja: 'Zoho Mail の記録です。' },
  'field.x-ses-*': {
    en: 'A note of Amazon SES, the mass mailing service.',
    ja: '配信サービス Amazon SES の記録です。',
  },
  'field.x-sg-*': {
    en: 'A note of SendGrid, the mass mailing service; it names the customer in encoded form.',
    ja: '配信サービス SendGrid の記録で、顧客を符号化して示します。',
  },
  'field.x-mailgun-*': { en: 'A note of Mailgun, the mass mailing service.', ja: '配信サービス Mailgun の記録です。' },
  'field.x-mandrill-*': {
    en: 'A note of Mandrill, the mass mailing service.',
    ja: '配信サービス Mandrill の記録です。',
  },
  'field.x-mc-*': {
    en: 'A note of Mailchimp or Mandrill, mass mailing services.',
    ja: '配信サービス Mailchimp または Mandrill の記録です。',
  },
  'field.x-mj-*': { en: 'A note of Mailjet, the mass mailing service.', ja: '配信サービス Mailjet の記録です。' },
  'field.x-hs-*': { en: 'A note of HubSpot, the mass mailing service.', ja: '配信サービス HubSpot の記録です。' },
  'field.x-sfmc-*': { en: 'A note of Salesforce Marketing Cloud.', ja: 'Salesforce Marketing Cloud の記録です。' },
  'field.x-sfdc-*': {
    en: 'A note of Salesforce about the customer and user that sent the message.',
    ja: '送信した顧客と利用者についての Salesforce の記録です。',
  },
  'field.x-msfbl': {
    en: 'Encoded customer and campaign of a mass mailing (SparkPost and kin), for complaints.',
    ja: '大量配信の顧客と配信を符号化したもので、苦情処理に使われます (SparkPost など)。',
  },
  'field.x-ironport-*': {
    en: 'A note of the mail gateway Cisco IronPort.',
    ja: 'メールゲートウェイ Cisco IronPort の記録です。',
  },
  'field.ironport-*': {
    en: 'A note of the mail gateway Cisco IronPort.',
    ja: 'メールゲートウェイ Cisco IronPort の記録です。',
  },
  'field.x-barracuda-*': {
    en: 'A note of the mail gateway Barracuda.',
    ja: 'メールゲートウェイ Barracuda の記録です。',
  },
  'field.x-mimecast-*': { en: 'A note of the mail gateway Mimecast.', ja: 'メールゲートウェイ Mimecast の記録です。' },
  'field.x-proofpoint-*': {
    en: 'A note of the mail gateway Proofpoint.',
    ja: 'メールゲートウェイ Proofpoint の記録です。',
  },
  'field.x-sophos-*': { en: 'A note of the mail gateway Sophos.', ja: 'メールゲートウェイ Sophos の記録です。' },
  'field.x-tm-*': { en: 'A note of the mail gateway Trend Micro.', ja: 'メールゲートウェイ Trend Micro の記録です。' },
  'field.x-halon-*': { en: 'A note of the mail gateway Halon.', ja: 'メールゲートウェイ Halon の記録です。' },
  'field.x-mdaemon-*': { en: 'A note of the mail server MDaemon.', ja: 'メールサーバー MDaemon の記録です。' },
  'field.x-mdremoteip': {
    en: 'The address from which MDaemon took the message.',
    ja: 'MDaemon が記録した接続元アドレスです。',
  },
  'field.x-sieve': {
    en: 'The version of the sorting filter (Sieve) at delivery.',
    ja: '配達時の振り分けフィルタ (Sieve) のバージョンです。',
  },
  'field.x-fetchmail-*': {
    en: 'A note of fetchmail, which fetched the message from another mailbox.',
    ja: '別のメールボックスから取り出した fetchmail の記録です。',
  },
} satisfies Readonly<Record<`field.${string}`, Message>>;
