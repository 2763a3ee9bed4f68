import type { Message } from '../catalog';

/** Fields that servers and filters on the way write: trace, delivery, checks (RFC 5321, 7208, 8601, 8617). */
export const relayFields = {
  'field.received': {
    en: 'One relay writes down from whom it took the message, when and how; each stands above the older ones.',
    ja: '中継サーバーが、いつ、誰から、どのように受け取ったかの記録です。新しいものほど上に積まれます。',
  },
  'field.x-received': {
    en: 'Gmail’s note of a hand-over between its own machines: a twin of Received, not a relay more.',
    ja: 'Gmail の内部での受け渡しの記録です。Received の控えであり、別の中継ではありません。',
  },
  'field.return-path': {
    en: 'The envelope sender, written by the server that put the message into the mailbox; bounces go there.',
    ja: 'メールボックスに入れたサーバーが書く、エンベロープの送信者です。エラー通知はここに送られます。',
  },
  'field.delivered-to': {
    en: 'The mailbox or alias to which a server delivered the message; several of them mark forwarding.',
    ja: 'サーバーが配達した先のメールボックスや別名です。複数あれば転送の跡です。',
  },
  'field.x-delivered-to': {
    en: 'The mailbox to which a server delivered the message.',
    ja: 'サーバーが配達した先のメールボックスです。',
  },
  'field.x-original-to': {
    en: 'The envelope recipient before aliases and forwarding changed it.',
    ja: '別名展開や転送の前の、エンベロープの宛先です。',
  },
  'field.x-original-recipient': {
    en: 'The envelope recipient before aliases and forwarding changed it.',
    ja: '別名展開や転送の前の、エンベロープの宛先です。',
  },
  'field.original-recipient': {
    en: 'The recipient for whom the message was first meant (RFC 8098).',
    ja: '最初に指定された宛先です (RFC 8098)。',
  },
  'field.envelope-to': {
    en: 'The envelope recipient, written at delivery (Exim).',
    ja: '配達時に書かれた、エンベロープの宛先です (Exim)。',
  },
  'field.x-envelope-to': {
    en: 'The envelope recipient, written at delivery.',
    ja: '配達時に書かれた、エンベロープの宛先です。',
  },
  'field.x-envelope-from': {
    en: 'The envelope sender, written at delivery.',
    ja: '配達時に書かれた、エンベロープの送信者です。',
  },
  'field.delivery-date': {
    en: 'When the message was put into the mailbox.',
    ja: 'メールボックスに入れられた日時です。',
  },
  'field.x-forwarded-to': {
    en: 'Where Gmail’s automatic forwarding sent the message.',
    ja: 'Gmail の自動転送の宛先です。',
  },
  'field.x-forwarded-for': {
    en: 'The mailbox from which and the one to which the message was forwarded automatically.',
    ja: '自動転送の元と先のメールボックスです。',
  },
  'field.x-forwarded-encrypted': {
    en: 'Gmail’s encrypted note on a forwarding, readable only to Google.',
    ja: 'Gmail が転送時に残す暗号化された記録で、Google だけが読めます。',
  },
  'field.authentication-results': {
    en: 'The server named first says what it found when it checked SPF, DKIM, DMARC or the login (RFC 8601).',
    ja: '先頭に名前のあるサーバーが、SPF・DKIM・DMARC・ログインを検証した結果です (RFC 8601)。',
  },
  'field.x-original-authentication-results': {
    en: 'Results of checks that a forwarder kept from an earlier server.',
    ja: '転送者が残した、手前のサーバーでの検証結果です。',
  },
  'field.arc-authentication-results': {
    en: 'The results of checks that a forwarder saw, as a link of its ARC chain (RFC 8617).',
    ja: '転送者が見た検証結果を、ARC の連鎖の 1 つとして残したものです (RFC 8617)。',
  },
  'field.received-spf': {
    en: 'A server says whether the client’s address may send for the envelope sender’s domain (SPF, RFC 7208).',
    ja: '接続元アドレスが、エンベロープ送信者のドメインから送ってよいかを調べた結果です (SPF、RFC 7208)。',
  },
  'field.x-originating-ip': {
    en: 'The address of the author’s machine, as the webmail or first server noted it.',
    ja: 'ウェブメールや最初のサーバーが記録した、著者の端末のアドレスです。',
  },
  'field.x-originating-email': {
    en: 'The account that was logged in at the webmail.',
    ja: 'ウェブメールにログインしていたアカウントです。',
  },
  'field.x-sender-ip': {
    en: 'The address from which a server says it got the message.',
    ja: 'サーバーが記録した送信元アドレスです。',
  },
  'field.x-client-ip': {
    en: 'The address from which a server says it got the message.',
    ja: 'サーバーが記録した送信元アドレスです。',
  },
  'field.x-source-ip': {
    en: 'The address from which a server says it got the message.',
    ja: 'サーバーが記録した送信元アドレスです。',
  },
  'field.x-remote-ip': {
    en: 'The address from which a server says it got the message.',
    ja: 'サーバーが記録した送信元アドレスです。',
  },
  'field.x-real-ip': {
    en: 'The address from which a server says it got the message.',
    ja: 'サーバーが記録した送信元アドレスです。',
  },
  'field.x-aol-ip': {
    en: 'The address from which AOL’s server got the message.',
    ja: 'AOL のサーバーが記録した送信元アドレスです。',
  },
  'field.x-authenticated-*': {
    en: 'The account that logged in to send, as the server noted it.',
    ja: '送信時にログインしたアカウントの記録です。',
  },
  'field.x-auth-*': {
    en: 'A server’s note on the login of the sender.',
    ja: '送信者のログインについてのサーバーの記録です。',
  },
  'field.x-authentication-warning': {
    en: 'Sendmail noticed something odd about who handed the message in, mostly a user who set another sender.',
    ja: '投入者に不審な点があることを Sendmail が記録したもので、多くは送信者の書き換えです。',
  },
  'field.x-php-originating-script': {
    en: 'The PHP script on a web server that sent the message, with the number of its user.',
    ja: 'ウェブサーバーでこのメールを送った PHP スクリプトと、そのユーザー番号です。',
  },
  'field.x-php-script': {
    en: 'The PHP script on a web server that sent the message, and for whom.',
    ja: 'ウェブサーバーでこのメールを送った PHP スクリプトと、その閲覧者のアドレスです。',
  },
  'field.x-antiabuse': {
    en: 'cPanel’s note for complaints: host, user and domains that sent the message.',
    ja: 'cPanel が苦情処理のために残す、送信ホスト・ユーザー・ドメインの記録です。',
  },
  'field.x-get-message-sender-via': {
    en: 'How cPanel found out which account sent the message.',
    ja: 'cPanel が送信アカウントを特定した方法です。',
  },
  'field.x-source*': {
    en: 'cPanel’s note on the program that sent the message.',
    ja: 'cPanel が残す、送信プログラムの記録です。',
  },
  'field.x-spam-status': {
    en: 'SpamAssassin’s verdict with its score, the limit and the rules that fired.',
    ja: 'SpamAssassin の判定で、点数・基準・当てはまった規則が並びます。',
  },
  'field.x-spam-score': { en: 'The spam score that a filter gave.', ja: 'フィルタが付けた迷惑メールの点数です。' },
  'field.x-spam-level': {
    en: 'The spam score as a row of stars, for simple filters.',
    ja: '迷惑メールの点数を星の数で表したものです。',
  },
  'field.x-spam-flag': {
    en: 'YES when a filter took the message for spam.',
    ja: 'フィルタが迷惑メールと見なすと YES になります。',
  },
  'field.x-spam-*': { en: 'A note of a spam filter.', ja: '迷惑メールフィルタの記録です。' },
  'field.x-spamd-*': { en: 'A note of the spam filter rspamd.', ja: '迷惑メールフィルタ rspamd の記録です。' },
  'field.x-rspamd-*': { en: 'A note of the spam filter rspamd.', ja: '迷惑メールフィルタ rspamd の記録です。' },
  'field.x-virus-*': { en: 'A note of a virus scanner.', ja: 'ウイルス検査の記録です。' },
  'field.x-amavis-*': { en: 'A note of the content filter amavis.', ja: 'コンテンツフィルタ amavis の記録です。' },
  'field.x-greylist': {
    en: 'How long greylisting made the sending server wait, or why it did not.',
    ja: 'グレイリストで送信サーバーを待たせた時間、または待たせなかった理由です。',
  },
  'field.dkim-filter': {
    en: 'The version of OpenDKIM that looked at the message, and where.',
    ja: 'このメールを調べた OpenDKIM のバージョンとホストです。',
  },
  'field.x-dkim*': { en: 'A server’s note on the DKIM check.', ja: 'DKIM の検証についてのサーバーの記録です。' },
  'field.x-dmarc*': { en: 'A server’s note on the DMARC check.', ja: 'DMARC の検証についてのサーバーの記録です。' },
  'field.x-failed-recipients': {
    en: 'The recipients that Exim could not reach; it stands in bounces.',
    ja: 'Exim が配送できなかった宛先です。エラー通知に付きます。',
  },
  'field.x-uidl': {
    en: 'The mailbox’s own name for the message, for POP3.',
    ja: 'POP3 のためにメールボックスが付けた識別子です。',
  },
  'field.x-uid': { en: 'The mailbox’s own number for the message.', ja: 'メールボックスが付けた番号です。' },
  'field.status': {
    en: 'Whether the message was read, in a mailbox file.',
    ja: 'メールボックスファイルでの既読などの状態です。',
  },
  'field.x-status': { en: 'Flags of the message in a mailbox file.', ja: 'メールボックスファイルでの印です。' },
  'field.x-keywords': { en: 'Labels of the message in a mailbox file.', ja: 'メールボックスファイルでのラベルです。' },
  'field.content-length': {
    en: 'The length of the body in a mailbox file; old and often wrong.',
    ja: 'メールボックスファイルでの本文の長さです。古く、誤りも多い値です。',
  },
  'field.lines': { en: 'The number of lines of the body.', ja: '本文の行数です。' },
  'field.x-mozilla-*': {
    en: 'Thunderbird’s note in its mailbox file.',
    ja: 'Thunderbird がメールボックスに残す記録です。',
  },
  'field.x-account-key': {
    en: 'The account of Thunderbird that fetched the message.',
    ja: 'このメールを受信した Thunderbird のアカウントです。',
  },
  'field.x-gmail-labels': {
    en: 'Labels that the message had in Gmail, written at export.',
    ja: 'Gmail から書き出したときに付いていたラベルです。',
  },
  'field.x-gm-thrid': {
    en: 'Gmail’s number of the conversation, written at export.',
    ja: 'Gmail から書き出したときの会話番号です。',
  },
} satisfies Readonly<Record<`field.${string}`, Message>>;
