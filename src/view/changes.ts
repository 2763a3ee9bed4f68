import { countsOf, rounded, signed, timesOf } from '../layout/route/changes';
import { COMPARISON } from '../layout/route/notes';
import type { Translate } from '../messages/catalog';
import { namedEnds } from '../messages/namedEnds';
import type { Analysis } from '../model/analysis';
import type { Change, Comparison, LinkChange, MachineChange, Pass } from '../model/comparison';
import { SIDES, type Side } from '../model/source';
import type { RouteGraph, Router } from '../model/topology';
import type { InspectorEntry, InspectorFact } from '../protocol/messages';
import type { Traits } from '../protocol/traits';

/** One difference in words. */
export interface ChangeLine {
  readonly kind: Change;
  /** Id of the thing in the drawing. */
  readonly subject: string;
  readonly text: string;
}

/** What the comparison is about and what it found, for a heading. */
export function changesTitle({ comparison, sources }: Analysis, t: Translate): string {
  if (!comparison) return '';
  const names = (side: Side): string =>
    sources
      .filter((source) => source.side === side)
      .map(({ name }) => name)
      .join(t('panel.separator'));
  const title = t('comparison.title', { before: names('before'), after: names('after') });
  return t('comparison.heading', { title, counts: countsOf(comparison, t) });
}

/** Every difference: machines from home outwards, then the links between machines that both looks show. */
export function changeLines({ comparison, route }: Analysis, t: Translate): readonly ChangeLine[] {
  if (!comparison || !route) return [];
  const named = namedEnds(route, t);
  const routers = new Map(named.routers.map((router) => [router.id, router]));
  const machines = comparison.machines.map((change): ChangeLine => {
    const subject = idOf(change.router);
    return { kind: change.kind, subject, text: machineText(change, routers.get(subject), t) };
  });
  return [...machines, ...linkLines(comparison, named, t)];
}

/** A link to a machine that is new or gone says nothing that the machine does not say. */
function linkLines({ machines, links }: Comparison, route: RouteGraph, t: Translate): readonly ChangeLine[] {
  const alone = new Set(
    machines.filter(({ kind }) => kind === 'added' || kind === 'gone').map(({ router }) => idOf(router)),
  );
  const byId = new Map(route.links.map((link) => [link.id, link]));
  const label = new Map(route.routers.map((router) => [router.id, router.label]));
  return links.flatMap(({ kind, link }: LinkChange): ChangeLine[] => {
    const drawn = byId.get(idOf(link));
    if (!drawn || alone.has(drawn.a) || alone.has(drawn.b)) return [];
    const ends = { a: label.get(drawn.a) ?? drawn.a, b: label.get(drawn.b) ?? drawn.b };
    return [{ kind, subject: drawn.id, text: t('comparison.link', ends) }];
  });
}

const idOf = ({ before, after }: { readonly before?: string; readonly after?: string }): string =>
  after ?? before ?? '';

function machineText(change: MachineChange, router: Router | undefined, t: Translate): string {
  const [way] = change.ways;
  // A hop that never answered has no more than its place.
  if (!router || router.kind === 'silent')
    return t('comparison.silent', { ttl: (way?.after ?? way?.before)?.ttl ?? router?.rank ?? 0 });
  const { label, interfaces } = router;
  const alone = interfaces.length === 0 || interfaces.includes(label);
  const name = alone ? label : t('comparison.machine', { name: label, addresses: interfaces.join(' ') });
  const seen = waysText(change, t);
  return seen === '' ? name : `${name}${t('comparison.colon')}${seen}`;
}

/** "hop 6, 12 ms → hop 7, 41 ms (+29 ms)"; of one look only what it saw. */
function waysText(change: MachineChange, t: Translate): string {
  const both = change.ways.map(({ direction, before, after }) => {
    const seen = before && after ? `${passText(before, t)} → ${passText(after, t)}` : passText(after ?? before, t);
    return change.ways.length > 1
      ? t('comparison.direction', { direction: t(`summary.direction.${direction}`), seen })
      : seen;
  });
  const times = change.kind === 'changed' ? timesOf(change) : undefined;
  const gap = times ? [t('comparison.gap', { difference: signed(times.after - times.before) })] : [];
  return [both.join(t('comparison.semicolon')), ...gap].join('');
}

function passText(pass: Pass | undefined, t: Translate): string {
  if (!pass) return t('comparison.notSeen');
  const { ttl, rttMs } = pass;
  return rttMs === undefined ? t('comparison.pass', { ttl }) : t('comparison.passTime', { ttl, ms: rounded(rttMs) });
}

/** More would be the table. */
const LISTED = 200;

type Entries = Readonly<Record<string, InspectorEntry>>;

/** The details with an entry about the comparison, and what each thing was before and is now. */
export function withChanges(entries: Entries, analysis: Analysis, overview: string, t: Translate): Entries {
  const { comparison } = analysis;
  if (!comparison) return entries;
  const lines = changeLines(analysis, t);
  const facts = lines
    .slice(0, LISTED)
    .map(({ kind, text }): InspectorFact => ({ name: t(`comparison.change.${kind}`), value: text }));
  if (lines.length > LISTED) facts.push({ name: '…', value: t('picture.fold.more', { count: lines.length - LISTED }) });
  const whole = { title: changesTitle(analysis, t), kind: t('comparison.kind'), facts, claims: [] };
  const known = Object.hasOwn(entries, overview) ? entries[overview] : undefined;
  const made = new Map<string, InspectorEntry>([
    [COMPARISON, whole],
    ...(known ? [[overview, { ...known, facts: [...facts, ...known.facts] }] as const] : []),
  ]);
  for (const change of comparison.machines) {
    const id = idOf(change.router);
    const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
    if (entry) made.set(id, { ...entry, facts: [...factsOf(change, t), ...entry.facts] });
  }
  return { ...entries, ...Object.fromEntries(made) };
}

function factsOf(change: MachineChange, t: Translate): readonly InspectorFact[] {
  const seen = (side: Side): string =>
    change.ways.map((way) => passText(way[side], t)).join(t('comparison.semicolon')) || t('comparison.notSeen');
  return [
    { name: t('comparison.kind'), value: t(`comparison.change.${change.kind}`) },
    ...SIDES.map((side) => ({
      name: t(`comparison.side.${side}`),
      value: change.router[side] === undefined ? t('comparison.notSeen') : seen(side),
    })),
  ];
}

/** What search knows of them: `@diff`. */
export function withChangeTraits(
  traits: Readonly<Record<string, Traits>>,
  { comparison }: Analysis,
): Readonly<Record<string, Traits>> {
  if (!comparison) return traits;
  const changed = [
    ...comparison.machines.map(({ router, kind }) => [idOf(router), kind] as const),
    ...comparison.links.map(({ link, kind }) => [idOf(link), kind] as const),
  ].flatMap(([id, change]): (readonly [string, Traits])[] => {
    const known = Object.hasOwn(traits, id) ? traits[id] : undefined;
    return known ? [[id, { ...known, change }]] : [];
  });
  return { ...traits, ...Object.fromEntries(new Map(changed)) };
}
