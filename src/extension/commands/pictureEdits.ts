import * as vscode from 'vscode';
import { ICON_NAMES } from '../../layout/icons';
import type { Translate } from '../../messages/catalog';
import { readAddress, readName } from '../../model/correction';
import { addHost, changesOf, removeHost, rename, resetLayout, setIcon, type Change } from '../../model/diagramEdit';
import { EXTRA_HOST_KINDS } from '../../model/extraHost';
import { endsOf, keysOf, type Thing } from '../../view/thing';
import type { Board } from '../board';
import type { Session } from '../session';
import { pickThing } from './pickThing';

type Named = Extract<Thing, { kind: 'router' | 'host' | 'domain' }>;

function namesOf(thing: Named): readonly string[] {
  if (thing.kind === 'router') return keysOf(thing.router);
  return [thing.kind === 'host' ? thing.host.id : thing.domain.id];
}

function labelOf(thing: Named): string {
  if (thing.kind === 'router') return thing.router.label;
  return thing.kind === 'host' ? thing.host.label : thing.domain.label;
}

/** An empty name gives the thing its own name back. */
export async function renameThing({ board }: Session, t: Translate, mark: unknown, given: unknown): Promise<void> {
  const thing = await pickThing(board, ['router', 'host', 'domain'], mark, t);
  if (!thing) return;
  const value = labelOf(thing);
  const prompt = t('saved.renamePrompt');
  const name =
    typeof given === 'string'
      ? given
      : await vscode.window.showInputBox({ title: t('saved.renameTitle', { name: value }), prompt, value });
  if (name !== undefined) await board.change(rename(namesOf(thing), readName(name)));
}

export async function chooseIcon({ board }: Session, t: Translate, mark: unknown, given: unknown): Promise<void> {
  const thing = await pickThing(board, ['router', 'host'], mark, t);
  if (!thing) return;
  const symbols = ICON_NAMES.filter((name) => name !== 'silent' && name !== 'unknown');
  const own = { label: `$(discard) ${t('saved.ownIcon')}`, icon: undefined };
  const items = [own, ...symbols.map((icon) => ({ label: t(`saved.icon.${icon}`), description: icon, icon }))];
  const picked =
    typeof given === 'string'
      ? { icon: given }
      : await vscode.window.showQuickPick(items, { title: t('saved.iconPick') });
  if (picked) await board.change(setIcon(namesOf(thing), picked.icon));
}

/** Where a machine hangs that is added at a thing: on the segment of a link, at a router, beside another machine. */
function placeOf(thing: Thing, { drawing }: Board): string | undefined {
  const route = drawing?.whole.route;
  if (thing.kind === 'host') return thing.host.at;
  if (thing.kind === 'router') return thing.ip ?? keysOf(thing.router)[0];
  if (thing.kind !== 'link' || !route) return undefined;
  return route.segments.find(({ id }) => id === thing.link.segment)?.prefix ?? endsOf(thing.link, route)?.[0];
}

interface GivenHost {
  readonly name?: unknown;
  readonly kind?: unknown;
  readonly address?: unknown;
}

export async function addHostAt({ board }: Session, t: Translate, mark: unknown, given: unknown): Promise<void> {
  const thing = await pickThing(board, ['router', 'link', 'host'], mark, t);
  const at = thing && placeOf(thing, board);
  if (at === undefined) return;
  const { name, kind, address } = (given as GivenHost | undefined) ?? (await askHost(t)) ?? {};
  const known = EXTRA_HOST_KINDS.find((one) => one === kind);
  if (!known) return;
  const ip = readAddress(address);
  await board.change(
    addHost({ label: readName(name) ?? '', kind: known, addresses: ip === undefined ? [] : [ip], at }),
  );
}

/** Three short questions; Escape at any of them adds nothing. */
async function askHost(t: Translate): Promise<GivenHost | undefined> {
  const items = EXTRA_HOST_KINDS.map((host) => ({ label: t(`saved.kind.${host}`), host }));
  const picked = await vscode.window.showQuickPick(items, { title: t('saved.hostKind') });
  if (!picked) return undefined;
  const name = await vscode.window.showInputBox({ title: t('saved.hostName'), placeHolder: picked.label });
  if (name === undefined) return undefined;
  const address = await vscode.window.showInputBox({
    title: t('saved.hostAddress'),
    prompt: t('saved.hostAddressPrompt'),
    validateInput: (word) => (word.trim() === '' || readAddress(word) ? undefined : t('saved.badAddress')),
  });
  return address === undefined ? undefined : { name, kind: picked.host, address };
}

export async function removeHostOf({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['host'], mark, t);
  if (!thing) return;
  // Only what the user added: a neighbour that a text names is a fact.
  const own = board.overlay.hosts.some(({ id }) => id === thing.host.id);
  if (own) await board.change(removeHost(thing.host.id));
  else void vscode.window.showInformationMessage(t('saved.hostOfText'));
}

export async function resetPlaces({ board }: Session): Promise<void> {
  await board.change(resetLayout);
}

function changeText(change: Change, t: Translate): string {
  switch (change.kind) {
    case 'correction': {
      const { kind, ...rest } = change.correction;
      return `${t(`saved.change.${kind}`)}: ${Object.values(rest).flat().join(', ')}`;
    }
    case 'host':
      return `${t('saved.change.host')}: ${change.host.label || change.host.id}`;
    default:
      return `${t(`saved.change.${change.kind}`)}: ${change.of} → ${change.value}`;
  }
}

/** Lists what was done to the picture; what is picked is taken back. */
export async function takeBack({ board }: Session, t: Translate): Promise<void> {
  const changes = changesOf(board.overlay);
  if (changes.length === 0) return void vscode.window.showInformationMessage(t('saved.noChanges'));
  const items = changes.map((change) => ({ label: changeText(change, t), change }));
  const picked = await vscode.window.showQuickPick(items, { canPickMany: true, title: t('saved.takeBackPick') });
  if (!picked || picked.length === 0) return;
  await board.change((overlay) => picked.reduce((known, { change }) => change.undo(known), overlay));
}
