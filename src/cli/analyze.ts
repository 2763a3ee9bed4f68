import { chosenScenes, filesOf, numberedName, type ExportData, type ExportInput } from '../export/exporter';
import { exporterByEnding, exporterById } from '../export/registry';
import type { Scene } from '../layout/scene';
import { messages } from '../messages';
import { analyzeFully } from '../mime/analyzeFully';
import { ALL_PARTS, isEmpty, type Analysis, type AnalysisConfig } from '../model/analysis';
import { redact } from '../view/redact/redact';
import type { AnalyzeArguments } from './arguments';
import { analyzeBulk } from './bulk';
import { asSaved, openDiagrams } from './diagram';
import { withTables } from './enrichment';
import { readIcons } from './icons';
import { openInputs, readConfig, readFont, readSource, type OpenInput } from './input';
import { hides } from './redaction';
import { asset, INTERRUPTED, webviewAssets, writeWhole } from './output';
import { analyzeMailboxes, answerStreams } from './stream';
import { UsageError } from './usage';

async function exportInput(analysis: Analysis, given: AnalyzeArguments): Promise<ExportInput> {
  const { only, theme, language, options } = given;
  const font = await readFont(given.fontFile);
  const translate = messages(language);
  let scenes: readonly Scene[] | undefined;
  return {
    analysis,
    only,
    theme,
    language,
    translate,
    options,
    scenes: () => (scenes ??= chosenScenes(analysis, translate, options)),
    webview: webviewAssets,
    asset,
    ...(font && { font }),
    warn: warnOnce(),
  };
}

/** Several files can have the same shortcoming; it is said once. */
function warnOnce(): (sentence: string) => void {
  const said = new Set<string>();
  return (sentence) => {
    if (!said.has(sentence)) process.stderr.write(`hopscope: ${sentence}\n`);
    said.add(sentence);
  };
}

/** Writes what can be written; false = a place could not be, which is said. */
async function writeOutputs(paths: readonly string[], input: ExportInput): Promise<boolean> {
  let whole = true;
  const write = async (path: string, data: ExportData): Promise<void> => {
    try {
      await writeWhole(path, data);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`hopscope: ${error.message}\n`);
      whole = false;
    }
  };
  for (const path of paths) {
    const exporter = exporterByEnding(path);
    if (!exporter) continue;
    const files = await filesOf(exporter, input);
    for (const [index, data] of files.entries()) await write(numberedName(path, exporter.ending, index), data);
  }
  return whole;
}

/** Files given with -o replace the summary on standard output, unless a format was asked for as well. */
async function printFormat({ format, outputs }: AnalyzeArguments, input: ExportInput): Promise<void> {
  const exporter = exporterById(format ?? 'text');
  if (!exporter || (format === undefined && outputs.length > 0)) return;
  if (exporter.binary && process.stdout.isTTY) {
    throw new UsageError(`--format ${exporter.id} is not for a terminal: write it with -o NAME${exporter.ending}`);
  }
  const files = await filesOf(exporter, input);
  process.stdout.write(files[0] ?? '');
  if (files.length > 1) {
    process.stderr.write(
      `hopscope: ${files.length} drawings, the first is printed: write all with -o NAME${exporter.ending}\n`,
    );
  }
}

async function analyzeSources(
  inputs: readonly OpenInput[],
  config: AnalysisConfig,
  { only, redaction }: AnalyzeArguments,
): Promise<Analysis> {
  const { sources, overlay, ...opened } = openDiagrams(await Promise.all(inputs.map(readSource)), config);
  // What is hidden depends on the whole route.
  const analysis = await analyzeFully(sources, opened.config, hides(redaction) ? ALL_PARTS : only);
  return asSaved(analysis, overlay, redaction);
}

/** `hopscope analyze`. Returns the exit code: 0 analysed, 1 nothing recognised. */
export async function runAnalyze(options: AnalyzeArguments): Promise<number> {
  const config = await withTables(await readConfig(options.configFile), options.mmdbFile);
  if (options.bulk) return answerBulk(options, config);
  const inputs = await openInputs(options.files);
  const { only, redaction } = options;
  if (options.jsonl) return answerStreams(inputs, config, { only, redaction });
  const mailboxes = await analyzeMailboxes(inputs, config);
  const analysis = mailboxes ? redact(mailboxes, redaction) : await analyzeSources(inputs, config, options);
  const { iconFolder, language } = options;
  const icons = iconFolder === undefined ? {} : { icons: await readIcons(iconFolder, messages(language)) };
  const input = await exportInput(analysis, { ...options, options: { ...options.options, ...icons } });
  const found = !isEmpty(analysis) || (analysis.mailbox?.count ?? 0) > 0;
  for (const { key, args } of analysis.notices ?? []) process.stderr.write(`hopscope: ${input.translate(key, args)}\n`);
  const whole = !found || (await writeOutputs(options.outputs, input));
  if (found || options.format === 'json') await printFormat(options, input);
  if (found) return whole ? 0 : 2;
  const name = analysis.sources.map((source) => source.name).join(', ');
  process.stderr.write(`hopscope: ${input.translate('panel.nothing', { name })}\n`);
  return 1;
}

/** `--bulk`: a summary in one line on standard error, and what was asked for. */
async function answerBulk(options: AnalyzeArguments, config: AnalysisConfig): Promise<number> {
  const { analysis: whole, tally, cancelled } = await analyzeBulk(options.files, config);
  const analysis = redact(whole, options.redaction);
  const input = await exportInput(analysis, options);
  for (const { key, args } of analysis.notices ?? []) process.stderr.write(`hopscope: ${input.translate(key, args)}\n`);
  if (tally.traces === 0) return 1;
  const written = await writeOutputs(options.outputs, input);
  if (options.format !== undefined) await printFormat(options, input);
  return cancelled ? INTERRUPTED : written ? 0 : 2;
}
