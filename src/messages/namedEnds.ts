import type { RouteGraph } from '../model/topology';
import type { Translate } from './catalog';

const ENDS: Readonly<Record<string, string>> = {
  PC: 'route.end.pc',
  source: 'route.end.source',
  server: 'route.end.server',
};

/** The graph with the ends that no trace names called in the reader's language; everything else stays. */
export function namedEnds(route: RouteGraph, t: Translate): RouteGraph {
  const routers = route.routers.map((router) => {
    const key = router.names.length + router.interfaces.length === 0 ? ENDS[router.label] : undefined;
    return key === undefined ? router : { ...router, label: t(key) };
  });
  return { ...route, routers };
}
