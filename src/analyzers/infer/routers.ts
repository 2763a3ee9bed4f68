import { canonicalIp } from '../../model/address';
import type { Alternative, Claim } from '../../model/claim';
import type { Router, RouterKind } from '../../model/topology';
import { voteConfidence, type Aliases } from './aliases';
import type { OpenPair } from './adjacent';
import { alternative, claim, logOdds, reason } from './claim';
import type { DraftNat } from './nat';
import { addressesOf, isNumbered, type Node } from './node';
import type { Alignment } from './align';
import type { DraftSpan } from './spans';
import type { DraftRouter, Stations } from './stations';
import { HOME } from './territory';

interface RouterInput {
  readonly stations: Stations;
  readonly aliases: Aliases;
  readonly nats: readonly DraftNat[];
  readonly spans: readonly DraftSpan[];
  readonly alignments: readonly Alignment[];
  readonly openPairs: readonly OpenPair[];
  readonly domainOf: ReadonlyMap<string, string>;
}

/** Words in a box's own name that tell its job; a claim from a name, never more than likely. */
const KIND_WORDS: readonly (readonly [RouterKind, RegExp])[] = [
  // fwsm0.cc.example.ac.jp, fw1, asa-edge, paloalto2
  ['firewall', /^(?:fw|fwsm|asa|srx|palo|paloalto|fortigate|checkpoint|firewall)[0-9-]*/],
  // catalyst6509-pri.cc.example.ac.jp, l3sw1, sw-core
  ['switch', /^(?:catalyst|cat\d|l[23]sw|sw\d|sw-|switch)/],
];

/** The router objects of the drawing, sorted by rank. */
export function describeRouters(input: RouterInput): {
  readonly routers: readonly Router[];
  readonly claims: readonly Claim[];
} {
  const natOf = new Set(input.nats.flatMap(({ inside }) => inside.map((node) => input.stations.of(node.id))));
  const doubts = openRouters(input);
  const drafts = [...input.stations.routers.values()].sort(byRankThenAddress);
  const labels = labelRouters(drafts, input);
  const aliasClaims = claimAliases(drafts, input, doubts);
  const routers = drafts.map((draft): Router => {
    const domain = input.domainOf.get(draft.id);
    const alias = aliasClaims.get(draft.id);
    return {
      id: draft.id,
      label: labels.get(draft.id) ?? draft.id,
      kind: natOf.has(draft.id) ? 'nat' : kindOf(draft),
      names: namesOf(draft),
      ...(domain !== undefined && { domain }),
      interfaces: addressesOf(draft.nodes),
      rank: draft.rank,
      confidence: alias?.confidence ?? (doubts.get(draft.id)?.twoLinks || 0.99),
      hops: hopsOf(draft),
    };
  });
  return { routers, claims: [...aliasClaims.values(), ...routers.flatMap((router) => claimKind(router, drafts))] };
}

function byRankThenAddress(a: DraftRouter, b: DraftRouter): number {
  return a.rank - b.rank || (a.id < b.id ? -1 : 1);
}

function hopsOf(draft: DraftRouter): Router['hops'] {
  const seen = new Map(draft.hops.map((hop) => [`${hop.trace}#${hop.ttl}`, hop]));
  for (const node of draft.nodes) for (const hop of node.seen) seen.set(`${hop.trace}#${hop.ttl}`, hop);
  return [...seen.values()].sort((a, b) => (a.trace < b.trace ? -1 : a.trace > b.trace ? 1 : a.ttl - b.ttl));
}

function namesOf(draft: DraftRouter): readonly string[] {
  const names = draft.nodes.flatMap((node) =>
    // Where nothing else was printed the name is kept whole: it is all that tells one port from another.
    node.names.flatMap((name) =>
      !isNumbered(node) ? [name.name] : name.addressDerived ? [] : [name.router ?? name.name],
    ),
  );
  return [...new Set(names)];
}

function bestName(draft: DraftRouter): string | undefined {
  const read = draft.nodes.flatMap((node) => node.names);
  const own = draft.nodes.find((node) => !isNumbered(node));
  return read.find((name) => name.router)?.router ?? own?.ip;
}

/** Best name, else `R<rank>`; several at one rank get a letter: f and r for the two directions, else a, b, c. */
function labelRouters(drafts: readonly DraftRouter[], input: RouterInput): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const unnamed = new Map<number, DraftRouter[]>();
  for (const draft of drafts) {
    const name = (draft.kind === 'server' ? askedName(draft, input) : undefined) ?? bestName(draft);
    if (name !== undefined) labels.set(draft.id, name);
    else if (draft.kind === 'home' || draft.kind === 'server')
      labels.set(draft.id, draft.nodes[0]?.ip ?? endLabel(draft, input));
    else unnamed.set(draft.rank, [...(unnamed.get(draft.rank) ?? []), draft]);
  }
  const ways = waysOf(input);
  for (const [rank, group] of unnamed) {
    const suffixes = suffixesFor(group.map((draft) => ways.get(draft.id) ?? ''));
    group.forEach((draft, index) => labels.set(draft.id, `R${rank}${suffixes[index] ?? ''}`));
  }
  return labels;
}

function endLabel(draft: DraftRouter, { domainOf }: RouterInput): string {
  if (draft.kind === 'server') return 'server';
  return domainOf.get(draft.id) === HOME ? 'PC' : 'source';
}

/** The name the user traced: they know the server as `login`, whatever its reverse name says. The shortest where they used several. */
function askedName({ nodes }: DraftRouter, { alignments }: RouterInput): string | undefined {
  const own = new Set(nodes.map((node) => node.ip));
  const asked = alignments.flatMap(({ path }) =>
    [...path.forward.walks, ...path.back.walks].flatMap(({ trace: { target, targetIp } }) =>
      target !== undefined && targetIp !== undefined && own.has(targetIp) && canonicalIp(target) === undefined
        ? [target]
        : [],
    ),
  );
  return [...new Set(asked)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

function suffixesFor(ways: readonly string[]): readonly string[] {
  if (ways.length === 1) return [''];
  const distinct = new Set(ways).size === ways.length && ways.every((way) => way === 'f' || way === 'r');
  return distinct ? ways : ways.map((_, index) => letter(index));
}

/** a … z, then a1 …: a hop of a hostile input may have any number of routers. */
function letter(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(97 + (index % 26)) + (round === 0 ? '' : String(round));
}

/** `f` for a router that only forward traces show, `r` for return only. */
function waysOf({ stations, alignments }: RouterInput): ReadonlyMap<string, string> {
  const wayOf = new Map<string, 'f' | 'r'>();
  for (const { path } of alignments) {
    for (const walk of path.forward.walks) wayOf.set(walk.trace.id, 'f');
    for (const walk of path.back.walks) wayOf.set(walk.trace.id, 'r');
  }
  const ways = new Map<string, string>();
  for (const draft of stations.routers.values()) {
    const seen = new Set(hopsOf(draft).map((hop) => wayOf.get(hop.trace) ?? ''));
    ways.set(draft.id, seen.size === 1 ? [...seen].join('') : '');
  }
  return ways;
}

function kindOf(draft: DraftRouter): RouterKind {
  if (draft.kind === 'silent') return 'silent';
  if (draft.kind === 'home') return 'host';
  if (draft.kind === 'server') return 'server';
  return namedKind(bestName(draft)) ?? 'router';
}

function namedKind(name: string | undefined): RouterKind | undefined {
  const own = name?.split('.')[0] ?? '';
  return KIND_WORDS.find(([, word]) => word.test(own))?.[0];
}

function claimKind(router: Router, drafts: readonly DraftRouter[]): readonly Claim[] {
  if (router.kind !== 'firewall' && router.kind !== 'switch') return [];
  const nodes = drafts.find((draft) => draft.id === router.id)?.nodes ?? [];
  const evidence = nodes.flatMap((node) => node.evidence);
  const why = reason('route.reason.kind-name', { name: router.label }, logOdds(0.85), evidence);
  const key = `route.claim.kind-${router.kind}`;
  return [claim({ rule: 'router/kind', subject: [router.id], key, args: { name: router.label }, reasons: [why] })];
}

/** Routers on the two sides of a row that has two readings, with the odds that they are two boxes. */
function openRouters({
  stations,
  openPairs,
  spans,
  alignments,
}: RouterInput): ReadonlyMap<string, { readonly twoLinks: number }> {
  const doubts = new Map<string, { twoLinks: number }>();
  if (openPairs.length === 0) return doubts;
  for (const span of spans) {
    if (span.verdict !== 'unknown' || !span.covered) continue;
    const path = alignments.find((one) => one.path.id === span.path)?.path;
    if (!path) continue;
    const inner = [
      ...Array.from({ length: Math.max(0, span.end.forward - span.start.forward - 1) }, (_, k) =>
        stations.at(path, 'forward', span.start.forward + 1 + k),
      ),
      ...Array.from({ length: Math.max(0, span.start.back - span.end.back - 1) }, (_, k) =>
        stations.at(path, 'back', span.end.back + 1 + k),
      ),
    ].flat();
    for (const id of inner) doubts.set(id, { twoLinks: span.pAsymmetric });
  }
  return doubts;
}

/** One claim per router of several addresses: that they are one box. */
function claimAliases(
  drafts: readonly DraftRouter[],
  input: RouterInput,
  doubts: ReadonlyMap<string, { readonly twoLinks: number }>,
): ReadonlyMap<string, Claim> {
  const votes = new Map<string, Aliases['taken'][number][]>();
  for (const vote of input.aliases.taken) push(votes, input.stations.of(vote.a), vote);
  const against = new Map<string, Alternative[]>();
  for (const { a, b, reasons, conflict } of input.aliases.refused) {
    const why = [...reasons, reason(`route.reason.conflict-${conflict}`, { a, b }, -6)];
    for (const id of [input.stations.of(a), input.stations.of(b)]) {
      push(against, id, alternative('route.reading.one-router', { a, b }, why));
    }
  }
  const claims = new Map<string, Claim>();
  for (const draft of drafts) {
    const own = votes.get(draft.id) ?? [];
    const doubt = doubts.get(draft.id);
    if (own.length === 0) continue;
    const merged = doubt && alternative('route.reading.merged', { rank: draft.rank }, [], 1 - doubt.twoLinks);
    claims.set(
      draft.id,
      claim({
        rule: 'alias/one-router',
        subject: [draft.id],
        key: 'route.claim.alias',
        args: { ips: draft.nodes.map((node: Node) => node.ip).join(', ') },
        reasons: own.flatMap((vote) => vote.reasons),
        // A chain of pairs is as sure as its weakest link.
        confidence: Math.min(...own.map(voteConfidence)),
        alternatives: [...(merged ? [merged] : []), ...(against.get(draft.id) ?? [])],
      }),
    );
  }
  return claims;
}

function push<T>(map: Map<string, T[]>, key: string | undefined, value: T): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
