import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findTracer } from '../../../src/live/choose';
import type { FromHelper, Refusal } from '../../../src/live/probe/protocol';
import { rawSocketBackend, type HelperPlace } from '../../../src/live/rawSocket';
import { traceSettings } from '../../../src/live/settings';
import { systemBackend } from '../../../src/live/systemTool';
import type { Problem, TraceProgress } from '../../../src/live/tracer';
import { messages } from '../../../src/messages';
import { live } from '../../../src/messages/live';

/** Real processes that behave as a helper may; nothing is sent anywhere. What a real helper does is in test/lab. */
const folder = mkdtempSync(path.join(tmpdir(), 'hs-helper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const request = { ...traceSettings('udp', { rounds: 1, maxHops: 3 }), target: '127.0.0.1', address: '127.0.0.1' };

function helper(name: string, script: string): HelperPlace {
  const file = path.join(folder, `${name}.js`);
  writeFileSync(file, script);
  return { script: file };
}

const telling = (message: FromHelper) => `process.send(${JSON.stringify(message)})`;

async function problemOf(place: HelperPlace): Promise<Problem | undefined> {
  return (await findTracer([rawSocketBackend(place)], request)).refused[0];
}

/** Of each reason its sentence in both languages, and no two are alike. */
function expectSentence(problem: Problem | undefined): void {
  const { key = '', args } = problem ?? {};
  const [en, ja] = (['en', 'ja'] as const).map((language) => messages(language)(key, args));
  expect(en).not.toBe(key);
  expect(ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  expect(`${en ?? ''}${ja ?? ''}`).not.toMatch(/[{}]/);
}

const REFUSALS = Object.keys({
  'addon-missing': true,
  'addon-abi': true,
  'addon-broken': true,
  'no-permission': true,
  'no-route': true,
} satisfies Record<Refusal, true>) as readonly Refusal[];

describe('why raw-socket cannot trace', () => {
  it.each(REFUSALS)('as the helper says: %s', async (reason) => {
    const refuse = telling({ type: 'refused', reason, detail: 'the detail' });
    const problem = await problemOf(helper(reason, `process.on('message', () => ${refuse})`));
    expect(problem).toEqual({ key: `live.refused.${reason}`, args: { detail: 'the detail' } });
    expectSentence(problem);
  });

  it.each([
    ['exit 7', 'process.exit(7)'],
    ['SIGSEGV', 'process.kill(process.pid, "SIGSEGV")'],
    ['exit 1', 'this is no JavaScript'],
  ])('the helper dies: %s', async (detail, script) => {
    const problem = await problemOf(helper('dies', script));
    expect(problem).toEqual({ key: 'live.refused.helper-died', args: { detail } });
    expectSentence(problem);
  });

  it('there is no such Node', async () => {
    const problem = await problemOf({ ...helper('fine', ''), node: path.join(folder, 'nothing') });
    expect(problem?.key).toBe('live.refused.spawn-failed');
    expectSentence(problem);
  });

  it('every reason has a sentence of its own in both languages', () => {
    const texts = Object.entries(live).filter(([key]) => key.startsWith('live.refused.'));
    expect(texts.length).toBeGreaterThanOrEqual(REFUSALS.length + 4);
    for (const language of ['en', 'ja'] as const) {
      expect(new Set(texts.map(([, text]) => text[language])).size).toBe(texts.length);
    }
  });
});

describe('the system without a tool', () => {
  it.each(['linux', 'darwin', 'win32', 'freebsd'] as const)('says what was looked for on %s', async (platform) => {
    const place = { platform, isRoot: false, path: folder };
    const { tracer, refused } = await findTracer([systemBackend(place)], request);
    // Where the machine that tests has one beside PATH (/usr/sbin), it is found there.
    if (tracer) return expect(tracer.name).toMatch(/^\/(?:usr\/)?(?:local\/)?sbin\//);
    expect(refused[0]?.key).toBe('live.refused.no-tool');
    expect(String(refused[0]?.args?.['tools'])).toContain(platform === 'win32' ? 'tracert.exe' : 'traceroute');
    expectSentence(refused[0]);
  });
});

describe('a trace under way', () => {
  const able = `process.on('message', ({ type }) => type === 'check' ? ${telling({ type: 'able' })} : started());`;
  const answer = telling({
    type: 'answer',
    probe: { ttl: 1, round: 0, flow: 0 },
    answer: { ip: '192.0.2.1', rttMs: 1, isEnd: false, size: 56 },
  });

  async function start(name: string, started: string, report: (progress: TraceProgress) => void = () => undefined) {
    const { tracer } = await findTracer([rawSocketBackend(helper(name, `${able} ${started}`))], request);
    if (!tracer) throw new Error('no tracer');
    return tracer.start(request, report);
  }

  it('keeps what it had when its helper dies, and says so', async () => {
    const run = await start(
      'dies-later',
      `const started = () => { ${answer}; setTimeout(() => process.kill(process.pid, 'SIGKILL'), 100); };`,
    );
    const outcome = await run.done;
    expect([outcome.end, outcome.hops]).toEqual(['failed', 1]);
    expect(outcome.problem).toEqual({ key: 'live.refused.helper-died', args: { detail: 'SIGKILL' } });
    expect(outcome.text).toMatch(/^ 1 {2}192\.0\.2\.1 {2}1\.000 ms$/m);
  });

  it('ends at once when it is cancelled, with what had come', async () => {
    let seen: (() => void) | undefined;
    const came = new Promise<void>((resolve) => (seen = resolve));
    const run = await start('goes-on', `const started = () => { ${answer}; setInterval(() => {}, 1000); };`, () =>
      seen?.(),
    );
    await came;
    run.cancel();
    const outcome = await run.done;
    expect([outcome.end, outcome.hops, outcome.problem]).toEqual(['cancelled', 1, undefined]);
  });

  it('counts an answer that comes after its probe was given up', async () => {
    const probe = { ttl: 1, round: 0, flow: 0 };
    const late = `${telling({ type: 'lost', probe })}; ${answer}; ${telling({ type: 'over' })}`;
    const run = await start('late', `const started = () => { ${late}; };`);
    const { trace, end } = await run.done;
    run.cancel();
    expect(end).toBe('done');
    expect(trace?.hops.map(({ probes }) => probes.map(({ ip, lost }) => [ip, lost]))).toEqual([[['192.0.2.1', false]]]);
  });

  it('four at once keep their answers apart', async () => {
    const ips = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
    const runs = await Promise.all(
      ips.map((ip) =>
        start(
          `one-of-four-${ip}`,
          `const started = () => { ${answer.replace('192.0.2.1', ip)}; ${telling({ type: 'over' })}; };`,
        ),
      ),
    );
    const outcomes = await Promise.all(runs.map(({ done }) => done));
    expect(outcomes.map(({ trace }) => trace?.hops.map(({ probes }) => probes[0]?.ip))).toEqual(ips.map((ip) => [ip]));
    runs.forEach((run) => run.cancel());
  });
});
