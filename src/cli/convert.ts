import { recognize } from '../analyzers/detect';
import type { Converter } from '../export/convert/converter';
import { converters } from '../export/convert/registry';
import type { Trace } from '../model/trace';
import { readSources } from './input';
import { writeWhole } from './output';
import { parseOptions } from './parseOptions';
import { UsageError } from './usage';

interface ConvertArguments {
  readonly files: readonly string[];
  readonly converter: Converter;
  readonly output?: string;
}

const OPTIONS = { to: { type: 'string' }, output: { type: 'string', short: 'o' } } as const;

/** Reads the arguments after `convert`. Throws UsageError with one line that names the wrong word. */
export function convertArguments(argv: readonly string[]): ConvertArguments {
  const { values, positionals } = parseOptions(argv, OPTIONS);
  const known = converters.map(({ id }) => id).join(', ');
  if (values.to === undefined) throw new UsageError(`convert needs --to with one of ${known}`);
  const converter = converters.find(({ id }) => id === values.to);
  if (!converter) throw new UsageError(`--to takes ${known}; "${values.to}" is none of them`);
  return { files: positionals, converter, ...(values.output !== undefined && { output: values.output }) };
}

/** `hopscope convert`. Returns the exit code: 0 converted, 1 no trace found. */
export async function runConvert({ files, converter, output }: ConvertArguments): Promise<number> {
  const sources = await readSources(files.map((path) => ({ path })));
  const traces = sources.flatMap((source) => recognize(source).traces);
  if (traces.length === 0) {
    process.stderr.write(`hopscope: no traceroute was found in ${sources.map(({ name }) => name).join(', ')}\n`);
    return 1;
  }
  const text = converter.write(traces, sources);
  if (output === undefined) process.stdout.write(text);
  else await writeWhole(output, text);
  for (const line of lossLines(traces, converter)) process.stderr.write(`hopscope: ${line}\n`);
  return 0;
}

/** One line for each kind of loss, with the number of traces that it befell. */
function lossLines(traces: readonly Trace[], converter: Converter): readonly string[] {
  const counts = new Map<string, number>();
  for (const loss of traces.flatMap((trace) => converter.losses(trace))) counts.set(loss, (counts.get(loss) ?? 0) + 1);
  return [...counts].map(([loss, count]) => `${count} ${count === 1 ? 'trace' : 'traces'}: ${loss} (${converter.id})`);
}
