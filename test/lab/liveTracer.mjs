// The built command line, started on a node of the lab.
import { join } from 'node:path';

export const CLI = join(import.meta.dirname, '../../dist/cli.js');

/** The words that run the product; English, whatever the machine speaks. */
export const hopscope = (verb, ...args) => [process.execPath, CLI, verb, '--lang', 'en', ...args];

/** One trace a way, all side by side, which is also how answers of different traces would get mixed up. Each with all its runs. */
export function traceAll(stage, ways, options, lacks) {
  const bounds = ['--max-hops', '12', '--rounds', '3', '--rate', '50'];
  return Promise.all(ways.map((way) => stage.traced(way, hopscope('trace', ...bounds, ...options, way.target), lacks)));
}
