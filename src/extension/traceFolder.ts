import * as vscode from 'vscode';
import { analyzeFiles, leftOut, type FilesAnswer } from '../folder/analyzeFiles';
import { listFiles, type FileList } from '../folder/listFiles';
import type { TraceFile } from '../folder/traceFile';
import type { Translate } from '../messages/catalog';
import type { Analysis, AnalysisConfig, Notice } from '../model/analysis';
import { folderTree } from './folderTree';
import { encodeRef, LIMIT_MB, nameOf, type Input, type InputRef } from './inputs';

/** What was read, to be drawn; or the texts, where they are so few that each can be drawn with its lines. */
export type FolderAnswer =
  | { readonly found: Analysis; readonly inputs: readonly Input[] }
  | { readonly few: readonly InputRef[]; readonly notices: readonly Notice[] }
  | { readonly problem: string };

/** Up to so many traces each line of a drawing can still be followed to its own. */
const FEW = 20;

/** Pace of the reports, in ms. */
const PACE = 100;

interface Stop {
  aborted: boolean;
}

/** Reads the folders of one panel: one at a time, and again only when something else would come of it. */
export class TraceFolder {
  private stop: Stop | undefined;
  private last: { readonly key: string; readonly answer: FolderAnswer } | undefined;

  constructor(private readonly t: Translate) {}

  /** The next reading begins anew, and one that is under way ends. */
  forget(): void {
    this.last = undefined;
    if (this.stop) this.stop.aborted = true;
  }

  async read(refs: readonly InputRef[], config: AnalysisConfig): Promise<FolderAnswer> {
    const { enrichment, dialects, ...told } = config;
    const key = JSON.stringify([refs.map(encodeRef), told, enrichment !== undefined, dialects?.map(({ id }) => id)]);
    if (this.last?.key === key) return this.last.answer;
    this.forget();
    const stop = (this.stop = { aborted: false });
    const answer = await this.withProgress(refs, config, stop);
    if (this.stop === stop) this.last = { key, answer };
    return answer;
  }

  private withProgress(refs: readonly InputRef[], config: AnalysisConfig, stop: Stop): Thenable<FolderAnswer> {
    const { t } = this;
    const name = namesOf(refs, t);
    const place = {
      location: vscode.ProgressLocation.Notification,
      title: t('folder.reading', { name }),
      cancellable: true,
    };
    return vscode.window.withProgress(place, async (progress, token) => {
      token.onCancellationRequested(() => (stop.aborted = true));
      const tell = paced((message: string, percent: number) => progress.report({ message, increment: percent }));
      let list: FileList;
      try {
        const onFound = (files: number): void => tell(() => [t('folder.found', { files }), 0]);
        list = await listFiles(
          folderTree,
          refs.map(({ uri }) => uri),
          { signal: stop, onFound },
        );
      } catch {
        return { problem: t('panel.gone', { name }) };
      }
      let told = 0;
      const of = list.files.length;
      const answer = await analyzeFiles(list, {
        config,
        signal: stop,
        onProgress: ({ traces, files, part }) =>
          tell(() => {
            const done = ((files + part) / of) * 100;
            const increment = done - told;
            told = done;
            return [t('folder.progress', { traces, files, of }), increment];
          }),
      });
      return answerOf(refs, list, answer, t);
    });
  }
}

/** Reports are messages to another process: not one for each of 100,000 files. */
function paced(report: (message: string, increment: number) => void): (text: () => readonly [string, number]) => void {
  let last = 0;
  return (text) => {
    if (Date.now() - last < PACE) return;
    last = Date.now();
    report(...text());
  };
}

function answerOf(refs: readonly InputRef[], list: FileList, answer: FilesAnswer, t: Translate): FolderAnswer {
  const { analysis, sources, tally, cancelled } = answer;
  const name = namesOf(refs, t);
  const uriOf = ({ root, path }: TraceFile): vscode.Uri => vscode.Uri.joinPath(refs[root]?.uri as vscode.Uri, ...path);
  const notices = leftOut(list, tally);
  if (tally.traces === 0) {
    const besides = notices.filter(({ key }) => key !== 'bulk.foreign').map(({ key, args }) => t(key, args));
    return { problem: [whyNothing(name, list, cancelled, t), ...besides].join(' ') };
  }
  if (!cancelled && tally.traces <= FEW && tally.held <= LIMIT_MB * 1e6) {
    return { few: tally.holding.flatMap((at) => list.files[at] ?? []).map((file) => ({ uri: uriOf(file) })), notices };
  }
  const chosen = refs.map((ref, index) => ({
    ref,
    source: { id: `folder:${index}`, name: nameOf(ref.uri), text: '' },
  }));
  const inputs = [
    ...chosen.map(({ ref, source }): Input => ({ ...ref, source, base: 0, binary: true })),
    ...sources.map((file, index): Input => {
      const source = analysis.sources[index] ?? { id: '', name: file.name, text: '' };
      return { uri: uriOf(file), source, base: 0, inFolder: true };
    }),
  ];
  return { found: { ...analysis, sources: inputs.map(({ source }) => source) }, inputs };
}

function whyNothing(name: string, { files }: FileList, cancelled: boolean, t: Translate): string {
  if (cancelled) return t('folder.stopped', { name });
  return files.length === 0 ? t('folder.empty', { name }) : t('folder.nothing', { name, files: files.length });
}

function namesOf(refs: readonly InputRef[], t: Translate): string {
  return refs
    .slice(0, 3)
    .map(({ uri }) => nameOf(uri))
    .concat(refs.length > 3 ? '…' : [])
    .join(t('panel.separator'));
}
