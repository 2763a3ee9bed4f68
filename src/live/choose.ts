import type { Backend, Problem, Tracer, TraceRequest } from './tracer';

export interface Choice {
  /** Undefined: only the user can trace here, in a terminal. */
  readonly tracer?: Tracer;
  /** Why better ways were not taken, in the order in which they were tried. */
  readonly refused: readonly Problem[];
}

/** The first backend that can trace here. */
export async function findTracer(backends: readonly Backend[], request: TraceRequest): Promise<Choice> {
  const refused: Problem[] = [];
  for (const backend of backends) {
    const found = await backend.find(request);
    if ('tracer' in found) return { tracer: found.tracer, refused };
    refused.push(found.problem);
  }
  return { refused };
}
