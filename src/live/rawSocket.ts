import { fork, type ChildProcess } from 'node:child_process';
import type { FromHelper, ToHelper } from './probe/protocol';
import { Record } from './record';
import type { Backend, Problem, TraceOutcome, TraceProgress, TraceRequest, TraceRun, Tracer } from './tracer';

export interface HelperPlace {
  /** dist/probe.js. */
  readonly script: string;
  /** Another Node than the one that runs this (its own ABI, its own permissions). */
  readonly node?: string;
  /** Where raw-socket was installed, when it does not stand beside the product. */
  readonly addon?: string;
}

/** A helper that says nothing for so long is taken for dead, in ms: a busy machine needs long to start one. */
const SILENCE_MS = 30_000;

/** Sends the probes itself, in a process of its own. */
export function rawSocketBackend(place: HelperPlace): Backend {
  return {
    id: 'raw-socket',
    find: async (request) => {
      const helper = forkHelper(place);
      const problem = await checkHelper(helper, request);
      if (problem) {
        helper.kill();
        return { problem };
      }
      const start: Tracer['start'] = (...args) => startHelper(helper, ...args);
      return { tracer: { id: 'raw-socket', name: 'raw-socket', pacing: 'running', start } };
    },
  };
}

function forkHelper({ script, node, addon }: HelperPlace): ChildProcess {
  return fork(script, [], {
    // ELECTRON_RUN_AS_NODE: the Node inside VS Code's own program.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...(addon && { HOPSCOPE_RAW_SOCKET: addon }) },
    execArgv: [],
    ...(node && { execPath: node }),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function orderOf(request: TraceRequest): TraceRequest {
  // All but the name, which is the user's own affair.
  return { ...request, target: request.address };
}

function send(helper: ChildProcess, message: ToHelper, isGone: () => void = () => undefined): void {
  helper.send(message, (error) => error && isGone());
}

function refusalOf({ reason, detail }: Extract<FromHelper, { type: 'refused' }>): Problem {
  return { key: `live.refused.${reason}`, args: { detail } };
}

function deathOf(code: number | null, signal: string | null): Problem {
  return { key: 'live.refused.helper-died', args: { detail: signal ?? `exit ${code ?? '?'}` } };
}

/** Undefined = it can trace. */
function checkHelper(helper: ChildProcess, request: TraceRequest): Promise<Problem | undefined> {
  return new Promise((resolve) => {
    const settle = (problem: Problem | undefined): void => {
      clearTimeout(silence);
      resolve(problem);
    };
    const silence = setTimeout(
      () => settle({ key: 'live.refused.helper-died', args: { detail: 'no answer' } }),
      SILENCE_MS,
    );
    helper.on('error', (error) => settle({ key: 'live.refused.spawn-failed', args: { detail: error.message } }));
    helper.once('close', (code, signal) => settle(deathOf(code, signal)));
    helper.once('message', (message: FromHelper) =>
      settle(message.type === 'refused' ? refusalOf(message) : undefined),
    );
    send(helper, { type: 'check', order: orderOf(request) });
  });
}

/** The helper that was found able traces: to start another one would take as long again. */
function startHelper(helper: ChildProcess, request: TraceRequest, report: (progress: TraceProgress) => void): TraceRun {
  const record = new Record(request);
  let round = 0;
  let finish: (end: TraceOutcome['end'], problem?: Problem) => void = () => undefined;
  const state = (): TraceProgress => {
    const trace = record.trace();
    return { text: record.text(), hops: trace.hops.length, round, trace };
  };
  const done = new Promise<TraceOutcome>((resolve) => {
    finish = (end, problem) => resolve({ ...state(), end, ...(problem && { problem }) });
  });
  helper.on('error', (error) =>
    finish('failed', { key: 'live.refused.spawn-failed', args: { detail: error.message } }),
  );
  // Not "exit": that may come before the last messages.
  helper.on('close', (code, signal) => finish('failed', deathOf(code, signal)));
  helper.on('message', (message: FromHelper) => {
    if (message.type === 'over') finish('done');
    if (message.type === 'refused') finish('failed', refusalOf(message));
    if (message.type === 'sent') round = Math.max(round, message.probe.round + 1);
    if (message.type === 'lost') record.lost(message.probe);
    if (message.type === 'answer') record.answered(message.probe, message.answer);
    if (message.type === 'lost' || message.type === 'answer') report(state());
  });
  const isGone = (): void => finish('failed', deathOf(helper.exitCode, helper.signalCode));
  send(helper, { type: 'start', order: orderOf(request) }, isGone);
  return {
    done,
    cancel: () => {
      finish('cancelled');
      helper.kill();
    },
    pace: (probesPerSecond) => send(helper, { type: 'pace', probesPerSecond }),
  };
}
