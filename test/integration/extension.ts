import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { HopscopeApi } from '../../hopscope';

const EXTENSION_ID = 'hopscope.hopscope';

export function extension(): vscode.Extension<HopscopeApi> {
  const found = vscode.extensions.getExtension<HopscopeApi>(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not installed in this host`);
  return found;
}

/** The API that `activate` returns; activates the extension when nothing has done so yet. */
export async function api(): Promise<HopscopeApi> {
  return extension().activate();
}
