import type { Router } from '../../model/topology';
import type { Paint, Primitive, SceneItem } from '../scene';
import type { Folding } from '../fold/folds';
import { measureText } from '../textMetrics';
import type { Evidence } from './evidence';
import { ARROW, type Member } from './faces';
import { LANES } from './links';
import { half, ICON, NAME_GAP, TEXT } from './measures';
import { chipPrimitives } from './changes';
import { arrowHead, box, line, text } from './pieces';
import type { Plan, Spot } from './plan';
import { TAG_GAP, TAG_PAD } from './tags';
import type { Words } from './words';

/** One item per router, one per run of silent hops. `under` gives the ground of a place. */
export function nodeItems(
  plan: Plan,
  under: (row: number, x: number) => Paint,
  evidence: Evidence,
  words: Words,
  folding: Folding,
): readonly SceneItem[] {
  const spots = new Map(plan.rows.flat().flatMap((spot) => spot.unit.routers.map(({ id }) => [id, spot] as const)));
  const crossed = new Set(plan.stripes.translations.map(({ row }) => row));
  return plan.rows.flatMap((row, index) => {
    const natLine = crossed.has(index);
    const items = row.flatMap((spot) =>
      spot.unit.kind === 'silent'
        ? silentItem(spot, evidence, words)
        : spot.unit.kind === 'fold'
          ? foldItem(spot, evidence, words, folding)
          : spot.face.members.map((member) =>
              routerItem(spot, member, natLine ? under(index, spot.x) : undefined, evidence, words),
            ),
    );
    return items.map((item, lane) => {
      const fold = folding.of.get(item.id);
      return { ...item, ...(fold && { fold }), ...pinOf(spots.get(item.id), plan), stop: { rank: index, lane } };
    });
  });
}

/** A fold is made anew with each drawing: it has no place of its own. */
function pinOf(spot: Spot | undefined, { axis }: Plan): Pick<SceneItem, 'pin'> {
  if (!spot || spot.unit.kind === 'fold') return {};
  const fixed = spot.unit.routers.some(({ pin }) => pin !== undefined);
  return { pin: { at: Math.round(spot.x - axis), fixed } };
}

function routerItem(
  spot: Spot,
  member: Member,
  knockout: Paint | undefined,
  evidence: Evidence,
  words: Words,
): SceneItem {
  const { router } = member;
  return {
    id: router.id,
    mark: 'node',
    data: { ...dataOf(router), ...changeOf(member) },
    subject: router.id,
    label: words.node(router),
    evidence: evidence.ofRouter(router),
    primitives: [
      ...iconPrimitives(spot, member, knockout),
      ...tagPrimitives(spot, member),
      ...(spot.unit.kind === 'frame' ? directionPrimitives(spot, member) : []),
      ...changePrimitives(spot, member),
    ],
  };
}

function dataOf(router: Router): Readonly<Record<string, string>> {
  return {
    kind: router.kind,
    rank: String(router.rank),
    ...(router.domain !== undefined && { domain: router.domain }),
  };
}

function silentItem(spot: Spot, evidence: Evidence, words: Words): readonly SceneItem[] {
  const [router] = spot.unit.routers;
  const [member] = spot.face.members;
  if (!router || !member) return [];
  const { name } = member;
  const stroke = { paint: 'muted', width: 1.2, dash: [4, 3] } as const;
  return [
    {
      id: router.id,
      mark: 'node',
      data: { ...dataOf(router), hops: String(spot.unit.routers.length), ...changeOf(member) },
      subject: router.id,
      ...(spot.unit.routers.length > 1 && { members: spot.unit.routers.map(({ id }) => id) }),
      label: spot.unit.routers.length > 1 ? words.run(name, member.change) : words.node(router),
      evidence: spot.unit.routers.flatMap((one) => evidence.ofRouter(one)),
      primitives: [
        box(spot.left, spot.top, spot.right - spot.left, spot.bottom - spot.top, 'background', { radius: 6, stroke }),
        text(spot.x, spot.y + 4.5, name, TEXT.note, { anchor: 'middle', fill: 'muted', role: 'name' }),
        ...changePrimitives(spot, member),
      ],
    },
  ];
}

/** A box with another one behind it: several in one. */
function foldItem(spot: Spot, evidence: Evidence, words: Words, { members }: Folding): readonly SceneItem[] {
  const [router] = spot.unit.routers;
  const own = router && members.get(router.id);
  const [member] = spot.face.members;
  if (!router || !own || !member) return [];
  const width = spot.right - spot.left;
  const stroke = { paint: 'node-edge', width: 1.2 } as const;
  const rise = spot.bottom - spot.top;
  return [
    {
      id: router.id,
      mark: 'node',
      data: { ...dataOf(router), kind: 'fold', hops: String(own.length), ...changeOf(member) },
      subject: router.id,
      members: own,
      label: words.fold(router),
      evidence: evidence.ofRouter(router),
      primitives: [
        box(spot.left + 4, spot.top - 3, width - 4, rise - 1, 'background', { radius: 6, stroke }),
        box(spot.left, spot.top + 1, width - 4, rise - 1, 'background', { radius: 6, stroke }),
        text(spot.x - 2, spot.y + 5, router.label, TEXT.note, { anchor: 'middle', bold: true, role: 'name' }),
        ...changePrimitives(spot, member),
      ],
    },
  ];
}

const nameLeft = (spot: Spot, member: Member): number => spot.x + member.offset + ICON.width / 2 + NAME_GAP;

/** Where a NAT line crosses the row, the name stands on a piece of ground that interrupts it. */
function iconPrimitives(spot: Spot, member: Member, knockout: Paint | undefined): readonly Primitive[] {
  const x = spot.x + member.offset;
  const left = nameLeft(spot, member);
  const width = measureText(member.name, TEXT.name, { bold: true });
  return [
    { type: 'icon', icon: member.icon, x: half(x - ICON.width / 2), y: half(spot.y - ICON.height / 2), ...ICON },
    ...(knockout ? [box(left - NAME_GAP, spot.y - 9, width + NAME_GAP + 6, 18, knockout)] : []),
    text(left, spot.y + 5, member.name, TEXT.name, { bold: true, role: 'name' }),
  ];
}

const nameRight = (spot: Spot, member: Member): number =>
  nameLeft(spot, member) + measureText(member.name, TEXT.name, { bold: true });

/** Behind the name, in a frame behind its arrow too; behind the box of what has no name. */
function changePrimitives(spot: Spot, member: Member): readonly Primitive[] {
  const { change, lean } = member;
  if (!change) return [];
  const { kind } = spot.unit;
  if (kind === 'silent' || kind === 'fold') return chipPrimitives(change, spot.right, spot.y);
  return chipPrimitives(change, nameRight(spot, member) + (kind === 'frame' && lean !== 0 ? ARROW : 0), spot.y);
}

const changeOf = ({ change }: Member): Readonly<Record<string, string>> => (change ? { change: change.kind } : {});

/** Notes of the tools, in a box behind the name. */
function tagPrimitives(spot: Spot, member: Member): readonly Primitive[] {
  if (member.tags === '') return [];
  const left = nameRight(spot, member) + (member.change?.width ?? 0) + TAG_GAP;
  const width = measureText(member.tags, TEXT.note) + 2 * TAG_PAD;
  return [
    box(left, spot.y - 8, width, 16, 'background', { radius: 3, stroke: { paint: 'warning', width: 1 } }),
    text(left + width / 2, spot.y + 4.5, member.tags, TEXT.note, { anchor: 'middle', fill: 'warning', role: 'tag' }),
  ];
}

/** In a frame: which way passes this member, when only one does. */
function directionPrimitives(spot: Spot, member: Member): readonly Primitive[] {
  if (member.lean === 0) return [];
  const way = member.lean < 0 ? 'forward' : 'return';
  const up = way === 'forward';
  const x = nameLeft(spot, member) + measureText(member.name, TEXT.name, { bold: true }) + 10;
  const [tip, tail] = up ? [spot.y - 9, spot.y + 9] : [spot.y + 9, spot.y - 9];
  return [line(x, tail, x, tip + (up ? 7 : -7), LANES[way]), arrowHead(x, tip, up, LANES[way].paint)];
}

/** The frame around routers that one reading takes for a single box. */
export function frameItems(
  plan: Plan,
  under: (row: number, x: number) => Paint,
  evidence: Evidence,
): readonly SceneItem[] {
  const ambiguous = plan.wires.filter((wire) => wire.ambiguous);
  const open = new Map(ambiguous.flatMap((wire) => [wire.lower, wire.upper].map(({ unit }) => [unit, wire] as const)));
  return plan.rows.flat().flatMap((spot): readonly SceneItem[] => {
    if (spot.unit.kind !== 'frame') return [];
    const { routers } = spot.unit;
    const wire = open.get(spot.unit);
    const question = spot.face.question ?? '';
    const width = spot.right - spot.left;
    const stroke = { paint: 'uncertain', width: 1.3, dash: [2, 3] } as const;
    return [
      {
        id: routers.map((router) => router.id).join(' '),
        mark: 'card',
        data: { kind: 'frame', routers: routers.map((router) => router.id).join(' ') },
        subject: wire?.segment?.id ?? spot.unit.id,
        label: question,
        evidence: [
          ...evidence.ofClaim(wire?.segment?.claim),
          ...evidence.ofAddresses(routers.flatMap((router) => router.interfaces)),
        ],
        primitives: [
          box(spot.left, spot.top, width, spot.bottom - spot.top, 'background', { radius: 8, stroke }),
          text(spot.right + NAME_GAP, spot.y + 4.5, question, TEXT.note, {
            fill: 'uncertain',
            italic: true,
            halo: under(spot.unit.row, spot.right + NAME_GAP),
            role: 'question',
          }),
        ],
      },
    ];
  });
}
