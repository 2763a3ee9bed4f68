import * as vscode from 'vscode';
import { backendsHere, vantageHere } from '../../live/backends';
import { ProbeBudget, type Share } from '../../live/budget';
import { findTracer, type Choice } from '../../live/choose';
import { labelledText, labelOf, reasonsOf, type Told } from '../../live/label';
import { addressOf } from '../../live/resolve';
import { traceSettings } from '../../live/settings';
import { checkTarget, doubtOf, type Target } from '../../live/target';
import { commandLine } from '../../live/tools';
import type { Problem, Tracer, TraceOutcome, TraceRequest, TraceRun } from '../../live/tracer';
import type { Translate } from '../../messages/catalog';
import { LiveDocument } from '../liveDocument';
import type { Session } from '../session';

/** Targets that the user was asked about in this window. */
const agreed = new Set<string>();
const budget = new ProbeBudget();

/** Nothing is sent before the user has given a target here; a name is resolved only then. */
export async function traceRoute(
  session: Session,
  extensionUri: vscode.Uri,
  t: Translate,
  wanted: unknown,
): Promise<void> {
  if (!vscode.workspace.isTrusted) return void vscode.window.showWarningMessage(t('live.restricted'));
  const target = await askTarget(suggestion(session, wanted), t);
  if (!target) return;
  const request = await requestOf(target);
  if ('key' in request) return void vscode.window.showWarningMessage(t(request.key, request.args));
  if (!(await isAgreed(target, request, t))) return;
  const choice = await chooseTracer(extensionUri, request);
  if (!choice.tracer) return offerTerminal(request, choice, t);
  const share = budget.join(request.probesPerSecond, choice.tracer.pacing !== 'running');
  const paced = { ...request, probesPerSecond: share.probesPerSecond };
  try {
    await follow(session, { request: paced, choice, vantage: vantageHere() }, choice.tracer, share, t);
  } finally {
    share.leave();
  }
}

async function chooseTracer(extensionUri: vscode.Uri, request: TraceRequest): Promise<Choice> {
  const method = vscode.workspace.getConfiguration('hopscope.trace').get<unknown>('method');
  if (method === 'terminal') return { refused: [{ key: 'live.refused.setting' }] };
  const backends = backendsHere(helperOf(extensionUri));
  const wanted = backends.filter(({ id }) => id === method);
  return findTracer(wanted.length > 0 ? wanted : backends, request);
}

/** From a hover: the address. From the picture: the subject of the node that was clicked. */
function suggestion(session: Session, wanted: unknown): string | undefined {
  if (typeof wanted === 'string') return wanted;
  const subject = (wanted as { subject?: unknown } | undefined)?.subject;
  return typeof subject === 'string' ? session.addressOf(subject) : undefined;
}

async function askTarget(value: string | undefined, t: Translate): Promise<Target | undefined> {
  const text = await vscode.window.showInputBox({
    title: t('live.ask.title'),
    prompt: t('live.ask.prompt'),
    placeHolder: 'example.org, 192.0.2.1, 2001:db8::1',
    ...(value !== undefined && { value }),
    validateInput: (input) => {
      const target = checkTarget(input);
      return input !== '' && 'key' in target ? t(target.key, target.args) : undefined;
    },
  });
  const target = text === undefined || text.trim() === '' ? undefined : checkTarget(text);
  return target && 'name' in target ? target : undefined;
}

const PROTOCOLS = ['udp', 'icmp', 'tcp'] as const;

async function requestOf(target: Target): Promise<TraceRequest | Problem> {
  const address = await addressOf(target, 0);
  if (typeof address !== 'string') return address;
  const settings = vscode.workspace.getConfiguration('hopscope.trace');
  const protocol = PROTOCOLS.find((one) => one === settings.get('protocol')) ?? 'udp';
  const wanted = traceSettings(protocol, {
    maxHops: settings.get('maxHops'),
    rounds: settings.get('rounds'),
    flows: settings.get('flows'),
    probesPerSecond: settings.get('probesPerSecond'),
  });
  return { ...wanted, target: target.name, address };
}

async function isAgreed({ name, doubt }: Target, { address }: TraceRequest, t: Translate): Promise<boolean> {
  const why = doubt ?? doubtOf(address);
  if (!why || agreed.has(name)) return true;
  const yes = t('live.ask.yes');
  const answer = await vscode.window.showWarningMessage(t(`live.ask.${why}`, { target: name }), { modal: true }, yes);
  if (answer === yes) agreed.add(name);
  return answer === yes;
}

/** Both settings name programs, so only the user's own settings count (scope "machine"). */
function helperOf(extensionUri: vscode.Uri): Parameters<typeof backendsHere>[0] {
  const settings = vscode.workspace.getConfiguration('hopscope.trace');
  const [node, addon] = [settings.get<unknown>('node'), settings.get<unknown>('rawSocket')];
  return {
    script: vscode.Uri.joinPath(extensionUri, 'dist', 'probe.js').fsPath,
    ...(typeof node === 'string' && node !== '' && { node }),
    ...(typeof addon === 'string' && addon !== '' && { addon }),
  };
}

/** The text grows in an editor; the panel follows it as it follows any text. */
async function follow(session: Session, told: Told, tracer: Tracer, share: Share, t: Translate): Promise<void> {
  const document = await LiveDocument.open(labelledText(told, { text: '', hops: 0, round: 0 }, t));
  await session.show([{ uri: document.uri }], true);
  const place = { location: vscode.ProgressLocation.Notification, title: labelOf(told, t), cancellable: true };
  const outcome = await vscode.window.withProgress(place, async (progress, token) => {
    const run: TraceRun = tracer.start(told.request, (state) => {
      progress.report({ message: t('live.progress', { hops: state.hops, round: state.round || 1 }) });
      document.write(() => labelledText(told, state, t));
    });
    if (run.pace) share.follow((probesPerSecond) => run.pace?.(probesPerSecond));
    const stops = [token.onCancellationRequested(() => run.cancel()), document.onGone(() => run.cancel())];
    running.add(run);
    showRunning();
    const end = await run.done;
    running.delete(run);
    showRunning();
    stops.forEach((one) => one.dispose());
    return end;
  });
  await document.finish(labelledText(told, outcome, t));
  if (outcome.problem) tellFailure(told, outcome.problem, t);
  else tellEnd(told, outcome, t);
}

const running = new Set<TraceRun>();

/** For the command that stops them, which makes no sense without any. */
function showRunning(): void {
  void vscode.commands.executeCommand('setContext', 'hopscope.tracing', running.size > 0);
}

/** At the user's wish; with the window ends what it started. */
export function endTraces(): void {
  running.forEach((run) => run.cancel());
}

function tellFailure({ request: { target } }: Told, { key, args }: Problem, t: Translate): void {
  void vscode.window.showErrorMessage(t('live.failed', { target, reason: t(key, args) }));
}

function tellEnd(told: Told, { hops, end }: TraceOutcome, t: Translate): void {
  const key = end === 'cancelled' ? 'live.cancelled' : hops === 0 ? 'live.silentEnd' : 'live.done';
  const args = { target: told.request.target, hops, method: told.choice.tracer?.name ?? '?' };
  const { refused } = told.choice;
  const why = refused.length > 0 ? ` (${t('live.label.because', { reasons: reasonsOf(told.choice, t) })})` : '';
  void vscode.window.showInformationMessage(`${t(key, args)}${why}`);
}

/** The line stands in the terminal and waits for the user's Enter. */
function offerTerminal(request: TraceRequest, choice: Choice, t: Translate): void {
  const terminal = vscode.window.createTerminal({ name: 'Hopscope' });
  terminal.show();
  // Every word of it is an option of ours, a number or a canonical address (src/live/tools.ts).
  terminal.sendText(commandLine(process.platform, request), false);
  void vscode.window.showInformationMessage(t('live.terminal', { reasons: reasonsOf(choice, t) }));
}
