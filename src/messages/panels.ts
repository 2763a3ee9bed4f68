import type { Message } from './catalog';

/** Kept panels, the status bar, and picking what to compare with. */
export const panels = {
  'panel.titleKept': { en: '[Hopscope: {name}]', ja: '[Hopscope: {name}]' },
  'status.name': { en: 'Hopscope diagram', ja: 'Hopscope の図' },
  'status.hops': { en: '{hops|hop|hops}', ja: '{hops} ホップ' },
  'status.mail': { en: 'mail path, {hops|hop|hops}', ja: 'メール経路 {hops} ホップ' },
  'status.messages': { en: '{count|message|messages}', ja: 'メール {count} 通' },
  'status.traces': { en: '{traces|trace|traces}', ja: 'トレース {traces} 件' },
  'status.redacted': { en: 'redacted', ja: '伏せ字' },
  'status.tooltip': { en: 'Show the diagram', ja: '図を表示' },
  'status.spoken': { en: 'Hopscope: {text}. Show the diagram.', ja: 'Hopscope: {text}。図を表示します。' },
  'compare.pickBefore': { en: 'Before: which text?', ja: '前: どの文書ですか' },
  'compare.pickAfter': { en: 'Compare {name} with…', ja: '{name} と比較する相手' },
  'compare.keptPanel': { en: 'kept diagram', ja: '固定した図' },
  'compare.nothingElse': {
    en: 'A comparison takes two different texts: pick another one.',
    ja: '比較には別の文書が必要です。ほかの文書を選んでください。',
  },
  'compare.noSides': {
    en: 'Nothing is compared in this diagram: run "Hopscope: Compare Diagram With…" first.',
    ja: 'この図では何も比較していません。先に「Hopscope: 図を比較…」を実行してください。',
  },
} satisfies Record<string, Message>;
