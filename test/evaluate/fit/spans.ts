import { JointScores } from '../../../src/analyzers/infer/jointScores';
import type { Order } from '../../../src/analyzers/infer/order';
import { prepare } from '../../../src/analyzers/infer/route';
import { serverNetwork } from '../../../src/analyzers/infer/serverNetwork';
import { SPAN_TABLES, type SpanTables } from '../../../src/analyzers/infer/tables/spanTables';
import { buildTopology } from '../../../src/analyzers/build/topology';
import { casesFor, type ReadCase } from '../cases';
import { Counter } from './counter';

interface State {
  readonly i: number;
  readonly j: number;
}

interface Counts {
  readonly steps: Counter;
  readonly link: Counter;
  readonly linkWrong: Counter;
  readonly end: Counter;
  readonly inner: Counter;
  readonly wrong: Counter;
  readonly router: Counter;
  readonly routerWrong: Counter;
  readonly order: Counter;
  readonly orderEnd: Counter;
}

/** Counts what facing rows look like where the truth is known, and makes log ratios of it. */
export function fitSpans(count: number, from: number): SpanTables {
  const counts: Counts = {
    steps: new Counter(),
    link: new Counter(),
    linkWrong: new Counter(),
    end: new Counter(),
    inner: new Counter(),
    wrong: new Counter(),
    router: new Counter(),
    routerWrong: new Counter(),
    order: new Counter(),
    orderEnd: new Counter(),
  };
  for (const one of casesFor('fit', count, from)) countCase(one, counts);
  const { steps, link, linkWrong, end, inner, wrong, router, routerWrong, order, orderEnd } = counts;
  return {
    steps: steps.logShares(3),
    link: link.logRatios(linkWrong, 6),
    end: end.logRatios(wrong, 6)['all'] ?? {},
    inner: inner.logRatios(wrong, 10)['all'] ?? {},
    router: router.logRatios(routerWrong, 4)['all'] ?? {},
    order: order.logRatios(orderEnd, 10)['all'] ?? {},
  };
}

function countCase({ one, traces }: ReadCase, counts: Counts): void {
  const ground = prepare(buildTopology(traces), one.config);
  const [path, another] = ground.paths;
  if (!path || another || path.back.walks.length === 0 || path.forward.walks.length === 0) return;
  const { nodes } = ground.places;
  const server = path.forward.target === undefined ? undefined : nodes.get(path.forward.target);
  const inServer = serverNetwork(server, ground.owners);
  const scores = new JointScores(path, nodes, ground.exchanges, inServer, SPAN_TABLES);
  const states = trueStates(one.truth.rows);
  states.slice(1).forEach((next, index) => {
    const here = states[index];
    if (here) countStep(scores, here, next, counts);
  });
  for (const { i, j } of states.slice(1, -1)) {
    if (scores.sign(i, j) === 'unprobed') continue;
    counts.router.add('all', scores.sign(i, j));
    for (const d of [-2, -1, 1, 2])
      if (j + d > 0 && scores.sign(i, j + d) !== 'unprobed') counts.routerWrong.add('all', scores.sign(i, j + d), 0.25);
  }
}

/** Addresses of two blocks have no order; that they are of two blocks is counted by their relation. */
function countOrder(counter: Counter, order: Order): void {
  if (order !== '-') counter.add('all', order);
}

function trueStates({ forward, back }: ReadCase['one']['truth']['rows']): readonly State[] {
  const states: State[] = [];
  let limit = back.length;
  forward.forEach((routers, i) => {
    for (let j = limit - 1; j >= 0; j--) {
      if (!back[j]?.some((id) => routers.includes(id))) continue;
      states.push({ i, j });
      limit = j;
      break;
    }
  });
  return states;
}

function countStep(scores: JointScores, { i, j }: State, next: State, counts: Counts): void {
  const [f, g] = [next.i - i - 1, j - next.j - 1];
  const zone = scores.zone(i + 1, j);
  counts.steps.add(zone, `${f}:${g}`);
  if (f === 0 && g === 0) {
    counts.link.addAll(zone, scores.classes(i + 1, j));
    countOrder(counts.order, scores.order(i + 1, j));
    for (const d of [-2, -1, 1, 2]) {
      const classes = j + d > 0 ? scores.classes(i + 1, j + d) : [];
      counts.linkWrong.addAll(zone, classes, 0.25);
      counts.wrong.addAll('all', classes, 0.25);
    }
    return;
  }
  countOrder(counts.orderEnd, scores.order(i + 1, j));
  countOrder(counts.orderEnd, scores.order(next.i, next.j + 1));
  counts.end.addAll('all', scores.classes(i + 1, j));
  counts.end.addAll('all', scores.classes(next.i, next.j + 1));
  if (f !== g) return;
  for (let r = 1; r < f; r++) counts.inner.addAll('all', scores.classes(i + 1 + r, j - r));
}
