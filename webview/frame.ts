import { select } from 'd3';
import type { Scene } from '../src/layout/scene';
import type { PanelContent } from '../src/protocol/messages';
import { element } from './element';

/** The fixed parts of the page; everything else fills them. */
export interface Frame {
  readonly tabs: HTMLElement;
  readonly banner: HTMLElement;
  readonly filters: HTMLElement;
  readonly toolbar: HTMLElement;
  readonly canvas: HTMLElement;
  readonly svg: SVGSVGElement;
  /** Carries the zoom transform; the items are its children. */
  readonly layer: SVGGElement;
  readonly table: HTMLElement;
  /** Says to screen readers what a key did. */
  readonly live: HTMLElement;
  readonly empty: HTMLElement;
  readonly legend: HTMLDetailsElement;
  readonly inspector: HTMLElement;
  readonly main: HTMLElement;
}

/** Builds the page under `body`; the document itself stays free of data (design/vscode.md, row 10). */
export function buildFrame(): Frame {
  const tabs = element('div', { id: 'tabs', role: 'tablist', hidden: true });
  const banner = element('div', { id: 'banner', role: 'status' });
  const filters = element('div', { id: 'filters', role: 'group', hidden: true });
  const toolbar = element('div', { id: 'toolbar', role: 'toolbar' });
  const canvas = element('section', { id: 'canvas' });
  const svg = select(canvas).append('svg').attr('id', 'diagram').attr('role', 'graphics-document');
  // Cut and paste have no meaning in a drawing; items bring their own entries (painter.ts).
  svg.attr('data-vscode-context', JSON.stringify({ preventDefaultContextMenuItems: true }));
  const layer = svg.append('g').attr('id', 'layer');
  const empty = element('div', { id: 'empty', hidden: true });
  const legend = element('details', { id: 'legend', hidden: true });
  const inspector = element('aside', { id: 'inspector', hidden: true });
  const table = element('div', { id: 'table', hidden: true });
  const live = element('div', { id: 'live', role: 'status' });
  canvas.append(table, empty, live);
  const main = element('main', {}, [canvas, inspector, legend]);
  document.body.append(element('header', {}, [tabs, banner, filters, toolbar]), main);
  return {
    tabs,
    banner,
    filters,
    toolbar,
    canvas,
    svg: svg.node() as SVGSVGElement,
    layer: layer.node() as SVGGElement,
    table,
    live,
    empty,
    legend,
    inspector,
    main,
  };
}

/** Either the drawing with all that belongs to it, or the empty state. */
export function showDrawing(frame: Frame, drawn: boolean): void {
  const { empty, svg, toolbar, tabs, legend, inspector, filters, table } = frame;
  empty.hidden = drawn;
  svg.toggleAttribute('hidden', !drawn);
  toolbar.hidden = !drawn;
  if (!drawn) for (const part of [tabs, legend, inspector, filters, table]) part.hidden = true;
}

/** What a screen reader says of the drawing and of the part of the page that holds it. */
export function nameDrawing({ canvas, svg }: Frame, scene: Scene, { scenes, strings }: PanelContent): void {
  canvas.setAttribute('role', scenes.length > 1 ? 'tabpanel' : 'region');
  canvas.setAttribute('aria-label', strings.diagram);
  svg.setAttribute('aria-label', `${scene.title}. ${scene.description}`);
  svg.setAttribute('data-kind', scene.kind);
}
