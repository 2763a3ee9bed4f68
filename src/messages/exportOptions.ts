import type { Message } from './catalog';

/** The list in which exports are adjusted, and the warning before them. */
export const exportOptions = {
  'exportOptions.title': { en: 'How exports are made', ja: '書き出しの設定' },
  'exportOptions.button': { en: 'Paper, legend, title …', ja: '用紙、凡例、表題など' },
  'exportOptions.done': { en: '$(check) Back to the formats', ja: '$(check) 形式の選択に戻る' },
  'exportOptions.paper': { en: 'Paper (PowerPoint, PDF, draw.io)', ja: '用紙 (PowerPoint、PDF、draw.io)' },
  'exportOptions.paper.auto': {
    en: 'As usual for the format: A4 slides, a PDF as large as the drawing',
    ja: '形式に合わせる (スライドは A4、PDF は図の大きさ)',
  },
  'exportOptions.paper.a4': { en: 'A4 portrait', ja: 'A4 縦' },
  'exportOptions.paper.a4-exact': { en: 'A4 portrait, exactly 210 × 297 mm', ja: 'A4 縦 (正確に 210 × 297 mm)' },
  'exportOptions.paper.wide': { en: 'Wide screen 16:9', ja: 'ワイド画面 16:9' },
  'exportOptions.legend': { en: 'Legend', ja: '凡例' },
  'exportOptions.legend.auto': { en: 'As usual for the format', ja: '形式に合わせる' },
  'exportOptions.legend.with': { en: 'With legend', ja: '付ける' },
  'exportOptions.legend.without': { en: 'Without legend', ja: '付けない' },
  'exportOptions.drawioStyle': { en: 'Symbols in draw.io', ja: 'draw.io の記号' },
  'exportOptions.drawioStyle.classic': { en: 'Cisco, as in most courses', ja: '授業でおなじみの Cisco' },
  'exportOptions.drawioStyle.cisco19': { en: 'Cisco of 2019', ja: '2019 年版の Cisco' },
  'exportOptions.drawioStyle.plain': { en: 'Plain boxes', ja: 'ただの箱' },
  'exportOptions.svgMetadata': { en: 'Analysis inside the SVG', ja: 'SVG に解析結果を含める' },
  'exportOptions.svgMetadata.false': { en: 'No', ja: 'いいえ' },
  'exportOptions.svgMetadata.true': { en: 'Yes, as JSON in its metadata', ja: 'はい (メタデータに JSON)' },
  'exportOptions.heading': { en: 'Title', ja: '表題' },
  'exportOptions.heading.own': { en: 'As in the drawing', ja: '図のとおり' },
  'command.exportShowsHome': {
    en: 'The files will show public addresses of a home.',
    ja: '書き出すファイルに、自宅のグローバルアドレスが載ります。',
  },
  'command.exportShowsHomeDetail': {
    en: 'The route begins in a private network, and nothing is hidden: whoever gets a file learns which connection it is.',
    ja: '経路はプライベートネットワークから始まり、何も伏せていません。ファイルを受け取った人は、どの回線かを知ることができます。',
  },
  'command.exportAsIs': { en: 'Export as It Is', ja: 'このまま書き出す' },
  'command.exportHide': { en: 'Choose What to Hide…', ja: '伏せるものを選ぶ…' },
  'command.exportNeverWarn': { en: "Export and Don't Warn Again", ja: '書き出し、今後は警告しない' },
} satisfies Record<string, Message>;
