// What stands around a route: the home network, connections, and the map. UPDATE_IMAGES=1 renews docs/images/.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, pickItem, quickItems, runCommand } from '../host/browser.mjs';
import { repository } from '../host/vsix.mjs';
import { drawn } from './diagram.mjs';
import { picture } from './picture.mjs';
import { scenario } from './scenario.mjs';

const roomy = { 'workbench.activityBar.location': 'hidden', 'window.commandCenter': false };

scenario(
  'Host context alone is drawn as a home network',
  async (window) => {
    const { page, workspace, file, diagram } = window;
    copyFileSync(join(repository, 'test/fixtures/host/written-alone.txt'), join(workspace, 'home.txt'));
    await openFile(page, file('home.txt'));
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    await diagram.locator('svg[data-kind=host]').waitFor();
    for (const label of ['Default gateway: 192.168.1.1', 'Seiko Epson, 192.168.1.31, on 192.168.1.0/24'])
      assert.equal(await diagram.locator(`[aria-label="${label}"]`).count(), 1, `"${label}" is not drawn`);
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'home-network');
  },
  roomy,
);

scenario(
  'A table of connections is drawn with what others can read',
  async (window) => {
    const { page, workspace, file, diagram } = window;
    const name = 'ssh-pop-forward.solaris-netstat.txt';
    copyFileSync(join(repository, 'test/fixtures/sessions', name), join(workspace, name));
    await openFile(page, file(name));
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    await diagram.locator('svg[data-kind=sessions]').waitFor();
    for (const protection of ['encrypted', 'clear'])
      assert.equal(
        await diagram.locator(`g.link[data-protection=${protection}]`).count(),
        1,
        `nothing is ${protection}`,
      );
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'connections');
  },
  roomy,
);

scenario(
  'Both ends of a tunnel become one picture that says which stretch is readable',
  async (window) => {
    const { page, workspace, file, diagram } = window;
    for (const name of ['ssh-pop-forward.freebsd-netstat.txt', 'ssh-pop-forward.solaris-netstat.txt']) {
      copyFileSync(join(repository, 'test/fixtures/sessions', name), join(workspace, name));
      await openFile(page, file(name));
    }
    await runCommand(page, 'Hopscope: Compare Forward and Return Routes');
    await quickItems(page).filter({ hasText: 'solaris-netstat' }).first().waitFor();
    await page.keyboard.press('Enter');
    await drawn(diagram);
    await diagram.locator('svg[data-kind=sessions]').waitFor();
    const labels = await diagram.locator('g.link').evaluateAll((links) => links.map((one) => one.ariaLabel));
    assert.ok(labels.includes('myhost.mydomain.ac.jp to wisdom, pop3 inside ssh: encrypted'), labels.join('; '));
    assert.equal(labels.filter((label) => label?.endsWith('pop3: readable')).length, 2, labels.join('; '));
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'tunnel');
  },
  roomy,
);

scenario(
  'A route, its home network and a mail that went the same way are one drawing',
  async (window) => {
    const { page, workspace, file, diagram } = window;
    const folder = join(repository, 'test/fixtures/together');
    const texts = ['home.ipconfig.txt', 'forward.tracert.txt', 'return.traceroute.txt', 'home-to-campus.eml'];
    writeFileSync(
      join(workspace, 'together.txt'),
      texts.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n\n'),
    );
    await openFile(page, file('together.txt'));
    await runCommand(page, 'Hopscope: Analyze traceroute');
    await drawn(diagram);
    await diagram.locator('svg[data-kind=route]').waitFor();
    await diagram.locator('g.label[data-kind=mail]').first().waitFor();
    const server = diagram.locator('g.node', { hasText: 'mail.campus.example' });
    assert.equal(await server.count(), 1, 'the mail server is not one node');
    await server.click();
    await diagram.locator('#inspector h2', { hasText: 'mail.campus.example' }).waitFor();
    await diagram.locator('#inspector', { hasText: 'ESMTP' }).waitFor();
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'together');
  },
  roomy,
);

scenario(
  'The map is a tab behind the route',
  async (window) => {
    const { page, diagram } = window;
    await runCommand(page, 'Hopscope: Open Sample…');
    await pickItem(page, 'Home to campus and back');
    await drawn(diagram);
    await diagram.locator('[role=tab]').filter({ hasText: 'Map of the route' }).click();
    await diagram.locator('svg[data-kind=map]').waitFor();
    const tokyo = diagram.locator('g.node[aria-label^="Tokyo, JP"]');
    assert.equal(await tokyo.count(), 1, 'Tokyo is not on the map');
    await tokyo.click();
    assert.match(await diagram.locator('#inspector').innerText(), /otemachi/, 'the details do not say why');
    await runCommand(page, 'View: Close Primary Side Bar');
    await picture(window, 'map');
  },
  roomy,
);
