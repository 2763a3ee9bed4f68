/** A fitted table: numbers by value, rows of them by name, a card, or an object of those. */
export type Table = number | { readonly [name: string]: Table };

type Row = Readonly<Record<string, number>>;

const WIDTH = 140;

/** The TypeScript expression that makes a table: text that a person can read and a diff can show, one feature a paragraph. */
export function printTable(table: Table): string {
  if (typeof table === 'number') return String(table);
  if (isRow(table)) return `readRow(\`${printRow('', table)}\n\`)`;
  const { base, weights } = table;
  if (typeof base === 'number' && weights !== undefined && isRows(weights))
    return `readCard(${base}, \`\n${printRows(weights)}\n\`)`;
  if (isRows(table)) return `readRows(\`\n${printRows(table)}\n\`)`;
  return `{ ${Object.entries(table)
    .map(([name, one]) => `${name}: ${printTable(one)}`)
    .join(', ')} }`;
}

function isRow(table: Table): table is Row {
  return typeof table !== 'number' && Object.values(table).every((one) => typeof one === 'number');
}

function isRows(table: Table): table is Readonly<Record<string, Row>> {
  return typeof table !== 'number' && Object.values(table).every(isRow);
}

function printRows(rows: Readonly<Record<string, Row>>): string {
  return Object.entries(rows)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, row]) => printRow(`${name}:`, row))
    .join('\n');
}

function printRow(head: string, row: Row): string {
  const lines = [head];
  for (const [value, weight] of Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cell = `${weight} ${value}`;
    const line = lines.at(-1) ?? '';
    const first = line === head;
    if (line.length + cell.length + 3 > WIDTH) lines.push(`  | ${cell}`);
    else lines[lines.length - 1] = first ? `${line} ${cell}`.trimStart() : `${line} | ${cell}`;
  }
  return lines.join('\n');
}
