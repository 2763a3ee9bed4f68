import { recognize } from '../../src/analyzers/detect';
import { buildTopology } from '../../src/analyzers/build/topology';
import { inferRoute } from '../../src/analyzers/infer/route';
import type { RouteGraph } from '../../src/model/topology';
import type { Trace } from '../../src/model/trace';
import type { Case } from './truth';

/** What somebody says about a case: ours, or a baseline. Pairs are addresses. */
export interface Answer {
  readonly routers: readonly (readonly string[])[];
  readonly segments: readonly {
    readonly a: string;
    readonly b: string;
    readonly prefix?: string;
    readonly confidence: number;
  }[];
  readonly nats: readonly { readonly kind: string; readonly inside: readonly string[] }[];
  readonly asymmetric: readonly string[];
  readonly verdict: 'symmetric' | 'asymmetric' | 'unknown';
  readonly borders: readonly (readonly [string, string])[];
}

/** Through the real parsers. Every second case leaves it to the inference which way each trace runs. */
export function readTraces({ name, texts }: Case, rolesGiven: boolean): readonly Trace[] {
  return texts.flatMap(({ role, text }, index) => {
    const id = `${name} ${index}`;
    const { traces } = recognize({ id, name: id, text, ...(rolesGiven && { role }) }, {});
    return rolesGiven ? traces.map((trace) => ({ ...trace, role })) : traces;
  });
}

export function ours(one: Case, traces: readonly Trace[]): Answer {
  return answerOf(inferRoute(buildTopology(traces), one.config));
}

export function answerOf(graph: RouteGraph): Answer {
  return {
    routers: graph.routers.map((router) => router.interfaces),
    segments: graph.segments.flatMap(({ members, prefix, confidence }) =>
      members.flatMap((a, index) =>
        members.slice(index + 1).map((b) => ({ a, b, ...(prefix !== undefined && { prefix }), confidence })),
      ),
    ),
    nats: graph.nat,
    asymmetric: graph.spans.flatMap((span) => (span.verdict === 'asymmetric' ? [...span.forward, ...span.return] : [])),
    verdict: graph.path.verdict,
    // Less than an even chance is drawn as possible, and claims no place.
    borders: graph.boundaries.flatMap(({ between, confidence }) => (confidence >= 0.5 ? [between] : [])),
  };
}
