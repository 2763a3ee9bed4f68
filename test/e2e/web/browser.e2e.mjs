// The extension in a worker of the page, as in VS Code for the Web: `node test/e2e/run.mjs --web`.
import assert from 'node:assert/strict';
import { openFile, runCommand, waitForNotification } from '../../host/browser.mjs';
import { assertAddresses, bannerText, drawn, drawnText, twelveHops } from '../diagram.mjs';
import { scenario } from '../scenario.mjs';

scenario('In a browser a trace is drawn without any Node process', async ({ page, file, diagram, host }) => {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await assertAddresses(diagram, twelveHops);
  // The remote extension host never heard of us: it is the worker that draws.
  assert.doesNotMatch(host.logs(), /activating extension.*hopscope|_doActivateExtension hopscope/i);
});

scenario('In a browser a mail path is drawn with its header texts as written', async ({ page, file, diagram }) => {
  await openFile(page, file('mail/signed-japanese.eml'));
  await runCommand(page, 'Hopscope: Analyze Received headers');
  await drawn(diagram);
  assert.match(await bannerText(diagram), /mail headers/i);
  assert.doesNotMatch(await drawnText(diagram), /undefined|\[object/);
});

scenario('In a browser Trace Route says why it cannot', async ({ page }) => {
  await runCommand(page, 'Hopscope: Trace Route…');
  await waitForNotification(page, 'A browser sends no probes');
});
