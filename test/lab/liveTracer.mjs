// The built command line, started on a node of the lab.
import { join } from 'node:path';

export const CLI = join(import.meta.dirname, '../../dist/cli.js');

/** The words that run the product; English, whatever the machine speaks. */
export const hopscope = (verb, ...args) => [process.execPath, CLI, verb, '--lang', 'en', ...args];

/** Traces a way live and reads what it printed with our own dialects. */
export async function traceLive(stage, { network, from, target }, ...options) {
  const result = await stage.run(network, from, hopscope('trace', ...options, target));
  if (!result.stdout) throw new Error(`hopscope trace ${target} on ${network.name} ${from}: ${result.stderr}`);
  return { ...result, trace: stage.read(result.stdout) };
}
