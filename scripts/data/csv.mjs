// RFC 4180 rows; names may hold commas and doubled quotes.
export function csvRows(text) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let value;
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0) throw new Error(`a quote at ${at} is never closed`);
        if (text[end + 1] !== '"') break;
        end += 2;
      }
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at++;
      value = text.slice(start, at);
    }
    row.push(value);
    const separator = text[at++];
    if (separator === ',') continue;
    if (separator === '\r' && text[at] === '\n') at++;
    rows.push(row);
    row = [];
  }
  return rows;
}
