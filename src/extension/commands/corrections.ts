import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import { addressScope, isInside } from '../../model/address';
import { readAddress, readCorrection, readName, readPrefix } from '../../model/correction';
import { correct } from '../../model/diagramEdit';
import type { Router } from '../../model/topology';
import { endsOf } from '../../view/thing';
import type { Session } from '../session';
import { pickThing, routerItems } from './pickThing';

/** The address of a router that looks inwards: there a translator is known by. */
function insideOf({ interfaces }: Router): string | undefined {
  return interfaces.find((ip) => isInside(addressScope(ip))) ?? interfaces[0];
}

function unseen(t: Translate): void {
  void vscode.window.showInformationMessage(t('saved.noAddress'));
}

export async function markNat({ board }: Session, t: Translate, mark: unknown, translates: boolean): Promise<void> {
  const thing = await pickThing(board, ['router'], mark, t);
  if (!thing) return;
  const own = board.drawing?.whole.route?.nat.find(({ router }) => router === thing.router.id)?.inside;
  const address = own?.[0] ?? insideOf(thing.router);
  if (address === undefined) return unseen(t);
  await board.change(correct({ kind: translates ? 'nat' : 'no-nat', address }));
}

/** `others`: addresses of the other routers, for who knows them already. */
export async function joinRouters({ board }: Session, t: Translate, mark: unknown, others: unknown): Promise<void> {
  const thing = await pickThing(board, ['router'], mark, t);
  const [address] = thing?.router.interfaces ?? [];
  if (!thing) return;
  if (address === undefined) return unseen(t);
  const given = Array.isArray(others) ? others.flatMap((one) => readAddress(one) ?? []) : undefined;
  const picked = given ?? (await pickOthers(routerItems(board, thing.router.id), t));
  if (picked.length > 0) await board.change(correct({ kind: 'one-router', addresses: [address, ...picked] }));
}

async function pickOthers(items: ReturnType<typeof routerItems>, t: Translate): Promise<readonly string[]> {
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: t('saved.joinPick'),
    matchOnDescription: true,
  });
  return (picked ?? []).flatMap(({ router }) => router.interfaces[0] ?? []);
}

/** The addresses that are picked become a router of their own. */
export async function splitRouter({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['router'], mark, t);
  if (!thing) return;
  const { interfaces } = thing.router;
  if (interfaces.length < 2) return void vscode.window.showInformationMessage(t('saved.oneAddress'));
  const picked = await vscode.window.showQuickPick(interfaces, { canPickMany: true, title: t('saved.splitPick') });
  const rest = interfaces.filter((ip) => !picked?.includes(ip));
  const [a, b] = [picked?.[0], rest[0]];
  if (!picked || a === undefined || b === undefined) return;
  const groups = [picked, rest].filter((group) => group.length > 1);
  await board.change(
    correct(
      { kind: 'different-routers', addresses: [a, b] },
      ...groups.map((addresses) => ({ kind: 'one-router', addresses }) as const),
    ),
  );
}

export async function moveAddress({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['router'], mark, t);
  if (!thing) return;
  const { interfaces, id } = thing.router;
  const title = t('saved.moveWhich');
  const address =
    thing.ip ?? (interfaces.length > 1 ? await vscode.window.showQuickPick(interfaces, { title }) : interfaces[0]);
  if (address === undefined) return;
  const to = await vscode.window.showQuickPick(routerItems(board, id), {
    title: t('saved.movePick', { address }),
    matchOnDescription: true,
  });
  const router = to?.router.interfaces[0];
  if (router !== undefined) await board.change(correct({ kind: 'belongs', address, router }));
}

/** Says that the two ends of a link share one segment, and how large it is. */
export async function setSegment({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['link'], mark, t);
  const route = board.drawing?.whole.route;
  const ends = thing && route ? endsOf(thing.link, route) : undefined;
  if (!thing || !route) return;
  if (!ends) return unseen(t);
  const value = route.segments.find(({ id }) => id === thing.link.segment)?.prefix ?? '';
  const text = await vscode.window.showInputBox({
    title: t('saved.segmentTitle', { a: ends[0], b: ends[1] }),
    prompt: t('saved.segmentPrompt'),
    value,
    validateInput: (word) => (word.trim() === '' || readPrefix(word) ? undefined : t('saved.badPrefix')),
  });
  if (text === undefined) return;
  const prefix = readPrefix(text);
  await board.change(correct({ kind: 'segment', addresses: ends, ...(prefix !== undefined && { prefix }) }));
}

export async function setNetwork({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['router'], mark, t);
  const [address] = thing?.router.interfaces ?? [];
  if (!thing) return;
  if (address === undefined) return unseen(t);
  const known = (board.drawing?.whole.route?.domains ?? []).map(({ id, label }) => ({ label, description: id, id }));
  const other = { label: `$(add) ${t('saved.otherNetwork')}`, description: '', id: '' };
  const picked = await vscode.window.showQuickPick([...known, other], { title: t('saved.networkPick') });
  if (!picked) return;
  const network = picked.id || readName(await vscode.window.showInputBox({ title: t('saved.networkName') }));
  if (network !== undefined) await board.change(correct({ kind: 'network', address, network }));
}

export async function drawBorder({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['link'], mark, t);
  const route = board.drawing?.whole.route;
  if (!thing || !route) return;
  const between = endsOf(thing.link, route);
  if (!between) return unseen(t);
  await board.change(correct({ kind: 'border', between }));
}

export async function removeBorder({ board }: Session, t: Translate, mark: unknown): Promise<void> {
  const thing = await pickThing(board, ['boundary'], mark, t);
  if (!thing) return;
  const { between } = thing.boundary;
  // A correction is kept by addresses.
  if (between.some((end) => readAddress(end) === undefined)) return unseen(t);
  await board.change(correct({ kind: 'no-border', between }));
}

/** A quick fix: draws the text if it is not drawn, and corrects the drawing. */
export async function correctText(session: Session, uri: unknown, given: unknown): Promise<void> {
  const correction = readCorrection(given);
  if (typeof correction === 'string' || !(uri instanceof vscode.Uri)) return;
  if (!session.shows(uri)) await session.show([{ uri }]);
  await session.change(correct(correction));
}
