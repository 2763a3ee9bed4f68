import * as vscode from 'vscode';
import { analysisOfMailbox, analysisOfMessage } from '../analyzers/mailbox/analyzeMessage';
import { readHeader } from '../analyzers/mailbox/readHeader';
import type { Language, Translate } from '../messages/catalog';
import { decodeNames } from '../mime/decodeNames';
import type { AnalysisConfig } from '../model/analysis';
import type { MailEntry, Mailbox } from '../model/mailbox';
import { drawingOf, withOpened, type Drawing, type DrawResult } from './drawing';
import { iconsOfSettings } from './icons';
import { LIMIT_MB, nameOf, type InputRef } from './inputs';

const files = () => import(/* webpackChunkName: "mailboxFile" */ '../mime/mailboxFile');

/**
 * A mailbox that is too large for an editor: the table of its origins, read as a stream with progress and a button that stops it.
 * Undefined for everything else, which is drawn from its text.
 */
export async function drawLargeMailbox(
  refs: readonly InputRef[],
  t: Translate,
  language: Language,
  config: AnalysisConfig,
): Promise<DrawResult | undefined> {
  const [ref, ...others] = refs;
  if (!ref || ref.range || others.length > 0 || ref.uri.scheme !== 'file') return undefined;
  const size = await sizeOf(ref.uri);
  if (size === undefined) return undefined;
  const name = nameOf(ref.uri);
  const source = { id: name, name, text: '' };
  const mailbox = await counted(ref.uri, size, config, t);
  if (!mailbox) return { problem: t('mailbox.stopped', { name }) };
  const found = analysisOfMailbox([source], mailbox);
  const inputs = [{ ...ref, source, base: 0, binary: true }];
  return { drawing: drawingOf({ found, inputs, icons: await iconsOfSettings(t) }, t, language) };
}

async function sizeOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size <= LIMIT_MB * 1e6) return undefined;
    return await (await files()).sizeOfMailbox(uri.fsPath);
  } catch {
    // The reader of texts says what is wrong with the file.
    return undefined;
  }
}

async function counted(
  uri: vscode.Uri,
  size: number,
  config: AnalysisConfig,
  t: Translate,
): Promise<Mailbox | undefined> {
  const { countMailboxFile } = await files();
  const name = nameOf(uri);
  const place = {
    location: vscode.ProgressLocation.Notification,
    title: t('mailbox.reading', { name }),
    cancellable: true,
  };
  return vscode.window.withProgress(place, (progress, token) => {
    let done = 0;
    return countMailboxFile(uri.fsPath, name, config, (bytes, messages) => {
      progress.report({
        increment: ((bytes - done) / size) * 100,
        message: t('mailbox.messages', { count: messages }),
      });
      done = bytes;
      return !token.isCancellationRequested;
    });
  });
}

/** The drawing with the path of one message of such a mailbox, read from the file; undefined when the table has no such message. */
export async function withOpenedFromFile(
  drawing: Drawing,
  id: string,
  config: AnalysisConfig,
  t: Translate,
  language: Language,
): Promise<Drawing | undefined> {
  const { found, analysis, inputs, icons } = drawing;
  const [input] = inputs;
  const entry = entryOf(drawing, id);
  if (!input || !entry) return undefined;
  const source = { id: entry.id, name: nameOf(input.uri), text: '' };
  const place = found.sources.findIndex((one) => one.id === source.id);
  const known = analysis.messages.find((message) => message.source === analysis.sources[place]?.id);
  if (known) return withOpened(drawing, known.id, t);
  const text = await (await files()).headerInFile(input.uri.fsPath, entry.span.start);
  const message = readHeader(text, source.id, 1, config);
  if (!message) return undefined;
  const one = analysisOfMessage({ ...source, text }, await decodeNames(message), config);
  const more = {
    ...found,
    sources: [...found.sources, ...one.sources],
    messages: [...found.messages, ...one.messages],
    claims: [...found.claims, ...one.claims],
    unparsed: [...found.unparsed, ...one.unparsed],
  };
  const next = drawingOf({ found: more, inputs, icons }, t, language);
  return withOpened(next, next.analysis.messages.at(-1)?.id ?? '', t);
}

/** Redaction renames ids and keeps the order. */
function entryOf({ found, analysis }: Drawing, id: string): MailEntry | undefined {
  for (const [row, { messages }] of (analysis.mailbox?.origins ?? []).entries()) {
    const place = messages.findIndex((one) => one.id === id && one.line !== undefined);
    if (place >= 0) return found.mailbox?.origins[row]?.messages[place];
  }
  return undefined;
}
