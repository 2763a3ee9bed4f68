// Reads a mailbox of 20,000 messages, headers only: how many a second, beside mailauth's reader of Received fields in the same run (it is
// handed every field cut out and reads nothing else: no addresses, no dates), how the time grows with the mailbox and with hostile headers, and what is held.
import parser from 'mailauth/lib/parse-received.js';
import { bundled } from './bundled.mjs';
import { mailbox } from './mailbox.mjs';
import { collect } from './measure.mjs';

const { parseReceived } = parser;
const { MboxScanner } = await bundled('analyzers/received/mbox.ts');
const { readPlace } = await bundled('analyzers/mailbox/readHeader.ts');
const { MailboxCount } = await bundled('analyzers/mailbox/mailbox.ts');

const MESSAGES = 20_000;
const PUSH = 1_000_000;
const print = (name, value) => console.log(`${name.padEnd(46)} ${value}`);

/** Processor time: others share the machine. */
function ms(work) {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e3;
}

/** What `hopscope analyze box.mbox` does between bytes and table. */
function readMailbox(text, times = 1, push = PUSH) {
  const scanner = new MboxScanner();
  const count = new MailboxCount();
  let ordinal = 0;
  const take = (entries) => {
    for (const { header, start, line } of entries) {
      const message = readPlace(header, 'bench', ++ordinal, {});
      if (message) count.add(message, { offset: start, line });
    }
  };
  for (let n = 0; n < times; n++) {
    for (let at = 0; at < text.length; at += push) take(scanner.push(text.slice(at, at + push)));
  }
  take(scanner.end());
  return count.result();
}

const messages = [...mailbox(MESSAGES)];
const text = messages.join('');
// A field begins at "Received:" and ends before the first line that does not begin with a blank.
const FIELD = /^Received:.*(?:\n[\t ].*)*/gm;
const fields = messages.map((message) => message.match(FIELD));
const { readPathHop } = await bundled('analyzers/received/hop.ts');
const { unfoldText } = await bundled('analyzers/received/fold.ts');
/** The lines of a field, as a header reader cuts them. */
function linesOf(field) {
  let at = field.indexOf(':') + 1;
  return field
    .slice(at)
    .split('\n')
    .map((text) => {
      const start = at;
      at += text.length + 1;
      return { start, text };
    });
}
/** The same fields, from the text of a field, folds included, to what the mailbox's table needs of it. */
const readFieldsOurselves = () =>
  fields.forEach((list) => list.forEach((field, index) => readPathHop(unfoldText(linesOf(field), true), 'hop', index)));
const readFields = () => fields.forEach((list) => list.forEach((field) => parseReceived(field)));
/** What mailauth's reader needs before it can read a mailbox: the messages parted, the fields cut out of each header. */
function readMailboxTheirs() {
  const scanner = new MboxScanner();
  const take = (entries) => {
    for (const { header } of entries) header.match(FIELD)?.forEach((field) => parseReceived(field));
  };
  for (let at = 0; at < text.length; at += PUSH) take(scanner.push(text.slice(at, at + PUSH)));
  take(scanner.end());
}
const scanner = new MboxScanner();
const headers = [...scanner.push(text), ...scanner.end()].map(({ header }) => header);
/** The whole header of each message: fields, path, authentication, boundary. */
const config = {};
const readHeaders = () => headers.forEach((header, n) => readPlace(header, 'bench', n, config));
const whole = readMailbox(text);
if (whole.count !== MESSAGES || whole.unplaced > 0)
  throw new Error(`${whole.count} messages, ${whole.unplaced} unplaced`);
const TASKS = {
  'mailauth, Received fields cut out for it': readFields,
  'mailauth, mbox, their Received fields': readMailboxTheirs,
  'ours, Received fields cut out for it': readFieldsOurselves,
  'ours, whole headers with path and boundary': readHeaders,
  'ours, mbox, whole headers, table': () => readMailbox(text),
};
if (!process.env.BENCH_ONLY) printRates();

const received =
  'Received: from a.example (b.example [192.0.2.1]) by c.example with ESMTP id 1; Fri, 31 Jan 2020 07:28:42 +0900\n';
const HOSTILE = {
  '2,450 to 24,500 Received fields': received.repeat(350),
  'open comments': `Received: from a ${'('.repeat(100_000)}\n`,
  'closed comments': `Received: from a ${'('.repeat(50_000)}${')'.repeat(50_000)}\n`,
  'open quotes': `Received: from a ${'"'.repeat(100_000)}\n`,
  'a long folded field': `Received: from a\n${'\tb\n'.repeat(30_000)}`,
  'a long Subject': `Received: from a by b; x\nSubject: ${'x'.repeat(100_000)}\n`,
  semicolons: `Received: from a ${';'.repeat(100_000)}\n`,
  'addresses without end': `Received: from a (${'[192.0.2.1] '.repeat(9_000)}) by b\n`,
  'postmarks without date': `Received: from a by b; x\n\n${'\nFrom a\n'.repeat(12_000)}`,
};
// Ten texts and one of ten times their size: as many bytes, so that neither caches nor the engine's warming up favour the small ones; turn
// by turn, each without the garbage of the one before. The large headers are little shorter than the longest that is read (8 MB), and the
// small ones come in several pushes as well. `BENCH_ONLY` = a part of the names.
const [SMALL, LARGE] = [7, 70];
const ROUNDS = 7;
const SMALL_PUSH = 50_000;
for (const [name, piece] of Object.entries(HOSTILE)) {
  if (!name.includes(process.env.BENCH_ONLY ?? '')) continue;
  const text = (times, n) => `From a${n}@example.com Fri Jan 31 07:28:45 2020\nSubject: x\n${piece.repeat(times)}\n`;
  const sizes = [Array.from({ length: LARGE / SMALL }, (_, n) => text(SMALL, n)), [text(LARGE, 0)]];
  const times = sizes.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    sizes.forEach((texts, n) => {
      collect();
      times[n] = Math.min(times[n], ms(() => texts.forEach((one) => readMailbox(one, 1, SMALL_PUSH))) / texts.length);
    });
  }
  const perByte = times.map((time, n) => ((time * 1e6) / sizes[n][0].length).toFixed(1));
  const ratio = times[1] / times[0];
  print(
    `×10 input, ${name}`,
    `×${ratio.toFixed(1)} time (${times.map((time) => time.toFixed(1)).join(' → ')} ms, ${perByte.join(' → ')} ns a byte)${ratio > 11 ? '  over ×11' : ''}`,
  );
}

function printRates() {
  // Turn by turn: what else the machine does falls on all alike.
  const best = {};
  for (let round = 0; round < 5; round++) {
    for (const [name, task] of Object.entries(TASKS)) best[name] = Math.min(best[name] ?? Infinity, ms(task));
  }
  const [cut, scanned] = [
    best['mailauth, Received fields cut out for it'],
    best['mailauth, mbox, their Received fields'],
  ];
  for (const [name, time] of Object.entries(best)) {
    const rate = Math.round(MESSAGES / (time / 1e3)).toLocaleString('en');
    const like = name.includes('mbox') ? `, like for like ×${(scanned / time).toFixed(2)}` : '';
    print(name, `${rate} messages/s, ×${(cut / time).toFixed(2)} of the first row${like}`);
  }
  const ours = best['ours, mbox, whole headers, table'];

  const peak = () => process.resourceUsage().maxRSS / 1024;
  const before = peak();
  const ten = ms(() => readMailbox(text, 10));
  print('×10 input, mailbox', `×${(ten / ours).toFixed(1)} time (${ours.toFixed(0)} → ${ten.toFixed(0)} ms)`);
  print('×10 input, mailbox, memory at its peak', `${before.toFixed(0)} → ${peak().toFixed(0)} MB`);
}
