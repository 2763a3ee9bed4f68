import * as vscode from 'vscode';
import type { Workbench } from './workbench';

/** The part of markdown-it that is used; VS Code brings the library. */
export interface MarkdownIt {
  readonly renderer: { readonly rules: { fence?: FenceRule } };
}
type FenceRule = (tokens: readonly { info: string; content: string }[], index: number, ...rest: unknown[]) => string;

/** Language of a fenced block that is drawn. Example: "traceroute" of "```traceroute {.wide}". */
const DRAWN = /^\s*(?:traceroute|mail-headers)\b/;

/**
 * Fenced blocks of our languages become pictures in the Markdown preview. The preview asks in one go and our rooms are loaded lazily: a
 * block is text at first, and the preview is made anew when they are there.
 */
export function extendMarkdownIt<Markdown extends MarkdownIt>(md: Markdown, open: () => Promise<Workbench>): Markdown {
  let workbench: Workbench | undefined;
  const { rules } = md.renderer;
  const fence = rules.fence;
  rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    const text = fence?.(tokens, index, ...rest) ?? '';
    if (!token || !DRAWN.test(token.info)) return text;
    if (workbench) return workbench.picturesOf(token.content) ?? text;
    void open().then(async (opened) => {
      if (workbench) return;
      workbench = opened;
      await vscode.commands.executeCommand('markdown.preview.refresh');
    });
    return text;
  };
  return md;
}
