import type { Message } from './catalog';

/** What is said about files and messages that hold other messages. */
export const mime = {
  'mime.msgDamaged': {
    en: '{name} is no readable Outlook file: it is cut off, damaged or of another program. Save the message from Outlook again, or as .eml.',
    ja: '{name} は Outlook のファイルとして読めません。途中で切れているか、壊れているか、別のプログラムのものです。Outlook から保存し直すか、.eml で保存してください。',
  },
  'mime.msgEmpty': {
    en: '{name} holds no mail: it is an Outlook file without header, sender or subject.',
    ja: '{name} にメールはありません。ヘッダも差出人も件名もない Outlook ファイルです。',
  },
  'mime.msgTooLarge': {
    en: '{name} is larger than {limit} MB: save it without its attachments.',
    ja: '{name} は {limit} MB を超えています。添付ファイルを除いて保存してください。',
  },
  'mime.tooDeep': {
    en: 'Messages inside messages are read {limit} levels deep; “{subject}” holds more, save the inner one as a file to see it.',
    ja: 'メールの中のメールは {limit} 段まで読みます。「{subject}」の中にはまだあるので、見るには中のメールをファイルに保存してください。',
  },
  'mime.tooMany': {
    en: 'The first {limit} attached messages of a message are read; “{subject}” holds more.',
    ja: '1 通に添付されたメールは {limit} 通まで読みます。「{subject}」にはそれより多くあります。',
  },
  'mime.in.attachment': { en: 'attached to “{subject}” (part {part})', ja: '「{subject}」の添付 (パート {part})' },
  'mime.in.bounce': {
    en: 'returned in the delivery report “{subject}” (part {part})',
    ja: '配送通知「{subject}」で返されたもの (パート {part})',
  },
  'mime.in.digest': {
    en: 'in the collection “{subject}” (part {part})',
    ja: '「{subject}」にまとめられたもの (パート {part})',
  },
  'mime.in.outlook': {
    en: 'in the Outlook message “{subject}” (item {part})',
    ja: 'Outlook のメール「{subject}」の中 ({part} 番目)',
  },
  'mime.inside': { en: 'Found inside: {chain}', ja: '入れ物: {chain}' },
  'mime.files': { en: 'Mail', ja: 'メール' },
  'mime.allFiles': { en: 'All files', ja: 'すべてのファイル' },
  'mime.insideName': { en: 'Found inside', ja: '入れ物' },
  'mime.chain': { en: ' ← ', ja: ' ← ' },
  'mime.title': { en: '└ {title}', ja: '└ {title}' },
} satisfies Readonly<Record<`mime.${string}`, Message>>;
