import { recognize } from '../analyzers/detect';
import { matchText } from '../export/text/host';
import { languageOf, messages } from '../messages';
import { canonicalIp } from '../model/address';
import { openInputs, readSource } from './input';
import { parseOptions } from './parseOptions';
import { UsageError } from './usage';

/** `hopscope route DEST [FILE…]`. Returns the exit code: 0 answered, 1 no routing table found. */
export async function runRoute(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseOptions(argv, { lang: { type: 'string' } } as const);
  const [word, ...files] = positionals;
  const t = messages(languageOf(values.lang ?? environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG));
  if (word === undefined) throw new UsageError('route needs an address: hopscope route 192.0.2.1 routes.txt');
  const destination = canonicalIp(word);
  if (destination === undefined) throw new UsageError(t('host.match.badDestination', { text: word.slice(0, 80) }));
  const sources = await Promise.all((await openInputs(files.map((path) => ({ path })))).map(readSource));
  const routes = sources.flatMap((source) => recognize(source).hosts).flatMap((report) => report.routes);
  if (routes.length === 0) {
    process.stderr.write(`hopscope: ${t('host.match.noTable')}\n`);
    return 1;
  }
  process.stdout.write(matchText(routes, destination, t));
  return 0;
}
