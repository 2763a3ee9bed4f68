import type { Message } from './catalog';

/** Names of the export formats, and what their writers say. */
export const formats = {
  'export.png': { en: 'PNG picture', ja: 'PNG 画像' },
  'export.pngLarger': { en: 'PNG picture, {scale}×', ja: 'PNG 画像 ({scale} 倍)' },
  'command.exportHidesNothing': {
    en: 'Nothing is hidden: files hold every address (the eye above changes that)',
    ja: '何も伏せていません。ファイルにはすべてのアドレスが入ります (右上の目のボタンで変更)',
  },
  'command.exportHides': { en: 'Hidden in the files: {what}', ja: 'ファイルで伏せるもの: {what}' },
  'command.exportHidesLike': {
    en: 'Hidden in the files: {what}, for example as {examples}',
    ja: 'ファイルで伏せるもの: {what} (例: {examples})',
  },
  'command.exportHere': { en: 'Export Here', ja: 'ここに書き出す' },
  'command.exportReplace': { en: 'Replace', ja: '置き換える' },
  'command.exportThere': {
    en: 'These files are there already: {files}. Replace them?',
    ja: '次のファイルはすでにあります: {files}。置き換えますか？',
  },
  'command.exportedAll': { en: '{count|file|files} exported.', ja: '{count} 個のファイルを書き出しました。' },
  'export.pdf': { en: 'PDF (vector, text can be selected)', ja: 'PDF (ベクター、文字を選択可能)' },
  'export.drawio': { en: 'draw.io drawing (editable)', ja: 'draw.io 図 (編集可能)' },
  'export.mermaid': { en: 'Mermaid flowchart', ja: 'Mermaid フローチャート' },
  'export.dot': { en: 'Graphviz drawing (DOT)', ja: 'Graphviz 図 (DOT)' },
  'export.graphml': { en: 'GraphML (yEd and others)', ja: 'GraphML (yEd など)' },
  'export.report': { en: 'Report in Markdown', ja: 'Markdown レポート' },
  'drawio.layer.areas': { en: 'Areas', ja: '管理範囲' },
  'drawio.layer.boundaries': { en: 'Boundaries', ja: '境界' },
  'drawio.layer.network': { en: 'Network', ja: 'ネットワーク' },
  'drawio.layer.forward': { en: 'Forward', ja: '往路' },
  'drawio.layer.return': { en: 'Return', ja: '復路' },
  'drawio.layer.legend': { en: 'Legend', ja: '凡例' },
  'pathReport.title': { en: 'Path analysis', ja: '経路解析' },
  'pathReport.routers': { en: 'Routers and hosts', ja: 'ルータとホスト' },
  'pathReport.segments': { en: 'Segments', ja: 'セグメント' },
  'pathReport.findings': { en: 'What was inferred', ja: '推定したこと' },
  'export.missingLetters': {
    en: 'The built-in font lacks {count|letter|letters} ({letters}): shown as 〓. Name a font that has them: {how}.',
    ja: '内蔵フォントにない文字が {count} 種類あります ({letters})。〓 で表示しました。これらを含むフォントを{how}で指定してください。',
  },
  'export.fontHow': {
    en: 'setting hopscope.export.font, or --font FILE on the command line',
    ja: '設定 hopscope.export.font、コマンドラインでは --font FILE ',
  },
  'export.noFont': {
    en: '{name} is no TrueType or OpenType font: name a .ttf, .otf or .ttc file.',
    ja: '{name} は TrueType/OpenType フォントではありません。.ttf、.otf、.ttc のファイルを指定してください。',
  },
  'export.pictureTooLarge': {
    en: 'The drawing is too large for a picture at {wanted}×: it was made at {scale}×. SVG and PDF have no such limit.',
    ja: '図が大きすぎるため {wanted} 倍では画像にできず、{scale} 倍にしました。SVG と PDF にはこの制限がありません。',
  },
} satisfies Record<string, Message>;
