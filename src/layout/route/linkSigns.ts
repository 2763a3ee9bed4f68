import type { Change } from '../../model/comparison';
import type { SceneItem } from '../scene';
import { signPrimitives, type Changes } from './changes';
import { groupBy } from './groups';
import { half } from './measures';
import type { Plan, Run } from './plan';
import type { Wire } from './wires';

/** From a link to the sign on the side that has no lane: between the link and the text beside it. */
const ASIDE = 7.5;
/** Height of a sign with its air, where several links share a column. */
const SIGN = 12;

interface Sign {
  readonly wire: Wire;
  readonly run: Run;
  readonly change: Change;
}

/** The signs of links that differ, each on the middle piece of its link. */
export function linkChangeItems(plan: Plan, changes: Changes): readonly SceneItem[] {
  const signs = plan.wires.flatMap((wire): Sign[] => {
    const change = changes.ofLinks(wire.links.map(({ id }) => id));
    const runs = plan.runs.get(wire) ?? [];
    const run = runs[Math.floor(runs.length / 2)];
    return change && run ? [{ wire, run, change }] : [];
  });
  const columns = groupBy(signs, ({ run }) => `${run.part.gap} ${run.x}`);
  return [...columns.values()].flatMap((column) => {
    // The most that have room; a link without one still has its colour and dash, and its machine says it in words.
    const [first] = column;
    const height = first ? first.run.to - first.run.from : 0;
    const shown = column.slice(0, Math.max(1, Math.floor(height / SIGN) - 1));
    return shown.map((sign, index) => signItem(sign, (index + 1) / (shown.length + 1)));
  });
}

function signItem({ wire, run, change }: Sign, part: number): SceneItem {
  const aside = wire.ways.every(({ direction }) => direction === 'return') ? -ASIDE : ASIDE;
  // Two lanes leave no side: the sign lies between them.
  const x = run.x + (wire.ways.length > 1 ? 0 : aside);
  return {
    id: `${wire.id} change`,
    mark: 'badge',
    data: { kind: 'change', change, link: wire.id },
    subject: wire.id,
    evidence: [],
    primitives: signPrimitives(change, half(x), half(run.from + (run.to - run.from) * part)),
  };
}
