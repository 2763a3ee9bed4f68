import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analyzers/analyze';
import { svgOf } from '../../src/export/svg';
import { scenesOf } from '../../src/layout/scenes';
import { messages } from '../../src/messages';
import { cutTexts, overlaps } from '../unit/layout/boxes';

const fixtures = path.resolve(import.meta.dirname, '../fixtures');
const CASES: readonly (readonly [name: string, ...files: readonly string[]])[] = [
  [
    'tunnel',
    'sessions/ssh-pop-forward.command.txt',
    'sessions/ssh-pop-forward.freebsd-netstat.txt',
    'sessions/ssh-pop-forward.solaris-netstat.txt',
  ],
  ['lab-tunnel', 'sessions/lab-s1-pc.ss-tan.txt', 'sessions/lab-s1-login.ss-tan.txt'],
  ['windows98', 'sessions/netstat-windows98.txt'],
  ['smtp-forged', 'sessions/smtp-forged.txt'],
  ['pop3', 'sessions/pop3-dialogue.txt'],
  ['imap4', 'sessions/imap4-dialogue.txt'],
  ['home-network', 'host/written-alone.txt'],
  ['lab-arp', 'host/lab-s1-pc.arp-a.txt', 'host/lab-s1-pc.ip-addr.txt', 'host/lab-s1-pc.ip-route.txt'],
];

/** From pasted text to drawing. Look at the files before accepting a change: UPDATE_GOLDEN=1 rewrites them. */
it.each(CASES)('draws %s as before', (name, ...files) => {
  const sources = files.map((file) => ({
    id: file,
    name: file,
    text: readFileSync(path.join(fixtures, file), 'utf8'),
  }));
  const [scene] = scenesOf(analyze(sources), messages('en'));
  if (!scene) throw new Error('nothing is drawn');
  const svg = svgOf(scene, { theme: 'light', legend: true });
  const file = path.join(import.meta.dirname, 'sessions', `${name}.svg`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, svg);
  expect(svg).toBe(readFileSync(file, 'utf8'));
  expect([...overlaps(scene), ...cutTexts(scene)]).toEqual([]);
});
