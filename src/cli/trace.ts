import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { recognize } from '../analyzers/detect';
import { json } from '../export/convert/json';
import { backendsHere, vantageHere } from '../live/backends';
import { findTracer } from '../live/choose';
import { labelledText, labelOf, reasonsOf } from '../live/label';
import { addressOf } from '../live/resolve';
import { LIMITS, traceSettings, type NumberSetting } from '../live/settings';
import { checkTarget, doubtOf } from '../live/target';
import { commandLine } from '../live/tools';
import type { MethodId, Problem, TraceOutcome, TraceRequest } from '../live/tracer';
import { languageOf, messages } from '../messages';
import type { Language, Translate } from '../messages/catalog';
import { writeWhole } from './output';
import { parseOptions } from './parseOptions';
import { UsageError } from './usage';

interface TraceArguments {
  readonly target: string;
  readonly family: 0 | 4 | 6;
  readonly only?: MethodId;
  readonly json: boolean;
  readonly output?: string;
  readonly settings: ReturnType<typeof traceSettings>;
  readonly language: Language;
}

const OPTIONS = {
  ipv4: { type: 'boolean', short: '4' },
  ipv6: { type: 'boolean', short: '6' },
  protocol: { type: 'string' },
  port: { type: 'string', short: 'p' },
  'max-hops': { type: 'string', short: 'm' },
  rounds: { type: 'string' },
  flows: { type: 'string' },
  rate: { type: 'string' },
  timeout: { type: 'string' },
  method: { type: 'string' },
  json: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  lang: { type: 'string' },
} as const;

const OPTION_OF: Readonly<Record<NumberSetting, 'max-hops' | 'rounds' | 'flows' | 'rate' | 'timeout'>> = {
  maxHops: 'max-hops',
  rounds: 'rounds',
  flows: 'flows',
  probesPerSecond: 'rate',
  timeoutMs: 'timeout',
};

function oneOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T | undefined {
  const found = allowed.find((one) => one === value);
  if (value !== undefined && found === undefined)
    throw new UsageError(`--${option} takes ${allowed.join(', ')}; "${value}" is none of them`);
  return found;
}

function numberOf(option: string, value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,6}$/.test(value) || Number(value) < least || Number(value) > most)
    throw new UsageError(`--${option} takes a whole number from ${least} to ${most}; "${value}" is none`);
  return Number(value);
}

/** Reads the arguments after `trace`. Throws UsageError with one line that names the wrong word. */
export function traceArguments(argv: readonly string[], environment: NodeJS.ProcessEnv): TraceArguments {
  const { values, positionals } = parseOptions(argv, OPTIONS);
  const [target, more] = positionals;
  if (target === undefined || more !== undefined) throw new UsageError('trace takes one host name or address');
  if (values.ipv4 && values.ipv6) throw new UsageError('-4 and -6 exclude each other');
  const wanted: { [name in NumberSetting]?: number } = {};
  for (const name of Object.keys(OPTION_OF) as NumberSetting[]) {
    const number = numberOf(OPTION_OF[name], values[OPTION_OF[name]], LIMITS[name][0], LIMITS[name][2]);
    if (number !== undefined) wanted[name] = number;
  }
  const protocol = oneOf('protocol', values.protocol, ['icmp', 'udp', 'tcp']) ?? 'udp';
  const only = oneOf('method', values.method, ['raw-socket', 'system']);
  const locale = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG;
  return {
    target,
    family: values.ipv4 ? 4 : values.ipv6 ? 6 : 0,
    ...(only && { only }),
    // The ending says it, as with `analyze -o`.
    json: values.json ?? values.output?.toLowerCase().endsWith('.json') ?? false,
    ...(values.output !== undefined && { output: values.output }),
    settings: traceSettings(protocol, { ...wanted, port: numberOf('port', values.port, 1, 65_535) }),
    language: oneOf('lang', values.lang, ['en', 'ja']) ?? languageOf(locale),
  };
}

function fail({ key, args }: Problem, t: Translate): never {
  throw new UsageError(t(key, args));
}

async function requestOf({ target, family, settings }: TraceArguments, t: Translate): Promise<TraceRequest> {
  const checked = checkTarget(target);
  if ('key' in checked) fail(checked, t);
  const address = await addressOf(checked, family);
  if (typeof address !== 'string') fail(address, t);
  const doubt = checked.doubt ?? doubtOf(address);
  if (doubt && !(await isAgreed(t(`live.ask.${doubt}`, { target: checked.name })))) fail({ key: 'live.declined' }, t);
  return { ...settings, target: checked.name, address };
}

/** Only a person at a terminal can be asked; a script that calls this has decided. */
async function isAgreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return true;
  const dialog = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await dialog.question(`${question} [y/N] `);
  dialog.close();
  return /^y/i.test(answer.trim());
}

/** `hopscope trace`. Exit code 0: something answered; 1: nothing did, or nothing can trace here. Ctrl+C prints what is there. */
export async function runTrace(options: TraceArguments): Promise<number> {
  const t = messages(options.language);
  const request = await requestOf(options, t);
  const addon = process.env.HOPSCOPE_RAW_SOCKET;
  const helper = { script: join(__dirname, 'probe.js'), ...(addon && { addon }) };
  const backends = backendsHere(helper);
  const choice = await findTracer(
    backends.filter(({ id }) => options.only === undefined || id === options.only),
    request,
  );
  const say = (text: string): void => void process.stderr.write(`hopscope: ${text}\n`);
  if (!choice.tracer) {
    const command = commandLine(process.platform, request);
    say(t('live.nothing', { reasons: reasonsOf(choice, t), command }));
    return 1;
  }
  const told = { request, choice, vantage: vantageHere() };
  say(labelOf(told, t));
  const run = choice.tracer.start(request, () => undefined);
  process.once('SIGINT', () => run.cancel());
  const outcome = await run.done;
  const result = options.json ? jsonOf(outcome, told.vantage) : labelledText(told, outcome, t);
  if (options.output === undefined) print(result);
  else await writeWhole(options.output, result);
  if (outcome.problem) {
    const reason = t(outcome.problem.key, outcome.problem.args);
    say(t('live.failed', { target: request.target, reason }));
  }
  return outcome.hops > 0 && outcome.end !== 'failed' ? 0 : 1;
}

/** The text of a tool is read as if it had been pasted. */
function jsonOf({ trace, text }: TraceOutcome, vantage: string): string {
  const source = { id: 'live', name: 'live', text };
  const traces = trace ? [trace] : recognize(source).traces;
  return json.write(
    traces.map((one) => ({ ...one, sourceHost: vantage })),
    [source],
  );
}

/** Written at once: after Ctrl+C nobody waits for a stream. */
function print(text: string): void {
  writeSync(1, text);
}
