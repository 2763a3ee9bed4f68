import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HopStats, Probe, Trace } from '../../src/model/trace';
import { readAll } from '../unit/convert/traces';

const ms = fc.integer({ min: 0, max: 9_999 }).map((tenths) => tenths / 10);
const whole = fc.integer({ min: 0, max: 9_999 });
const host = fc.constantFrom('gw.example', 'ae-1-11.bar2.example.net', 'PC1', 'core_2.example');
const TARGET = '203.0.113.80';

/** Fields of `mtr -o` by their letters, with the head and how a number is printed. Source: data_fields in mtr.c. */
const FIELDS: Readonly<Record<string, readonly [head: string, stat: keyof HopStats, decimals: number]>> = {
  L: ['Loss%', 'lossPct', 1],
  D: ['Drop', 'drop', 0],
  R: ['Rcv', 'received', 0],
  S: ['Snt', 'sent', 0],
  N: ['Last', 'last', 1],
  B: ['Best', 'best', 1],
  A: ['Avg', 'avg', 1],
  W: ['Wrst', 'worst', 1],
  V: ['StDev', 'stdev', 1],
  G: ['Gmean', 'gmean', 1],
  J: ['Jttr', 'jitter', 1],
  M: ['Javg', 'javg', 1],
  X: ['Jmax', 'jmax', 1],
  I: ['Jint', 'jint', 1],
};

const order = fc.shuffledSubarray(Object.keys(FIELDS), { minLength: 1 });
const mtrRows = fc.array(
  fc.record({ ip: fc.option(fc.ipV4(), { nil: undefined }), numbers: fc.array(ms, { minLength: 14, maxLength: 14 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

function mtrReport(letters: readonly string[], rows: readonly { ip: string | undefined; numbers: number[] }[]): string {
  const fields = letters.map((letter) => FIELDS[letter] ?? (['', 'last', 0] as const));
  const lines = rows.map(({ ip, numbers }, n) => {
    const cells = fields.map(([, stat, decimals], at) => {
      const text = (numbers[at] ?? 0).toFixed(decimals);
      return (stat === 'lossPct' ? `${text}%` : text).padStart(7);
    });
    return `${String(n + 1).padStart(3)}.|-- ${(ip ?? '???').padEnd(20)}${cells.join('')}`;
  });
  const heads = fields.map(([head]) => head.padStart(7));
  return ['Start: 2026-11-22T06:09:31+0900', `HOST: pc                   ${heads.join('')}`, ...lines, ''].join('\n');
}

describe('mtr -o', () => {
  it('reads any columns in any order', () => {
    fc.assert(
      fc.property(order, mtrRows, (letters, rows) => {
        const [trace, ...more] = readAll(mtrReport(letters, rows));
        expect(more).toEqual([]);
        expect([trace?.dialect, trace?.unparsed]).toEqual(['mtr-report', []]);
        expect(trace?.hops.map(({ stats, probes }) => ({ stats, ip: probes[0]?.ip }))).toEqual(
          rows.map(({ ip, numbers }) => ({
            ip,
            stats: Object.fromEntries(
              letters.map((letter, at) => {
                const [, stat = 'last', decimals = 0] = FIELDS[letter] ?? [];
                return [stat, Number((numbers[at] ?? 0).toFixed(decimals))];
              }),
            ),
          })),
        );
      }),
      { numRuns: 300 },
    );
  });
});

const answered = fc.record({
  ip: fc.ipV4(),
  times: fc.array(
    whole.map((us) => us / 1000),
    { minLength: 1, maxLength: 10 },
  ),
});
const tenProbes = fc
  .array(fc.option(answered, { nil: undefined, freq: 3 }), { minLength: 10, maxLength: 10 })
  .map((runs) =>
    runs.flatMap((run) => (run ? run.times.map((rtt) => ({ ip: run.ip, rtt })) : [undefined])).slice(0, 10),
  );

function row(probes: readonly ({ ip: string; rtt: number } | undefined)[]): string {
  let last: string | undefined;
  return probes
    .map((probe) => {
      if (!probe) return ' *';
      const who = probe.ip === last ? '' : ` ${probe.ip}`;
      last = probe.ip;
      return `${who}  ${probe.rtt.toFixed(3)} ms`;
    })
    .join('');
}

describe('traceroute -q 10', () => {
  it('keeps every probe at its place, also where a window of 80 columns broke the lines', () => {
    fc.assert(
      fc.property(fc.array(tenProbes, { minLength: 2, maxLength: 8 }), fc.boolean(), (hops, wrapped) => {
        const rows = hops.map((probes, n) => `${String(n + 1).padStart(2)} ${row(probes)}`);
        const lines = wrapped ? rows.map((line) => line.replace(/(.{60,78}) (?=\d+\.\d+\.\d+\.\d+ )/g, '$1\n')) : rows;
        const text = [`traceroute to a.example (${TARGET}), 30 hops max, 60 byte packets`, ...lines, ''].join('\n');
        const [trace, ...more] = readAll(text);
        expect(more).toEqual([]);
        expect(trace?.unparsed).toEqual([]);
        expect(
          trace?.hops.map(({ probes }) => probes.map(({ ip, rttMs }) => (ip ? { ip, rtt: rttMs } : undefined))),
        ).toEqual(hops);
      }),
      { numRuns: 300 },
    );
  });
});

/** Header, sentence of a silent hop, last line; as Windows prints them. */
const LANGUAGES = [
  [`Tracing route to a.example [${TARGET}]\nover a maximum of 30 hops:`, 'Request timed out.', 'Trace complete.'],
  [
    `Routenverfolgung zu a.example [${TARGET}]\nüber maximal 30 Hops:`,
    'Zeitüberschreitung der Anforderung.',
    'Ablaufverfolgung beendet.',
  ],
  [
    `A rastrear a rota para a.example [${TARGET}]\naté um máximo de 30 saltos:`,
    'O pedido excedeu o tempo de espera.',
    'Rastreio concluído.',
  ],
  [`Sporer rute til a.example [${TARGET}]\nover maksimalt 30 hop:`, 'Anmodning fik timeout.', 'Sporing fuldført.'],
  [
    `Παρακολούθηση της διαδρομής προς: a.example [${TARGET}]\nμε μέγιστο πλήθος αναπηδήσεων 30:`,
    'Έληξε το χρονικό όριο της αίτησης.',
    'Η παρακολούθηση ολοκληρώθηκε.',
  ],
  [
    `Трасування маршруту до a.example [${TARGET}]\nз максимальною кількістю переходів 30:`,
    'Час очікування запиту вичерпано.',
    'Трасування завершено.',
  ],
  [
    `a.example [${TARGET}] へのルートをトレースしています\n経由するホップ数は最大 30 です:`,
    '要求がタイムアウトしました。',
    'トレースを完了しました。',
  ],
  [
    `최대 30홉 이상의\na.example [${TARGET}](으)로 가는 경로 추적:`,
    '요청 시간이 만료되었습니다.',
    '추적을 완료했습니다.',
  ],
] as const;

const windowsHop = fc.option(
  fc.record({
    ip: fc.ipV4(),
    name: fc.option(host, { nil: undefined }),
    times: fc
      .array(fc.option(whole, { nil: undefined, freq: 4 }), { minLength: 3, maxLength: 3 })
      .filter((times) => times.some((time) => time !== undefined)),
  }),
  { nil: undefined, freq: 4 },
);

type WindowsHop = { ip: string; name: string | undefined; times: (number | undefined)[] } | undefined;

function windowsRow(one: WindowsHop, n: number, silence: string): string {
  const cell = (time: number | undefined) =>
    time === undefined ? '    *   ' : `${String(time === 0 ? '<1' : time).padStart(5)} ms`;
  const times = (one?.times ?? [undefined, undefined, undefined]).map(cell).join(' ');
  const who = !one ? silence : one.name === undefined ? one.ip : `${one.name} [${one.ip}]`;
  return `${String(n + 1).padStart(3)} ${times}  ${who}`;
}

function windowsProbes(one: WindowsHop): readonly Partial<Probe>[] {
  return (one?.times ?? [undefined, undefined, undefined]).map((time) =>
    time === undefined
      ? { lost: true }
      : {
          lost: false,
          ip: one?.ip,
          host: one?.name,
          rttMs: time === 0 ? 1 : time,
          rttLessThan: time === 0 || undefined,
        },
  );
}

function shapeOf(trace: Trace | undefined): readonly (readonly Partial<Probe>[])[] | undefined {
  return trace?.hops.map(({ probes }) =>
    probes.map(({ lost, ip, host: name, rttMs, rttLessThan }) =>
      lost ? { lost } : { lost, ip, host: name, rttMs, rttLessThan },
    ),
  );
}

describe('tracert', () => {
  it('is read in any language, one trace below the other', () => {
    const traces = fc.array(
      fc.tuple(fc.constantFrom(...LANGUAGES), fc.array(windowsHop, { minLength: 1, maxLength: 8 })),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(traces, (printed) => {
        const text = printed
          .map(
            ([[head, silence, end], hops]) =>
              `\n${head}\n\n${hops.map((one, n) => windowsRow(one, n, silence)).join('\n')}\n\n${end}\n`,
          )
          .join('\n');
        const read = readAll(text);
        expect(read.map(({ dialect }) => dialect)).toEqual(printed.map(() => 'tracert-windows'));
        expect(read.flatMap(({ unparsed }) => unparsed)).toEqual([]);
        expect(read.map(({ target, targetIp, maxHops }) => [target, targetIp, maxHops])).toEqual(
          printed.map(() => ['a.example', TARGET, 30]),
        );
        expect(read.map(shapeOf)).toEqual(printed.map(([, hops]) => hops.map(windowsProbes)));
      }),
      { numRuns: 300 },
    );
  });
});

const pathHop = fc.record({
  ip: fc.ipV4(),
  rtt: whole,
  lost: fc.nat({ max: 100 }),
  atNode: fc.nat({ max: 100 }),
  onLink: fc.nat({ max: 100 }),
});

describe('pathping', () => {
  it('keeps the loss of every node and every link', () => {
    fc.assert(
      fc.property(fc.array(pathHop, { minLength: 1, maxLength: 10 }), (hops) => {
        const share = (lost: number) => `${String(lost).padStart(4)}/ 100 =${String(lost).padStart(3)}%`;
        const text = [
          `Tracing route to a.example [${TARGET}]`,
          'over a maximum of 30 hops:',
          '  0  PC1.example [192.168.1.10]',
          ...hops.map(({ ip }, n) => `${String(n + 1).padStart(3)}  ${ip}`),
          '',
          'Computing statistics for 25 seconds...',
          '            Source to Here   This Node/Link',
          'Hop  RTT    Lost/Sent = Pct  Lost/Sent = Pct  Address',
          '  0                                           PC1.example [192.168.1.10]',
          ...hops.flatMap(({ ip, rtt, lost, atNode, onLink }, n) => [
            `                             ${share(onLink)}   |`,
            `${String(n + 1).padStart(3)} ${String(rtt).padStart(4)}ms  ${share(lost)}  ${share(atNode)}  ${ip}`,
          ]),
          '',
          'Trace complete.',
          '',
        ].join('\n');
        const [trace, ...more] = readAll(text);
        expect(more).toEqual([]);
        expect([trace?.dialect, trace?.unparsed]).toEqual(['pathping', []]);
        expect(
          trace?.hops.slice(1).map(({ probes, stats, linkLossPct, nodeLossPct }) => ({
            ...{ ip: probes[0]?.ip, rtt: stats?.avg, lost: stats?.drop, atNode: nodeLossPct, onLink: linkLossPct },
          })),
        ).toEqual(hops);
      }),
      { numRuns: 200 },
    );
  });
});
