import { execFile, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { recognize } from '../analyzers/detect';
import { decodeText } from '../encoding/decodeText';
import { programsFor, tracerouteOf, type Tool } from './tools';
import type { Backend, Problem, TraceOutcome, TraceProgress, TraceRequest, TraceRun, Tracer } from './tracer';

interface Program {
  readonly file: string;
  readonly tool: Tool;
}

export interface ToolPlace {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Folders that are looked in, as in PATH. */
  readonly path: string;
}

/** Where systems keep tracers though they are not in the PATH of every user. */
const MORE_FOLDERS = ['/usr/sbin', '/sbin', '/usr/local/sbin'];
const VERSION_MS = 2000;
/** No trace prints as much; a program that does is no tracer. */
const LONGEST_OUTPUT = 1_000_000;

/** Runs a tool of the system, without a shell, and reads what it prints as if it had been pasted. */
export function systemBackend(place: ToolPlace): Backend {
  return {
    id: 'system',
    find: async (request) => {
      const program = await findProgram(place, request);
      if (!program) return { problem: { key: 'live.refused.no-tool', args: { tools: namesFor(place, request) } } };
      const start: Tracer['start'] = (...args) => startTool(program, ...args);
      const { protocol, isPaced } = program.tool;
      const pacing = isPaced(request) ? 'start' : 'never';
      return { tracer: { id: 'system', name: program.file, ...(protocol && { protocol }), pacing, start } };
    },
  };
}

function namesFor({ platform, isRoot }: ToolPlace, request: TraceRequest): string {
  return programsFor(platform, request, isRoot)
    .map(({ name }) => name)
    .join(', ');
}

async function findProgram(place: ToolPlace, request: TraceRequest): Promise<Program | undefined> {
  const folders = [...place.path.split(path.delimiter), ...(place.platform === 'win32' ? [] : MORE_FOLDERS)];
  for (const { name, tool } of programsFor(place.platform, request, place.isRoot)) {
    for (const folder of folders) {
      // An entry that is no absolute path would mean whatever folder we happen to stand in.
      if (!path.isAbsolute(folder)) continue;
      const file = path.join(folder, name);
      if (!(await isProgram(file))) continue;
      const found = tool ?? tracerouteOf(await versionOf(file));
      if (found.supports(request)) return { file, tool: found };
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a program says of itself, wherever it says it; a usage text tells as much. */
function versionOf(file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(file, ['--version'], { timeout: VERSION_MS }, (_error, stdout, stderr) => resolve(`${stdout}${stderr}`));
  });
}

/** In whatever code page a Windows prints. */
function textOf(chunks: readonly Buffer[]): string {
  return decodeText(Buffer.concat(chunks)).text;
}

function startTool(
  { file, tool }: Program,
  request: TraceRequest,
  report: (progress: TraceProgress) => void,
): TraceRun {
  const words = tool.words(request);
  // mtr's raw output names no target: the command above it does.
  const heading = tool.id === 'mtr' ? `$ mtr ${words.join(' ')}\n` : '';
  const printed: Buffer[] = [];
  const complaints: Buffer[] = [];
  let length = 0;
  const state = (): TraceProgress => {
    const text = heading + textOf(printed).replaceAll('\r\n', '\n');
    const [trace] = recognize({ id: 'live', name: 'live', text }).traces;
    return { text, hops: trace?.hops.length ?? 0, round: 0 };
  };
  const child = spawn(file, [...words], { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  let finish: (end: TraceOutcome['end'], problem?: Problem) => void = () => undefined;
  const done = new Promise<TraceOutcome>((resolve) => {
    finish = (end, problem) => resolve({ ...state(), end, ...(problem && { problem }) });
  });
  child.stdout.on('data', (bytes: Buffer) => {
    length += bytes.length;
    if (length > LONGEST_OUTPUT) return void child.kill();
    printed.push(bytes);
    report(state());
  });
  child.stderr.on('data', (bytes: Buffer) => complaints.length < 100 && complaints.push(bytes));
  child.on('error', (error) =>
    finish('failed', { key: 'live.failed.tool', args: { tool: file, detail: error.message } }),
  );
  child.on('close', (code, signal) => {
    if (code === 0 || state().hops > 0) return finish('done');
    const detail = textOf(complaints).trim().split('\n')[0] || (signal ?? `exit ${code ?? '?'}`);
    finish('failed', { key: 'live.failed.tool', args: { tool: file, detail } });
  });
  return {
    done,
    cancel: () => {
      finish('cancelled');
      child.kill();
    },
  };
}
