import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expected, fixture, hopSummary, messageOf } from './summary';

/** Forms of single fields, many in a file; in the JSON only what was read of each, in the order of the text. */
function read(text: string): unknown {
  const summaries = [...messageOf(text).hops].reverse().map((hop) => {
    const { headerIndex: _index, delayMs: _delay, ...facts } = hopSummary(hop, text);
    return facts;
  });
  return JSON.parse(JSON.stringify(summaries)) as unknown;
}

const folder = new URL('../../fixtures/received/fields/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => `fields/${name}`);

describe('received: forms of fields', () => {
  it.each(files)('%s', (name) => {
    const actual = read(fixture(name));
    expect(actual).toEqual(expected(name, actual));
  });

  it('knows every software of the design page by at least one form', () => {
    const known = new Set(files.flatMap((name) => messageOf(fixture(name)).hops.map(({ dialect }) => dialect)));
    const names =
      'postfix sendmail exim qmail qmail-scanner courier exchange smtpsvc gmail yahoo amazon-ses sendgrid powermta momentum domino mdaemon ' +
      'communigate zoho ironport barracuda mimecast proofpoint fortimail opensmtpd haraka stalwart messaging-server fastmail cyrus dovecot ' +
      'amavis halon fetchmail procmail mailman sympa squirrelmail apple';
    expect(names.split(' ').filter((name) => !known.has(name))).toEqual([]);
  });
});
