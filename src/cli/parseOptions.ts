import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './usage';

/** Options and files of a verb; a wrong word is a UsageError with one line that names it. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true as const });
  } catch (error) {
    // Node's message names the option; its first sentence is enough.
    throw new UsageError((error as Error).message.split('\n')[0]?.split('. ')[0] ?? 'wrong usage');
  }
}
