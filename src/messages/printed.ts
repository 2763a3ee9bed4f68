import type { Message } from './catalog';

/** What machines on the way print about themselves, how operators number their links, which traces belong together. */
export const printed = {
  'route.reason.alias-printed': {
    en: 'One machine prints both {a} and {b} as its own addresses',
    ja: '1 台の機器が {a} と {b} の両方を自分のアドレスとして表示している',
  },
  'route.reason.opposite-called': {
    en: 'You call one of them the way out and the other one the way back, and there are no others',
    ja: '一方が行き、もう一方が帰りと指定され、他に経路がない',
  },
  'route.reason.opposite-alone': {
    en: 'There are only these two: a route and its way back, as a rule',
    ja: '経路はこの 2 つだけで、通常は行きと帰りの組',
  },
  'route.reason.segment-order': {
    en: 'Which of {a} and {b} is the higher number, beside the surer links of the same network',
    ja: '{a} と {b} のどちらが大きい番号か（同じネットワークの確かなリンクと比べて）',
  },
  'route.reason.alias-cross-order': {
    en: 'Which ends of the links at hop {forward} and hop {back} have the higher numbers, beside the surer links of the same network',
    ja: '行き {forward} ホップ目と帰り {back} ホップ目のリンクの、どちらの端が大きい番号か（同じネットワークの確かなリンクと比べて）',
  },
  'route.reason.way-order': {
    en: 'Which ends of the links at {ip} have the higher numbers, beside the surer links of the same network',
    ja: '{ip} のリンクのどちらの端が大きい番号か（同じネットワークの確かなリンクと比べて）',
  },
} satisfies Record<string, Message>;
