// Socket tables, host context and dialogues: lines a second, and how the time grows with the input, on ordinary and on adversarial text.
import { medianMs, printGrowth } from './measure.mjs';
import { analyze } from './core.mjs';

const read = (text) => analyze([{ id: 'bench', name: 'bench', text }]);
const sockets = (count) =>
  Array.from(
    { length: count },
    (_, i) =>
      `tcp        0      0 192.0.2.${1 + (i % 250)}:${1024 + (i % 60_000)}      198.51.100.${1 + (i % 200)}:${[22, 25, 80, 443][i % 4]}       ESTABLISHED`,
  ).join('\n') + '\n';
const neighbours = (count) =>
  Array.from(
    { length: count },
    (_, i) =>
      `10.${(i >> 16) & 255}.${(i >> 8) & 255}.${i & 255} dev eth0 lladdr 00:11:32:${[16, 8, 0].map((s) => ((i >> s) & 255).toString(16).padStart(2, '0')).join(':')} STALE`,
  ).join('\n') + '\n';
const dialogue = (count) =>
  `220 mail.example ESMTP Postfix\nHELO a\n250 ok\n${'MAIL FROM:<a@example.net>\n250 ok\nRCPT TO:<b@example.net>\n550 no\nRSET\n250 ok\n'.repeat(count)}QUIT\n221 bye\n`;

const GROWING = {
  netstat: (size) => sockets(size * 100),
  'ip neigh': (size) => neighbours(size * 100),
  'SMTP dialogue': (size) => dialogue(size * 20),
};
if (!process.env.BENCH_CASE) printRates();
printGrowth(GROWING, read);

function printRates() {
  for (const [name, make, count, lines] of [
    ['netstat', sockets, 5_000, 5_000],
    ['ip neigh', neighbours, 5_000, 5_000],
    ['SMTP dialogue', dialogue, 1_000, 6_000],
  ]) {
    const text = make(count);
    const ms = medianMs(3, () => read(text));
    console.log(`${name.padEnd(46)} ${Math.round(lines / (ms / 1e3)).toLocaleString('en')} lines/s`);
  }
}
