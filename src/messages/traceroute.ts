import type { Message } from './catalog';

/** Tools, warnings and the meaning of annotations. Tool names are the same in every language. */
export const traceroute = {
  'traceroute.dialect.traceroute-linux': { en: 'traceroute (Linux)', ja: 'traceroute(Linux)' },
  'traceroute.dialect.tracert-windows': { en: 'tracert (Windows)', ja: 'tracert(Windows)' },
  'traceroute.dialect.traceroute-inetutils': { en: 'traceroute (GNU inetutils)', ja: 'traceroute(GNU inetutils)' },
  'traceroute.dialect.nmap-text': { en: 'nmap --traceroute', ja: 'nmap --traceroute' },

  'traceroute.warning.several-addresses': {
    en: '{name} has several addresses; the tool traced {address}.',
    ja: '{name} には複数のアドレスがあります。追跡の対象は {address} です。',
  },
  'traceroute.warning.tool-notice': { en: 'The tool says: {text}', ja: 'ツールからの通知: {text}' },
  'traceroute.warning.time-underflow': {
    en: 'Hop {ttl}: the time {value} ms is a counter that ran below zero; it is left out of all statistics.',
    ja: 'ホップ {ttl}: {value} ms はカウンターが 0 を下回ったときの値です。統計には含めません。',
  },

  'traceroute.annotation.host-unreachable': { en: 'host unreachable', ja: 'ホストに到達できません' },
  'traceroute.annotation.network-unreachable': { en: 'network unreachable', ja: 'ネットワークに到達できません' },
  'traceroute.annotation.protocol-unreachable': { en: 'protocol unreachable', ja: 'プロトコルを利用できません' },
  'traceroute.annotation.port-unreachable': { en: 'port unreachable', ja: 'ポートに到達できません' },
  'traceroute.annotation.source-route-failed': { en: 'source route failed', ja: 'ソースルーティングに失敗しました' },
  'traceroute.annotation.fragmentation-needed': {
    en: 'packet too big, fragmentation needed',
    ja: 'パケットが大きすぎるため、フラグメント化が必要です',
  },
  'traceroute.annotation.prohibited': {
    en: 'administratively prohibited (a filter refused the packet)',
    ja: '管理上の理由で禁止されています(フィルターによる拒否)',
  },
  'traceroute.annotation.precedence': { en: 'precedence violation or cut-off', ja: '優先度(precedence)による拒否です' },
  'traceroute.annotation.ttl-too-small': {
    en: 'the reply came back with a TTL of 1 or less',
    ja: '応答パケットの TTL が 1 以下でした',
  },
  'traceroute.annotation.icmp-code': {
    en: 'destination unreachable, ICMP code as printed',
    ja: '宛先に到達できません(ICMP コードは表示のとおり)',
  },
  'traceroute.annotation.unknown': { en: 'annotation of unknown meaning', ja: '意味が不明な注記です' },
} satisfies Record<string, Message>;
