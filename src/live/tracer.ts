import type { MessageArgs } from '../model/claim';
import type { Trace } from '../model/trace';
import type { ProbeOrder } from './probe/protocol';

/** What to trace and how. */
export interface TraceRequest extends ProbeOrder {
  /** As the user wrote it, after `checkTarget`. */
  readonly target: string;
}

/** One sentence for the user: message key and arguments. */
export interface Problem {
  readonly key: string;
  readonly args?: MessageArgs;
}

/** What is known so far. `text` is ordinary tracer output that `analyze` reads. */
export interface TraceProgress {
  readonly text: string;
  readonly hops: number;
  /** From 1; 0 = the tool does not tell. */
  readonly round: number;
  /** With the evidence that the text cannot carry (reply TTL, quoted TTL, flows); only of the backend that sends itself. */
  readonly trace?: Trace;
}

export interface TraceOutcome extends TraceProgress {
  readonly end: 'done' | 'cancelled' | 'failed';
  /** Why it failed. What had come till then is in `text`. */
  readonly problem?: Problem;
}

export interface TraceRun {
  /** Never rejects. */
  readonly done: Promise<TraceOutcome>;
  /** Ends the helper or the tool; `done` then has what there is. */
  cancel(): void;
  /** Changes the probes per second of a tracer that can (`pacing: 'running'`). */
  pace?(probesPerSecond: number): void;
}

export type MethodId = 'raw-socket' | 'system';

/** One way to trace, found to be possible: what `findTracer` (choose.ts) hands out. */
export interface Tracer {
  readonly id: MethodId;
  /** As the label tells it: "raw-socket", "/usr/sbin/traceroute". */
  readonly name: string;
  /** What it sends whatever was asked for; absent = as asked. */
  readonly protocol?: ProbeOrder['protocol'];
  /** When it can be told how fast to send: at any time, when it starts, or never. */
  readonly pacing: 'running' | 'start' | 'never';
  start(request: TraceRequest, report: (progress: TraceProgress) => void): TraceRun;
}

/** A backend says whether it can trace here, and if not, why. Nothing is sent to the target by asking. */
export interface Backend {
  readonly id: MethodId;
  find(request: TraceRequest): Promise<{ readonly tracer: Tracer } | { readonly problem: Problem }>;
}
