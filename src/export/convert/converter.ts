import type { Source } from '../../model/source';
import type { Trace } from '../../model/trace';

/** A normalised form of traces. One form = one file + one line in registry.ts. */
export interface Converter {
  readonly id: string;
  /** All traces, one after the other. `sources` are the texts that they were read from. */
  write(traces: readonly Trace[], sources: readonly Source[]): string;
  /** How outputs of `write` that follow each other become one; the first and the last tell what begins and ends it. */
  readonly joined: {
    /** Begins every output and is wanted once. */
    readonly head?: string;
    /** Ends every output and is wanted once. */
    readonly foot?: string;
    readonly between: string;
  };
  /** What of this trace the form cannot carry, in words that complete "1 trace: …". Empty where nothing is lost that people look for. */
  losses(trace: Trace): readonly string[];
}
