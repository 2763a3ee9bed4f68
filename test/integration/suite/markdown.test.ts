import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from '../extension';

const BLOCK = `# Report

\`\`\`traceroute
traceroute to www.example.org (198.51.100.80), 30 hops max, 60 byte packets
 1  192.168.1.1  1.0 ms  1.1 ms  5.2 ms
 2  <b>evil</b>.example.net (198.51.100.80)  9.0 ms  9.1 ms  9.2 ms
\`\`\`
`;

async function render(text: string): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', text);
}

suite('Markdown preview', () => {
  suiteSetup(() => api());

  test('draws a fenced traceroute, and nothing of the text becomes markup', async () => {
    let html = await render(BLOCK);
    for (let tries = 0; tries < 50 && !html.includes('<svg'); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      html = await render(BLOCK);
    }
    assert.match(html, /<svg[\s\S]*198\.51\.100\.80/);
    assert.doesNotMatch(html, /<b>evil/);
  });

  test('leaves other blocks alone', async () => {
    assert.doesNotMatch(await render('```sh\ntraceroute 192.0.2.1\n```\n'), /<svg/);
  });
});
