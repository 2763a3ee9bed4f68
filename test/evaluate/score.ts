import { borderKey, type Truth } from './truth';
import type { Answer } from './answer';

/** Counts over many cases; every figure of the table follows from them. */
export interface Score {
  cases: number;
  readonly alias: Hits;
  readonly segment: Hits;
  readonly asymmetric: Hits;
  readonly border: Hits;
  prefixExact: number;
  natExact: number;
  pathWrong: number;
  pathUnknown: number;
  /** Of the paths called asymmetric. */
  readonly pathAsymmetric: Hits;
  brierSum: number;
  brierCount: number;
}

interface Hits {
  right: number;
  wrong: number;
  missed: number;
}

const noHits = (): Hits => ({ right: 0, wrong: 0, missed: 0 });

export function newScore(): Score {
  return {
    cases: 0,
    alias: noHits(),
    segment: noHits(),
    asymmetric: noHits(),
    border: noHits(),
    prefixExact: 0,
    natExact: 0,
    pathWrong: 0,
    pathUnknown: 0,
    pathAsymmetric: noHits(),
    brierSum: 0,
    brierCount: 0,
  };
}

/** A segment below an even chance is not claimed; its confidence counts all the same. */
const CLAIMED = 0.5;

export function addCase(score: Score, answer: Answer, truth: Truth): void {
  score.cases += 1;
  count(
    score.alias,
    pairsIn(answer.routers.map((ips) => ips.filter((ip) => truth.routers.has(ip)))),
    truePairs(truth.routers),
  );
  scoreSegments(score, answer, truth);
  const wanted = truth.nats.map(({ kind, inside }) => `${kind} ${inside}`).sort();
  const found = answer.nats.flatMap(({ kind, inside }) => inside.map((ip) => `${kind} ${ip}`)).sort();
  if (wanted.join() === found.join()) score.natExact += 1;
  count(score.asymmetric, new Set(answer.asymmetric.filter((ip) => truth.routers.has(ip))), truth.asymmetric);
  if (answer.verdict === 'unknown') score.pathUnknown += 1;
  else if (answer.verdict !== truth.verdict) score.pathWrong += 1;
  if (answer.verdict === 'asymmetric') score.pathAsymmetric[truth.verdict === 'asymmetric' ? 'right' : 'wrong'] += 1;
  else if (truth.verdict === 'asymmetric') score.pathAsymmetric.missed += 1;
  const borders = answer.borders.flatMap(([a, b]) => {
    const [x, y] = [truth.routers.get(a), truth.routers.get(b)];
    return x !== undefined && y !== undefined ? [borderKey(x, y)] : [];
  });
  count(score.border, new Set(borders), truth.borders);
}

function scoreSegments(score: Score, { segments }: Answer, { subnets }: Truth): void {
  const real = truePairs(new Map([...subnets].map(([ip, { id }]) => [ip, id])));
  const claimed = new Set<string>();
  for (const { a, b, prefix, confidence } of segments) {
    const key = borderKey(a, b);
    const right = real.has(key);
    score.brierSum += (confidence - (right ? 1 : 0)) ** 2;
    score.brierCount += 1;
    if (confidence < CLAIMED || claimed.has(key)) continue;
    claimed.add(key);
    if (right && prefix !== undefined && prefix === subnets.get(a)?.prefix) score.prefixExact += 1;
  }
  count(score.segment, claimed, real);
}

function count(hits: Hits, found: ReadonlySet<string>, real: ReadonlySet<string>): void {
  for (const one of found) hits[real.has(one) ? 'right' : 'wrong'] += 1;
  for (const one of real) if (!found.has(one)) hits.missed += 1;
}

function pairsIn(groups: readonly (readonly string[])[]): Set<string> {
  return new Set(groups.flatMap((ips) => ips.flatMap((a, index) => ips.slice(index + 1).map((b) => borderKey(a, b)))));
}

function truePairs(groupOf: ReadonlyMap<string, string>): Set<string> {
  const groups = new Map<string, string[]>();
  for (const [ip, id] of groupOf) groups.set(id, [...(groups.get(id) ?? []), ip]);
  return pairsIn([...groups.values()]);
}

export interface Figures {
  readonly aliasPrecision: number;
  readonly aliasF1: number;
  readonly segmentPrecision: number;
  readonly segmentF1: number;
  readonly prefixExact: number;
  readonly natExact: number;
  readonly asymmetryPrecision: number;
  readonly asymmetryF1: number;
  readonly pathWrong: number;
  readonly pathUnknown: number;
  readonly pathPrecision: number;
  readonly borderF1: number;
  readonly brier: number;
}

function precision({ right, wrong }: Hits): number {
  return right + wrong === 0 ? 0 : (100 * right) / (right + wrong);
}

function f1({ right, wrong, missed }: Hits): number {
  return right === 0 ? 0 : (200 * right) / (2 * right + wrong + missed);
}

/** Percent, but for the Brier score. */
export function figuresOf(score: Score): Figures {
  const share = (count: number): number => (100 * count) / Math.max(1, score.cases);
  return {
    aliasPrecision: precision(score.alias),
    aliasF1: f1(score.alias),
    segmentPrecision: precision(score.segment),
    segmentF1: f1(score.segment),
    prefixExact: (100 * score.prefixExact) / Math.max(1, score.segment.right),
    natExact: share(score.natExact),
    asymmetryPrecision: precision(score.asymmetric),
    asymmetryF1: f1(score.asymmetric),
    pathWrong: share(score.pathWrong),
    pathUnknown: share(score.pathUnknown),
    pathPrecision: precision(score.pathAsymmetric),
    borderF1: f1(score.border),
    brier: score.brierSum / Math.max(1, score.brierCount),
  };
}
