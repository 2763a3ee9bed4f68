import { isLogin, STENCILS, type ExportOptions } from '../export/exporter';
import { exporterByEnding, exporters } from '../export/registry';
import { PAPERS, PRESETS } from '../layout/page';
import type { Language } from '../messages/catalog';
import { languageOf } from '../messages';
import { ALL_PARTS, type AnalysisPart } from '../model/analysis';
import type { Role, Side } from '../model/source';
import type { Redaction } from '../view/redact/mode';
import { parseOptions } from './parseOptions';
import { REDACTION_OPTIONS, redactionOf } from './redaction';
import { UsageError } from './usage';

export interface InputFile {
  readonly path: string;
  readonly role?: Role;
  readonly side?: Side;
}

export interface AnalyzeArguments {
  readonly files: readonly InputFile[];
  /** Absent = not asked for: the summary is printed unless files are written. */
  readonly format?: string;
  readonly outputs: readonly string[];
  readonly jsonl: boolean;
  /** All traces of files and folders of any size as one graph. */
  readonly bulk: boolean;
  readonly only: readonly AnalysisPart[];
  readonly configFile?: string;
  readonly fontFile?: string;
  /** The user's own address database, asked before the shipped tables. */
  readonly mmdbFile?: string;
  readonly theme: 'light' | 'dark';
  readonly language: Language;
  readonly options: ExportOptions;
  readonly redaction: Redaction;
  /** Folder with the user's icons. */
  readonly iconFolder?: string;
}

const OPTIONS = {
  forward: { type: 'string', multiple: true },
  return: { type: 'string', multiple: true },
  before: { type: 'string', multiple: true },
  after: { type: 'string', multiple: true },
  format: { type: 'string' },
  output: { type: 'string', short: 'o', multiple: true },
  jsonl: { type: 'boolean' },
  bulk: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  config: { type: 'string' },
  mmdb: { type: 'string' },
  theme: { type: 'string' },
  lang: { type: 'string' },
  paper: { type: 'string' },
  preset: { type: 'string' },
  legend: { type: 'boolean' },
  'no-legend': { type: 'boolean' },
  icons: { type: 'string' },
  title: { type: 'string' },
  login: { type: 'string' },
  scale: { type: 'string' },
  style: { type: 'string' },
  font: { type: 'string' },
  metadata: { type: 'boolean' },
  ...REDACTION_OPTIONS,
} as const;

function oneOf<T extends string>(option: string, value: string | undefined, allowed: readonly T[], fallback: T): T {
  if (value === undefined) return fallback;
  const found = allowed.find((one) => one === value);
  if (!found) throw new UsageError(`--${option} takes ${allowed.join(', ')}; "${value}" is none of them`);
  return found;
}

function outputsOf(paths: readonly string[]): readonly string[] {
  for (const path of paths) {
    if (!exporterByEnding(path)) {
      const known = [...new Set(exporters.map((exporter) => exporter.ending))].join(' ');
      throw new UsageError(`-o ${path}: no format has this ending; known are ${known}`);
    }
  }
  return paths;
}

/** Of pictures; `2x` is read as well. */
const SCALES = ['1', '2', '3'] as const;

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values'];

function optionsOf(values: Values): ExportOptions {
  const { paper, preset, title, login, scale, style, metadata } = values;
  const legend = values['no-legend'] ? false : values.legend;
  if (login !== undefined && !isLogin(login)) {
    throw new UsageError(
      `--login takes an account name of letters, digits, ".", "_" and "-"; "${login.slice(0, 80)}" is none`,
    );
  }
  return {
    ...(paper !== undefined && { paper: oneOf('paper', paper, PAPERS, 'a4') }),
    ...(preset !== undefined && { preset: oneOf('preset', preset, PRESETS, 'screen') }),
    ...((values.icons === 'plain' || values.icons === 'drawn') && { icons: values.icons }),
    ...(legend !== undefined && { legend }),
    ...(title !== undefined && { title }),
    ...(login !== undefined && { login }),
    ...(scale !== undefined && { scale: Number(oneOf('scale', scale.replace(/x$/, ''), SCALES, '1')) }),
    ...(style !== undefined && { stencils: oneOf('style', style, STENCILS, 'classic') }),
    ...(metadata && { metadata }),
  };
}

/** A hand-in has its name prescribed, so it need not be given. */
function offeredOutputs(options: ExportOptions, format: string | undefined): readonly string[] {
  return format === undefined ? exporters.flatMap((exporter) => exporter.fileName?.(options) ?? []) : [];
}

/** Reads the arguments after `analyze`. Throws UsageError with one line that names the wrong word. */
export function analyzeArguments(argv: readonly string[], environment: NodeJS.ProcessEnv): AnalyzeArguments {
  const { values, positionals } = parseOptions(argv, OPTIONS);
  const roleFiles = (role: Role, paths: readonly string[] | undefined) => (paths ?? []).map((path) => ({ path, role }));
  const sideFiles = (side: Side) => (values[side] ?? []).map((path) => ({ path, side }));
  if ((values.before === undefined) !== (values.after === undefined)) {
    throw new UsageError('--before and --after go together: name a file for each side of the comparison');
  }
  const options = optionsOf(values);
  const formats = exporters.map(({ id }) => id);
  const format = values.format && oneOf('format', values.format, formats, 'text');
  const only = (values.only ?? [])
    .flatMap((value) => value.split(','))
    .map((value) => oneOf('only', value, ALL_PARTS, 'graph'));
  const locale = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG;
  return {
    files: [
      ...positionals.map((path) => ({ path })),
      ...roleFiles('forward', values.forward),
      ...roleFiles('return', values.return),
      ...sideFiles('before'),
      ...sideFiles('after'),
    ],
    ...(format && { format }),
    outputs: outputsOf(values.output ?? offeredOutputs(options, format)),
    jsonl: values.jsonl ?? false,
    bulk: values.bulk ?? false,
    only: only.length > 0 ? only : ALL_PARTS,
    ...(values.config !== undefined && { configFile: values.config }),
    ...(values.font !== undefined && { fontFile: values.font }),
    ...(values.mmdb !== undefined && { mmdbFile: values.mmdb }),
    theme: oneOf('theme', values.theme, ['light', 'dark'], 'light'),
    language: oneOf('lang', values.lang, ['en', 'ja'], languageOf(locale)),
    options,
    redaction: redactionOf(values),
    ...(values.icons !== undefined && options.icons === undefined && { iconFolder: values.icons }),
  };
}
