import * as vscode from 'vscode';
import { jsonOf } from '../export/json/document';
import { summaryOf } from '../export/text/summary';
import type { Translate } from '../messages/catalog';
import { analyzeFully } from '../mime/analyzeFully';
import { isEmpty, type AnalysisConfig } from '../model/analysis';
import { redact } from '../view/redact/redact';
import { redactionOfSettings } from './drawing';

interface ToolInput {
  readonly text?: unknown;
}

/** More would fill a model's context; the summary always comes whole. UTF-16 units. */
const LONGEST = 60_000;

/**
 * Answers a language model: the summary, then the analysis as JSON with claims, confidences and evidence. Redacted as the user chose, and
 * never less than private addresses and mail users, because what a model gets may leave the machine.
 */
export async function runTool(
  input: ToolInput,
  config: AnalysisConfig,
  t: Translate,
): Promise<vscode.LanguageModelToolResult> {
  const { text } = input;
  if (typeof text !== 'string' || text.trim() === '') return answer(t('tool.empty'));
  const found = await analyzeFully([{ id: 'text', name: 'text', text }], config);
  if (isEmpty(found)) return answer(t('tool.nothing'));
  const chosen = redactionOfSettings();
  const analysis = redact(found, chosen.mode === 'off' ? { ...chosen, mode: 'private' } : chosen);
  const json = jsonOf(analysis);
  return answer(summaryOf(analysis, t), json.length <= LONGEST ? json : t('tool.tooLong', { size: json.length }));
}

/** Asks before anything is handed over, and says what. */
export function preparation(t: Translate): vscode.PreparedToolInvocation {
  const { mode } = redactionOfSettings();
  const hidden = t(`redaction.${mode === 'off' ? 'private' : mode}`);
  return {
    invocationMessage: t('tool.reading'),
    confirmationMessages: { title: t('tool.title'), message: t('tool.confirm', { hidden }) },
  };
}

function answer(...texts: readonly string[]): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult(texts.map((text) => new vscode.LanguageModelTextPart(text)));
}
