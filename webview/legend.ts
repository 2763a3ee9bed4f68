import { select } from 'd3';
import { SAMPLE_HEIGHT, SAMPLE_WIDTH } from '../src/layout/legend';
import type { LegendEntry } from '../src/layout/scene';
import { element } from './element';
import { paintPrimitives } from './primitives';

/** Lists only what the drawing uses; an empty legend is not shown. */
export function paintLegend(legend: HTMLDetailsElement, entries: readonly LegendEntry[], title: string): void {
  legend.hidden = entries.length === 0;
  legend.replaceChildren(element('summary', {}, [title]), element('ul', {}, entries.map(rowOf)));
}

function rowOf(entry: LegendEntry): HTMLElement {
  const row = element('li');
  const sample = select(row)
    .append('svg')
    .attr('aria-hidden', 'true')
    .attr('viewBox', `0 0 ${SAMPLE_WIDTH} ${SAMPLE_HEIGHT}`);
  paintPrimitives(sample.node() as Element, entry.primitives);
  row.append(entry.text);
  return row;
}
