import type { Message } from './catalog';

/** What differs between two looks at a route: in the drawing, its legend and details, in the text report. */
export const comparison = {
  'comparison.sign.added': { en: '+ new', ja: '＋ 追加' },
  'comparison.sign.gone': { en: '− gone', ja: '－ 消失' },
  'comparison.sign.moved': { en: '⇅ hop {before} → {after}', ja: '⇅ ホップ {before} → {after}' },
  'comparison.sign.time': { en: '≠ {difference} ms', ja: '≠ {difference} ms' },
  'comparison.sign.way': { en: '≠ directions', ja: '≠ 方向' },
  'comparison.spoken.added': { en: 'new: only the later trace shows it', ja: '追加: 後の結果にだけ現れる' },
  'comparison.spoken.gone': { en: 'gone: only the earlier trace shows it', ja: '消失: 前の結果にだけ現れる' },
  'comparison.spoken.moved': {
    en: 'moved: its place on the way was hop {before} and is hop {after}',
    ja: '移動: 経路上の位置がホップ {before} からホップ {after} に変わった',
  },
  'comparison.spoken.time': {
    en: 'changed: it answered after {before} ms and now after {after} ms',
    ja: '変化: 応答時間が {before} ms から {after} ms に変わった',
  },
  'comparison.spoken.way': {
    en: 'changed: another direction passes it',
    ja: '変化: 通過する方向が変わった',
  },
  'comparison.legend.added': { en: 'only after: {names}', ja: '後だけ: {names}' },
  'comparison.legend.gone': { en: 'only before: {names}', ja: '前だけ: {names}' },
  'comparison.legend.moved': { en: 'elsewhere on the way', ja: '経路上の位置が変わった' },
  'comparison.legend.changed': { en: 'other times or directions', ja: '時間か方向が変わった' },
  'comparison.none': { en: 'nothing differs', ja: '違いなし' },
  'comparison.counts': {
    en: '{added} new · {gone} gone · {moved} moved · {changed} changed',
    ja: '追加 {added}・消失 {gone}・移動 {moved}・変化 {changed}',
  },
  'comparison.title': { en: 'Compared: {before} → {after}', ja: '比較: {before} → {after}' },
  'comparison.side.before': { en: 'Before', ja: '前' },
  'comparison.side.after': { en: 'After', ja: '後' },
  'comparison.pass': { en: 'hop {ttl}', ja: 'ホップ {ttl}' },
  'comparison.passTime': { en: 'hop {ttl}, {ms} ms', ja: 'ホップ {ttl}、{ms} ms' },
  'comparison.notSeen': { en: 'not seen', ja: '現れない' },
  'comparison.link': { en: 'link {a} – {b}', ja: 'リンク {a} – {b}' },
  'comparison.silent': { en: 'silent hop {ttl}', ja: '無応答ホップ {ttl}' },
  'comparison.machine': { en: '{name} ({addresses})', ja: '{name}（{addresses}）' },
  'comparison.change.added': { en: 'new', ja: '追加' },
  'comparison.change.gone': { en: 'gone', ja: '消失' },
  'comparison.change.moved': { en: 'moved', ja: '移動' },
  'comparison.change.changed': { en: 'changed', ja: '変化' },
} satisfies Record<string, Message>;
