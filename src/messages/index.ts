import { translator, type Language, type Message, type Translate } from './catalog';
import { diagram } from './diagram';
import { explain } from './explain';
import { headerFields } from './headerFields';
import { editor } from './editor';
import { mail } from './mail';
import { panel } from './panel';
import { picture } from './picture';
import { redaction } from './redaction';
import { route } from './route';
import { summary } from './summary';
import { tool } from './tool';
import { traceroute } from './traceroute';
import { ui } from './ui';

/** One file per area; keys are `area.name`. */
export const catalog: Readonly<Record<string, Message>> = {
  ...traceroute,
  ...route,
  ...mail,
  ...diagram,
  ...ui,
  ...summary,
  ...panel,
  ...picture,
  ...redaction,
  ...editor,
  ...tool,
  ...explain,
  ...headerFields,
};

export function messages(language: Language): Translate {
  return translator(catalog, language);
}

export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

export type { Language, Message, Translate } from './catalog';
