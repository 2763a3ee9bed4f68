import { authentication } from './authentication';
import { bulk } from './bulk';
import { translator, type Language, type Message, type Translate } from './catalog';
import { comparison } from './comparison';
import { corrections } from './corrections';
import { data } from './data';
import { diagram } from './diagram';
import { dualStack } from './dualStack';
import { icons } from './icons';
import { explain } from './explain';
import { exportOptions } from './exportOptions';
import { folder } from './folder';
import { formats } from './formats';
import { headerFields } from './headerFields';
import { judgement } from './judgement';
import { live } from './live';
import { editor } from './editor';
import { evidence } from './evidence';
import { mail } from './mail';
import { mime } from './mime';
import { mailbox } from './mailbox';
import { mailDrawing } from './mailDrawing';
import { mailFindings } from './mailFindings';
import { mailOnRoute } from './mailOnRoute';
import { mailTrust } from './mailTrust';
import { mpls } from './mpls';
import { oneTrace } from './oneTrace';
import { panel } from './panel';
import { panels } from './panels';
import { picture } from './picture';
import { pictureEdits } from './pictureEdits';
import { names } from './names';
import { printed } from './printed';
import { redaction } from './redaction';
import { report } from './report';
import { rtt } from './rtt';
import { route } from './route';
import { host } from './host';
import { saved } from './saved';
import { sessions } from './sessions';
import { summary } from './summary';
import { tool } from './tool';
import { traceroute } from './traceroute';
import { map } from './map';
import { ui } from './ui';
import { verify } from './verify';
import { web } from './web';

/** One file per area; keys are `area.name`. */
export const catalog: Readonly<Record<string, Message>> = {
  ...traceroute,
  ...route,
  ...evidence,
  ...judgement,
  ...bulk,
  ...mpls,
  ...mail,
  ...mailbox,
  ...mailOnRoute,
  ...mailTrust,
  ...mailDrawing,
  ...mailFindings,
  ...authentication,
  ...comparison,
  ...corrections,
  ...data,
  ...diagram,
  ...dualStack,
  ...map,
  ...ui,
  ...summary,
  ...oneTrace,
  ...panel,
  ...panels,
  ...picture,
  ...pictureEdits,
  ...icons,
  ...names,
  ...printed,
  ...redaction,
  ...editor,
  ...tool,
  ...explain,
  ...exportOptions,
  ...formats,
  ...headerFields,
  ...mime,
  ...report,
  ...rtt,
  ...verify,
  ...host,
  ...saved,
  ...sessions,
  ...live,
  ...folder,
  ...web,
};

export function messages(language: Language): Translate {
  return translator(catalog, language);
}

export function languageOf(tag: string | undefined): Language {
  return tag?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

export type { Language, Message, Translate } from './catalog';
