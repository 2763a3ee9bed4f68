import type { Annotation } from '../../../model/trace';

/**
 * What Windows says. Hops are read by form in any language; these words only say where a trace begins and
 * ends and why a router refused. Source: design/traceroute.md, "tracert words".
 */

/** Beginnings of the first header line: `Tracing route to … over a maximum of 30 hops`. */
const BEGINNINGS: readonly string[] = [
  'Tracing route to ',
  'Routenverfolgung zu ',
  'Détermination de l’itinéraire vers ',
  "Détermination de l'itinéraire vers ",
  'Traza a ',
  'Rastreando a rota para ',
  'Traccia instradamento verso ',
  'Traceren van de route naar ',
  'Śledzenie trasy do ',
  'Трассировка маршрута к ',
  '通过最多 ',
  '在上限 ',
  '최대 ',
];

/** The same in the language that puts the words behind the target. */
const ENDINGS: readonly string[] = ['へのルートをトレースしています'];

/** `Trace complete.` */
const CLOSINGS: readonly string[] = [
  'Trace complete.',
  'Ablaufverfolgung beendet.',
  'Itinéraire déterminé.',
  'Traza completa.',
  'Rastreamento concluído.',
  'Traccia completata.',
  'De trace is voltooid.',
  'Śledzenie zakończone.',
  'Трассировка завершена.',
  'トレースを完了しました。',
  '跟踪完成。',
  '追蹤完成。',
  '추적을 완료했습니다.',
];

/** Stems of `Destination host unreachable.` and its kin, in lower case; the first that occurs decides. */
const REASONS: readonly (readonly [Annotation['kind'], readonly string[]])[] = [
  [
    'protocol-unreachable',
    ['protocol', 'protokoll', 'protokół', 'протокол', '宛先プロトコル', '协议', '協定', '프로토콜'],
  ],
  [
    'port-unreachable',
    [' port ', 'zielport', ' puerto ', ' porta ', ' poort ', ' порт ', '宛先ポート', '端口', '連接埠', '포트'],
  ],
  [
    'network-unreachable',
    [
      ' net ',
      'netz',
      'netwerk',
      'network',
      'réseau',
      ' red ',
      ' rede ',
      ' rete ',
      'sieć',
      'сеть',
      'мереж',
      'síť',
      'nät',
      'verkko',
      'hálózat',
      'rețea',
      'δίκτυο',
      '宛先ネット',
      '目标网',
      '目的地網',
      '네트워크',
    ],
  ],
  [
    'host-unreachable',
    [
      'host',
      'hôte',
      'узел',
      'вузол',
      'värd',
      'vært',
      'vert',
      'isän',
      'gazd',
      'állomás',
      'bilgisayar',
      'υπολογιστ',
      'máy chủ',
      'โฮสต์',
      'מארח',
      'مضيف',
      '宛先ホスト',
      '主机',
      '主機',
      '호스트',
    ],
  ],
];

export function opensTracert(text: string): boolean {
  const line = text.trim();
  return BEGINNINGS.some((words) => line.startsWith(words)) || ENDINGS.some((words) => line.includes(words));
}

export function closesTracert(text: string): boolean {
  const line = text.trim();
  return CLOSINGS.some((words) => line === words);
}

/** Where closing lines begin in a text whose lines were joined. */
export function closingsIn(text: string): readonly number[] {
  return CLOSINGS.map((words) => text.indexOf(` ${words}`) + 1).filter((at) => at > 0);
}

/** `unknown` for a sentence in other words: it is kept as it stands. */
export function reasonOf(sentence: string): Annotation['kind'] {
  const padded = ` ${sentence.toLowerCase()} `;
  for (const [kind, stems] of REASONS) {
    if (stems.some((stem) => padded.includes(stem))) return kind;
  }
  return 'unknown';
}
