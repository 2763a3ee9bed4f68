import type { UiKey } from '../messages/ui';
import { lossPercent, statisticsOf } from '../model/hopStatistics';
import { answerers, type Hop, type Trace } from '../model/trace';
import type { InspectorFact } from '../protocol/messages';
import { factOf, type Inspection } from './inspection';

/** What several rounds tell of a hop: loss and times, who else answered there, and where the route changed meanwhile. */
export function hopFacts(inspection: Inspection, { source }: Trace, hop: Hop): readonly InspectorFact[] {
  const { ttl } = hop;
  const { ui, places } = inspection;
  const evidence = places.linkIn(source, hop.span);
  const statistics = statisticsOf(hop);
  const others = answerers(hop);
  const facts = [
    statistics && statistics.sent > 1
      ? factOf(
          inspection,
          'probes',
          ui('ui.inspect.loss', {
            ttl,
            sent: statistics.sent,
            lost: statistics.lost,
            percent: lossPercent(statistics),
          }) + timesOf(ui, statistics),
          evidence,
        )
      : undefined,
    others.length > 1 ? factOf(inspection, 'alternatives', `${ttl}: ${others.join(', ')}`, evidence) : undefined,
    ...(hop.changes ?? []).map(({ before, after, span }) =>
      factOf(
        inspection,
        'routeChange',
        ui('ui.inspect.routeChange', { ttl, before, after }),
        places.linkIn(source, span),
      ),
    ),
  ];
  return facts.filter((fact) => fact !== undefined);
}

type Times = NonNullable<ReturnType<typeof statisticsOf>>;

function timesOf(ui: (key: UiKey, args?: Record<string, string>) => string, { best, avg, worst }: Times): string {
  if (best === undefined || avg === undefined || worst === undefined) return '';
  return ui('ui.inspect.times', { best: ms(best), avg: ms(avg), worst: ms(worst) });
}

/** Three digits are more than a route repeats. */
function ms(value: number): string {
  return String(Number(value.toPrecision(3)));
}
