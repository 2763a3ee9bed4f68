import type { Scene } from '../../layout/scene';
import type { MailMessage } from '../../model/mail';
import type { ExportInput } from '../exporter';
import { networkOfMail } from './mail';
import { withMail } from './mailOnRoute';
import { networkOfRoute, type Network } from './network';

/** The message that a scene of a mail path shows. */
function messageOf(scene: Scene, { analysis, scenes }: ExportInput): MailMessage | undefined {
  const mails = scenes().filter(({ kind }) => kind === 'mail');
  return analysis.messages[mails.indexOf(scene)];
}

/** What a scene shows, as a network. */
export function networkOf(scene: Scene, input: ExportInput): Network {
  const { analysis, translate, options } = input;
  const title = options.title ?? scene.title;
  const message = messageOf(scene, input);
  if (message) return networkOfMail(message, title);
  if (analysis.route) return withMail(networkOfRoute(analysis.route, title, translate), analysis, translate);
  return { title, nodes: [], links: [], clusters: [] };
}
