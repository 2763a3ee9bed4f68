import { recognize } from '../analyzers/detect';
import type { Redaction } from '../view/redact/mode';
import type { Converter } from '../export/convert/converter';
import { converters } from '../export/convert/registry';
import { openInputs, type OpenInput } from './input';
import { writeStream } from './output';
import { parseOptions } from './parseOptions';
import { textPieces } from './pieces';
import { hides, REDACTION_OPTIONS, redactionOf, tracesRedacted } from './redaction';
import { Progress } from './progress';
import { keepHeapSteady } from './steadyHeap';
import { UsageError } from './usage';

interface ConvertArguments {
  readonly files: readonly string[];
  readonly converter: Converter;
  readonly output?: string;
  readonly redaction: Redaction;
}

const OPTIONS = { to: { type: 'string' }, output: { type: 'string', short: 'o' }, ...REDACTION_OPTIONS } as const;

/** Reads the arguments after `convert`. Throws UsageError with one line that names the wrong word. */
export function convertArguments(argv: readonly string[]): ConvertArguments {
  const { values, positionals } = parseOptions(argv, OPTIONS);
  const known = converters.map(({ id }) => id).join(', ');
  if (values.to === undefined) throw new UsageError(`convert needs --to with one of ${known}`);
  const converter = converters.find(({ id }) => id === values.to);
  if (!converter) throw new UsageError(`--to takes ${known}; "${values.to}" is none of them`);
  const redaction = redactionOf(values);
  return { files: positionals, converter, redaction, ...(values.output !== undefined && { output: values.output }) };
}

/**
 * `hopscope convert`: piece by piece, so inputs may have any size. Returns the exit code: 0 converted, 1 no trace found (then nothing is
 * written).
 */
export async function runConvert({ files, converter, output, redaction }: ConvertArguments): Promise<number> {
  keepHeapSteady();
  const inputs = await openInputs(files.map((path) => ({ path })));
  const losses = new Map<string, number>();
  const written = await writeStream(output, converted(inputs, converter, losses, redaction));
  if (!written) {
    process.stderr.write(`hopscope: no traceroute was found in ${inputs.map(({ bytes }) => bytes.name).join(', ')}\n`);
    return 1;
  }
  for (const [loss, count] of losses) {
    process.stderr.write(`hopscope: ${count} ${count === 1 ? 'trace' : 'traces'}: ${loss} (${converter.id})\n`);
  }
  return 0;
}

/** Counts in `losses` for each kind of loss the traces that it befell. */
async function* converted(
  inputs: readonly OpenInput[],
  converter: Converter,
  losses: Map<string, number>,
  redaction: Redaction,
): AsyncGenerator<string> {
  const { head = '', foot = '', between } = converter.joined;
  let begun = false;
  for (const { id, bytes } of inputs) {
    const progress = new Progress(bytes);
    let ordinal = 1;
    for await (const { text, ...place } of textPieces(bytes, false)) {
      const source = { id, name: bytes.name, text, part: { ...place, ordinal } };
      const { traces, messages, sources } = hides(redaction)
        ? tracesRedacted(source, redaction)
        : { ...recognize(source), sources: [source] };
      ordinal += traces.length + messages.length;
      progress.step(ordinal - 1);
      if (traces.length === 0) continue;
      for (const loss of traces.flatMap((trace) => converter.losses(trace))) {
        losses.set(loss, (losses.get(loss) ?? 0) + 1);
      }
      const body = converter.write(traces, sources);
      yield (begun ? between : head) + body.slice(head.length, body.length - foot.length);
      begun = true;
    }
    progress.end();
  }
  if (begun) yield foot;
}
