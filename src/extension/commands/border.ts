import { readAddress, type Correction } from '../../model/correction';
import { correct, type Edit } from '../../model/diagramEdit';
import type { RouteGraph, Router } from '../../model/topology';
import { endsOf, thingOf } from '../../view/thing';
import type { Drawing } from '../drawing';

/**
 * A border that was dragged to another link: the machines in between change their network, so that the bands follow, and the border is
 * drawn there whatever else speaks for another place.
 */
export function moveBorder({ analysis, whole }: Drawing, boundary: string, link: string): Edit | undefined {
  const [from, to] = [thingOf(boundary, analysis, whole), thingOf(link, analysis, whole)];
  const { route } = whole;
  if (from?.kind !== 'boundary' || to?.kind !== 'link' || !route) return undefined;
  const old = route.links.find(({ id }) => id === from.boundary.link);
  const ends = endsOf(to.link, route);
  const { inside, outside, between } = from.boundary;
  // A correction is kept by addresses; a hop may have a name alone.
  if (!old || !ends || old.id === to.link.id || between.some((end) => readAddress(end) === undefined)) return undefined;
  // Links name their end nearer home first; borders name the inner side first, which may be the far one.
  const innerIsNear = holder(route, between[0])?.id === old.a;
  const [near, far] = innerIsNear ? [inside, outside] : [outside, inside];
  return correct(
    { kind: 'no-border', between },
    ...passedBy(route, old, to.link).flatMap(([router, away]) => networkOf(router, away ? near : far)),
    { kind: 'border', between: innerIsNear ? ends : [ends[1], ends[0]], inside, outside },
  );
}

function networkOf({ interfaces: [address] }: Router, network: string): readonly Correction[] {
  return address === undefined ? [] : [{ kind: 'network', address, network }];
}

function holder({ routers }: RouteGraph, ip: string): Router | undefined {
  return routers.find(({ interfaces }) => interfaces.includes(ip));
}

interface Ends {
  readonly a: string;
  readonly b: string;
}

/** Routers that the border passes on its way; true = away from home, they come to the near side. */
function passedBy({ routers }: RouteGraph, old: Ends, fresh: Ends): readonly (readonly [Router, boolean])[] {
  const rank = (id: string): number => routers.find((one) => one.id === id)?.rank ?? 0;
  const away = rank(fresh.a) >= rank(old.b);
  const [first, last] = away ? [rank(old.b), rank(fresh.a)] : [rank(fresh.b), rank(old.a)];
  return routers.flatMap((one) => (one.rank >= first && one.rank <= last ? [[one, away] as const] : []));
}
