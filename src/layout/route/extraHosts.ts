import type { Translate } from '../../messages/catalog';
import type { ExtraHost, ExtraHostKind } from '../../model/extraHost';
import type { IconName } from '../icons';
import type { Primitive, SceneItem } from '../scene';
import { ellipsize, printable } from '../textMetrics';
import { half, ICON, TEXT } from './measures';
import { line, text } from './pieces';
import type { Plan, Run } from './plan';

const CELL = 122;
/** Two lines of text below an icon. */
const CAPTION = 34;
/** More machines than this are counted, not drawn: the picture is about the route. */
const MOST = 8;

const ICONS: Readonly<Record<ExtraHostKind, IconName>> = {
  pc: 'host',
  phone: 'phone',
  printer: 'printer',
  router: 'router',
  server: 'server',
  tv: 'host',
  host: 'laptop',
};

interface Lan {
  readonly run: Run;
  readonly hosts: readonly ExtraHost[];
  /** Left edge of its first machine. */
  readonly left: number;
}

/** Where the machines beside the route stand: right of everything else, on the bar of their segment. */
export interface Lans {
  readonly plan: Plan;
  readonly lans: readonly Lan[];
}

/** Makes room in a plan for the machines whose segment (`at` = its prefix) or whose interface's link is drawn; others are left out. */
export function lansOf(plan: Plan, hosts: readonly ExtraHost[]): Lans {
  const runs = [...plan.runs.values()].flat();
  const byRun = new Map<Run, ExtraHost[]>();
  for (const host of hosts) {
    const run = runs.find(({ part: { wire, lowerEnd, upperEnd } }) =>
      [wire.segment?.prefix, lowerEnd?.ip, upperEnd?.ip].includes(host.at),
    );
    if (run) byRun.set(run, [...(byRun.get(run) ?? []), host]);
  }
  const lans = [...byRun].map(([run, own]): Lan => ({ run, hosts: own, left: plan.width }));
  if (lans.length === 0) return { plan, lans };
  const widest = Math.max(...lans.map(({ hosts: own }) => Math.min(own.length, MOST + 1)));
  const foot = lans.some(({ run }) => run.part.gap === 0) ? CAPTION : 0;
  return { plan: { ...plan, width: plan.width + widest * CELL, height: plan.height + foot }, lans };
}

export function extraHostItems({ plan, lans }: Lans, t: Translate): readonly SceneItem[] {
  return lans.flatMap((lan) => lanItems(lan, plan, t));
}

function lanItems({ run, hosts, left }: Lan, plan: Plan, t: Translate): readonly SceneItem[] {
  const gap = plan.gaps[run.part.gap];
  // Between the prefix above and the address below it.
  const y = half((gap?.middle ?? run.from) - 1);
  const row = plan.rows[run.part.gap]?.[0];
  const level = row?.y ?? y + 40;
  const shown = hosts.slice(0, MOST);
  const more = hosts.length - shown.length;
  const right = left + (shown.length - 0.5) * CELL;
  const at = hosts[0]?.at ?? '';
  const bar: SceneItem = {
    id: `lan:${at}`,
    mark: 'segment',
    data: { kind: 'lan' },
    subject: run.part.wire.segment?.id ?? run.part.wire.id,
    evidence: [],
    primitives: [line(run.x, y, right, y, { paint: 'link', width: 2 }), ...moreText(more, right, level, t)],
  };
  return [bar, ...shown.map((host, index) => hostItem(host, left + (index + 0.5) * CELL, y, level, index, run, t))];
}

function moreText(more: number, right: number, level: number, t: Translate): readonly Primitive[] {
  if (more <= 0) return [];
  return [text(right + CELL / 2, level + 4, t('host.more', { count: more }), TEXT.note, { fill: 'muted' })];
}

function hostItem(
  host: ExtraHost,
  x: number,
  bar: number,
  level: number,
  index: number,
  run: Run,
  t: Translate,
): SceneItem {
  const [address = ''] = host.addresses;
  const name = host.label || t('host.unnamed');
  const cut = (words: string, bold = false): string =>
    ellipsize(printable(words.slice(0, 200)), CELL - 8, TEXT.note, { bold });
  const top = level - ICON.height / 2;
  return {
    id: host.id,
    mark: 'node',
    data: { kind: host.kind, extra: 'true' },
    subject: host.id,
    label: t('host.extra', { name, address, at: host.at }),
    evidence: host.evidence ?? [],
    stop: { rank: run.part.gap, lane: 50 + index },
    primitives: [
      line(x, bar, x, top, { paint: 'link', width: 1.6 }),
      { type: 'icon', icon: ICONS[host.kind], x: half(x - ICON.width / 2), y: half(top), ...ICON },
      text(x, level + ICON.height / 2 + 14, cut(name, true), TEXT.note, { anchor: 'middle', bold: true, role: 'name' }),
      text(x, level + ICON.height / 2 + 28, cut(address), TEXT.note, {
        anchor: 'middle',
        fill: 'muted',
        role: 'extra-address',
      }),
    ],
  };
}
