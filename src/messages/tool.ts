import type { Message } from './catalog';

/** What a language model and its user are told by the tools (`languageModelTools`). */
export const tool = {
  'tool.title': { en: 'Read network text with Hopscope', ja: 'Hopscope でネットワークのテキストを読み取る' },
  'tool.reading': { en: 'Reading the text with Hopscope', ja: 'Hopscope で読み取っています' },
  'tool.confirm': {
    en: 'The text is analysed on this machine. The language model gets the result; redacted in it: {hidden}.',
    ja: 'テキストはこのマシンで解析され、結果が言語モデルに渡されます。結果で伏せるもの: {hidden}。',
  },
  'tool.empty': {
    en: 'The field "text" is empty: pass the traceroute output or the mail headers word for word.',
    ja: '"text" が空です。traceroute の出力かメールヘッダをそのまま渡してください。',
  },
  'tool.nothing': {
    en: 'No traceroute and no Received field was found in "text": pass the whole output, with its line breaks.',
    ja: '"text" に traceroute の結果も Received フィールドもありません。改行を含む出力全体を渡してください。',
  },
  'tool.tooLong': {
    en: 'The analysis as JSON has {size} characters and is left out; ask about one trace or message at a time.',
    ja: 'JSON の解析結果は {size} 文字あるため省きました。経路やメールを 1 つずつ尋ねてください。',
  },
} satisfies Record<string, Message>;
