import { EvidenceWriter } from '../json/evidence';
import { traceOf } from '../json/trace';
import type { Converter } from './converter';

/** The `traces` of the contract (docs/design/contract.md) alone. Without a graph a role is what the user fixed. */
export const json: Converter = {
  id: 'json',
  joined: { head: '[\n', foot: '\n]\n', between: ',\n' },
  write(traces, sources) {
    const evidence = new EvidenceWriter(sources);
    const written = traces.map((trace) => traceOf(trace, trace.role ?? 'other', evidence));
    return `${JSON.stringify(written, undefined, 2)}\n`;
  },
  losses: () => [],
};
