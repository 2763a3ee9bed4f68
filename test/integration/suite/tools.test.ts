import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from '../extension';

const TRACE = `traceroute to www.example.org (198.51.100.80), 30 hops max, 60 byte packets
 1  gw.lan (192.168.1.1)  1.0 ms  1.1 ms  5.2 ms
 2  198.51.100.80  9.0 ms  9.1 ms  9.2 ms
`;

async function answerTo(name: string, text: string): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input: { text }, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('\n');
}

suite('Language model tools', () => {
  suiteSetup(() => api());

  test('read a trace and give nothing private away', async () => {
    const answer = await answerTo('hopscope_analyze_traceroute', TRACE);
    assert.match(answer, /198\.51\.100\.80/);
    assert.match(answer, /hopscope\.analysis\/1/);
    assert.doesNotMatch(answer, /192\.168\.1\.1|gw\.lan/);
  });

  test('tell a model what to do about a text that is none', async () => {
    assert.match(await answerTo('hopscope_explain_mail_path', 'hello'), /No traceroute and no Received field/);
  });
});
