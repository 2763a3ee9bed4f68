import type { Message } from './catalog';

/** What is wrong with a replacement icon (src/export/iconFiles.ts). */
export const icons = {
  'icons.tooLarge': {
    en: '{name}: an icon may have 512 kB and 4096 pixels a side. The built-in symbol is used.',
    ja: '{name}: アイコンは 512 kB、一辺 4096 ピクセルまでです。組み込みの記号を使います。',
  },
  'icons.notPng': {
    en: '{name}.png is no PNG picture. The built-in symbol is used.',
    ja: '{name}.png は PNG 画像ではありません。組み込みの記号を使います。',
  },
  'icons.unsafeSvg': {
    en: '{name}.svg is no plain SVG drawing: scripts, links, embedded pictures and document types are refused. The built-in symbol is used.',
    ja: '{name}.svg は使えません。スクリプト、リンク、埋め込み画像、文書型宣言を含まない SVG にしてください。組み込みの記号を使います。',
  },
  'icons.notSvg': {
    en: '{name}.svg is no well-formed SVG drawing. The built-in symbol is used.',
    ja: '{name}.svg は正しい SVG ではありません。組み込みの記号を使います。',
  },
  'icons.noSize': {
    en: '{name}.svg says neither viewBox nor width and height, so its proportions are unknown. The built-in symbol is used.',
    ja: '{name}.svg に viewBox も width と height もないため、縦横の比がわかりません。組み込みの記号を使います。',
  },
  'icons.tooLong': {
    en: '{name}: one side is more than 20 times as long as the other. The built-in symbol is used.',
    ja: '{name}: 縦横の比が 20 倍を超えています。組み込みの記号を使います。',
  },
  'icons.notDrawn': {
    en: '{name}.svg could not be turned into pixels for a format that needs them: put {name}.png beside it. There the built-in symbol is used.',
    ja: '{name}.svg を画素に変換できませんでした。画像が必要な形式のために {name}.png を同じ場所に置いてください。その形式では組み込みの記号を使います。',
  },
  'icons.noRole': {
    en: '{count|file is|files are} left out because no symbol has such a name ({files}); the names are {roles}.',
    ja: '{count} 個のファイルは、名前が役割と一致しないため使いません ({files})。使える名前: {roles}',
  },
  'icons.noFolder': {
    en: 'The icon folder {name} cannot be read. The built-in symbols are used.',
    ja: 'アイコンのフォルダー {name} を読めません。組み込みの記号を使います。',
  },
  'icons.none': {
    en: '{name} holds no icon: files are called after their role, router.png for example ({roles}).',
    ja: '{name} にアイコンがありません。router.png のように役割の名前を付けてください ({roles})。',
  },
} satisfies Record<string, Message>;
