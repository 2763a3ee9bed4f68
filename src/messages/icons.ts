import type { Message } from './catalog';

/** What is wrong with a replacement icon (src/export/iconFiles.ts). */
export const icons = {
  'icons.noPng': {
    en: '{name}.svg needs {name}.png beside it: not every program draws SVG. The built-in symbol is used.',
    ja: '{name}.svg には同じ場所に {name}.png も必要です (SVG を表示できないソフトがあるため)。組み込みの記号を使います。',
  },
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
  'icons.none': {
    en: '{name} holds no icon: files are called after their role, router.png for example ({roles}).',
    ja: '{name} にアイコンがありません。router.png のように役割の名前を付けてください ({roles})。',
  },
} satisfies Record<string, Message>;
