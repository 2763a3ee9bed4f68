import type { Message } from './catalog';

/** Drawing what a folder holds. */
export const folder = {
  'folder.reading': { en: 'Reading traces in {name}', ja: '{name} のトレースを読み込み中' },
  'folder.progress': {
    en: '{traces|trace|traces} in {files} of {of|file|files}',
    ja: 'トレース {traces} 件（ファイル {files} / {of} 個）',
  },
  'folder.found': { en: '{files|file|files} found', ja: 'ファイル {files} 個' },
  'folder.empty': {
    en: 'There are no files in {name}: choose a folder with the output of tracert, traceroute, mtr or nmap --traceroute.',
    ja: '{name} にファイルがありません。tracert、traceroute、mtr、nmap --traceroute の出力が入ったフォルダーを選んでください。',
  },
  'folder.nothing': {
    en: 'No trace was found in the {files|file|files} of {name}: choose a folder with the output of tracert, traceroute, mtr or nmap --traceroute.',
    ja: '{name} のファイル {files} 個にトレースが見つかりません。tracert、traceroute、mtr、nmap --traceroute の出力が入ったフォルダーを選んでください。',
  },
  'folder.stopped': {
    en: 'Reading {name} was stopped before a trace was found: run the command again to read all of it.',
    ja: '{name} の読み込みは、トレースが見つかる前に中断されました。すべて読み込むには、もう一度コマンドを実行してください。',
  },
  'folder.noCorrections': {
    en: 'This picture is made of many traces at once and takes no corrections: draw the traces in question by themselves to correct them.',
    ja: 'この図は多数のトレースをまとめたもので、訂正はできません。訂正するには、該当するトレースだけを描いてください。',
  },
  'folder.notSaved': {
    en: 'A saved diagram holds its texts, and this picture is made of too many: export it instead.',
    ja: '保存する図には元のテキストが含まれますが、この図のテキストは多すぎます。代わりにエクスポートしてください。',
  },
  'folder.notShown': {
    en: '{name} cannot be shown in an editor: {reason}',
    ja: '{name} をエディターで表示できません：{reason}',
  },
  'folder.pick': { en: 'Folder of traces', ja: 'トレースのフォルダー' },
  'folder.draw': { en: 'Draw', ja: '描画' },
} satisfies Readonly<Record<string, Message>>;
