// The text side: lens, hover, quick fix, outline, tree, Markdown preview.
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editor, goToLine, hoverOver, openFile, quickItems, runCommand } from '../host/browser.mjs';
import { repository } from '../host/vsix.mjs';
import { assertAddresses, bannerText, clickNode, drawn, node } from './diagram.mjs';
import { scenario } from './scenario.mjs';

const ticket = `# Ticket 42

The office is slow since 3 pm; call 192 at noon.

\`\`\`traceroute
traceroute to www.example.org (198.51.100.80), 30 hops max, 60 byte packets
 1  192.168.1.1  1.0 ms  1.1 ms  5.2 ms
~~ what is this ~~
 2  bras.example.net (203.0.113.1)  4.0 ms  4.1 ms  4.2 ms
 3  198.51.100.80  9.0 ms  9.1 ms  9.2 ms
\`\`\`

That was all.
`;

function writeTicket({ workspace }) {
  const path = join(workspace, 'ticket.md');
  writeFileSync(path, ticket);
  return path;
}

const lens = (page, name, text) => editor(page, name).locator('.codelens-decoration a', { hasText: text });

scenario('The lens over a trace in Markdown draws that trace', async (window) => {
  const { page, diagram } = window;
  await openFile(page, writeTicket(window));
  await lens(page, 'ticket.md', 'Draw route · 3 hops · 1 NAT').click();
  await drawn(diagram);
  await assertAddresses(diagram, ['192.168.1.1', '203.0.113.1', '198.51.100.80']);
  assert.match(await bannerText(diagram), /1 line/, 'the line that nobody understood is not counted');
  await clickNode(diagram, 'bras.example.net');
  await editor(page, 'ticket.md').locator('.active-line-number', { hasText: /^9$/ }).waitFor();
});

scenario('The Markdown preview shows a fenced trace as a picture', async (window) => {
  const { page, diagram } = window;
  await openFile(page, writeTicket(window));
  await runCommand(page, 'Markdown: Open Preview');
  const picture = diagram.locator('svg', { has: diagram.locator('g.node') });
  await picture.waitFor();
  assert.equal(await picture.locator('g.node').count(), 4); // three hops and the sender
  for (const label of ['bras.example.net', '198.51.100.80'])
    assert.ok(await picture.getByText(label).first().isVisible());
  const { width, height } = await picture.boundingBox();
  assert.ok(width > 200 && height > 200, `${width} × ${height}`);
});

scenario('A hover tells about an address, and a quick fix about routers corrects the picture', async (window) => {
  const { page, workspace, file, diagram } = window;
  const name = 'return.traceroute.txt';
  await openFile(page, file(`home-campus/${name}`));
  const hover = page.locator('.monaco-hover:visible', { hasText: 'Trace the route to it…' });
  await hoverOver(page, editor(page, name).getByText('60.37.54.70', { exact: false }).first(), hover);
  assert.match(await hover.innerText(), /AS4713/);

  await page.keyboard.press('Escape');

  const branches = 'branches.txt';
  copyFileSync(
    join(repository, 'test/fixtures/lab/tools/s1.return.busybox-traceroute-n.txt'),
    join(workspace, branches),
  );
  await openFile(page, file(branches));
  const hints = editor(page, branches).locator('.squiggly-hint');
  await hints.first().waitFor();
  const doubts = await hints.count(); // this one, and times that tell of slow replies
  await goToLine(page, '11:6'); // on the hint
  await page.locator('.codicon-light-bulb:visible').first().waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').getByText('These are one router').click();
  await drawn(diagram);
  await hints.nth(doubts - 1).waitFor({ state: 'detached' }); // there is no doubt about these any more
  await clickNode(diagram, 'R10');
  await diagram.locator('#inspector', { hasText: 'as you said' }).waitFor();
});

scenario('The outline goes to a hop, and the tree draws what is open', async (window) => {
  const { page, file, diagram } = window;
  const name = 'forward.nmap.txt';
  await openFile(page, file(`home-campus/${name}`));
  await page.keyboard.press('Control+Shift+O');
  await quickItems(page).filter({ hasText: 'Hop 9' }).click();
  await editor(page, name).locator('.active-line-number', { hasText: /^18$/ }).waitFor();

  await page.locator('.pane-header', { hasText: 'Network Paths' }).click();
  const rows = page.locator('.pane', { hasText: 'Network Paths' }).locator('.monaco-list-row');
  await rows.filter({ hasText: name }).hover();
  await rows.filter({ hasText: name }).getByRole('button', { name: 'Draw' }).click();
  await drawn(diagram);
  await rows
    .filter({ hasText: /202\.244\.38\.109|nmap/ })
    .nth(1)
    .click();
  await node(diagram, 'login.cuc.ac.jp').first().waitFor();
});
