import type { Message } from './catalog';

/** What stands in the text editor: lenses, hovers, remarks, the outline. */
export const editor = {
  'editor.lens.route': { en: 'Draw route · {hops|hop|hops}', ja: '経路図 · {hops} ホップ' },
  'editor.lens.nat': { en: '{count} NAT', ja: 'NAT {count} か所' },
  'editor.lens.silent': { en: '{count} silent', ja: '応答なし {count}' },
  'editor.lens.all': { en: 'Draw all {count} traces as one route', ja: '{count} 本の経路を 1 つの図にする' },
  'editor.lens.mail': { en: 'Mail path · {hops|hop|hops}', ja: 'メールの経路 · {hops} ホップ' },
  'editor.lens.origin': { en: 'origin {ip}', ja: '送信元 {ip}' },
  'editor.outline.hop': { en: 'Hop {ttl}', ja: 'ホップ {ttl}' },
  'editor.outline.silent': { en: 'no answer', ja: '応答なし' },
  'editor.outline.trace': { en: '{dialect} to {target}', ja: '{target} への {dialect}' },
  'editor.outline.mail': { en: 'Mail: {subject}', ja: 'メール: {subject}' },
  'editor.remark.unparsed': {
    en: 'This line of the trace was not understood; the rest was read without it.',
    ja: 'この行は読み取れませんでした。ほかの行はそのまま読み取っています。',
  },
  'editor.remark.doubt': { en: '{claim} ({percent} %)', ja: '{claim}（{percent} %）' },
  'editor.fix.nat': { en: 'Treat as NAT', ja: 'NAT として扱う' },
  'editor.fix.one-router': { en: 'These are one router', ja: '同じルーターとして扱う' },
  'editor.remark.truncated': {
    en: 'The trace breaks off here: what came after was not pasted or not yet printed.',
    ja: '経路の出力はここで途切れています。続きが貼り付けられていないか、まだ出力されていません。',
  },
  'editor.hover.probe': {
    en: 'Probe {index} of hop {ttl}: {rtt} ms there and back',
    ja: 'ホップ {ttl} の {index} 番目のプローブ: 往復 {rtt} ms',
  },
  'editor.hover.median': {
    en: 'Smallest of this hop: {least} ms; the others waited in queues or at the router itself',
    ja: 'このホップの最小は {least} ms。ほかは途中の待ち行列かルータ自身で待ちました',
  },
  'editor.hover.lost': {
    en: 'Probe {index} of hop {ttl} got no answer in time',
    ja: 'ホップ {ttl} の {index} 番目のプローブには時間内に応答がありませんでした',
  },
  'editor.hover.annotation': { en: '{raw}: {meaning}', ja: '{raw}: {meaning}' },
  'editor.hover.clause.helo': {
    en: 'Name the client gave itself (HELO): anyone can write anything here',
    ja: '相手が名乗った名前 (HELO)。何とでも名乗れます',
  },
  'editor.hover.clause.rdns': {
    en: 'Name of the client’s address in DNS ({state})',
    ja: '相手のアドレスの DNS 上の名前 ({state})',
  },
  'editor.hover.clause.address': {
    en: 'Address the connection came from, written down by the receiving server',
    ja: '接続元のアドレス。受け取ったサーバーが記録しました',
  },
  'editor.hover.clause.by': { en: 'Server that wrote this field', ja: 'このフィールドを書いたサーバー' },
  'editor.hover.clause.with': { en: 'Protocol of the hand-over', ja: '受け渡しのプロトコル' },
  'editor.hover.clause.id': {
    en: 'Queue id at the server: its administrator finds the message in the logs by it',
    ja: 'サーバーのキュー ID。管理者はこれでログを探せます',
  },
  'editor.hover.clause.date': { en: 'When the server took the message: {utc}', ja: 'サーバーが受け取った時刻: {utc}' },
  'editor.fix.trustRelay': { en: 'Trust the relay {host}', ja: '中継サーバー {host} を信頼する' },
  'editor.fix.ignore': { en: 'Ignore “{rule}” in this workspace', ja: 'このワークスペースでは「{rule}」を無視する' },
} satisfies Record<string, Message>;
