import * as vscode from 'vscode';
import { isLogin, type Exporter, type ExportOptions } from '../../export/exporter';
import { contributedExporter } from '../../export/contributed';
import { exporters } from '../../export/registry';
import type { Translate } from '../../messages/catalog';
import { canonicalIp } from '../../model/address';
import type { Analysis } from '../../model/analysis';
import { contributions } from '../contributions';

export interface Choice {
  readonly exporter: Exporter;
  readonly options: ExportOptions;
}

interface Item extends vscode.QuickPickItem {
  readonly choice: Choice;
}

/** Sizes that are offered beside the drawing's own. */
const LARGER = [2, 3] as const;

/** The formats, pictures in three sizes, and the hand-in of the course. */
function itemsOf(t: Translate): readonly Item[] {
  const all = [...exporters, ...contributions.exporters.map(contributedExporter)];
  return all.flatMap((exporter): readonly Item[] => {
    const { id, ending: description, name } = exporter;
    const plain: Item = { label: t(name), description, choice: { exporter, options: {} } };
    const larger = LARGER.map((scale): Item => ({
      label: t('export.pngLarger', { scale }),
      description,
      choice: { exporter, options: { scale } },
    }));
    const handIn: Item = {
      label: t('export.course'),
      description,
      choice: { exporter, options: { preset: 'course' } },
    };
    return [plain, ...(id === 'png' ? larger : []), ...(exporter.fileName ? [handIn] : [])];
  });
}

/** So many masked addresses are shown, to see what a mask looks like. */
const SHOWN = 3;

/** What is hidden in what will be written, in words and by example. */
function hiddenText({ redaction, topology }: Analysis, t: Translate): string {
  if (redaction === undefined) return t('command.exportHidesNothing');
  const masked = topology.interfaces.map(({ ip }) => ip).filter((ip) => canonicalIp(ip) === undefined);
  const what = t(`redaction.${redaction}`);
  if (masked.length === 0) return t('command.exportHides', { what });
  return t('command.exportHidesLike', { what, examples: masked.slice(0, SHOWN).join(', ') });
}

/** Asks for formats: one by Enter, several by their boxes. A button leads to the choice of what is hidden. */
export async function pickExports(analysis: Analysis, t: Translate): Promise<readonly Choice[]> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = t('command.exportPick');
  pick.placeholder = hiddenText(analysis, t);
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.items = itemsOf(t);
  const eye = { iconPath: new vscode.ThemeIcon('eye-closed'), tooltip: t('redaction.pick') };
  pick.buttons = [eye];
  const picked = await new Promise<readonly Item[]>((resolve) => {
    pick.onDidAccept(() => resolve(pick.selectedItems.length > 0 ? pick.selectedItems : pick.activeItems));
    pick.onDidHide(() => resolve([]));
    pick.onDidTriggerButton(() => {
      resolve([]);
      void vscode.commands.executeCommand('hopscope.chooseRedaction');
    });
    pick.show();
  });
  pick.dispose();
  return withLogin(
    picked.map(({ choice }) => choice),
    t,
  );
}

/** The hand-in is named after an account; without an answer nothing is written. */
async function withLogin(choices: readonly Choice[], t: Translate): Promise<readonly Choice[]> {
  if (!choices.some(({ options }) => options.preset === 'course')) return choices;
  const login = await vscode.window.showInputBox({
    title: t('command.exportLogin'),
    placeHolder: 'u1234567',
    validateInput: (text) => (text === '' || isLogin(text) ? undefined : t('command.exportLoginWrong')),
  });
  if (login === undefined) return [];
  return choices.map((choice) =>
    choice.options.preset === 'course' ? { ...choice, options: { ...choice.options, login } } : choice,
  );
}
