import type { Message } from '../catalog';

/** Fields that the sender, or the program the sender used, fills in freely (RFC 5322 section 3.6 and what mail programs add). */
export const authorFields = {
  'field.from': {
    en: 'The author of the message as the recipient sees it; mail is delivered without anybody checking it.',
    ja: '受信者に見える差出人です。配送の際に検証されるとは限りません。',
  },
  'field.sender': {
    en: 'The person or program that actually sent the message when that is not the author in From.',
    ja: 'From の著者とは別に、実際に送信した人やプログラムです。',
  },
  'field.reply-to': {
    en: 'The address that answers should go to instead of From.',
    ja: '返信を From ではなく、このアドレスに送るよう求めるものです。',
  },
  'field.to': {
    en: 'The recipients as the author wrote them; who really got the message is decided by the envelope.',
    ja: '著者が書いた宛先です。実際の配送先を決めるのは、これではなくエンベロープです。',
  },
  'field.cc': {
    en: 'Recipients of a copy, visible to everybody who got the message.',
    ja: '写しの宛先です。受信者全員に見えます。',
  },
  'field.bcc': {
    en: 'Recipients of a hidden copy; programs remove it before sending, so it is rarely seen.',
    ja: '隠した写しの宛先です。送信前に取り除かれるため、ふつうは残りません。',
  },
  'field.subject': { en: 'What the author says the message is about.', ja: '著者がつけた件名です。' },
  'field.date': {
    en: 'When the author finished the message, by the clock of the author’s machine.',
    ja: '著者の端末の時計による、作成完了の日時です。',
  },
  'field.message-id': {
    en: 'A name for this one message, made by the program or the first server; its right side usually names their host.',
    ja: 'メールごとに 1 つ付く識別子です。送信プログラムか最初のサーバーが作り、右側はふつうそのホスト名です。',
  },
  'field.in-reply-to': {
    en: 'The Message-ID of the message that this one answers.',
    ja: '返信元のメールの Message-ID です。',
  },
  'field.references': {
    en: 'The Message-IDs of the conversation so far, the oldest first.',
    ja: 'これまでのやり取りの Message-ID を、古い順に並べたものです。',
  },
  'field.comments': { en: 'Free remarks on the message (RFC 5322).', ja: 'メールに添えた自由な注記です (RFC 5322)。' },
  'field.keywords': {
    en: 'Words or phrases for sorting and searching.',
    ja: '分類や検索のための語句です。',
  },
  'field.mime-version': {
    en: 'Says that the message is written by the rules of MIME; it is always 1.0.',
    ja: 'MIME の規則で書かれていることを示します。値は常に 1.0 です。',
  },
  'field.content-type': {
    en: 'What kind of content follows (text, several parts, signed, encrypted) and in which character set.',
    ja: '本文の種類(テキスト、複数パート、署名、暗号化など)と文字コードを示します。',
  },
  'field.content-transfer-encoding': {
    en: 'How the content was turned into plain characters for the way (base64, quoted-printable, 7bit, 8bit).',
    ja: '本文を配送用の文字に変換した方式です (base64、quoted-printable、7bit、8bit)。',
  },
  'field.content-disposition': {
    en: 'Whether a part is to be shown in place or offered as a file, and under which name.',
    ja: 'パートを本文中に表示するか、ファイルとして渡すか、およびファイル名を示します。',
  },
  'field.content-id': {
    en: 'A name by which another part of the same message refers to this part, for example for a picture.',
    ja: '同じメールの別のパートから参照するための名前です(埋め込み画像など)。',
  },
  'field.content-description': {
    en: 'A description of a part in words.',
    ja: 'パートの内容を言葉で説明したものです。',
  },
  'field.content-language': {
    en: 'The language in which the content is written.',
    ja: '本文の言語です。',
  },
  'field.content-location': {
    en: 'The web address that stands for this part inside the message.',
    ja: 'メールの中でこのパートを指す URL です。',
  },
  'field.content-md5': {
    en: 'A check sum of the content against damage on the way; it protects from no attacker.',
    ja: '配送中の破損を見つけるためのチェックサムです。改ざんは防げません。',
  },
  'field.content-class': {
    en: 'Microsoft’s word for the kind of item, such as a message or a meeting request.',
    ja: 'メールや会議出席依頼など、Microsoft 製品でのアイテムの種類です。',
  },
  'field.content-*': {
    en: 'Describes the content of the message or of one of its parts (MIME).',
    ja: 'メールやそのパートの内容を説明する MIME のフィールドです。',
  },
  'field.user-agent': {
    en: 'The program and version with which the message was written, as it names itself.',
    ja: '作成に使ったプログラムとバージョンの自己申告です。',
  },
  'field.x-mailer': {
    en: 'The program and version with which the message was written, as it names itself.',
    ja: '作成に使ったプログラムとバージョンの自己申告です。',
  },
  'field.x-mimeole': {
    en: 'The version of Microsoft’s MIME library in Outlook, Outlook Express or Exchange that built the message.',
    ja: 'メールを組み立てた Outlook や Exchange の MIME ライブラリのバージョンです。',
  },
  'field.x-newsreader': {
    en: 'The news or mail program of the author.',
    ja: '著者が使ったニュースリーダーやメールソフトです。',
  },
  'field.organization': {
    en: 'The organisation of the author, as the author’s program was set up.',
    ja: '著者の所属です。プログラムに設定された文字列がそのまま入ります。',
  },
  'field.importance': { en: 'How important the author says the message is.', ja: '著者が指定した重要度です。' },
  'field.priority': {
    en: 'How urgent the author says the message is.',
    ja: '著者が指定した緊急度です。',
  },
  'field.x-priority': {
    en: 'How urgent the author says the message is, from 1 (highest) to 5 (lowest).',
    ja: '著者が指定した優先度で、1 が最高、5 が最低です。',
  },
  'field.x-msmail-priority': {
    en: 'How urgent the author says the message is, in the words of Microsoft’s programs.',
    ja: '著者が指定した優先度の、Microsoft 製品での表記です。',
  },
  'field.sensitivity': {
    en: 'A request to treat the message as personal, private or confidential; nothing enforces it.',
    ja: '個人用・親展・社外秘などとして扱うよう求めるものです。強制力はありません。',
  },
  'field.thread-topic': {
    en: 'Outlook’s name for the conversation: the subject without “Re:”.',
    ja: 'Outlook での会話名で、「Re:」を除いた件名です。',
  },
  'field.thread-index': {
    en: 'Outlook’s place of the message in its conversation; it holds the time at which the conversation began.',
    ja: 'Outlook による会話内の位置です。会話が始まった時刻が埋め込まれています。',
  },
  'field.accept-language': {
    en: 'The languages that the author’s Outlook or Exchange prefers.',
    ja: '著者の Outlook や Exchange が優先する言語です。',
  },
  'field.disposition-notification-to': {
    en: 'Asks the recipient’s program to tell this address when the message is opened (RFC 8098).',
    ja: '開封したことをこのアドレスに通知するよう求めます (RFC 8098)。',
  },
  'field.return-receipt-to': {
    en: 'An old request to report delivery or opening to this address.',
    ja: '配達や開封をこのアドレスに報告するよう求める古い形式です。',
  },
  'field.x-confirm-reading-to': {
    en: 'Asks the recipient’s program to tell this address when the message is opened.',
    ja: '開封したことをこのアドレスに通知するよう求めます。',
  },
  'field.errors-to': {
    en: 'An old way to name the address for error reports; today the envelope sender decides.',
    ja: 'エラー通知先を示す古い書き方です。現在はエンベロープの送信者が使われます。',
  },
  'field.autocrypt': {
    en: 'The author’s public OpenPGP key, so that answers can be encrypted (Autocrypt).',
    ja: '返信を暗号化できるように添えた、著者の OpenPGP 公開鍵です (Autocrypt)。',
  },
  'field.autocrypt-gossip': {
    en: 'A public OpenPGP key of another recipient, passed on inside an encrypted message (Autocrypt).',
    ja: '暗号化メールの中で配られる、他の受信者の OpenPGP 公開鍵です (Autocrypt)。',
  },
  'field.openpgp': {
    en: 'Says where the author’s OpenPGP key is found and whether signed or encrypted answers are wanted.',
    ja: '著者の OpenPGP 鍵の場所と、署名や暗号化を望むかどうかを示します。',
  },
  'field.x-face': { en: 'A tiny black and white picture of the author.', ja: '著者の小さな白黒画像です。' },
  'field.face': { en: 'A tiny colour picture of the author.', ja: '著者の小さなカラー画像です。' },
  'field.bimi-selector': {
    en: 'Which of the domain’s logos (BIMI) a mail program may show beside the message.',
    ja: 'メールソフトが表示してよいドメインのロゴ (BIMI) を選ぶものです。',
  },
  'field.bimi-location': {
    en: 'Where the logo of the domain lies (BIMI); only a receiving server should write it, and senders’ copies are to be removed.',
    ja: 'ドメインのロゴ (BIMI) の場所です。本来は受信サーバーだけが書き、送信側のものは取り除かれます。',
  },
  'field.bimi-indicator': {
    en: 'The logo of the domain itself (BIMI); only a receiving server should write it, and senders’ copies are to be removed.',
    ja: 'ドメインのロゴ画像 (BIMI) です。本来は受信サーバーだけが書き、送信側のものは取り除かれます。',
  },
  'field.feedback-id': {
    en: 'Names campaign, customer and sender of a mass mailing, so that Gmail can report complaints on it.',
    ja: '大量配信の配信名・顧客・送信者を示し、Gmail が苦情を集計するために使います。',
  },
  'field.tls-required': {
    en: 'TLS-Required: No asks relays to deliver the message even where a secure connection cannot be had (RFC 8689).',
    ja: '「No」なら、安全な接続ができない場合でも配送するよう中継に求めます (RFC 8689)。',
  },
  'field.require-recipient-valid-since': {
    en: 'Asks not to deliver when the mailbox changed its owner after this date (RFC 7293).',
    ja: 'この日より後に所有者が変わったメールボックスには配送しないよう求めます (RFC 7293)。',
  },
  'field.auto-submitted': {
    en: 'Says that a program and not a person sent the message, so that no program answers it (RFC 3834).',
    ja: '人ではなくプログラムが送ったことを示し、自動応答の連鎖を防ぎます (RFC 3834)。',
  },
  'field.precedence': {
    en: 'bulk, list or junk: an old request not to answer automatically.',
    ja: 'bulk・list・junk は、自動応答をしないよう求める古い書き方です。',
  },
  'field.x-auto-response-suppress': {
    en: 'Tells Exchange which automatic answers not to send.',
    ja: 'Exchange に、送らなくてよい自動応答の種類を伝えます。',
  },
  'field.x-autoreply': { en: 'Marks an automatic answer.', ja: '自動応答であることを示します。' },
  'field.x-autorespond': { en: 'Marks an automatic answer.', ja: '自動応答であることを示します。' },
  'field.expires': {
    en: 'When the message loses its value; nothing deletes it.',
    ja: 'メールが意味を失う日時です。自動的に消えるわけではありません。',
  },
  'field.reply-by': { en: 'Until when the author wishes an answer.', ja: '著者が返信を望む期限です。' },
  'field.mail-followup-to': {
    en: 'Where answers to all should go, mostly the list without the author.',
    ja: '全員への返信の宛先です。多くは著者を除いたリストのアドレスです。',
  },
  'field.mail-reply-to': {
    en: 'Where a personal answer should go.',
    ja: '個人宛ての返信の宛先です。',
  },
  'field.apparently-to': {
    en: 'An old server wrote the recipients here because the message had no To field.',
    ja: 'To がなかったため、古いサーバーが宛先を書き足したものです。',
  },
  'field.newsgroups': {
    en: 'The newsgroups to which the text was posted.',
    ja: '投稿先のニュースグループです。',
  },
  'field.resent-from': {
    en: 'Who put this message into the mail again, unchanged; the whole group of Resent fields belongs to that act.',
    ja: 'このメールをそのまま再送した人です。Resent- の一群は再送のときに付きます。',
  },
  'field.resent-sender': {
    en: 'The person or program that did the re-sending when that is not Resent-From.',
    ja: 'Resent-From とは別に、実際に再送した人やプログラムです。',
  },
  'field.resent-to': { en: 'To whom the message was re-sent.', ja: '再送の宛先です。' },
  'field.resent-cc': { en: 'Who got a copy of the re-sent message.', ja: '再送の写しの宛先です。' },
  'field.resent-bcc': { en: 'Who got a hidden copy of the re-sent message.', ja: '再送の隠した写しの宛先です。' },
  'field.resent-date': {
    en: 'When the message was re-sent, by the clock of the one who did it.',
    ja: '再送した人の時計による、再送の日時です。',
  },
  'field.resent-message-id': { en: 'The name of the act of re-sending.', ja: '再送に付けられた識別子です。' },
  'field.resent-*': {
    en: 'Belongs to a re-sending of the message (RFC 5322 section 3.6.6).',
    ja: 'メールの再送に伴うフィールドです (RFC 5322 3.6.6)。',
  },
  'field.x-sender': {
    en: 'The account that the sender’s program says it used.',
    ja: '送信プログラムが使ったとするアカウントです。',
  },
  'field.x-entity-ref-id': {
    en: 'A random value that keeps Gmail from folding messages of one sender into a conversation.',
    ja: 'Gmail が同じ送信者のメールを 1 つの会話にまとめないようにするための値です。',
  },
  'field.x-report-abuse': {
    en: 'Where the mass mailer says complaints should go.',
    ja: '配信業者が示す、苦情の連絡先です。',
  },
  'field.x-report-abuse-to': {
    en: 'Where the mass mailer says complaints should go.',
    ja: '配信業者が示す、苦情の連絡先です。',
  },
  'field.x-csa-complaints': {
    en: 'Where members of the Certified Senders Alliance take complaints.',
    ja: 'Certified Senders Alliance 加盟者の苦情受付先です。',
  },
  'field.x-ms-has-attach': {
    en: 'Whether Outlook or Exchange saw attachments; empty means none.',
    ja: 'Outlook や Exchange が見た添付の有無です。空なら添付なしです。',
  },
  'field.x-ms-tnef-correlator': {
    en: 'Ties the message to its winmail.dat attachment in Microsoft’s own format.',
    ja: 'Microsoft 独自形式の添付 winmail.dat と対応づける値です。',
  },
  'field.x-universally-unique-identifier': {
    en: 'Apple Mail’s own name for the message.',
    ja: 'Apple Mail がメールに付けた識別子です。',
  },
  'field.x-apple-*': { en: 'A note of Apple’s mail programs.', ja: 'Apple のメールソフトの覚え書きです。' },
  'field.x-campaign*': {
    en: 'Names the campaign of a mass mailing.',
    ja: '大量配信のキャンペーン名です。',
  },
} satisfies Readonly<Record<`field.${string}`, Message>>;
