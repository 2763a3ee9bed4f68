import assert from 'node:assert/strict';
import { textOfExample } from '../documents';
import { api } from '../extension';

suite('API analyze', () => {
  test('reads the twelve hops of nmap', async () => {
    const { traces = [] } = await (await api()).analyze(await textOfExample('home-campus/forward.nmap.txt'));
    assert.equal(traces.length, 1);
    const [trace] = traces;
    assert.equal(trace?.target, 'login.cuc.ac.jp');
    assert.deepEqual(
      trace?.hops.map((hop) => hop.probes[0]?.ip),
      [
        '192.168.56.254',
        '211.6.218.1',
        '61.118.36.189',
        '114.147.63.117',
        '122.1.245.53',
        '122.1.245.66',
        '202.249.2.83',
        '203.178.140.218',
        '203.178.136.162',
        '202.244.32.242',
        '202.244.32.228',
        '202.244.38.109',
      ],
    );
  });

  test('reads a Japanese tracert with its silent last hop', async () => {
    const { traces = [] } = await (await api()).analyze(await textOfExample('home-campus/forward.tracert.txt'));
    assert.deepEqual(
      traces.map(({ target, hops }) => [target, hops.length]),
      [['login.cuc.ac.jp', 10]],
    );
    assert.equal(
      traces[0]?.hops[9]?.probes.every(({ lost }) => lost),
      true,
    );
  });

  test('reads the Received fields of a message', async () => {
    const { messages = [], traces } = await (await api()).analyze(await textOfExample('mail/pot-seller.eml'));
    assert.equal(messages.length, 1);
    assert.equal(messages[0]?.hops.length, 3);
    assert.deepEqual(traces, []);
  });

  test('decodes an encoded subject, for which the mail parser is loaded on demand', async () => {
    const { messages = [] } = await (await api()).analyze(await textOfExample('mail/signed-japanese.eml'));
    assert.match(messages[0]?.subject ?? '', /[\u3040-\u30ff\u4e00-\u9fff]/);
  });

  test('finds nothing in prose, and hostile text does not throw', async () => {
    const { analyze } = await api();
    for (const text of ['', 'Dear all,\nplease find the minutes below.\n', '\u0000\u2028\ud800', '*'.repeat(100_000)]) {
      const { traces, messages } = await analyze(text);
      assert.deepEqual([traces, messages], [[], []]);
    }
  });
});
