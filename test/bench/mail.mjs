// Reads a mailbox of 20,000 messages, headers only: how many a second, beside mailauth's reader of Received fields in the same run (it is
// handed every field cut out and reads nothing else), how the time grows with the mailbox and with hostile headers, and what is held.
import parser from 'mailauth/lib/parse-received.js';
import { bundled } from './bundled.mjs';
import { mailbox } from './mailbox.mjs';

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

const best = (runs, work) => Math.min(...Array.from({ length: runs }, () => ms(work)));

/** What `hopscope analyze box.mbox` does between bytes and table. */
function readMailbox(text, times = 1) {
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
    for (let at = 0; at < text.length; at += PUSH) take(scanner.push(text.slice(at, at + PUSH)));
  }
  take(scanner.end());
  return count.result();
}

const messages = [...mailbox(MESSAGES)];
const text = messages.join('');
// A field begins at "Received:" and ends before the first line that does not begin with a blank.
const FIELD = /^Received:.*(?:\n[\t ].*)*/gm;
const fields = messages.map((message) => message.match(FIELD));
const { readHop } = await bundled('analyzers/received/hop.ts');
const { unfold } = await bundled('analyzers/received/fold.ts');
/** The same fields through the same work: from the text of a field, folds included, to its values. */
const readHops = () =>
  fields.forEach((list) =>
    list.forEach((field, headerIndex) => {
      const start = field.indexOf(':') + 1;
      const parts = [{ start, text: field.slice(start).replaceAll('\n', ' ') }];
      readHop(unfold(parts, true), {
        id: 'hop',
        headerName: 'Received',
        headerIndex,
        span: { start: 0, end: field.length },
      });
    }),
  );
const readFields = () => fields.forEach((list) => list.forEach((field) => parseReceived(field)));
readMailbox(text);
readFields();
readHops();
const whole = readMailbox(text);
if (whole.count !== MESSAGES || whole.unplaced > 0)
  throw new Error(`${whole.count} messages, ${whole.unplaced} unplaced`);
const [ours, hops, theirs] = [best(3, () => readMailbox(text)), best(3, readHops), best(3, readFields)];
const rate = (time) => `${Math.round(MESSAGES / (time / 1e3)).toLocaleString('en')} messages/s`;
print('20,000 messages: mbox, headers, trust, table', rate(ours));
print('ours, their Received fields alone', rate(hops));
print('mailauth, their Received fields alone', rate(theirs));
print('the whole path beside mailauth', `×${(theirs / ours).toFixed(2)} as fast`);
print('like for like: Received fields', `×${(theirs / hops).toFixed(2)} as fast`);

const peak = () => process.resourceUsage().maxRSS / 1024;
const before = peak();
const ten = ms(() => readMailbox(text, 10));
print('×10 input, mailbox', `×${(ten / ours).toFixed(1)} time (${ours.toFixed(0)} → ${ten.toFixed(0)} ms)`);
print('×10 input, mailbox, memory at its peak', `${before.toFixed(0)} → ${peak().toFixed(0)} MB`);

const received =
  'Received: from a.example (b.example [192.0.2.1]) by c.example with ESMTP id 1; Fri, 31 Jan 2020 07:28:42 +0900\n';
const HOSTILE = {
  '1,000 Received fields': received.repeat(1_000),
  '10,000 Received fields': received.repeat(10_000),
  'open comments': `Received: from a ${'('.repeat(100_000)}\n`,
  'closed comments': `Received: from a ${'('.repeat(50_000)}${')'.repeat(50_000)}\n`,
  'open quotes': `Received: from a ${'"'.repeat(100_000)}\n`,
  'a long folded field': `Received: from a\n${'\tb\n'.repeat(30_000)}`,
  'a long Subject': `Received: from a by b; x\nSubject: ${'x'.repeat(100_000)}\n`,
  semicolons: `Received: from a ${';'.repeat(100_000)}\n`,
  'addresses without end': `Received: from a (${'[192.0.2.1] '.repeat(9_000)}) by b\n`,
  'postmarks without date': `Received: from a by b; x\n\n${'\nFrom a\n'.repeat(12_000)}`,
};
for (const [name, piece] of Object.entries(HOSTILE)) {
  const read = (times) =>
    readMailbox(`From a@example.com Fri Jan 31 07:28:45 2020\nSubject: x\n${piece.repeat(times)}\n`);
  read(1);
  const [once, more] = [best(3, () => read(1)), best(1, () => read(10))];
  print(`×10 input, ${name}`, `×${(more / once).toFixed(1)} time (${once.toFixed(1)} → ${more.toFixed(1)} ms)`);
}
