import * as vscode from 'vscode';
import type { Translate } from '../../messages/catalog';
import type { Router } from '../../model/topology';
import { endsOf, thingOf, type Thing } from '../../view/thing';
import type { Board } from '../board';

type Kind = Thing['kind'];
type Of<K extends Kind> = Extract<Thing, { readonly kind: K }>;

interface ThingItem extends vscode.QuickPickItem {
  readonly thing: Thing;
}

/**
 * What a command is about: the thing under the pointer, as VS Code hands over what `data-vscode-context` says of it; from the palette the
 * selected thing, else one that is picked from a list. Undefined when the user gave up, or when nothing of that kind is drawn.
 */
export async function pickThing<K extends Kind>(
  board: Board,
  kinds: readonly K[],
  mark: unknown,
  t: Translate,
): Promise<Of<K> | undefined> {
  const wanted = (thing: Thing | undefined): thing is Of<K> =>
    (kinds as readonly Kind[]).includes(thing?.kind ?? ('' as Kind));
  const pointed = (mark as { readonly subject?: unknown } | undefined)?.subject;
  const subject = typeof pointed === 'string' ? pointed : await board.selected();
  const thing = subject === undefined ? undefined : board.thing(subject);
  if (wanted(thing)) return thing;
  const items = itemsOf(board, t).filter((item) => wanted(item.thing));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t('saved.nothingToChange'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { title: t('saved.pickThing'), matchOnDescription: true });
  return picked && wanted(picked.thing) ? picked.thing : undefined;
}

/** Everything of a picture that can be changed, by the words that the picture uses. */
function itemsOf({ drawing }: Board, t: Translate): readonly ThingItem[] {
  const { analysis, whole } = drawing ?? {};
  if (!analysis || !whole) return [];
  const shown = analysis.route;
  const item = (id: string, label: string, description: string): ThingItem[] => {
    const thing = thingOf(id, analysis, whole);
    return thing ? [{ label, description, thing }] : [];
  };
  const name = new Map(shown?.routers.map(({ id, label }) => [id, label]));
  return [
    ...(shown?.routers ?? []).flatMap((one) => item(one.id, one.label, one.interfaces.join(' '))),
    ...(analysis.extraHosts ?? []).flatMap((one) => item(one.id, one.label || one.id, one.addresses.join(' '))),
    ...(shown?.links ?? []).flatMap((one) =>
      item(one.id, `${name.get(one.a)} – ${name.get(one.b)}`, shown ? (endsOf(one, shown)?.join(' – ') ?? '') : ''),
    ),
    ...(shown?.boundaries ?? []).flatMap((one) => item(one.id, `${one.inside} | ${one.outside}`, t('saved.border'))),
    ...(shown?.domains ?? []).flatMap((one) => item(one.id, one.label, t('saved.network'))),
  ];
}

interface RouterItem extends vscode.QuickPickItem {
  readonly router: Router;
}

/** Other machines that answered, to be joined with one. */
export function routerItems({ drawing }: Board, except: string): readonly RouterItem[] {
  const [shown, whole] = [drawing?.analysis.route?.routers ?? [], drawing?.whole.route?.routers ?? []];
  return whole.flatMap((router, index): RouterItem[] => {
    const { label = router.label, interfaces = router.interfaces } = shown[index] ?? {};
    if (router.id === except || router.interfaces.length === 0) return [];
    return [{ label, description: interfaces.join(' '), router }];
  });
}
