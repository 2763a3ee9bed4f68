const SVG = 'http://www.w3.org/2000/svg';

/** Our own line drawings on a grid of 16, in the manner of VS Code's icons. */
const GLYPHS = {
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M5.5 6.5h5v3h-5z',
  'zoom-in': 'M7 11.5a4.5 4.5 0 1 0 0-9a4.5 4.5 0 1 0 0 9M10.3 10.3L14 14M5 7h4M7 5v4',
  'zoom-out': 'M7 11.5a4.5 4.5 0 1 0 0-9a4.5 4.5 0 1 0 0 9M10.3 10.3L14 14M5 7h4',
  text: 'M2.5 3.5h11M2.5 6.5h7M2.5 9.5h11M2.5 12.5h7',
  export: 'M8 9.5v-7M5.5 5L8 2.5L10.5 5M2.5 9.5v4h11v-4',
  help: 'M8 14A6 6 0 1 0 8 2a6 6 0 1 0 0 12M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.3M8 11v.6',
  inspector: 'M2.5 3h11v10h-11zM10 3v10M11.5 5.5h.5M11.5 7.5h.5',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9a4.5 4.5 0 1 0 0 9M10.3 10.3L14 14',
  up: 'M4 10l4-4l4 4',
  down: 'M4 6l4 4l4-4',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 6.3V13',
  copy: 'M5.5 5.5h7v8h-7zM5.5 10.5h-2v-8h7v3',
} as const;

export type Glyph = keyof typeof GLYPHS;

export function glyph(name: Glyph): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'glyph');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', GLYPHS[name]);
  svg.append(path);
  return svg;
}
