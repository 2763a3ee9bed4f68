import * as vscode from 'vscode';

/** Adds one value to a list setting, in the workspace where there is one. */
async function addTo(section: string, name: string, value: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  const list = settings.get<readonly string[]>(name, []);
  if (list.includes(value)) return;
  const { ConfigurationTarget } = vscode;
  const target = vscode.workspace.workspaceFolders ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await settings.update(name, [...list, value], target);
}

/** What this relay wrote down is believed from now on. */
export async function trustRelay(host: unknown): Promise<void> {
  if (typeof host === 'string' && host !== '') await addTo('hopscope.trust', 'relays', host);
}

/** Remarks of this rule are no longer made. */
export async function ignoreRemark(rule: unknown): Promise<void> {
  if (typeof rule === 'string' && rule !== '') await addTo('hopscope.editor', 'ignore', rule);
}
