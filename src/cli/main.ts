import manifest from '../../package.json';
import { runAnalyze } from './analyze';
import { analyzeArguments } from './arguments';
import { convertArguments, runConvert } from './convert';
import { runRoute } from './route';
import { runTrace, traceArguments } from './trace';
import { USAGE, UsageError } from './usage';

async function run(argv: readonly string[]): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help' || rest.includes('--help')) {
    process.stdout.write(USAGE);
    return verb === undefined ? 2 : 0;
  }
  if (verb === '--version') {
    process.stdout.write(`${manifest.version}\n`);
    return 0;
  }
  if (verb === 'analyze') return runAnalyze(analyzeArguments(rest, process.env));
  if (verb === 'convert') return runConvert(convertArguments(rest));
  if (verb === 'route') return runRoute(rest, process.env);
  if (verb === 'trace') return runTrace(traceArguments(rest, process.env));
  throw new UsageError(
    `"${verb}" is no command; the commands are: analyze, convert, route, trace (see hopscope --help)`,
  );
}

/** A reader that goes away (`| head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text =
      error instanceof UsageError
        ? error.message
        : `internal error: ${error instanceof Error ? error.message : String(error)}`;
    process.stderr.write(`hopscope: ${text}\n`);
    process.exitCode = 2;
  },
);
