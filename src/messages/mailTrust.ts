import type { Message } from './catalog';

/** Why the walk down the Received fields goes on or stops (src/analyzers/received/walk.ts), beside the rules in mail.ts. */
export const mailTrust = {
  'mail.trust.private-address-foreign-name': {
    en: '{by} took it from the private address {peer} under the foreign name {name}: a relay inside, or a load balancer that hides the true client.',
    ja: '{by} はプライベートアドレス {peer} から、外部の名前 {name} で受け取っています。内部の中継か、本当の相手を隠すロードバランサーです。',
  },
  'mail.trust.provider-address': {
    en: '{by} took it from {peer}, an address that its provider has published for its mail servers.',
    ja: '{by} は {peer} から受け取っています。プロバイダーが自社のメールサーバーとして公開しているアドレスです。',
  },
  'mail.trust.same-network': {
    en: '{by} took it from {peer}, which stands in the same network as {by} itself and calls itself {name}.',
    ja: '{by} は、自身と同じネットワークにあり {name} と名乗る {peer} から受け取っています。',
  },
  'mail.trust.inbound-gateway': {
    en: '{by} took it from {name}, a filter service that checked its client on behalf of the mailbox.',
    ja: '{by} は、メールボックスのために相手を検査したフィルターサービス {name} から受け取っています。',
  },
  'mail.trust.greeting-only': {
    en: 'The client of {by} at {peer} called itself {name}, but only the client says so: it could be anybody.',
    ja: '{by} の相手 {peer} は {name} と名乗っていますが、相手の自称にすぎず、誰でもあり得ます。',
  },
  'mail.trust.subscriber-line': {
    en: '{name}, the client of {by}, is the line of a customer, no mail server of the same organisation.',
    ja: '{by} の相手 {name} は顧客の回線であり、同じ組織のメールサーバーではありません。',
  },
} satisfies Record<string, Message>;
