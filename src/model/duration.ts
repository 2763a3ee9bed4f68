const DURATION_UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** Signed duration in SI symbols, which every language shares: `9 h 0 min 3 s`, `−42 s`, `0.25 s`; whole seconds from one minute on. */
export function durationText(ms: number): string {
  const sign = ms < 0 ? '\u2212' : '';
  const seconds = Math.abs(ms) / 1000;
  if (seconds < 60) return `${sign}${Number(seconds.toFixed(seconds < 10 ? 2 : 0))} s`;
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, size] of DURATION_UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || parts.length > 0) parts.push(`${count} ${unit}`);
  }
  while (parts.length > 1 && parts.at(-1)?.startsWith('0 ')) parts.pop();
  return sign + parts.slice(0, 3).join(' ');
}
