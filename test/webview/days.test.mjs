import assert from 'node:assert/strict';
import { draw } from './stage.mjs';

/** A message that the relay took from an address on a day. */
const message = (address, day) =>
  [
    `Received: from mail.example.com (mail.example.com [${address}]) by mx.example.org with ESMTPS id a${day}; Fri, ${day} Nov 2026 09:00:00 +0000`,
    'From: a@example.com',
    'To: b@example.org',
    `Subject: day ${day}`,
    `Date: Fri, ${day} Nov 2026 09:00:00 +0000`,
    `Message-ID: <${day}.${address}@example.com>`,
    '',
    'x',
    '',
  ].join('\n');

const box = [
  ['203.0.113.7', '20'],
  ['203.0.113.7', '21'],
  ['198.51.100.9', '21'],
]
  .map(([address, day]) => `From a@example.com Fri Nov ${day} 09:00:00 2026\n${message(address, day)}`)
  .join('\n');

export const tests = {
  async 'a mailbox is filtered by day: an origin goes with the last of its days'(stage) {
    const page = await stage.openPanel();
    await draw(page, stage.product.contentOfTexts([{ id: 'box.mbox', name: 'box.mbox', text: box }], 'en'));
    const origin = (address) => page.locator(`#layer [data-kind="origin"][data-address="${address}"]`).first();
    const dimmed = (address) => origin(address).evaluate((one) => one.classList.contains('dimmed'));
    const chip = (day) => page.locator(`[data-chip="day:2026-11-${day}"]`);
    assert.equal(await chip('20').textContent(), '2026-11-20');
    await chip('21').click();
    assert.equal(await dimmed('198.51.100.9'), true);
    assert.equal(await dimmed('203.0.113.7'), false);
    await chip('20').click();
    assert.equal(await dimmed('203.0.113.7'), true);
    await chip('21').click();
    assert.equal(await dimmed('198.51.100.9'), false);
  },
};
