import * as vscode from 'vscode';
import { STENCILS, type ExportOptions } from '../../export/exporter';
import { PAPERS } from '../../layout/page';
import type { Translate } from '../../messages/catalog';

const LEGENDS = ['auto', 'with', 'without'] as const;

/** What is kept in settings from one export to the next; a title is of one export only. */
export function rememberedOptions(): ExportOptions {
  const settings = vscode.workspace.getConfiguration('hopscope.export');
  const paper = PAPERS.find((one) => one === settings.get('paper'));
  const stencils = STENCILS.find((one) => one === settings.get('drawioStyle'));
  const legend = LEGENDS.find((one) => one === settings.get('legend'));
  return {
    ...(paper && { paper }),
    ...(stencils && { stencils }),
    ...(legend && legend !== 'auto' && { legend: legend === 'with' }),
    ...(settings.get('svgMetadata') === true && { metadata: true }),
  };
}

/** A setting with its values, in the order of the list; every value has a text. */
const CHOICES = [
  { setting: 'paper', values: ['auto', ...PAPERS] },
  { setting: 'legend', values: LEGENDS },
  { setting: 'drawioStyle', values: STENCILS },
  { setting: 'svgMetadata', values: [false, true] },
] as const;

interface Row extends vscode.QuickPickItem {
  readonly change?: () => Promise<string | undefined>;
}

/** Lets the user change what exports are made with; gives the title for this export. Leaving the list means: that is all. */
export async function changeOptions(title: string | undefined, t: Translate): Promise<string | undefined> {
  let written = title;
  for (;;) {
    const picked = await vscode.window.showQuickPick(rowsOf(written, t), { title: t('exportOptions.title') });
    if (!picked?.change) return written;
    written = await picked.change();
  }
}

function rowsOf(title: string | undefined, t: Translate): readonly Row[] {
  const settings = vscode.workspace.getConfiguration('hopscope.export');
  const choices = CHOICES.map(({ setting, values }): Row => {
    const current = values.find((one) => one === settings.get(setting)) ?? values[0];
    const change = async (): Promise<string | undefined> => {
      const items = values.map((value) => ({ label: t(`exportOptions.${setting}.${value}`), value }));
      const picked = await vscode.window.showQuickPick(items, { title: t(`exportOptions.${setting}`) });
      if (picked) await settings.update(setting, picked.value, vscode.ConfigurationTarget.Global);
      return title;
    };
    return { label: t(`exportOptions.${setting}`), description: t(`exportOptions.${setting}.${current}`), change };
  });
  const change = async (): Promise<string | undefined> => {
    const given = await vscode.window.showInputBox({ title: t('exportOptions.heading'), value: title ?? '' });
    return given === undefined ? title : given.trim() || undefined;
  };
  return [
    { label: t('exportOptions.done') },
    ...choices,
    { label: t('exportOptions.heading'), description: title ?? t('exportOptions.heading.own'), change },
  ];
}
