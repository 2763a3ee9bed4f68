import assert from 'node:assert/strict';
import { openFile, pickItem, runCommand, tab } from '../host/browser.mjs';
import {
  assertAddresses,
  assertNoKeys,
  bannerText,
  drawn,
  drawnText,
  labels,
  returnHops,
  twelveHops,
} from './diagram.mjs';
import { scenario } from './scenario.mjs';

scenario('Analyze traceroute draws the twelve hops of the open file', async ({ page, file, diagram }) => {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await assertAddresses(diagram, twelveHops);
  const names = (await labels(diagram, 'text.name')).join(' ');
  for (const name of ['login.cuc.ac.jp', 'fwsm0.cc.cuc.ac.jp', 'alaxala1.otemachi.wide.ad.jp']) {
    assert.ok(names.includes(name), `${name} is not among the names: ${names}`);
  }
  assert.match(await bannerText(diagram), /nmap/i);
  assert.match(await bannerText(diagram), /12 hops/);
});

scenario('Analyze Received headers draws the relays of the open message', async ({ page, file, diagram }) => {
  await openFile(page, file('mail/pot-seller.eml'));
  await runCommand(page, 'Hopscope: Analyze Received headers');
  await drawn(diagram);
  assert.equal(await diagram.locator('svg#diagram').getAttribute('data-kind'), 'mail');
  const text = await drawnText(diagram);
  for (const relay of ['spamsource.zeon', 'wickedrelay.com', 'grey.ep.sci.hokudai.ac.jp']) {
    assert.ok(text.includes(relay), `${relay} is not in the drawing: ${text}`);
  }
  assert.match(await bannerText(diagram), /mail headers.*3 Received/i);
});

scenario('Either Analyze command takes a text for what it is', async ({ page, file, diagram }) => {
  await openFile(page, file('mail/pot-seller.eml'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  assert.match(await bannerText(diagram), /mail headers/i);
  assert.equal(await diagram.locator('svg#diagram').getAttribute('data-kind'), 'mail');
});

scenario('Open Sample opens the traces and draws the way there and back', async ({ page, diagram }) => {
  await runCommand(page, 'Hopscope: Open Sample…');
  await pickItem(page, 'Home to campus and back');
  await drawn(diagram);
  await tab(page, 'forward.tracert.txt').waitFor();
  await assertAddresses(diagram, [...twelveHops, ...returnHops]);
  for (const direction of ['forward', 'return']) {
    assert.ok(
      await diagram.locator(`g.lane[data-direction=${direction}]`).count(),
      `no lane of direction ${direction}`,
    );
  }
  assertNoKeys(`${await drawnText(diagram)} ${await diagram.locator('#inspector').innerText()}`);
  assert.ok(await diagram.locator('g.boundary[data-kind=nat]').count(), 'the NAT is not marked');
  assert.ok(
    await diagram.locator('g.boundary[data-kind=responsibility]').count(),
    'no border of responsibility is marked',
  );
});

scenario('Open Sample opens the message and draws its path', async ({ page, diagram }) => {
  await runCommand(page, 'Hopscope: Open Sample…');
  await pickItem(page, 'A message with masked relays');
  await drawn(diagram);
  await tab(page, 'pot-seller.eml').waitFor();
  assert.equal(await diagram.locator('svg#diagram').getAttribute('data-kind'), 'mail');
  assertNoKeys(`${await drawnText(diagram)} ${await diagram.locator('#inspector').innerText()}`);
});

scenario('Show Diagram as Text opens the same facts as text', async ({ page, file, diagram }) => {
  await openFile(page, file('home-campus/forward.nmap.txt'));
  await runCommand(page, 'Hopscope: Analyze traceroute');
  await drawn(diagram);
  await runCommand(page, 'Hopscope: Show Diagram as Text');
  const lines = page.locator('.monaco-editor[data-uri^="untitled:"] .view-lines');
  await lines.filter({ hasText: 'login.cuc.ac.jp' }).waitFor();
  assert.match(await lines.innerText(), /192\.168\.56\.254/);
});
