import type { Message } from './catalog';

/** Sockets, tunnels, typed conversations. */
export const sessions = {
  'sessions.took.sockets': { en: 'a table of connections', ja: '接続の表' },
  'sessions.took.ssh': { en: 'an ssh command', ja: 'ssh コマンド' },
  'sessions.took.dialogue': { en: 'a mail conversation', ja: 'メールの会話' },
  'sessions.title': { en: 'Connections', ja: '接続' },
  'sessions.titleDialogue': { en: '{protocol} conversation with {server}', ja: '{server} との {protocol} の会話' },
  'sessions.description': {
    en: '{chains|conversation|conversations} between {machines|machine|machines}.',
    ja: '{machines} 台の間の {chains} 件の通信。',
  },
  'sessions.descriptionDialogue': {
    en: '{protocol} conversation of {turns|line|lines} with {server}.',
    ja: '{server} との {protocol} の会話 ({turns} 行)。',
  },
  'sessions.server': { en: 'server', ja: 'サーバー' },
  'sessions.client': { en: 'client', ja: 'クライアント' },
  'sessions.program': { en: 'program', ja: 'プログラム' },
  'sessions.protection.encrypted': { en: 'encrypted', ja: '暗号化' },
  'sessions.protection.clear': { en: 'readable', ja: '平文' },
  'sessions.protection.unknown': { en: 'not told', ja: '不明' },
  'sessions.legend.encrypted': { en: 'encrypted: nobody on the way can read it', ja: '暗号化: 途中では読めない' },
  'sessions.legend.clear': {
    en: 'in the clear: readable for whoever sees the packets',
    ja: '平文: パケットが見える人には読める',
  },
  'sessions.legend.unknown': { en: 'the port does not tell', ja: 'ポートからは分からない' },
  'sessions.legend.expected': { en: 'from the command, in no capture', ja: 'コマンドから分かるだけ (記録にはない)' },
  'sessions.state.established': { en: 'established', ja: '接続中' },
  'sessions.state.listening': { en: 'listening', ja: '待ち受け' },
  'sessions.state.closing': { en: 'closing', ja: '終了中' },
  'sessions.state.opening': { en: 'opening', ja: '開始中' },
  'sessions.state.unknown': { en: 'state unknown', ja: '状態不明' },
  'sessions.port': { en: 'port {port}', ja: 'ポート {port}' },
  'sessions.stretch': {
    en: '{client} to {server}, {service}: {protection}',
    ja: '{client} から {server}、{service}: {protection}',
  },
  'sessions.inside': { en: '{service} inside {carrier}', ja: '{carrier} の中の {service}' },
  'sessions.unknownService': { en: 'unknown service', ja: '不明なサービス' },
  'sessions.more': { en: '{count} more, see the text', ja: 'ほか {count} 件 (テキスト参照)' },
  'sessions.claim.clear-inside': {
    en: '{service} rides encrypted inside ssh from port {port} of {near} to {target}; in the clear it only runs inside the two machines.',
    ja: '{service} は {near} のポート {port} から {target} まで ssh の中を暗号化されて通る。平文なのは両端の機械の中だけ。',
  },
  'sessions.claim.clear-behind': {
    en: '{service} rides encrypted inside ssh from port {port} of {near} to {from}; from {from} to {target} it crosses the network in the clear.',
    ja: '{service} は {near} のポート {port} から {from} まで ssh の中を暗号化されて通るが、{from} から {target} までは平文でネットワークを通る。',
  },
  'sessions.claim.carried': {
    en: 'ssh carries what is sent to port {port} of {near}.',
    ja: '{near} のポート {port} に送られたものを ssh が運ぶ。',
  },
  'sessions.claim.first-hop': {
    en: 'This conversation is the first hop of the mail “{subject}”: {server} took it here.',
    ja: 'この会話はメール「{subject}」の最初のホップ: {server} がここで受け取った。',
  },
  'sessions.claim.not-first-hop': {
    en: 'This conversation is not the first hop of the mail “{subject}”, though {server} took both.',
    ja: 'この会話はメール「{subject}」の最初のホップではない。{server} が両方を受け取ってはいる。',
  },
  'sessions.claim.no-mail': {
    en: 'This conversation is the first hop of no mail here.',
    ja: 'この会話を最初のホップとするメールはここにはない。',
  },
  'sessions.claim.several-mails': {
    en: 'This conversation may be the first hop of several mails here.',
    ja: 'この会話はここにある複数のメールの最初のホップでありうる。',
  },
  'sessions.reason.several-mails': {
    en: 'What it says stands in more than one of them alike.',
    ja: '会話の内容がどのメールにも同じように当てはまる。',
  },
  'sessions.reason.only-server': {
    en: 'Only the server {server} is the same.',
    ja: '同じなのはサーバー {server} だけ。',
  },
  'sessions.reason.other-server': {
    en: 'No oldest Received field was written by {server}.',
    ja: '最も古い Received フィールドを {server} が書いたメールがない。',
  },
  'sessions.reason.other-helo': {
    en: 'The header has the HELO {value}, the conversation {told}: one of them is forged, or they are two.',
    ja: 'ヘッダーの HELO は {value}、会話では {told}: どちらかが偽りか、別のメール。',
  },
  'sessions.reason.other-address': {
    en: 'The header has the client {value}, the server greeted {told}.',
    ja: 'ヘッダーのクライアントは {value}、サーバーが応答した相手は {told}。',
  },
  'sessions.reason.other-sender': {
    en: 'The header has the envelope sender {value}, the conversation {told}.',
    ja: 'ヘッダーのエンベロープ差出人は {value}、会話では {told}。',
  },
  'sessions.reason.other-queue': {
    en: 'The header has the queue id {value}, the server answered {told}.',
    ja: 'ヘッダーのキュー ID は {value}、サーバーの応答では {told}。',
  },
  'sessions.reason.other-message-id': {
    en: 'The header has the Message-ID {value}, the conversation {told}.',
    ja: 'ヘッダーの Message-ID は {value}、会話では {told}。',
  },
  'sessions.reason.other-date': {
    en: 'The header has the date {value}, the conversation {told}.',
    ja: 'ヘッダーの日付は {value}、会話では {told}。',
  },
  'sessions.reason.same-address': { en: 'the same client address: {value}', ja: '同じクライアントのアドレス: {value}' },
  'sessions.reason.same-message-id': { en: 'the same Message-ID: {value}', ja: '同じ Message-ID: {value}' },
  'sessions.reason.same-date': { en: 'the same date: {value}', ja: '同じ日付: {value}' },
  'sessions.joined': {
    en: 'SMTP conversation, {commands|command|commands}',
    ja: 'SMTP の会話（{commands} 個のコマンド）',
  },
  'sessions.joinedMail': {
    en: '{helo} → {server}: the hand-over below, as it was said',
    ja: '{helo} → {server}: 下の受け渡しの会話',
  },
  'sessions.reason.same-server': { en: 'the same server: {value}', ja: '同じサーバー: {value}' },
  'sessions.reason.same-helo': { en: 'the same HELO: {value}', ja: '同じ HELO: {value}' },
  'sessions.reason.same-sender': { en: 'the same envelope sender: {value}', ja: '同じエンベロープ差出人: {value}' },
  'sessions.reason.same-recipient': { en: 'the same recipient: {value}', ja: '同じ宛先: {value}' },
  'sessions.reason.same-queue': { en: 'the same queue id: {value}', ja: '同じキュー ID: {value}' },
  'sessions.claim.guess': {
    en: 'Port {port} of {near} may be the entrance of an ssh tunnel to {far}.',
    ja: '{near} のポート {port} は {far} への ssh トンネルの入口かもしれない。',
  },
  'sessions.claim.sender-differs': {
    en: 'The envelope says {envelope}, the message says From: {header}: the reader sees another sender than the servers.',
    ja: '封筒の送信者は {envelope}、本文の From は {header}。受け取る人に見える送信者がサーバーの知る送信者と違う。',
  },
  'sessions.claim.sender-unchecked': {
    en: 'Nobody logged in: the server took {envelope} as it was typed, so the sender can be forged.',
    ja: '認証がない。サーバーは打たれた {envelope} をそのまま受け取ったので、送信者は詐称できる。',
  },
  'sessions.claim.refused': { en: 'Refused: {address}', ja: '拒否された: {address}' },
  'sessions.claim.recipients-differ': {
    en: 'Gets the message although To and Cc do not name it: {list}',
    ja: 'To にも Cc にもないのに届く宛先: {list}',
  },
  'sessions.claim.helo-empty': {
    en: 'The client greets as {helo}: that name says nothing about who it is.',
    ja: 'クライアントは {helo} と名乗った。この名前では誰か分からない。',
  },
  'sessions.claim.clear': {
    en: 'This {protocol} conversation is in the clear: whoever sees the packets reads all of it.',
    ja: 'この {protocol} の会話は平文で、パケットが見える人は全部読める。',
  },
  'sessions.claim.encrypted': {
    en: 'This {protocol} conversation is encrypted.',
    ja: 'この {protocol} の会話は暗号化されている。',
  },
  'sessions.claim.password-clear': { en: 'The password was sent in the clear.', ja: 'パスワードが平文で送られた。' },
  'sessions.claim.port-25': {
    en: 'Port 25 is for mail between servers; many providers close it to their customers (OP25B). People hand mail in on 587 or 465.',
    ja: 'ポート 25 はサーバー間の配送用で、多くの接続業者が利用者から塞いでいる (OP25B)。利用者の投稿は 587 か 465 を使う。',
  },
  'sessions.claim.port-submission': {
    en: 'Port {port} is where people hand mail in, with a login.',
    ja: 'ポート {port} は利用者が認証してメールを投稿する口。',
  },
  'sessions.reason.command': {
    en: 'The ssh command forwards port {port}.',
    ja: 'ssh コマンドがポート {port} を転送する。',
  },
  'sessions.reason.seen': { en: 'The captures show every stretch.', ja: '記録にすべての区間がある。' },
  'sessions.reason.talks-to-itself': {
    en: 'A program talks to port {port} of its own machine, which is no known service.',
    ja: '自分の機械のポート {port} と話しているが、知られたサービスではない。',
  },
  'sessions.reason.one-ssh': { en: 'The machine has just one ssh connection.', ja: 'その機械の ssh 接続は一つだけ。' },
  'sessions.reason.comes-out': {
    en: 'The far machine has just one other connection of its own.',
    ja: '相手の機械から出る接続はほかに一つだけ。',
  },
  'sessions.reason.said': { en: 'The conversation says so.', ja: '会話に書いてある。' },
  'sessions.kind.machine': { en: 'Machine', ja: '機械' },
  'sessions.kind.connection': { en: 'Connection', ja: '接続' },
  'sessions.kind.dialogue': { en: 'Conversation', ja: '会話' },
  'sessions.kind.turn': { en: 'Line', ja: '行' },
  'sessions.fact.names': { en: 'Names', ja: '名前' },
  'sessions.fact.listens': { en: 'Listens on', ja: '待ち受け' },
  'sessions.fact.from': { en: 'From', ja: '接続元' },
  'sessions.fact.to': { en: 'To', ja: '接続先' },
  'sessions.fact.service': { en: 'Service', ja: 'サービス' },
  'sessions.fact.state': { en: 'State', ja: '状態' },
  'sessions.fact.protection': { en: 'On the way', ja: '途中で' },
  'sessions.fact.seen': { en: 'Seen in', ja: '記録' },
  'sessions.fact.captures': { en: '{seen|capture|captures}', ja: '{seen} 件' },
  'sessions.fact.said': { en: 'Said', ja: '内容' },
  'sessions.column.conversation': { en: 'stretch', ja: '区間' },
  'sessions.column.service': { en: 'service', ja: 'サービス' },
  'sessions.column.protection': { en: 'on the way', ja: '途中で' },
  'sessions.column.state': { en: 'state', ja: '状態' },
} satisfies Record<string, Message>;
