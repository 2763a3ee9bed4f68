import * as vscode from 'vscode';
import { withIcons, type Icons } from '../layout/icons';
import type { Scene } from '../layout/scene';
import { mailScene, scenesOf } from '../layout/scenes';
import type { Language, Translate } from '../messages/catalog';
import { analyzeFully } from '../mime/analyzeFully';
import { isEmpty, type Analysis, type AnalysisConfig, type Notice } from '../model/analysis';
import { checkConfig, type CheckedConfig } from '../model/config';
import { contentOf, withMessage } from '../view/content';
import { NO_OVERLAY, type Overlay } from '../model/diagram';
import { withOverlay } from '../view/overlay';
import { REDACTION_MODES, type Redaction } from '../view/redact/mode';
import { redact } from '../view/redact/redact';
import type { PanelContent } from '../protocol/messages';
import { contributions } from './contributions';
import { iconsOfSettings } from './icons';
import { encodeRef, LIMIT_MB, readInputs, type Input, type InputRef } from './inputs';

export interface Drawing {
  readonly inputs: readonly Input[];
  /** As it was read; its sources and messages stand in the order of those of `analysis`. */
  readonly found: Analysis;
  /** The same with what the user wrote over it. */
  readonly whole: Analysis;
  /** What is shown and handed out: redacted where the user wants that. */
  readonly analysis: Analysis;
  readonly scenes: readonly Scene[];
  readonly icons: Icons;
  readonly content: PanelContent;
}

/** Either a drawing, or the one sentence that says why there is none. */
export type DrawResult = { readonly drawing: Drawing } | { readonly problem: string };

function problemOf(inputs: readonly Input[], t: Translate): string | undefined {
  const names = (some: readonly Input[]) => some.map(({ source }) => source.name).join(t('panel.separator'));
  if (inputs.every(({ source }) => source.text.trim() === '')) return t('panel.emptyText', { name: names(inputs) });
  const large = inputs.find(({ source }) => source.text.length > LIMIT_MB * 1e6);
  if (!large) return undefined;
  return t('panel.tooLarge', {
    name: large.source.name,
    size: Math.ceil(large.source.text.length / 1e6),
    limit: LIMIT_MB,
  });
}

/** Reads the inputs and draws them; `notices` = what else is to be said about them. User errors are results; only a defect of ours throws. */
export async function draw(
  refs: readonly InputRef[],
  t: Translate,
  language: Language,
  config: AnalysisConfig,
  turned: readonly string[] = [],
  overlay: Overlay = NO_OVERLAY,
  notices: readonly Notice[] = [],
): Promise<DrawResult> {
  const inputs = await readInputs(refs);
  if ('gone' in inputs) return { problem: t('panel.gone', { name: inputs.gone }) };
  if ('key' in inputs) return { problem: t(inputs.key, inputs.args) };
  const problem = problemOf(inputs, t);
  if (problem) return { problem };
  const read = await analyzeFully(
    inputs.map(({ source }) => source),
    config,
  );
  const found = notices.length > 0 ? { ...read, notices: [...(read.notices ?? []), ...notices] } : read;
  if (isEmpty(found)) {
    return {
      problem: t('panel.nothing', { name: inputs.map(({ source }) => source.name).join(t('panel.separator')) }),
    };
  }
  return { drawing: drawingOf({ found, inputs, icons: await iconsOfSettings(t) }, t, language, turned, overlay) };
}

export function drawingOf(
  { found, inputs, icons }: Pick<Drawing, 'found' | 'inputs' | 'icons'>,
  t: Translate,
  language: Language,
  turned: readonly string[] = [],
  overlay: Overlay = NO_OVERLAY,
): Drawing {
  const whole = withOverlay(found, overlay);
  const analysis = redact(whole, overlay.redaction ?? redactionOfSettings());
  return refold({ inputs: renamed(inputs, analysis), found, whole, analysis, icons }, turned, t, language);
}

/** Lays an analysis out with these folds turned over; reads nothing anew. */
export function refold(
  { inputs, found, whole, analysis, icons }: Omit<Drawing, 'scenes' | 'content'>,
  turned: readonly string[],
  t: Translate,
  language: Language,
): Drawing {
  const scenes = scenesOf(analysis, t, undefined, turned).map((scene) => withIcons(scene, icons));
  const content = {
    ...contentOf(analysis, scenes, t, language, turned),
    origins: inputs.filter(({ inFolder }) => !inFolder).map(encodeRef),
  };
  return { inputs, found, whole, analysis, icons, scenes, content };
}

/** A file may be named after an address: redaction renames sources, and a click must still find the text. */
function renamed(inputs: readonly Input[], { sources }: Analysis): readonly Input[] {
  return inputs.map((input, index) => ({ ...input, source: { ...input.source, id: sources[index]?.id ?? '' } }));
}

/** What the user chose to hide. */
export function redactionOfSettings(): Redaction {
  const settings = vscode.workspace.getConfiguration('hopscope.redaction');
  const mode = REDACTION_MODES.find((one) => one === settings.get('mode')) ?? 'off';
  const hops = settings.get('homeHops');
  return { mode, homeHops: typeof hops === 'number' ? hops : 3 };
}

/** The drawing with one more message of a mailbox; undefined when there is no such message (any more). */
export function withOpened(drawing: Drawing, id: string, t: Translate): Drawing | undefined {
  const { analysis, scenes, content, icons } = drawing;
  const message = analysis.messages.find((one) => one.id === id);
  if (!message) return undefined;
  const scene = withIcons(mailScene(message, analysis, t), icons);
  const next = withMessage(content, analysis, message, scene, t);
  return { ...drawing, scenes: next.scenes.length > scenes.length ? [...scenes, scene] : scenes, content: next };
}

/** What other extensions read, and the user's knowledge from the settings; settings.json may hold anything, so what is wrong is left out and named. */
export function configOfSettings(): CheckedConfig {
  const settings = vscode.workspace.getConfiguration('hopscope');
  const { config, problems } = checkConfig({
    trustedNetworks: settings.get('trust.networks'),
    internalNetworks: settings.get('trust.internalNetworks'),
    submissionNetworks: settings.get('trust.submissionServers'),
    trustedHosts: settings.get('trust.relays'),
    endpoints: settings.get('endpoints'),
    prefixes: settings.get('prefixes'),
  });
  const { dialects } = contributions;
  return { config: dialects.length > 0 ? { ...config, dialects } : config, problems };
}
