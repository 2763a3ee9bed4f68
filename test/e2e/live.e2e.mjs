// What is sent: probes to this machine itself, and one question to the name server of these tests.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseInMenu, openFile, quickInput, runCommand, tab, waitForNotification } from '../host/browser.mjs';
import { clickNode, drawn, node, suggestion } from './diagram.mjs';
import { nameserver } from './nameserver.mjs';
import { scenario } from './scenario.mjs';

/** Takes the ports that a trace sends to and answers nothing: so one to this very machine takes its time. */
async function silentPorts(first, count) {
  const sockets = Array.from({ length: count }, (_, index) => createSocket('udp4').bind(first + index, '127.0.0.1'));
  await Promise.all(sockets.map((one) => once(one, 'listening')));
  return () => sockets.forEach((one) => one.close());
}

scenario(
  'A trace grows in text and picture, is cancelled in its notification, and what came is saved',
  async ({ page, workspace, diagram }) => {
    const release = await silentPorts(33434, 100);
    await runCommand(page, 'Hopscope: Trace Route…');
    await page.locator('.quick-input-title', { hasText: 'Trace the route to' }).waitFor();
    await quickInput(page).fill('127.0.0.1; reboot');
    await page.locator('.quick-input-widget', { hasText: 'neither a host name nor an address' }).waitFor();
    await quickInput(page).fill('127.0.0.1');
    await page.keyboard.press('Enter');
    const text = page.locator('.monaco-editor[data-uri^="untitled:"] .view-lines');
    await text.filter({ hasText: /1\s+\*/ }).waitFor();
    await drawn(diagram);
    await text.filter({ hasText: /2\s+\*/ }).waitFor();
    await node(diagram, /2/).first().waitFor();

    const progress = page.locator('.notification-list-item', { hasText: 'from ' });
    await progress.getByRole('button', { name: 'Cancel' }).click();
    release();
    await waitForNotification(page, 'Cancelled; what came till then stays in the editor');
    await text.filter({ hasText: 'cancelled, so incomplete' }).waitFor();
    await text.click();
    await runCommand(page, 'File: Save');
    await suggestion(page);
    const file = join(workspace, 'loopback.traceroute');
    await quickInput(page).fill(file);
    await page.keyboard.press('Enter');
    await tab(page, 'loopback.traceroute').waitFor();
    assert.match(readFileSync(file, 'utf8'), /^# hopscope: [^]*^traceroute to 127\.0\.0\.1 [^]*^ 2 +\*/m);
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await page.locator('.tab', { hasText: 'Hopscope: loopback.traceroute' }).waitFor();
    await drawn(diagram);
  },
  { 'hopscope.trace.method': 'system', 'hopscope.trace.probesPerSecond': 1, 'hopscope.trace.rounds': 3 },
);

scenario(
  'A name is asked for on a click, by one question, and stands in the picture then',
  async ({ page, file, diagram }) => {
    await openFile(page, file('home-campus/forward.tracert.txt'));
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    assert.deepEqual(nameserver.asked, [], 'a name was asked for before anyone clicked');
    await clickNode(diagram, 'g54.my.kohya.org');
    await node(diagram, 'g54.my.kohya.org').locator('.icon').first().click({ button: 'right' });
    await chooseInMenu(page, 'Ask the DNS for This Name');
    await diagram.locator('#inspector', { hasText: 'home-gw.example' }).waitFor();
    assert.deepEqual(nameserver.asked, ['254.56.168.192.in-addr.arpa']);
  },
  { 'hopscope.data.reverseDns': true },
);
