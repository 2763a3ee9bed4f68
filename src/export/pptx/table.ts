import type { Palette } from '../../layout/palette';
import { ellipsize, measureText, printable } from '../../layout/textMetrics';
import { CELL_PAD } from './markup';
import type { Table, Text } from './shape';

const POINT = 12700;
/** Points. */
const SIZE = { largest: 8.5, smallest: 5 } as const;
const LINE_HEIGHT = 1.25;
/** A cell wraps to so many lines; what is longer is cut. */
const MOST_LINES = 4;
/** No column takes more of the width than this while others have to wrap. */
const WIDEST = 0.34;

/** A native table as wide as `width` EMU and, if letters of 5 pt allow it, not taller than `height`. */
export function tableShape(
  name: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  palette: Palette,
): Table {
  const all = [header, ...rows].map((row) => row.map((cell) => printable(cell.slice(0, 400))));
  const wanted = header.map((_, column) =>
    all.reduce((most, row) => Math.max(most, measureText(row[column] ?? '', 1, { bold: true })), 1),
  );
  const columns = shared(wanted, place.width);
  for (let size: number = SIZE.largest; ; size -= 0.5) {
    const table = tableOf(name, all, columns, size, place, palette);
    if (table.box.height <= place.height || size <= SIZE.smallest) return table;
  }
}

/** Widths in proportion to what the columns want; the widest are capped, so that short ones need not wrap. */
function shared(wanted: readonly number[], width: number): readonly number[] {
  const sum = wanted.reduce((total, one) => total + one, 0);
  const capped = wanted.map((one) => Math.min(one, sum * WIDEST) + 1.8);
  const total = capped.reduce((all, one) => all + one, 0);
  return capped.map((one) => Math.floor((width * one) / total));
}

function tableOf(
  name: string,
  all: readonly (readonly string[])[],
  columns: readonly number[],
  size: number,
  { x, y }: { readonly x: number; readonly y: number },
  palette: Palette,
): Table {
  const hex = (paint: keyof Palette): string => palette[paint].slice(1).toUpperCase();
  const rooms = columns.map((width) => (width - 2 * CELL_PAD.x) / POINT);
  const rows = all.map((cells, index) => {
    // Words break late, so a cell may need a line more than its width says.
    const lines = cells.map((cell, column) => {
      const share = measureText(cell, size) / Math.max(1, rooms[column] ?? 1);
      return share <= 1 ? 1 : Math.ceil(share * 1.1);
    });
    const count = Math.min(MOST_LINES, Math.max(1, ...lines));
    return {
      height: Math.round(count * size * LINE_HEIGHT * POINT + 2 * CELL_PAD.y),
      cells: columns.map((_, column): Text => {
        const room = (rooms[column] ?? 0) * MOST_LINES * 0.9;
        return {
          content: ellipsize(cells[column] ?? '', room, size),
          size: Math.round(size * 100),
          color: hex('text'),
          align: 'l',
          ...(index === 0 && { bold: true }),
        };
      }),
      ...(index === 0 && { fill: hex('card') }),
    };
  });
  const width = columns.reduce((sum, one) => sum + one, 0);
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  return {
    type: 'table',
    name,
    box: { x: Math.round(x), y: Math.round(y), width, height },
    columns,
    rows,
    line: { color: hex('muted'), width: 6350 },
  };
}
