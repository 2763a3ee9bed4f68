import type { Message } from './catalog';

/** What the panel, the commands and the command line say around a drawing. */
export const panel = {
  'panel.titleOf': { en: 'Hopscope: {name}', ja: 'Hopscope: {name}' },
  'panel.took': { en: 'Taken for {what}.', ja: '{what}として読み取りました。' },
  'panel.tookTrace': { en: '{dialect} ({role}, {hops|hop|hops})', ja: '{dialect} ({role}、{hops} ホップ)' },
  'panel.tookMessage': {
    en: 'mail headers ({hops|Received field|Received fields})',
    ja: 'メールヘッダ (Received {hops} 件)',
  },
  'panel.tookMore': { en: '{count} more', ja: 'ほか {count} 件' },
  'panel.separator': { en: ', ', ja: '、' },
  'panel.unparsed': { en: '{lines|line was|lines were} not understood.', ja: '{lines} 行は読み取れませんでした。' },
  'panel.nothing': {
    en: 'No traceroute and no mail header was found in {name}: paste the output of tracert, traceroute or nmap --traceroute, or the header of a message with its Received lines.',
    ja: '{name} に traceroute の結果もメールヘッダも見つかりません。tracert、traceroute、nmap --traceroute の出力か、Received 行を含むメールのヘッダを貼り付けてください。',
  },
  'panel.emptyText': {
    en: '{name} is empty: paste the output of a traceroute or the header of a message.',
    ja: '{name} は空です。traceroute の出力かメールのヘッダを貼り付けてください。',
  },
  'panel.tooLarge': {
    en: '{name} has {size} MB; the panel reads up to {limit} MB: cut out the part to draw.',
    ja: '{name} は {size} MB あります。パネルで読めるのは {limit} MB までです。必要な部分を切り出してください。',
  },
  'panel.gone': {
    en: '{name} can no longer be read: open it again and run the command once more.',
    ja: '{name} を読み込めません。もう一度開いてからコマンドを実行してください。',
  },
  'panel.failed': {
    en: 'This text could not be drawn; the details are in the output channel "Hopscope". Please report it with the text, if you may share it.',
    ja: 'この文章は図にできませんでした。詳細は出力チャネル「Hopscope」にあります。差し支えなければ文章とともにご報告ください。',
  },
  'command.pasteHere': {
    en: 'Paste the output of a traceroute or the header of a message into this document; the diagram follows.',
    ja: 'traceroute の出力かメールのヘッダをこの文書に貼り付けると、図が表示されます。',
  },
  'command.terminalEmpty': {
    en: 'Nothing is selected in the terminal: select the output of a traceroute there and run the command again.',
    ja: 'ターミナルで何も選択されていません。traceroute の出力を選択してから、もう一度実行してください。',
  },
  'command.compareNeedsTwo': {
    en: 'Comparing takes two texts or more: open or pick a forward and a return trace.',
    ja: '比較には 2 つ以上の文書が必要です。行きと帰りの traceroute を開くか選んでください。',
  },
  'command.comparePick': {
    en: 'Pick two or more: forward and return traces',
    ja: '行きと帰りの traceroute を 2 つ以上選んでください',
  },
  'command.pickFiles': { en: 'Choose files…', ja: 'ファイルを選択…' },
  'command.compareOpenLabel': { en: 'Compare', ja: '比較' },
  'command.exportPick': { en: 'Format of the export', ja: '書き出す形式' },
  'command.exportLogin': {
    en: 'Login name for the file name (empty: none)',
    ja: 'ファイル名に使うログイン名 (空欄可)',
  },
  'command.exportLoginWrong': {
    en: 'A login name has letters, digits, ".", "_" and "-" only.',
    ja: 'ログイン名に使えるのは英数字と「.」「_」「-」だけです。',
  },
  'command.exportNothing': {
    en: 'There is no diagram to export yet: run "Hopscope: Analyze traceroute" first.',
    ja: '書き出す図がまだありません。先に「Hopscope: traceroute を解析」を実行してください。',
  },
  'command.exported': { en: 'Exported to {file}.', ja: '{file} に書き出しました。' },
  'command.exportOpen': { en: 'Open', ja: '開く' },
  'command.exportFailed': {
    en: '{file} could not be written: {reason}',
    ja: '{file} に書き込めませんでした: {reason}',
  },
  'command.samplePick': { en: 'Sample to open', ja: '開くサンプル' },
  'command.sample.route': { en: 'Home to campus and back', ja: '自宅から大学への往復' },
  'command.sample.routeDetail': {
    en: 'Two forward traces (tracert, nmap) and one return trace (traceroute)',
    ja: '行き 2 つ (tracert、nmap) と帰り 1 つ (traceroute)',
  },
  'command.sample.mail': { en: 'A message with masked relays', ja: '中継が伏せ字のメール' },
  'command.sample.mailDetail': {
    en: 'Received fields of qmail, dates that disagree',
    ja: 'qmail の Received、食い違う日時',
  },
  'export.svg': { en: 'SVG drawing', ja: 'SVG 図' },
  'export.html': { en: 'Interactive page (one HTML file)', ja: '操作できるページ (HTML 1 ファイル)' },
  'export.course': { en: 'Course assignment: one A4 slide', ja: '課題提出用スライド (A4 1 枚)' },
  'export.pptx': { en: 'PowerPoint slide (editable)', ja: 'PowerPoint スライド (編集可能)' },
  'export.json': { en: 'Analysis as JSON', ja: '解析結果 (JSON)' },
  'export.csv': { en: 'Table as CSV', ja: '表 (CSV)' },
  'export.markdown': { en: 'Tables as Markdown', ja: '表 (Markdown)' },
  'export.text': { en: 'Summary as text', ja: '要約 (テキスト)' },
} satisfies Record<string, Message>;
