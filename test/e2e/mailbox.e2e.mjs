import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { quickInput, runCommand } from '../host/browser.mjs';
import { assertNoKeys, clickNode, drawn, drawnText } from './diagram.mjs';
import { scenario } from './scenario.mjs';

/** Larger than an editor's text may be, so that only the table is read of it. */
const MESSAGES = 5_000;

function message(n) {
  return `From user${n}@example.org Fri Nov 20 10:00:00 2026
Received: from out.example.org (out.example.org [198.51.100.${1 + (n % 3)}])
\tby mx.example.net (Postfix) with ESMTPS id 4XyAbCdEf${n % 10}
\tfor <me@example.net>; Fri, 20 Nov 2026 10:00:00 +0000
From: user${n}@example.org
Subject: Message ${n}
Message-ID: <${n}@example.org>

${'Nothing of interest stands here.\n'.repeat(75)}
`;
}

scenario('A large mailbox shows where its mail comes from, and a message of it opens', async (window) => {
  const { page, file, diagram } = window;
  const box = file('large.mbox');
  const text = Array.from({ length: MESSAGES }, (_, n) => message(n)).join('');
  assert.ok(text.length > 11_000_000);
  writeFileSync(box, text);
  await runCommand(page, 'Hopscope: Analyze Mail File');
  await quickInput(page).fill(box);
  await page.keyboard.press('Enter');
  await drawn(diagram);
  assert.match(await drawnText(diagram), /198\.51\.100\.2/);
  await clickNode(diagram, '198.51.100.2');
  await diagram.locator('#inspector button.opens', { hasText: 'Message 1' }).first().click();
  await diagram
    .locator('svg#diagram[data-kind="mail"], svg#diagram text', { hasText: 'mx.example.net' })
    .first()
    .waitFor();
  const facts = await drawnText(diagram);
  assert.match(facts, /out\.example\.org/);
  assertNoKeys(facts);
});
